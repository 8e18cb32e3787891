"""Putting another file in the place of the live database: old or new, never none.

A copy is staged beside the live file. The rename that gives it its name
`<live>.restore-<stamp>` decides the exchange; until then nothing has happened, from
then on whoever opens the office finishes it first. That name is the whole journal.
"""

import contextlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

import filelock

from motcua_desktop.services.errors import DatabaseBusyError
from motcua_desktop.storage.cipher import PLAIN, file_driver
from motcua_desktop.storage.database import DRIVER_ERRORS
from motcua_desktop.storage.durable import copy_whole, place_error, sync_folder

ASIDE: Final = "replaced"
_STAGED: Final = ".restore-"
_LOCK: Final = "opening.lock"
_PATIENCE: Final = 30.0
"""Seconds to wait while another program opens or exchanges the database."""

_DAMAGED: Final = "-damaged"
"""Marks a file in which damage was met; closing it brings its log in, and with the
log would go the reason for looking at every page at the next start."""

_BESIDE: Final = ("-wal", "-shm", "-journal", _DAMAGED, "")
"""What belongs to one database file; a log left beside another would destroy it."""


@contextlib.contextmanager
def alone_at(live: Path) -> Iterator[None]:
    """Open or exchange `live` while no other program does either.

    Raises:
        DatabaseBusyError: another one takes too long.
        ReadOnlyPlaceError: the folder cannot be written to.
        DiskFullError: no room for as much as a lock.
    """
    lock = filelock.FileLock(live.parent / _LOCK, timeout=_PATIENCE)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise DatabaseBusyError from None
    except OSError as error:
        raise place_error(error, live.parent) from None
    try:
        yield
    finally:
        lock.release()


def is_left(live: Path, key: bytes = PLAIN) -> bool:
    """Return whether no program has `live` open; whoever has it keeps a log there."""
    log = live.with_name(f"{live.name}-wal")
    return not log.exists() or not is_in_use(live, key)


def mark_damaged(live: Path) -> None:
    """Keep in mind that damage was met; a full disk may not take even that."""
    with contextlib.suppress(OSError):
        live.with_name(live.name + _DAMAGED).touch()


def is_marked_damaged(live: Path) -> bool:
    """Return whether damage was met in `live` and not mended since."""
    return live.with_name(live.name + _DAMAGED).exists()


def forget_damage(live: Path) -> None:
    """Take the mark away: every page was looked at and is whole."""
    with contextlib.suppress(OSError):
        live.with_name(live.name + _DAMAGED).unlink(missing_ok=True)


def is_in_use(live: Path, key: bytes = PLAIN) -> bool:
    """Return whether a program has `live` open; asked inside `alone_at`."""
    if not live.exists():
        return False
    # The driver's own patience of 5 s would hold up every command beside a window.
    pragmas = {"busy_timeout": 0, "locking_mode": "exclusive"}
    driver = file_driver(live, key, pragmas=pragmas)
    try:
        driver.connect()
        driver.execute_sql("BEGIN EXCLUSIVE")
        driver.execute_sql("ROLLBACK")
    except DRIVER_ERRORS as error:
        return "locked" in str(error)
    else:
        return False
    finally:
        driver.close()


def put_in_place(copy: Path, live: Path, now: datetime, key: bytes = PLAIN) -> Path:
    """Exchange `live` for a verified `copy`; return the folder that has the old one.

    Raises:
        DatabaseBusyError: a program has the live database open.
        DiskFullError: no room for the copy; nothing was changed.
    """
    live.parent.mkdir(parents=True, exist_ok=True)
    with alone_at(live):
        finish_restoring(live)
        if is_in_use(live, key):
            raise DatabaseBusyError
        stamp = _free_stamp(live, now)
        copy_whole(copy, live.with_name(f"{live.name}{_STAGED}{stamp}"))
        finish_restoring(live)
    return live.parent / ASIDE / stamp


def finish_restoring(live: Path) -> bool:
    """Finish an exchange that was decided; return whether there was one.

    Called inside `alone_at`. Each step may be the last one before the power fails.

    Raises:
        DiskFullError: a name could not be changed; the next opening tries again.
        ReadOnlyPlaceError: as before.
    """
    staged = sorted(live.parent.glob(f"{live.name}{_STAGED}*"))
    for one in staged:
        stamp = one.name.removeprefix(f"{live.name}{_STAGED}")
        try:
            _exchange(one, live, live.parent / ASIDE / stamp)
        except OSError as error:
            raise place_error(error, live.parent) from error
    return bool(staged)


def _exchange(staged: Path, live: Path, aside: Path) -> None:
    aside.mkdir(parents=True, exist_ok=True)
    for suffix in _BESIDE:
        old = live.with_name(live.name + suffix)
        if old.exists():
            old.replace(aside / old.name)
    sync_folder(aside)
    staged.replace(live)
    sync_folder(live.parent)


def _free_stamp(live: Path, now: datetime) -> str:
    """Return a name for the old files' folder that no earlier exchange has."""
    stamp, number = f"{now:%Y%m%d-%H%M%S}", 1
    while (live.parent / ASIDE / stamp).exists():
        number += 1
        stamp = f"{now:%Y%m%d-%H%M%S}-{number}"
    return stamp
