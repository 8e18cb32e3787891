"""What the retention of personal values shows: periods, what is due, what was done."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from motcua_desktop.domain.retention import RetentionPeriod


@dataclass(frozen=True, slots=True)
class PeriodChange:
    """One setting of a period: who said so, and when."""

    period: RetentionPeriod
    recorded_at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class SettledDossier:
    """A settled dossier that still says whose it was; `kept_back` why it has to."""

    number: str
    procedure: str
    sector: str
    settled_on: date
    kept_back: str


@dataclass(frozen=True, slots=True)
class SettledRow:
    """A row beside the dossiers with personal values, and the day it was settled.

    `place` is its table, `key` its number or reference there.
    """

    place: str
    key: str
    procedure: str
    sector: str
    settled_on: date


@dataclass(frozen=True, slots=True)
class RetentionLine:
    """A settled dossier, the period that holds for it and the day on which it ends."""

    dossier: SettledDossier
    period: RetentionPeriod
    ends_on: date


@dataclass(frozen=True, slots=True)
class RetentionList:
    """What may be anonymised now: dossiers, those kept back, rows beside them."""

    due: tuple[RetentionLine, ...]
    kept_back: tuple[RetentionLine, ...]
    beside: tuple[SettledRow, ...]

    @property
    def beside_counts(self) -> Mapping[str, int]:
        """How many rows of each table go along."""
        places = [row.place for row in self.beside]
        return {place: places.count(place) for place in sorted(set(places))}


@dataclass(frozen=True, slots=True)
class ErasedRun:
    """What one run blanked: how many rows, their common digest, the slips' files."""

    dossiers: int
    rows: int
    mark: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnonymisedNow:
    """What was done, and what of it still stands elsewhere.

    `files` counts the slips' files that were deleted, `jobs` the papers taken off the
    print queue; `copies` still hold the values, `exports` tells of files taken out.
    `is_finished`: no file is left to be deleted at the next start.
    """

    dossiers: int
    rows: int
    files: int
    jobs: int
    copies: tuple[Path, ...]
    exports: tuple[date, ...]
    is_finished: bool = True
