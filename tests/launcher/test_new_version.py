"""A new version on a computer: a backup first, the old one kept, and offered back."""

import json
import os
import signal
from pathlib import Path

import pytest

from tests.launcher.conftest import UP, Computer

HANGS = "exec sleep 30 >/dev/null 2>&1"
CRASHES = "exit 3"
NEEDLESS = """
case "$*" in
*"backup before-update"*) echo '{"path": "", "needless": true}'; exit 0;;
*"backup restore"*) exit 1;;
esac
"""
NO_BACKUP = 'case "$*" in *backup*) echo "Ổ đĩa đã đầy." >&2; exit 1;; esac\n'


def _used(computer: Computer, version: str = "0.1.0") -> Path:
    file = computer.download(version)
    assert computer.run(file, "--data", "d") == (0, "")
    return file


def test_the_old_version_backs_up_before_the_new_one_starts(computer: Computer) -> None:
    _used(computer)
    new = computer.download("0.2.0")
    assert computer.run(new, "--data", "d") == (0, "")
    assert computer.ran[1:] == [
        "0.1.0 --data d backup before-update --json",
        "0.2.0 --data d",
    ]
    assert computer.run(new, "--data", "d") == (0, "")
    assert computer.ran[3:] == ["0.2.0 --data d"]


def test_an_encrypted_office_needs_no_backup_before_its_password(
    computer: Computer,
) -> None:
    """Nothing changes it before it is opened; then the program copies it first."""
    assert computer.run(computer.download("0.1.0", answers=NEEDLESS)) == (0, "")
    crashing = computer.download("0.2.0", CRASHES)
    assert computer.run(crashing, MOTCUA_ANSWER="old")[0] == 0
    assert computer.ran[1:] == ["0.1.0 backup before-update --json", "0.2.0 ", "0.1.0 "]


def test_only_the_last_two_versions_are_kept(computer: Computer) -> None:
    for version in ("0.1.0", "0.2.0", "0.3.0"):
        _used(computer, version)
    _used(computer, "0.3.0")
    assert [it[:5] for it in computer.versions] == ["0.2.0", "0.3.0"]


def test_a_folder_in_use_is_left_alone(computer: Computer) -> None:
    """Its program may load what it needs later."""
    stays = f'{UP}\necho $$ > "$TRACE.pid"\nexec sleep 30 >/dev/null 2>&1'
    assert computer.run(computer.download("0.1.0", stays)) == (0, "")
    for version in ("0.2.0", "0.3.0", "0.4.0", "0.4.0"):
        _used(computer, version)
    os.kill(int((computer.place / "trace.pid").read_text()), signal.SIGKILL)
    assert [it[:5] for it in computer.versions] == ["0.1.0", "0.3.0", "0.4.0"]


def test_without_a_backup_the_new_version_does_not_start(computer: Computer) -> None:
    assert computer.run(computer.download("0.1.0", answers=NO_BACKUP)) == (0, "")
    status, said = computer.run(computer.download("0.2.0"))
    assert status == 0
    assert "Chưa dùng phiên bản mới 0.2.0: chưa sao lưu được" in said
    assert "Ổ đĩa đã đầy." in said
    assert computer.ran[-1] == "0.1.0 "
    assert not any(it.startswith("0.2.0") for it in computer.ran)


@pytest.mark.parametrize("script", [HANGS, CRASHES])
def test_a_version_that_does_not_come_up_gives_way_to_the_old_one(
    computer: Computer, script: str
) -> None:
    _used(computer)
    new = computer.download("0.2.0", script)
    words = ("--data", "d")
    status, said = computer.run(new, *words, MOTCUA_PATIENCE="0.6", MOTCUA_ANSWER="old")
    assert status == 0
    assert "Phiên bản mới 0.2.0 chưa mở lên được." in said
    assert computer.ran[1:] == [
        "0.1.0 --data d backup before-update --json",
        "0.2.0 --data d",
        "0.1.0 --data d backup restore /bản sao/truoc.db",
        "0.1.0 --data d",
    ]
    state = json.loads((computer.programs / "state.json").read_text())
    assert state["current"].startswith("0.1.0")


def test_a_slow_version_may_be_waited_for(computer: Computer) -> None:
    _used(computer)
    slow = computer.download("0.2.0", f"sleep 1\n{UP}")
    status, said = computer.run(slow, MOTCUA_PATIENCE="0.4", MOTCUA_ANSWER="wait")
    assert (status, "chưa mở lên được" in said) == (0, True)
    assert not any("restore" in it for it in computer.ran)
    assert computer.run(slow) == (0, "")


def test_each_try_of_a_version_has_its_own_backup(computer: Computer) -> None:
    """The office worked on with the old version: its newest state is what counts."""
    _used(computer)
    new = computer.download("0.2.0", CRASHES)
    for _ in range(2):
        computer.run(new, MOTCUA_ANSWER="old")
    assert sum("backup before-update" in it for it in computer.ran) == 2


def test_a_first_version_that_does_not_come_up_is_told(computer: Computer) -> None:
    file = computer.download("0.1.0", HANGS)
    status, said = computer.run(file, MOTCUA_PATIENCE="0.3")
    assert (status, "chưa mở lên. Chờ thêm" in said) == (4, True)


def test_a_refusal_keeps_its_own_status(computer: Computer) -> None:
    file = computer.download("0.1.0", 'echo "Ổ mạng." >&2\nexit 1')
    assert computer.run(file) == (1, "Ổ mạng.\n")


def test_an_older_file_starts_the_newer_version(computer: Computer) -> None:
    old = _used(computer)
    _used(computer, "0.10.0")
    assert computer.run(old) == (0, "")
    assert computer.ran[-1] == "0.10.0 "


def test_an_office_on_a_server_is_backed_up_by_its_keeper(computer: Computer) -> None:
    _used(computer)
    new = computer.download("0.2.0")
    assert computer.run(new, "--database", "postgresql://máy/một_cửa") == (0, "")
    assert not any("backup" in it for it in computer.ran)


def test_a_window_that_came_to_the_front_proves_no_new_version(
    computer: Computer,
) -> None:
    _used(computer)
    new = computer.download("0.2.0", 'printf raised > "$MOTCUA_STARTED"')
    assert computer.run(new) == (0, "")
    state = json.loads((computer.programs / "state.json").read_text())
    assert state["current"].startswith("0.1.0")


def _take_in(computer: Computer, file: Path, version: str) -> None:
    note = {"version": version, "file": str(file), "size": file.stat().st_size}
    (computer.programs / "update.json").write_text(json.dumps(note), "utf-8")


def test_an_update_is_started_by_the_old_file(computer: Computer) -> None:
    old = _used(computer)
    _take_in(computer, computer.download("0.2.0"), "0.2.0")
    assert computer.run(old, "--data", "d") == (0, "")
    assert computer.ran[1:] == [
        "0.1.0 --data d backup before-update --json",
        "0.2.0 --data d",
    ]


def test_an_update_that_does_not_come_up_is_not_tried_again(computer: Computer) -> None:
    old = _used(computer)
    _take_in(computer, computer.download("0.2.0", CRASHES), "0.2.0")
    assert computer.run(old, MOTCUA_ANSWER="old")[0] == 0
    count = len(computer.ran)
    assert computer.run(old) == (0, "")
    assert computer.ran[count:] == ["0.1.0 "]


def test_an_update_file_that_shrank_is_not_started(computer: Computer) -> None:
    old, new = _used(computer), computer.download("0.2.0")
    _take_in(computer, new, "0.2.0")
    new.write_bytes(new.read_bytes()[:-10])
    assert computer.run(old) == (0, "")
    assert computer.ran[-1] == "0.1.0 "
