"""Moments at which things happen in the demo office, always while its desk is open."""

from datetime import date, datetime, timedelta
from random import Random

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.procedure import LimitUnit, TimeLimit
from motcua_desktop.domain.promise import promised_at


class OfficeClock:
    """Draws open minutes and remembers promises already worked out."""

    def __init__(self, calendar: WorkCalendar, random: Random) -> None:
        self.calendar = calendar
        self._random = random
        self._promises: dict[tuple[TimeLimit, date, bool], datetime | None] = {}
        self._minutes: dict[date, tuple[datetime, ...]] = {}

    def promised(self, at: datetime, limit: TimeLimit | None) -> datetime | None:
        """Return the due moment of what is received `at`, an open minute."""
        if limit is None or limit.unit is LimitUnit.WORKING_HOUR:
            return promised_at(self.calendar, at, limit)
        key = (limit, at.date(), at.hour * 60 + at.minute <= 15 * 60)
        if key not in self._promises:
            self._promises[key] = promised_at(self.calendar, at, limit)
        return self._promises[key]

    def soon(self, at: datetime, least: int, most: int) -> datetime:
        """Return an open moment `least` to `most` minutes after `at`, that day."""
        minutes = least + int(self._random.random() * (most - least))
        moment = at + timedelta(minutes=minutes)
        closing = self.calendar.closing(at.date())
        if moment >= closing:
            return max(at, closing)
        return self.calendar.desk_moment(moment)

    def moment_on(self, day: date, *, after: datetime) -> datetime:
        """Return an open moment of `day`, or soon after `after` where that is later."""
        quarters = self._minutes.get(day)
        if quarters is None:
            quarters = self._quarters(day)
            self._minutes[day] = quarters
        quarter = quarters[int(self._random.random() * len(quarters))]
        moment = quarter + timedelta(minutes=int(self._random.random() * 15))
        return moment if moment > after else self.soon(after, 2, 25)

    def _quarters(self, day: date) -> tuple[datetime, ...]:
        midnight = datetime(day.year, day.month, day.day)
        return tuple(
            midnight + timedelta(minutes=minute)
            for start, end in self.calendar.sessions_on(day)
            for minute in range(start, end, 15)
        )

    def working_day(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`."""
        return self.calendar.working_day_after(day, count)
