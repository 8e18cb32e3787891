"""What the report screen shows, ready as text."""

from dataclasses import dataclass

from motcua_desktop.ui.screens.reports.table import ShownTable
from motcua_desktop.ui.shown import Choice, Trouble


@dataclass(frozen=True, slots=True)
class Check:
    """One identity with the numbers in it; broken, with the dossiers that break it."""

    words: str
    is_ok: bool
    dossiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthPair:
    """Received and resolved of one month."""

    label: str
    received: int
    resolved: int


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One report issued: its key and the texts of its row."""

    sign: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportState:
    """The whole screen; `part` is "figures", "texts" or "archive".

    With `has_text` the section that tells the figures stands below them.
    """

    reports: tuple[Choice, ...] = ()
    report: str = ""
    presets: tuple[Choice, ...] = ()
    preset: str = ""
    units: tuple[Choice, ...] = ()
    unit: str = ""
    first_day: str = ""
    last_day: str = ""
    first_error: str = ""
    last_error: str = ""
    part: str = "figures"
    headline: str = ""
    headline_rest: str = ""
    year_before: str = ""
    as_of: str = ""
    table: ShownTable = ShownTable()  # noqa: RUF009 frozen
    note: str = ""
    has_text: bool = True
    checks: tuple[Check, ...] = ()
    checks_line: str = ""
    months: tuple[MonthPair, ...] = ()
    issues: tuple[IssueLine, ...] = ()
    formats: tuple[str, ...] = ()
    can_issue: bool = False
    is_sound: bool = False
    is_busy: bool = False
    trouble: Trouble | None = None
