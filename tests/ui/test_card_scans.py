"""An identity card is scanned: the intake fills itself, the search finds the person."""

import tkinter as tk

import pytest

from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

KNOWN = "001195007803"
STRANGER = "079198004217"
_KEYS = {"|": "bar", " ": "space", ",": "comma"}


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    """The window of the pictures."""
    return open_window(full)


def scan(driver: Driver, number: str, name: str = "Hoang Thi Bich Ngoc") -> None:
    """Type what a scanner reads from a card, as fast as it does."""
    text = f"{number}|023456789|{name}|08061998|Nu|Thon Dong, xa An Hoa|01012022"
    tick = tk.BooleanVar(driver.root, value=False)
    driver.root.after(150, tick.set, True)
    driver.root.wait_variable(tick)
    driver.x_keys(*(_KEYS.get(letter, letter) for letter in text), "Return", delay=3)


def texts(driver: Driver) -> dict[str, str]:
    """Return what the fields of the intake hold."""
    return {name: box.text for name, box in driver.screen().fields.boxes.items()}


def intake(driver: Driver) -> None:
    """Go to the intake by its key and choose a procedure."""
    driver.window.keys.press("Alt+2")
    driver.settle()
    driver.write("lai khai sinh")
    driver.press("<Return>")


def test_a_card_fills_the_applicant_from_wherever_the_focus_is(driver: Driver) -> None:
    intake(driver)
    driver.screen().fields.boxes["note"].focus_field()
    driver.write("nộp lần đầu")
    scan(driver, STRANGER)
    driver.wait_until(lambda: texts(driver)["name"])
    driver.settle()
    found = texts(driver)
    assert found["id_number"] == STRANGER
    assert found["name"] == "Hoang Thi Bich Ngoc"
    assert found["birth_date"] == "08/06/1998"
    assert found["address"] == "Thon Dong, xa An Hoa"
    assert (found["note"], found["phone"]) == ("nộp lần đầu", "")
    assert driver.screen().fields.boxes["phone"].has_focus


def test_who_came_before_brings_the_phone_along(driver: Driver) -> None:
    intake(driver)
    scan(driver, KNOWN, "Nguyen Thi Anh Tuyet")
    driver.wait_until(lambda: texts(driver)["phone"])
    assert texts(driver)["phone"] == "0912773003"
    driver.window.keys.press("Ctrl+Enter")
    driver.wait_until(lambda: len(driver.office.kept) == 30)


def test_the_second_card_is_that_of_who_brings_the_dossier(driver: Driver) -> None:
    intake(driver)
    scan(driver, STRANGER)
    driver.wait_until(lambda: texts(driver)["name"])
    driver.settle()
    driver.window.keys.press("Ctrl+U")
    driver.settle()
    scan(driver, KNOWN, "Nguyen Thi Anh Tuyet")
    driver.wait_until(lambda: texts(driver)["submitter_name"])
    found = texts(driver)
    assert found["submitter_name"] == "Nguyen Thi Anh Tuyet"
    assert (found["id_number"], found["name"]) == (STRANGER, "Hoang Thi Bich Ngoc")


def test_elsewhere_a_card_finds_the_dossiers_of_its_holder(driver: Driver) -> None:
    search = driver.window.frame.top.search
    for screen in ("worklist", "dossiers"):
        driver.window.go(screen)
        driver.settle()
        scan(driver, KNOWN)
        driver.wait_until(lambda: search.list.is_open)
        assert driver.window.present == screen
        assert search.text == KNOWN
        assert search.list.current == "H26.12-261118-0012"
        driver.window.frame.top.clear()


def test_a_panel_is_left_as_it_was(driver: Driver) -> None:
    driver.window.open_dossier("H26.12-261118-0012")
    driver.settle()
    driver.window.keys.press("Ins")
    driver.settle()
    driver.write("gọi trước")
    scan(driver, KNOWN)
    driver.settle()
    assert driver.has_panel()
    assert isinstance(driver.focus, tk.Entry)
    assert driver.focus.get() == "gọi trước"


def test_f3_asks_for_the_card(driver: Driver) -> None:
    intake(driver)
    driver.window.keys.press("F3")
    driver.settle()
    assert "thẻ căn cước" in driver.screen().applicant._known["text"]
    assert driver.screen().id_number.has_focus
