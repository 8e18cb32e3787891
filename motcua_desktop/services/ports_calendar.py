"""What the services need of the office's calendar, as a Protocol."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.calendar_book import EVERY_UNIT, CalendarBook
from motcua_desktop.services.rows.calendars import RunningDossier


class WorkCalendars(Protocol):
    """The office's own calendar: days, hours, and the calendars that they give."""

    def book(self) -> CalendarBook:
        """Return what the office says of its calendar."""
        ...

    def claim(self) -> CalendarBook:
        """Return the book, held against other desks until this unit ends."""
        ...

    def calendar(self, unit_code: str = EVERY_UNIT) -> WorkCalendar:
        """Return the calendar in force for a unit."""
        ...

    def trial(self, book: CalendarBook, unit_code: str = EVERY_UNIT) -> WorkCalendar:
        """Return the calendar that `book` would give a unit; nothing is kept."""
        ...

    def save(self, book: CalendarBook, what: str, *, actor: str, at: datetime) -> None:
        """Keep `book` in place of what stands, and note `what` changed."""
        ...

    def running(self) -> Sequence[RunningDossier]:
        """Return the open dossiers whose clock runs, oldest first."""
        ...
