"""Vietnamese typing by fake backspaces goes unharmed into every text widget."""

import tkinter as tk
import unicodedata
from collections.abc import Iterator, Sequence

import pytest

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.ui.acts import Act
from motcua_desktop.ui.assembly import SCREENS
from motcua_desktop.ui.screens.step.state import StepField, StepState
from tests.faults.setting import times
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice
from tests.ui.unikey import NAMES, keys_of, type_names

pytestmark = pytest.mark.window

TODAY = "H26.12-261118-0012"
FASTEST = 1
"""Milliseconds between the keys of a burst."""
SLOWER = (4, 12)


def fields(widget: tk.Misc) -> Iterator[tk.Entry | tk.Text]:
    """Walk the text widgets of a widget that can be seen and typed into."""
    if (
        isinstance(widget, tk.Entry | tk.Text)
        and widget.winfo_viewable()
        and str(widget.cget("state")) == "normal"
    ):
        yield widget
    for child in widget.winfo_children():
        yield from fields(child)


def assert_unharmed(
    driver: Driver, found: Sequence[tk.Entry | tk.Text], *, delay: int = FASTEST
) -> None:
    """Type names into each text widget and look at what arrived.

    All names in full; in the gate the fields share them out.
    """
    assert found
    apart = times(4, 1)
    for at, field in enumerate(found):
        names = NAMES[at % apart :: apart]
        wanted = "".join(f"{name}," for name in names)
        typed = type_names(driver, field, names, delay=delay)
        assert unicodedata.normalize("NFC", typed) == wanted, field


def show(driver: Driver, screen: str) -> None:
    """Show a screen with everything in it that can be opened in place."""
    if screen == "dossier":
        driver.window.open_dossier(TODAY)
    else:
        driver.window.go(screen)
    driver.settle()
    if screen == "intake":
        for key in ("Ctrl+U", "Ctrl+O", "Ctrl+I"):
            driver.window.keys.press(key)
    if screen == "reports":
        driver.window.screen("reports").part_chosen("texts")
    if screen == "registers":
        driver.window.keys.press("Ins")
    driver.settle()


def test_the_names_are_forty_and_their_keys_give_them_back() -> None:
    assert len(set(NAMES)) == 40
    for name in NAMES:
        typed = ""
        for key in keys_of(name):
            typed = typed[:-1] if key == "⌫" else typed + key
        assert typed == name
        assert "⌫" in keys_of(name) or name.isascii()


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
def test_every_text_widget_of_every_screen(
    open_window: OpenWindow, full: FakeOffice, screen: str
) -> None:
    driver = open_window(full)
    show(driver, screen)
    assert_unharmed(driver, [*fields(driver.root)])


@pytest.mark.slow
@pytest.mark.parametrize(
    "step", [Step.EXTEND, Step.REFUSE, Step.REQUEST_SUPPLEMENT, NoteKind.REMARK]
)
def test_every_text_widget_of_the_step_panel(
    open_window: OpenWindow, full: FakeOffice, step: Act
) -> None:
    driver = open_window(full)
    driver.window.take_step(TODAY, step)
    driver.settle()
    assert_panel_unharmed(driver)


@pytest.mark.slow
def test_the_code_of_a_signer(open_window: OpenWindow, full: FakeOffice) -> None:
    driver = open_window(full)
    field = StepField("code", "Mã khóa nghe được")
    state = StepState("Tin nơi ký lịch", "Sở Nội vụ", "", (field,), "Xem tệp", "check")
    driver.window._over.import_panel.ask_code(state, lambda _code: None)
    driver.settle()
    assert_panel_unharmed(driver)


def assert_panel_unharmed(driver: Driver) -> None:
    veil = driver.window.frame.overlay.veil
    assert veil is not None
    assert_unharmed(driver, [*fields(veil)])


@pytest.mark.slow
@pytest.mark.parametrize("delay", SLOWER)
@pytest.mark.parametrize("screen", ["worklist", "intake", "reports"])
def test_each_kind_of_text_widget_at_every_speed(
    open_window: OpenWindow, full: FakeOffice, screen: str, delay: int
) -> None:
    driver = open_window(full)
    show(driver, screen)
    kinds = {type(field.master): field for field in fields(driver.root)}
    assert_unharmed(driver, [*kinds.values()], delay=delay)


def test_the_search_box_at_the_fastest(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    assert_unharmed(driver, [*fields(driver.root)])
