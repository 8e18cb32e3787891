"""The figures of `domain.statistics` as set-based SQL: each cell is a range, a test."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, TypeVar

from motcua_desktop.domain.details import (
    DETAIL_KEYS,
    Details,
    details_of,
)
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Figures, cells_of_figure
from motcua_desktop.domain.tallies import LONG_WAIT
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.reports import DetailRow, FigureRow
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dialect import NEVER
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.queries.cells import BASES, CELLS, DETAILS, MONTHS, Parts
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
_UNITS: Final = {
    False: "SELECT id FROM unit WHERE code = :unit",
    True: "WITH RECURSIVE under (id, code) AS "
    "(SELECT id, code FROM unit WHERE code = :unit UNION "
    "SELECT u.id, u.code FROM unit u JOIN under ON u.superior_code = under.code) "
    "SELECT id FROM under",
}
"""The units of a scope: one, or with all those below it."""
Key = TypeVar("Key", bound=StrEnum)
GROUP_NAMES: Final = tuple(name for name in GROUPS if name)
_MARK: Final = re.compile(r":(from|until|last|long_ago|unit|sector|group|known)\b")


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
            condition += f" AND d.unit_id IN ({_UNITS[scope.with_subordinates]})"
        if scope.sector:
            condition += (
                " AND d.sector_id = (SELECT id FROM sector WHERE name_key = :sector)"
            )
        values = {
            "from": _midnight(period.first),
            "until": _midnight(period.until),
            "last": _midnight(period.last),
            "long_ago": _midnight(period.until - LONG_WAIT),
            "unit": scope.unit_code,
            "sector": " ".join(fold(scope.sector).split()),
        }
        return cls(values, condition)

    def received(self) -> tuple[str, list[Any]]:
        """Return " AND …" for what is received in the period, and its parameters."""
        words = f" AND {BASES['received']}{self.condition}"
        parameters = [self.values[name] for name in _MARK.findall(words)]
        return _MARK.sub("?", words), parameters

    def rows(
        self, database: Database, sql: str, source: Source, **more: Any
    ) -> list[Any]:
        """Run `sql` with its marks filled, on the tables of `source`."""
        values = {**self.values, **more}
        months = {
            name: self._months(database, source, *parts)
            for name, parts in MONTHS.items()
            if f"{{{name}}}" in sql
        }
        words = sql.format_map({**source._asdict(), **months})
        parameters = [values[name] for name in _MARK.findall(words)]
        return database.rows(_MARK.sub("?", words), parameters)

    def _months(
        self, database: Database, source: Source, column: str, since: str
    ) -> str:
        """Return the condition that names each month from `since` on, "" if vain.

        An earlier state has no index that could be served by it.
        """
        if source is not CURRENT:
            return ""
        # Asked for together, the two would be looked for in every row.
        ends = f"({column}) FROM dossier WHERE {column} < ?"
        first, last = (
            database.value(f"SELECT {end}{ends}", (NEVER,)) for end in ("min", "max")
        )
        begun = max(self.values[since], first or NEVER)
        listed = [f"'{month}'" for month in (*months(begun, last or ""), NEVER[:7])]
        return f"substr(d.{column}, 1, 7) IN ({', '.join(listed)}) AND "


def months(first: str, last: str) -> Iterator[str]:
    """Yield "2026-09" … of every month from one moment to another, as stored."""
    year, month = int(first[:4]), int(first[5:7])
    while (name := f"{year:04d}-{month:02d}") <= last[:7]:
        yield name
        year, month = year + month // 12, month % 12 + 1


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
    amounts: Mapping[Key, str] = MappingProxyType({}),
) -> dict[str, dict[Key, int]]:
    """Return the counts of `cells` for each group that has any, by its label.

    A key of `amounts` adds up that column instead of counting dossiers.
    """
    question = Question.of(period, scope)
    column, labels = GROUPS[by]
    counted: dict[Any, dict[Key, int]] = {}
    for base, tests in _tests_by_base(cells).items():
        sums = ", ".join(
            f"sum(CASE WHEN {test} THEN {amounts.get(key, 1)} ELSE 0 END)"
            for key, test in tests
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
                of_group[cell] = of_group.get(cell, 0) + int(count or 0)
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


def numbers_by_group(
    database: Database,
    parts: Mapping[Key, Parts],
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> Iterator[tuple[str, Key, str]]:
    """Yield group, key and number of every dossier that `parts` count."""
    question = Question.of(period, scope)
    column, labels = GROUPS[by]
    names = dict(database.rows(labels))
    for key, pairs in parts.items():
        for base, test in pairs:
            rows = question.rows(
                database,
                f"SELECT {column}, d.number FROM {{dossiers}} d "
                f"WHERE {BASES[base]} AND {test}{question.condition}",
                source,
            )
            for group, number in rows:
                yield names[group], key, number


def _parts(key: str) -> Iterator[tuple[str, str]]:
    if key in DETAIL_KEYS:
        for detail in details_of(key):
            yield from DETAILS[detail]
        return
    for cell in cells_of_figure(key):
        yield from CELLS[cell]
