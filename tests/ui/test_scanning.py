"""A scanner types wherever the focus is: the code is taken, typed text stays whole."""

from itertools import pairwise

import pytest

from motcua_desktop.ui.shell.search import scanned_number
from motcua_desktop.ui.widgets.scanning import FIRST_TAG
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver, key_names
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

CODE = "H26.12-261118-0012"
_GAP_MS = 60
"""What tells a scanner from a hand."""


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    return open_window(full)


@pytest.mark.parametrize("screen", ["worklist", "dossiers", "reports", "calendar"])
def test_a_scan_opens_its_dossier_from_every_screen(
    driver: Driver, screen: str
) -> None:
    driver.window.go(screen)
    driver.settle()
    if screen == "worklist":
        driver.window._down()
    driver.scan(CODE)
    driver.wait_until(lambda: driver.window.present == "dossier")
    driver.settle()
    assert driver.screen()._number["text"] == CODE


def test_a_scan_in_the_middle_of_typing_leaves_what_was_typed(driver: Driver) -> None:
    driver.window.go("intake")
    driver.settle()
    name = driver.screen().fields.boxes["name"]
    name.entry.focus_force()
    driver.write("Nguyễn Văn ")
    driver.scan(CODE)
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
    driver.scan(CODE)
    driver.wait_until(lambda: driver.window.present == "dossier")
    assert pressed == []


@pytest.mark.parametrize(("gap", "opened"), [(_GAP_MS, True), (_GAP_MS + 1, False)])
def test_the_stamps_of_the_keys_tell_a_scanner_from_a_hand(
    driver: Driver, gap: int, *, opened: bool
) -> None:
    driver.window.go("intake")
    driver.settle()
    name = driver.screen().fields.boxes["name"]
    name.entry.focus_force()
    driver.root.update()
    driver.stamped_keys(*key_names(CODE), "Return", gap=gap)
    driver.settle()
    assert (driver.window.present == "dossier") is opened
    assert name.text == ("" if opened else CODE)


def test_the_clock_of_the_keys_may_begin_anew_amid_a_scan(driver: Driver) -> None:
    driver.window.go("dossiers")
    driver.settle()
    driver.stamped_keys("H", gap=-9)
    driver.stamped_keys(*key_names(CODE[1:]), "Return", gap=5)
    driver.wait_until(lambda: driver.window.present == "dossier")


def test_real_keys_of_a_scanner_open_the_dossier(driver: Driver) -> None:
    """A busy machine may part the keys: then they were no scan, and come again."""
    stamps: list[int] = []
    driver.root.bind_class(
        FIRST_TAG, "<KeyPress>", lambda key: stamps.append(key.time), add="+"
    )

    while not came_as_one(stamps):
        stamps.clear()
        driver.window.frame.overlay.close()
        driver.window.go("dossiers")
        driver.settle()
        driver.x_keys(*key_names(CODE), "Return", delay=1)
        driver.settle()
    driver.wait_until(lambda: driver.window.present == "dossier")


def came_as_one(stamps: list[int]) -> bool:
    """Whether keys came, with no longer gap than a scanner leaves."""
    gaps = [later - earlier for earlier, later in pairwise(stamps)]
    return len(stamps) >= len(CODE) and max(gaps) <= _GAP_MS


def test_an_unknown_code_is_said_and_harms_nothing(driver: Driver) -> None:
    driver.window.go("dossiers")
    driver.settle()
    driver.scan("H26.12-261118-9999")
    driver.settle()
    assert driver.window.present == "dossiers"


@pytest.mark.parametrize("code", [CODE, "000.00.12.H26-261118-0012"])
def test_codes_are_read_in_either_case(code: str) -> None:
    assert scanned_number(code.lower()) == scanned_number(code)
