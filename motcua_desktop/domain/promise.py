"""The due moment that a dossier's receipt and pauses give together."""

from collections.abc import Iterable
from datetime import datetime

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.deadline import DeadlineRules, Pause, due_at
from motcua_desktop.domain.procedure import SupplementPolicy, TimeLimit

_RULES = {policy: DeadlineRules(pause_policy=policy) for policy in SupplementPolicy}


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
    rules = _RULES[policy]
    return due_at(calendar, received_at, limit, rules=rules, pauses=tuple(pauses))
