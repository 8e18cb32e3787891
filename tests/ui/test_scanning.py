"""A scanner types wherever the focus is: the code is taken, typed text stays whole."""

import pytest

from motcua_desktop.ui.shell.search import scanned_number
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

CODE = "H26.12-261118-0012"
_NAMES = {"-": "minus", ".": "period"}


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    return open_window(full)


def scan(driver: Driver, code: str, *, end: str = "Return") -> None:
    """Type as a scanner does: 5 ms a key, Enter at the end."""
    keys = [_NAMES.get(letter, letter) for letter in code]
    driver.x_keys(*keys, end)


@pytest.mark.parametrize("screen", ["worklist", "dossiers", "reports", "calendar"])
def test_a_scan_opens_its_dossier_from_every_screen(
    driver: Driver, screen: str
) -> None:
    driver.window.go(screen)
    driver.settle()
    if screen == "worklist":
        driver.window._down()
    scan(driver, CODE)
    driver.wait_until(lambda: driver.window.present == "dossier")
    driver.settle()
    assert driver.screen()._number["text"] == CODE


def test_a_scan_in_the_middle_of_typing_leaves_what_was_typed(driver: Driver) -> None:
    driver.window.go("intake")
    driver.settle()
    name = driver.screen().fields.boxes["name"]
    name.entry.focus_force()
    driver.write("Nguyễn Văn ")
    scan(driver, CODE)
    driver.wait_until(lambda: driver.window.present == "dossier")
    driver.settle()
    assert name.text == "Nguyễn Văn "


def test_the_enter_of_a_scanner_presses_no_button(driver: Driver) -> None:
    driver.window.go("intake")
    driver.settle()
    pressed: list[str] = []
    button = driver.screen().buttons[-1]
    button.configure(command=lambda: pressed.append("pressed"))
    button.focus_force()
    driver.root.update()
    scan(driver, CODE)
    driver.wait_until(lambda: driver.window.present == "dossier")
    assert pressed == []


def test_a_hand_that_types_a_number_slowly_is_no_scanner(driver: Driver) -> None:
    driver.window.go("intake")
    driver.settle()
    note = driver.screen().fields.boxes["name"]
    note.entry.focus_force()
    driver.root.update()
    for letter in "0912345678":
        driver.x_keys(letter)
    driver.x_keys("Return")
    driver.settle()
    assert driver.window.present == "intake"
    assert note.text == "0912345678"


def test_an_unknown_code_is_said_and_harms_nothing(driver: Driver) -> None:
    driver.window.go("dossiers")
    driver.settle()
    scan(driver, "H26.12-261118-9999")
    driver.settle()
    assert driver.window.present == "dossiers"


@pytest.mark.parametrize("code", [CODE, "000.00.12.H26-261118-0012"])
def test_codes_are_read_in_either_case(code: str) -> None:
    assert scanned_number(code.lower()) == scanned_number(code)
