"""Tết and Giỗ Tổ by computation, against the announced days and the astronomers'."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from motcua_desktop.domain.calendar import DayKind
from motcua_desktop.domain.expected_days import NOT_ANNOUNCED, expected_days
from motcua_desktop.domain.lunar import (
    hung_kings_day,
    lunar_day,
    lunar_new_year,
)
from motcua_desktop.storage.calendars import shipped_days

# Reckoned apart from the program, from new moons and solar terms of an astronomical
# ephemeris (VSOP87, ELP) at UTC+7: mùng 1 Tết and mùng 10 tháng Ba, month and day.
EPHEMERIS = """
2007-02-17-04-26 2008-02-07-04-15 2009-01-26-04-04 2010-02-14-04-23 2011-02-03-04-12
2012-01-23-03-31 2013-02-10-04-19 2014-01-31-04-09 2015-02-19-04-28 2016-02-08-04-16
2017-01-28-04-06 2018-02-16-04-25 2019-02-05-04-14 2020-01-25-04-02 2021-02-12-04-21
2022-02-01-04-10 2023-01-22-04-29 2024-02-10-04-18 2025-01-29-04-07 2026-02-17-04-26
2027-02-06-04-16 2028-01-26-04-04 2029-02-13-04-23 2030-02-02-04-12 2031-01-23-04-01
2032-02-11-04-19 2033-01-31-04-09 2034-02-19-04-28 2035-02-08-04-17 2036-01-28-04-06
2037-02-15-04-24 2038-02-04-04-13 2039-01-24-04-03 2040-02-12-04-20 2041-02-01-04-10
2042-01-22-04-29 2043-02-10-04-19 2044-01-30-04-07 2045-02-17-04-26 2046-02-06-04-15
2047-01-26-04-04 2048-02-14-04-22 2049-02-02-04-11 2050-01-23-04-01
"""


def reckoned() -> dict[int, tuple[date, date]]:
    table = {}
    for entry in EPHEMERIS.split():
        year, *days = (int(part) for part in entry.split("-"))
        table[year] = (date(year, *days[:2]), date(year, *days[2:]))
    return table


def test_the_ephemeris_has_the_same_days_from_2007_to_2050() -> None:
    assert list(reckoned()) == list(range(2007, 2051))
    for year, (new_year, kings) in reckoned().items():
        assert lunar_new_year(year) == new_year, year
        assert hung_kings_day(year) == kings, year


def test_a_chinese_calendar_is_a_day_late_in_the_years_where_it_differs() -> None:
    a_day = timedelta(days=1)
    late = {
        (year, name)
        for year in range(2007, 2051)
        for name, day in (("Tết", lunar_new_year), ("Giỗ Tổ", hung_kings_day))
        if day(year, hours_east=8) == day(year) + a_day
    }
    assert late == {
        (2007, "Tết"),
        (2009, "Giỗ Tổ"),
        (2030, "Tết"),
        (2037, "Giỗ Tổ"),
        (2038, "Giỗ Tổ"),
    }
    assert lunar_new_year(2030) == date(2030, 2, 2)


def test_a_leap_month_before_the_date_is_stepped_over() -> None:
    # 2023 had a second month of two, 2033/34 one after the eleventh.
    assert lunar_day(2023, 2, 1) == date(2023, 2, 20)
    assert lunar_day(2023, 3, 1) == date(2023, 4, 20)
    assert lunar_new_year(2034) == date(2034, 2, 19)


def test_a_new_year_is_twelve_or_thirteen_months_after_the_last() -> None:
    years = [lunar_new_year(year) for year in range(1900, 2101)]
    lengths = {(later - earlier).days for earlier, later in pairwise(years)}
    assert lengths <= {353, 354, 355, 383, 384, 385}
    assert all((1, 20) <= (day.month, day.day) <= (2, 21) for day in years)


@pytest.mark.parametrize("year", range(2018, 2028))
def test_what_is_expected_is_what_was_announced_swaps_aside(year: int) -> None:
    announced = {
        special.day
        for special in shipped_days()
        if special.day.year == year
        and special.kind in {DayKind.HOLIDAY, DayKind.COMPENSATORY}
    }
    expected = {special.day for special in expected_days(year)}
    assert {day for day in expected if day.weekday() < 5} == {
        day for day in announced if day.weekday() < 5
    }


def test_an_expected_day_says_that_it_is_not_announced() -> None:
    days = expected_days(2028)
    assert {(each.is_confirmed, each.source) for each in days} == {
        (False, NOT_ANNOUNCED)
    }
    names = {each.day: (each.kind, each.name) for each in days}
    assert names[date(2028, 1, 3)] == (
        DayKind.COMPENSATORY,
        "Nghỉ bù Tết Dương lịch",
    )
    assert names[date(2028, 1, 25)][1] == "Tết Nguyên đán (cuối tháng Chạp)"
    assert names[date(2028, 1, 26)][1] == "Tết Nguyên đán (mùng 1 tháng Giêng)"
    assert len(names) == len(days)


def test_two_holidays_on_one_weekend_give_two_days_instead() -> None:
    days = {each.day: each for each in expected_days(2033)}
    assert date(2033, 4, 30).weekday() == 5
    assert days[date(2033, 5, 2)].kind is DayKind.COMPENSATORY
    assert days[date(2033, 5, 3)].name == "Nghỉ bù Ngày Quốc tế lao động 1/5"


def test_the_day_of_culture_is_not_compensated_as_no_law_says_so() -> None:
    assert date(2029, 11, 24).weekday() == 5
    november = [each for each in expected_days(2029) if each.day.month == 11]
    assert [each.day for each in november] == [date(2029, 11, 24)]
