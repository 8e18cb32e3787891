"""Take everything with you: all rows and papers in formats that need no program.

The file is read row by row and never written to: a damaged office, an older or newer
one, or one on a read-only disk gives what it has.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import peewee

from motcua_desktop.services.errors import DatabaseDamagedError
from motcua_desktop.services.ports_backup import TakenFiles, TakenOut, TakenTable
from motcua_desktop.storage.chain import CHAINS, MARK_LENGTH
from motcua_desktop.storage.damaged_rows import (
    columns_of,
    printable,
    rows_of,
    tables_of,
)
from motcua_desktop.storage.database import DRIVER_ERRORS
from motcua_desktop.storage.durable import place_error, write_bytes
from motcua_desktop.storage.key_search import KeyOf, no_key
from motcua_desktop.storage.read_only import readable
from motcua_desktop.storage.taken_attachments import attachments_taken

ROWS_FOLDER: Final = "rows"
_FOLDERS: Final = ("slips", "reports", "templates")
_TEMPLATE: Final = "report-template.docx"
_LEFT_OUT: Final = frozenset(
    {
        *(("account", "password"), ("recovery_key", "sealed")),
        ("attachment_content", "content"),
    }
)
"""Sealed passwords stay: they open nothing elsewhere and could be tried for years.
What is attached goes out as files."""


def take_out(
    sources: Sequence[Path], data: Path, target: Path, key_of: KeyOf = no_key
) -> TakenOut:
    """Write every row of a database and every kept paper of `data` below `target`.

    The first of `sources` whose list of tables can be read is taken; `key_of` knows
    the keys of encrypted ones.

    Raises:
        DatabaseDamagedError: none of them can be read.
        DiskFullError: no room.
        ReadOnlyPlaceError: `target` cannot be written to.
    """
    for source in sources:
        tables, ends, attached = _rows_taken(source, target, key_of(source))
        if tables:
            papers = _files_taken(data, target)
            count, lost = papers.count + attached.count, papers.lost + attached.lost
            return TakenOut(source, tables, TakenFiles(count, lost), ends)
    raise DatabaseDamagedError(sources[0].name)


def _rows_taken(
    source: Path, target: Path, key: bytes
) -> tuple[tuple[TakenTable, ...], Mapping[str, str], TakenFiles]:
    file = readable(source, key)
    driver = file.driver()
    try:
        (target / ROWS_FOLDER).mkdir(parents=True, exist_ok=True)
        tables = tuple(_taken(driver, name, target) for name in tables_of(driver))
        ends = {chain: _end(driver, chain) for chain in CHAINS}
        return tables, ends, attachments_taken(driver, target)
    except OSError as error:
        raise place_error(error, target) from error
    finally:
        driver.close()
        file.release()


def _taken(driver: peewee.SqliteDatabase, name: str, target: Path) -> TakenTable:
    lines = target / ROWS_FOLDER / f"{name}.jsonl"
    columns = columns_of(driver, name)
    kept = [(name, column) not in _LEFT_OUT for column in columns]
    rows = unreadable = 0
    with lines.open("w", encoding="utf-8") as out:
        for _, row in rows_of(driver, name) if columns else ():
            if row is None:
                unreadable += 1
                continue
            told = zip(columns, map(printable, row), kept, strict=False)
            said = {column: value for column, value, is_kept in told if is_kept}
            out.write(json.dumps(said, ensure_ascii=False) + "\n")
            rows += 1
    names = tuple(one for one, is_kept in zip(columns, kept, strict=True) if is_kept)
    return TakenTable(name, names, rows, unreadable, lines)


def _end(driver: peewee.SqliteDatabase, chain: str) -> str:
    """Return the end of a chain as it stands on paper, "" when it cannot be read."""
    try:
        last = driver.execute_sql(
            f"SELECT seq, hash FROM {chain} ORDER BY seq DESC LIMIT 1"
        ).fetchone()
    except DRIVER_ERRORS:
        return ""
    return f"{last[0]}:{bytes(last[1]).hex()[:MARK_LENGTH]}" if last else ""


def _files_taken(data: Path, target: Path) -> TakenFiles:
    """Copy the kept papers; one that cannot be read stops none of the others."""
    count, lost = 0, []
    for file in _papers(data):
        try:
            content = file.read_bytes()
        except OSError:
            lost.append(file.relative_to(data).as_posix())
            continue
        write_bytes(target / file.relative_to(data), content)
        count += 1
    return TakenFiles(count, tuple(lost))


def _papers(data: Path) -> Iterator[Path]:
    if (data / _TEMPLATE).is_file():
        yield data / _TEMPLATE
    for folder in _FOLDERS:
        yield from (one for one in sorted((data / folder).rglob("*")) if one.is_file())
