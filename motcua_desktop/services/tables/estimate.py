"""An estimate of the QĐ 766/QĐ-TTg components that the desk has data for.

Never the official score: the National Public Service Portal computes that from what
is synchronised. A component without data is named as missing, not guessed.
"""

from collections.abc import Callable, Iterator
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

_KEYS: Final = (
    "received_desk",
    "received_postal",
    "received_online",
    "carried_over",
    "finished_early",
    "finished_on_time",
    "withdrawn",
    "open_within",
    "suspended",
    "received_full",
    "received_part",
    "online_full",
    "online_part",
)


@dataclass(frozen=True, slots=True)
class Rate:
    """A part of a component: its points, and the rate that earns them in full."""

    key: str
    points: int
    full_at: Fraction
    counted: Callable[["_Facts"], tuple[int, int]]

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


def _in_time(facts: _Facts) -> tuple[int, int]:
    whole = facts.whole
    part = sum(whole.get(key, 0) for key in _KEYS[4:9])
    return part, sum(whole.get(key, 0) for key in _KEYS[:4])


def _used_online(facts: _Facts) -> tuple[int, int]:
    served = [it for it in facts.by_procedure if _of(it, "received")]
    return sum(1 for it in served if _of(it, "online")), len(served)


def _sent_online(facts: _Facts) -> tuple[int, int]:
    return _of(facts.whole, "online"), _of(facts.whole, "received")


def _of(counts: Counts, kind: str) -> int:
    return counts.get(f"{kind}_full", 0) + counts.get(f"{kind}_part", 0)


COMPONENTS: Final[tuple[tuple[str, int, tuple[Rate, ...]], ...]] = (
    ("openness", 18, ()),
    ("progress", 20, (Rate("progress", 20, Fraction(1), _in_time),)),
    (
        "online",
        12,
        (
            Rate("online_used", 4, Fraction(1), _used_online),
            Rate("online_sent", 6, Fraction(1, 2), _sent_online),
        ),
    ),
    ("payment", 10, ()),
    ("satisfaction", 18, ()),
    ("digitisation", 22, ()),
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
