"""The days off that ship: whole, announced, and as the official table has them."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.errors import CalendarConflictError
from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.storage.calendars import (
    NamedCalendars,
    announced,
    holiday_set,
    load_work_calendar,
    office_hours,
    shipped_days,
)

PROJECT = Path(__file__).resolve().parents[2]
TABLE = PROJECT.parent / "shared/data/holidays_vn_2018_2027.csv"
SWAPPED_OFF = {
    date(2018, 12, 31): date(2019, 1, 5),
    date(2019, 4, 29): date(2019, 5, 4),
    date(2024, 4, 29): date(2024, 5, 4),
    date(2025, 5, 2): date(2025, 4, 26),
    date(2026, 1, 2): date(2026, 1, 10),
    date(2026, 8, 31): date(2026, 8, 22),
}


def official_rows() -> set[tuple[str, str]]:
    if not TABLE.exists():
        return {(str(each.day), each.kind) for each in shipped_days()}
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {(row["date"], row["kind"]) for row in csv.DictReader(file)}


def test_the_shipped_days_are_those_of_the_official_table() -> None:
    shipped = {(str(each.day), str(each.kind)) for each in shipped_days()}
    assert shipped == official_rows()
    assert len(shipped_days()) == 146
    assert all(each.source and each.name for each in shipped_days())


def test_every_swap_has_its_two_days() -> None:
    kinds = {each.day: each.kind for each in shipped_days()}
    swapped = Counter(kinds.values())
    assert swapped[DayKind.SWAPPED_OFF] == swapped[DayKind.SWAPPED_WORK] == 6
    for off, work in SWAPPED_OFF.items():
        assert kinds[off] is DayKind.SWAPPED_OFF
        assert kinds[work] is DayKind.SWAPPED_WORK
        assert work.weekday() == 5


def test_the_years_2018_to_2027_are_confirmed_and_no_others() -> None:
    place = load_work_calendar()
    confirmed = [year for year in range(2010, 2036) if place.is_confirmed(year)]
    assert confirmed == list(range(2018, 2028))


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_year_has_as_many_working_days_as_the_law_page_counts(year: int) -> None:
    place = load_work_calendar()
    days = place.working_days_between(date(year, 1, 1), date(year, 12, 31))
    assert days == 249


def test_the_version_tells_calendars_apart() -> None:
    closure = SpecialDay(date(2026, 3, 5), DayKind.LOCAL_OFF, "Kiểm kê")
    versions = {
        load_work_calendar().version,
        load_work_calendar(extra=(closure,)).version,
        load_work_calendar(office_hours("STD75")).version,
    }
    assert len(versions) == 3
    assert load_work_calendar(OfficeHours.standard()).version in versions


def test_an_extra_day_on_a_shipped_one_is_refused() -> None:
    again = SpecialDay(date(2026, 11, 24), DayKind.LOCAL_OFF, "Nghỉ")
    with pytest.raises(CalendarConflictError):
        load_work_calendar(extra=(again,))


def test_a_notice_takes_the_place_of_its_year_and_closures_are_added() -> None:
    notice = SpecialDay(date(2027, 9, 2), DayKind.HOLIDAY, "Quốc khánh")
    days = announced((notice,), shipped_days())
    assert [each for each in days if each.day.year == 2027] == [notice]
    assert sum(each.day.year < 2027 for each in days) == 131
    closure = SpecialDay(date(2027, 3, 5), DayKind.LOCAL_OFF, "Kiểm kê")
    assert len(announced((closure,), shipped_days())) == 147


def test_the_named_sets_leave_out_what_they_say() -> None:
    kinds = {each.kind for each in holiday_set("NO_SWAPS")}
    assert kinds == {DayKind.HOLIDAY, DayKind.COMPENSATORY}
    left_out = set(shipped_days()) - set(holiday_set("BEFORE_NQ28"))
    assert [each.day for each in left_out] == [date(2026, 11, 24)]
    assert holiday_set("NONE") == ()


def test_unknown_names_are_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownWordError, match="STD8, STD75"):
        office_hours("NIGHT")
    with pytest.raises(UnknownWordError, match="OFFICIAL"):
        holiday_set("MOON")


def test_a_named_calendar_is_built_once_and_a_file_stands_for_the_official_set() -> (
    None
):
    closure = SpecialDay(date(2027, 3, 5), DayKind.LOCAL_OFF, "Kiểm kê")
    named = NamedCalendars((closure,))
    place = named.calendar("STD8", "OFFICIAL")
    assert named.calendar("STD8", "OFFICIAL") is place
    assert not place.is_working_day(closure.day)
    assert named.calendar("STD8", "NO_SWAPS").is_working_day(closure.day)
    assert NamedCalendars(()).calendar("STD8", "OFFICIAL").is_confirmed(2026)
