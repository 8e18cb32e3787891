"""The bands of the due board, seen from Monday 23/11/2026 with 24/11 off."""

from datetime import date, datetime

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.due_band import DueBand, band_of
from motcua_desktop.domain.urgency import Horizon

CALENDAR = WorkCalendar(
    [SpecialDay(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam")],
    first_year=2026,
    last_year=2027,
)


@pytest.mark.parametrize(
    ("day", "band"),
    [
        ((11, 23), DueBand.TODAY),
        ((11, 24), DueBand.ONE),
        ((11, 25), DueBand.ONE),
        ((11, 26), DueBand.TWO),
        ((11, 27), DueBand.WEEK),
        ((12, 1), DueBand.WEEK),
        ((12, 2), DueBand.LATER),
    ],
)
def test_days_left_are_working_days(day: tuple[int, int], band: DueBand) -> None:
    horizon = Horizon.of(datetime(2026, 11, 23, 9, 42), CALENDAR)
    due_on = date(2026, *day)
    assert band_of(due_on, horizon, CALENDAR, is_overdue=False) is band
    assert band_of(due_on, horizon, CALENDAR, is_overdue=True) is DueBand.OVERDUE
