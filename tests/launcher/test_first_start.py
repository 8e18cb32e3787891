"""The single file on a computer: unpacked once, started from there, nothing left."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from tests.launcher.conftest import UP, Computer


def test_the_first_start_unpacks_and_the_next_ones_do_not(computer: Computer) -> None:
    file = computer.download("0.1.0")
    assert computer.run(file) == (0, "")
    (version,) = computer.versions
    folder = computer.programs / "versions" / version
    assert (folder / "_internal" / "lối tắt").read_text("utf-8") == "Nguyễn"
    made = (folder / "MotCua").stat().st_mtime_ns
    assert computer.run(file) == (0, "")
    assert (folder / "MotCua").stat().st_mtime_ns == made
    assert computer.ran == ["0.1.0 ", "0.1.0 "]


def test_words_status_and_streams_pass_through(computer: Computer) -> None:
    file = computer.download("0.1.0", 'echo "cần sửa" >&2\nexit 7')
    words = ("--data", "Hồ sơ Ánh", "check", "--json")
    assert computer.run(file, *words) == (7, "cần sửa\n")
    assert computer.ran == ["0.1.0 --data Hồ sơ Ánh check --json"]


def test_the_program_learns_which_file_was_started(computer: Computer) -> None:
    file = computer.download("0.1.0", f'echo "$MOTCUA_LAUNCHED_FROM" >&2\n{UP}')
    assert computer.run(file) == (0, f"{file}\n")


def test_two_first_starts_at_once_unpack_once(computer: Computer) -> None:
    file = computer.download("0.1.0", size=30_000_000)
    starts = [computer.start(file) for _ in range(5)]
    assert [it.communicate(timeout=60)[1] for it in starts] == [""] * 5
    assert [it.returncode for it in starts] == [0] * 5
    assert len(computer.versions) == 1
    assert len(computer.ran) == 5


def test_five_kills_leave_at_most_one_folder(computer: Computer) -> None:
    file = computer.download("0.1.0", size=60_000_000)
    for kill in range(5):
        start = computer.start(file)
        time.sleep(0.05 + 0.03 * kill)
        start.send_signal(signal.SIGKILL)
        start.communicate()
        assert len(computer.versions) <= 1, computer.versions
    assert computer.run(file) == (0, "")
    (version,) = computer.versions
    assert version.startswith("0.1.0-")


@pytest.mark.parametrize("where", [0.3, 0.6, 0.95])
def test_a_changed_byte_is_told_and_nothing_is_left(
    computer: Computer, where: float
) -> None:
    file = computer.download("0.1.0", size=1_000_000)
    content = bytearray(file.read_bytes())
    start = computer.launcher.stat().st_size
    content[int(start + (len(content) - start) * where)] ^= 1
    file.write_bytes(content)
    status, said = computer.run(file)
    assert status == 4
    assert "tải về bị hỏng hoặc chưa đủ. Tải lại" in said
    assert "Dữ liệu của cơ quan không bị đụng đến." in said
    assert computer.versions == []
    assert computer.ran == []


@pytest.mark.parametrize("share", [0.4, 0.9, 0.999])
def test_a_download_cut_off_is_told(computer: Computer, share: float) -> None:
    file = computer.download("0.1.0", size=1_000_000)
    start = computer.launcher.stat().st_size
    size = file.stat().st_size
    os.truncate(file, int(start + (size - start) * share))
    status, said = computer.run(file)
    assert (status, "bị hỏng hoặc chưa đủ" in said) == (4, True)
    assert computer.versions == []


def test_a_file_taken_away_by_a_virus_scanner_is_put_back(computer: Computer) -> None:
    file = computer.download("0.1.0")
    computer.run(file)
    (version,) = computer.versions
    lost = computer.programs / "versions" / version / "_internal" / "chữ Việt.txt"
    lost.unlink()
    assert computer.run(file) == (0, "")
    assert lost.read_text("utf-8") == "Nguyễn"


def test_after_a_start_that_went_wrong_every_byte_is_checked(
    computer: Computer,
) -> None:
    file = computer.download(
        "0.1.0", f'grep -q Nguyễn "$(dirname "$0")"/_internal/chữ* || exit 9\n{UP}'
    )
    computer.run(file)
    (version,) = computer.versions
    folder = computer.programs / "versions" / version
    (folder / "_internal" / "chữ Việt.txt").write_text("Nguyển", "utf-8")
    state = computer.programs / "state.json"
    state.write_text(json.dumps({"current": "", "previous": "", "trying": version}))
    assert computer.run(file) == (0, "")


def test_a_full_disk_is_told_and_nothing_is_left(
    computer: Computer, small_disk: Path
) -> None:
    file = computer.download("0.1.0", size=8_000_000)
    status, said = computer.run(file, MOTCUA_PROGRAMS=str(small_disk))
    assert status == 4
    assert "đã đầy, chưa đặt được chương trình vào máy. Xóa bớt tệp" in said
    assert list((small_disk / "versions").iterdir()) == []
    assert computer.ran == []


def test_a_full_temp_folder_is_no_matter(computer: Computer, small_disk: Path) -> None:
    with (small_disk / "đầy").open("wb") as file:
        while True:
            try:
                file.write(bytes(65536))
                file.flush()
            except OSError:
                break
    single = computer.download("0.1.0")
    assert computer.run(single, TMPDIR=str(small_disk), TEMP=str(small_disk)) == (0, "")


def test_a_folder_that_may_not_be_written_is_told(computer: Computer) -> None:
    (computer.place / "tệp").write_text("không phải thư mục", "utf-8")
    file = computer.download("0.1.0")
    status, said = computer.run(file, MOTCUA_PROGRAMS=str(computer.place / "tệp"))
    assert status == 4
    assert said.startswith("Không")
    assert "Dữ liệu của cơ quan không bị đụng đến." in said


def test_a_read_only_disk_is_told(computer: Computer, read_only_disk: Path) -> None:
    file = computer.download("0.1.0")
    status, said = computer.run(file, MOTCUA_PROGRAMS=str(read_only_disk))
    assert (status, "Không ghi được vào thư mục" in said) == (4, True)


def test_what_others_keep_in_the_folder_stays(computer: Computer) -> None:
    foreign = computer.programs / "versions" / "ảnh gia đình"
    foreign.mkdir(parents=True)
    computer.run(computer.download("0.1.0"))
    assert foreign.is_dir()
