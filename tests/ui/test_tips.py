"""What a button is for is told when the pointer or the focus rests on it."""

import tkinter as tk
from collections.abc import Iterator
from functools import partial

import pytest

from motcua_desktop.ui.assembly import PLACES, SCREENS
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.tips import Tips
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    """The window over the office of the pictures."""
    return open_window(full)


def every(widget: tk.Misc) -> Iterator[tk.Misc]:
    yield widget
    for child in widget.winfo_children():
        yield from every(child)


def hover(driver: Driver, widget: tk.Misc) -> None:
    """Rest the pointer on a widget."""
    x = widget.winfo_rootx() + widget.winfo_width() // 2
    y = widget.winfo_rooty() + widget.winfo_height() // 2
    driver.root.event_generate("<Motion>", warp=True, x=1, y=1)
    driver.root.update()
    driver.root.event_generate(
        "<Motion>",
        warp=True,
        x=x - driver.root.winfo_rootx(),
        y=y - driver.root.winfo_rooty(),
    )
    driver.root.update()


def says(tips: Tips, words: str) -> bool:
    """Say whether the tip says `words`."""
    return tips.words == words


def is_inside(inner: tk.Misc, outer: tk.Misc) -> bool:
    """Say whether all of `inner` can be seen in `outer`."""
    left, top = inner.winfo_rootx(), inner.winfo_rooty()
    right, bottom = left + inner.winfo_width(), top + inner.winfo_height()
    edges = outer.winfo_rootx(), outer.winfo_rooty()
    return (
        edges[0] <= left < right <= edges[0] + outer.winfo_width()
        and edges[1] <= top < bottom <= edges[1] + outer.winfo_height()
    )


def test_a_button_under_the_pointer_tells_what_its_key_does(driver: Driver) -> None:
    driver.press("<Control-n>")
    tips = driver.window._tips
    save = driver.screen().buttons[-1]
    hover(driver, save)
    driver.wait_until(lambda: tips.words)
    assert tips.words == "Lưu hồ sơ, cấp mã, in Giấy tiếp nhận và hẹn trả"
    assert tips._cap["text"] == "F9"
    assert is_inside(tips.frame, driver.root)
    hover(driver, driver.window.frame.top._title)
    driver.wait_until(lambda: not tips.words)


def test_a_button_long_in_focus_tells_it_too(driver: Driver) -> None:
    driver.press("<Control-n>")
    tips = driver.window._tips
    save = driver.screen().buttons[-1]
    save.focus_set()
    driver.wait_until(lambda: tips.words)
    assert tips.words.startswith("Lưu hồ sơ")
    driver.press("<Tab>")
    assert not tips.words


def test_the_left_bar_and_its_nameless_button_tell(driver: Driver) -> None:
    tips, left = driver.window._tips, driver.window.frame.left
    hover(driver, left._theme)
    driver.wait_until(lambda: tips.words == "Đổi giao diện sáng, tối")
    driver.root.update()
    assert is_inside(tips.frame, driver.root)  # over the button, at the foot
    for place in PLACES[:2]:
        hover(driver, left._entries[place.screen]._icon)
        driver.wait_until(partial(says, tips, place.label))
        assert tips._cap["text"] == place.key


def test_a_cut_line_is_told_whole(driver: Driver) -> None:
    driver.window.go("admin")
    driver.settle()
    lines = [it for it in every(driver.screen()) if isinstance(it, CutLabel)]
    cut = next(it for it in lines if it.winfo_viewable() and it.words)
    cut.show("Tên rất dài " * 40)
    driver.root.update()
    hover(driver, cut)
    driver.wait_until(lambda: driver.window._tips.words == cut.words)


def test_every_button_of_every_screen_tells_what_it_is_for(driver: Driver) -> None:
    silent = []
    for screen in SCREENS:
        if screen == "dossier":
            driver.window.open_dossier("H26.12-261118-0012")
        else:
            driver.window.go(screen)
        driver.settle()
        for widget in every(driver.screen()):
            if isinstance(widget, KeyButton) and widget.winfo_viewable():
                words, key = driver.window.kit.tip_of(widget)
                told = words or driver.window._tips._told((words, key))[0]
                if not told:
                    silent.append(f"{screen}: {widget['text']!r} {key}")
    assert silent == []
