"""When people come: the receipts of each working day, with week and season."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.errors import FieldValueError

_MONDAY = 0
_LUNCH = 12 * 60
_LAST_MINUTES = 5


class Demand:
    """How many come on which day, and at which minute."""

    def __init__(
        self, facts: dict[str, Any], calendar: WorkCalendar, *, now: datetime
    ) -> None:
        self._calendar = calendar
        self._now = now
        self._weekdays: list[float] = facts["weekdays"]
        self._months: list[float] = facts["months"]
        self._before_tet = facts["before_tet"]
        self._after_tet = facts["after_tet"]

    def receipts(
        self, count: int, first: date, last: date, random: Random
    ) -> Iterator[datetime]:
        """Return the moments of `count` receipts from `first` to `last`, in order.

        Raises:
            FieldValueError: the desk is open on none of these days.
        """
        days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
        weights = [self._weight(day) * (0.85 + 0.3 * random.random()) for day in days]
        whole = sum(weights)
        if not whole:
            raise FieldValueError("Khoảng thời gian", "không có ngày làm việc nào")
        passed, done = 0.0, 0
        for day, weight in zip(days, weights, strict=True):
            passed += weight
            until = round(passed / whole * count)
            spans = self._open_spans(day) if until > done else []
            yield from sorted(_moment(day, spans, random) for _ in range(until - done))
            done = until

    def _weight(self, day: date) -> float:
        spans = self._open_spans(day)
        minutes = sum(end - start for start, end in spans)
        if not minutes:
            return 0
        season = self._months[day.month - 1] * self._tet_factor(day)
        return self._weekdays[day.weekday()] * season * minutes / (8 * 60)

    def _tet_factor(self, day: date) -> float:
        ahead, behind = self._before_tet, self._after_tet
        if self._is_tet_within(day, 1, int(ahead["days"])):
            return float(ahead["factor"])
        if self._is_tet_within(day, -int(behind["days"]), -1):
            return float(behind["factor"])
        return 1

    def _is_tet_within(self, day: date, first: int, last: int) -> bool:
        for step in range(first, last + 1):
            special = self._calendar.special_day(day + timedelta(days=step))
            if special is not None and "Nguyên đán" in special.name:
                return True
        return False

    def _open_spans(self, day: date) -> list[tuple[int, int]]:
        """Return the open minutes of `day` in which somebody may come, up to now."""
        if day > self._now.date():
            return []
        spans = [
            (start, end - _LAST_MINUTES)
            for start, end in self._calendar.sessions_on(day)
        ]
        if day == self._now.date():
            present = self._now.hour * 60 + self._now.minute
            spans = [(start, min(end, present)) for start, end in spans]
        return [span for span in spans if span[0] < span[1]]


def _moment(day: date, spans: list[tuple[int, int]], random: Random) -> datetime:
    morning = 0.72 if day.weekday() == _MONDAY else 0.6
    is_early = len(spans) == 1 or random.random() < morning
    start, end = spans[0] if is_early else spans[-1]
    crowding = 1.5 if start < _LUNCH else 1.2
    minute = start + int((end - start) * random.random() ** crowding)
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60)
