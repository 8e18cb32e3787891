"""Danh mục on the real window, by keys alone."""

import tkinter as tk
from dataclasses import replace

import pytest

from motcua_desktop.ui.screens.catalogue.lists import sectors_shown
from motcua_desktop.ui.screens.registers.words import register_choices
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

RE_REGISTER = "1.004884"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    driver = open_window(full)
    driver.press("<Alt-Key-0>")
    driver.write("dang ky lai")
    driver.press("<Return>")
    return driver


def test_real_keys_add_a_paper_to_a_procedure(driver: Driver) -> None:
    driver.screen().table.tree.focus_force()
    driver.x_keys("F4")
    driver.wait_until(lambda: isinstance(driver.focus, tk.Text))
    box = driver.screen().asking.texts["papers"]
    assert len(box.text.splitlines()) == 3
    driver.x_keys("ctrl+End", "Return", "D", "o", "n", "semicolon", "x")
    driver.wait_until(lambda: box.text.endswith("\nDon;x"))
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: "Dòng 4: số bản chính" in box._error["text"])
    assert driver.has_panel()
    assert driver.focus is box.entry
    driver.x_keys("BackSpace", "0", "semicolon", "2", "ctrl+Return")
    driver.wait_until(lambda: not driver.has_panel())
    driver.settle()
    paper = driver.office.catalogue[RE_REGISTER].papers[-1]
    assert (paper.name, paper.originals, paper.copies) == ("Don", 0, 2)
    assert driver.focus is driver.screen().table.tree


def test_real_keys_go_from_a_sector_to_its_procedures(driver: Driver) -> None:
    screen = driver.screen()
    steps = [it.key for it in register_choices()].index("sectors")
    screen.table.tree.focus_force()
    driver.x_keys("F12")
    driver.wait_until(lambda: screen.chooser.list.is_open)
    driver.x_keys(*["Down"] * steps, "Return")
    driver.wait_until(driver.has_panel)
    listed = screen.listed.table
    assert driver.focus is listed.tree
    driver.x_keys("Down", "Return")
    driver.wait_until(lambda: not driver.has_panel())
    driver.settle()
    name = sectors_shown(list(driver.office.catalogue.values())).rows[1][0]
    assert screen.search.text == f"lĩnh vực: {name}"
    sectors = [it.sector.name for it in driver.office.catalogue.values()]
    assert screen.table.total == sectors.count(name)
    assert driver.focus is screen.table.tree
    assert screen.chooser.chosen == "procedures"


def test_units_open_from_a_register_over_the_catalogue(driver: Driver) -> None:
    driver.window.open_register("initiative")
    driver.settle()
    places = [it.key for it in register_choices()]
    driver.window.keys.press("F12")
    driver.settle()
    steps = places.index("units") - places.index("initiative")
    driver.press(*["<Down>"] * steps, "<Return>")
    assert driver.window.present == "catalogue"
    assert driver.window.frame.overlay.title == "1 đơn vị"
    driver.window.keys.press("Esc")
    assert not driver.has_panel()


def test_a_long_name_pushes_no_key_out_of_the_status_line(driver: Driver) -> None:
    known = driver.office.catalogue[RE_REGISTER]
    name = "Đăng ký lại khai sinh " * 12
    driver.office.catalogue[RE_REGISTER] = replace(known, name=name)
    driver.press("<F5>")
    status, screen = driver.window.frame.status, driver.screen()
    assert name in status.words
    keys = status._right
    assert keys.winfo_ismapped()
    assert keys.winfo_width() == keys.winfo_reqwidth()
    assert keys.winfo_x() + keys.winfo_width() <= status.winfo_width()
    foot = screen.card.foot
    assert foot.winfo_y() + foot.winfo_height() <= screen.card.card.winfo_height()
