"""The demo office: its facts, its catalogue and the dossiers of some years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.events import DossierEvent
from motcua_desktop.domain.numbering import DossierCode
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.resources import load_toml
from motcua_desktop.services.demo.demand import Demand
from motcua_desktop.services.demo.lives import Lives
from motcua_desktop.services.demo.notes import Notes, with_service_levels
from motcua_desktop.services.demo.office_clock import OfficeClock
from motcua_desktop.services.demo.townspeople import Townspeople
from motcua_desktop.services.demo.wishes import Wishes
from motcua_desktop.services.ports import History, Signature

DEMO_DOSSIERS = 20_000
_LISTS = ("addressees", "recipients", "clerks")
_DOSSIERS_PER_STUCK = 1500


@dataclass(frozen=True, slots=True)
class DemoOffice:
    """Cơ quan mẫu: the same arguments give the same office, to the last event.

    `first` and `last` bound the days of receipt; what happens after `now` is not
    told. Nobody in it is real.
    """

    calendar: WorkCalendar
    catalogue: Sequence[Procedure]
    now: datetime
    first: date
    last: date
    seed: int = 1
    count: int = DEMO_DOSSIERS

    def office(self) -> Office:
        """Return what the office says of itself."""
        facts = _office_facts()
        del facts["departments"]
        for key in _LISTS:
            facts[key] = tuple(facts[key])
        return Office(**facts)

    def units(self) -> tuple[Unit, ...]:
        """Return the office's own unit."""
        office = self.office()
        return (Unit(office.unit_code, office.unit_name, office.level),)

    def procedures(self) -> Sequence[Procedure]:
        """Return the catalogue that the office works with."""
        return with_service_levels(self.catalogue)

    def histories(self) -> Iterator[History]:
        """Return the life of every dossier up to now, by receipt.

        Raises:
            FieldValueError: the desk was open on none of the days.
            CalendarRangeError: a day lies outside the calendar's years.
        """
        random = Random(self.seed)  # noqa: S311 invented lives, no secrets
        facts = load_toml("demo/demand.toml")
        catalogue = self.procedures()
        wishes = Wishes(facts, catalogue, random, days=(self.first, self.last))
        notes = Notes(self.now, self.seed)
        office = self.office()
        lives = self._lives(office.unit_code, random)
        demand = Demand(facts, self.calendar, now=self.now)
        day, order = self.first, 0
        for at in demand.receipts(self.count, self.first, self.last, random):
            order = order + 1 if at.date() == day else 1
            day = at.date()
            number = str(DossierCode(office.unit_code, day, order))
            wish = wishes.draw(at)
            events = notes.added(lives.tell(at, number, wish), wish.procedure)
            yield self._signed(events, office.clerks, random)

    def _lives(self, unit: str, random: Random) -> Lives:
        people = Townspeople(load_toml("demo/people.toml"), random, count=self.count)
        return Lives(
            OfficeClock(self.calendar, random),
            people,
            random,
            unit=unit,
            departments=_office_facts()["departments"],
            now=self.now,
            stuck=min(12, max(3, self.count // _DOSSIERS_PER_STUCK)),
        )

    def _signed(
        self, events: list[DossierEvent], clerks: Sequence[str], random: Random
    ) -> History:
        clerk = clerks[int(random.random() ** 1.5 * len(clerks))]
        signed, written_at = [], datetime.min
        for event in events:
            pause = timedelta(seconds=15 + int(random.random() * 150))
            written_at = min(max(event.at + pause, written_at), self.now)
            signed.append((event, Signature(clerk, written_at)))
        return signed


def _office_facts() -> dict[str, Any]:
    return load_toml("demo/office.toml")
