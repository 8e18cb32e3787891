"""The due moment found the slow way: a walk over time, one minute after the other.

It shares no code with the engine but the words for limits and pauses. Its calendar is
two strings of minutes: those in which the desk is open, those that count.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.deadline import DayMode, DeadlineRules, Pause, PauseGround
from motcua_desktop.domain.office_hours import OfficeHours, Sessions
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit

DAY = 1440


@dataclass
class Block:
    """Pauses that touch; `end` None: the last one is open."""

    start: int
    end: int | None
    grounds: set[PauseGround] = field(default_factory=set)


class Oracle:
    """Walks the minutes of some years from the first of January of `first_year`."""

    def __init__(
        self, special_days: Iterable[SpecialDay], hours: OfficeHours, years: range
    ) -> None:
        self.base = datetime(years[0], 1, 1)
        days = (datetime(years[-1] + 1, 1, 1) - self.base).days
        self.desk = bytearray(days * DAY)
        self.count = bytearray(days * DAY)
        self.ends = bytearray(days * DAY + 1)
        for number in range(days):
            day = (self.base + timedelta(days=number)).date()
            self._mark(number * DAY, day, hours, list(special_days))
            self._mark_end(number * DAY)

    def _mark(
        self, start: int, day: date, hours: OfficeHours, special: list[SpecialDay]
    ) -> None:
        week = hours.week
        for season in hours.seasons:
            first = date(day.year, *season.first)
            if first <= day <= date(day.year, *season.last):
                week = season.week
        sessions = week[day.weekday()]
        counts = day.weekday() < 5 or (day.weekday() == 5 and hours.saturday_counts)
        # Days off first, so that openings beat them.
        for each in sorted(special, key=lambda special: special.kind.is_work):
            if each.day == day:
                sessions, counts = self._special(each, week[0])
        for opens, closes in sessions:
            for minute in range(start + opens, start + closes):
                self.desk[minute] = 1
                self.count[minute] = counts

    @staticmethod
    def _special(special: SpecialDay, monday: Sessions) -> tuple[Sessions, bool]:
        if special.kind is DayKind.SWAPPED_WORK:
            return monday, True
        if special.kind is DayKind.LOCAL_WORK:
            return special.sessions or monday, special.counts
        return (), False

    def _mark_end(self, start: int) -> None:
        """Mark when the desk closes for the day; without a desk, at midnight."""
        last = self.desk.rfind(1, start, start + DAY)
        self.ends[start + DAY if last < 0 else last + 1] = 1

    def minute(self, moment: datetime) -> int:
        return int((moment - self.base).total_seconds() // 60)

    def moment(self, minute: int) -> datetime:
        return self.base + timedelta(minutes=minute)

    def receivable(
        self, minute: int, limit: TimeLimit | None = None, cutoff: int | None = None
    ) -> int:
        """R0: at or after `minute`, the desk is open or closes just then."""
        if not self.desk[minute - 1]:
            minute = self.desk.index(1, minute)
        in_hours = {LimitUnit.WORKING_HOUR, LimitUnit.SAME_DAY}
        if limit is None or limit.unit in in_hours or cutoff is None:
            return minute
        if minute % DAY <= cutoff:
            return minute
        return self.count.index(1, (minute // DAY + 1) * DAY)

    def is_counted_day(self, number: int) -> bool:
        return any(self.count[number * DAY : (number + 1) * DAY])

    def is_desk_day(self, number: int) -> bool:
        return any(self.desk[number * DAY : (number + 1) * DAY])

    def blocks(self, pauses: Iterable[Pause]) -> list[Block]:
        left = [pause for pause in pauses if pause.resumed_at != pause.paused_at]
        found: list[Block] = []
        while left:
            first = min(left, key=lambda pause: pause.paused_at)
            end, grounds = first.resumed_at, set[PauseGround]()
            while touching := [
                each for each in left if end is None or each.paused_at <= end
            ]:
                for each in touching:
                    left.remove(each)
                    grounds.add(each.ground)
                    if each.resumed_at is None or end is None:
                        end = None
                    else:
                        end = max(end, each.resumed_at)
            last = None if end is None else self.minute(end)
            found.append(Block(self.minute(first.paused_at), last, grounds))
        return found

    def due(
        self,
        received_at: datetime,
        limit: TimeLimit,
        rules: DeadlineRules,
        pauses: Iterable[Pause],
    ) -> datetime | None:
        walk = _Walk(self, limit, rules, self.blocks(pauses))
        due = walk.due(self.minute(received_at))
        return None if due is None else self.moment(due)


@dataclass
class _Walk:
    oracle: Oracle
    limit: TimeLimit
    rules: DeadlineRules
    blocks: list[Block]

    def due(self, received: int) -> int | None:
        start = self.effective(received)
        self.blocks = [
            block for block in self.blocks if block.end is None or block.end > start
        ]
        if self.limit.unit is LimitUnit.SAME_DAY:
            return self.same_day(start)
        rolling = self.rules.day_mode is DayMode.ROLLING or self.limit.amount % 1
        if self.limit.unit is LimitUnit.WORKING_HOUR:
            return self.minutes(start, round(self.limit.amount * 60))
        if self.limit.unit is LimitUnit.WORKING_DAY and rolling:
            return self.minutes(start, round(self.limit.amount * 480))
        if self.rules.pause_policy is SupplementPolicy.MINUTES:
            return self.days_then_minutes(start)
        return self.days(start, self.blocks)

    def effective(self, minute: int) -> int:
        cutoff = self.rules.day_cutoff
        latest = None if cutoff is None else cutoff.hour * 60 + cutoff.minute
        return self.oracle.receivable(minute, self.limit, latest)

    def restarts(self, block: Block) -> bool:
        is_restart = self.rules.pause_policy is SupplementPolicy.RESTART
        return is_restart and PauseGround.SUPPLEMENT in block.grounds

    def same_day(self, start: int) -> int | None:
        cutoff = self.rules.same_day_cutoff
        minute = start
        if start % DAY > cutoff.hour * 60 + cutoff.minute:
            minute = self.oracle.count.index(1, (start // DAY + 1) * DAY)
        minute = self.oracle.ends.index(1, minute)
        for block in self.blocks:
            if block.start < minute and (block.end is None or block.end > start):
                if block.end is None:
                    return None
                return self.same_day(self.effective(block.end))
        return minute

    def minutes(self, start: int, amount: int) -> int | None:
        waiting = list(self.blocks)
        minute, left, count = start, amount, self.oracle.count
        while left:
            if waiting and waiting[0].start <= minute:
                block = waiting.pop(0)
                if block.end is None:
                    return None
                minute = max(minute, self.effective(block.end))
                if self.restarts(block):
                    left = amount
                continue
            left -= count[minute]
            minute += 1
        return minute

    def days_then_minutes(self, start: int) -> int | None:
        base = due = self.days(start, [])
        assert base is not None
        assert due is not None
        stood, free = 0, start
        for block in self.blocks:
            if block.start >= due:
                break
            if block.end is None:
                return None
            since, free = max(block.start, free), self.effective(block.end)
            stood += sum(self.oracle.count[since:free])
            due, left = base, stood
            while left:
                left -= self.oracle.count[due]
                due += 1
        return due

    def length(self, number: int) -> int:
        """The days of the limit, from the day of this number on."""
        if self.limit.unit in {LimitUnit.WORKING_DAY, LimitUnit.CALENDAR_DAY}:
            return int(self.limit.amount)
        first = self.oracle.moment(number * DAY).date()
        year, month = first.year, first.month
        for _ in range(
            int(self.limit.amount) * (12 if self.limit.unit is LimitUnit.YEAR else 1)
        ):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        last = date(year, month, min(first.day, monthrange(year, month)[1]))
        return (last - first).days

    def takes(self, number: int) -> bool:
        """Whether a day of this number is one of the days that the limit counts."""
        is_working_day = self.limit.unit is LimitUnit.WORKING_DAY
        return not is_working_day or self.oracle.is_counted_day(number)

    def days(self, start: int, blocks: list[Block]) -> int | None:
        """Walk from event to event: a day's end, the beginning of a pause."""
        waiting = list(blocks)
        minute, today = start, start // DAY
        counted, length = -1 if self.takes(today) else 0, self.length(today)
        stood: set[int] = set()
        while True:
            end = self.oracle.ends.index(1, minute)
            if waiting and waiting[0].start < end:
                block = waiting.pop(0)
                if block.end is None:
                    return None
                resumed = self.effective(block.end)
                if self.restarts(block):
                    return self.days(resumed, waiting)
                stood.update(range(self.first_stood(block, start), resumed // DAY))
                minute = max(minute, resumed)
                continue
            number = (end - 1) // DAY
            if number not in stood:
                counted += self.takes(number)
                if counted >= length and self.oracle.is_counted_day(number):
                    return end
            minute = end + 1

    def first_stood(self, block: Block, start: int) -> int:
        number = max(block.start, start) // DAY
        is_after_hours = block.start > start and self.is_past_closing(block.start)
        return number + 1 if is_after_hours else number

    def is_past_closing(self, minute: int) -> bool:
        """Whether the desk was open on this day, and is so no more."""
        number = minute // DAY
        rest = self.oracle.desk[minute : (number + 1) * DAY]
        return self.oracle.is_desk_day(number) and not any(rest)
