"""The calendar's presenter: a change in hand, what it moves, saving and dropping."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay, governing_days
from motcua_desktop.services.rows.imports import (
    CALENDAR,
    FileSeen,
    FileTaken,
    SheetSeen,
)
from motcua_desktop.ui.screens.calendar.presenter import CalendarPresenter
from motcua_desktop.ui.screens.calendar.state import CalendarState
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
SATURDAY = date(2026, 11, 28)
EXPECTED_TET = date(2028, 1, 26)


class Desk:
    """The calendar without a window, the cursor on a Friday when many are due."""

    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.presenter = CalendarPresenter(
            office, DirectRunner(), self.window, self.view
        )
        self.presenter.shown()
        self.presenter.move(FRIDAY)

    @property
    def state(self) -> CalendarState:
        state: CalendarState = self.view.last("render")
        return state

    def mark(self, day: date) -> str:
        """Return how a day is drawn."""
        assert self.state.page is not None
        return self.state.page.marks[day].kind

    def kind(self, day: date) -> DayKind | None:
        """Return what is in force on a day."""
        special = governing_days(self.office.book.days()).get(day)
        return special.kind if special else None


@pytest.fixture
def desk(full: FakeOffice) -> Desk:
    return Desk(full)


def test_it_opens_on_today_with_the_days_of_the_year(desk: Desk) -> None:
    desk.presenter.today()
    assert desk.state.cursor == TODAY
    assert desk.mark(date(2026, 11, 24)) == "holiday"
    assert desk.mark(date(2026, 1, 2)) == "moved"
    assert desk.mark(date(2026, 8, 22)) == "makeup"
    assert desk.mark(SATURDAY) == "rest"
    assert desk.state.page is not None
    assert desk.state.page.counts[10] == "20 ngày"
    assert desk.state.total == "249"
    assert not desk.state.can_save


def test_counts_of_months_add_up_to_the_year(desk: Desk) -> None:
    assert desk.state.page is not None
    counts = [int(count.split()[0]) for count in desk.state.page.counts]
    assert sum(counts) == int(desk.state.total)


def test_space_goes_through_the_kinds_of_a_weekday_and_back(desk: Desk) -> None:
    seen = []
    for _ in range(5):
        desk.presenter.next_kind()
        seen.append(desk.mark(FRIDAY))
    assert seen == ["local", "holiday", "moved", "moved", "work"]
    assert not desk.state.can_save


def test_a_saturday_may_become_a_working_day(desk: Desk) -> None:
    desk.presenter.move(SATURDAY)
    desk.presenter.next_kind()
    assert desk.mark(SATURDAY) == "makeup"
    assert desk.state.total == "250"
    assert "(trước: 249)" in desk.state.total_rest


def test_what_moves_is_shown_before_anything_is_saved(desk: Desk) -> None:
    desk.presenter.next_kind()
    effect = desk.state.effect
    assert effect.is_warning
    assert effect.headline == f"{len(effect.all_rows)} hồ sơ đổi hạn khi lưu"
    assert ("H26.12-261123-0013", "27/11", "30/11") in effect.rows
    assert "Đều lùi 1 ngày làm việc" in effect.words
    slips = sum(row[3] != "–" for row in effect.all_rows)
    assert f"{slips} Giấy tiếp nhận" in effect.words
    assert desk.office.saved == []
    assert desk.kind(FRIDAY) is None


def test_nothing_moves_and_it_says_so(desk: Desk) -> None:
    desk.presenter.move(date(2026, 1, 7))
    desk.presenter.next_kind()
    assert desk.state.effect.headline == "Không hồ sơ nào đổi hạn"
    assert desk.state.save_label == "Lưu"
    assert not desk.state.can_keep


def test_saving_recomputes_with_the_change_as_its_reason(desk: Desk) -> None:
    desk.presenter.next_kind()
    desk.presenter.named("Cắt điện toàn xã")
    assert desk.state.save_label == "Lưu, tính lại hạn"
    desk.presenter.save()
    ((what, reason),) = desk.office.saved
    assert what == "27/11/2026 nghỉ riêng: Cắt điện toàn xã"
    assert reason == f"Lịch làm việc đổi: {what}"
    assert desk.kind(FRIDAY) is DayKind.LOCAL_OFF
    assert "tính lại hạn" in desk.window.toasts[-1]
    assert desk.window.changes
    assert not desk.state.can_save


def test_promises_may_be_kept(desk: Desk) -> None:
    desk.presenter.next_kind()
    desk.presenter.keep()
    assert desk.office.saved[0][1] == ""
    assert "giữ hạn đã hẹn" in desk.window.toasts[-1]


def test_esc_drops_the_change(desk: Desk) -> None:
    desk.presenter.next_kind()
    desk.presenter.drop()
    assert desk.mark(FRIDAY) == "work"
    assert desk.state.effect.headline == "Chưa có thay đổi"
    desk.presenter.save()
    assert desk.office.saved == []


def test_a_reason_typed_on_a_plain_day_closes_the_office(desk: Desk) -> None:
    desk.presenter.named("Bão số 9")
    assert desk.mark(FRIDAY) == "local"
    assert desk.state.pane.name == "Bão số 9"
    assert desk.state.pane.line == "thay đổi chưa lưu"


def test_a_year_to_be_expected_says_so_and_may_be_confirmed(desk: Desk) -> None:
    desk.presenter.turn(2)
    assert desk.state.confirmed_line == "Năm 2028: chưa xác nhận"
    assert not desk.state.is_confirmed
    desk.presenter.move(EXPECTED_TET)
    assert desk.state.page is not None
    assert desk.state.page.marks[EXPECTED_TET].is_expected
    assert "dự kiến" in desk.state.pane.line
    desk.presenter.kind_chosen("expected")
    assert not desk.state.can_save
    desk.presenter.kind_chosen("holiday")
    assert not desk.state.page.marks[EXPECTED_TET].is_expected
    assert desk.state.can_save


def test_the_cursor_stays_within_the_years_that_are_known(desk: Desk) -> None:
    for _ in range(40):
        desk.presenter.turn(-1)
    assert desk.state.year == "2018"
    desk.presenter.move(date(2028, 2, 29))
    desk.presenter.turn(1)
    assert desk.state.cursor == date(2029, 2, 28)


def test_several_days_are_given_at_once(desk: Desk) -> None:
    desk.presenter.add_range()
    ask = desk.view.last("ask_range")
    assert ask.first == "27/11/2026"
    given = {"first": "27/11/2026", "last": "01/12/2026", "name": "Sửa trụ sở"}
    desk.presenter.range_given({**given, "kind": "local_off"})
    marks = [desk.mark(FRIDAY + timedelta(days=ahead)) for ahead in range(5)]
    assert marks == ["local", "rest", "rest", "local", "local"]
    desk.presenter.save()
    assert "Sửa trụ sở" in desk.office.saved[0][0]


@pytest.mark.parametrize(
    ("span", "kind", "field"),
    [
        (("hôm kia", "27/11/2026"), "local_off", "first"),
        (("", "27/11/2026"), "local_off", "first"),
        (("27/11/2026", "26/11/2026"), "local_off", "last"),
        (("27/11/2026", "27/11/2029"), "local_off", "last"),
        (("28/11/2026", "29/11/2026"), "local_off", "last"),
        (("27/11/2026", "27/11/2026"), "swapped_work", "last"),
    ],
)
def test_a_wrong_range_is_said_at_its_field(
    desk: Desk, span: tuple[str, str], kind: str, field: str
) -> None:
    first, last = span
    given = {"first": first, "last": last, "kind": kind, "name": ""}
    desk.presenter.range_given(given)
    assert desk.view.last("complain") == field
    assert desk.state.effect.headline == "Chưa có thay đổi"


def accept(desk: Desk, *days: SpecialDay) -> None:
    """Accept the days of a file, as the panel of the file hands them over."""
    desk.presenter.ask_notice()
    (order,) = desk.window.brought
    assert order.kind == CALENDAR
    assert order.on_accepted is not None
    would = FileTaken(len(days), 0, days=days)
    sheet = SheetSeen((), ())
    order.on_accepted(FileSeen(CALENDAR, Path("nghi.csv"), "", sheet, would))


def test_a_notice_is_shown_before_it_is_saved(desk: Desk) -> None:
    accept(
        desk,
        SpecialDay(date(2028, 1, 3), DayKind.COMPENSATORY, "Nghỉ bù Tết Dương lịch"),
        SpecialDay(date(2028, 1, 1), DayKind.HOLIDAY, "Tết Dương lịch"),
    )
    assert desk.state.year == "2028"
    assert desk.state.can_save
    desk.presenter.save()
    assert desk.office.saved[0][0] == "thông báo nghỉ năm 2028"


def test_a_notice_against_the_calendar_is_refused_and_nothing_changes(
    desk: Desk,
) -> None:
    accept(
        desk,
        SpecialDay(FRIDAY, DayKind.HOLIDAY, "Nghỉ"),
        SpecialDay(FRIDAY, DayKind.SWAPPED_WORK, "Làm bù"),
    )
    assert desk.state.trouble is not None
    assert "27/11/2026" in desk.state.trouble.line
    desk.presenter.next_kind()
    assert desk.mark(FRIDAY) == "local"
    assert desk.view.last("render").trouble is None


def test_hours_are_changed_and_shown(desk: Desk) -> None:
    desk.presenter.change_hours()
    ask = desk.view.last("ask_hours")
    assert ask.weekday == "07:30-11:30, 13:00-17:00"
    given = {"weekday": "07:00-11:30, 13:30-17:00", "saturday": "07:30-11:30"}
    desk.presenter.hours_given(given, does_saturday_count=True)
    assert desk.state.hours == "07:00–11:30, 13:30–17:00"
    assert int(desk.state.total) > 249
    desk.presenter.save()
    assert desk.office.saved[0][0] == "giờ làm việc"


@pytest.mark.parametrize(
    ("weekday", "saturday", "field"),
    [
        ("7 giờ", "", "weekday"),
        ("", "", "weekday"),
        ("07:30-11:30", "11:00-08:00", "saturday"),
    ],
)
def test_wrong_hours_are_said_at_their_field(
    desk: Desk, weekday: str, saturday: str, field: str
) -> None:
    given = {"weekday": weekday, "saturday": saturday}
    desk.presenter.hours_given(given, does_saturday_count=False)
    assert desk.view.last("complain") == field


def test_an_opening_on_a_holiday_leaves_the_holiday_behind_it(desk: Desk) -> None:
    holiday = date(2026, 4, 26)
    desk.presenter.move(holiday)
    desk.presenter.kind_chosen("local_work")
    desk.presenter.save()
    assert desk.kind(holiday) is DayKind.LOCAL_WORK
    desk.presenter.kind_chosen("")
    desk.presenter.save()
    assert desk.kind(holiday) is None


def test_a_failure_is_said_and_the_change_stays(desk: Desk) -> None:
    desk.presenter.next_kind()
    desk.office.failure = OSError("disk")
    desk.presenter.save()
    assert desk.state.trouble is not None
    assert desk.mark(FRIDAY) == "local"
    desk.office.failure = None
    desk.presenter.save()
    assert desk.kind(FRIDAY) is DayKind.LOCAL_OFF


def test_all_dossiers_that_move_can_be_seen_and_opened(desk: Desk) -> None:
    desk.presenter.show_all()
    assert not desk.view.all("show_all")
    desk.presenter.next_kind()
    desk.presenter.show_all()
    _, rows = desk.view.all("show_all")[-1]
    desk.presenter.open(rows[0][0])
    assert desk.window.opened == [rows[0][0]]
