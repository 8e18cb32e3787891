"""What the intake screen shows beside the fields that the clerk types in."""

from dataclasses import dataclass

from motcua_desktop.ui.shown import Choice, Trouble


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day of the strip: "skipped", "counted", "due" or "gap"."""

    name: str
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class DueBox:
    """The due moment: its note, hour, day, reason and the strip of days."""

    note: str = ""
    hour: str = ""
    day: str = ""
    limit: str = ""
    reason: str = ""
    foot: str = ""
    strip: tuple[StripDay, ...] = ()
    days: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper handed in, or asked for; `is_free`: named by the clerk."""

    name: str
    hint: str = ""
    code: str = ""
    is_ticked: bool = False
    originals: str = ""
    copies: str = ""
    is_free: bool = False


@dataclass(frozen=True, slots=True)
class IntakeState:
    """Everything but the texts of the fields."""

    due: DueBox
    papers: tuple[PaperRow, ...] = ()
    papers_line: str = ""
    recent: tuple[tuple[str, ...], ...] = ()
    recent_line: str = ""
    errors: tuple[tuple[str, str], ...] = ()
    line: str = ""
    line_is_wrong: bool = False
    known_line: str = ""
    has_submitter: bool = False
    has_organisation: bool = False
    is_busy: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """Suggestions under a field, with the line at their foot."""

    choices: tuple[Choice, ...] = ()
    foot: str = ""


@dataclass(frozen=True, slots=True)
class CounterState:
    """Today's slips of the counter; `current` is the key that the button speaks of."""

    keys: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    current: str = ""
    note: str = ""
    trouble: Trouble | None = None
