"""The due board: running dossiers by officer and due day, and the rows behind."""

from datetime import date, datetime, timedelta
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.urgency import Horizon, Urgency
from motcua_desktop.services.rows.due_board import DueCount
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dialect import NEVER
from motcua_desktop.storage.queries.lines import COLUMNS, PROCEDURE, lines
from motcua_desktop.storage.queries.worklist import CONDITIONS, parameters

# Who received a dossier answers for it, as in the table of officers' work.
_OPEN: Final = (
    "dossier d JOIN event e ON e.dossier_id = d.id AND e.kind = 'received'"
    "%(procedure)s"
    f" WHERE d.closed_at = '{NEVER}' AND d.paused_at IS NULL "
    "AND d.judged_due_at IS NOT NULL"
)


def due_counts(
    database: Database, calendar: WorkCalendar, now: datetime
) -> list[DueCount]:
    """Return the counts by officer, due day and whether it is overdue."""
    horizon = Horizon.of(now, calendar)
    rows = database.rows(
        "SELECT officer, due_on, is_overdue, count(*) FROM (SELECT e.actor AS officer, "
        "substr(d.judged_due_at, 1, 10) AS due_on, "
        f"CASE WHEN {CONDITIONS[Urgency.OVERDUE]} THEN 1 ELSE 0 END AS is_overdue "
        f"FROM {_OPEN % {'procedure': ''}}) t "
        "GROUP BY officer, due_on, is_overdue ORDER BY due_on",
        parameters(Urgency.OVERDUE, horizon),
    )
    return [
        DueCount(officer, date.fromisoformat(day), bool(is_overdue), int(count))
        for officer, day, is_overdue, count in rows
    ]


def due_between(
    database: Database,
    calendar: WorkCalendar,
    now: datetime,
    *,
    span: tuple[date, date],
    officer: str,
) -> list[DossierRow]:
    """Return the running dossiers due in `span`, both days included, by due moment."""
    first, last = span
    condition = "AND d.judged_due_at >= ? AND d.judged_due_at < ?"
    values = [first.isoformat(), (last + timedelta(days=1)).isoformat()]
    if officer:
        condition += " AND e.actor = ?"
        values.append(officer)
    rows = database.rows(
        f"{COLUMNS} {_OPEN % {'procedure': PROCEDURE}} {condition} "
        "ORDER BY d.judged_due_at, d.id",
        values,
    )
    return lines(rows, now, calendar)
