"""CalendarBook: what an office says of its calendar, over what everybody's says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Self, TypeVar

from motcua_desktop.domain.calendar import DayKind, SpecialDay, governing_days
from motcua_desktop.domain.errors import CalendarConflictError, NoSpecialDayError
from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.text import screen_date

EVERY_UNIT: Final = ""
"""Stands for all units that say nothing of their own."""

LOCAL_KINDS: Final = frozenset({DayKind.LOCAL_OFF, DayKind.LOCAL_WORK})
_FIXED: Final = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
_ONE_BLOCK: Final = 7
"""Days: an announced day off takes the place of expected ones as near as this."""

_Book = TypeVar("_Book", bound="CalendarBook")


@dataclass(frozen=True, slots=True)
class CalendarBook:
    """Sổ lịch của cơ quan: official days, own closures and openings, office hours.

    `shipped` are the official days that come with the program. A year of which the
    office entered a notice has its days in `announced`, which take the place of that
    year's shipped ones. `own` and `hours` belong to a unit, or to `EVERY_UNIT`.
    """

    shipped: tuple[SpecialDay, ...] = ()
    announced: tuple[SpecialDay, ...] = ()
    own: Mapping[str, tuple[SpecialDay, ...]] = field(default_factory=dict)
    hours: Mapping[str, OfficeHours] = field(default_factory=dict)

    def official_days(self) -> tuple[SpecialDay, ...]:
        """Return the official days of all years, in order."""
        years = {special.day.year for special in self.announced}
        kept = [each for each in self.shipped if each.day.year not in years]
        return _in_order([*kept, *self.announced])

    def days(self, unit_code: str = EVERY_UNIT) -> tuple[SpecialDay, ...]:
        """Return the days that hold for a unit: official ones, then its own."""
        mine = self.own.get(unit_code, ())
        said = {special.day for special in mine}
        common = self.own.get(EVERY_UNIT, ()) if unit_code != EVERY_UNIT else ()
        shared = [special for special in common if special.day not in said]
        return (*self.official_days(), *shared, *mine)

    def hours_of(self, unit_code: str = EVERY_UNIT) -> OfficeHours:
        """Return the office hours of a unit."""
        common = self.hours.get(EVERY_UNIT) or OfficeHours.standard()
        return self.hours.get(unit_code, common)

    def units(self) -> tuple[str, ...]:
        """Return the units that say something of their own; `EVERY_UNIT` first."""
        return tuple(sorted({EVERY_UNIT, *self.own, *self.hours}))

    def settled(self) -> Self:
        """Return the book without own days that official ones contradict.

        So a newer edition of the shipped days never leaves an office without a
        calendar: a closure on what is now a holiday says nothing more, and a
        make-up day is decided above the office.
        """
        kinds = {special.day: special.kind for special in self.official_days()}
        book = self
        for unit_code, own in self.own.items():
            kept = [
                each
                for each in own
                if each.day not in kinds
                or (each.kind is DayKind.LOCAL_WORK and not kinds[each.day].is_work)
            ]
            book = book._with_own(unit_code, kept)
        return book

    def with_day(self, special: SpecialDay, unit_code: str = EVERY_UNIT) -> Self:
        """Return the book with one day more.

        An official day takes the place of an expected one.

        Raises:
            CalendarConflictError: the day already has a meaning.
        """
        if special.kind in LOCAL_KINDS:
            mine = self.own.get(unit_code, ())
            if any(each.day == special.day for each in mine):
                raise CalendarConflictError(screen_date(special.day))
            return _checked(self._with_own(unit_code, [*mine, special]))
        others = [
            each
            for each in self._official_of(special.day.year)
            if each.day != special.day or each.is_confirmed
        ]
        return _checked(self._with_year(special.day.year, [*others, special]))

    def without_day(self, day: date, unit_code: str = EVERY_UNIT) -> Self:
        """Return the book in which `day` follows the week: a unit's own day first.

        Raises:
            NoSpecialDayError: it already does.
        """
        mine = self.own.get(unit_code, ())
        left = [special for special in mine if special.day != day]
        if len(left) < len(mine):
            return self._with_own(unit_code, left)
        official = self._official_of(day.year)
        others = [special for special in official if special.day != day]
        if len(others) == len(official):
            raise NoSpecialDayError(screen_date(day))
        return self._with_year(day.year, others)

    def with_notice(self, days: Iterable[SpecialDay]) -> Self:
        """Return the book with the days of a notice.

        A year of which the notice has the four fixed holidays is taken whole;
        otherwise its days are added to what stands, in place of what was only
        expected around them. A closure of the office's own on what is now a day
        off is dropped.

        Raises:
            CalendarConflictError: a day would have two meanings.
        """
        notice = tuple(days)
        book = self
        local = [special for special in notice if special.kind in LOCAL_KINDS]
        if local:
            said = {special.day for special in local}
            mine = book.own.get(EVERY_UNIT, ())
            kept = [special for special in mine if special.day not in said]
            book = book._with_own(EVERY_UNIT, [*kept, *local])
        for year in sorted({special.day.year for special in notice}):
            official = [
                each
                for each in notice
                if each.day.year == year and each.kind not in LOCAL_KINDS
            ]
            if official:
                book = book._with_official(year, official)  # noqa: SLF001
        return _checked(book)

    def with_hours(
        self, hours: OfficeHours | None, unit_code: str = EVERY_UNIT
    ) -> Self:
        """Return the book with the hours of a unit; None: those of every unit."""
        others = {unit: each for unit, each in self.hours.items() if unit != unit_code}
        return replace(self, hours=others | ({unit_code: hours} if hours else {}))

    def _with_official(self, year: int, days: list[SpecialDay]) -> Self:
        named = {(each.day.month, each.day.day) for each in days}
        kept: list[SpecialDay] = []
        if not named >= _FIXED:
            kept = [
                each
                for each in self._official_of(year)
                if not any(_gives_way(each, special) for special in days)
            ]
        book = self._with_year(year, [*kept, *days])
        off = {special.day for special in days if not special.kind.is_work}
        for unit, mine in self.own.items():
            left = [
                each
                for each in mine
                if each.kind is DayKind.LOCAL_WORK or each.day not in off
            ]
            book = book._with_own(unit, left)  # noqa: SLF001 a book of its own making
        return book

    def _official_of(self, year: int) -> list[SpecialDay]:
        return [each for each in self.official_days() if each.day.year == year]

    def _with_year(self, year: int, days: Iterable[SpecialDay]) -> Self:
        """Return the book with these official days of a year.

        Those that ship are not kept: what the program learns later replaces them.
        """
        others = [each for each in self.announced if each.day.year != year]
        mine = list(days)
        shipped = {each for each in self.shipped if each.day.year == year}
        if set(mine) == shipped:
            mine = []
        return replace(self, announced=_in_order([*others, *mine]))

    def _with_own(self, unit_code: str, days: Iterable[SpecialDay]) -> Self:
        others = {unit: each for unit, each in self.own.items() if unit != unit_code}
        mine = _in_order(days)
        return replace(self, own=others | ({unit_code: mine} if mine else {}))


def _checked(book: _Book) -> _Book:
    for unit_code in book.units():
        governing_days(book.days(unit_code))
    return book


def _in_order(days: Iterable[SpecialDay]) -> tuple[SpecialDay, ...]:
    return tuple(sorted(days, key=lambda special: (special.day, special.kind)))


def _gives_way(known: SpecialDay, announced: SpecialDay) -> bool:
    """Return whether an announced day takes the place of one that is known."""
    apart = abs((known.day - announced.day).days)
    is_near = announced.kind is DayKind.HOLIDAY and apart <= _ONE_BLOCK
    return apart == 0 or (is_near and not known.is_confirmed)
