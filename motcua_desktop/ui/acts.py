"""Which act comes next for a dossier, and how steps are named on buttons."""

from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.lifecycle import State, Step

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


def step_words(step: Step) -> str:
    """Return the step as a button says it: "Chuyển xử lý"."""
    label = step.label
    return label[0].upper() + label[1:]


def other_steps(state: State, allowed: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the allowed steps that are not the next one."""
    following = NEXT_STEP.get(state)
    return tuple(step for step in allowed if step is not following)
