"""Danh mục on the real window, by keys alone."""

import tkinter as tk

import pytest

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
