"""Counts of any keys, and the deeds of `domain.deeds`, as set-based SQL."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final

from motcua_desktop.domain.deeds import DEEDS_OF_EVENTS, Deed
from motcua_desktop.domain.details import Detail
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.storage.codec import KINDS
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.queries.cells import BASES, CELLS, DETAILS, Parts
from motcua_desktop.storage.queries.figures import (
    AMOUNT_COLUMNS,
    Question,
    counted,
    numbers_by_group,
)

_PARTS: Final[dict[Cell | Detail, Parts]] = {
    key: parts for known in (CELLS, DETAILS) for key, parts in known.items()
}

# A deed is done on a dossier that lived into the period or was handed over in it.
_TOUCHED: Final = (
    "SELECT d.id, d.number FROM {dossiers} d WHERE {closed_after_from}"
    "d.received_at < :until AND d.closed_at >= :from%(condition)s "
    "UNION SELECT d.id, d.number FROM {dossiers} d "
    "WHERE d.returned_at >= :from AND d.returned_at < :until%(condition)s"
)
_DONE: Final = (
    "SELECT DISTINCT e.actor, e.kind, t.number FROM (%(touched)s) t "
    "JOIN event e ON e.dossier_id = t.id "
    "WHERE e.at >= :from AND e.at < :until AND e.recorded_at <= :known"
)
_OPEN: Final = (
    "SELECT e.actor, d.number FROM {dossiers} d JOIN event e ON e.dossier_id = d.id "
    f"AND e.kind = 'received' WHERE {BASES['open']}%(condition)s"
)
_DEED_OF_KIND: Final = MappingProxyType(
    {
        kind: DEEDS_OF_EVENTS[event]
        for kind, event in KINDS.items()
        if event in DEEDS_OF_EVENTS
    }
)
_EVER: Final = "9999"


def count_keys(
    database: Database,
    keys: Sequence[Cell | Detail],
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> dict[str, dict[Cell | Detail, int]]:
    """Return by group what `keys`, cells and details, come to."""
    return counted(
        database,
        {key: _PARTS[key] for key in keys},
        period,
        by=by,
        scope=scope,
        source=source,
        amounts=AMOUNT_COLUMNS,
    )


def numbers_of_keys(
    database: Database,
    keys: Sequence[Cell | Detail],
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> Iterator[tuple[str, Cell | Detail, str]]:
    """Yield group, key and number of each dossier that `keys` count."""
    parts = {key: _PARTS[key] for key in keys}
    return numbers_by_group(database, parts, period, by=by, scope=scope, source=source)


def deeds_done(
    database: Database, period: Period, *, scope: FigureScope, source: Source = CURRENT
) -> Iterator[tuple[str, Deed, str]]:
    """Yield officer, deed and dossier number, each once.

    What is open when the period ends stands with the officer who received it.
    """
    question = Question.of(period, scope)
    known = scope.as_of.isoformat(timespec="microseconds") if scope.as_of else _EVER
    touched = _TOUCHED % {"condition": question.condition}
    rows: list[Any] = question.rows(
        database, _DONE % {"touched": touched}, source, known=known
    )
    seen = set()
    for actor, kind, number in rows:
        deed = _DEED_OF_KIND.get(kind)
        if deed is not None and (actor, deed, number) not in seen:
            seen.add((actor, deed, number))
            yield actor, deed, number
    for actor, number in question.rows(
        database, _OPEN % {"condition": question.condition}, source
    ):
        yield actor, Deed.OPEN, number
