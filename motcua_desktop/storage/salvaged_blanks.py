"""What a salvage makes of blanked values: none comes back with an older copy."""

import contextlib
from collections.abc import Iterable
from typing import Final

from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.erased_rows import PLACES, told_lines, unproven
from motcua_desktop.storage.erasing import blank_owned
from motcua_desktop.storage.salvaged_history import NONSENSE, SalvagedDossiers

EVENT_COLUMNS: Final = PLACES["event"].columns

_OWN_TO_SLIPS: Final = (
    "INSERT INTO erased SELECT 'slip', s.file, s.sha256, e.recorded_at FROM slip s "
    "JOIN event e ON e.dossier_id = s.dossier_id AND e.kind = 'anonymised' "
    "WHERE true ON CONFLICT DO NOTHING"
)
"""Slips of anonymised dossiers were deleted with them, whatever damage took."""


def own_to_told(database: Database, lines: Iterable[Row]) -> None:
    """Own to what events `anonymised` tell, before any line is held against it.

    `lines` are the damaged file's: its own rows of `erased` may be gone.
    """
    for line in lines:
        with contextlib.suppress(*NONSENSE):
            if line[2] == "anonymised":
                told = told_lines(line[7])
                database.execute_many(
                    "INSERT INTO erased (place, line, digest, recorded_at) "
                    "VALUES ('event', ?, ?, ?) ON CONFLICT DO NOTHING",
                    [(str(seq), digest, line[4]) for seq, digest in told.items()],
                )


def blanked_again(database: Database) -> list[int]:
    """Blank what was owned to and came back; return what nothing proves any more.

    The guards of the history are aside.
    """
    database.execute(_OWN_TO_SLIPS)
    dossiers = SalvagedDossiers(database, {})
    for dossier_id in blank_owned(database):
        lines = database.rows(
            f"SELECT {', '.join(EVENT_COLUMNS)} FROM event "
            "WHERE dossier_id = ? ORDER BY seq",
            (dossier_id,),
        )
        dossiers.enter(dossier_id, lines)
    for statement in database.dialect.forget_words():
        database.execute(statement)
    return unproven(database)
