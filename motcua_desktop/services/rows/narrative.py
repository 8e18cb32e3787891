"""The free texts of a report: made of what, how far, and what is wrong in them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import Activity, AssignedTask, Initiative
from motcua_desktop.services.rows.registers import RegisterCounts


@dataclass(frozen=True, slots=True)
class ComposedPiece:
    """A stretch of a paragraph that the program wrote; `is_figure`: one number."""

    text: str
    is_figure: bool = False


Composed = Mapping[str, tuple[tuple[ComposedPiece, ...], ...]]
"""By heading the paragraphs that the program writes from the figures."""


class TextState(StrEnum):
    """How far the text under one heading is; only what is confirmed is printed."""

    NONE = "none"
    SUGGESTED = "suggested"
    DRAFT = "draft"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        """The state as a screen names it."""
        return _LABELS[self]


_LABELS = {
    TextState.NONE: "Chưa có",
    TextState.SUGGESTED: "Gợi ý",
    TextState.DRAFT: "Đang soạn",
    TextState.CONFIRMED: "Đã xác nhận",
}


@dataclass(frozen=True, slots=True)
class TextPlace:
    """Whose text it is: of which report, period and unit, under which heading."""

    report: str
    first: date
    last: date
    unit_code: str
    key: str


@dataclass(frozen=True, slots=True)
class KeptText:
    """One version of a text."""

    place: TextPlace
    version: int
    text: str
    is_confirmed: bool
    actor: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class OutlinePlace:
    """A heading under which the office writes: key "directing_1", number "I.1"."""

    key: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class NarrativeFacts:
    """What suggestions are written from; None: the register was never kept."""

    office: Office
    period: Period
    counts: RegisterCounts
    activities: tuple[Activity, ...] | None = None
    initiatives: tuple[Initiative, ...] = ()
    open_tasks: tuple[AssignedTask, ...] = ()


@dataclass(frozen=True, slots=True)
class TextFinding:
    """Something in a text that must, or should, be mended before it is signed."""

    key: str
    number: str
    wrong: str
    advice: str
    is_about_period: bool = False

    @property
    def sentence(self) -> str:
        """What is wrong, where, and what to do."""
        return f"Mục {self.number}: {self.wrong}. {self.advice}."


@dataclass(frozen=True, slots=True)
class NarrativeSection:
    """One heading with its text; `suggestion` is offered beside it.

    `is_from_before` says that the suggestion is the text of an earlier period.
    """

    heading: OutlinePlace
    state: TextState
    text: str = ""
    suggestion: str = ""
    is_from_before: bool = False
    findings: tuple[TextFinding, ...] = ()

    @property
    def is_only_from_before(self) -> bool:
        """Whether nothing but an earlier period's text speaks for it."""
        return self.state is TextState.SUGGESTED and self.is_from_before


@dataclass(frozen=True, slots=True)
class TextReading:
    """What the person who exports has read and lets pass."""

    skips_unconfirmed: bool = False
    accepts_other_periods: bool = False


@dataclass(frozen=True, slots=True)
class PrintedTexts:
    """What a report prints under the headings; those in `unconfirmed` are marked so.

    With `accepts_other_periods` somebody has looked at the periods named in them.
    """

    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unconfirmed: frozenset[str] = frozenset()
    accepts_other_periods: bool = False


NO_TEXTS: Final = PrintedTexts()
"""A report without free texts."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """All free texts of one report of one period."""

    period: Period
    sections: tuple[NarrativeSection, ...]
    confirmed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def unconfirmed(self) -> tuple[NarrativeSection, ...]:
        """The headings whose text or suggestion nobody has confirmed."""
        waiting = {TextState.SUGGESTED, TextState.DRAFT}
        return tuple(one for one in self.sections if one.state in waiting)
