"""What each day is in the office's calendar, for calendars that only show it."""

from dataclasses import dataclass
from datetime import date

from motcua_desktop.domain.calendar import WorkCalendar, governing_days
from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.ui.screens.calendar.pages import MARK_OF, year_calendar


@dataclass(frozen=True, slots=True)
class DayFact:
    """A day: its kind as calendars draw it, whether it counts, its name in law."""

    kind: str
    is_off: bool
    name: str = ""


class OfficeDays:
    """The days of one calendar book; a year is counted when first looked at."""

    def __init__(self, book: CalendarBook) -> None:
        self._book = book
        self._special = governing_days(book.days())
        self._years: dict[int, WorkCalendar] = {}

    def fact(self, day: date) -> DayFact:
        """Return what a day is."""
        special = self._special.get(day)
        is_off = not self._year(day.year).is_working_day(day)
        if special is None:
            return DayFact("rest" if is_off else "work", is_off)
        return DayFact(MARK_OF[special.kind], is_off, special.name)

    def _year(self, year: int) -> WorkCalendar:
        if year not in self._years:
            self._years[year] = year_calendar(self._book, year)
        return self._years[year]
