"""The states of a dossier and the one table of allowed steps."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.errors import IllegalMoveError


class State(StrEnum):
    """Trạng thái hồ sơ (mã trạng thái 2–10 của hệ thống tỉnh)."""

    RECEIVED = "received"
    PROCESSING = "processing"
    PAUSED = "paused"
    FINISHED = "finished"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The state as screens and messages name it."""
        return _STATE_LABELS[self]

    @property
    def is_open(self) -> bool:
        """Whether the dossier still waits for a result."""
        return self in {State.RECEIVED, State.PROCESSING, State.PAUSED}


_STATE_LABELS: Final = {
    State.RECEIVED: "Được tiếp nhận",
    State.PROCESSING: "Đang xử lý",
    State.PAUSED: "Chờ bổ sung",
    State.FINISHED: "Chờ trả kết quả",
    State.REFUSED: "Từ chối",
    State.WITHDRAWN: "Đã rút",
    State.RETURNED: "Đã trả kết quả",
}


class Step(StrEnum):
    """Bước trong vòng đời hồ sơ; the value is the command line's word."""

    FORWARD = "forward"
    REQUEST_SUPPLEMENT = "request-supplement"
    SUPPLEMENT_RECEIVED = "supplement-received"
    WITHDRAW = "withdraw"
    REFUSE = "refuse"
    FINISH = "finish"
    EXTEND = "extend"
    RETURN = "return"

    @property
    def label(self) -> str:
        """The step as a button or a message names it."""
        return _STEP_LABELS[self]


_STEP_LABELS: Final = {
    Step.FORWARD: "chuyển xử lý",
    Step.REQUEST_SUPPLEMENT: "yêu cầu bổ sung",
    Step.SUPPLEMENT_RECEIVED: "nhận bổ sung",
    Step.WITHDRAW: "rút hồ sơ",
    Step.REFUSE: "từ chối giải quyết",
    Step.FINISH: "ghi có kết quả",
    Step.EXTEND: "xin lỗi và hẹn lại",
    Step.RETURN: "trả kết quả",
}

_RUNNING: Final = frozenset({State.RECEIVED, State.PROCESSING})
_OPEN: Final = _RUNNING | {State.PAUSED}

MOVES: Final = MappingProxyType(
    {
        Step.FORWARD: (_RUNNING, State.PROCESSING),
        Step.REQUEST_SUPPLEMENT: (_RUNNING, State.PAUSED),
        Step.SUPPLEMENT_RECEIVED: (frozenset({State.PAUSED}), State.PROCESSING),
        Step.WITHDRAW: (_OPEN, State.WITHDRAWN),
        Step.REFUSE: (_OPEN, State.REFUSED),
        Step.FINISH: (_RUNNING, State.FINISHED),
        Step.EXTEND: (_RUNNING, None),
        Step.RETURN: (frozenset({State.FINISHED, State.REFUSED}), State.RETURNED),
    }
)
"""For each step: the states it may start from, the state it leads to (None: same)."""


def allowed_steps(state: State) -> tuple[Step, ...]:
    """Return the steps that a dossier in `state` may take."""
    return tuple(step for step, (starts, _) in MOVES.items() if state in starts)


def next_state(state: State, step: Step) -> State:
    """Return the state that `step` leads to.

    Raises:
        IllegalMoveError: the step is not allowed in `state`.
    """
    starts, target = MOVES[step]
    if state not in starts:
        allowed = ", ".join(other.label for other in allowed_steps(state))
        raise IllegalMoveError(step.label, state.label, allowed)
    return target or state
