"""What is frozen when a report is issued, and what a later look at it finds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.report_text import Difference, Passage
from motcua_desktop.domain.statistics import Cell, Figures
from motcua_desktop.services.rows.narrative import NO_TEXTS, PrintedTexts
from motcua_desktop.services.rows.reports import FigureRow

MARK_NAME = "MotCuaReport"
"""The custom property under which the file of an issued report keeps its mark."""
Members = Mapping[Cell, Mapping[tuple[str, str], Sequence[int]]]
"""The row ids behind each cell, by the names of sector and unit."""


@dataclass(frozen=True, slots=True)
class ReportStamp:
    """What an office decides of a report before it is written.

    `number` is the number alone ("27") or with its symbol; `mark` tells the file of an
    issued report among all others. An electronic issue keeps number and day out of the
    file: the digital signature puts them in.
    """

    number: str = ""
    signed_on: date | None = None
    mark: str = ""
    is_electronic: bool = False
    reconciliation: str = ""
    with_charts: bool = True
    desk_opened_on: date | None = None
    overdue_by: date | None = None
    digitise_by: date | None = None
    texts: PrintedTexts = NO_TEXTS


@dataclass(frozen=True, slots=True)
class FrozenReport:
    """Everything that a report said on the day it was issued.

    `history` is the last entry of the history that it knew; `members` are the
    dossiers behind its cells and `passages` its texts and tables as they stand in
    the file.
    """

    figures: Figures
    sectors: tuple[FigureRow, ...]
    units: tuple[FigureRow, ...]
    members: Members
    passages: tuple[Passage, ...]
    history: int

    def ids(self, *cells: Cell) -> frozenset[int]:
        """Return the row ids of the dossiers behind some cells together."""
        return frozenset(
            dossier_id
            for cell in cells
            for ids in self.members.get(cell, {}).values()
            for dossier_id in ids
        )


@dataclass(frozen=True, slots=True)
class ReportIssue:
    """Một lần phát hành báo cáo; `sign` is its number with the symbol."""

    seq: int
    name: str
    sign: str
    period: Period
    unit_code: str
    sector: str
    as_of: datetime
    signed_on: date
    issued_at: datetime
    actor: str
    file: Path
    sha256: str
    mark: str


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file says: passages of a Word file, or the numbers of a printed one."""

    sha256: str
    mark: str
    passages: tuple[Passage, ...]
    is_printed: bool = False


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a file is a report that was issued, and where its figures differ."""

    issue: ReportIssue | None
    is_same_file: bool
    differences: tuple[Difference, ...]

    @property
    def ok(self) -> bool:
        """Whether the file is an issued report with all its figures unchanged."""
        return self.issue is not None and not self.differences
