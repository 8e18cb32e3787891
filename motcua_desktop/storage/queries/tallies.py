"""The tallies and deeds of `domain.tallies` as set-based SQL."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.tallies import DEEDS_OF_EVENTS, Deed, Tally
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.storage.codec import KINDS
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries.as_of import CURRENT, Source
from motcua_desktop.storage.queries.cells import BASES, CELLS, DETAILS, Parts
from motcua_desktop.storage.queries.figures import (
    Question,
    count_by_group,
    numbers_by_group,
)


def _taken(way: str) -> str:
    return (
        "coalesce((SELECT sum(s.amount) FROM {payments} s WHERE s.dossier_id = d.id "
        f"AND s.paid_at >= :from AND s.paid_at < :until AND s.paid_by = '{way}'), 0)"
    )


TALLIES: Final[Mapping[Tally, Parts]] = MappingProxyType(
    {
        Tally.RECEIVED_FULL: (("received", "d.service_level = 'full'"),),
        Tally.RECEIVED_PART: (("received", "d.service_level = 'part'"),),
        Tally.RECEIVED_OFFLINE: (("received", "d.service_level = ''"),),
        Tally.AWAITING_LONG: (("awaiting", "d.closed_at < :long_ago"),),
        Tally.FEE_FREE: (("received", "d.fee = 0"),),
        Tally.FEE_UNKNOWN: (("received", "d.fee IS NULL"),),
        Tally.FEE_DUE: (("received", "d.fee > 0"),),
        Tally.TAKEN_CASH: (("paid", "1 = 1"),),
        Tally.TAKEN_TRANSFER: (("paid", "1 = 1"),),
        Tally.TAKEN_ONLINE: (("paid", "1 = 1"),),
    }
)
"""Each tally of the reference as base set and test."""
_AMOUNTS: Final[Mapping[StrEnum, str]] = MappingProxyType(
    {
        Tally.FEE_DUE: "d.fee",
        Tally.TAKEN_CASH: _taken("cash"),
        Tally.TAKEN_TRANSFER: _taken("transfer"),
        Tally.TAKEN_ONLINE: _taken("online"),
    }
)
_PARTS: Final[Mapping[StrEnum, Parts]] = MappingProxyType(
    dict(chain[tuple[StrEnum, Parts]](CELLS.items(), DETAILS.items(), TALLIES.items()))
)
KEYS: Final[Mapping[str, StrEnum]] = MappingProxyType(
    {key.value: key for key in _PARTS}
)
"""All that can be counted by group, by its name."""

# A deed is done on a dossier that lived into the period or was handed over in it.
_TOUCHED: Final = (
    "SELECT d.id, d.number FROM {dossiers} d WHERE {closed_after_from}"
    "d.received_at < :until AND d.closed_at >= :from%(condition)s "
    "UNION SELECT d.id, d.number FROM {dossiers} d "
    "WHERE d.returned_at >= :from AND d.returned_at < :until%(condition)s "
    # A correction may have moved a dossier's end before what was done in the period.
    "UNION SELECT d.id, d.number FROM {dossiers} d JOIN event c "
    "ON c.dossier_id = d.id WHERE c.kind = 'corrected'%(condition)s"
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
    keys: Sequence[StrEnum],
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> dict[str, dict[StrEnum, int]]:
    """Return by group what `keys`, cells and tallies, come to."""
    return count_by_group(
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
    keys: Sequence[StrEnum],
    period: Period,
    *,
    by: str,
    scope: FigureScope,
    source: Source = CURRENT,
) -> Iterator[tuple[str, StrEnum, str]]:
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
