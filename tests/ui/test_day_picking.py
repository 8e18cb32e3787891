"""A day picked from the office's calendar, under any field that takes a day."""

import tkinter as tk
from collections.abc import Iterator
from datetime import date

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.ui.assembly import SCREENS
from motcua_desktop.ui.office_days import DayFact, OfficeDays
from motcua_desktop.ui.widgets.field_box import DAY_FIELD
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import CULTURE_DAY, FakeOffice

NUMBER = "H26.12-261118-0012"


def test_a_day_is_what_the_office_says() -> None:
    makeup = SpecialDay(date(2026, 11, 28), DayKind.SWAPPED_WORK, "Làm bù")
    days = OfficeDays(CalendarBook(shipped=(CULTURE_DAY, makeup)))
    assert days.fact(date(2026, 11, 23)) == DayFact("work", is_off=False)
    assert days.fact(date(2026, 11, 22)) == DayFact("rest", is_off=True)
    assert days.fact(date(2026, 11, 24)) == DayFact(
        "holiday", is_off=True, name="Ngày Văn hóa Việt Nam"
    )
    assert days.fact(date(2026, 11, 28)) == DayFact(
        "makeup", is_off=False, name="Làm bù"
    )
    assert days.fact(date(1898, 1, 1)).is_off  # a Saturday, for a birth date


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    """The intake screen, the focus in the birth date."""
    driver = open_window(full)
    driver.window.go("intake")
    driver.settle()
    driver.screen().fields.boxes["birth_date"].focus_field()
    driver.settle()
    return driver


@pytest.mark.window
def test_the_calendar_is_walked_and_taken_by_keys(driver: Driver) -> None:
    month = driver.window._days.month
    box = driver.screen().fields.boxes["birth_date"]
    driver.x_keys("alt+Down")
    driver.wait_until(lambda: month.is_open)
    driver.settle()
    assert driver.focus is box.entry  # it never takes the focus
    assert month.cursor == date(2026, 11, 23)
    driver.x_keys("Right")
    told = "Thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam 24/11"
    driver.wait_until(lambda: month.told == told)
    assert month.fact(date(2026, 11, 24)).is_off
    driver.x_keys("Down", "Next", "Up", "Left")
    driver.wait_until(lambda: month.cursor == date(2026, 12, 24))
    driver.x_keys("ctrl+Prior", "Prior")
    driver.wait_until(lambda: month.cursor == date(2025, 11, 24))
    assert box.text == ""  # nothing is written while one looks
    driver.x_keys("Return")
    driver.wait_until(lambda: not month.is_open)
    assert box.text == "24/11/2025"
    assert box.has_focus
    driver.x_keys("Return")
    driver.wait_until(lambda: driver.screen().fields.boxes["phone"].has_focus)


@pytest.mark.window
def test_typing_closes_the_calendar_and_goes_to_the_field(driver: Driver) -> None:
    month = driver.window._days.month
    box = driver.screen().fields.boxes["birth_date"]
    driver.x_keys("alt+Down")
    driver.wait_until(lambda: month.is_open)
    driver.x_keys("8", "slash", "6")
    driver.wait_until(lambda: box.text == "8/6")
    assert not month.is_open
    driver.x_keys("alt+Down")
    driver.wait_until(lambda: month.is_open)
    assert month.cursor == date(2026, 6, 8)  # it begins at what was typed
    driver.x_keys("Escape")
    driver.wait_until(lambda: not month.is_open)
    assert (driver.window.present, box.text) == ("intake", "8/6")
    driver.x_keys("alt+Down")
    driver.wait_until(lambda: month.is_open)
    driver.x_keys("Tab")
    driver.wait_until(lambda: not month.is_open)
    assert box.text == "08/06/2026"


@pytest.mark.window
def test_a_month_of_31_days_leads_to_the_last_of_a_shorter_one(driver: Driver) -> None:
    box = driver.screen().fields.boxes["birth_date"]
    box.take("31/01/2024")
    driver.x_keys("alt+Down", "Next")
    month = driver.window._days.month
    driver.wait_until(lambda: month.cursor == date(2024, 2, 29))
    driver.x_keys("Home")
    driver.wait_until(lambda: month.cursor == date(2026, 11, 23))
    box.take("31/12/9999")
    driver.x_keys("Escape", "alt+Down", "Right", "Next")
    driver.wait_until(lambda: month.cursor == date(9999, 12, 31))
    driver.settle()


@pytest.mark.window
def test_a_click_takes_a_day(driver: Driver) -> None:
    driver.x_keys("alt+Down")
    month = driver.window._days.month
    driver.wait_until(lambda: month.is_open)
    driver.settle()
    x, y, *_ = month.grid.box_of(date(2026, 11, 5))
    month.grid.event_generate("<ButtonPress-1>", x=x + 4, y=y + 4)
    month.grid.event_generate("<ButtonRelease-1>", x=x + 4, y=y + 4)
    driver.settle()
    assert driver.screen().fields.boxes["birth_date"].text == "05/11/2026"


def entries(widget: tk.Misc) -> Iterator[tk.Entry]:
    if isinstance(widget, tk.Entry) and widget.winfo_viewable():
        yield widget
    for child in widget.winfo_children():
        yield from entries(child)


@pytest.mark.window
def test_the_step_panel_and_filters_have_it_in_the_window(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    found = {}
    for screen in [*SCREENS]:
        if screen == "dossier":
            driver.window.open_dossier(NUMBER)
        else:
            driver.window.go(screen)
        driver.settle()
        boxes = [it for it in entries(driver.screen()) if DAY_FIELD in it.bindtags()]
        found[screen] = len(boxes)
        month = driver.window._days.month
        for entry in boxes:
            entry.focus_force()
            driver.settle()
            driver.press("<Alt-Down>")
            assert month.is_open, screen
            frame, root = month.frame, driver.root
            assert frame.winfo_rooty() >= root.winfo_rooty()
            right = frame.winfo_rootx() + frame.winfo_reqwidth()
            assert right <= root.winfo_rootx() + root.winfo_width()
            driver.press("<Escape>")
    wanted = {"intake": 1, "dossiers": 2}
    assert {name: found[name] for name in wanted} == wanted
    driver.window.take_step(NUMBER, Step.EXTEND)
    driver.settle()
    driver.press("<Alt-Down>", "<Right>", "<Right>", "<Return>")
    box = driver.window.panel.fields["new_due_on"]
    assert box.text == "25/11/2026"
    assert driver.has_panel()
