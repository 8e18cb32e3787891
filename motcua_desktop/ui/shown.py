"""What views are given to show: rows, choices and messages as frozen text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line of a table of dossiers: `state` names shape and colour.

    `number` identifies the row; `cells` are the columns after the state.
    """

    number: str
    state: str
    word: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a pop-up list; `key` identifies it, `cells` are its columns."""

    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What failed, in a sentence, and what to do; `number` is that of the log."""

    wrong: str
    advice: str
    number: str = ""

    @property
    def line(self) -> str:
        """Both sentences in one line."""
        tail = f" (số {self.number} trong nhật ký)" if self.number else ""
        return f"{self.wrong} {self.advice}{tail}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value of a card."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ActButton:
    """An act that a button offers: its words, icon and whether it may be done now."""

    label: str
    icon: str
    is_enabled: bool = True
    why_not: str = ""


Span = tuple[str, bool]
"""A piece of a line and whether it is bold."""


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The status bar: what is true at the left, useful keys at the right.

    `screen` is whose line it is: what was read late shows up on no other. Without it
    the line is the present screen's.
    """

    parts: tuple[tuple[Span, ...], ...] = ()
    keys: tuple[tuple[str, str], ...] = ()
    icon: str = ""
    icon_ink: str = "ink2"
    screen: str = ""
