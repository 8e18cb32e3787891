"""Trả kết quả on the real window, by keys alone."""

import tkinter as tk

import pytest

from motcua_desktop.domain.lifecycle import State
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

LINH, NGHIA = "H26.12-261118-0002", "H26.12-261116-0027"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    driver = open_window(full)
    driver.press("<Alt-Key-4>")
    return driver


def test_scan_scan_f9(driver: Driver) -> None:
    screen = driver.screen()
    for number in (LINH, NGHIA):
        assert screen.scan.has_focus
        driver.write(number)
        driver.press("<Return>")
    assert len(screen.chosen.tree.get_children()) == 2
    driver.press("<F9>")
    for number in (LINH, NGHIA):
        assert driver.office.kept[number].dossier.state is State.RETURNED
    assert screen.scan.has_focus
    assert len(screen.waiting.tree.get_children()) == 4


def test_a_name_is_typed_and_picked_from_the_list(driver: Driver) -> None:
    driver.write("my linh")
    assert driver.screen().scan.list.is_open
    driver.press("<Down>", "<Return>")
    assert driver.screen().scan.text == ""
    assert len(driver.screen().chosen.tree.get_children()) == 1


def test_a_waiting_result_is_added_from_its_list(driver: Driver) -> None:
    screen = driver.screen()
    screen.waiting.tree.focus_set()
    driver.press("<Down>", "<Return>")
    assert len(screen.chosen.tree.get_children()) == 1
    assert len(screen.waiting.tree.get_children()) == 5
    screen.chosen.tree.focus_set()
    driver.settle()
    driver.press("<Delete>")
    assert len(screen.waiting.tree.get_children()) == 6


def test_tab_reaches_every_choice_and_button(driver: Driver) -> None:
    driver.write(LINH)
    driver.press("<Return>")
    seen: set[str] = set()
    for _ in range(14):
        driver.press("<Tab>")
        seen.add(str(driver.focus))
    screen = driver.screen()
    stops: list[tk.Misc] = [screen.chosen.tree, screen.waiting.tree, screen.give]
    stops += [choice.parts[0] for choice in screen.taker.choices.values()]
    assert {str(stop) for stop in stops} <= seen


def test_the_paper_of_another_person_is_asked_for(driver: Driver) -> None:
    driver.write(LINH)
    driver.press("<Return>")
    taker = driver.screen().taker
    taker.choices["taker"].parts[0].focus_set()
    driver.press("<Left>", "<F9>")
    assert taker.boxes["receiver"].has_focus
    driver.write("Phan Van Binh")
    driver.press("<Return>")
    assert taker.boxes["authority"].has_focus
    driver.write("Giay uy quyen 20/11")
    driver.press("<F9>")
    assert driver.office.kept[LINH].dossier.state is State.RETURNED


def test_the_list_to_be_signed_is_printed(driver: Driver) -> None:
    driver.write(LINH)
    driver.press("<Return>", "<Control-p>")
    driver.wait_until(lambda: driver.printer.shown)
    assert "phieu-ban-giao-ket-qua" in driver.printer.shown[0].name
