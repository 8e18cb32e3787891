"""Verified copies of the database file: made, read back, told of in a manifest."""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import peewee

from motcua_desktop.services.errors import BackupError
from motcua_desktop.services.ports_backup import BackupCopy, CopyFacts
from motcua_desktop.storage.cipher import PLAIN
from motcua_desktop.storage.database import DRIVER_ERRORS, Database
from motcua_desktop.storage.durable import file_hash, sync_file, whole, write_text
from motcua_desktop.storage.read_only import ReadableFile


def manifest_path(copy: Path) -> Path:
    """Return where the manifest of a copy stands."""
    return copy.with_suffix(".json")


def read_manifest(copy: Path) -> dict[str, Any]:
    """Return what the manifest of a copy says; one that is gone says nothing."""
    try:
        words = json.loads(manifest_path(copy).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return words if isinstance(words, dict) else {}


def copy_to(database: Database, target: Path, made_at: datetime) -> BackupCopy:
    """Write a verified copy of `database` to `target`, its manifest beside it.

    The copy is read back and compared with the original before it gets its name.

    Raises:
        BackupError: the copy is not whole; nothing stands under the name.
        DiskFullError: no room on the target.
    """
    state = settled_state(database)
    with whole(target) as partial:
        expected = contents(database)
        with database.in_little_memory():
            database.execute("VACUUM INTO ?", (str(partial),))
        facts = verified_facts(partial, expected, key=database.key)
        sync_file(partial)
        sha256, size = file_hash(partial), partial.stat().st_size
        manifest = {
            "file": target.name,
            "made_at": made_at.isoformat(timespec="seconds"),
            "sha256": sha256,
            "size": size,
            "of": state,
            **asdict(facts),
        }
        write_text(manifest_path(target), json.dumps(manifest, indent=1))
    return BackupCopy(target, made_at, size, sha256)


def contents(database: Database) -> tuple[int, str]:
    """Return the length of the history and its last hash."""
    row = database.row("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")
    return (0, "") if row is None else (int(row[0]), bytes(row[1]).hex())


def settled_state(database: Database) -> str:
    """Return a word for the present state of the file; any later write changes it."""
    # What is still in the log moves to the file first: closing does it too, and
    # must not look like a change.
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    live = Path(database.driver.database)
    log = live.with_name(live.name + "-wal")
    found = live.stat()
    logged = log.stat().st_size if log.exists() else 0
    return f"{found.st_size}-{found.st_mtime_ns}-{logged}"


def checked_facts(path: Path, key: bytes = PLAIN) -> CopyFacts:
    """Return what the copy at `path` holds after holding it against its manifest.

    Raises:
        BackupError: it is damaged, or not what its manifest says.
    """
    manifest = read_manifest(path)
    if manifest and manifest.get("sha256") != file_hash(path):
        raise damaged_copy(path)
    return verified_facts(path, key=key)


def verified_facts(
    path: Path, passed: tuple[int, str] = (0, ""), *, key: bytes = PLAIN
) -> CopyFacts:
    """Return what the copy at `path` holds after checking every page of it.

    `passed` is a length of the history and its hash there, which it must hold too.

    Raises:
        BackupError: it is damaged.
    """
    with _opened_read_only(path, key) as driver:

        def rows(sql: str, *parameters: object) -> list[Any]:
            return list(driver.execute_sql(sql, parameters).fetchall())

        if rows("PRAGMA integrity_check") != [("ok",)]:
            raise damaged_copy(path)
        if rows("PRAGMA foreign_key_check"):
            raise damaged_copy(path)
        tables = [
            name
            for (name,) in rows(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND "
                "name NOT LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name"
            )
        ]
        counts = {one: int(rows(f"SELECT count(*) FROM {one}")[0][0]) for one in tables}
        length, head = passed
        if length:
            found = rows("SELECT hash FROM event WHERE seq = ?", length)
            if not found or bytes(found[0][0]).hex() != head:
                raise damaged_copy(path)
        ends = [
            rows(f"SELECT seq, hash FROM {chain} ORDER BY seq DESC LIMIT 1")
            for chain in ("event", "audit")
        ]
        schema = int(rows("PRAGMA user_version")[0][0])
    history, audit = (
        (int(last[0][0]), bytes(last[0][1]).hex()) if last else (0, "") for last in ends
    )
    return CopyFacts(schema, *history, counts, *audit)


def damaged_copy(path: Path) -> BackupError:
    """Return the refusal of a copy that is not whole."""
    return BackupError(
        f"Bản sao “{path.name}” bị hỏng.", "Dùng một bản sao khác; đừng xóa bản gốc."
    )


@contextlib.contextmanager
def _opened_read_only(path: Path, key: bytes) -> Iterator[peewee.SqliteDatabase]:
    driver = ReadableFile(path, "mode=ro&immutable=1", key).driver()
    try:
        driver.connect()
        yield driver
    except DRIVER_ERRORS as error:
        raise damaged_copy(path) from error
    finally:
        driver.close()
