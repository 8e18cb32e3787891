"""Recomputing the due moment of an open dossier after the calendar has changed."""

from datetime import datetime

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import MissingReasonError
from motcua_desktop.domain.events import DueRecomputed
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.domain.steps import Rules
from motcua_desktop.text import clean_line


def recomputed(
    dossier: Dossier,
    rules: Rules,
    *,
    at: datetime,
    reason: str,
    limit: TimeLimit | None = None,
) -> DueRecomputed | None:
    """Return the event that moves the due moment of an open dossier; None: it stays.

    `limit` takes the place of the dossier's own where the procedure's has changed.
    While the clock stands there is nothing to move: the due moment is computed when
    it runs again. The first promise (`due_original`) stays as it was printed.

    Raises:
        MissingReasonError: a promise may not move without a reason in writing.
    """
    words = clean_line(reason)
    if not words:
        raise MissingReasonError("tính lại hạn")
    governing = limit or dossier.limit
    if not dossier.state.is_open or dossier.paused_at or governing is None:
        return None
    due = promised_at(
        rules.calendar,
        dossier.received_at,
        governing,
        pauses=dossier.pauses,
        policy=rules.supplement_policy,
    )
    if due is None or (due == dossier.judged_due_at and governing == dossier.limit):
        return None
    return DueRecomputed(
        at=max(at.replace(second=0, microsecond=0), dossier.last_at),
        due_at=due,
        reason=words,
        limit=None if governing == dossier.limit else governing,
        calendar_version=rules.calendar.version,
    )
