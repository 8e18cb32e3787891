"""A dossier as its slips see it: office, history, procedure, calendar."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Self, TypeVar

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import (
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DueRecomputed,
)
from motcua_desktop.domain.numbering import is_local_number
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.procedure import LimitUnit, Procedure
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownDossierError,
    UnknownProcedureError,
)
from motcua_desktop.services.ports import History, UnitOfWork

EventT = TypeVar("EventT")


@dataclass(frozen=True, slots=True)
class SlipStamp:
    """What an issue adds to the facts of a dossier."""

    printed_on: date
    form_set: str = ""
    number: str = ""
    mark: str = ""
    replaced_at: datetime | None = None
    replaced_number: str = ""


@dataclass(frozen=True, slots=True)
class SlipCase:
    """One dossier with all that its slips are filled from; `officer` "": as told."""

    office: Office
    id: int
    book_serial: int
    life: History
    procedure: Procedure
    calendar: WorkCalendar
    officer: str = ""

    @property
    def events(self) -> list[DossierEvent]:
        """The history without its signatures."""
        return [event for event, _ in self.life]

    @property
    def dossier(self) -> Dossier:
        """The facts that the history gives."""
        return Dossier.from_history(self.events)

    @property
    def reception(self) -> DossierReceived:
        """How the dossier came in.

        Raises:
            TypeError: the history does not begin so.
        """
        first = self.events[0]
        if not isinstance(first, DossierReceived):
            raise TypeError(type(first))
        return first

    def before(self, event: DossierEvent) -> Self:
        """Return the case as it stood when `event` was written."""
        return replace(self, life=self.life[: self.events.index(event)])

    def last(self, kind: type[EventT]) -> EventT:
        """Return the newest event of a kind; the caller knows that there is one."""
        return [event for event in self.events if isinstance(event, kind)][-1]

    def actor_of(self, event: object) -> str:
        """Return who told an event, unless another officer is named."""
        told = next(sign.actor for one, sign in self.life if one is event)
        return self.officer or told

    def agency(self) -> str:
        """Return the body in charge: the first to which the dossier went."""
        named = (it.to for it in self.events if isinstance(it, DossierForwarded))
        return next(filter(None, named), "")

    def promised_at(self) -> datetime | None:
        """Return the first promise, or what the office recomputed it to."""
        moved = [it.due_at for it in self.events if isinstance(it, DueRecomputed)]
        return moved[-1] if moved else self.reception.due_at

    def extension(self, old: datetime, new: datetime) -> str:
        """Return the time between two appointments in the procedure's own unit."""
        limit = self.dossier.limit
        if limit is not None and limit.unit is LimitUnit.CALENDAR_DAY:
            return f"{(new.date() - old.date()).days:02d} ngày"
        after = old.date() + timedelta(days=1)
        days = self.calendar.working_days_between(after, new.date())
        return f"{days:02d} ngày làm việc"

    def shared(self, stamp: SlipStamp, signer: str) -> dict[str, Any]:
        """Return what every sheet of the dossier says alike."""
        dossier = self.dossier
        is_local = is_local_number(dossier.number)
        return {
            "office": self.office,
            "printed_on": stamp.printed_on,
            "code": "" if is_local else dossier.number,
            "local_number": dossier.number if is_local else "",
            "applicant": dossier.applicant,
            "content": self.procedure.short_name,
            "received_at": dossier.received_at,
            "officer": signer,
            "is_online": dossier.channel is Channel.ONLINE,
            "form_set": stamp.form_set,
            "number": stamp.number,
            "replaced_at": stamp.replaced_at,
            "replaced_number": stamp.replaced_number,
            "mark": stamp.mark,
        }


def slip_case(unit: UnitOfWork, number: str, officer: str = "") -> SlipCase:
    """Read the case of the dossier with this number.

    Raises:
        OfficeNotSetUpError: no office yet.
        UnknownDossierError: no dossier has this number.
        AnonymisedDossierError: nothing is printed of it any more.
        UnknownProcedureError: its procedure is in no edition of the catalogue.
    """
    office = unit.catalogue.office()
    if office is None:
        raise OfficeNotSetUpError
    stored = unit.dossiers.find(number)
    if stored is None:
        raise UnknownDossierError(number)
    dossier = stored.dossier
    dossier.refuse_if_anonymised()
    procedure = unit.catalogue.procedure(
        dossier.procedure, on=dossier.received_at.date()
    )
    if procedure is None:
        raise UnknownProcedureError(dossier.procedure)
    return SlipCase(
        office=office,
        id=stored.id,
        book_serial=stored.book_serial,
        life=unit.dossiers.life(stored.id),
        procedure=procedure,
        calendar=unit.calendars.calendar(dossier.unit),
        officer=officer,
    )
