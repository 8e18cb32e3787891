"""Changing the office's calendar: what it does is known before it is done."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import cache

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.calendar_book import EVERY_UNIT, CalendarBook
from motcua_desktop.services.due_changes import move, moved_by_calendar, stale
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.ports import Clock, OpenUnit, UnitOfWork
from motcua_desktop.services.rows.calendars import CalendarEffect

Change = Callable[[CalendarBook], CalendarBook]
"""Makes a new calendar book of the one in force."""


@dataclass(frozen=True, slots=True)
class CalendarDesk:
    """Lịch làm việc của cơ quan: shown, tried out, changed.

    A promise printed on a receipt is never changed silently: dossiers keep their due
    moments unless a reason for recomputing them is given.
    """

    open_unit: OpenUnit
    read_unit: OpenUnit
    clock: Clock

    def book(self) -> CalendarBook:
        """Return what the office says of its calendar."""
        with self.read_unit() as unit:
            return unit.calendars.book()

    def calendar(self, unit_code: str = EVERY_UNIT) -> WorkCalendar:
        """Return the calendar in force for a unit."""
        with self.read_unit() as unit:
            return unit.calendars.calendar(self._known(unit, unit_code))

    def unit_code(self, code: str) -> str:
        """Return the code under which a unit's days and hours stand.

        Those of the office itself hold for every unit that has none of its own.

        Raises:
            UnknownWordError: no such unit.
        """
        with self.read_unit() as unit:
            return self._known(unit, code)

    def preview(self, change: Change) -> CalendarEffect:
        """Return what `change` would do; nothing is kept.

        Raises:
            DomainError: the change gives no calendar.
        """
        with self.read_unit() as unit:
            return _effect(unit, change(unit.calendars.book()))

    def save(
        self, change: Change, *, what: str, reason: str = "", officer: str = ""
    ) -> CalendarEffect:
        """Change the calendar; with a `reason`, recompute the dossiers it moves.

        Raises:
            DomainError: the change gives no calendar; nothing is kept.
        """
        with self.open_unit() as unit:
            book = change(unit.calendars.claim())
            effect = _effect(unit, book)
            now = self.clock()
            if effect.changed:
                unit.calendars.save(book, what, actor=officer, at=now)
            if reason:
                count = move(
                    unit, effect.moved, reason=reason, officer=officer, now=now
                )
                effect = replace(effect, recomputed=count)
            unit.commit()
            return effect

    def stale(self, numbers: Collection[str] = ()) -> CalendarEffect:
        """Return the dossiers that the calendar in force would move."""
        with self.read_unit() as unit:
            return _stale(unit, numbers)

    def recompute(
        self, numbers: Collection[str] = (), *, reason: str, officer: str = ""
    ) -> CalendarEffect:
        """Move dossiers to what the calendar in force gives.

        Raises:
            MissingReasonError: no reason is given.
        """
        with self.open_unit() as unit:
            effect = _stale(unit, numbers)
            now = self.clock()
            count = move(unit, effect.moved, reason=reason, officer=officer, now=now)
            unit.commit()
            return replace(effect, recomputed=count)

    @staticmethod
    def _known(unit: UnitOfWork, code: str) -> str:
        if code == EVERY_UNIT:
            return EVERY_UNIT
        codes = [each.code for each in unit.catalogue.units()]
        if code not in codes:
            raise UnknownWordError("Đơn vị", code, ", ".join(codes))
        office = unit.catalogue.office()
        return EVERY_UNIT if office and code == office.unit_code else code


def _effect(unit: UnitOfWork, book: CalendarBook) -> CalendarEffect:
    known = unit.calendars.book()
    for unit_code in book.units():
        unit.calendars.trial(book, unit_code)
    says = set(book.units())

    @cache
    def trial(unit_code: str) -> WorkCalendar:
        code = unit_code if unit_code in says else EVERY_UNIT
        return unit.calendars.trial(book, code)

    return CalendarEffect(
        changed=_differences(known, book), moved=moved_by_calendar(unit, trial)
    )


def _differences(known: CalendarBook, book: CalendarBook) -> int:
    """Return how many days and hours are said otherwise than before."""
    days = {
        (unit_code, special.day)
        for unit_code in {*known.units(), *book.units()}
        for special in {*known.days(unit_code)} ^ {*book.days(unit_code)}
    }
    hours = dict(known.hours).items() ^ dict(book.hours).items()
    return len({day for _, day in days}) + len({unit_code for unit_code, _ in hours})


def _stale(unit: UnitOfWork, numbers: Collection[str]) -> CalendarEffect:
    asked = {number.strip().upper() for number in numbers}
    moved = stale(unit)
    return CalendarEffect(
        0, tuple(each for each in moved if not asked or each.number in asked)
    )
