"""What the report screen shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import Choice, Trouble


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """One line of the figures: its group and one text a column."""

    group: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One identity with the numbers in it."""

    words: str
    is_ok: bool


@dataclass(frozen=True, slots=True)
class ReportState:
    """The whole screen."""

    presets: tuple[Choice, ...] = ()
    preset: str = ""
    first_day: str = ""
    last_day: str = ""
    first_error: str = ""
    last_error: str = ""
    headline: str = ""
    headline_rest: str = ""
    as_of: str = ""
    rows: tuple[FiguresRow, ...] = ()
    total: FiguresRow | None = None
    note: str = ""
    checks: tuple[Check, ...] = ()
    checks_line: str = ""
    is_sound: bool = False
    is_busy: bool = False
    trouble: Trouble | None = None
