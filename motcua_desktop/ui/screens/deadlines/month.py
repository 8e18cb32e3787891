"""One month of due days: whole weeks, each day with what is due on it."""

import calendar
from collections.abc import Mapping
from datetime import date

from motcua_desktop.text import grouped
from motcua_desktop.ui.screens.deadlines.state import MonthDay


def days_of(month: date) -> list[date]:
    """Return the days of the whole weeks that the month of a day lies in."""
    return list(calendar.Calendar().itermonthdates(month.year, month.month))


def month_on(
    cursor: date, today: date, due: Mapping[date, int], days_off: frozenset[date]
) -> tuple[MonthDay, ...]:
    """Return the days of the cursor's month; those of its neighbours show no count."""
    return tuple(
        MonthDay(
            day,
            grouped(due[day]) if due.get(day) and day.month == cursor.month else "",
            _kind(day, cursor, today, days_off),
            _urgency(day, today),
        )
        for day in days_of(cursor)
    )


def _kind(day: date, cursor: date, today: date, days_off: frozenset[date]) -> str:
    if day.month != cursor.month:
        return "other"
    if day == today:
        return "today"
    return "off" if day in days_off else "work"


def _urgency(day: date, today: date) -> str:
    if day < today:
        return "overdue"
    return "today" if day == today else "within"
