"""The row ids behind figures: which dossiers a cell counted, not only how many."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, Final

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.issues import Members
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.queries.cells import BASES, CELLS
from motcua_desktop.storage.queries.figures import Question

_CHUNK: Final = 1000


def members(
    database: Database,
    period: Period,
    *,
    scope: FigureScope,
    source: Source = CURRENT,
) -> Members:
    """Return the ids behind every cell, by the names of sector and unit."""
    sectors = dict(database.rows("SELECT id, name FROM sector"))
    units = dict(database.rows("SELECT id, name FROM unit"))
    found: dict[Cell, dict[tuple[str, str], list[int]]] = {cell: {} for cell in Cell}
    question = Question.of(period, scope)
    for base, condition in BASES.items():
        tests = [
            (cell, test)
            for cell, parts in CELLS.items()
            for own, test in parts
            if own == base
        ]
        if not tests:
            continue
        marks = ", ".join(f"CASE WHEN {test} THEN 1 ELSE 0 END" for _, test in tests)
        rows = question.rows(
            database,
            f"SELECT d.id, d.sector_id, d.unit_id, {marks} FROM {{dossiers}} d "
            f"WHERE {condition}{question.condition}",
            source,
        )
        for dossier_id, sector, unit, *counted in rows:
            group = (sectors[sector], units[unit])
            for (cell, _), counts in zip(tests, counted, strict=True):
                if counts:
                    found[cell].setdefault(group, []).append(dossier_id)
    return {
        cell: {group: tuple(sorted(ids)) for group, ids in groups.items()}
        for cell, groups in found.items()
    }


def ids_behind(
    database: Database,
    cells: Sequence[Cell],
    period: Period,
    *,
    scope: FigureScope,
    source: Source = CURRENT,
) -> frozenset[int]:
    """Return the ids behind some cells together."""
    question = Question.of(period, scope)
    return frozenset(
        row[0]
        for cell in cells
        for base, test in CELLS[cell]
        for row in question.rows(
            database,
            f"SELECT d.id FROM {{dossiers}} d WHERE {BASES[base]} AND {test}"
            f"{question.condition}",
            source,
        )
    )


def numbers_of(database: Database, ids: Collection[int]) -> dict[int, str]:
    """Return the numbers of dossiers by their ids."""
    return {
        row[0]: row[1]
        for row in _by_ids(
            database, "SELECT id, number FROM dossier WHERE id IN ({})", ids
        )
    }


def grown_since(database: Database, ids: Collection[int], entry: int) -> frozenset[int]:
    """Return those of `ids` whose history has entries later than `entry`."""
    rows = _by_ids(
        database,
        "SELECT dossier_id, max(seq) FROM event WHERE dossier_id IN ({}) "
        "GROUP BY dossier_id",
        ids,
    )
    return frozenset(row[0] for row in rows if row[1] > entry)


def last_entry(database: Database, moment: datetime) -> int:
    """Return the last entry of the history that was written down by `moment`."""
    found = database.value(
        "SELECT seq FROM event WHERE recorded_at <= ? ORDER BY seq DESC LIMIT 1",
        (moment.isoformat(timespec="microseconds"),),
    )
    return int(found or 0)


def _by_ids(database: Database, sql: str, ids: Collection[int]) -> Iterator[Any]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        chunk = ordered[start : start + _CHUNK]
        yield from database.rows(sql.format(", ".join("?" * len(chunk))), chunk)
