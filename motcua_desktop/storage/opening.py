"""The opening sequence of the live database of one desk."""

from pathlib import Path

from motcua_desktop.services.errors import DatabaseDamagedError, StorageError
from motcua_desktop.storage import checks
from motcua_desktop.storage.database import (
    Database,
    assert_safe_driver,
    open_sqlite,
    refuse_foreign,
)
from motcua_desktop.storage.places import refuse_unsafe_place
from motcua_desktop.storage.restoring import alone_at, finish_restoring, was_cut_short


def open_live(path: Path) -> Database:
    """Open the live database `path`, creating an empty one.

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
        refuse_foreign(path)
        was_cut = was_cut_short(path)
        database = open_sqlite(path)
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
