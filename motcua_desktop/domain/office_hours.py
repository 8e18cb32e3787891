"""Office hours of one office: sessions of each weekday, seasons, the Saturday desk."""

import itertools
import re
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from motcua_desktop.domain.errors import OfficeHoursError

SATURDAY: Final = 5


class Session(NamedTuple):
    """Buổi làm việc: from `start` to `end`, in minutes after midnight."""

    start: int
    end: int

    @property
    def text(self) -> str:
        """The session as a notice writes it: "07:30-11:30"."""
        return "-".join(f"{edge // 60:02d}:{edge % 60:02d}" for edge in self)


Sessions = tuple[Session, ...]
Week = tuple[Sessions, ...]

_SESSION = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")


def read_sessions(text: str) -> Sessions:
    """Return the sessions of "07:30-11:30,13:00-17:00"; an empty text: none.

    Raises:
        OfficeHoursError: not sessions, or they overlap or run backwards.
    """
    sessions = []
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        match = _SESSION.fullmatch(part)
        if match is None:
            raise OfficeHoursError(f"“{part}” không phải khoảng giờ")
        hours = [int(group) for group in match.groups()]
        sessions.append(Session(hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]))
    return _checked(tuple(sessions))


def _checked(sessions: Sessions) -> Sessions:
    edges = [edge for session in sessions for edge in session]
    if any(later <= earlier for earlier, later in itertools.pairwise(edges)):
        raise OfficeHoursError("các buổi chồng nhau hoặc kết thúc trước khi bắt đầu")
    if edges and edges[-1] > 24 * 60:
        raise OfficeHoursError("giờ vượt quá 24:00")
    return sessions


def week_of(weekday: Sessions, saturday: Sessions = ()) -> Week:
    """Return a week with the same sessions on Monday to Friday."""
    return (*(weekday,) * 5, saturday, ())


@dataclass(frozen=True, slots=True)
class Season:
    """Mùa: a week that holds from `first` to `last` (month, day), over New Year too."""

    first: tuple[int, int]
    last: tuple[int, int]
    week: Week

    def has(self, month_day: tuple[int, int]) -> bool:
        """Return whether the day of the year lies in this season."""
        if self.first <= self.last:
            return self.first <= month_day <= self.last
        return month_day >= self.first or month_day <= self.last


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """Giờ làm việc: `week` from Monday on, unless a season says otherwise.

    A Saturday with sessions has an open desk; it counts as a working day only
    where `saturday_counts`. A Sunday never counts.

    Raises:
        OfficeHoursError: a week has not seven days, or no session from Monday to
            Friday, or its sessions overlap.
    """

    week: Week
    seasons: tuple[Season, ...] = ()
    saturday_counts: bool = False

    def __post_init__(self) -> None:
        for week in (self.week, *(season.week for season in self.seasons)):
            if len(week) != 7 or not any(week[:SATURDAY]):
                raise OfficeHoursError("không có buổi nào từ Thứ Hai đến Thứ Sáu")
            for sessions in week:
                _checked(sessions)

    @classmethod
    def standard(cls) -> "OfficeHours":
        """Return 07:30-11:30 and 13:00-17:00 from Monday to Friday."""
        return cls(week_of((Session(450, 690), Session(780, 1020))))

    def week_on(self, day: date) -> Week:
        """Return the week that holds on `day`: its season's, or the usual one."""
        month_day = (day.month, day.day)
        for season in self.seasons:
            if season.has(month_day):
                return season.week
        return self.week

    def does_weekday_count(self, weekday: int) -> bool:
        """Return whether `weekday` (Monday 0) with sessions is a working day."""
        return weekday < SATURDAY or (weekday == SATURDAY and self.saturday_counts)


def full_day(week: Week) -> Sessions:
    """Return the hours of a make-up day: Monday's, or the first weekday's with any."""
    return next(sessions for sessions in week if sessions)
