"""The office's own calendar in the database: days, hours, and what changed when."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.calendar_book import (
    EVERY_UNIT,
    LOCAL_KINDS,
    CalendarBook,
)
from motcua_desktop.domain.office_hours import (
    OfficeHours,
    Season,
    Sessions,
    Week,
    read_sessions,
)
from motcua_desktop.services.rows.calendars import RunningDossier
from motcua_desktop.storage.calendars import build_work_calendar, default_days
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.numbers import Numbers
from motcua_desktop.storage.queries.running import running_dossiers

_DAY_COLUMNS = "day, kind, name, source, is_confirmed, sessions, counts"


class CalendarShelf:
    """The calendars of a database, built once for each version of it.

    The version is read at every call: one look-up by key, so that another desk's
    change is seen at once and no deed waits for a calendar to be built.
    """

    def __init__(self, database: Database) -> None:
        """Read `database`."""
        self._database = database
        self._version: str | None = None
        self._book = CalendarBook()
        self._built: dict[str, WorkCalendar] = {}

    def book(self) -> CalendarBook:
        """Return what the office says of its calendar."""
        version = self._database.value(
            "SELECT version FROM calendar_change ORDER BY number DESC LIMIT 1"
        )
        if self._version is None or (version or "") != self._version:
            self._book = _read(self._database)
            self._built = {}
            self._version = version or ""
        return self._book

    def calendar(self, unit_code: str = EVERY_UNIT) -> WorkCalendar:
        """Return the calendar in force for a unit."""
        book = self.book()
        says = unit_code in book.own or unit_code in book.hours
        key = unit_code if says else EVERY_UNIT
        if key not in self._built:
            self._built[key] = calendar_of(book, key)
        return self._built[key]


def calendar_of(book: CalendarBook, unit_code: str = EVERY_UNIT) -> WorkCalendar:
    """Return the calendar that `book` gives a unit.

    Raises:
        CalendarConflictError: a day is given two meanings.
        CalendarRangeError: a day lies outside the covered years.
    """
    return build_work_calendar(book.days(unit_code), book.hours_of(unit_code))


class WorkCalendars:
    """The office's calendar inside a transaction of the caller's."""

    def __init__(
        self, database: Database, shelf: CalendarShelf, numbers: Numbers
    ) -> None:
        """Read and write `database`."""
        self._database = database
        self._shelf = shelf
        self._numbers = numbers
        self._number: int | None = None

    def book(self) -> CalendarBook:
        """Return what the office says of its calendar."""
        return self._shelf.book()

    def claim(self) -> CalendarBook:
        """Return the book, held against other desks until this unit ends.

        The next change's number is taken first: its row's lock orders the desks.
        """
        self._number = self._numbers.take("calendar")
        return self._shelf.book()

    def calendar(self, unit_code: str = EVERY_UNIT) -> WorkCalendar:
        """Return the calendar in force for a unit."""
        return self._shelf.calendar(unit_code)

    def trial(self, book: CalendarBook, unit_code: str = EVERY_UNIT) -> WorkCalendar:
        """Return the calendar that `book` would give a unit; nothing is kept."""
        return calendar_of(book, unit_code)

    def running(self) -> list[RunningDossier]:
        """Return the open dossiers whose clock runs, oldest first."""
        return running_dossiers(self._database)

    def save(self, book: CalendarBook, what: str, *, actor: str, at: datetime) -> None:
        """Keep `book` in place of what stands, and note `what` changed."""
        days = [("", special) for special in book.announced] + [
            (unit_code, special)
            for unit_code, own in book.own.items()
            for special in own
        ]
        self._database.execute("DELETE FROM calendar_day")
        self._database.execute("DELETE FROM office_hours")
        self._database.execute_many(
            f"INSERT INTO calendar_day (unit_code, {_DAY_COLUMNS}) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(unit_code, *_day_row(special)) for unit_code, special in days],
        )
        self._database.execute_many(
            "INSERT INTO office_hours (unit_code, body) VALUES (?, ?)",
            [(unit, _hours_body(hours)) for unit, hours in book.hours.items()],
        )
        self._database.execute(
            "INSERT INTO calendar_change (number, version, recorded_at, actor, what) "
            "VALUES (?, ?, ?, ?, ?)",
            (
                self._number or self._numbers.take("calendar"),
                _digest(book),
                at.isoformat(timespec="microseconds"),
                actor,
                what,
            ),
        )
        self._number = None


def _digest(book: CalendarBook) -> str:
    """Return the same text for the same content, whatever led to it."""
    content = (book.announced, sorted(book.own.items()), sorted(book.hours.items()))
    return hashlib.sha256(repr(content).encode()).hexdigest()


def _read(database: Database) -> CalendarBook:
    announced: list[SpecialDay] = []
    own: dict[str, list[SpecialDay]] = {}
    for unit_code, *row in database.rows(
        f"SELECT unit_code, {_DAY_COLUMNS} FROM calendar_day ORDER BY day, kind"
    ):
        special = _special_day(row)
        if special.kind in LOCAL_KINDS:
            own.setdefault(unit_code, []).append(special)
        else:
            announced.append(special)
    hours = database.rows("SELECT unit_code, body FROM office_hours ORDER BY unit_code")
    book = CalendarBook(
        shipped=default_days(),
        announced=tuple(announced),
        own={unit_code: tuple(days) for unit_code, days in own.items()},
        hours={unit_code: _hours(json.loads(body)) for unit_code, body in hours},
    )
    return book.settled()


def _day_row(special: SpecialDay) -> Row:
    return (
        special.day.isoformat(),
        special.kind.value,
        special.name,
        special.source,
        int(special.is_confirmed),
        _sessions_text(special.sessions),
        int(special.counts),
    )


def _special_day(row: Row) -> SpecialDay:
    day, kind, name, source, is_confirmed, sessions, counts = row
    return SpecialDay(
        date.fromisoformat(day),
        DayKind(kind),
        name,
        source=source,
        is_confirmed=bool(is_confirmed),
        sessions=read_sessions(sessions),
        counts=bool(counts),
    )


def _sessions_text(sessions: Sessions) -> str:
    return ",".join(session.text for session in sessions)


def _hours_body(hours: OfficeHours) -> str:
    body = {
        "week": _week_body(hours.week),
        "seasons": [
            {
                "first": season.first,
                "last": season.last,
                "week": _week_body(season.week),
            }
            for season in hours.seasons
        ],
        "saturday_counts": hours.saturday_counts,
    }
    return json.dumps(body)


def _week_body(week: Week) -> list[str]:
    return [_sessions_text(sessions) for sessions in week]


def _hours(body: Mapping[str, Any]) -> OfficeHours:
    return OfficeHours(
        _week(body["week"]),
        tuple(
            Season(_month_day(it["first"]), _month_day(it["last"]), _week(it["week"]))
            for it in body["seasons"]
        ),
        saturday_counts=body["saturday_counts"],
    )


def _week(days: list[str]) -> Week:
    return tuple(read_sessions(text) for text in days)


def _month_day(parts: list[int]) -> tuple[int, int]:
    month, day = parts
    return month, day
