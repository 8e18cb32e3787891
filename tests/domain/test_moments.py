"""Moments as people write them."""

from datetime import date, datetime, time

import pytest

from motcua_desktop.domain.errors import MomentTextError
from motcua_desktop.domain.moments import read_clock, read_day, read_moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03T09:05",
        "2026-11-03 09:05:59",
        "2026-11-03T09:05:59.999",
        "03/11/2026 09:05",
        "3/11/2026 9:05",
        "3.11.2026 9:05",
        "09:05 03/11/2026",
        "09:05, ngày 03/11/2026",
        "  03-11-2026\u00a009:05 ",
    ],
)
def test_a_moment_is_read_in_either_order(text: str) -> None:
    assert read_moment(text) == datetime(2026, 11, 3, 9, 5)


def test_a_day_without_a_clock_begins_at_midnight() -> None:
    assert read_moment("23/11/2026") == datetime(2026, 11, 23)
    assert read_day("2026-11-23") == date(2026, 11, 23)


@pytest.mark.parametrize("text", ["31/02/2026", "2026-13-01", "01/01/2026 24:00"])
def test_what_is_on_no_calendar_says_so(text: str) -> None:
    with pytest.raises(MomentTextError, match="không có trên lịch hoặc đồng hồ"):
        read_moment(text)


@pytest.mark.parametrize(
    "text", ["", "hôm nay", "2026-11-03T09:05+07:00", "2026-11-03T09:05Z", "1" * 99]
)
def test_what_is_no_moment_is_refused_in_few_words(text: str) -> None:
    with pytest.raises(MomentTextError, match="không phải ngày, giờ") as raised:
        read_moment(text)
    assert len(raised.value.wrong) < 70


def test_a_clock_is_read_alone() -> None:
    assert read_clock("15:00") == time(15, 0)
    assert read_clock(" 7:05 ") == time(7, 5)
    for text in ("24:00", "12:60", "3 giờ"):
        with pytest.raises(MomentTextError, match="không phải giờ trong ngày"):
            read_clock(text)
