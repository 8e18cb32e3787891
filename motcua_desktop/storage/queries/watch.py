"""What the desk watches, set-based on stored moments: lists and their counts."""

from datetime import datetime
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.urgency import Horizon, Urgency
from motcua_desktop.domain.watch import DOSSIER_KINDS, WatchKind, earliest_receipt
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.storage.codec import moment_text
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dialect import NEVER
from motcua_desktop.storage.queries import worklist
from motcua_desktop.storage.queries.lines import SELECT, lines

_URGENCIES: Final = {
    WatchKind.OVERDUE: Urgency.OVERDUE,
    WatchKind.TODAY: Urgency.TODAY,
    WatchKind.TOMORROW: Urgency.SOON,
    WatchKind.APOLOGY: Urgency.SOON,
}
_ASKABLE: Final = (
    f"d.closed_at = '{NEVER}' AND d.state <> 'paused' AND d.supplement_requests = 0"
)
_SINCE: Final = (
    "d.received_at >= CASE d.channel WHEN 'online' THEN CAST(? AS TEXT) "
    "ELSE CAST(? AS TEXT) END"
)
_BEFORE: Final = (
    "d.received_at < CASE d.channel WHEN 'online' THEN CAST(? AS TEXT) "
    "ELSE CAST(? AS TEXT) END"
)
_ORDER: Final = {
    WatchKind.LAST_REQUEST: "d.received_at, d.id",
    WatchKind.REQUEST: "d.received_at, d.id",
}


def watched(
    database: Database,
    calendar: WorkCalendar,
    now: datetime,
    *,
    kind: WatchKind,
    limit: int,
) -> list[DossierRow]:
    """Return the dossiers of one kind, most pressing first."""
    condition, parameters = _condition(kind, calendar, now)
    order = _ORDER.get(kind, "d.judged_due_at, d.id")
    rows = database.rows(
        f"{SELECT} WHERE {condition} ORDER BY {order} LIMIT ?", (*parameters, limit)
    )
    return lines(rows, now, calendar)


def watch_counts(
    database: Database, calendar: WorkCalendar, now: datetime
) -> dict[WatchKind, int]:
    """Return how many dossiers each kind has."""
    counts = {}
    for kind in DOSSIER_KINDS:
        condition, parameters = _condition(kind, calendar, now)
        count = database.value(
            f"SELECT count(*) FROM dossier d WHERE {condition}", parameters
        )
        counts[kind] = int(count)
    return counts


def _condition(
    kind: WatchKind, calendar: WorkCalendar, now: datetime
) -> tuple[str, tuple[str, ...]]:
    horizon = Horizon.of(now, calendar)
    if kind in _URGENCIES:
        urgency = _URGENCIES[kind]
        words = worklist.CONDITIONS[urgency]
        if kind is WatchKind.APOLOGY:
            words += " AND d.apologised_at IS NULL"
        return words, worklist.parameters(urgency, horizon)
    since = _receipts(calendar, now)
    if kind is WatchKind.REQUEST:
        return f"{_ASKABLE} AND {_SINCE}", since
    before = _receipts(calendar, horizon.tomorrow)
    return f"{_ASKABLE} AND {_SINCE} AND {_BEFORE}", (*since, *before)


def _receipts(calendar: WorkCalendar, now: datetime) -> tuple[str, str]:
    return (
        moment_text(earliest_receipt(calendar, now, Channel.ONLINE)),
        moment_text(earliest_receipt(calendar, now, Channel.DESK)),
    )
