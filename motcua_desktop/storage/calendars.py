"""Work calendars made of the days off and office hours that ship with the program."""

import functools
import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.expected_days import expected_days
from motcua_desktop.domain.office_hours import (
    OfficeHours,
    Season,
    read_sessions,
    week_of,
)
from motcua_desktop.resources import asset, load_toml
from motcua_desktop.services.errors import UnknownWordError

FIRST_YEAR: Final = 2010
LAST_YEAR: Final = 2035
_LOCAL_KINDS: Final = frozenset({DayKind.LOCAL_OFF, DayKind.LOCAL_WORK})
_SWAPS: Final = frozenset({DayKind.SWAPPED_OFF, DayKind.SWAPPED_WORK})
_CULTURE_DAY_2026: Final = date(2026, 11, 24)
HOLIDAY_SETS: Final = ("OFFICIAL", "EXPECTED", "NO_SWAPS", "BEFORE_NQ28", "NONE")


@functools.cache
def shipped_days() -> tuple[SpecialDay, ...]:
    """Return the days off and make-up days of every year that was announced."""
    years = sorted(asset("calendars").glob("[0-9][0-9][0-9][0-9].toml"))
    return tuple(
        _special_day(row)
        for year in years
        for row in load_toml(f"calendars/{year.name}")["day"]
    )


@functools.cache
def default_days() -> tuple[SpecialDay, ...]:
    """Return the shipped days, and those to be expected in the years after them."""
    last = max(special.day.year for special in shipped_days())
    coming = range(last + 1, LAST_YEAR + 1)
    expected = (special for year in coming for special in expected_days(year))
    return (*shipped_days(), *expected)


def _special_day(row: dict[str, Any]) -> SpecialDay:
    return SpecialDay(
        row["date"],
        DayKind(row["kind"]),
        row["name"],
        source=row["source"],
        is_confirmed=row["confirmed"],
    )


@functools.cache
def office_hours(name: str) -> OfficeHours:
    """Return the office hours that ship under `name`: STD8, SEASON, SATDESK ….

    Raises:
        UnknownWordError: none ship under this name.
    """
    known = load_toml("calendars/office_hours.toml")
    if name not in known:
        raise UnknownWordError("Giờ làm việc", name, ", ".join(known))
    hours = known[name]
    seasons = tuple(
        Season(_month_day(row["first"]), _month_day(row["last"]), _week(row))
        for row in hours.get("season", [])
    )
    counts = hours.get("saturday_counts", False)
    return OfficeHours(_week(hours), seasons, saturday_counts=counts)


def _week(row: dict[str, Any]) -> tuple[tuple[Any, ...], ...]:
    saturday = read_sessions(row.get("saturday", ""))
    return week_of(read_sessions(row["weekday"]), saturday)


def _month_day(text: str) -> tuple[int, int]:
    month, day = text.split("-")
    return int(month), int(day)


def load_work_calendar(
    hours: OfficeHours | None = None, extra: Iterable[SpecialDay] = ()
) -> WorkCalendar:
    """Return the calendar of the default days and the office's own `extra` ones.

    Raises:
        CalendarConflictError: an extra day contradicts a shipped one.
        CalendarRangeError: an extra day lies outside the covered years.
    """
    return build_work_calendar((*default_days(), *extra), hours)


def build_work_calendar(
    days: Iterable[SpecialDay], hours: OfficeHours | None = None
) -> WorkCalendar:
    """Return a calendar of `days` alone, over the years the program covers.

    Its version is a digest of the days and hours, so that a stored due date tells
    which calendar it was computed with.

    Raises:
        CalendarConflictError: a day is given two meanings.
        CalendarRangeError: a day lies outside the covered years.
    """
    hours = hours or OfficeHours.standard()
    ordered = sorted(days, key=lambda special: (special.day, special.kind))
    digest = hashlib.sha256(repr((ordered, hours)).encode()).hexdigest()
    return WorkCalendar(
        ordered,
        hours,
        first_year=FIRST_YEAR,
        last_year=LAST_YEAR,
        version=digest[:12],
    )


def announced(
    days: Iterable[SpecialDay], known: Iterable[SpecialDay]
) -> tuple[SpecialDay, ...]:
    """Return the `known` days with `days` of a notice in place of the same years.

    A year of which the notice names only closures and openings of the office's own
    keeps its official days.
    """
    notice = tuple(days)
    years = {each.day.year for each in notice if each.kind not in _LOCAL_KINDS}
    kept = (special for special in known if special.day.year not in years)
    return (*kept, *notice)


def holiday_set(name: str) -> tuple[SpecialDay, ...]:
    """Return the shipped days as another reader of the law has them.

    OFFICIAL: all. EXPECTED: these and what is to be expected of later years.
    NO_SWAPS: of an office that follows no swaps. BEFORE_NQ28: before NQ 28/2026/QH16
    was known. NONE: weekends only.

    Raises:
        UnknownWordError: no such set.
    """
    days = shipped_days()
    match name:
        case "OFFICIAL":
            return days
        case "EXPECTED":
            return default_days()
        case "NO_SWAPS":
            return tuple(each for each in days if each.kind not in _SWAPS)
        case "BEFORE_NQ28":
            return tuple(each for each in days if each.day != _CULTURE_DAY_2026)
        case "NONE":
            return ()
    raise UnknownWordError("Bộ ngày nghỉ", name, ", ".join(HOLIDAY_SETS))


class NamedCalendars:
    """The calendars that a request asks for by the names of hours and holiday set.

    With `days` (of a calendar file) these stand in for the official ones.
    """

    def __init__(self, days: Iterable[SpecialDay] | None = None) -> None:
        self._notice = None if days is None else tuple(days)
        self._built: dict[tuple[str, str], WorkCalendar] = {}

    def calendar(self, hours: str, holidays: str) -> WorkCalendar:
        """Return the calendar of these names, built once.

        Raises:
            UnknownWordError: a name is not known.
            CalendarConflictError: the calendar file names a day twice.
        """
        key = (hours, holidays)
        if key not in self._built:
            days = holiday_set(holidays)
            if self._notice is not None and holidays in {"OFFICIAL", "EXPECTED"}:
                days = announced(self._notice, days)
            self._built[key] = build_work_calendar(days, office_hours(hours))
        return self._built[key]
