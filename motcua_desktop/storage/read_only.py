"""Reading a database file without writing beside it, wherever it lies.

A file on a read-only stick, on a full disk or with damaged pages gives what it has. A
log of changes that nobody has brought in yet is read too.
"""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import peewee

from motcua_desktop.services.errors import ReadOnlyPlaceError
from motcua_desktop.storage.cipher import PLAIN, file_driver
from motcua_desktop.storage.database import DRIVER_ERRORS
from motcua_desktop.storage.durable import has_log, place_error

_SETTINGS: Final = {"query_only": 1, "trusted_schema": 0, "mmap_size": 0}
_REFUSED_BY_PLACE: Final = ("unable to open", "readonly database", "disk i/o error")


@dataclass(frozen=True, slots=True)
class ReadableFile:
    """How a file can be read: where it lies, and the copy made for reading, if any."""

    path: Path
    words: str
    key: bytes = PLAIN
    scratch: "tempfile.TemporaryDirectory[str] | None" = None

    def driver(
        self, settings: Mapping[str, Any] | None = None
    ) -> peewee.SqliteDatabase:
        """Return a driver that reads the file; it connects when it is first asked."""
        pragmas = {**_SETTINGS, **(settings or {})}
        return file_driver(self.path, self.key, words=self.words, pragmas=pragmas)

    def release(self) -> None:
        """Delete the copy that was made for reading."""
        if self.scratch is not None:
            self.scratch.cleanup()


def readable(path: Path, key: bytes = PLAIN) -> ReadableFile:
    """Return how the database file `path` can be read, damaged or not.

    Raises:
        ReadOnlyPlaceError: it is not there, or may not even be read.
        DiskFullError: it has to be copied to be read, and there is no room.
    """
    if not path.is_file():
        raise ReadOnlyPlaceError(str(path))
    ways = [ReadableFile(path, "mode=ro", key)]
    still = ReadableFile(path, "mode=ro&immutable=1", key)
    if not has_log(path):
        # Where no other program has it open nothing beside it needs to be looked at.
        ways.insert(0 if not _beside(path, "-shm").exists() else 1, still)
    for way in ways:
        if _opens(way):
            return way
    return _copied(path, key)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _opens(way: ReadableFile) -> bool:
    """Return whether the place lets us read; damage is found out later."""
    driver = way.driver()
    try:
        driver.connect()
        driver.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except DRIVER_ERRORS as error:
        return not any(words in str(error).lower() for words in _REFUSED_BY_PLACE)
    finally:
        driver.close()
    return True


def _copied(path: Path, key: bytes) -> ReadableFile:
    """Return a copy with its log, where the log cannot be read in its place."""
    scratch = None
    try:
        scratch = tempfile.TemporaryDirectory(prefix="motcua-doc-")
        copy = Path(scratch.name) / path.name
        shutil.copyfile(path, copy)
        if has_log(path):
            shutil.copyfile(_beside(path, "-wal"), _beside(copy, "-wal"))
    except OSError as error:
        if scratch is not None:
            scratch.cleanup()
        raise place_error(error, path) from error
    return ReadableFile(copy, "mode=rw", key, scratch)
