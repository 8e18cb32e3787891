"""Time limit + calendar + pauses → due moment; early, on time or late.

The rules R0–R7 of the office's time limits: BLDS 2015 Điều 147, 148 for the days,
NĐ 23/2015 Điều 7 for the same day, the procedure's own settings for pauses. Times are
naive local Vietnam time; seconds are cut off.
"""

import calendar as gregorian
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.errors import UnknownLimitError
from motcua_desktop.domain.pauses import Pause, PauseGround, joined, pause_counts
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit
from motcua_desktop.domain.rules import (
    DEFAULT_RULES,
    DayMode,
    DeadlineRules,
    EarlyRule,
    runs_by_minute,
)
from motcua_desktop.domain.timing import (
    Standing,
    Timing,
    standing,
    timing,
    timing_by_default,
)

__all__ = [
    "DEFAULT_RULES",
    "Course",
    "DayMode",
    "DeadlineRules",
    "EarlyRule",
    "Pause",
    "PauseGround",
    "Standing",
    "Standstill",
    "Timing",
    "corresponding_day",
    "course",
    "days_stood",
    "due_at",
    "due_in_bulk",
    "effective_receipt",
    "first_day_stood",
    "pause_counts",
    "standing",
    "timing",
    "timing_by_default",
    "working_minutes_between",
]

MINUTES_OF_A_WORKING_DAY: Final = 8 * 60


_DAY_UNITS: Final = frozenset(
    {
        LimitUnit.WORKING_DAY,
        LimitUnit.CALENDAR_DAY,
        LimitUnit.MONTH,
        LimitUnit.YEAR,
    }
)


@dataclass(frozen=True, slots=True)
class Standstill:
    """A time in which the clock stood: pauses that touch, joined, as they count.

    `resumed_at` is the desk moment from which the clock runs again; None: it stands.
    """

    paused_at: datetime
    resumed_at: datetime | None
    is_restart: bool


@dataclass(frozen=True, slots=True)
class Course:
    """How a due moment came about: where the clock started, when it stood.

    `started_at` is the effective receipt, or the desk moment of the last restart.
    """

    effective_at: datetime
    started_at: datetime
    standstills: tuple[Standstill, ...]
    due_at: datetime | None


def _check(limit: TimeLimit) -> None:
    if limit.unit is LimitUnit.SAME_DAY:
        return
    takes_fractions = limit.unit in {LimitUnit.WORKING_DAY, LimitUnit.WORKING_HOUR}
    is_possible = 0 < limit.amount <= 3660
    if not is_possible or (limit.amount % 1 and not takes_fractions):
        raise UnknownLimitError(f"{limit.amount:g} {limit.unit}")


def effective_receipt(
    calendar: WorkCalendar,
    received_at: datetime,
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
) -> datetime:
    """Return the desk moment from which the clock runs (deadlines R0).

    Raises:
        CalendarRangeError: the moment lies outside the calendar's years.
    """
    moment = calendar.desk_moment(received_at)
    cutoff = rules.day_cutoff
    if cutoff is None or limit.unit not in _DAY_UNITS or moment.time() <= cutoff:
        return moment
    return calendar.opening_from(calendar.working_day_after(moment, 1))


def due_at(
    calendar: WorkCalendar,
    received_at: datetime,
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
    pauses: Sequence[Pause] = (),
) -> datetime | None:
    """Return ngày, giờ hẹn trả: the due moment; None: the clock stands.

    Raises:
        UnknownLimitError: the limit is nothing, below nothing or above ten years.
        CalendarRangeError: a day lies outside the calendar's years.
    """
    if pauses:
        return course(calendar, received_at, limit, rules=rules, pauses=pauses).due_at
    _check(limit)
    start = effective_receipt(calendar, received_at, limit, rules=rules)
    return _due(calendar, start, limit, rules=rules)


def due_in_bulk(
    calendar: WorkCalendar,
    receipts: Iterable[datetime],
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
) -> list[datetime]:
    """Return the due moments of many receipts without pauses under one limit.

    All receipts of one desk day share one due moment where days are counted, so a
    million receipts cost a few thousand computations.

    Raises:
        UnknownLimitError: the limit is nothing, below nothing or above ten years.
        CalendarRangeError: a day lies outside the calendar's years.
    """
    _check(limit)
    by_minute = limit.unit is LimitUnit.SAME_DAY or runs_by_minute(limit, rules)
    if by_minute or rules.day_cutoff is not None:
        starts = (
            effective_receipt(calendar, at, limit, rules=rules) for at in receipts
        )
        return [_due(calendar, start, limit, rules=rules) for start in starts]
    due_of: dict[date, datetime] = {}
    dues = []
    for received_at in receipts:
        day = calendar.desk_day(received_at)
        due = due_of.get(day)
        if due is None:
            due = due_of[day] = _due(
                calendar, calendar.opening_from(day), limit, rules=rules
            )
        dues.append(due)
    return dues


def course(
    calendar: WorkCalendar,
    received_at: datetime,
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
    pauses: Iterable[Pause] = (),
) -> Course:
    """Return the due moment together with the pauses that made it (deadlines R7).

    A pause that ended before the effective receipt, or begins at or after the
    moment then due, is left out: it cannot cure lateness.

    Raises:
        UnknownLimitError: the limit is nothing, below nothing or above ten years.
        CalendarRangeError: a day lies outside the calendar's years.
    """
    _check(limit)
    effective = start = effective_receipt(calendar, received_at, limit, rules=rules)
    due = _due(calendar, start, limit, rules=rules)
    seen: list[Standstill] = []
    frozen: list[Standstill] = []
    stood_until = datetime.min
    for pause in joined(pauses):
        if pause.resumed_at is not None and pause.resumed_at <= effective:
            continue
        if not pause_counts(pause.paused_at, due):
            break
        restarts = _restarts(pause, limit, rules)
        # Until the desk moment of the last resumption the clock stood anyway.
        paused_at = max(pause.paused_at, stood_until)
        if pause.resumed_at is None:
            seen.append(Standstill(paused_at, None, restarts))
            return Course(effective, start, tuple(seen), None)
        resumed = effective_receipt(calendar, pause.resumed_at, limit, rules=rules)
        seen.append(Standstill(paused_at, resumed, restarts))
        stood_until = resumed
        if restarts:
            start, frozen = resumed, []
        else:
            frozen.append(seen[-1])
        due = _due(calendar, start, limit, rules=rules, frozen=frozen)
    return Course(effective, start, tuple(seen), due)


def _restarts(pause: Pause, limit: TimeLimit, rules: DeadlineRules) -> bool:
    if limit.unit is LimitUnit.SAME_DAY:
        return True
    is_supplement = pause.ground is PauseGround.SUPPLEMENT
    return is_supplement and rules.pause_policy is SupplementPolicy.RESTART


def _due(
    calendar: WorkCalendar,
    start: datetime,
    limit: TimeLimit,
    *,
    rules: DeadlineRules,
    frozen: Sequence[Standstill] = (),
) -> datetime:
    if limit.unit is LimitUnit.SAME_DAY:
        return _same_day(calendar, start, rules.same_day_cutoff)
    if runs_by_minute(limit, rules):
        stood = sum(_frozen_minutes(calendar, still, start) for still in frozen)
        minutes = _limit_minutes(limit) + stood
        return calendar.moment_after(calendar.minutes_until(start) + minutes)
    if rules.pause_policy is SupplementPolicy.MINUTES and frozen:
        due = calendar.closing(_last_day(calendar, start, limit))
        stood = sum(_frozen_minutes(calendar, still, start) for still in frozen)
        return calendar.moment_after(calendar.minutes_until(due) + stood)
    return calendar.closing(_last_day(calendar, start, limit, frozen))


def _same_day(calendar: WorkCalendar, start: datetime, cutoff: time) -> datetime:
    if start.time() <= cutoff:
        return calendar.closing(start.date())
    return calendar.closing(calendar.working_day_after(start, 1))


def _limit_minutes(limit: TimeLimit) -> int:
    unit = 60 if limit.unit is LimitUnit.WORKING_HOUR else MINUTES_OF_A_WORKING_DAY
    # A minute begun is a minute; the rounding before takes away binary dust.
    return math.ceil(round(limit.amount * unit, 6))


def _frozen_minutes(calendar: WorkCalendar, still: Standstill, start: datetime) -> int:
    paused_at = max(still.paused_at, start)
    resumed_at = still.resumed_at or paused_at
    return working_minutes_between(calendar, paused_at, resumed_at)


def first_day_stood(calendar: WorkCalendar, paused_at: datetime) -> date:
    """Return the first day that a pause takes away: from closing on, the next day."""
    day = paused_at.date()
    if calendar.is_desk_day(day) and paused_at >= calendar.closing(day):
        return day + timedelta(days=1)
    return day


def _last_day(
    calendar: WorkCalendar,
    start: datetime,
    limit: TimeLimit,
    frozen: Sequence[Standstill] = (),
) -> date:
    """Return the last day of a limit in days, with whole days stood added (R1, R4)."""
    first = start.date()
    spans = days_stood(calendar, first, frozen)
    if limit.unit is LimitUnit.WORKING_DAY:
        stood = sum(
            calendar.working_days_between(since, until - timedelta(days=1))
            for since, until in spans
        )
        return calendar.working_day_after(first, int(limit.amount) + stood)
    last = corresponding_day(first, limit)
    for since, until in spans:
        last = max(last + (until - since), until)
    return calendar.working_day_from(last)


def days_stood(
    calendar: WorkCalendar, first: date, frozen: Sequence[Standstill]
) -> list[tuple[date, date]]:
    """Return the days that the clock stood: each span from its day up to, without."""
    spans = []
    for still in frozen:
        until = (still.resumed_at or still.paused_at).date()
        since = max(first_day_stood(calendar, still.paused_at), first)
        spans.append((min(since, until), until))
    return spans


def corresponding_day(first: date, limit: TimeLimit) -> date:
    """Return the last day of a limit in calendar days, months or years, unmoved.

    Where the month has no such day, its last one (BLDS Điều 148 khoản 3, 4).
    """
    if limit.unit is LimitUnit.CALENDAR_DAY:
        return first + timedelta(days=int(limit.amount))
    months = int(limit.amount) * (12 if limit.unit is LimitUnit.YEAR else 1)
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    last_of_month = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(first.day, last_of_month))


def working_minutes_between(
    calendar: WorkCalendar, first: datetime, last: datetime
) -> int:
    """Return the working minutes from `first` to `last`; negative: `last` is past."""
    return calendar.minutes_until(last) - calendar.minutes_until(first)
