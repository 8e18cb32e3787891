"""WorkCalendar: working days and hours, holidays, make-up days of one office.

Every question is answered from prefix sums over the covered years, so that one due
date costs a few list look-ups.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.errors import CalendarConflictError, CalendarRangeError
from motcua_desktop.domain.office_hours import OfficeHours, Sessions, full_day
from motcua_desktop.text import screen_date


class DayKind(StrEnum):
    """Loại ngày trong lịch làm việc."""

    HOLIDAY = "holiday"
    COMPENSATORY = "compensatory"
    SWAPPED_OFF = "swapped_off"
    LOCAL_OFF = "local_off"
    SWAPPED_WORK = "swapped_work"
    LOCAL_WORK = "local_work"

    @property
    def is_work(self) -> bool:
        """Whether the office is open on such a day."""
        return self in {DayKind.SWAPPED_WORK, DayKind.LOCAL_WORK}

    @property
    def label(self) -> str:
        """The kind as screens and files name it."""
        return _KIND_LABELS[self]


_KIND_LABELS: Final = {
    DayKind.HOLIDAY: "nghỉ lễ",
    DayKind.COMPENSATORY: "nghỉ bù",
    DayKind.SWAPPED_OFF: "nghỉ hoán đổi",
    DayKind.LOCAL_OFF: "nghỉ riêng",
    DayKind.SWAPPED_WORK: "làm bù",
    DayKind.LOCAL_WORK: "mở cửa riêng",
}


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """Ngày nghỉ, ngày làm bù: a day that does not follow the week.

    `is_confirmed` is false for a day that follows from law but was not announced.
    Only a `local_work` day has `sessions` of its own (none: a full weekday's) and
    `counts` as a working day only when it says so.
    """

    day: date
    kind: DayKind
    name: str
    source: str = ""
    is_confirmed: bool = True
    sessions: Sessions = ()
    counts: bool = False


_STANDARD_HOURS: Final = OfficeHours.standard()
_CLOSED: Final = -1
_AFTER_MIDNIGHT: Final = tuple(timedelta(minutes=minute) for minute in range(1441))


def governing_days(special_days: Iterable[SpecialDay]) -> dict[date, SpecialDay]:
    """Return what holds on each special day: work beats off (deadlines 1).

    Raises:
        CalendarConflictError: a day is named twice; only an opening of the office's
            own (`local_work`) may stand on a day off.
    """
    governing: dict[date, SpecialDay] = {}
    for special in special_days:
        other = governing.get(special.day)
        if other is None:
            governing[special.day] = special
            continue
        kinds = {special.kind, other.kind}
        opened = [each for each in (special, other) if each.kind is DayKind.LOCAL_WORK]
        if len(opened) != 1 or DayKind.SWAPPED_WORK in kinds:
            raise CalendarConflictError(screen_date(special.day))
        governing[special.day] = opened[0]
    return governing


class WorkCalendar:
    """Lịch làm việc: which days and minutes of the covered years count.

    A *desk day* is open for citizens; a *working day* is a desk day that counts.
    Every question about a day outside the covered years raises CalendarRangeError.
    """

    def __init__(
        self,
        special_days: Iterable[SpecialDay],
        hours: OfficeHours = _STANDARD_HOURS,
        *,
        first_year: int,
        last_year: int,
        version: str = "",
    ) -> None:
        self.hours = hours
        self.version = version
        self.first_year = first_year
        self.last_year = last_year
        self._special = governing_days(special_days)
        self._base = date(first_year, 1, 1).toordinal()
        self._size = date(last_year, 12, 31).toordinal() - self._base + 1
        for day in self._special:
            self._index(day)
        self._count_up()

    def _count_up(self) -> None:
        self._midnights: list[datetime] = []
        self._sessions: list[Sessions] = []
        self._closing: list[int] = []
        self._days_before = [0]
        self._minutes_before = [0]
        self._working: list[int] = []
        minutes = 0
        for index in range(self._size):
            midnight = datetime.fromordinal(self._base + index)
            sessions, counts = self._plan(midnight.date())
            self._midnights.append(midnight)
            self._sessions.append(sessions)
            self._closing.append(sessions[-1].end if sessions else _CLOSED)
            if counts:
                self._working.append(index)
                minutes += sum(end - start for start, end in sessions)
            self._days_before.append(len(self._working))
            self._minutes_before.append(minutes)
        self._next_desk = [self._size] * (self._size + 1)
        for index in reversed(range(self._size)):
            is_open = self._closing[index] != _CLOSED
            self._next_desk[index] = index if is_open else self._next_desk[index + 1]

    def _plan(self, day: date) -> tuple[Sessions, bool]:
        week = self.hours.week_on(day)
        special = self._special.get(day)
        if special is None:
            weekday = day.weekday()
            sessions = week[weekday]
            return sessions, bool(sessions) and self.hours.does_weekday_count(weekday)
        if special.kind is DayKind.SWAPPED_WORK:
            return full_day(week), True
        if special.kind is DayKind.LOCAL_WORK:
            return special.sessions or full_day(week), special.counts
        return (), False

    def _index(self, day: date) -> int:
        index = day.toordinal() - self._base
        if not 0 <= index < self._size:
            raise CalendarRangeError(day.year)
        return index

    def _day(self, index: int) -> date:
        return date.fromordinal(self._base + index)

    def _moment(self, index: int, minute: int) -> datetime:
        return self._midnights[index] + _AFTER_MIDNIGHT[minute]

    def is_working_day(self, day: date) -> bool:
        """Return whether `day` counts in a limit of working days."""
        index = self._index(day)
        return self._days_before[index] < self._days_before[index + 1]

    def is_desk_day(self, day: date) -> bool:
        """Return whether the desk receives and returns on `day`."""
        return self._closing[self._index(day)] != _CLOSED

    def working_days_between(self, first: date, last: date) -> int:
        """Return the number of working days from `first` to `last`, both included."""
        count = (
            self._days_before[self._index(last) + 1]
            - self._days_before[self._index(first)]
        )
        return max(count, 0)

    def special_day(self, day: date) -> SpecialDay | None:
        """Return what makes `day` differ from its weekday, if anything does."""
        return self._special.get(day)

    def is_confirmed(self, year: int) -> bool:
        """Return whether the days off of `year` were announced, not only expected."""
        days = [special for day, special in self._special.items() if day.year == year]
        has_holiday = any(special.kind is DayKind.HOLIDAY for special in days)
        return has_holiday and all(special.is_confirmed for special in days)

    def sessions_on(self, day: date) -> Sessions:
        """Return the sessions in which the desk is open on `day`."""
        return self._sessions[self._index(day)]

    def closing(self, day: date) -> datetime:
        """Return when the desk closes on `day`; on a closed day, its first midnight."""
        index = self._index(day)
        return self._moment(index, max(self._closing[index], 0))

    def working_day_after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`, which never counts itself."""
        place = self._days_before[self._index(day) + 1] + count - 1
        if place >= len(self._working):
            raise CalendarRangeError(self.last_year + 1)
        return self._day(self._working[place])

    def working_day_from(self, day: date) -> date:
        """Return `day` if it is a working day, otherwise the next one."""
        return day if self.is_working_day(day) else self.working_day_after(day, 1)

    def opening_from(self, day: date) -> datetime:
        """Return the first opening of the desk on `day` or after it."""
        index = self._next_desk[self._index(day)]
        if index == self._size:
            raise CalendarRangeError(self.last_year + 1)
        return self._moment(index, self._sessions[index][0].start)

    def desk_moment(self, moment: datetime) -> datetime:
        """Return `moment` if the desk is open (both ends included), else its opening.

        Deadlines R0: before opening and at lunch the next session of that day, after
        the last session and on a closed day the next desk day.
        """
        index = self._index(moment)
        minute = moment.hour * 60 + moment.minute
        if minute > self._closing[index]:
            return self.opening_from(moment + _AFTER_MIDNIGHT[1440])
        opened = next(each for each in self._sessions[index] if minute <= each.end)
        return self._moment(index, max(minute, opened.start))

    def desk_day(self, moment: datetime) -> date:
        """Return the day of `desk_moment`, sooner found: for a great many moments."""
        index = self._index(moment)
        if moment.hour * 60 + moment.minute > self._closing[index]:
            index = self._next_desk[index + 1]
            if index == self._size:
                raise CalendarRangeError(self.last_year + 1)
        return self._midnights[index]

    def minutes_until(self, moment: datetime) -> int:
        """Return the working minutes from the first covered day to `moment`."""
        index = self._index(moment)
        passed = self._minutes_before[index]
        if self._days_before[index] < self._days_before[index + 1]:
            minute = moment.hour * 60 + moment.minute
            for start, end in self._sessions[index]:
                if minute <= start:
                    break
                passed += min(minute, end) - start
        return passed

    def moment_after(self, minutes: int) -> datetime:
        """Return the moment when the `minutes`-th working minute has just ended.

        A minute that ends a session gives the closing, not the next opening.
        """
        index = bisect_left(self._minutes_before, minutes) - 1
        if not 0 <= index < self._size:
            raise CalendarRangeError(self.last_year + 1)
        left = minutes - self._minutes_before[index]
        sessions = iter(self._sessions[index])
        session = next(sessions)
        while left > session.end - session.start:
            left -= session.end - session.start
            session = next(sessions)
        return self._moment(index, session.start + left)
