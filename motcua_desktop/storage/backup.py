"""Verified copies of the database file: made, checked, put in place whole."""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import peewee

from motcua_desktop.services.errors import BackupError
from motcua_desktop.storage.database import DRIVER_ERRORS, Database, open_sqlite


def copy_to(database: Database, target: Path) -> str:
    """Write a verified copy of `database` to `target`; return its SHA-256.

    The copy is read back and compared with the original before it gets its name.

    Raises:
        BackupError: the copy is not whole; nothing stands under the name.
        DiskFullError: no room on the target.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    partial.unlink(missing_ok=True)
    try:
        expected = contents(database)
        database.execute("VACUUM INTO ?", (str(partial),))
        found = verified_contents(partial)
        if found[0] < expected[0]:
            raise BackupError(
                f"Bản sao “{target.name}” không khớp với dữ liệu đang dùng.",
                "Kiểm tra ổ đĩa rồi sao lưu lại.",
            )
        _sync(partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return file_hash(target)


def contents(database: Database) -> tuple[int, str]:
    """Return the length of the history and its last hash."""
    row = database.row("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")
    return (0, "") if row is None else (int(row[0]), bytes(row[1]).hex())


def verified_contents(path: Path) -> tuple[int, str]:
    """Return `contents` of the copy at `path` after checking every page of it.

    Raises:
        BackupError: it is damaged.
    """
    damaged = BackupError(
        f"Bản sao “{path.name}” bị hỏng.", "Dùng một bản sao khác; đừng xóa bản gốc."
    )
    with _opened_read_only(path, damaged) as driver:
        checks = driver.execute_sql("PRAGMA integrity_check").fetchall()
        orphans = driver.execute_sql("PRAGMA foreign_key_check").fetchall()
        if checks != [("ok",)] or orphans:
            raise damaged
        row = driver.execute_sql(
            "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    return (0, "") if row is None else (int(row[0]), bytes(row[1]).hex())


@contextlib.contextmanager
def _opened_read_only(
    path: Path, damaged: BackupError
) -> Iterator[peewee.SqliteDatabase]:
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    driver = peewee.SqliteDatabase(uri, uri=True)
    try:
        driver.connect()
        yield driver
    except DRIVER_ERRORS as error:
        raise damaged from error
    finally:
        driver.close()


def put_in_place(copy: Path, live: Path, aside: Path) -> None:
    """Move the live files aside, all three together, and put `copy` in their place.

    Raises:
        BackupError: the copy is damaged; nothing was moved.
    """
    verified_contents(copy)
    aside.mkdir(parents=True, exist_ok=True)
    staged = live.with_name(f".{live.name}.restoring")
    staged.write_bytes(copy.read_bytes())
    _sync(staged)
    # A log left beside another file would destroy it: all three move together.
    for suffix in ("-wal", "-shm", ""):
        old = live.with_name(live.name + suffix)
        if old.exists():
            old.replace(aside / old.name)
    staged.replace(live)
    open_sqlite(live).close()


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
