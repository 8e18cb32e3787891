"""Vietnamese typing by fake backspaces goes unharmed into every text field."""

import tkinter as tk
from collections.abc import Iterator

import pytest

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.ui.assembly import SCREENS
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice
from tests.ui.unikey import WORDS, type_words

pytestmark = pytest.mark.window


def fields(widget: tk.Misc) -> Iterator[tk.Entry]:
    """Walk the text fields of a widget that can be seen."""
    if isinstance(widget, tk.Entry) and widget.winfo_viewable():
        yield widget
    for child in widget.winfo_children():
        yield from fields(child)


def assert_unharmed(driver: Driver, entries: list[tk.Entry]) -> None:
    """Type into each field and look at what arrived."""
    arrived = {str(entry): type_words(driver, entry) for entry in entries}
    assert arrived == dict.fromkeys(arrived, WORDS)
    assert arrived


@pytest.mark.slow
@pytest.mark.parametrize("screen", [it for it in SCREENS if it != "dossier"])
def test_every_field_of_every_screen(
    open_window: OpenWindow, full: FakeOffice, screen: str
) -> None:
    driver = open_window(full)
    driver.window.go(screen)
    driver.settle()
    if screen == "intake":
        driver.window.keys.press("Ctrl+U")
        driver.window.keys.press("Ctrl+O")
        driver.window.keys.press("Ctrl+I")
        driver.settle()
    assert_unharmed(driver, list(fields(driver.root)))


def test_the_fields_of_the_step_panel(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.window.take_step("H26.12-261118-0012", Step.EXTEND)
    driver.settle()
    veil = driver.window.frame.overlay._veil
    assert veil is not None
    assert_unharmed(driver, list(fields(veil)))
