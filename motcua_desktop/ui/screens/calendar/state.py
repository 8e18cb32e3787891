"""What the calendar screen shows, ready as text."""

from dataclasses import dataclass
from datetime import date

from motcua_desktop.ui.shown import Choice, Trouble
from motcua_desktop.ui.year import YearPage


@dataclass(frozen=True, slots=True)
class DayPane:
    """The day under the cursor: its kind, its name."""

    title: str = ""
    line: str = ""
    kinds: tuple[Choice, ...] = ()
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class EffectPane:
    """What the change does: dossiers that move, old → new, printed slips."""

    headline: str = ""
    words: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    all_rows: tuple[tuple[str, ...], ...] = ()
    more: str = ""
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class RangeAsk:
    """What the panel for several days begins with."""

    first: str
    last: str
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class HoursAsk:
    """What the panel for office hours begins with."""

    weekday: str
    saturday: str
    does_saturday_count: bool
    note: str


@dataclass(frozen=True, slots=True)
class CalendarState:
    """The whole screen."""

    page: YearPage | None = None
    cursor: date | None = None
    year: str = ""
    hours: str = ""
    confirmed_line: str = ""
    is_confirmed: bool = True
    total: str = ""
    total_rest: str = ""
    pane: DayPane = DayPane()
    effect: EffectPane = EffectPane()
    save_label: str = "Lưu"
    can_save: bool = False
    can_keep: bool = False
    trouble: Trouble | None = None
