"""The one way in which a stored dossier becomes a line of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.urgency import Horizon, remaining, urgency
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.storage.dialect import NEVER

COLUMNS: Final = (
    "SELECT d.id, d.number, d.applicant, p.code, p.name, d.state, d.received_at, "
    "d.due_at, d.judged_due_at, d.in_days, d.closed_at, d.outcome, d.paused_at "
    "FROM "
)
PROCEDURE: Final = " JOIN procedure p ON p.id = d.procedure_id "
SELECT: Final = f"{COLUMNS} dossier d {PROCEDURE}"


@dataclass(frozen=True, slots=True)
class _Stored:
    """The facts that urgency is judged by, out of a row."""

    state: State
    judged_due_at: datetime | None
    in_days: bool
    paused_at: datetime | None
    finished_at: datetime | None


def lines(
    rows: Iterable[Any], now: datetime, calendar: WorkCalendar
) -> list[DossierRow]:
    """Return the rows of a query that begins with `COLUMNS`."""
    horizon = Horizon.of(now, calendar)
    return [_line(row, horizon, calendar) for row in rows]


def _line(row: Any, horizon: Horizon, calendar: WorkCalendar) -> DossierRow:
    closed_at = None if row[10] == NEVER else datetime.fromisoformat(row[10])
    stored = _Stored(
        state=State(row[5]),
        judged_due_at=_moment(row[8]),
        in_days=bool(row[9]),
        paused_at=_moment(row[12]),
        finished_at=None if row[11] == "withdrawn" else closed_at,
    )
    return DossierRow(
        id=row[0],
        number=row[1],
        applicant=row[2],
        procedure_code=row[3],
        procedure=row[4],
        state=stored.state,
        urgency=urgency(stored, horizon),
        received_at=datetime.fromisoformat(row[6]),
        due_at=_moment(row[7]),
        judged_due_at=stored.judged_due_at,
        finished_at=stored.finished_at,
        paused_from=stored.paused_at,
        remaining=remaining(stored, horizon, calendar),
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
