"""The work calendar: which days and minutes count, and what it refuses."""

from datetime import date, datetime

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.errors import (
    CalendarConflictError,
    CalendarRangeError,
    OfficeHoursError,
)
from motcua_desktop.domain.office_hours import (
    OfficeHours,
    Season,
    Session,
    read_sessions,
    week_of,
)

USUAL = read_sessions("07:30-11:30,13:00-17:00")
MORNING = read_sessions("07:30-11:30")
HOLIDAY = SpecialDay(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam")
MAKEUP = SpecialDay(date(2026, 8, 22), DayKind.SWAPPED_WORK, "Làm bù")


def calendar(*days: SpecialDay, hours: OfficeHours | None = None) -> WorkCalendar:
    return WorkCalendar(
        days, hours or OfficeHours.standard(), first_year=2026, last_year=2027
    )


def test_weekdays_count_weekends_and_holidays_do_not() -> None:
    place = calendar(HOLIDAY)
    assert place.is_working_day(date(2026, 11, 23))
    assert not place.is_working_day(HOLIDAY.day)
    assert not place.is_working_day(date(2026, 11, 28))
    assert place.special_day(HOLIDAY.day) == HOLIDAY
    assert place.special_day(date(2026, 11, 23)) is None


def test_a_make_up_saturday_has_the_hours_of_a_monday() -> None:
    hours = OfficeHours(week_of(USUAL, MORNING))
    place = calendar(MAKEUP, hours=hours)
    assert place.is_working_day(MAKEUP.day)
    assert place.sessions_on(MAKEUP.day) == USUAL


def test_a_make_up_day_has_the_first_hours_of_the_week_where_monday_has_none() -> None:
    week = ((), USUAL, USUAL, USUAL, USUAL, (), ())
    place = calendar(MAKEUP, hours=OfficeHours(week))
    assert place.sessions_on(MAKEUP.day) == USUAL
    assert not place.is_working_day(date(2026, 8, 24))


@pytest.mark.parametrize("counts", [True, False])
def test_a_saturday_desk_is_a_working_day_only_where_it_counts(*, counts: bool) -> None:
    hours = OfficeHours(week_of(USUAL, MORNING), saturday_counts=counts)
    place = calendar(hours=hours)
    saturday = date(2026, 3, 7)
    assert place.is_desk_day(saturday)
    assert place.is_working_day(saturday) is counts
    assert place.closing(saturday) == datetime(2026, 3, 7, 11, 30)


def test_a_sunday_desk_never_counts() -> None:
    week = (*week_of(USUAL)[:6], MORNING)
    place = calendar(hours=OfficeHours(week, saturday_counts=True))
    assert place.is_desk_day(date(2026, 3, 8))
    assert not place.is_working_day(date(2026, 3, 8))
    assert not place.is_desk_day(date(2026, 3, 7))


def test_an_opening_of_the_office_beats_the_holiday_it_stands_on() -> None:
    opening = SpecialDay(
        HOLIDAY.day, DayKind.LOCAL_WORK, "Trực", sessions=(Session(480, 660),)
    )
    for place in (calendar(HOLIDAY, opening), calendar(opening, HOLIDAY)):
        assert place.is_desk_day(HOLIDAY.day)
        assert not place.is_working_day(HOLIDAY.day)
        assert place.closing(HOLIDAY.day) == datetime(2026, 11, 24, 11, 0)
        assert place.special_day(HOLIDAY.day) == opening


def test_an_opening_that_counts_is_a_working_day_with_full_hours() -> None:
    opening = SpecialDay(date(2026, 3, 8), DayKind.LOCAL_WORK, "Làm thêm", counts=True)
    place = calendar(opening)
    assert place.is_working_day(opening.day)
    assert place.sessions_on(opening.day) == USUAL


@pytest.mark.parametrize(
    "kind", [DayKind.HOLIDAY, DayKind.LOCAL_OFF, DayKind.SWAPPED_WORK]
)
def test_a_day_named_twice_is_refused(kind: DayKind) -> None:
    again = SpecialDay(HOLIDAY.day, kind, "Lần hai")
    with pytest.raises(CalendarConflictError, match="24/11/2026"):
        calendar(HOLIDAY, again)


def test_an_opening_cannot_stand_on_a_make_up_day_or_on_another_opening() -> None:
    opening = SpecialDay(MAKEUP.day, DayKind.LOCAL_WORK, "Trực")
    for other in (MAKEUP, opening):
        with pytest.raises(CalendarConflictError):
            calendar(other, opening)


def test_days_outside_the_years_are_refused_with_their_year() -> None:
    place = calendar()
    for day in (date(2025, 12, 31), date(2028, 1, 1)):
        with pytest.raises(CalendarRangeError, match=str(day.year)):
            place.is_working_day(day)
    with pytest.raises(CalendarRangeError, match="2025"):
        calendar(SpecialDay(date(2025, 9, 2), DayKind.HOLIDAY, "Quốc khánh"))


def test_nothing_is_found_after_the_last_year() -> None:
    place = calendar()
    last = date(2027, 12, 31)
    assert place.working_day_after(date(2027, 12, 30), 1) == last
    late = datetime(2027, 12, 31, 17, 1)
    with pytest.raises(CalendarRangeError, match="2028"):
        place.working_day_after(last, 1)
    with pytest.raises(CalendarRangeError, match="2028"):
        place.desk_moment(late)
    with pytest.raises(CalendarRangeError, match="2028"):
        place.desk_day(late)
    with pytest.raises(CalendarRangeError, match="2028"):
        place.moment_after(place.minutes_until(late) + 1)


def test_no_desk_opens_after_a_last_day_off() -> None:
    place = calendar(SpecialDay(date(2027, 12, 31), DayKind.LOCAL_OFF, "Nghỉ"))
    for ask in (place.desk_moment, place.desk_day, place.opening_from):
        with pytest.raises(CalendarRangeError, match="2028"):
            ask(datetime(2027, 12, 31, 9, 0))


def test_working_days_between_counts_both_ends_and_never_below_zero() -> None:
    place = calendar(HOLIDAY)
    assert place.working_days_between(date(2026, 11, 23), date(2026, 11, 27)) == 4
    assert place.working_days_between(date(2026, 11, 23), date(2026, 11, 23)) == 1
    assert place.working_days_between(date(2026, 11, 28), date(2026, 11, 29)) == 0
    assert place.working_days_between(date(2026, 11, 27), date(2026, 11, 23)) == 0
    assert place.working_days_between(date(2026, 1, 1), date(2027, 12, 31)) == 521


def test_a_working_day_stays_and_a_day_off_moves_on() -> None:
    place = calendar(HOLIDAY)
    assert place.working_day_from(date(2026, 11, 23)) == date(2026, 11, 23)
    assert place.working_day_from(HOLIDAY.day) == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("stamped", "taken"),
    [
        ("00:00", "2026-11-23T07:30"),
        ("07:30", "2026-11-23T07:30"),
        ("09:42", "2026-11-23T09:42"),
        ("11:30", "2026-11-23T11:30"),
        ("11:31", "2026-11-23T13:00"),
        ("13:00", "2026-11-23T13:00"),
        ("17:00", "2026-11-23T17:00"),
        ("17:01", "2026-11-25T07:30"),
    ],
)
def test_the_desk_receives_in_its_hours_both_ends_included(
    stamped: str, taken: str
) -> None:
    moment = datetime.fromisoformat(f"2026-11-23T{stamped}:59")
    place = calendar(HOLIDAY)
    assert place.desk_moment(moment) == datetime.fromisoformat(taken)
    assert place.desk_day(moment) == datetime.fromisoformat(taken[:10])


def test_minutes_count_in_sessions_of_working_days_only() -> None:
    place = calendar(HOLIDAY, hours=OfficeHours(week_of(USUAL, MORNING)))
    zero = place.minutes_until(datetime(2026, 11, 23, 0, 0))
    ends = {"07:30": 0, "08:00": 30, "12:00": 240, "13:01": 241, "23:59": 480}
    for clock, minutes in ends.items():
        moment = datetime.fromisoformat(f"2026-11-23T{clock}")
        assert place.minutes_until(moment) - zero == minutes
    assert place.minutes_until(datetime(2026, 11, 24, 16, 0)) - zero == 480
    saturday = place.minutes_until(datetime(2026, 11, 28, 0, 0))
    assert place.minutes_until(datetime(2026, 11, 28, 12, 0)) == saturday


def test_a_session_that_is_used_up_ends_at_its_closing() -> None:
    place = calendar()
    zero = place.minutes_until(datetime(2026, 11, 23, 0, 0))
    ends = {1: "23T07:31", 240: "23T11:30", 241: "23T13:01", 480: "23T17:00"}
    ends |= {481: "24T07:31"}
    for minutes, text in ends.items():
        moment = datetime.fromisoformat(f"2026-11-{text}")
        assert place.moment_after(zero + minutes) == moment
    assert place.moment_after(1) == datetime(2026, 1, 1, 7, 31)
    with pytest.raises(CalendarRangeError):
        place.moment_after(0)


def test_a_closed_day_closes_at_its_first_midnight() -> None:
    assert calendar().closing(date(2026, 3, 8)) == datetime(2026, 3, 8)


def test_a_year_is_confirmed_when_its_holidays_are_known_and_announced() -> None:
    expected = SpecialDay(date(2027, 2, 6), DayKind.HOLIDAY, "Tết", is_confirmed=False)
    local = SpecialDay(date(2027, 5, 5), DayKind.LOCAL_OFF, "Chuyển trụ sở")
    assert calendar(HOLIDAY).is_confirmed(2026)
    assert not calendar(HOLIDAY).is_confirmed(2027)
    assert not calendar(HOLIDAY, local).is_confirmed(2027)
    known = SpecialDay(date(2027, 9, 2), DayKind.HOLIDAY, "Quốc khánh")
    assert not calendar(expected, known).is_confirmed(2027)
    assert calendar(known).is_confirmed(2027)


def test_a_season_may_wrap_the_new_year() -> None:
    winter = week_of(read_sessions("08:00-12:00"))
    hours = OfficeHours(week_of(USUAL), (Season((11, 1), (3, 31), winter),))
    place = calendar(hours=hours)
    closings = {
        date(2026, 10, 30): 17,
        date(2026, 11, 2): 12,
        date(2027, 1, 4): 12,
        date(2027, 3, 31): 12,
        date(2027, 4, 1): 17,
    }
    for day, hour in closings.items():
        assert place.closing(day).hour == hour


def test_a_season_within_the_year_holds_from_its_first_to_its_last_day() -> None:
    season = Season((4, 1), (9, 30), week_of(MORNING))
    hours = OfficeHours(week_of(USUAL), (season,))
    months = ((3, 31), (4, 1), (9, 30), (10, 1))
    weeks = [hours.week_on(date(2026, *month_day)) for month_day in months]
    assert weeks == [hours.week, season.week, season.week, hours.week]


@pytest.mark.parametrize(
    "text",
    ["8h-11h", "11:30-07:30", "07:30-11:30,11:00-17:00", "13:00-24:01", "07:30-07:30"],
)
def test_hours_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(OfficeHoursError, match="Giờ làm việc không hợp lệ"):
        read_sessions(text)


def test_sessions_read_as_they_are_written() -> None:
    assert read_sessions(" 7:30 – 11:30 , 13:00-24:00 ") == (
        Session(450, 690),
        Session(780, 1440),
    )
    assert read_sessions("") == ()
    assert Session(450, 690).text == "07:30-11:30"


def test_a_week_needs_a_session_and_seven_days() -> None:
    for week in (week_of((), MORNING), week_of(USUAL)[:6]):
        with pytest.raises(OfficeHoursError, match="Thứ Hai"):
            OfficeHours(week)
    backwards = (Session(690, 450),)
    with pytest.raises(OfficeHoursError, match="chồng nhau"):
        OfficeHours(week_of(USUAL), (Season((1, 1), (2, 1), week_of(backwards)),))


def test_minutes_are_counted_from_the_first_covered_day() -> None:
    place = WorkCalendar((), OfficeHours.standard(), first_year=2024, last_year=2024)
    monday = datetime(2024, 1, 1)
    assert place.is_working_day(monday)
    assert place.minutes_until(monday) == 0
    assert place.minutes_until(datetime(2024, 1, 2)) == 480
    assert place.moment_after(480) == datetime(2024, 1, 1, 17)


def test_a_year_is_confirmed_whatever_later_years_are() -> None:
    coming = SpecialDay(
        date(2027, 1, 1), DayKind.HOLIDAY, "Tết Dương lịch", is_confirmed=False
    )
    place = calendar(HOLIDAY, coming)
    assert place.is_confirmed(2026)
    assert not place.is_confirmed(2027)


@pytest.mark.parametrize("count", [1, 2, 300])
def test_beyond_the_last_covered_day_there_is_no_working_day(count: int) -> None:
    with pytest.raises(CalendarRangeError, match="2028"):
        calendar().working_day_after(date(2027, 12, 31), count)


def test_every_kind_of_day_has_its_words() -> None:
    assert len({kind.label for kind in DayKind}) == len(DayKind)
