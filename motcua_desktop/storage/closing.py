"""What the tables without a chain held when the office was last closed.

Histories are chained and a dossier's facts fold out of them; a bit that turns over in
a name of the catalogue or in a register's words shows in none of this. At closing each
such table leaves a digest, the first write takes all of them away in its own
transaction, and the next opening compares what is still there (adr 18). An encrypted
file needs none: its pages are authenticated.
"""

import contextlib
import hashlib
from collections.abc import Iterator
from functools import partial
from typing import Final

from motcua_desktop.services.errors import StorageError
from motcua_desktop.storage.database import DRIVER_ERRORS, Database

_ELSEWHERE: Final = frozenset(
    {
        *("event", "audit", "report_issue", "dossier", "pause", "payment", "closing"),
        "attachment_content",
    }
)
"""Chained, folded out of the chain, the digests themselves, or held against their own
hash by `check`; the search index (a virtual table and its shadows) is held against the
dossiers by `checks`."""

_NEWEST: Final = 5000
"""Rows of a table that are taken in, so that no office waits: 12 ms for a full table.
Only slips grow beyond; of each, `check` holds the kept file against its hash."""


def keep_digests(database: Database) -> None:
    """Let the live `database` leave digests when it closes, and take them at writes."""
    database.on_writing = partial(_take_away, database)
    database.before_close = partial(_leave, database)


def lacks_digests(database: Database) -> bool:
    """Return whether an office was left without digests: it did not end well.

    Those of an office that was never closed well, and of a copy, are not there; a
    page that was exchanged may have taken them away.
    """
    return not database.key and _has_table(database) and not _kept(database)


def changed_tables(database: Database) -> list[str]:
    """Return the tables that are not what they were at closing; none where unknown.

    Asked within `reading`: another program may write meanwhile.
    """
    kept = _kept(database)
    if not kept:
        return []
    found = dict(_digests(database))
    changed = [it for it in kept | found if kept.get(it) != found.get(it)]
    torn = [it for it in found if _is_torn(database, it)]
    return sorted({*changed, *torn})


def _kept(database: Database) -> dict[str, bytes]:
    """Return the digests that still hold; an office of before its schema has none."""
    if not _has_table(database):
        return {}
    rows = database.rows("SELECT name, digest FROM closing")
    return {name: bytes(digest) for name, digest in rows}


def _has_table(database: Database) -> bool:
    return bool(database.value("SELECT 1 FROM sqlite_master WHERE name = 'closing'"))


def _take_away(database: Database) -> None:
    if _has_table(database):
        database.execute("DELETE FROM closing")


def _leave(database: Database) -> None:
    """Leave the digests, where something was written; without room there are none."""
    if database.key or database.only_read is not None:
        return
    with contextlib.suppress(StorageError, *DRIVER_ERRORS):
        if not _has_table(database) or _kept(database):
            return
        with database.writing():
            rows = [*_digests(database)]
            database.execute_many(
                "INSERT INTO closing (name, digest) VALUES (?, ?)", rows
            )
            database.commit()


def _digests(database: Database) -> Iterator[tuple[str, bytes]]:
    tables = database.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'dossier_fts%' ORDER BY name"
    )
    for (name,) in tables:
        if name not in _ELSEWHERE:
            yield name, _digest(database, name)


def _is_torn(database: Database, table: str) -> bool:
    """Return whether a small table and its indexes disagree: who may enter, say."""
    last = database.value(f"SELECT max(rowid) FROM {table}") or 0
    if last > _NEWEST:
        return False
    return bool(database.value(f"PRAGMA integrity_check({table})") != "ok")


def _digest(database: Database, table: str) -> bytes:
    """Return the digest of a table's newest rows, put together by SQLite itself."""
    columns = [row[1] for row in database.rows(f"PRAGMA table_info({table})")]
    line = " || ',' || ".join(f"quote({column})" for column in columns)
    words = database.value(
        f"SELECT CAST(group_concat(line, char(10)) AS BLOB) FROM (SELECT {line} AS "
        f"line FROM {table} WHERE rowid > (SELECT coalesce(max(rowid), 0) - {_NEWEST} "
        f"FROM {table}) ORDER BY rowid)"
    )
    return hashlib.sha256(words or b"").digest()
