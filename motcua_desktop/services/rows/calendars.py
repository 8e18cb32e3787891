"""Rows about the calendar: running dossiers, and what a change does to them."""

from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.pauses import Pause
from motcua_desktop.domain.procedure import TimeLimit


@dataclass(frozen=True, slots=True)
class RunningDossier:
    """An open dossier whose clock runs, with all that its due moment is made of.

    `judged_due_at` is the due moment of law in force; `slips` counts those issued.
    """

    id: int
    number: str
    unit: str
    procedure: str
    channel: Channel
    received_at: datetime
    limit: TimeLimit
    pauses: tuple[Pause, ...]
    judged_due_at: datetime
    slips: int


@dataclass(frozen=True, slots=True)
class MovedDue:
    """An open dossier whose due moment a change moves, and the slips that say it.

    `is_off` says that the desk is closed on the day that was promised.
    """

    id: int
    number: str
    due_before: datetime
    due_after: datetime
    slips: int
    limit: TimeLimit | None = None
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class CalendarEffect:
    """What a change does: how many days and hours differ, which due moments move.

    `recomputed` counts the dossiers that were moved; the others keep their promise.
    """

    changed: int
    moved: tuple[MovedDue, ...]
    recomputed: int = 0

    @property
    def off(self) -> int:
        """How many promises fall on a day on which the desk is closed."""
        return sum(move.is_off for move in self.moved)

    @property
    def slips(self) -> int:
        """How many issued slips name a due moment that moves."""
        return sum(move.slips for move in self.moved)
