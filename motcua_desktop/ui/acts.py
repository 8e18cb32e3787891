"""Which act comes next for a dossier, and how acts are named on buttons."""

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.deadline import Timing
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.rows.lists import DossierDetail

NEXT_STEP: Final = MappingProxyType(
    {
        State.RECEIVED: Step.FORWARD,
        State.PROCESSING: Step.FINISH,
        State.PAUSED: Step.SUPPLEMENT_RECEIVED,
        State.FINISHED: Step.RETURN,
        State.REFUSED: Step.RETURN,
    }
)
"""What a dossier most likely waits for: the act of F8."""

STEP_ICONS: Final = MappingProxyType(
    {
        Step.FORWARD: "send-horizontal",
        Step.REQUEST_SUPPLEMENT: "file-text",
        Step.SUPPLEMENT_RECEIVED: "file-plus-2",
        Step.WITHDRAW: "undo-2",
        Step.REFUSE: "circle-x",
        Step.FINISH: "check",
        Step.EXTEND: "file-warning",
        Step.RETURN: "package-check",
    }
)


class Correction(StrEnum):
    """Đính chính: facts that were taken down wrongly are put right."""

    FACTS = "correct"

    @property
    def label(self) -> str:
        """The act as a button or a message names it."""
        return "đính chính"


Act = Step | NoteKind | Correction
"""What a clerk does with a dossier: a step in its life, or what is put beside it."""


def act_icon(act: Act) -> str:
    """Return the icon of the act's button."""
    return STEP_ICONS[act] if isinstance(act, Step) else "check"


def act_named(word: str) -> Act:
    """Return the act whose value is `word`."""
    beside: dict[str, Act] = {kind.value: kind for kind in (*NoteKind, *Correction)}
    return beside[word] if word in beside else Step(word)


def act_words(act: Act) -> str:
    """Return the act as a button says it: "Chuyển xử lý"."""
    label = act.label
    return label[0].upper() + label[1:]


def other_acts(detail: DossierDetail) -> tuple[Act, ...]:
    """Return the acts that are not the next one: steps, then what may be noted."""
    following = NEXT_STEP.get(detail.dossier.state)
    steps = [step for step in detail.steps if step is not following]
    return (*steps, *_notes(detail))


def _notes(detail: DossierDetail) -> Iterator[Act]:
    dossier = detail.dossier
    if dossier.anonymised_at is not None:
        return
    yield Correction.FACTS
    if dossier.digitised_at is None:
        yield NoteKind.DIGITISED
    if dossier.fee and sum(paid.amount for paid in dossier.payments) < dossier.fee:
        yield NoteKind.PAID
    if detail.urgency is Urgency.OVERDUE or dossier.timing is Timing.LATE:
        yield NoteKind.LATE_CAUSE
    yield NoteKind.REMARK
