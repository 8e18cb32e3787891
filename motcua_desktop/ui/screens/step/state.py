"""What the step panel shows, ready as text."""

from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How a value of a step is entered."""

    TEXT = "text"
    LINES = "lines"
    """Text of several lines."""
    DAY = "day"
    CHOICE = "choice"
    LIST = "list"
    TRIAL = "trial"
    """Text taken letter by letter as it arrived, not in normal form."""
    SECRET = "secret"  # noqa: S105 a kind of field
    FIXED = "fixed"
    """Shown and not asked for; its hint says why."""


@dataclass(frozen=True, slots=True)
class StepField:
    """One thing that a step needs; `height` is that of several lines, px at 100 %."""

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    is_required: bool = False
    hint: str = ""
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    height: int = 208


@dataclass(frozen=True, slots=True)
class StepState:
    """The panel as it opens; `key` is what its draft is kept under, "" for none.

    `other` names a second way to go, `back` what Esc does; in a quick one Enter in
    the last field acts.
    """

    title: str
    dossier_line: str
    consequence: str
    fields: tuple[StepField, ...]
    act: str
    icon: str
    other: str = ""
    back: str = "Thôi"
    is_quick: bool = False
    key: str = ""
