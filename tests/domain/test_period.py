"""Periods of NĐ 09/2019 and of the calendar: names, neighbours, the year's turn."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.domain.errors import PeriodError, PeriodNameError
from motcua_desktop.domain.period import Period, PeriodKind
from motcua_desktop.domain.period_names import read_period_name
from motcua_desktop.text import NBSP, short_date

DAY = timedelta(days=1)
CLOSES = {
    PeriodKind.MONTH: range(1, 13),
    PeriodKind.QUARTER: (3, 6, 9, 12),
    PeriodKind.FIRST_HALF: (6,),
    PeriodKind.SECOND_HALF: (12,),
    PeriodKind.NINE_MONTHS: (9,),
    PeriodKind.YEAR: (12,),
    PeriodKind.CUMULATIVE: range(1, 13),
}
named = st.sampled_from(sorted(CLOSES)).flatmap(
    lambda kind: st.builds(
        Period.in_month,
        st.just(kind),
        st.integers(1990, 2100),
        st.sampled_from(CLOSES[kind]),
        is_calendar=st.booleans(),
    )
)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
custom = st.tuples(days, days).map(lambda pair: Period(min(pair), max(pair)))


@pytest.mark.parametrize(
    ("text", "first", "last", "names"),
    [
        (
            "thang-9-2026",
            "15/8/2026",
            "14/9/2026",
            ("tháng 9 năm 2026", "Tháng 9/2026"),
        ),
        (
            "tháng 1 năm 2026",
            "15/12/2025",
            "14/01/2026",
            ("tháng 1 năm 2026", "Tháng 1/2026"),
        ),
        ("quy-3-2026", "15/6/2026", "14/9/2026", ("quý III năm 2026", "Quý III/2026")),
        ("Quý I/2026", "15/12/2025", "14/3/2026", ("quý I năm 2026", "Quý I/2026")),
        (
            "6-thang-dau-2026",
            "15/12/2025",
            "14/6/2026",
            ("06 tháng đầu năm 2026", "06 tháng đầu năm 2026"),
        ),
        (
            "6-thang-cuoi-2026",
            "15/6/2026",
            "14/12/2026",
            ("06 tháng cuối năm 2026", "06 tháng cuối năm 2026"),
        ),
        (
            "9-thang-2026",
            "15/12/2025",
            "14/9/2026",
            ("09 tháng năm 2026", "09 tháng năm 2026"),
        ),
        ("nam-2026", "15/12/2025", "14/12/2026", ("năm 2026", "Năm 2026")),
        (
            "luy-ke-quy-3-2026",
            "15/12/2025",
            "14/9/2026",
            (
                "lũy kế từ đầu năm đến hết tháng 9 năm 2026",
                "Lũy kế từ đầu năm đến hết tháng 9/2026",
            ),
        ),
        (
            "luy-ke-thang-8-2026-lich",
            "01/01/2026",
            "31/8/2026",
            (
                "lũy kế từ đầu năm đến hết tháng 8 năm 2026",
                "Lũy kế từ đầu năm đến hết tháng 8/2026",
            ),
        ),
        (
            "thang-2-2028-lich",
            "01/02/2028",
            "29/02/2028",
            ("tháng 2 năm 2028", "Tháng 2/2028"),
        ),
        (
            "quy-4-2026-lich",
            "01/10/2026",
            "31/12/2026",
            ("quý IV năm 2026", "Quý IV/2026"),
        ),
        (
            "6-thang-cuoi-2026 lịch",
            "01/7/2026",
            "31/12/2026",
            ("06 tháng cuối năm 2026", "06 tháng cuối năm 2026"),
        ),
        ("nam-2026-lich", "01/01/2026", "31/12/2026", ("năm 2026", "Năm 2026")),
    ],
)
def test_a_period_is_called_by_its_name(
    text: str, first: str, last: str, names: tuple[str, str]
) -> None:
    period = read_period_name(text)
    assert (short_date(period.first), short_date(period.last)) == (first, last)
    assert (period.name.replace(NBSP, " "), period.heading) == names
    assert period.is_calendar == ("lich" in text or "lịch" in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quy-5-2026",
        "thang-13-2026",
        "thang-0-2026",
        "7-thang-2026",
        "quý",
        "nam-26",
    ],
)
def test_other_names_are_refused(text: str) -> None:
    with pytest.raises(PeriodNameError, match="quy-3-2026"):
        read_period_name(text)


@pytest.mark.parametrize("year", ["0000", "0001", "1000", "9999"])
def test_years_of_no_office_are_refused(year: str) -> None:
    with pytest.raises((PeriodError, PeriodNameError)):
        read_period_name(f"nam-{year}")


@pytest.mark.parametrize(
    ("text", "before", "same"),
    [
        ("thang-1-2026", "tháng 12 năm 2025", "tháng 1 năm 2025"),
        ("quy-1-2026", "quý IV năm 2025", "quý I năm 2025"),
        ("6-thang-dau-2026", "06 tháng cuối năm 2025", "06 tháng đầu năm 2025"),
        ("6-thang-cuoi-2026", "06 tháng đầu năm 2026", "06 tháng cuối năm 2025"),
        (
            "9-thang-2026",
            "từ ngày 15/3/2025 đến ngày 14/12/2025",
            "09 tháng năm 2025",
        ),
        ("nam-2026", "năm 2025", "năm 2025"),
        (
            "luy-ke-thang-2-2026",
            "từ ngày 15/10/2025 đến ngày 14/12/2025",
            "lũy kế từ đầu năm đến hết tháng 2 năm 2025",
        ),
        ("thang-3-2028-lich", "tháng 2 năm 2028", "tháng 3 năm 2027"),
    ],
)
def test_the_neighbours_of_a_period(text: str, before: str, same: str) -> None:
    period = read_period_name(text)
    assert period.previous().name.replace(NBSP, " ") == before
    assert period.year_before().name.replace(NBSP, " ") == same


def test_the_end_of_february_stays_the_end() -> None:
    leap = read_period_name("thang-2-2028-lich")
    assert leap.year_before() == read_period_name("thang-2-2027-lich")
    assert read_period_name("thang-2-2029-lich").year_before() == leap
    one_day = Period(date(2028, 2, 29), date(2028, 2, 29))
    assert one_day.year_before() == Period(date(2027, 2, 28), date(2027, 2, 28))


def test_what_follows_is_named() -> None:
    following = {
        text: read_period_name(text).following_name.replace(NBSP, " ")
        for text in (
            "thang-12-2026",
            "quy-4-2026",
            "6-thang-dau-2026",
            "6-thang-cuoi-2026",
            "9-thang-2026",
            "nam-2026-lich",
            "luy-ke-thang-2-2026",
        )
    }
    assert list(following.values()) == [
        "tháng 1 năm 2027",
        "quý I năm 2027",
        "06 tháng cuối năm 2026",
        "06 tháng đầu năm 2027",
        "quý IV năm 2026",
        "năm 2027",
        "",
    ]


@given(period=st.one_of(named, custom))
def test_the_period_before_ends_where_this_one_begins(period: Period) -> None:
    before = period.previous()
    assert before.until == period.first
    again = before.previous()
    assert again.until == before.first


@given(period=named)
def test_named_periods_are_whole_months(period: Period) -> None:
    before, same = period.previous(), period.year_before()
    for neighbour in (before, same):
        assert neighbour.first.day == period.first.day
        assert neighbour.until.day == period.until.day
    assert same.kind is period.kind
    assert same.until == period.until.replace(year=period.until.year - 1)
    assert same.first == period.first.replace(year=period.first.year - 1)


@given(period=named)
def test_a_named_period_is_known_again_by_its_days(period: Period) -> None:
    if period.is_calendar or period.kind is PeriodKind.CUMULATIVE:
        return
    again = Period.of_days(period.first, period.last)
    assert again.kind is period.kind


@given(turn=days)
def test_periods_that_touch_touch_in_the_year_before(turn: date) -> None:
    earlier = Period(turn - 40 * DAY, turn - DAY).year_before()
    later = Period(turn, turn + 40 * DAY).year_before()
    assert earlier.until == later.first


@given(period=st.one_of(named, custom))
def test_the_year_before_is_a_year_before(period: Period) -> None:
    same = period.year_before()
    for now, then in ((period.first, same.first), (period.last, same.last)):
        assert timedelta(days=364) <= now - then <= timedelta(days=367)
