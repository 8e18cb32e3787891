"""The rows of a file that may be damaged: all that can be read, row by row.

Where a page is gone the rows before it and behind it are read, and those between are
asked for one by one.
"""

from collections.abc import Iterator
from typing import Any, Final

import peewee

from motcua_desktop.storage.cipher import connect_anew
from motcua_desktop.storage.database import DRIVER_ERRORS

_UNREADABLE: Final[tuple[type[Exception], ...]] = (*DRIVER_ERRORS, UnicodeDecodeError)
_FARTHEST: Final = 100_000
"""How many ids are asked for behind the last good row when nothing tells the end."""

Row = tuple[Any, ...]
Numbered = tuple[int, Row | None]
"""A row with its id; None in place of one that is there and cannot be read."""


class _OutOfOrderError(Exception):
    """A page with other rows than those that belong here."""


_BROKEN: Final[tuple[type[Exception], ...]] = (*_UNREADABLE, _OutOfOrderError)


def tables_of(driver: peewee.SqliteDatabase) -> list[str]:
    """Return the names of the tables, search indexes left aside; [] when unreadable."""
    try:
        rows = driver.execute_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND "
            "name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' "
            "ORDER BY name"
        ).fetchall()
    except _UNREADABLE:
        connect_anew(driver)
        return []
    return [str(name) for (name,) in rows]


def columns_of(driver: peewee.SqliteDatabase, table: str) -> tuple[str, ...]:
    """Return the names of a table's columns; () when unreadable."""
    try:
        heading = driver.execute_sql(f"SELECT * FROM {table} LIMIT 0")
    except _UNREADABLE:
        connect_anew(driver)
        return ()
    return tuple(str(column[0]) for column in heading.description)


def rows_of(driver: peewee.SqliteDatabase, table: str) -> Iterator[Numbered]:
    """Return the rows of a table by id, around damage."""
    last = 0
    try:
        for row_id, row in _forward(driver, table, last):
            yield row_id, row
            last = row_id
    except _BROKEN:
        connect_anew(driver)
        yield from _behind(driver, table, last)


def _forward(
    driver: peewee.SqliteDatabase, table: str, after: int
) -> Iterator[tuple[int, Row]]:
    cursor = driver.execute_sql(
        f"SELECT rowid, * FROM {table} NOT INDEXED WHERE rowid > ? ORDER BY rowid",
        (after,),
    )
    for row_id, *row in cursor:
        if row_id <= after:
            raise _OutOfOrderError
        after = row_id
        yield row_id, tuple(row)


def _behind(driver: peewee.SqliteDatabase, table: str, last: int) -> Iterator[Numbered]:
    """Return what stands behind the damage that begins after row `last`."""
    good = _first_of_the_end(driver, table, last)
    end = good if good is not None else last + _FARTHEST
    for row_id in range(last + 1, end):
        try:
            row = driver.execute_sql(
                f"SELECT * FROM {table} NOT INDEXED WHERE rowid = ?", (row_id,)
            ).fetchone()
        except _UNREADABLE:
            connect_anew(driver)
            yield row_id, None
        else:
            if row is not None:
                yield row_id, tuple(row)
    if good is not None:
        yield from _forward(driver, table, good - 1)


def _first_of_the_end(
    driver: peewee.SqliteDatabase, table: str, last: int
) -> int | None:
    """Return the first row from which on all can be read; None: not even the last."""
    good = None
    try:
        for (row_id,) in driver.execute_sql(
            f"SELECT rowid FROM {table} NOT INDEXED WHERE rowid > ? "
            "ORDER BY rowid DESC",
            (last,),
        ):
            if good is not None and row_id >= good:
                break
            good = row_id
    except _UNREADABLE:
        connect_anew(driver)
    return good


def printable(value: Any) -> Any:
    """Return a value as JSON takes it: bytes as their digits."""
    return value.hex() if isinstance(value, bytes) else value
