"""What the tables of reports need of the storage and of the words that ship."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.services.files import WrittenFile
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.reports import LateDossier
from motcua_desktop.services.rows.tables import (
    CellBehind,
    TableContent,
    TableLine,
    TableText,
)
from motcua_desktop.services.rows.tracking_book import BookLine

Counts = Mapping[str, int]
"""Figures, tallies and deeds by their keys."""


class TableQueries(Protocol):
    """Counts of any keys, set-based, and the dossiers behind them."""

    def counts(
        self, keys: Collection[str], period: Period, *, by: str, scope: FigureScope
    ) -> Mapping[str, Counts]:
        """Return by group what `keys` come to; `by` "officer" counts deeds."""
        ...

    def numbers(
        self, keys: Collection[str], period: Period, *, by: str, scope: FigureScope
    ) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the dossier numbers behind each group and key."""
        ...

    def late(self, period: Period, *, scope: FigureScope) -> Sequence[LateDossier]:
        """Return the late dossiers of the period, by due date, then receipt."""
        ...

    def book(self, period: Period, *, scope: FigureScope) -> Iterator[BookLine]:
        """Return the dossiers received in a period as lines of the tracking book."""
        ...


class TableWords(Protocol):
    """The words of the tables, as they ship."""

    def __call__(self, name: str) -> TableText:
        """Return the words of table `name`."""
        ...


class TableWriter(Protocol):
    """Makes files out of tables; a file stands under its name whole or not at all."""

    def paper(self, path: Path, content: TableContent) -> WrittenFile:
        """Write the table as DOCX or PDF, as the name of `path` says."""
        ...

    def sheet(
        self, path: Path, content: TableContent, lines: Iterable[TableLine]
    ) -> None:
        """Write the table as XLSX; `lines` may be many and come one by one."""
        ...

    def behind(
        self, path: Path, content: TableContent, cells: Iterable[CellBehind]
    ) -> None:
        """Write the dossiers behind a table's cells as XLSX."""
        ...
