"""The change of the calendar that is not saved yet: days, a notice, office hours."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.calendar import DayKind, SpecialDay, governing_days
from motcua_desktop.domain.calendar_book import EVERY_UNIT, CalendarBook
from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.services.desk import CalendarChange
from motcua_desktop.text import screen_date

_SATURDAY: Final = 5
_NAMED: Final = 3
_WEEKDAYS: Final = (
    None,
    DayKind.LOCAL_OFF,
    DayKind.HOLIDAY,
    DayKind.COMPENSATORY,
    DayKind.SWAPPED_OFF,
)
_WEEKENDS: Final = (
    None,
    DayKind.SWAPPED_WORK,
    DayKind.LOCAL_WORK,
    DayKind.HOLIDAY,
)
USUAL_NAMES: Final = MappingProxyType(
    {
        DayKind.HOLIDAY: "Nghỉ lễ",
        DayKind.COMPENSATORY: "Nghỉ bù",
        DayKind.SWAPPED_OFF: "Nghỉ hoán đổi",
        DayKind.LOCAL_OFF: "Nghỉ riêng của cơ quan",
        DayKind.SWAPPED_WORK: "Làm bù",
        DayKind.LOCAL_WORK: "Mở cửa riêng",
    }
)


def kinds_of(day: date) -> Sequence[DayKind | None]:
    """Return what a day may become; None: it follows the week."""
    return _WEEKENDS if day.weekday() >= _SATURDAY else _WEEKDAYS


@dataclass(slots=True)
class CalendarDraft:
    """What the clerk changed; nothing of it is in force.

    `days` has the new meaning of a day, None where it shall follow the week;
    `signed_file` is where a notice with a signature is from.
    """

    days: dict[date, SpecialDay | None] = field(default_factory=dict)
    notice: tuple[SpecialDay, ...] = ()
    hours: OfficeHours | None = None
    signed_file: Path | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save."""
        return not (self.days or self.notice or self.hours)

    def copy(self) -> "CalendarDraft":
        """Return a draft of its own with the same content."""
        return replace(self, days=dict(self.days))

    def clear(self) -> None:
        """Drop everything."""
        self.days.clear()
        self.notice = ()
        self.hours = self.signed_file = None

    def change(self) -> CalendarChange:
        """Return the change as it is now, fit to be made of any book."""
        days, notice, hours = dict(self.days), self.notice, self.hours

        def make(book: CalendarBook) -> CalendarBook:
            if notice:
                book = book.with_notice(notice)
            for day in sorted(days):
                book = _with_day(book, day, days[day])
            return book.with_hours(hours) if hours else book

        return make

    def give(self, book: CalendarBook, day: date, kind: DayKind | None) -> None:
        """Give `day` a kind, over what `book` (in force) says of it."""
        known = governing_days(book.days()).get(day)
        if kind is None:
            self._say(known, day, None)
            return
        now = self.days.get(day, known)
        name = now.name if now and now.kind is kind else USUAL_NAMES[kind]
        source = now.source if now and now.kind is kind else ""
        self._say(known, day, SpecialDay(day, kind, name, source=source))

    def give_range(
        self, book: CalendarBook, first: date, last: date, special: SpecialDay
    ) -> int:
        """Give the days from `first` to `last` a meaning; return how many it fits."""
        known = governing_days(book.days())
        span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
        fitting = [day for day in span if special.kind in kinds_of(day)]
        for day in fitting:
            self._say(known.get(day), day, replace(special, day=day))
        return len(fitting)

    def name(self, book: CalendarBook, day: date, words: str) -> None:
        """Call the day otherwise; a plain day becomes the first kind it may be."""
        known = governing_days(book.days()).get(day)
        now = self.days.get(day, known)
        if not words:
            return
        kind = next(filter(None, kinds_of(day)))
        plain = SpecialDay(day, kind, words)
        self._say(known, day, replace(now, name=words) if now else plain)

    def _say(
        self, known: SpecialDay | None, day: date, special: SpecialDay | None
    ) -> None:
        if special == known and not any(each.day == day for each in self.notice):
            self.days.pop(day, None)
        else:
            self.days[day] = special

    def what(self) -> str:
        """Return the change in words, as the record of changes keeps it."""
        parts = []
        if self.notice:
            years = sorted({special.day.year for special in self.notice})
            parts.append(f"thông báo nghỉ năm {', '.join(map(str, years))}")
        days = sorted(self.days)
        parts += [_words(day, self.days[day]) for day in days[:_NAMED]]
        if len(days) > _NAMED:
            parts.append(f"và {len(days) - _NAMED} ngày khác")
        if self.hours:
            parts.append("giờ làm việc")
        return "; ".join(parts)


def _with_day(
    book: CalendarBook, day: date, special: SpecialDay | None
) -> CalendarBook:
    """Return the book in which `day` has this one meaning.

    An opening of the office's own stands on a day off without taking its place.
    """
    is_opening = special is not None and special.kind is DayKind.LOCAL_WORK
    while any(each.day == day for each in book.own.get(EVERY_UNIT, ())):
        book = book.without_day(day)
    while not is_opening and any(each.day == day for each in book.official_days()):
        book = book.without_day(day)
    return book.with_day(special) if special else book


def _words(day: date, special: SpecialDay | None) -> str:
    if special is None:
        return f"{screen_date(day)} theo tuần"
    return f"{screen_date(day)} {special.kind.label}: {special.name}"
