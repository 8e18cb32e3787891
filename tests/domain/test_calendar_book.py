"""What an office may say of its calendar, and what it may not."""

from dataclasses import replace
from datetime import date
from itertools import starmap

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.calendar_book import EVERY_UNIT, CalendarBook
from motcua_desktop.domain.errors import CalendarConflictError, NoSpecialDayError
from motcua_desktop.domain.expected_days import expected_days
from motcua_desktop.domain.office_hours import OfficeHours, read_sessions, week_of
from motcua_desktop.storage.calendars import shipped_days

BOOK = CalendarBook(shipped=(*shipped_days(), *expected_days(2028)))
CULTURE_DAY = date(2026, 11, 24)
THURSDAY = date(2026, 11, 26)
HAMLET = "H26.12.01"


def closed(day: date, name: str = "Nghỉ tránh bão") -> SpecialDay:
    return SpecialDay(day, DayKind.LOCAL_OFF, name)


def opened(day: date) -> SpecialDay:
    return SpecialDay(day, DayKind.LOCAL_WORK, "Trực Tết")


def holiday(*parts: int) -> SpecialDay:
    return SpecialDay(date(*parts), DayKind.HOLIDAY, "Nghỉ lễ", source="TB 1")


def of_year(book: CalendarBook, year: int) -> set[date]:
    return {each.day for each in book.official_days() if each.day.year == year}


def test_a_book_says_first_what_ships() -> None:
    assert BOOK.days() == BOOK.shipped == BOOK.official_days()
    assert BOOK.hours_of(HAMLET) == OfficeHours.standard()
    assert BOOK.units() == (EVERY_UNIT,)


def test_a_closure_of_all_units_holds_for_each_that_says_nothing_of_that_day() -> None:
    book = BOOK.with_day(closed(THURSDAY)).with_day(opened(THURSDAY), HAMLET)
    assert closed(THURSDAY) in book.days()
    assert closed(THURSDAY) in book.days("H26.12.02")
    assert [each for each in book.days(HAMLET) if each.day == THURSDAY] == [
        opened(THURSDAY)
    ]
    assert book.units() == (EVERY_UNIT, HAMLET)


def test_an_opening_may_stand_on_a_holiday_and_a_closure_may_not() -> None:
    assert opened(CULTURE_DAY) in BOOK.with_day(opened(CULTURE_DAY)).days()
    with pytest.raises(CalendarConflictError, match="24/11/2026"):
        BOOK.with_day(closed(CULTURE_DAY))
    with pytest.raises(CalendarConflictError, match="26/11/2026"):
        BOOK.with_day(closed(THURSDAY)).with_day(opened(THURSDAY))
    with pytest.raises(CalendarConflictError, match="22/08/2026"):
        BOOK.with_day(closed(date(2026, 8, 22)), HAMLET)


def test_an_official_day_is_entered_beside_those_of_its_year() -> None:
    swap = SpecialDay(date(2027, 11, 26), DayKind.SWAPPED_OFF, "Hoán đổi", "CV 1")
    book = BOOK.with_day(swap)
    assert of_year(book, 2027) == {*of_year(BOOK, 2027), swap.day}
    assert {each.day.year for each in book.announced} == {2027}
    with pytest.raises(CalendarConflictError):
        book.with_day(holiday(2027, 11, 26))


def test_an_announced_day_takes_the_place_of_the_expected_one() -> None:
    book = BOOK.with_day(holiday(2028, 1, 24))
    (day,) = [each for each in book.days() if each.day == date(2028, 1, 24)]
    assert day.is_confirmed
    assert of_year(book, 2028) == of_year(BOOK, 2028)


def test_a_day_taken_out_follows_the_week_again() -> None:
    book = BOOK.with_day(closed(THURSDAY)).with_day(opened(CULTURE_DAY))
    assert book.without_day(THURSDAY).without_day(CULTURE_DAY) == BOOK
    assert CULTURE_DAY not in of_year(BOOK.without_day(CULTURE_DAY), 2026)
    for day, unit_code in ((THURSDAY, HAMLET), (date(2026, 11, 25), EVERY_UNIT)):
        with pytest.raises(NoSpecialDayError):
            book.without_day(day, unit_code)


def test_what_ships_is_not_kept_as_the_offices_own() -> None:
    book = BOOK.without_day(CULTURE_DAY)
    (day,) = [each for each in BOOK.shipped if each.day == CULTURE_DAY]
    assert book.with_day(day) == BOOK
    assert BOOK.with_notice(each for each in BOOK.shipped if each.day.year < 2028) == (
        BOOK
    )


def test_a_whole_notice_takes_the_place_of_its_year() -> None:
    fixed = list(
        starmap(holiday, [(2028, 1, 1), (2028, 4, 30), (2028, 5, 1), (2028, 9, 2)])
    )
    book = BOOK.with_notice(fixed)
    assert of_year(book, 2028) == {each.day for each in fixed}
    assert of_year(book, 2027) == of_year(BOOK, 2027)


def test_a_notice_of_a_few_days_is_added_and_expectations_give_way() -> None:
    announced = [holiday(2028, 1, 25 + offset) for offset in range(5)]
    book = BOOK.with_notice(announced)
    january = {each.day.day for each in book.official_days() if each.day.year == 2028}
    assert date(2028, 1, 24) not in of_year(book, 2028)
    assert date(2028, 1, 29) in of_year(book, 2028)
    assert date(2028, 4, 30) in of_year(book, 2028)
    assert january >= {1, 3, 25}
    swap = SpecialDay(date(2028, 1, 22), DayKind.SWAPPED_WORK, "Làm bù", "CV 1")
    assert of_year(BOOK.with_notice([swap]), 2028) == {*of_year(BOOK, 2028), swap.day}


def test_what_becomes_a_holiday_needs_no_closure_any_more() -> None:
    book = BOOK.with_day(closed(THURSDAY)).with_day(closed(THURSDAY), HAMLET)
    after = book.with_notice([holiday(2026, 11, 26)])
    assert after.own == {}
    made_up = SpecialDay(THURSDAY, DayKind.SWAPPED_WORK, "Làm bù")
    with pytest.raises(CalendarConflictError):
        book.with_notice([made_up])


def test_local_days_of_a_notice_replace_those_of_the_same_day() -> None:
    book = BOOK.with_day(closed(THURSDAY, "cũ")).with_day(opened(CULTURE_DAY))
    after = book.with_notice([closed(THURSDAY, "mới")])
    assert after.own[EVERY_UNIT] == (opened(CULTURE_DAY), closed(THURSDAY, "mới"))
    assert after.announced == ()


def test_a_newer_edition_of_what_ships_leaves_no_contradiction() -> None:
    monday, made_up = date(2026, 11, 23), date(2026, 11, 28)
    book = BOOK
    for day, unit_code in (
        (closed(monday), EVERY_UNIT),
        (closed(THURSDAY), EVERY_UNIT),
        (opened(CULTURE_DAY), EVERY_UNIT),
        (opened(made_up), HAMLET),
        (closed(monday), HAMLET),
    ):
        book = book.with_day(day, unit_code)
    decided = SpecialDay(made_up, DayKind.SWAPPED_WORK, "Làm bù")
    newer = replace(book, shipped=(*BOOK.shipped, holiday(2026, 11, 23), decided))
    with pytest.raises(CalendarConflictError):
        newer.with_hours(None).with_day(closed(date(2026, 3, 5)))
    assert newer.settled().own == {EVERY_UNIT: (opened(CULTURE_DAY), closed(THURSDAY))}
    assert book.settled() == book


def test_hours_belong_to_a_unit_or_to_all() -> None:
    south = OfficeHours(week_of(read_sessions("07:00-11:30,13:30-17:00")))
    long = OfficeHours(week_of(read_sessions("07:00-17:00")))
    book = BOOK.with_hours(south).with_hours(long, HAMLET)
    assert (book.hours_of(), book.hours_of("H26.12.02")) == (south, south)
    assert book.hours_of(HAMLET) == long
    assert book.with_hours(None, HAMLET).with_hours(None) == BOOK
