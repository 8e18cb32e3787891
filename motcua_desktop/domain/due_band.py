"""The bands of the due board: how near the due day of a running dossier is."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.urgency import Horizon


class DueBand(StrEnum):
    """Mức ngày còn lại; the first three are overdue, today and soon of `Urgency`."""

    OVERDUE = "overdue"
    TODAY = "today"
    ONE = "one"
    TWO = "two"
    WEEK = "week"
    LATER = "later"

    @property
    def label(self) -> str:
        """The head of the band's column."""
        return _LABELS[self]


_LABELS: Final = {
    DueBand.OVERDUE: "Quá hạn",
    DueBand.TODAY: "Hôm nay",
    DueBand.ONE: "Còn 1 ngày",
    DueBand.TWO: "Còn 2 ngày",
    DueBand.WEEK: "3–5 ngày",
    DueBand.LATER: "Trên 5 ngày",
}
_TWO, _WEEK = 2, 5


def band_of(
    due_on: date, horizon: Horizon, calendar: WorkCalendar, *, is_overdue: bool
) -> DueBand:
    """Return the band of a dossier that runs and is due on a day.

    Days are working days, counted as lists tell them ("còn 2 ngày").
    """
    today = horizon.now.date()
    if is_overdue:
        return DueBand.OVERDUE
    if due_on <= today:
        return DueBand.TODAY
    if datetime.combine(due_on, time()) < horizon.soon_until:
        return DueBand.ONE
    left = calendar.working_days_between(today, due_on)
    left -= int(calendar.is_working_day(today))
    if left <= _TWO:
        return DueBand.TWO
    return DueBand.WEEK if left <= _WEEK else DueBand.LATER
