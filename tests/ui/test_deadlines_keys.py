"""Theo dõi hạn on the real window, by keys alone."""

from datetime import date, datetime

import pytest

from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    driver = open_window(full)
    driver.press("<Alt-Key-5>")
    return driver


def test_arrows_move_over_the_board_and_the_list_follows(driver: Driver) -> None:
    screen = driver.screen()
    assert screen.table.total == 2
    driver.press("<Right>")
    assert screen.table.total == 5
    driver.press("<Return>")
    assert str(driver.focus) == str(screen.table.tree)
    driver.press("<Down>", "<Return>")
    assert driver.window.present == "dossier"
    driver.press("<Escape>")
    assert driver.window.present == "deadlines"


def test_the_month_is_walked_by_arrows_and_pages(driver: Driver) -> None:
    screen = driver.screen()
    driver.press("<F3>", "<Right>", "<Right>")
    assert screen.month._cursor == date(2026, 11, 25)
    assert screen.table.total == 4
    driver.press("<Next>", "<Prior>", "<Up>")
    assert screen.month._cursor == date(2026, 11, 18)
    driver.press("<Tab>")
    assert str(driver.focus) == str(screen.letters)


def test_the_day_that_was_left_has_no_ring(driver: Driver) -> None:
    month = driver.screen().month

    def rings() -> list[int]:
        ring = month.kit.colour("focus")
        boxes = [it for it in month.find_all() if month.type(it) == "rectangle"]
        return [it for it in boxes if month.itemcget(it, "outline") == ring]

    assert not rings()
    driver.press("<F3>")
    assert len(rings()) == 1
    driver.press("<F2>")
    assert not rings()


def test_an_apology_is_written_and_printed(driver: Driver) -> None:
    screen = driver.screen()
    driver.press("<F7>", "<F6>")
    assert driver.has_panel()
    number = screen.table.current
    driver.write("27/11")
    driver.press("<Return>")
    driver.write("Cơ quan phối hợp trả lời chậm")
    driver.press("<Control-Return>")
    assert not driver.has_panel()
    dossier = driver.office.kept[number].dossier
    assert dossier.due_at == datetime(2026, 11, 27, 17)
    driver.press("<Control-p>")
    assert not driver.printer.shown  # another row is the current one now
    driver.press("<F3>", "<Right>", "<Right>", "<Return>")
    driver.wait_until(lambda: screen.table.current == number)
    driver.press("<Control-p>")
    driver.wait_until(lambda: driver.printer.shown)
    assert "phieu-xin-loi" in driver.printer.shown[0].name
