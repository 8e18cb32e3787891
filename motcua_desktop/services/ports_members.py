"""What issuing reports asks of storage: the dossiers behind figures, by row id."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.issues import Members


class MemberQueries(Protocol):
    """The dossiers behind figures, by their row ids."""

    def members(self, period: Period, *, scope: FigureScope) -> Members:
        """Return the ids behind every cell of `period`."""
        ...

    def ids_behind(
        self, cells: Sequence[Cell], period: Period, *, scope: FigureScope
    ) -> frozenset[int]:
        """Return the ids behind some cells together."""
        ...

    def numbers_of(self, ids: Collection[int]) -> dict[int, str]:
        """Return the numbers of dossiers by their ids."""
        ...

    def grown_since(self, ids: Collection[int], entry: int) -> frozenset[int]:
        """Return those of `ids` whose history has entries later than `entry`."""
        ...

    def last_entry(self, moment: datetime) -> int:
        """Return the last entry of the history that was written down by `moment`."""
        ...
