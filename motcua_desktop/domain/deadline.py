"""Time limit + calendar + pauses → due moment; early, on time or late.

The rules R0–R9 of the office's time limits: BLDS 2015 Điều 147, 148 for the days,
NĐ 23/2015 Điều 7 for the same day, the procedure's own settings for pauses. Times are
naive local Vietnam time; seconds are cut off.
"""

import calendar as gregorian
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.errors import PauseOrderError, UnknownLimitError
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit

MINUTES_OF_A_WORKING_DAY: Final = 8 * 60


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


class DayMode(StrEnum):
    """Whether a limit in days ends at closing time or after 8 working hours a day."""

    CIVIL = "civil"
    ROLLING = "rolling"


class EarlyRule(StrEnum):
    """What makes a result early: a day, a session or a minute before it is due."""

    DAY = "day"
    SESSION = "session"
    MINUTE = "minute"


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


@dataclass(frozen=True, slots=True)
class DeadlineRules:
    """Cách tính hạn of one office and procedure, where practice differs.

    `early_rule` None means by day for limits in days, by minute for hours.
    """

    day_mode: DayMode = DayMode.CIVIL
    day_cutoff: time | None = None
    same_day_cutoff: time = time(15, 0)
    pause_policy: SupplementPolicy = SupplementPolicy.FREEZE
    early_rule: EarlyRule | None = None


DEFAULT_RULES: Final = DeadlineRules()
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


def _to_minute(moment: datetime) -> datetime:
    if moment.second or moment.microsecond:
        return moment.replace(second=0, microsecond=0)
    return moment


def _check(limit: TimeLimit) -> None:
    if limit.unit is LimitUnit.SAME_DAY:
        return
    takes_fractions = limit.unit in {LimitUnit.WORKING_DAY, LimitUnit.WORKING_HOUR}
    is_whole = takes_fractions or limit.amount == int(limit.amount)
    if not (0 < limit.amount <= 3660 and is_whole):
        raise UnknownLimitError(limit.text)


def runs_by_minute(limit: TimeLimit, rules: DeadlineRules = DEFAULT_RULES) -> bool:
    """Return whether working minutes are counted, not days (deadlines R2, R6).

    So are hours, days in rolling mode, and a part of a day: half a day is 4 hours.
    """
    if limit.unit is LimitUnit.WORKING_HOUR:
        return True
    if limit.unit is not LimitUnit.WORKING_DAY:
        return False
    return rules.day_mode is DayMode.ROLLING or limit.amount != int(limit.amount)


def effective_receipt(
    calendar: WorkCalendar,
    received_at: datetime,
    limit: TimeLimit,
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
    start = effective_receipt(calendar, received_at, limit, rules)
    return _due(calendar, start, limit, rules=rules)


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
    effective = start = effective_receipt(calendar, received_at, limit, rules)
    due = _due(calendar, start, limit, rules=rules)
    seen: list[Standstill] = []
    frozen: list[Standstill] = []
    for pause in _joined(pauses):
        if pause.resumed_at is not None and pause.resumed_at <= effective:
            continue
        if not pause_counts(pause.paused_at, due):
            break
        restarts = _restarts(pause, limit, rules)
        if pause.resumed_at is None:
            seen.append(Standstill(pause.paused_at, None, restarts))
            return Course(effective, start, tuple(seen), None)
        resumed = effective_receipt(calendar, pause.resumed_at, limit, rules)
        seen.append(Standstill(pause.paused_at, resumed, restarts))
        if restarts:
            start, frozen = resumed, []
        else:
            frozen.append(seen[-1])
        due = _due(calendar, start, limit, rules=rules, frozen=frozen)
    return Course(effective, start, tuple(seen), due)


def pause_counts(paused_at: datetime, due: datetime) -> bool:
    """Return whether a pause may move `due`: it begins before it (deadlines R7)."""
    return _to_minute(paused_at) < due


def _joined(pauses: Iterable[Pause]) -> list[Pause]:
    """Return the union of `pauses`, to the minute, in order of time."""
    joined: list[Pause] = []
    for pause in sorted(pauses, key=lambda pause: pause.paused_at):
        start = _to_minute(pause.paused_at)
        end = None if pause.resumed_at is None else _to_minute(pause.resumed_at)
        if start == end:
            continue
        last = joined[-1] if joined else None
        if last is None or (last.resumed_at is not None and last.resumed_at < start):
            joined.append(Pause(start, end, pause.ground))
            continue
        ends = {last.resumed_at, end}
        joined[-1] = Pause(
            last.paused_at,
            None if None in ends else max(moment for moment in ends if moment),
            # A supplement within makes the whole a supplement: counting starts anew
            # when the last ground is gone, whichever of them ended first.
            PauseGround.SUPPLEMENT
            if PauseGround.SUPPLEMENT in {last.ground, pause.ground}
            else last.ground,
        )
    return joined


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
        if stood == 0:
            return due
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
    spans = [
        (max(first_day_stood(calendar, still.paused_at), first), still.resumed_at)
        for still in frozen
        if still.resumed_at is not None
    ]
    if limit.unit is LimitUnit.WORKING_DAY:
        stood = sum(
            calendar.working_days_between(since, until - timedelta(days=1))
            for since, until in spans
        )
        return calendar.working_day_after(first, int(limit.amount) + stood)
    last = _corresponding_day(first, limit)
    for since, until in spans:
        last += timedelta(days=max((until.date() - since).days, 0))
        last = max(last, until.date())
    return calendar.working_day_from(last)


def _corresponding_day(first: date, limit: TimeLimit) -> date:
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


def timing_by_default(
    finished_at: datetime, due: datetime | None, *, in_days: bool
) -> Timing:
    """Return early, on time or late as the law counts it (BLDS Điều 148 khoản 6).

    A limit in days (`in_days`) compares dates, one in hours compares minutes. No
    due moment: on time, as no limit can be missed.
    """
    if due is None:
        return Timing.ON_TIME
    done: date = finished_at.date() if in_days else _to_minute(finished_at)
    end: date = due.date() if in_days else due
    if done > end:
        return Timing.LATE
    return Timing.EARLY if done < end else Timing.ON_TIME


def compares_days(limit: TimeLimit, rules: DeadlineRules = DEFAULT_RULES) -> bool:
    """Return whether lateness is a matter of dates, not of minutes (deadlines R8)."""
    is_day = limit.unit is LimitUnit.WORKING_DAY
    return limit.is_in_days and not (is_day and rules.day_mode is DayMode.ROLLING)


def timing(
    calendar: WorkCalendar,
    finished_at: datetime,
    due: datetime | None,
    limit: TimeLimit,
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
        is_early = _to_minute(finished_at) < due
    return Timing.EARLY if is_early else Timing.ON_TIME


def _session_start(calendar: WorkCalendar, due: datetime) -> datetime:
    midnight = datetime(due.year, due.month, due.day)
    minute = due.hour * 60 + due.minute
    starts = [start for start, _ in calendar.sessions_on(due) if start < minute]
    return midnight + timedelta(minutes=max(starts, default=0))


def known_pauses(pauses: Iterable[Pause], as_of: datetime) -> tuple[Pause, ...]:
    """Return the pauses as they were known at `as_of`: what came later is not yet."""
    return tuple(
        pause
        if pause.resumed_at is None or pause.resumed_at <= as_of
        else Pause(pause.paused_at, None, pause.ground)
        for pause in pauses
        if pause.paused_at <= as_of
    )


def standing(
    calendar: WorkCalendar,
    as_of: datetime,
    due: datetime | None,
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
    pauses: Sequence[Pause] = (),
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
