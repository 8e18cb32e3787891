"""The explanation of a due moment: each day counted or skipped, and why."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.deadline import (
    Course,
    Standstill,
    corresponding_day,
    course,
    days_stood,
    working_minutes_between,
)
from motcua_desktop.domain.pauses import Pause, to_minute
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit
from motcua_desktop.domain.rules import DEFAULT_RULES, DeadlineRules, runs_by_minute


class DayNoteKind(StrEnum):
    """What a day is in the count."""

    RECEIVED = "received"
    STARTED = "started"
    COUNTED = "counted"
    SKIPPED = "skipped"
    PAUSED = "paused"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class DayNote:
    """Một ngày trong cách tính hạn: its number in the count, if it has one, and why.

    `reason` is a Vietnamese phrase, `source` the document that made the day off.
    """

    day: date
    kind: DayNoteKind
    ordinal: int | None = None
    reason: str = ""
    source: str = ""


def explain(
    calendar: WorkCalendar,
    received_at: datetime,
    limit: TimeLimit,
    *,
    rules: DeadlineRules = DEFAULT_RULES,
    pauses: Iterable[Pause] = (),
) -> tuple[DayNote, ...]:
    """Return the days from receipt to the due day, or to the pause that is open.

    Raises:
        UnknownLimitError: the limit is nothing, below nothing or above ten years.
        CalendarRangeError: a day lies outside the calendar's years.
    """
    run = course(calendar, received_at, limit, rules=rules, pauses=pauses)
    if runs_by_minute(limit, rules):
        return _MinuteDiary(calendar, limit, run).notes(to_minute(received_at))
    if limit.unit is LimitUnit.SAME_DAY:
        return _SameDayDiary(calendar, limit, run).notes(to_minute(received_at))
    if rules.pause_policy is SupplementPolicy.MINUTES and run.standstills:
        return _AddingDiary(calendar, limit, run).notes(to_minute(received_at))
    return _DayDiary(calendar, limit, run).notes(to_minute(received_at))


def reason_off(calendar: WorkCalendar, day: date) -> str:
    """Return why `day` is no working day: "nghỉ cuối tuần", a holiday's name.

    An empty text: it is one.
    """
    if calendar.is_working_day(day):
        return ""
    special = calendar.special_day(day)
    if special is not None and not special.kind.is_work:
        return special.name
    if calendar.is_desk_day(day):
        return "mở quầy, không tính ngày làm việc"
    return "nghỉ cuối tuần" if day.weekday() >= 5 else "không làm việc"


def pause_text(still: Standstill) -> str:
    """Return "19/11–23/11", or "từ 19/11" while the clock still stands."""
    since = f"{still.paused_at:%d/%m}"
    if still.resumed_at is None:
        return f"từ {since}"
    until = f"{still.resumed_at:%d/%m}"
    return since if until == since else f"{since}–{until}"


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    words = [f"{hours} giờ"] if hours else []
    return " ".join([*words, f"{rest} phút"] if rest else words)


_Entry = tuple[DayNoteKind, int | None, str]
_A_DAY: Final = timedelta(days=1)


class _Diary:
    """Goes from the receipt to the due day and tells of each day what it was.

    A day of rest and a day of the pause are the same under every kind of limit; what
    else a day is, the kinds below say.
    """

    def __init__(self, calendar: WorkCalendar, limit: TimeLimit, run: Course) -> None:
        self.calendar = calendar
        self.limit = limit
        self.run = run
        self.paused = dict(self._paused_days())
        self.restarts = {
            still.resumed_at.date(): still.resumed_at
            for still in run.standstills
            if still.is_restart and still.resumed_at is not None
        }
        self.begin(run.effective_at)

    def _paused_days(self) -> Iterator[tuple[date, str]]:
        first = self.run.effective_at.date()
        spans = days_stood(self.calendar, first, self.run.standstills)
        for (since, until), still in zip(spans, self.run.standstills, strict=True):
            words = f"tạm dừng {pause_text(still)}"
            if still.resumed_at is None:
                yield max(first, still.paused_at.date()), words
            for offset in range((until - since).days):
                yield since + offset * _A_DAY, words

    def begin(self, start: datetime) -> None:
        """Count from `start` on; called again when the limit begins anew."""
        self.start = start

    def notes(self, received_at: datetime) -> tuple[DayNote, ...]:
        """Return one note a day."""
        end = self.run.due_at
        if end is None:
            end = max(self.run.standstills[-1].paused_at, self.run.effective_at)
        days = (end.date() - received_at.date()).days + 1
        return tuple(
            self._note(received_at.date() + offset * _A_DAY, received_at)
            for offset in range(days)
        )

    def _note(self, day: date, received_at: datetime) -> DayNote:
        kind, opening = self._opening(day, received_at)
        counted, ordinal, reason = self.count(day)
        reasons = [text for text in (opening, reason) if text]
        due = self.run.due_at
        if due is not None and day == due.date():
            kind = DayNoteKind.DUE
            reasons.append(f"hẹn trả {due:%H:%M}")
        special = self.calendar.special_day(day)
        return DayNote(
            day,
            kind or counted,
            ordinal,
            "; ".join(reasons),
            special.source if special else "",
        )

    def _opening(
        self, day: date, received_at: datetime
    ) -> tuple[DayNoteKind | None, str]:
        """Return how the count begins on `day`, if it does."""
        restarted_at = self.restarts.get(day)
        if restarted_at is not None:
            self.begin(restarted_at)
            return DayNoteKind.STARTED, f"tính lại từ đầu, từ {restarted_at:%H:%M}"
        effective = self.run.effective_at
        if day == received_at.date():
            words = f"nhận {received_at:%H:%M}"
            if effective.date() != day:
                words += f", tính như nhận ngày {effective:%d/%m}"
            elif effective != received_at:
                words += f", tính từ {effective:%H:%M}"
            return DayNoteKind.RECEIVED, words
        if day == effective.date():
            return DayNoteKind.STARTED, f"tính từ {effective:%H:%M}"
        return None, ""

    def count(self, day: date) -> _Entry:
        """Return what a day that is not counted is, and why."""
        if day in self.paused:
            return DayNoteKind.PAUSED, None, self.paused[day]
        return DayNoteKind.SKIPPED, None, reason_off(self.calendar, day)


class _SameDayDiary(_Diary):
    """Of a limit within the day: after the cut-off, the next working day (R3)."""

    def count(self, day: date) -> _Entry:
        due = self.run.due_at
        is_over = due is not None and due.date() != day and day not in self.paused
        if is_over and day == self.start.date():
            return DayNoteKind.SKIPPED, None, "sau giờ chốt trong ngày"
        return super().count(day)


class _DayDiary(_Diary):
    """Of a limit in days: the first day that could count is never counted (R1, R4)."""

    def begin(self, start: datetime) -> None:
        super().begin(start)
        self.counts_all = self.limit.unit is not LimitUnit.WORKING_DAY
        self.length = int(self.limit.amount)
        if self.counts_all:
            end = corresponding_day(start.date(), self.limit)
            self.length = (end - start.date()).days
        self.ordinal = -1 if self.could_count(start.date()) else 0

    def could_count(self, day: date) -> bool:
        return self.counts_all or self.calendar.is_working_day(day)

    def count(self, day: date) -> _Entry:
        if day in self.paused and day >= self.start.date():
            return super().count(day)
        is_over = day < self.start.date() or self.ordinal == self.length
        if is_over or not self.could_count(day):
            return super().count(day)
        self.ordinal += 1
        if self.ordinal == 0:
            resumes = day > self.start.date()
            words = "tiếp tục, tính từ ngày kế tiếp" if resumes else ""
            return DayNoteKind.STARTED, None, words
        off = reason_off(self.calendar, day)
        if off and self.ordinal == self.length:
            off += ", chuyển sang ngày làm việc kế tiếp"
        return DayNoteKind.COUNTED, self.ordinal, off


class _AddingDiary(_DayDiary):
    """Of a limit in days to which the minutes of pauses are added at its end."""

    def count(self, day: date) -> _Entry:
        is_over = self.ordinal == self.length
        paused, self.paused = self.paused, {}
        kind, ordinal, reason = super().count(day)
        self.paused = paused
        if is_over and self.calendar.is_working_day(day):
            return DayNoteKind.COUNTED, None, "bù thời gian tạm dừng"
        words = [reason] if reason else []
        if day in paused and not is_over:
            words.append(f"{paused[day]}, cộng bù ở cuối")
        return kind, ordinal, "; ".join(words)


class _MinuteDiary(_Diary):
    """Of a limit in working hours: how many minutes of each day were counted (R2)."""

    def count(self, day: date) -> _Entry:
        midnight = datetime(day.year, day.month, day.day)
        since = max(midnight, self.start)
        until = midnight + _A_DAY
        if self.run.due_at is not None:
            until = min(until, self.run.due_at)
        open_minutes = self._minutes(since, until)
        stood = sum(
            self._minutes(max(still.paused_at, since), min(resumed_at, until))
            for still in self.run.standstills
            for resumed_at in [still.resumed_at or until]
        )
        if open_minutes > stood:
            words = f"tính {_duration(open_minutes - stood)}"
            return DayNoteKind.COUNTED, None, words
        if stood:
            return DayNoteKind.PAUSED, None, self.paused.get(day, "tạm dừng")
        return super().count(day)

    def _minutes(self, since: datetime, until: datetime) -> int:
        if until <= since:
            return 0
        return working_minutes_between(self.calendar, since, until)
