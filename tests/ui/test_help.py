"""F1: what the guide says of the present screen, from the guide's one text."""

import tkinter as tk
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop import resources
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.ui import app
from motcua_desktop.ui.assembly import SCREENS
from motcua_desktop.ui.guide import PANELS, guide_part, marked_screens, read_part
from motcua_desktop.ui.shell import helping
from motcua_desktop.ui.widgets.drop_down import DropDown
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

GUIDE = """# Hướng dẫn

<!-- màn hình: intake -->

### 2. Tiếp nhận

Gõ **tên** thủ tục,
hoặc `1.004884`.

![Tiếp nhận](pictures/x.png)

1. Một
2. Hai

| Phím | Việc |
| --- | --- |
| **F9** | lưu và in |

#### Sâu hơn

Còn thuộc màn hình.

### 3. Tìm hồ sơ

Của màn hình khác.
"""


def test_a_part_ends_where_the_next_heading_is_no_deeper() -> None:
    part = guide_part(GUIDE, "intake")
    assert [(it.kind, it.words) for it in part] == [
        ("heading", "2. Tiếp nhận"),
        ("text", "Gõ tên thủ tục, hoặc 1.004884."),
        ("item", "1.\tMột"),
        ("item", "2.\tHai"),
        ("row", "Phím\tViệc"),
        ("row", "F9\tlưu và in"),
        ("heading", "Sâu hơn"),
        ("text", "Còn thuộc màn hình."),
    ]
    assert ("tên", "strong") in part[1].runs
    assert ("1.004884", "code") in part[1].runs
    assert guide_part(GUIDE, "calendar") == ()


def test_every_screen_has_its_part_of_the_guide() -> None:
    guide = resources.guide_text().read_text(encoding="utf-8")
    assert sorted(marked_screens(guide)) == sorted([*SCREENS, *PANELS])
    for screen in (*SCREENS, *PANELS):
        part = guide_part(guide, screen)
        assert part[0].kind == "heading", screen
        assert sum(len(block.words) for block in part) > 200, screen


def test_a_guide_that_is_gone_leaves_the_keys(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert read_part("intake") == ()


def texts(widget: tk.Misc) -> Iterator[tk.Text]:
    if isinstance(widget, tk.Text):
        yield widget
    for child in widget.winfo_children():
        yield from texts(child)


def shown(driver: Driver) -> Any:
    return driver.window.frame.overlay.veil


@pytest.mark.window
@pytest.mark.parametrize("screen", [*SCREENS])
def test_f1_tells_of_the_present_screen(
    open_window: OpenWindow, full: FakeOffice, screen: str
) -> None:
    driver = open_window(full)
    if screen == "dossier":
        driver.window.open_dossier("H26.12-261118-0012")
    else:
        driver.window.go(screen)
    driver.settle()
    driver.press("<F1>")
    assert driver.has_panel()
    told, keys = texts(shown(driver))
    part = read_part(screen)
    assert told.get("1.0", "2.0").strip() == part[0].words
    assert part[-1].words in told.get("1.0", "end")
    caps = [str(index) for _, _, index in keys.dump("1.0", "end", window=True)]
    assert caps, "no key is shown"
    assert all("key" in keys.tag_names(index) for index in caps), "its tab stop is lost"
    own = driver.window._screens[screen].screen.commands
    assert all(command.label in keys.get("1.0", "end") for command in own)
    card = shown(driver).winfo_children()[0]
    assert card.winfo_height() <= driver.window.frame.content.winfo_height()
    driver.press("<Escape>")
    assert not driver.has_panel()
    assert driver.window.present == screen


@pytest.mark.window
def test_help_is_read_by_keys_and_f1_closes_it(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.window.go("reports")
    driver.settle()
    driver.x_keys("F1")
    driver.wait_until(driver.has_panel)
    told, keys = texts(shown(driver))
    driver.wait_until(lambda: driver.focus is told)
    before = told.yview()[0]
    driver.x_keys("Next")
    driver.wait_until(lambda: told.yview()[0] > before)
    typed = told.get("1.0", "end")
    driver.x_keys("a", "Home")
    driver.wait_until(lambda: told.yview()[0] == 0)
    assert told.get("1.0", "end") == typed
    driver.x_keys("Tab")
    driver.wait_until(lambda: driver.focus is keys)
    driver.x_keys("F1")
    driver.wait_until(lambda: not driver.has_panel())
    assert driver.window.present == "reports"


@pytest.mark.window
def test_the_whole_guide_opens_from_its_part(
    open_window: OpenWindow, full: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_window(full)
    for module in (app, helping):
        monkeypatch.setattr(module, "has_guide", lambda: True)
    driver.press("<F1>", "<Shift-F1>")
    assert driver.printer.shown == [resources.asset(resources.GUIDE)]


@pytest.mark.window
def test_f1_over_a_panel_leaves_what_is_typed(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.window.take_step("H26.12-261118-0012", Step.FINISH)
    driver.wait_until(driver.has_panel)
    field = driver.window.panel.fields["reason"]
    driver.x_keys("a", "b")
    driver.wait_until(lambda: field.text == "ab")
    beneath = shown(driver)
    driver.x_keys("F1")
    driver.wait_until(lambda: shown(driver) is not beneath)
    told, keys = texts(shown(driver))
    assert told.get("1.0", "2.0").strip() == read_part("worklist")[0].words
    assert "Thực hiện" in keys.get("1.0", "end")
    driver.x_keys("Escape")
    driver.wait_until(lambda: shown(driver) is beneath)
    driver.wait_until(lambda: driver.focus is field.entry)
    driver.x_keys("c")
    driver.wait_until(lambda: field.text == "abc")
    driver.x_keys("F1")
    driver.wait_until(lambda: shown(driver) is not beneath)
    driver.x_keys("F1")
    driver.wait_until(lambda: shown(driver) is beneath)
    assert driver.window.panel.values["reason"] == "abc"


@pytest.mark.window
def test_a_panel_with_a_part_of_its_own_shows_that(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.window.open_dossier("H26.12-261118-0012")
    driver.settle()
    for key, subject in (("F9", "papers"), ("F7", "days")):
        driver.press(f"<{key}>")
        driver.wait_until(driver.has_panel)
        driver.press("<F1>")
        told, _ = texts(shown(driver))
        assert told.get("1.0", "2.0").strip() == read_part(subject)[0].words
        driver.press("<Escape>", "<Escape>")
        assert not driver.has_panel()


@pytest.mark.window
def test_f1_over_a_list_that_is_dropped_down(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.window.go("intake")
    driver.settle()
    screen = driver.screen()
    screen.procedure.focus_field()
    driver.write("khai sinh")
    driver.wait_until(lambda: screen.procedure.list.is_open)
    driver.x_keys("F1")
    driver.wait_until(driver.has_panel)
    driver.wait_until(lambda: not screen.procedure.list.is_open)
    driver.x_keys("Escape")
    driver.wait_until(lambda: driver.focus is screen.procedure.entry)
    assert screen.procedure.text == "khai sinh"
    birth = screen.fields.boxes["birth_date"]
    birth.focus_field()
    driver.x_keys("1", "alt+Down")
    driver.wait_until(lambda: driver.window._days.month.is_open)
    driver.x_keys("F1")
    driver.wait_until(driver.has_panel)
    assert not driver.window._days.month.is_open
    driver.x_keys("Escape")
    driver.wait_until(lambda: driver.focus is birth.entry)
    assert birth.text == "1"
    chooser = open_chooser(driver)
    driver.x_keys("F1")
    driver.wait_until(driver.has_panel)
    assert not chooser.list.is_open
    driver.x_keys("Escape")
    driver.wait_until(lambda: driver.focus is chooser)


def open_chooser(driver: Driver) -> DropDown:
    """Drop the list of registers down, by keys."""
    driver.window.go("catalogue")
    driver.settle()
    driver.x_keys("F12")
    chooser: DropDown = driver.screen().chooser
    driver.wait_until(lambda: chooser.list.is_open)
    return chooser
