"""An estimate of the QĐ 766/QĐ-TTg components that the desk has data for.

Never the official score: the National Public Service Portal computes that from what
is synchronised. A component without data is named as missing, not guessed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from motcua_desktop.domain.statistics import percent
from motcua_desktop.services.ports_tables import Counts
from motcua_desktop.services.rows.tables import (
    Points,
    TableContent,
    TableLine,
    Value,
)
from motcua_desktop.services.tables.ground import Ground
from motcua_desktop.text import grouped

_RECEIVED: Final = ("received_desk", "received_postal", "received_online")
_IN_TIME: Final = (
    "finished_early",
    "finished_on_time",
    "withdrawn",
    "open_within",
    "suspended",
)
_SERVED: Final = ("received_full", "received_part")
_SENT: Final = ("online_full", "online_part")
_RESULTS: Final = ("result_electronic", "result_on_paper")
_KEYS: Final = (
    "carried_over",
    "with_fee",
    "paid_online",
    "digitised",
    "reused",
    *_RECEIVED,
    *_IN_TIME,
    *_SERVED,
    *_SENT,
    *_RESULTS,
)


_Counting = Callable[["_Facts"], tuple[int, int]]
"""Tells part and base of a rate."""


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a component: its points, and the rate that earns them in full."""

    key: str
    points: int
    full_at: Fraction
    counted: _Counting

    def earned(self, facts: "_Facts") -> Fraction:
        """Return the points, in proportion below the full rate."""
        part, base = self.counted(facts)
        rate = Fraction(part, base) if base else Fraction(0)
        return self.points * min(rate / self.full_at, Fraction(1))


@dataclass(frozen=True, slots=True)
class _Facts:
    """Counts of the whole period, and of each procedure by itself."""

    whole: Counts
    by_procedure: tuple[Counts, ...]


def _of(part: Sequence[str], base: Sequence[str]) -> _Counting:
    """Return how dossiers of `part` among `base` are counted."""

    def counting(facts: _Facts) -> tuple[int, int]:
        return _sum(facts.whole, part), _sum(facts.whole, base)

    return counting


def _procedures(part: Sequence[str], base: Sequence[str]) -> _Counting:
    """Return how procedures with any of `part` among those with `base` are counted."""

    def counting(facts: _Facts) -> tuple[int, int]:
        having = [one for one in facts.by_procedure if _sum(one, base)]
        return sum(1 for one in having if _sum(one, part)), len(having)

    return counting


def _sum(counts: Counts, keys: Sequence[str]) -> int:
    return sum(counts.get(key, 0) for key in keys)


_HALF: Final = Fraction(1, 2)
_ALL: Final = Fraction(1)
_MOST: Final = Fraction(4, 5)
COMPONENTS: Final[tuple[tuple[str, int, tuple[Rate, ...]], ...]] = (
    ("openness", 18, ()),
    (
        "progress",
        20,
        (Rate("progress", 20, _ALL, _of(_IN_TIME, ("carried_over", *_RECEIVED))),),
    ),
    (
        "online",
        12,
        (
            Rate("online_used", 4, _ALL, _procedures(_SENT, _SERVED)),
            Rate("online_sent", 6, _HALF, _of(_SENT, _SERVED)),
        ),
    ),
    (
        "payment",
        10,
        (
            Rate("payment_used", 2, _HALF, _procedures(["paid_online"], ["with_fee"])),
            Rate("payment", 6, Fraction(3, 10), _of(["paid_online"], ["with_fee"])),
        ),
    ),
    ("satisfaction", 18, ()),
    (
        "digitisation",
        22,
        (
            Rate("electronic", 6, _ALL, _of(_RESULTS[:1], _RESULTS)),
            Rate("digitised", 4, _MOST, _of(["digitised"], _RECEIVED[:2])),
            Rate("reused", 2, _MOST, _of(["reused"], _RECEIVED)),
        ),
    ),
)
"""The components with their points and what of them can be counted here."""


def estimate_table(ground: Ground) -> TableContent:
    """Return the components, estimated where the desk has the data."""
    queries, period, scope = ground.queries, ground.period, ground.scope
    facts = _Facts(
        queries.counts(_KEYS, period, by="", scope=scope)[""],
        tuple(queries.counts(_KEYS, period, by="procedure", scope=scope).values()),
    )
    return TableContent(
        name=ground.report.name,
        text=ground.text,
        office=ground.office,
        period=period,
        as_of=ground.as_of,
        columns=ground.report.columns,
        lines=tuple(_lines(ground, facts)),
        notes=tuple(ground.filled(note, {}) for note in ground.text.closing),
        identities=ground.identities,
        by="",
    )


def _lines(ground: Ground, facts: _Facts) -> Iterator[TableLine]:
    total = most = 0
    for order, (key, points, rates) in enumerate(COMPONENTS, 1):
        counted = [rate for rate in rates if rate.counted(facts)[1]]
        earned = sum((rate.earned(facts) for rate in counted), Fraction(0))
        hundredths = int(earned * 100 + Fraction(1, 2))
        total += hundredths
        most += sum(rate.points for rate in counted)
        basis = "; ".join(_basis(ground, rate, facts) for rate in counted)
        missing = ground.text.names.get(f"missing_{key}", "")
        if rates and not counted:
            missing = ground.named("missing_counts")
        yield TableLine(
            (
                str(order),
                ground.named(key),
                Points(points * 100),
                Points(hundredths) if counted else None,
                basis,
                missing,
            )
        )
    of_points: tuple[Value, ...] = (Points(most * 100), Points(total))
    yield TableLine(("", ground.named("sum"), *of_points, "", ""), is_sum=True)


def _basis(ground: Ground, rate: Rate, facts: _Facts) -> str:
    part, base = rate.counted(facts)
    fraction = f"{grouped(part)}/{grouped(base)} ({percent(part, base)})"
    return ground.named(f"basis_{rate.key}", fraction=fraction)
