"""A clerk's whole day in one window, by real keys through the X server, no mouse."""

import pytest

from motcua_desktop.domain.lifecycle import State
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice
from tests.ui.test_office_day_keys import PEOPLE, letters, receive

pytestmark = [pytest.mark.window, pytest.mark.slow]

KNOWN_NUMBER = "001195007803"
KEYS_AT_MOST = 25


class Counting:
    """Hands that count their key strokes; a chord is as many as its keys."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.strokes = 0

    def press(self, *keys: str) -> None:
        """Press keys that count."""
        self.strokes += sum(len(key.split("+")) for key in keys)
        self._driver.x_keys(*keys)


def receive_known(driver: Driver, hands: Counting) -> None:
    """Receive a dossier of somebody who was here before, from anywhere to print."""
    office = driver.office
    before = len(office.kept)
    hands.press("ctrl+n")
    driver.wait_until(lambda: driver.window.present == "intake")
    boxes = driver.screen().fields.boxes
    driver.wait_until(lambda: boxes["procedure"].has_focus)
    hands.press(*letters("lai khai"))
    driver.wait_until(lambda: boxes["procedure"].text == "lai khai")
    driver.wait_until(lambda: driver.screen().procedure.list.is_open)
    driver.settle()
    hands.press("Return")
    driver.wait_until(lambda: boxes["id_number"].has_focus)
    driver.x_keys(*letters(KNOWN_NUMBER))
    driver.wait_until(lambda: driver.screen().id_number.list.is_open)
    hands.press("Return")
    driver.wait_until(lambda: boxes["name"].text)
    hands.press("ctrl+d", "F9")
    driver.wait_until(lambda: len(office.kept) == before + 1)
    driver.settle()


def step(driver: Driver, number: str, key: str, state: State, *typed: str) -> None:
    """Take the next step of the open dossier by `key`."""
    dossier = driver.office.kept[number].dossier
    driver.x_keys(key)
    driver.wait_until(driver.has_panel)
    driver.settle()
    driver.x_keys(*typed, "ctrl+Return")
    driver.wait_until(lambda: dossier.state is state)
    driver.wait_until(lambda: not driver.has_panel())
    driver.settle()


def find(driver: Driver, typed: str) -> None:
    """Open the dossier that the search box finds first."""
    search = driver.window.frame.top.search
    driver.x_keys("ctrl+f", *letters(typed))
    driver.wait_until(lambda: search.text == typed and search.list.is_open)
    driver.settle()
    driver.x_keys("Return")
    driver.wait_until(lambda: driver.window.present == "dossier")
    driver.settle()


def test_a_whole_day_in_one_window_without_a_mouse(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    clicks: list[object] = []
    driver.root.bind_all("<Button>", clicks.append, add="+")

    hands = Counting(driver)
    receive_known(driver, hands)
    assert hands.strokes <= KEYS_AT_MOST
    known = full.kept["H26.12-261123-0015"].dossier
    assert known.applicant.name == "Nguyễn Thị Ánh Tuyết"
    for id_number, name in PEOPLE[:2]:
        receive(driver, id_number, name)
    driver.wait_until(lambda: len(driver.printer.shown) == 3)
    receipts = list(driver.printer.shown)
    assert len(set(receipts)) == 3
    assert all(path.read_bytes().startswith(b"%PDF") for path in receipts)

    find(driver, "thi binh")
    number = "H26.12-261123-0017"
    assert driver.screen()._number["text"] == number
    step(driver, number, "F8", State.PROCESSING, *letters("Tu phap"))
    step(driver, number, "F8", State.FINISHED)
    step(driver, number, "F8", State.RETURNED)

    driver.x_keys("alt+8")
    driver.wait_until(lambda: driver.window.present == "reports")
    driver.settle()
    driver.x_keys("ctrl+d")
    driver.wait_until(lambda: full.exported)
    driver.settle()
    name, period, path = full.exported[0]
    assert (name, path.suffix) == ("cchc", ".docx")
    assert period.first <= full.moment.date()
    assert path.read_bytes().startswith(b"PK")
    assert not clicks
