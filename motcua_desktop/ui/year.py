"""What a year of the working calendar shows: a mark for each day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class DayMark:
    """What one day is: its kind, whether only expected, whether not yet saved."""

    kind: str
    is_expected: bool = False
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class YearPage:
    """One year: a mark for each day, the words beside each month's name."""

    year: int
    today: date
    marks: Mapping[date, DayMark] = field(default_factory=dict)
    counts: tuple[str, ...] = ("",) * 12
