"""Pauses of the clock: their grounds, their union, what was known of them when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from motcua_desktop.domain.errors import PauseOrderError


class PauseGround(StrEnum):
    """Lý do tạm dừng tính hạn."""

    SUPPLEMENT = "supplement"
    FINANCIAL = "financial"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pause:
    """Tạm dừng tính hạn: from `paused_at` until `resumed_at`; None: still paused.

    Raises:
        PauseOrderError: it ends before it begins.
    """

    paused_at: datetime
    resumed_at: datetime | None = None
    ground: PauseGround = PauseGround.SUPPLEMENT

    def __post_init__(self) -> None:
        if self.resumed_at is not None and self.resumed_at < self.paused_at:
            raise PauseOrderError


def to_minute(moment: datetime) -> datetime:
    """Return `moment` without its seconds."""
    if moment.second or moment.microsecond:
        return moment.replace(second=0, microsecond=0)
    return moment


def joined(pauses: Iterable[Pause]) -> list[Pause]:
    """Return the union of `pauses`, to the minute, in order of time."""
    union: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: pause.paused_at):
        start = to_minute(pause.paused_at)
        end = None if pause.resumed_at is None else to_minute(pause.resumed_at)
        if start == end:
            continue
        last = union[-1] if union else None
        if last is None or (last.resumed_at is not None and last.resumed_at < start):
            union.append(Pause(start, end, pause.ground))
        else:
            union[-1] = _both(last, Pause(start, end, pause.ground))
    return union


def _both(first: Pause, second: Pause) -> Pause:
    """Return two pauses that touch as one.

    A supplement within makes the whole a supplement: the limit begins anew when the
    last ground is gone, whichever of them ended first.
    """
    ends = (first.resumed_at, second.resumed_at)
    grounds = {first.ground, second.ground}
    is_supplement = PauseGround.SUPPLEMENT in grounds
    return Pause(
        first.paused_at,
        None if ends[0] is None or ends[1] is None else max(ends[0], ends[1]),
        PauseGround.SUPPLEMENT if is_supplement else first.ground,
    )


def pause_counts(paused_at: datetime, due: datetime) -> bool:
    """Return whether a pause may move `due`: it begins before it (deadlines R7)."""
    return to_minute(paused_at) < due


def known_pauses(pauses: Iterable[Pause], as_of: datetime) -> tuple[Pause, ...]:
    """Return the pauses as they were known at `as_of`: what came later is not yet."""
    return tuple(
        pause
        if pause.resumed_at is None or pause.resumed_at <= as_of
        else Pause(pause.paused_at, None, pause.ground)
        for pause in pauses
        if pause.paused_at <= as_of
    )
