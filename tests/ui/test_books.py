"""Sổ và biểu: the tracking book by year and volume, every register, by keys."""

import pytest

from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.ui.screens.books.presenter import BooksPresenter
from motcua_desktop.ui.screens.books.state import BooksState
from tests.ui.conftest import OpenWindow
from tests.ui.fakes import (
    DirectRunner,
    FakeOffice,
    FakePrinter,
    FakeView,
    FakeWindow,
)


class Shelf:
    """The screen without a window."""

    def __init__(self, office: FakeOffice) -> None:
        self.view, self.window = FakeView(), FakeWindow()
        self.printer = FakePrinter()
        self.presenter = BooksPresenter(
            office,
            DirectRunner(),
            self.window,
            self.view,
            printer=self.printer,
            folder=office.folder,
        )
        self.presenter.shown()

    @property
    def state(self) -> BooksState:
        state: BooksState = self.view.last("render")
        return state


@pytest.fixture
def shelf(full: FakeOffice) -> Shelf:
    return Shelf(full)


def test_the_year_shows_its_volumes_and_every_register(shelf: Shelf) -> None:
    assert shelf.state.year == "Năm 2026"
    (volume,) = shelf.state.volumes
    assert volume[0] == "Quyển số 1"
    assert volume[2] == "đang ghi"
    assert volume[4] == "29"
    assert [title for title, _, _ in shelf.state.registers] == [
        register.title for register in REGISTERS.values()
    ]


def test_a_volume_is_printed_and_the_year_written_as_xlsx(shelf: Shelf) -> None:
    shelf.presenter.print_at(0)
    assert shelf.window.orders[0].volume == (2026, 1)
    shelf.presenter.write_xlsx()
    (path,) = shelf.printer.shown
    assert path.name == "so-theo-doi_2026.xlsx"
    assert path.read_bytes().startswith(b"PK")


def test_years_are_turned_but_not_beyond_the_present_one(shelf: Shelf) -> None:
    shelf.presenter.turn(1)
    assert shelf.state.year == "Năm 2026"
    shelf.presenter.turn(-1)
    assert shelf.state.year == "Năm 2025"
    assert shelf.state.volumes[0][4] == "0"


@pytest.mark.window
def test_books_by_keys(open_window: OpenWindow, full: FakeOffice) -> None:
    driver = open_window(full)
    driver.press("<Alt-Key-9>")
    screen = driver.screen()
    assert str(driver.focus) == str(screen.volumes.tree)
    driver.press("<Control-p>")
    driver.wait_until(lambda: driver.printer.shown)
    assert driver.printer.shown[0].name == "2026-quyen-1-so-theo-doi.pdf"
    driver.press("<Control-e>")
    driver.wait_until(lambda: len(driver.printer.shown) == 2)
    driver.press("<Prior>")
    assert screen._year["text"] == "Năm 2025"
    driver.press("<Next>", "<F2>", "<Down>", "<Return>")
    assert driver.window.present == "registers"
    driver.press("<Escape>")
    assert driver.window.present == "books"
