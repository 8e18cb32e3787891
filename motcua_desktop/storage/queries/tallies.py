"""The tallies and deeds of `domain.tallies` as set-based SQL."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.domain.tallies import AMOUNTS, DEEDS_OF_EVENTS, Deed, Tally
from motcua_desktop.services.ports import FigureScope
from motcua_desktop.storage.codec import KINDS
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.queries.figures import (
    BASES,
    CELLS,
    Parts,
    Question,
    counted,
    numbers_by_group,
)


def _level(*names: str) -> str:
    listed = ", ".join(f"'{name}'" for name in names)
    return (
        f"d.procedure_id IN (SELECT id FROM procedure WHERE online_level IN ({listed}))"
    )


_ONLINE: Final = "d.channel = 'online'"
TALLIES: Final[Mapping[Tally, tuple[tuple[str, str], ...]]] = MappingProxyType(
    {
        Tally.RECEIVED_FULL: (("received", _level("full")),),
        Tally.RECEIVED_PART: (("received", _level("part")),),
        Tally.RECEIVED_OTHER: (("received", f"NOT {_level('full', 'part')}"),),
        Tally.ONLINE_FULL: (("received", f"{_level('full')} AND {_ONLINE}"),),
        Tally.ONLINE_PART: (("received", f"{_level('part')} AND {_ONLINE}"),),
        Tally.RETURNED_DESK: (("returned", "d.return_way = 'desk'"),),
        Tally.RETURNED_ONLINE: (("returned", "d.return_way = 'online'"),),
        Tally.RETURNED_POSTAL: (("returned", "d.return_way = 'postal'"),),
        Tally.AWAITING_LONG: (("awaiting", "d.closed_at < :long_ago"),),
        Tally.RATED_5: (("returned", "d.satisfaction = 5"),),
        Tally.RATED_4: (("returned", "d.satisfaction = 4"),),
        Tally.RATED_3: (("returned", "d.satisfaction = 3"),),
        Tally.RATED_2: (("returned", "d.satisfaction = 2"),),
        Tally.RATED_1: (("returned", "d.satisfaction = 1"),),
        Tally.FEE_CHARGED: (("received", "d.fee > 0"),),
        Tally.FEE_FREE: (("received", "d.fee = 0"),),
        Tally.FEE_UNKNOWN: (("received", "d.fee IS NULL"),),
        Tally.FEE_DUE: (("received", "d.fee > 0"),),
    }
)
"""Each tally of the reference as base set and test."""

_PARTS: Final[Parts] = MappingProxyType({**CELLS, **TALLIES})
_AMOUNTS: Final = MappingProxyType(dict.fromkeys(AMOUNTS, "d.fee"))

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
    keys: Sequence[Cell | Tally],
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> dict[str, dict[Cell | Tally, int]]:
    """Return by group what `keys`, cells and tallies, come to."""
    return counted(
        database,
        {key: _PARTS[key] for key in keys},
        period,
        by=by,
        scope=scope,
        source=source,
        amounts=_AMOUNTS,
    )


def numbers_of_keys(
    database: Database,
    keys: Sequence[Cell | Tally],
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> Iterator[tuple[str, Cell | Tally, str]]:
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
