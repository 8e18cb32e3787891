"""Early, on time or late; within its limit, due soon, overdue or paused."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.pauses import Pause, pause_counts, to_minute
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.domain.rules import (
    DEFAULT_RULES,
    DeadlineRules,
    EarlyRule,
    compares_days,
)


class Timing(StrEnum):
    """Trước hạn, đúng hạn, quá hạn: of a finished dossier."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


class Standing(StrEnum):
    """Trong hạn, sắp đến hạn, quá hạn, tạm dừng: of an open dossier."""

    WITHIN = "within"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PAUSED = "paused"


def timing_by_default(
    finished_at: datetime, due: datetime | None, *, in_days: bool
) -> Timing:
    """Return early, on time or late as the law counts it (BLDS Điều 148 khoản 6).

    A limit in days (`in_days`) compares dates, one in hours compares minutes. No
    due moment: on time, as no limit can be missed.
    """
    if due is None:
        return Timing.ON_TIME
    done: date = finished_at.date() if in_days else to_minute(finished_at)
    end: date = due.date() if in_days else due
    if done > end:
        return Timing.LATE
    return Timing.EARLY if done < end else Timing.ON_TIME


def timing(
    calendar: WorkCalendar,
    finished_at: datetime,
    due: datetime | None,
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
) -> Timing:
    """Return early, on time or late under the office's `early_rule` (deadlines R8)."""
    plain = timing_by_default(finished_at, due, in_days=compares_days(limit, rules))
    if due is None or plain is Timing.LATE:
        return plain
    rule = rules.early_rule or (EarlyRule.DAY if limit.is_in_days else EarlyRule.MINUTE)
    if rule is EarlyRule.DAY:
        is_early = finished_at.date() < due.date()
    elif rule is EarlyRule.SESSION:
        is_early = finished_at < _session_start(calendar, due)
    else:
        is_early = to_minute(finished_at) < due
    return Timing.EARLY if is_early else Timing.ON_TIME


def _session_start(calendar: WorkCalendar, due: datetime) -> datetime:
    midnight = datetime(due.year, due.month, due.day)
    minute = due.hour * 60 + due.minute
    starts = [start for start, _ in calendar.sessions_on(due) if start < minute]
    return midnight + timedelta(minutes=max(starts, default=0))


def standing(
    calendar: WorkCalendar,
    as_of: datetime,
    due: datetime | None,
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
    pauses: Iterable[Pause] = (),
) -> Standing:
    """Return how an open dossier stands at `as_of` (deadlines R9).

    `due` is the moment that follows from what is known at `as_of`; None: the clock
    stands. So it does inside one of `pauses` that counts.
    """
    if due is None or any(_holds(pause, as_of, due) for pause in pauses):
        return Standing.PAUSED
    in_days = compares_days(limit, rules)
    if timing_by_default(as_of, due, in_days=in_days) is Timing.LATE:
        return Standing.OVERDUE
    if due.date() <= calendar.working_day_after(as_of, 1):
        return Standing.DUE_SOON
    return Standing.WITHIN


def _holds(pause: Pause, as_of: datetime, due: datetime) -> bool:
    is_open = pause.resumed_at is None or as_of < pause.resumed_at
    return pause.paused_at <= as_of and is_open and pause_counts(pause.paused_at, due)
