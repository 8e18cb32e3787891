"""The figures of `domain.statistics` as set-based SQL: each cell is a range, a test."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from motcua_desktop.domain.details import (
    DETAIL_KEYS,
    Detail,
    Details,
    details_of,
)
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Cell, Figures, cells_of_figure
from motcua_desktop.services.ports import FigureScope
from motcua_desktop.services.rows.reports import DetailRow, FigureRow
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.queries.cells import BASES, CELLS, DETAILS, Parts
from motcua_desktop.text import fold

# "+ 0" keeps the planner from walking an index in the order of the groups.
GROUPS: Final[Mapping[str, tuple[str, str]]] = {
    "": ("0", "SELECT 0, ''"),
    "sector": ("d.sector_id + 0", "SELECT id, name FROM sector ORDER BY id"),
    "procedure": ("d.procedure_id + 0", "SELECT id, code FROM procedure ORDER BY code"),
    "unit": ("d.unit_id + 0", "SELECT id, name FROM unit ORDER BY id"),
    "channel": (
        "d.channel",
        (
            "SELECT 'desk', 'desk' UNION ALL SELECT 'online', 'online' "
            "UNION ALL SELECT 'postal', 'postal'"
        ),
    ),
}
Key = TypeVar("Key", Cell, Detail)
GROUP_NAMES: Final = tuple(name for name in GROUPS if name)
_MARK: Final = re.compile(r":(from|until|last|unit|sector|group)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """One period and scope, ready to fill the marks of a condition."""

    values: Mapping[str, Any]
    condition: str

    @classmethod
    def of(cls, period: Period, scope: FigureScope) -> "Question":
        """Return the question after `period`, narrowed to `scope`."""
        condition = ""
        if scope.unit_code:
            condition += " AND d.unit_id = (SELECT id FROM unit WHERE code = :unit)"
        if scope.sector:
            condition += (
                " AND d.sector_id = (SELECT id FROM sector WHERE name_key = :sector)"
            )
        values = {
            "from": _midnight(period.first),
            "until": _midnight(period.until),
            "last": _midnight(period.last),
            "unit": scope.unit_code,
            "sector": " ".join(fold(scope.sector).split()),
        }
        return cls(values, condition)

    def rows(
        self, database: Database, sql: str, source: Source, **more: Any
    ) -> list[Any]:
        """Run `sql` with its marks filled, on the tables of `source`."""
        values = {**self.values, **more}
        words = sql.format_map(source._asdict())
        parameters = [values[name] for name in _MARK.findall(words)]
        return database.rows(_MARK.sub("?", words), parameters)


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00"


def day_before(period: Period) -> Period:
    """Return the one-day period that ends where `period` begins."""
    day = period.first - timedelta(days=1)
    return Period(day, day)


def count_figures(
    database: Database,
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> list[FigureRow]:
    """Return the figures of each group that has any, in the order of its kind."""
    counted = count_by_group(database, CELLS, period, by=by, scope=scope, source=source)
    return [FigureRow(label, Figures(counts)) for label, counts in counted.items()]


def count_details(
    database: Database,
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> list[DetailRow]:
    """Return the details of each group that has any, in the order of its kind."""
    counted = count_by_group(
        database, DETAILS, period, by=by, scope=scope, source=source
    )
    return [DetailRow(label, Details(counts)) for label, counts in counted.items()]


def count_by_group(
    database: Database,
    cells: Mapping[Key, Parts],
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> dict[str, dict[Key, int]]:
    """Return the counts of `cells` for each group that has any, by its label."""
    question = Question.of(period, scope)
    column, labels = GROUPS[by]
    counted: dict[Any, dict[Key, int]] = {}
    for base, tests in _tests_by_base(cells).items():
        sums = ", ".join(
            f"sum(CASE WHEN {test} THEN 1 ELSE 0 END)" for _, test in tests
        )
        rows = question.rows(
            database,
            f"SELECT {column}, {sums} FROM {{dossiers}} d "
            f"WHERE {BASES[base]}{question.condition} GROUP BY 1",
            source,
        )
        for group, *counts in rows:
            of_group = counted.setdefault(group, {})
            for (cell, _), count in zip(tests, counts, strict=True):
                of_group[cell] = of_group.get(cell, 0) + (count or 0)
    return _labelled(database.rows(labels), counted, is_whole=not by)


def _tests_by_base(
    cells: Mapping[Key, Parts],
) -> dict[str, list[tuple[Key, str]]]:
    tests: dict[str, list[tuple[Key, str]]] = {}
    for cell, parts in cells.items():
        for base, test in parts:
            tests.setdefault(base, []).append((cell, test))
    return tests


def _labelled(
    labels: Sequence[Any], counted: Mapping[Any, Mapping[Key, int]], *, is_whole: bool
) -> dict[str, dict[Key, int]]:
    """Return one group a label; editions of one procedure are one group."""
    groups: dict[str, dict[Key, int]] = {}
    for key, label in labels:
        if key in counted or is_whole:
            group = groups.setdefault(label, {})
            for cell, count in counted.get(key, {}).items():
                group[cell] = group.get(cell, 0) + count
    return groups


def numbers_behind(
    database: Database,
    key: str,
    period: Period,
    *,
    scope: FigureScope,
    group: tuple[str, str] = ("", ""),
    source: Source = CURRENT,
) -> list[str]:
    """Return the numbers of the dossiers that figure `key` counts, sorted.

    `group` is a kind of group and the group's label.
    """
    question = Question.of(period, scope)
    by, label = group
    column, labels = GROUPS[by]
    keys = [row[0] for row in database.rows(labels) if row[1] == label or not by]
    numbers: set[str] = set()
    for base, test in _parts(key):
        for group_key in keys:
            rows = question.rows(
                database,
                f"SELECT d.number FROM {{dossiers}} d WHERE {BASES[base]} AND {test} "
                f"AND {column} = :group{question.condition}",
                source,
                group=group_key,
            )
            numbers.update(row[0] for row in rows)
    return sorted(numbers)


def _parts(key: str) -> Iterator[tuple[str, str]]:
    if key in DETAIL_KEYS:
        for detail in details_of(key):
            yield from DETAILS[detail]
        return
    for cell in cells_of_figure(key):
        yield from CELLS[cell]
