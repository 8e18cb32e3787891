"""What a salvage makes of files kept with dossiers: bytes are taken one by one."""

import hashlib
from collections.abc import Sequence
from typing import Final

import peewee

from motcua_desktop.storage.damaged_rows import columns_of, rows_of
from motcua_desktop.storage.database import Database

_TABLE: Final = "attachment_content"
_COLUMNS: Final = ("attachment_id", "content")
_FORGET_ANONYMISED: Final = (
    "UPDATE attachment SET gone = 'anonymised', name = '' WHERE gone = '' "
    "AND dossier_id IN (SELECT dossier_id FROM event WHERE kind = 'anonymised')"
)
_SWEEP: Final = (
    "DELETE FROM attachment_content WHERE attachment_id NOT IN "
    "(SELECT a.id FROM attachment a JOIN dossier d ON d.id = a.dossier_id "
    "WHERE a.gone = '')"
)


def merge_contents(
    database: Database, damaged: peewee.SqliteDatabase, tables: Sequence[str]
) -> None:
    """Take the bytes that the damaged file has and the copy has not, or has wrong.

    One after the other: together they may be more than the memory holds.
    """
    if _TABLE not in tables or columns_of(damaged, _TABLE) != _COLUMNS:
        return
    for _, row in rows_of(damaged, _TABLE):
        if row is not None and not _is_whole(database, row[0]):
            database.execute(
                "INSERT OR REPLACE INTO attachment_content VALUES (?, ?)", row
            )


def settled(database: Database) -> list[int]:
    """Drop bytes that nobody may see any more; return the files whose bytes are lost.

    Removed ones and those of anonymised dossiers do not come back with an older copy.
    """
    database.execute(_FORGET_ANONYMISED)
    database.execute(_SWEEP)
    kept = database.rows("SELECT id FROM attachment WHERE gone = '' ORDER BY id")
    lost = [one for (one,) in kept if not _is_whole(database, one)]
    for one in lost:
        database.execute("UPDATE attachment SET gone = 'lost' WHERE id = ?", (one,))
        database.execute(
            "DELETE FROM attachment_content WHERE attachment_id = ?", (one,)
        )
    return lost


def _is_whole(database: Database, attachment_id: object) -> bool:
    row = database.row(
        "SELECT a.sha256, c.content FROM attachment a JOIN attachment_content c "
        "ON c.attachment_id = a.id WHERE a.id = ?",
        (attachment_id,),
    )
    return row is not None and hashlib.sha256(row[1]).hexdigest() == row[0]
