"""The open dossiers whose clock runs, with all that their due moment is made of."""

import json
from datetime import datetime
from itertools import groupby
from typing import Any, Final

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.pauses import Pause, PauseGround
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.services.rows.calendars import RunningDossier
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dialect import NEVER

_RUNNING: Final = (
    f"d.closed_at = '{NEVER}' AND d.paused_at IS NULL AND d.judged_due_at IS NOT NULL"
)
# A limit is said at the reception, and again where the procedure's has changed.
_DOSSIERS: Final = (
    "SELECT d.id, d.number, u.code, p.code, d.channel, d.received_at, "
    "d.judged_due_at, (SELECT count(*) FROM slip s WHERE s.dossier_id = d.id "
    "AND s.name = 'giay-tiep-nhan'), e.body "
    "FROM dossier d JOIN unit u ON u.id = d.unit_id "
    "JOIN procedure p ON p.id = d.procedure_id "
    "JOIN event e ON e.dossier_id = d.id AND e.kind IN ('received', 'recomputed') "
    f"WHERE {_RUNNING} ORDER BY d.id, e.seq"
)
_PAUSES: Final = (
    "SELECT s.dossier_id, s.paused_at, s.resumed_at, s.ground FROM dossier d "
    f"JOIN pause s ON s.dossier_id = d.id WHERE {_RUNNING} "
    "ORDER BY s.dossier_id, s.ordinal"
)


def running_dossiers(database: Database) -> list[RunningDossier]:
    """Return the running dossiers, oldest first; work grows with the open ones."""
    pauses: dict[int, list[Pause]] = {}
    for dossier_id, paused_at, resumed_at, ground in database.rows(_PAUSES):
        resumed = None if resumed_at == NEVER else datetime.fromisoformat(resumed_at)
        pause = Pause(datetime.fromisoformat(paused_at), resumed, PauseGround(ground))
        pauses.setdefault(dossier_id, []).append(pause)
    limits: dict[str, TimeLimit] = {}
    return [
        _dossier(list(group), tuple(pauses.get(dossier_id, ())), limits)
        for dossier_id, group in groupby(database.rows(_DOSSIERS), lambda row: row[0])
    ]


def _dossier(
    rows: list[Any], pauses: tuple[Pause, ...], limits: dict[str, TimeLimit]
) -> RunningDossier:
    said = [json.loads(row[8]).get("limit") for row in rows]
    text = next(limit for limit in reversed(said) if limit)
    if text not in limits:
        limits[text] = TimeLimit.parse(text)
    dossier_id, number, unit, procedure, channel, received_at, due, slips = rows[0][:8]
    return RunningDossier(
        id=dossier_id,
        number=number,
        unit=unit,
        procedure=procedure,
        channel=Channel(channel),
        received_at=datetime.fromisoformat(received_at),
        limit=limits[text],
        pauses=pauses,
        judged_due_at=datetime.fromisoformat(due),
        slips=slips,
    )
