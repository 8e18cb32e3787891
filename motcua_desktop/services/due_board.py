"""Theo dõi hạn: the board by days left and officer, a month, the rows behind both."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.due_band import DueBand, band_of
from motcua_desktop.domain.urgency import Horizon, Urgency
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.rows.due_board import BoardCell, DueBoard, DueCount
from motcua_desktop.services.rows.lists import DossierRow


class DueQueries(Protocol):
    """The running dossiers by their due day, set-based."""

    def due_counts(self, now: datetime) -> Sequence[DueCount]:
        """Return the counts by officer, due day and whether it is overdue."""
        ...

    def due_between(
        self, now: datetime, *, span: tuple[date, date], officer: str = ""
    ) -> Sequence[DossierRow]:
        """Return the running dossiers due in `span`, both days included."""
        ...


@dataclass(frozen=True, slots=True)
class DueBoardDesk:
    """Counts what runs; each number opens exactly the dossiers that it counts."""

    queries: DueQueries
    calendars: Callable[[], WorkCalendar]
    clock: Clock

    def board(self) -> DueBoard:
        """Return the board as it stands now."""
        now, calendar = self.clock(), self.calendars()
        horizon = Horizon.of(now, calendar)
        bands: Counter[tuple[str, DueBand]] = Counter()
        days: Counter[date] = Counter()
        for one in self.queries.due_counts(now):
            band = band_of(one.due_on, horizon, calendar, is_overdue=one.is_overdue)
            bands[one.officer, band] += one.count
            days[one.due_on] += one.count
        officers = tuple(sorted({officer for officer, _ in bands}))
        return DueBoard(officers, dict(bands), dict(days))

    def rows(self, cell: BoardCell) -> list[DossierRow]:
        """Return the dossiers that a number of the board counts."""
        now, calendar = self.clock(), self.calendars()
        horizon = Horizon.of(now, calendar)
        found = self.queries.due_between(
            now, span=(date.min, date(9998, 12, 31)), officer=cell.officer
        )
        return [
            row
            for row in found
            if cell.band is None or _band(row, horizon, calendar) is cell.band
        ]

    def due_on(self, day: date) -> Sequence[DossierRow]:
        """Return the running dossiers that are due on a day."""
        return self.queries.due_between(self.clock(), span=(day, day))

    def is_working_day(self, day: date) -> bool:
        """Return whether the desk works on a day."""
        return self.calendars().is_working_day(day)


def _band(row: DossierRow, horizon: Horizon, calendar: WorkCalendar) -> DueBand | None:
    if row.judged_due_at is None:
        return None
    is_overdue = row.urgency is Urgency.OVERDUE
    day = row.judged_due_at.date()
    return band_of(day, horizon, calendar, is_overdue=is_overdue)
