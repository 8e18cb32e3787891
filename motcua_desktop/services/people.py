"""Personal data: the whole ID number on request, all that is held about a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.people import checked_id_number
from motcua_desktop.services.access_errors import UnknownPersonError
from motcua_desktop.services.errors import OfficeNotSetUpError, UnknownDossierError
from motcua_desktop.services.ports import Clock, ListQueries, OpenUnit, UnitOfWork
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.services.rows.people import PersonDossier, PersonSheet

_PAGE: Final = 1000
_MOST: Final = 10_000
"""More dossiers than any one person has."""


@dataclass(frozen=True, slots=True)
class PersonDesk:
    """Dữ liệu cá nhân: each look leaves a line in the log."""

    read_unit: OpenUnit
    lists: ListQueries
    clock: Clock

    def id_number(self, number: str) -> str:
        """Return the whole ID number of the applicant of dossier `number`.

        Raises:
            UnknownDossierError: no dossier has this number.
        """
        with self.read_unit() as unit:
            stored = unit.dossiers.find(number)
        if stored is None:
            raise UnknownDossierError(number)
        return stored.dossier.applicant.id_number

    def sheet(self, id_number: str) -> PersonSheet:
        """Return all that is held about the person with this ID number.

        Raises:
            FieldValueError: it is no ID number.
            UnknownPersonError: no dossier names it.
            OfficeNotSetUpError: no office yet.
        """
        wanted = checked_id_number(id_number)
        held = self.lists.known_applicants(wanted, limit=_MOST) if wanted else ()
        if not held:
            raise UnknownPersonError
        with self.read_unit() as unit:
            office = unit.catalogue.office()
            if office is None:
                raise OfficeNotSetUpError
            dossiers = tuple(_held(unit, dossier) for dossier in held)
            seen = tuple(_seen(unit, {it.number for it in held}))
        return PersonSheet(office, self.clock(), wanted, dossiers, seen)


def _held(unit: UnitOfWork, dossier: Dossier) -> PersonDossier:
    stored = unit.dossiers.find(dossier.number)
    if stored is None:
        raise UnknownDossierError(dossier.number)
    procedure = unit.catalogue.procedure(dossier.procedure)
    actors = (sign.actor for _, sign in unit.dossiers.life(stored.id) if sign.actor)
    return PersonDossier(
        stored.dossier,
        procedure.name if procedure else dossier.procedure,
        tuple(unit.slips.of_dossier(stored.id)),
        tuple(dict.fromkeys(actors)),
    )


def _seen(unit: UnitOfWork, numbers: set[str]) -> Iterator[AuditLine]:
    after = 0
    while lines := unit.audit.lines(after=after, limit=_PAGE):
        yield from (it for it in lines if numbers & set(it.subject.split()))
        after = lines[-1].seq
