"""Which database an office has, and the opening sequence of one desk's own."""

from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import (
    DatabaseDamagedError,
    StorageError,
    UnknownWordError,
)
from motcua_desktop.storage import checks
from motcua_desktop.storage.cipher import PLAIN
from motcua_desktop.storage.database import (
    Database,
    assert_safe_driver,
    open_postgres,
    open_sqlite,
    refuse_foreign,
)
from motcua_desktop.storage.places import make_folder, refuse_unsafe_place
from motcua_desktop.storage.restoring import alone_at, finish_restoring, was_cut_short

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
    end well every page and the end of the history are looked at.

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
        was_cut = was_cut_short(path, key)
        database = open_sqlite(path, key)
        if was_cut:
            _look_over(database)
    database.was_cut_short = was_cut
    return database


def _look_over(database: Database) -> None:
    """Go on only with a whole database; closed where it is not."""
    try:
        if checks.damage(database):
            raise DatabaseDamagedError(database.place)
    except StorageError:
        database.driver.close()
        raise
