"""Danh mục on the real window, by keys alone."""

import tkinter as tk
from dataclasses import replace

import pytest

from motcua_desktop.ui.screens.catalogue.lists_words import in_order
from motcua_desktop.ui.screens.registers.words import register_choices
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver, key_names
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
    driver.wait_until(lambda: "Dòng 4: số bản chính" in box.complaint)
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
    name = in_order(driver.office.catalogue_lists.sectors())[1].sector.name
    assert screen.search.text == f"lĩnh vực: {name}"
    sectors = [it.sector.name for it in driver.office.catalogue.values()]
    assert screen.table.total == sectors.count(name)
    assert driver.focus is screen.table.tree
    assert screen.chooser.chosen == "procedures"


def test_real_keys_add_a_sector_rename_it_and_close_it(driver: Driver) -> None:
    screen, lists = driver.screen(), driver.office.catalogue_lists
    driver.window.keys.press("F12")
    steps = [it.key for it in register_choices()].index("sectors")
    driver.press(*["<Down>"] * steps, "<Return>")
    driver.x_keys("Insert")
    driver.wait_until(lambda: "name" in screen.line.fields)
    driver.x_keys("A", "n", "space", "n", "i", "n", "h", "ctrl+Return")
    driver.wait_until(lambda: "An ninh" in [it.sector.name for it in lists.sectors()])
    driver.settle()
    names = [it.sector.name for it in in_order(lists.sectors())]
    assert driver.focus is screen.listed.table.tree
    driver.x_keys(*["Down"] * names.index("An ninh"), "F2")
    driver.wait_until(lambda: "closed_on" in screen.line.fields)
    name, day = screen.line.fields["name"], screen.line.fields["closed_on"]
    assert name.text == "An ninh"
    driver.x_keys("End", "space", "2", "Return", "3", "2", "slash", "1", "ctrl+Return")
    driver.wait_until(lambda: day.complaint)
    assert driver.has_panel()
    driver.x_keys("Home", "shift+End", *key_names("1/12/26"), "ctrl+Return")
    driver.wait_until(lambda: lists.sectors()[-1].closed_on is not None)
    driver.settle()
    assert lists.sectors()[-1].sector.name == "An ninh 2"
    assert "01/12/2026" in screen.listed.table._rows[names.index("An ninh")]


def test_a_sector_with_procedures_is_not_closed_and_says_why(driver: Driver) -> None:
    driver.screen().chooser.list.hide()
    driver.window.screen("catalogue").register_chosen("sectors")
    driver.settle()
    driver.press("<F2>")
    day = driver.screen().line.fields["closed_on"]
    day.fill("01/12/2026")
    driver.window.frame.overlay.submit()
    driver.settle()
    assert "thủ tục của lĩnh vực này có hiệu lực" in driver.screen().line._line["text"]
    assert driver.has_panel()


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
