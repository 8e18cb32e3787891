"""What no clerk means to type: the form keeps it, says so, and nothing breaks."""

import unicodedata
from datetime import datetime, timedelta

import pytest

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.text import first_symbol
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.intake.drafts import DraftFile
from motcua_desktop.ui.shell.watching import (
    ClockWatch,
    bring_into_view,
    can_be_seen,
)
from motcua_desktop.ui.widgets.field_box import FieldBox
from motcua_desktop.ui.widgets.text_box import TextBox
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import NOW, FakeOffice

pytestmark = pytest.mark.window
OLD = "NguyÔn V¨n Ph­¬ng"
READ = "Nguyễn Văn Phương"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    """The intake screen."""
    driver = open_window(full)
    driver.window.go("intake")
    driver.settle()
    return driver


def paste(driver: Driver, box: FieldBox | TextBox, text: str) -> None:
    """Paste a text into a field, as Ctrl+V does."""
    driver.root.clipboard_clear()
    driver.root.clipboard_append(text)
    box.focus_field()
    driver.settle()
    box.entry.event_generate("<<Paste>>")
    driver.settle()


def complaint(box: FieldBox | TextBox) -> str:
    """Return what is said under a field, "" for nothing."""
    return box.complaint if box._error.winfo_manager() else ""


def name_box(driver: Driver) -> FieldBox:
    box: FieldBox = driver.screen().fields.boxes["name"]
    return box


def choose_procedure(driver: Driver) -> None:
    driver.screen().procedure.focus_field()
    driver.write("lai khai")
    driver.press("<Return>")


def test_ten_thousand_letters_are_cut_and_that_is_said(driver: Driver) -> None:
    choose_procedure(driver)
    box = name_box(driver)
    paste(driver, box, "Nguyễn " * 1_500)
    assert len(box.text) == 500
    assert "chỉ giữ 500 ký tự đầu" in complaint(box)
    driver.write("x")
    assert complaint(box) == ""  # the clerk has taken it in hand
    driver.press("<F9>")
    assert driver.window.present == "intake"
    assert "255" in complaint(box)  # too long for a name: said at the field


def test_composed_letters_arrive_as_one(driver: Driver) -> None:
    box = name_box(driver)
    paste(driver, box, unicodedata.normalize("NFD", "Đặng Thị Ấn"))
    assert box.entry.get() == "Đặng Thị Ấn"
    assert driver.window.screen("intake")._sheet.form.name == "Đặng Thị Ấn"


def test_tabs_and_line_ends_make_one_line(driver: Driver) -> None:
    box = name_box(driver)
    paste(driver, box, "Nguyễn\tVăn\r\n\r\nAn\x0b\n")
    assert box.text == "Nguyễn Văn An"


def test_old_letters_are_told_and_changed_only_when_asked(driver: Driver) -> None:
    box = name_box(driver)
    paste(driver, box, OLD)
    assert box.entry.get() == OLD  # never silently
    assert complaint(box).startswith("Chữ gõ bằng phông cũ (TCVN3)")
    assert READ in complaint(box)
    driver.x_keys("alt+u")
    driver.wait_until(lambda: box.text == READ)
    assert complaint(box) == ""
    assert driver.window.screen("intake")._sheet.form.name == READ
    driver.x_keys("alt+u")
    driver.settle()
    assert box.text == READ


def test_old_letters_in_a_long_text_are_told_too(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.window.open_register("feedback")
    driver.settle()
    driver.press("<Insert>")
    box = next(
        it
        for it in driver.screen().form.fields.fields.values()
        if isinstance(it, TextBox)
    )
    paste(driver, box, f"{OLD}\nX· An Hßa")
    driver.wait_until(lambda: "TCVN3" in complaint(box))
    driver.press("<Alt-u>")
    assert box.text == f"{READ}\nXã An Hòa"
    assert complaint(box) == ""


def test_a_picture_in_a_name_is_refused_at_its_field(
    driver: Driver, full: FakeOffice
) -> None:
    choose_procedure(driver)
    box = name_box(driver)
    paste(driver, box, "Nguyễn Văn An 😀")
    assert box.text == "Nguyễn Văn An 😀"
    count = len(full.kept)
    driver.press("<F9>")
    assert len(full.kept) == count
    assert "“😀” không in được" in complaint(box)
    assert box.has_focus
    assert first_symbol("25°C № 5 “Đặng” – ½ m²") == ""


def test_a_scan_amid_typing_leaves_the_field_as_it_was(driver: Driver) -> None:
    box = name_box(driver)
    box.focus_field()
    driver.settle()
    driver.stamped_keys("N", "g", "u", gap=120)
    assert box.text == "Ngu"
    driver.scan("H26.12-261118-0012")
    driver.wait_until(lambda: driver.window.present == "dossier")
    driver.settle()
    assert box.text == "Ngu"
    driver.window.go("intake")
    assert box.text == "Ngu"


def test_closing_keeps_a_half_filled_form_without_a_question(driver: Driver) -> None:
    box = name_box(driver)
    box.focus_field()
    driver.write("Nguyễn Văn Dở")
    driver.window.take_step("H26.12-261118-0012", Step.REQUEST_SUPPLEMENT)
    driver.settle()
    driver.write("Thiếu bản sao")
    folder = driver.window._parts.folder
    driver.window.keep_drafts()
    kept = DraftFile(folder).load()
    assert kept is not None
    assert kept.name == "Nguyễn Văn Dở"
    steps = PanelDrafts(folder, "steps", driver.window.runner).path
    assert "Thiếu bản sao" in steps.read_text(encoding="utf-8")


def test_a_clock_set_back_is_told_once_and_seen_until_it_is_right() -> None:
    watch = ClockWatch(NOW)
    assert not watch.went_back(NOW - timedelta(seconds=90))  # set right by itself
    assert watch.went_back(NOW - timedelta(hours=3))
    assert watch.is_back
    assert not watch.went_back(NOW - timedelta(hours=3, minutes=-1))
    assert not watch.went_back(NOW + timedelta(minutes=1))
    assert [watch.is_back, watch.went_back(datetime(2009, 1, 1))] == [False, True]


def test_today_of_the_list_follows_the_clock(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    before = driver.screen().tiles[1]._count["text"]
    full.moment = NOW + timedelta(days=2)  # the window stayed open over a day off
    driver.window._watch.look()
    driver.settle()
    today = full.worklist_counts().today
    assert driver.screen().tiles[1]._count["text"] == str(today) != before
    assert driver.window.frame.top._day["text"] == "25/11/2026"
    assert driver.window.frame.toast.words == ""


def test_a_clock_that_went_back_is_told_calmly(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    full.moment = datetime(2009, 1, 1, 8, 0)
    driver.window._watch.look()
    driver.settle()
    assert "Đồng hồ máy tính đã lùi lại, còn 08:00 01/01/2009" in (
        driver.window.frame.toast.words
    )
    kit, hour = driver.window.kit, driver.window.frame.top._hour
    assert str(hour["foreground"]) == kit.colour("overdue")
    assert not driver.has_panel()
    full.moment = NOW + timedelta(minutes=1)
    driver.window._watch.look()
    assert str(hour["foreground"]) == kit.colour("ink")
    driver.settle()


@pytest.mark.parametrize(
    ("window", "is_seen"),
    [
        ((0, 0, 1366), True),
        ((-1300, 0, 1366), False),
        ((-1000, 0, 1366), True),
        ((1366, 0, 1366), False),
        ((1300, 700, 1366), False),
        ((900, 740, 1366), False),
        ((100, -60, 1366), False),
    ],
)
def test_a_window_is_seen_where_its_top_is(
    window: tuple[int, int, int], *, is_seen: bool
) -> None:
    assert can_be_seen(window, (1366, 768)) is is_seen


def test_a_window_off_every_screen_comes_back(driver: Driver) -> None:
    root = driver.root
    try:
        root.geometry("1366x768+4000+200")
        driver.wait_until(lambda: root.winfo_rootx() > 3000)
        bring_into_view(root)
        driver.wait_until(lambda: root.winfo_rootx() == 0)
        assert (root.winfo_width(), root.winfo_height()) == (1366, 768)
    finally:
        root.geometry("1366x768+0+0")
        driver.settle()
