"""The facts as they were known at an earlier moment, as temporary tables."""

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import datetime
from itertools import groupby
from typing import Final, NamedTuple

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.storage.codec import decode
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.facts import (
    BESIDE,
    FACT_COLUMNS,
    facts_row,
    insert_beside,
    numbered_rows,
)


class Source(NamedTuple):
    """The tables that figures are counted over."""

    dossiers: str
    pauses: str
    payments: str


CURRENT: Final = Source("dossier", "pause", "payment")
_EARLIER: Final = Source("dossier_as_of", "pause_as_of", "payment_as_of")
_FIXED: Final = ("id", "number", "unit_id", "procedure_id", "sector_id")
_COLUMNS: Final = ", ".join((*_FIXED, *FACT_COLUMNS))


class _State(NamedTuple):
    database: Database
    as_of: datetime | None
    source: Source


_HELD: ContextVar[_State | None] = ContextVar("held", default=None)


@contextlib.contextmanager
def known_at(database: Database, as_of: datetime | None) -> Iterator[Source]:
    """Give the tables as known at `as_of`, seen as one state of the database.

    Dossiers untouched since then are taken as they are; the others are folded anew
    from the part of their history that was written down by then. Asked for again
    inside, the same state is given, not made anew.
    """
    held = _HELD.get()
    if held is not None and (held.database, held.as_of) == (database, as_of):
        yield held.source
        return
    with database.reading(), _tables(database, as_of) as source:
        token = _HELD.set(_State(database, as_of, source))
        try:
            yield source
        finally:
            _HELD.reset(token)


@contextlib.contextmanager
def _tables(database: Database, as_of: datetime | None) -> Iterator[Source]:
    moment = None if as_of is None else as_of.isoformat(timespec="microseconds")
    newest = database.value("SELECT max(last_recorded_at) FROM dossier")
    if moment is None or newest is None or newest <= moment:
        yield CURRENT
        return
    with earlier(database, moment) as source:
        yield source


@contextlib.contextmanager
def earlier(database: Database, moment: str) -> Iterator[Source]:
    """Give the tables as known at `moment`, inside the caller's transaction."""
    _copy_untouched(database, moment)
    try:
        _fold_touched(database, moment)
        yield _EARLIER
    finally:
        for table in _EARLIER:
            database.execute(f"DROP TABLE {table}")


def _copy_untouched(database: Database, moment: str) -> None:
    database.execute(
        f"CREATE TEMPORARY TABLE dossier_as_of AS SELECT {_COLUMNS} "
        "FROM dossier WHERE last_recorded_at <= ?",
        (moment,),
    )
    for table in BESIDE:
        database.execute(
            f"CREATE TEMPORARY TABLE {table}_as_of AS SELECT s.* FROM {table} s "
            "JOIN dossier d ON d.id = s.dossier_id WHERE d.last_recorded_at <= ?",
            (moment,),
        )


def _fold_touched(database: Database, moment: str) -> None:
    rows = database.rows(
        "SELECT e.dossier_id, e.kind, e.at, e.body, d.number, d.unit_id, "
        "d.procedure_id, d.sector_id FROM event e "
        "JOIN dossier d ON d.id = e.dossier_id WHERE d.last_recorded_at > ? "
        "AND d.first_recorded_at <= ? AND e.recorded_at <= ? "
        "ORDER BY e.dossier_id, e.seq",
        (moment, moment, moment),
    )
    dossiers: list[Row] = []
    beside: dict[str, list[Row]] = {table: [] for table in BESIDE}
    for dossier_id, group in groupby(rows, key=lambda row: row[0]):
        events = list(group)
        dossier = Dossier.from_history(decode(row[1], row[2], row[3]) for row in events)
        dossiers.append((dossier_id, *events[0][4:8], *facts_row(dossier)))
        for table, (_, rows_of) in BESIDE.items():
            beside[table] += numbered_rows(dossier_id, rows_of(dossier))
    marks = ", ".join("?" * (len(_FIXED) + len(FACT_COLUMNS)))
    if dossiers:
        database.execute_many(
            f"INSERT INTO dossier_as_of ({_COLUMNS}) VALUES ({marks})", dossiers
        )
    for table, (columns, _) in BESIDE.items():
        if beside[table]:
            statement = insert_beside(f"{table}_as_of", columns)
            database.execute_many(statement, beside[table])
        # As in the real table: figures look these up by their dossier.
        database.execute(
            f"CREATE INDEX {table}_as_of_dossier ON {table}_as_of (dossier_id)"
        )
