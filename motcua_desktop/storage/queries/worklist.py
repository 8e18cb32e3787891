"""The work list: what needs an act, most harmful first, and the counts of its tiles."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.urgency import Horizon, Urgency
from motcua_desktop.services.rows.lists import DossierRow, WorklistCounts
from motcua_desktop.storage.codec import moment_text
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dialect import NEVER
from motcua_desktop.storage.queries.lines import SELECT, lines

_OPEN: Final = f"d.closed_at = '{NEVER}'"
_RUNNING: Final = f"{_OPEN} AND d.paused_at IS NULL"
_OVERDUE: Final = (
    "(d.judged_due_at < ? AND d.in_days = 1 OR d.judged_due_at < ? AND d.in_days = 0)"
)

CONDITIONS: Final[Mapping[Urgency, str]] = {
    Urgency.OVERDUE: f"{_RUNNING} AND {_OVERDUE}",
    Urgency.TODAY: f"{_RUNNING} AND NOT {_OVERDUE} AND d.judged_due_at < ?",
    Urgency.SOON: f"{_RUNNING} AND d.judged_due_at >= ? AND d.judged_due_at < ?",
    Urgency.SUPPLEMENT: f"{_OPEN} AND d.paused_at IS NOT NULL",
    Urgency.READY: (
        f"d.outcome IN ('finished', 'refused') AND d.returned_at = '{NEVER}'"
    ),
    Urgency.WITHIN: f"{_RUNNING} AND coalesce(d.judged_due_at, '{NEVER}') >= ?",
    Urgency.DONE: f"d.returned_at < '{NEVER}'",
    Urgency.CLOSED: "d.outcome = 'withdrawn'",
}
"""For each urgency its condition, the same as `domain.urgency`."""

WORK: Final = tuple(CONDITIONS)[:5]
"""What the work list shows, most harmful first; the rest asks for no act."""

_ORDER: Final = {Urgency.READY: "d.closed_at, d.id", Urgency.SUPPLEMENT: "d.paused_at"}


def parameters(urgency: Urgency, horizon: Horizon) -> tuple[str, ...]:
    """Return what the marks of `CONDITIONS[urgency]` stand for."""
    today, now = moment_text(horizon.today), moment_text(horizon.now)
    tomorrow = moment_text(horizon.tomorrow)
    return {
        Urgency.OVERDUE: (today, now),
        Urgency.TODAY: (today, now, tomorrow),
        Urgency.SOON: (tomorrow, moment_text(horizon.soon_until)),
        Urgency.WITHIN: (moment_text(horizon.soon_until),),
    }.get(urgency, ())


def worklist(
    database: Database,
    calendar: WorkCalendar,
    now: datetime,
    *,
    urgency: Urgency | None,
    limit: int,
) -> list[DossierRow]:
    """Return what needs an act: overdue, today, soon, supplement, ready."""
    horizon = Horizon.of(now, calendar)
    found: list[Any] = []
    for kind in WORK if urgency is None else (urgency,):
        order = _ORDER.get(kind, "d.judged_due_at, d.id")
        found += database.rows(
            f"{SELECT} WHERE {CONDITIONS[kind]} ORDER BY {order} LIMIT ?",
            (*parameters(kind, horizon), limit - len(found)),
        )
    return lines(found, now, calendar)


def worklist_counts(
    database: Database, calendar: WorkCalendar, now: datetime
) -> WorklistCounts:
    """Return the counts of the work list; each counts the rows that it opens."""
    horizon = Horizon.of(now, calendar)
    counts = {
        urgency.value: database.value(
            f"SELECT count(*) FROM dossier d WHERE {CONDITIONS[urgency]}",
            parameters(urgency, horizon),
        )
        for urgency in WORK
    }
    return WorklistCounts(**counts)
