"""Rows of the due board: how many running dossiers are due when, and with whom."""

from dataclasses import dataclass
from datetime import date

from motcua_desktop.domain.due_band import DueBand


@dataclass(frozen=True, slots=True)
class DueCount:
    """Running dossiers that one officer received and that are due on one day."""

    officer: str
    due_on: date
    is_overdue: bool
    count: int


@dataclass(frozen=True, slots=True)
class BoardCell:
    """One number of the board: an officer ("" for all) and a band (None for all)."""

    officer: str = ""
    band: DueBand | None = None


@dataclass(frozen=True, slots=True)
class DueBoard:
    """Bảng theo dõi hạn: every running dossier that has a due day, once.

    `bands` maps officer and band to a number, `days` a due day to its number.
    """

    officers: tuple[str, ...]
    bands: dict[tuple[str, DueBand], int]
    days: dict[date, int]

    def count(self, cell: BoardCell) -> int:
        """Return the number that a cell shows."""
        return sum(
            number
            for (officer, band), number in self.bands.items()
            if cell.officer in {"", officer} and cell.band in {None, band}
        )
