"""What the program does on Windows itself: run by Windows Python (build/windows.sh).

On another system only what is the same everywhere runs here.
"""

import os
import sys
from pathlib import Path

import pytest

from motcua_desktop import desktop
from motcua_desktop.bootstrap import default_data, open_office
from motcua_desktop.cli.main import main
from motcua_desktop.first_window import OtherWindowError, first_window
from motcua_desktop.services.errors import UnsafePlaceError
from motcua_desktop.storage.places import refuse_unsafe_place
from motcua_desktop.ui.kept_file import keep_whole

IS_WINDOWS = sys.platform == "win32"
CLERK = "Nguyễn Thị Ánh (một cửa)"


def test_data_lie_in_the_users_own_local_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("MOTCUA_DATA", raising=False)
    folder = default_data()
    assert folder.name == "MotCua"
    if IS_WINDOWS:
        assert folder.parent == Path(os.environ["LOCALAPPDATA"])


def test_an_office_lives_under_a_vietnamese_name(tmp_path: Path) -> None:
    data = tmp_path / CLERK / "dữ liệu của cơ quan"
    office = open_office(data)
    try:
        assert not [it for it in office.findings() if "trống" not in it]
        assert office.backups.make().path.is_relative_to(data)
    finally:
        office.close()


def test_a_path_longer_than_260_letters_is_used(tmp_path: Path) -> None:
    deep = tmp_path
    while len(str(deep)) < 300:
        deep /= "ă" * 60
    deep.mkdir(parents=True)
    keep_whole(deep / "bản nháp.json", "Ấn")
    assert (deep / "bản nháp.json").read_text("utf-8") == "Ấn"


def test_a_draft_replaces_the_one_before(tmp_path: Path) -> None:
    for words in ("một", "hai"):
        keep_whole(tmp_path / "drafts" / "intake.json", words)
    assert [it.name for it in (tmp_path / "drafts").iterdir()] == ["intake.json"]
    assert (tmp_path / "drafts" / "intake.json").read_text("utf-8") == "hai"


def test_an_office_has_one_window(tmp_path: Path) -> None:
    with (
        first_window(tmp_path),
        pytest.raises(OtherWindowError),
        first_window(tmp_path),
    ):
        pass
    with first_window(tmp_path):
        pass


SHARES = [r"\\máy chủ\chung"] if IS_WINDOWS else []


@pytest.mark.parametrize("place", [*SHARES, "OneDrive - Sở", "Dropbox"])
def test_shares_and_clouds_hold_no_database(tmp_path: Path, place: str) -> None:
    with pytest.raises(UnsafePlaceError):
        refuse_unsafe_place(tmp_path / place / "motcua.db")


def test_the_console_gets_utf_8(capfd: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["due", "--received", "23/11/2026 09:42", "--limit", "5 ngày làm việc"])
        == 0
    )
    assert "làm việc" in capfd.readouterr().out


def test_the_portable_folder_lies_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(desktop.LAUNCHED_FROM, str(tmp_path / "MotCua.exe"))
    monkeypatch.delenv("MOTCUA_DATA", raising=False)
    folder = tmp_path.resolve() / desktop.PORTABLE_FOLDER
    assert desktop.portable_data(is_asked=False) is None
    assert desktop.portable_data(is_asked=True) == folder
    folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert desktop.portable_data(is_asked=False) == folder
    monkeypatch.setenv("MOTCUA_DATA", str(tmp_path))
    assert desktop.portable_data(is_asked=False) is None


def test_without_a_console_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with a window has no streams on Windows."""
    monkeypatch.setenv("MOTCUA_SILENT", "1")
    monkeypatch.setattr(sys, "stderr", None)
    desktop.tell("Ổ đĩa đã đầy.")


def test_a_command_without_streams_does_its_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is started by a script of IT, or by `start /wait`."""
    report = tmp_path / "kết quả.txt"
    words = ("selftest", "--no-window", "--report", str(report))
    with monkeypatch.context() as without:
        for name in ("stdin", "stdout", "stderr"):
            without.setattr(sys, name, None)
        status = main(["--data", str(tmp_path / "máy"), *words])
        for stream in (sys.stdin, sys.stdout, sys.stderr):
            stream.close()
    assert (status, report.read_text("utf-8").splitlines()[-1]) == (
        0,
        "Tự kiểm tra: ổn.",
    )
    assert [it.name for it in (tmp_path / "máy").iterdir()] == ["logs"]


def test_awareness_and_title_bar_may_be_asked_for_twice() -> None:
    for _ in range(2):
        desktop.be_aware_of_dpi()
        desktop.colour_title_bar(0, is_dark=True)
        desktop.let_others_come_forward()
