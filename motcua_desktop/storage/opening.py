"""Which database an office has, and the opening sequence of one desk's own."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import (
    CopyShownError,
    DatabaseDamagedError,
    DiskFullError,
    ReadOnlyPlaceError,
    StorageError,
    UnknownWordError,
)
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.storage import checks
from motcua_desktop.storage.cipher import PLAIN
from motcua_desktop.storage.closing import (
    changed_tables,
    keep_digests,
    lacks_digests,
)
from motcua_desktop.storage.database import (
    DRIVER_ERRORS,
    PRAGMAS,
    Database,
    assert_safe_driver,
    open_postgres,
    open_sqlite,
    refuse_foreign,
)
from motcua_desktop.storage.dialect import SqliteDialect
from motcua_desktop.storage.durable import has_log
from motcua_desktop.storage.key_search import KeyOf, no_key
from motcua_desktop.storage.places import make_folder, refuse_unsafe_place
from motcua_desktop.storage.read_only import readable
from motcua_desktop.storage.restoring import (
    alone_at,
    finish_restoring,
    forget_damage,
    is_left,
    is_marked_damaged,
    mark_damaged,
)
from motcua_desktop.text import screen_moment

DATABASE_FILE: Final = "motcua.db"


def open_database(data: Path, url: str | None, key: bytes = PLAIN) -> Database:
    """Open the database at `url`, or that in folder `data` where none is named.

    Raises:
        UnknownWordError: `url` is of no kind that is known.
        StorageError: the place or the file cannot be used; it is left untouched.
    """
    if is_server(url):
        make_folder(data)
        return open_postgres(url or "")
    return open_live(live_file(data, url), key)


def is_server(url: str | None) -> bool:
    """Return whether `url` names a server's database."""
    return (url or "").startswith(("postgresql://", "postgres://"))


def live_file(data: Path, url: str | None) -> Path:
    """Return the database file of one desk.

    Raises:
        UnknownWordError: `url` is of no kind that is known.
    """
    if url and not is_server(url) and not url.startswith("sqlite:///"):
        raise UnknownWordError("Cơ sở dữ liệu", url, "sqlite:///…, postgresql://…")
    if url and not is_server(url):
        return Path(url.removeprefix("sqlite:///"))
    return data / DATABASE_FILE


def open_live(path: Path, key: bytes = PLAIN) -> Database:
    """Open the live database `path`, creating an empty one.

    `key` opens an encrypted file; a plain one needs none.

    An exchange that was interrupted is finished first; after a start that did not
    end well, or where damage was met before, every page and the end of the history
    are looked at; after one that did, the tables without a chain.

    Raises:
        UnsafePlaceError: no database may live there.
        OldDriverError: SQLite is too old.
        ForeignDatabaseError: the file belongs to another program; left untouched.
        DatabaseDamagedError: the file is no database, or is damaged.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    assert_safe_driver()
    refuse_unsafe_place(path)
    with alone_at(path):
        finish_restoring(path)
        refuse_foreign(path, key)
        _refuse_unwritable(path)
        had_log, is_alone = has_log(path), is_left(path, key)
        was_cut = had_log and is_alone
        database = open_sqlite(path, key)
        database.on_damage = partial(mark_damaged, path)
        is_suspect = was_cut or is_marked_damaged(path)
        _look_over(database, path, is_suspect=is_suspect, is_alone=is_alone)
        keep_digests(database)
    database.was_cut_short = was_cut
    return database


def _refuse_unwritable(path: Path) -> None:
    """Refuse a file that SQLite would open all the same, to fail at each write."""
    if path.exists() and not os.access(path, os.W_OK):
        raise ReadOnlyPlaceError(str(path))


_KEEPS_FROM_WRITING: Final = (
    ReadOnlyPlaceError,
    DiskFullError,
    DatabaseDamagedError,
)
"""What keeps an office from being opened for work, but not from being read."""

_UNREADABLE: Final[tuple[type[Exception], ...]] = (StorageError, *DRIVER_ERRORS)
_READING: Final = {
    name: PRAGMAS[name]
    for name in ("busy_timeout", "cell_size_check", "temp_store", "cache_size")
}


def open_to_read(
    path: Path,
    copies: Sequence[BackupCopy],
    cause: StorageError,
    key_of: KeyOf = no_key,
) -> Database:
    """Open the live database `path` to be read only, because of `cause`.

    Where nothing of it can be read, the newest of `copies` that can be is shown;
    `key_of` knows the keys of encrypted files.

    Raises:
        StorageError: `cause`, where neither it nor a copy can be read.
    """
    if not isinstance(cause, _KEEPS_FROM_WRITING):
        raise cause
    shown: list[tuple[Path, StorageError]] = [(path, cause)]
    for copy in copies:
        made_at = screen_moment(copy.made_at)
        shown.append((copy.path, CopyShownError(path.name, made_at)))
    for file, why in shown if path.exists() else ():
        database = _reading(file, key_of(file))
        if database is not None:
            database.only_read = why
            return database
    raise cause


def _reading(path: Path, key: bytes) -> Database | None:
    """Open one file for reading; None where it says nothing of an office."""
    try:
        file = readable(path, key)
    except StorageError:
        return None
    driver = file.driver(_READING)
    database = Database(driver, SqliteDialect(), path.name)
    database.on_close = file.release
    database.key = key
    try:
        if database.value("SELECT count(*) FROM office"):
            return database
    except _UNREADABLE:
        pass
    database.close()
    return None


def _look_over(
    database: Database, path: Path, *, is_suspect: bool, is_alone: bool
) -> None:
    """Go on only with a whole database; closed, and marked, where it is not.

    One that another program writes to has no digests, and yet nothing befell it.
    """
    try:
        with database.reading():
            is_thorough = is_suspect or (is_alone and lacks_digests(database))
            faults = (checks.damage if is_thorough else changed_tables)(database)
        if faults:
            database.on_damage()
            raise DatabaseDamagedError(database.place)
    except StorageError:
        database.driver.close()
        raise
    database.spare_memory()
    forget_damage(path)
