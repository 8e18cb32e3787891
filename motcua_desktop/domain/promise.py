"""The due moment that a dossier's receipt and pauses give together."""

from collections.abc import Iterable
from datetime import datetime

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.deadline import (
    DeadlineRules,
    Pause,
    PauseGround,
    due_at,
    pause_counts,
)
from motcua_desktop.domain.procedure import SupplementPolicy, TimeLimit

_FREEZE = DeadlineRules(pause_policy=SupplementPolicy.FREEZE)
_MINUTES = DeadlineRules(pause_policy=SupplementPolicy.MINUTES)


def promised_at(
    calendar: WorkCalendar,
    received_at: datetime,
    limit: TimeLimit | None,
    *,
    pauses: Iterable[Pause] = (),
    policy: SupplementPolicy = SupplementPolicy.RESTART,
) -> datetime | None:
    """Return the due moment by law; None: no limit, or the clock stands.

    A supplement under `RESTART` begins the whole limit anew once it is in
    (NĐ 61/2018 Điều 19.4); every other lawful pause freezes the clock.
    """
    if limit is None:
        return None
    rules = _MINUTES if policy is SupplementPolicy.MINUTES else _FREEZE
    start, kept = received_at, list[Pause]()
    for pause in pauses:
        restarts = (
            policy is SupplementPolicy.RESTART
            and pause.ground is PauseGround.SUPPLEMENT
            and pause.resumed_at is not None
        )
        if not restarts or pause.resumed_at is None:
            kept.append(pause)
            continue
        due = due_at(calendar, start, limit, rules=rules, pauses=kept)
        if due is not None and pause_counts(pause.paused_at, due):
            start, kept = pause.resumed_at, []
    return due_at(calendar, start, limit, rules=rules, pauses=kept)
