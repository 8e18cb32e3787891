"""The calendar, the catalogue and the explanation on the real window, by keys."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.domain.calendar import DayKind, governing_days
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.year_grid import YearActs, YearGrid
from motcua_desktop.ui.year import DayMark, YearPage
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
NUMBER = "H26.12-261118-0012"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    driver = open_window(full)
    driver.press("<Alt-l>")
    return driver


def kind_in_force(driver: Driver, day: date) -> DayKind | None:
    """Return what the office's calendar says of a day."""
    special = governing_days(driver.office.book.days()).get(day)
    return special.kind if special else None


def show_friday(driver: Driver) -> Any:
    """Go from today to Friday by the arrow key; return the screen."""
    driver.press(*["<Right>"] * 4)
    screen = driver.screen()
    assert screen.grid_.cursor == FRIDAY
    return screen


def test_arrows_pages_and_home_move_the_cursor(driver: Driver) -> None:
    grid = driver.screen().grid_
    assert driver.window.present == "calendar"
    assert str(driver.focus) == str(grid)
    for sequence, day in (
        ("<Down>", date(2026, 11, 30)),
        ("<Down>", date(2026, 12, 7)),
        ("<Left>", date(2026, 12, 6)),
        ("<Up>", date(2026, 11, 29)),
        ("<Next>", date(2027, 11, 29)),
        ("<Prior>", date(2026, 11, 29)),
        ("<Home>", TODAY),
    ):
        driver.press(sequence)
        assert grid.cursor == day


def test_a_day_is_closed_and_saved_by_keys_alone(driver: Driver) -> None:
    screen = show_friday(driver)
    driver.press("<space>")
    assert screen.pane.save.is_enabled
    assert "hồ sơ đổi hạn" in screen.pane._headline["text"]
    driver.press("<Control-Return>")
    assert kind_in_force(driver, FRIDAY) is DayKind.LOCAL_OFF
    assert driver.office.saved[0][1]
    assert "Đã lưu lịch" in driver.window.frame.toast.words


def test_real_keys_close_a_day_and_keep_the_promises(driver: Driver) -> None:
    screen = driver.screen()
    screen.grid_.focus_force()
    driver.x_keys("Right", "Right", "Right", "Right", "space")
    driver.wait_until(lambda: screen.pane.keep.is_enabled)
    driver.x_keys("ctrl+s")
    driver.wait_until(lambda: driver.office.saved)
    assert driver.office.saved[0][1] == ""
    assert kind_in_force(driver, FRIDAY) is DayKind.LOCAL_OFF


def test_esc_drops_first_and_goes_back_then(driver: Driver) -> None:
    screen = show_friday(driver)
    driver.press("<space>", "<Escape>")
    assert driver.window.present == "calendar"
    assert not screen.pane.save.is_enabled
    driver.press("<Escape>")
    assert driver.window.present == "worklist"


def test_a_change_outlives_a_look_at_another_screen(driver: Driver) -> None:
    show_friday(driver)
    driver.press("<space>", "<Alt-Key-1>", "<Alt-l>")
    assert driver.screen().pane.save.is_enabled
    assert driver.office.saved == []


def test_enter_shows_all_that_moves_and_opens_one(driver: Driver) -> None:
    show_friday(driver)
    driver.press("<space>", "<Return>")
    assert driver.has_panel()
    driver.press("<Return>")
    assert driver.window.present == "dossier"


def test_several_days_are_asked_for_in_a_panel(driver: Driver) -> None:
    show_friday(driver)
    driver.press("<Insert>")
    fields = driver.screen().panels.fields
    fields["last"].focus_field()
    driver.press("<Control-a>")
    fields["last"].fill("26/11/2026")
    driver.press("<Control-Return>")
    assert driver.has_panel()
    assert "trước ngày đầu" in fields["last"].complaint
    fields["last"].fill("30/11/2026")
    driver.press("<Return>", "<Return>")
    assert not driver.has_panel()
    driver.press("<Control-s>")
    monday = FRIDAY + timedelta(days=3)
    assert kind_in_force(driver, monday) is DayKind.LOCAL_OFF


def test_office_hours_are_asked_for_in_a_panel(driver: Driver) -> None:
    driver.press("<F3>")
    fields = driver.screen().panels.fields
    fields["weekday"].fill("07:00-11:30, 13:30-17:00")
    fields["saturday"].focus_field()
    driver.press("<Return>")
    assert not driver.has_panel()
    assert "07:00" in driver.screen()._hours["text"]


def test_a_notice_is_chosen_from_the_disk(driver: Driver, tmp_path: Path) -> None:
    file = tmp_path / "thong-bao-2028.csv"
    file.write_text(
        "Ngày;Loại;Tên;Nguồn\n01/01/2028;nghỉ lễ;Tết Dương lịch;TB 12/TB-BNV\n",
        encoding="utf-8",
    )
    chosen: list[str] = []

    def choose(**_options: Any) -> str:
        return chosen.pop() if chosen else ""

    screen = driver.screen()
    driver.window._over.import_panel.choose_file = choose
    driver.press("<F6>")
    assert not driver.has_panel()
    chosen.append(str(file))
    driver.press("<F6>")
    driver.wait_until(driver.has_panel)
    assert not screen.pane.save.is_enabled
    driver.press("<Control-Return>")
    assert not driver.has_panel()
    assert screen._year["text"] == "2028"
    assert screen.pane.save.is_enabled
    driver.press("<Control-Return>")
    driver.wait_until(lambda: driver.office.saved)
    assert kind_in_force(driver, date(2028, 1, 1)) is DayKind.HOLIDAY


def test_a_name_is_typed_beside_the_year(driver: Driver) -> None:
    screen = show_friday(driver)
    screen.pane.name.focus_field()
    driver.write("Cắt điện toàn xã")
    screen.grid_.focus_set()
    driver.settle()
    driver.press("<Control-Return>")
    assert "Cắt điện toàn xã" in driver.office.saved[0][0]


def test_a_failing_desk_is_said_on_both_screens(driver: Driver) -> None:
    for key in ("<Alt-l>", "<Alt-Key-0>"):
        driver.press(key)
        driver.office.failure = OSError("disk")
        driver.window.keys.press("F5")
        driver.settle()
        assert "thử lại" in driver.screen()._trouble.words
        driver.office.failure = None
        driver.window.keys.press("F5")
        driver.settle()
        assert driver.screen()._trouble.words == ""


def test_a_procedure_is_found_and_tried_out_by_keys(driver: Driver) -> None:
    driver.press("<Alt-Key-0>")
    driver.write("dang ky lai")
    screen = driver.screen()
    assert screen.table.total == 1
    assert screen.due._day["text"] == "Thứ Ba 01/12/2026"
    screen.moment.focus_field()
    screen.moment.entry.delete(0, "end")
    driver.write("25/11/2026 08:00")
    assert screen.due._day["text"] == "Thứ Tư 02/12/2026"
    driver.press("<F7>")
    assert driver.has_panel()


def test_a_limit_is_changed_by_keys_alone(driver: Driver) -> None:
    driver.press("<Alt-Key-0>")
    driver.write("dang ky lai")
    driver.press("<F3>")
    panel = driver.screen().panel
    assert not panel.save.is_enabled
    driver.press("<Control-a>")
    panel.fields["desk"].entry.delete(0, "end")
    driver.write("7 ngày làm việc")
    assert panel.keep.is_enabled
    driver.press("<Control-Return>")
    assert not driver.has_panel()
    assert driver.office.saved[0][1]
    assert driver.screen().due._day["text"] == "Thứ Năm 03/12/2026"


def test_the_count_of_a_dossier_is_seen_and_printed(driver: Driver) -> None:
    driver.window.open_dossier(NUMBER)
    driver.settle()
    driver.press("<F7>")
    assert driver.has_panel()
    driver.press("<Control-Return>")
    (question,) = driver.office.explained
    assert question.number == NUMBER
    assert driver.printer.shown[-1].name == f"{NUMBER}-dien-giai-han.pdf"
    assert "mở để in" in driver.window.frame.toast.words


def test_a_count_that_cannot_be_read_is_said(driver: Driver) -> None:
    driver.window.open_dossier(NUMBER)
    driver.settle()
    driver.office.failure = OSError("disk")
    driver.press("<F7>")
    assert not driver.has_panel()
    assert "thử lại" in driver.window.frame.toast.words


@pytest.fixture
def grid(kit: Kit) -> Iterator[YearGrid]:
    acts = YearActs(
        on_move=lambda _day: None,
        on_next_kind=lambda: None,
        on_today=lambda: None,
        on_open=lambda: None,
    )
    grid = YearGrid(kit.root, kit, acts)
    grid.place(x=0, y=0, width=822, height=560)
    kit.root.update()
    yield grid
    grid.destroy()


@pytest.mark.parametrize("year", [2024, 2026, 2027])
def test_every_day_is_where_it_is_drawn(grid: YearGrid, year: int) -> None:
    first = date(year, 1, 1)
    grid.show(YearPage(year, TODAY), first)
    day = first
    while day.year == year:
        left, top, right, bottom = grid.box_of(day)
        assert grid.day_at((left + right) // 2, (top + bottom) // 2) == day
        day += timedelta(days=1)
    assert grid.day_at(1, 1) is None


def test_kinds_differ_by_more_than_colour(grid: YearGrid) -> None:
    def drawn(mark: DayMark) -> list[str]:
        day = date(2026, 11, 26)
        grid.show(YearPage(2026, TODAY, {day: mark}), day)
        box = grid.box_of(day)
        items = grid.find_enclosed(box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1)
        tags = [item for item in items if "cursor" not in grid.gettags(item)]
        return sorted(_shape(grid, item) for item in tags)

    kinds = ("work", "holiday", "moved", "makeup", "local", "opened")
    shapes = [drawn(DayMark(kind)) for kind in kinds]
    shapes += [drawn(DayMark("holiday", is_expected=True))]
    shapes += [drawn(DayMark("work", is_changed=True))]
    assert len({tuple(shape) for shape in shapes}) == len(shapes)


def _shape(grid: Any, item: int) -> str:
    kind = str(grid.type(item))
    if kind == "text":
        return f"text {grid.itemcget(item, 'font')}"
    if kind == "rectangle":
        filled = bool(grid.itemcget(item, "fill"))
        edged = grid.itemcget(item, "width") != "0.0"
        return f"rectangle {filled} {edged} {grid.itemcget(item, 'dash')}"
    return kind
