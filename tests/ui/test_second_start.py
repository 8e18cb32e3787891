"""Starting the program twice over one office: the first window comes to the front."""

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from motcua_desktop.first_window import (
    Answer,
    OtherWindowError,
    ask_to_come_forward,
    first_window,
)
from motcua_desktop.services.errors import DiskFullError, ReadOnlyOfficeError
from motcua_desktop.ui.kept_file import keep_whole
from motcua_desktop.ui.opened import OpenedWindow
from tests.cli.program import Program
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import FakeOffice
from tests.ui.whole_program import PATIENCE, started, until, visible

pytestmark = pytest.mark.window


@pytest.fixture
def demo_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    data = tmp_path / "cơ quan mẫu"
    assert Program(data, capsys)("demo", "--dossiers", "40", "--no-open").status == 0
    return data


@pytest.fixture
def before() -> set[str]:
    """The windows that this screen shows already."""
    return visible()


@pytest.fixture
def first(demo_data: Path, tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    mark = tmp_path / "lần một"
    running = started(demo_data, mark)
    until(mark)
    yield running
    running.kill()
    running.communicate()


def test_a_second_start_raises_the_first_and_says_nothing(
    demo_data: Path, tmp_path: Path, before: set[str], first: "subprocess.Popen[str]"
) -> None:
    (window,) = visible() - before
    subprocess.run(["xdotool", "windowunmap", window], check=True)
    mark = tmp_path / "lần hai"
    second = started(demo_data, mark)
    _, said = second.communicate(timeout=PATIENCE)
    assert (second.returncode, said) == (0, "")
    assert mark.exists()
    assert first.poll() is None
    assert not (demo_data / "window.raise").exists()
    assert window in visible()


def test_a_window_that_comes_forward_keeps_its_field(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    """Else no ring shows, and what the clerk types goes nowhere."""
    driver = open_window(full)
    driver.press("<Control-n>")
    driver.screen().fields.boxes["note"].focus_field()
    driver.settle()
    OpenedWindow(driver.root).come_forward()
    driver.settle()
    assert driver.screen().fields.boxes["note"].has_focus


def test_a_first_window_that_hangs_is_told(tmp_path: Path) -> None:
    with first_window(tmp_path):
        with pytest.raises(OtherWindowError), first_window(tmp_path):
            pass
        assert ask_to_come_forward(tmp_path, patience=0.2) is Answer.SILENT
    assert [it.name for it in tmp_path.iterdir() if "raise" in it.name] == []


def test_a_start_while_the_first_window_ends_opens_its_own(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as second:
        with first_window(tmp_path):
            asked = second.submit(ask_to_come_forward, tmp_path)
            until(tmp_path / "window.raise")
        assert asked.result() is Answer.ENDED
    with first_window(tmp_path):
        pass
    assert not (tmp_path / "window.raise").exists()


def test_a_killed_window_frees_the_office(
    demo_data: Path, first: "subprocess.Popen[str]"
) -> None:
    first.kill()
    first.wait()
    with first_window(demo_data):
        pass


def test_a_place_that_takes_no_lock_has_windows_that_only_read(tmp_path: Path) -> None:
    (tmp_path / "window.lock").mkdir()
    with first_window(tmp_path), first_window(tmp_path):
        pass


def test_the_banner_says_why_an_office_is_only_read_and_goes_again(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    banner = driver.window.frame.standing
    assert not banner.winfo_ismapped()
    banner.show(str(ReadOnlyOfficeError(DiskFullError())))
    driver.settle()
    assert banner.winfo_ismapped()
    assert banner.words.startswith("Dữ liệu đang mở chỉ để xem, chưa ghi được.")
    banner.show("")
    driver.settle()
    assert not banner.winfo_ismapped()


def test_a_log_off_keeps_what_is_typed(
    open_window: OpenWindow, full: FakeOffice, tmp_path: Path
) -> None:
    """Windows asks every window to save itself; the window does not close by it."""
    driver = open_window(full)
    driver.press("<Control-n>")
    driver.write("cải chính")
    draft = tmp_path / "drafts" / "intake.json"
    assert not draft.exists()
    driver.window.keep_drafts()
    assert "cải chính" in draft.read_text("utf-8")
    assert driver.window.present == "intake"


def test_a_draft_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "intake.json"
    keep_whole(path, "cũ")

    def cut(_file: int) -> None:
        assert path.read_text("utf-8") == "cũ"
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", cut)
    with pytest.raises(OSError, match="No space"):
        keep_whole(path, "mới")
    assert path.read_text("utf-8") == "cũ"
