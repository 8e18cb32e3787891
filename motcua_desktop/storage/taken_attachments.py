"""Attached files on their way out: a folder a dossier, names that any system takes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import peewee

from motcua_desktop.domain.attachments import Attachment, AttachmentKind, file_names
from motcua_desktop.domain.numbering import is_dossier_number
from motcua_desktop.services.ports_backup import TakenFiles
from motcua_desktop.storage.damaged_rows import columns_of, rows_of, tables_of
from motcua_desktop.storage.durable import write_bytes

ATTACHED_FOLDER: Final = "attachments"


def attachments_taken(driver: peewee.SqliteDatabase, target: Path) -> TakenFiles:
    """Write each attached file of a database that may be damaged below `target`.

    Raises:
        OSError: it cannot be written.
    """
    paths = _paths(driver)
    written = set()
    for row in _read(driver, "attachment_content"):
        path = paths.get(row["attachment_id"])
        if path is not None and isinstance(row["content"], bytes):
            write_bytes(target / path, row["content"])
            written.add(path)
    lost = sorted(path.as_posix() for path in paths.values() if path not in written)
    return TakenFiles(len(written), tuple(lost))


def _paths(driver: peewee.SqliteDatabase) -> Mapping[int, Path]:
    """Return where each file goes, by its number."""
    numbers = {
        row["id"]: row["number"]
        for row in _read(driver, "dossier", "number")
        if is_dossier_number(str(row["number"]))
    }
    kept: dict[str, list[Attachment]] = defaultdict(list)
    for row in _read(driver, "attachment"):
        with suppress(ValueError, TypeError):  # damage made it no file's
            one = _attachment(row)
            if not row["gone"]:
                folder = numbers.get(row["dossier_id"], f"ho-so-{one.id}")
                kept[folder].append(one)
    return {
        one.id: Path(ATTACHED_FOLDER, folder, name)
        for folder, files in kept.items()
        for one, name in zip(files, file_names(files), strict=True)
    }


def _attachment(row: Mapping[str, Any]) -> Attachment:
    return Attachment(
        int(row["id"]),
        str(row["name"]),
        AttachmentKind(row["kind"]),
        int(row["size"]),
        str(row["sha256"]),
        datetime.fromisoformat(row["added_at"]),
        str(row["actor"]),
    )


def _read(
    driver: peewee.SqliteDatabase, table: str, needed: str = ""
) -> Iterator[Mapping[str, Any]]:
    """Yield the readable rows of a table, if it is there and has what is needed."""
    if table not in tables_of(driver):
        return
    columns = columns_of(driver, table)
    if needed and needed not in columns:
        return
    for _, row in rows_of(driver, table):
        if row is not None:
            yield dict(zip(columns, row, strict=False))
