"""Files kept with a dossier, on the real window, by keys alone."""

from pathlib import Path

import pytest

from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice
from tests.ui.fitting import fits

pytestmark = pytest.mark.window

NUMBER = "H26.12-261118-0012"


class Panel:
    """The panel of one window, and what its file dialog answers."""

    def __init__(self, driver: Driver) -> None:
        presenter = driver.window.screen("dossier")
        self.view = presenter._attachments._view
        self.view.choose_files = lambda **_options: self.answer
        self.answer: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        tree = self.view.listed.table.tree
        return [str(tree.item(one, "values")[0]) for one in tree.get_children()]


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    driver = open_window(full)
    driver.window.open_dossier(NUMBER)
    driver.settle()
    return driver


@pytest.fixture
def panel(driver: Driver) -> Panel:
    return Panel(driver)


def scans(folder: Path, *names: str) -> tuple[str, ...]:
    for name in names:
        (folder / name).write_bytes(b"%PDF-1.7 " + name.encode())
    return tuple(str(folder / name) for name in names)


def test_real_keys_add_look_and_remove(
    driver: Driver, panel: Panel, tmp_path: Path
) -> None:
    driver.x_keys("F3")
    driver.wait_until(driver.has_panel)
    driver.settle()
    assert panel.view.listed.note["text"].startswith("Chưa có tệp nào. Nhấn Ins")
    assert not panel.view.look.is_enabled
    fits(driver)
    panel.answer = scans(tmp_path, "căn cước.pdf", "đơn đăng ký.pdf")
    driver.x_keys("Insert")
    driver.wait_until(lambda: len(panel.names) == 2)
    driver.settle()
    assert panel.names == ["căn cước.pdf", "đơn đăng ký.pdf"]
    assert "Đã thêm 2 tệp" in driver.window.frame.toast.words
    assert driver.screen()._papers_line["text"].endswith("2 tệp đính kèm")
    fits(driver)
    driver.x_keys("Up", "Return")
    driver.wait_until(lambda: driver.printer.shown)
    driver.settle()
    (shown,) = driver.printer.shown
    assert shown.name == "căn cước.pdf"
    assert shown.read_bytes() == b"%PDF-1.7 " + "căn cước.pdf".encode()
    driver.x_keys("Delete")
    driver.wait_until(lambda: driver.window.frame.overlay.title == "Bỏ tệp đính kèm")
    driver.settle()
    fits(driver)
    driver.x_keys("Escape")
    driver.settle()
    assert len(panel.names) == 2
    driver.x_keys("Delete")
    driver.wait_until(lambda: driver.window.frame.overlay.title == "Bỏ tệp đính kèm")
    driver.settle()
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: len(panel.names) == 1)
    driver.settle()
    assert panel.names == ["đơn đăng ký.pdf"]
    assert driver.screen()._papers_line["text"].endswith("1 tệp đính kèm")
    driver.x_keys("Escape")
    driver.wait_until(lambda: not driver.has_panel())
    assert driver.window.present == "dossier"


def test_one_refused_file_stops_no_other_and_says_why(
    driver: Driver, panel: Panel, tmp_path: Path
) -> None:
    (tmp_path / "virus.pdf").write_bytes(b"MZ")
    driver.press("<F3>")
    panel.answer = (str(tmp_path / "virus.pdf"), *scans(tmp_path, "đơn.pdf"))
    driver.press("<Insert>")
    assert panel.names == ["đơn.pdf"]
    assert "“virus.pdf” không phải PDF" in panel.view.listed.trouble.words
    fits(driver)
    panel.answer = ()
    driver.press("<Insert>")
    assert panel.names == ["đơn.pdf"]


def test_a_viewer_that_is_not_there_is_told_of(
    driver: Driver, panel: Panel, tmp_path: Path
) -> None:
    driver.press("<F3>")
    panel.answer = scans(tmp_path, "đơn.pdf")
    driver.press("<Insert>")
    driver.printer.failure = OSError("không có chương trình nào")
    driver.expects_errors = True
    driver.press("<Return>")
    assert panel.view.listed.trouble.words
    assert panel.view.look.is_enabled
