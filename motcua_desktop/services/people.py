"""Personal data: the whole ID number on request, all that is held about a person."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.people import Applicant, checked_id_number
from motcua_desktop.domain.submission import OnlineSubmission
from motcua_desktop.services.access_errors import UnknownPersonError
from motcua_desktop.services.errors import OfficeNotSetUpError, UnknownDossierError
from motcua_desktop.services.ports import Clock, ListQueries, OpenUnit, UnitOfWork
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.services.rows.counter_slips import IssuedCounterSlip
from motcua_desktop.services.rows.lists import DossierFilter
from motcua_desktop.services.rows.people import PersonDossier, PersonSheet
from motcua_desktop.text import fold

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
            UnknownPersonError: nothing names it.
            OfficeNotSetUpError: no office yet.
        """
        traces = self._traces(id_number)
        with self.read_unit() as unit:
            office = unit.catalogue.office()
            if office is None:
                raise OfficeNotSetUpError
            return PersonSheet(
                office,
                self.clock(),
                traces.id_number,
                tuple(_held(unit, dossier) for dossier in traces.dossiers),
                tuple(_seen(unit, traces.subjects)),
                tuple(_held(unit, dossier) for dossier in traces.brought),
                tuple(traces.submissions),
                tuple(traces.counter_slips),
            )

    def subjects(self, id_number: str) -> frozenset[str]:
        """Return the numbers under which the log speaks of a person.

        Raises:
            FieldValueError: it is no ID number.
            UnknownPersonError: nothing names it.
        """
        return self._traces(id_number).subjects

    def _traces(self, id_number: str) -> "_Traces":
        wanted = checked_id_number(id_number)
        if not wanted:
            raise UnknownPersonError
        held = self.lists.known_applicants(wanted, limit=_MOST)
        with self.read_unit() as unit:
            submissions = unit.submissions.of_person(wanted)
            slips = unit.counter_slips.of_person(wanted)
        people = [
            *(dossier.applicant for dossier in held),
            *(one.applicant for one in submissions),
            *(one.told.applicant for one in slips),
        ]
        if not people:
            raise UnknownPersonError
        return _Traces(wanted, held, self._brought(people), submissions, slips)

    def _brought(self, people: Sequence[Applicant]) -> list[Dossier]:
        """Return dossiers of others that were handed in under a known name and phone.

        A name alone is many people's.
        """
        now = self.clock()
        known = {(fold(it.name), it.phone) for it in people if it.phone}
        found = {
            row.number
            for name, phone in known
            for row in self.lists.search(
                f"{name} {phone}", limit=_PAGE, chosen=DossierFilter(), now=now
            )
        }
        with self.read_unit() as unit:
            stored = [unit.dossiers.find(number) for number in sorted(found)]
        return [
            one.dossier
            for one in stored
            if one is not None and _submitter(one.dossier.applicant) in known
        ]


@dataclass(frozen=True, slots=True)
class _Traces:
    """Where a person is named."""

    id_number: str
    dossiers: Sequence[Dossier]
    brought: Sequence[Dossier]
    submissions: Sequence[OnlineSubmission]
    counter_slips: Sequence[IssuedCounterSlip]

    @property
    def subjects(self) -> frozenset[str]:
        """The numbers under which the log speaks of them."""
        return frozenset(
            {
                *(dossier.number for dossier in (*self.dossiers, *self.brought)),
                *(submission.reference for submission in self.submissions),
            }
        )


def _submitter(applicant: Applicant) -> tuple[str, str]:
    return fold(applicant.submitter_name), applicant.submitter_phone


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
        tuple(unit.attachments.of_dossier(stored.id)),
    )


def _seen(unit: UnitOfWork, numbers: frozenset[str]) -> Iterator[AuditLine]:
    after = 0
    while lines := unit.audit.lines(after=after, limit=_PAGE):
        yield from (it for it in lines if numbers & set(it.subject.split()))
        after = lines[-1].seq
