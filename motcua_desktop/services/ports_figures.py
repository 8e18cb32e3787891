"""What the services need to count: figures, details, money, late dossiers."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.services.rows.reports import (
    CollectedRow,
    DetailRow,
    FigureRow,
    LateDossier,
)


@dataclass(frozen=True, slots=True)
class FigureScope:
    """What a count is narrowed to; empty means all.

    `with_subordinates`: the unit together with all units below it.
    """

    unit_code: str = ""
    with_subordinates: bool = False
    sector: str = ""
    as_of: datetime | None = None


class FigureQueries(Protocol):
    """The figures of `domain.statistics`, set-based."""

    def one_state(self, as_of: datetime | None) -> AbstractContextManager[None]:
        """Answer what is asked inside, as known at `as_of`, from one state."""
        ...

    def figures(
        self, period: Period, *, by: str = "", scope: FigureScope
    ) -> Sequence[FigureRow]:
        """Return one row a group; one row with group "" where `by` is empty."""
        ...

    def numbers_behind(
        self,
        key: str,
        period: Period,
        *,
        scope: FigureScope,
        group: tuple[str, str] = ("", ""),
    ) -> Sequence[str]:
        """Return the numbers behind figure `key`; `group`: its kind and label."""
        ...

    def late(self, period: Period, *, scope: FigureScope) -> Sequence[LateDossier]:
        """Return the late dossiers of the period, by due date, then receipt."""
        ...

    def first_received_on(self) -> date | None:
        """Return the day of the oldest dossier."""
        ...

    def details(
        self, period: Period, *, by: str = "", scope: FigureScope
    ) -> Sequence[DetailRow]:
        """Return the details of one row a group."""
        ...

    def supplements(self, period: Period, *, scope: FigureScope) -> tuple[int, int]:
        """Return how many dossiers were asked for a supplement, and asked again."""
        ...

    def awaiting_long(self, period: Period, *, scope: FigureScope) -> int:
        """Return how many results nobody has collected for over 30 days."""
        ...

    def collected(
        self, period: Period, *, by: str = "", scope: FigureScope
    ) -> Sequence[CollectedRow]:
        """Return the money taken in the period, by group, kind and way."""
        ...
