"""The panels of papers on the real window, by keys."""

import tkinter as tk
from pathlib import Path

import pytest

from motcua_desktop.services.errors import PrinterError
from motcua_desktop.services.ports_printing import PrintSetup, SpoolState
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice
from tests.ui.fitting import fits

pytestmark = pytest.mark.window

TODAY = "H26.12-261118-0012"
PAUSED = "H26.12-261116-0014"
WITHOUT_PAPERS = "H26.12-261113-0009"
RECEIPT = "giay-tiep-nhan"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    return open_window(full)


def show(driver: Driver, number: str) -> None:
    """Open a dossier and its papers by keys."""
    driver.window.focus_search()
    driver.write(number)
    driver.press("<Return>")
    assert driver.window.present == "dossier"
    driver.press("<F9>")
    assert driver.has_panel()


def cells(driver: Driver, place: int) -> tuple[str, ...]:
    """Return a row of the list as it is on the screen."""
    tree = driver.window._over.papers.list.listed.table.tree
    return tuple(map(str, tree.item(str(place), "values")))


def test_a_slip_is_issued_and_printed_again_by_keys(driver: Driver) -> None:
    show(driver, PAUSED)
    fits(driver)
    assert cells(driver, 1)[1] == "Chưa phát hành"
    driver.press("<Down>", "<Return>")
    assert cells(driver, 1)[1].startswith("Bản 1, số 01/HDHS")
    assert driver.window._over.papers.list.act["text"] == "In lại"
    driver.press("<Return>")
    first, second = driver.printer.shown
    assert first == second
    assert "in lại lần 01" in driver.window.frame.toast.words
    driver.press("<F6>")
    assert cells(driver, 1)[1].startswith("Bản 2, số 02/HDHS")
    driver.press("<Escape>")
    assert not driver.has_panel()
    assert driver.window.present == "dossier"
    slips = driver.screen().slips.tree
    first_row = slips.item(slips.get_children()[0], "values")
    assert first_row[1] == "số 02/HDHS, bản 2, thay bản 1"


def test_a_refusal_stands_in_the_panel(driver: Driver) -> None:
    show(driver, WITHOUT_PAPERS)
    driver.press("<Return>")
    words = driver.window._over.papers.list.listed.trouble.words
    assert "“Thành phần hồ sơ" in words
    fits(driver)
    driver.press("<Down>")
    assert driver.window._over.papers.list.listed.trouble.words == ""


def test_files_are_saved_by_keys(driver: Driver, tmp_path: Path) -> None:
    asked: list[dict[str, object]] = []

    def answer(**options: object) -> str:
        asked.append(options)
        return str(tmp_path / str(options["initialfile"]))

    driver.window._over.papers.list.save_as = answer
    show(driver, TODAY)
    driver.press("<Control-s>", "<Control-d>")
    assert [it["defaultextension"] for it in asked] == [".pdf", ".docx"]
    assert (tmp_path / f"{TODAY}-{RECEIPT}.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / f"{TODAY}-{RECEIPT}.docx").read_bytes().startswith(b"PK")


def test_where_to_print_is_chosen_by_keys_then_remembered(driver: Driver) -> None:
    spooler = driver.office.spooler
    spooler.names, spooler.bins = ("Canon LBP2900",), ("Tray2",)
    show(driver, TODAY)
    driver.press("<Return>")
    fits(driver)
    driver.press("<Down>", "<Down>", "<Down>", "<Return>")
    driver.press("<Tab>")
    entry = driver.focus
    assert isinstance(entry, tk.Entry)
    entry.delete(0, "end")
    driver.write("2")
    driver.press("<Control-Return>")
    setup = PrintSetup("Canon LBP2900", "Tray2", 2)
    assert spooler.sent == [(TODAY, "A5", setup)]
    assert cells(driver, 0)[1].startswith("Bản 1")
    driver.press("<Return>")
    assert len(spooler.sent) == 2
    driver.press("<Escape>", "<Control-p>")
    assert len(spooler.sent) == 3
    assert not driver.has_panel()


def test_the_queue_is_worked_by_keys(driver: Driver) -> None:
    driver.office.papers.queue.remember(RECEIPT, PrintSetup("HP"))
    spooler = driver.office.spooler
    spooler.failure = PrinterError("HP", "máy in tắt")
    show(driver, TODAY)
    driver.press("<Return>")
    assert "máy in tắt" in driver.window._over.papers.list.listed.trouble.words
    driver.press("<Alt-p>")
    queue = driver.window._over.papers.queue
    assert queue.is_open
    assert "máy in tắt" in queue.listed.note["text"]
    fits(driver)
    spooler.failure = None
    driver.press("<F5>")
    assert [number for number, _, _ in spooler.sent] == [TODAY]
    spooler.states["job-1"] = SpoolState.DONE
    driver.press("<F5>", "<F6>")
    assert len(spooler.sent) == 2
    driver.press("<Delete>")
    assert queue.listed.table.tree.get_children() == ()
    driver.press("<Escape>")
    assert not driver.has_panel()


def test_the_queue_is_reached_from_every_screen(driver: Driver) -> None:
    for sequence in ("<Alt-Key-1>", "<Control-n>", "<Alt-Key-8>", "<Alt-l>"):
        driver.press(sequence, "<Alt-p>")
        assert driver.window._over.papers.queue.is_open
        driver.press("<Escape>")
        assert not driver.has_panel()


def test_a_paper_is_looked_at_by_keys(driver: Driver) -> None:
    show(driver, TODAY)
    driver.press("<F3>")
    look = driver.window._over.papers.look
    assert look.canvas is not None
    fits(driver)
    assert look._line["text"].startswith("Trang 1/2")
    driver.press("<Next>")
    assert look._line["text"].startswith("Trang 2/2")
    assert not look._next.is_enabled
    driver.press("<Prior>", "<F2>")
    assert look.canvas.yview() != (0.0, 1.0)
    driver.press("<Down>")
    assert look.canvas.yview()[0] > 0
    driver.press("<Escape>")
    assert driver.has_panel()
    assert cells(driver, 0)[1] == "Chưa phát hành"
    driver.press("<Escape>")
    assert not driver.has_panel()


def test_real_keys_issue_a_slip(driver: Driver) -> None:
    driver.window.open_dossier(PAUSED)
    driver.settle()
    driver.x_keys("F9")
    driver.wait_until(driver.has_panel)
    driver.settle()
    driver.x_keys("Down", "Return")
    driver.wait_until(lambda: driver.printer.shown)
    driver.settle()
    assert cells(driver, 1)[1].startswith("Bản 1, số 01/HDHS")
    driver.x_keys("F3")
    driver.wait_until(lambda: driver.window._over.papers.look.canvas is not None)
    driver.settle()
    driver.x_keys("Escape")
    driver.settle()
    assert driver.has_panel()


def test_a_closed_list_stays_closed_when_the_paper_is_out(driver: Driver) -> None:
    show(driver, PAUSED)
    driver.press("<Down>")
    target = driver.root.focus_get()
    assert target is not None
    target.event_generate("<Return>")
    driver.window.frame.overlay.close()
    driver.settle()
    assert len(driver.printer.shown) == 1
    assert not driver.has_panel()
