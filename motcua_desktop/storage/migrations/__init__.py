"""The database's schema, step by step: each step and its record in one transaction.

A step is SQL of its own and never uses today's code, so that an old file is always
brought to the present in the same way.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from motcua_desktop.services.errors import NewerDatabaseError
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dialect import APPLICATION_ID
from motcua_desktop.storage.migrations import m0001_initial

Migration = Callable[[Database], None]

ALL: Final[tuple[tuple[str, Migration], ...]] = (
    ("0001_initial", m0001_initial.migrate),
)

_HISTORY = "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, "
_HISTORY += "name TEXT NOT NULL, applied_at TEXT NOT NULL)"


def schema_number(database: Database) -> int:
    """Return the number of the last step that the database went through."""
    if database.dialect.name == "sqlite":
        return int(database.value("PRAGMA user_version"))
    known = database.value("SELECT to_regclass('migration') IS NOT NULL")
    if not known:
        return 0
    return int(database.value("SELECT coalesce(max(number), 0) FROM migration"))


def migrate(
    database: Database, *, now: datetime, copy_first: Callable[[], None]
) -> int:
    """Bring the schema to the present; return how many steps were taken.

    `copy_first` makes a verified copy; it is called before the first step on a
    database that already holds something.

    Raises:
        NewerDatabaseError: written by a newer program; left untouched.
    """
    found = schema_number(database)
    if found > len(ALL):
        raise NewerDatabaseError(database.place, found, len(ALL))
    if found == len(ALL):
        return 0
    if found:
        copy_first()
    for number in range(found + 1, len(ALL) + 1):
        _step(database, number, now)
    return len(ALL) - found


def _step(database: Database, number: int, now: datetime) -> None:
    name, run = ALL[number - 1]
    with database.writing():
        if schema_number(database) >= number:
            return  # another desk was faster
        database.execute(_HISTORY)
        run(database)
        database.execute(
            "INSERT INTO migration (number, name, applied_at) VALUES (?, ?, ?)",
            (number, name, now.isoformat(timespec="seconds")),
        )
        if database.dialect.name == "sqlite":
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {number}")
        database.commit()
