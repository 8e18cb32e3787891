"""Personal data asked for by name: a full ID number, all that is held of a person."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from motcua_desktop.domain.people import checked_id_number
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownDossierError,
    UnknownPersonError,
)
from motcua_desktop.services.files import write_whole
from motcua_desktop.services.ports import Clock, ListQueries, OpenUnit, UnitOfWork
from motcua_desktop.services.rows.people import (
    PersonDossier,
    PersonReport,
    PersonSheet,
)

_ALL: Final = 1_000_000
"""More dossiers than any one person has."""


class PersonWriter(Protocol):
    """Puts what is held about a person on paper."""

    def person_report(self, sheet: PersonSheet) -> bytes:
        """Return the list as PDF, A4."""
        ...


@dataclass(frozen=True, slots=True)
class PersonDesk:
    """Answers that are logged, whoever asks (Luật 91/2025/QH15)."""

    read_unit: OpenUnit
    lists: ListQueries
    writer: PersonWriter
    clock: Clock

    def id_number(self, number: str) -> str:
        """Return the full ID number of the applicant of dossier `number`.

        Raises:
            UnknownDossierError: no dossier has this number.
        """
        with self.read_unit() as unit:
            stored = unit.dossiers.find(number)
        if stored is None:
            raise UnknownDossierError(number)
        return stored.dossier.applicant.id_number

    def report(self, id_number: str, path: Path) -> PersonReport:
        """Write everything held about the person with this ID number as PDF.

        Raises:
            FieldValueError: it is no ID number.
            UnknownPersonError: no dossier has it.
            OfficeNotSetUpError: the data folder holds no office.
        """
        sheet = self._sheet(checked_id_number(id_number))
        written = write_whole(path, self.writer.person_report(sheet))
        return PersonReport(len(sheet.dossiers), str(written.path), written.sha256)

    def _sheet(self, id_number: str) -> PersonSheet:
        found = self.lists.known_applicants(id_number, limit=_ALL) if id_number else ()
        if not found:
            raise UnknownPersonError
        with self.read_unit() as unit:
            office = unit.catalogue.office()
            if office is None:
                raise OfficeNotSetUpError
            return PersonSheet(
                office=office,
                made_at=self.clock(),
                id_number=id_number,
                versions=tuple(dict.fromkeys(one.applicant for one in found)),
                dossiers=tuple(_told(unit, one.number) for one in found),
            )


def _told(unit: UnitOfWork, number: str) -> PersonDossier:
    stored = unit.dossiers.find(number)
    if stored is None:
        raise UnknownDossierError(number)
    dossier = stored.dossier
    procedure = unit.catalogue.procedure(
        dossier.procedure, on=dossier.received_at.date()
    )
    return PersonDossier(
        number=dossier.number,
        procedure=procedure.short_name if procedure else dossier.procedure,
        received_at=dossier.received_at,
        applicant=dossier.applicant,
        note=dossier.note,
        papers=tuple(unit.dossiers.reception(stored.id).papers),
        history=tuple(unit.dossiers.history(stored.id)),
        slips=tuple(unit.slips.of_dossier(stored.id)),
    )
