"""One line of a tracking book that an office brings, read but not yet taken in."""

import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.personal_data import masked_id_number


class Outcome(StrEnum):
    """Kết quả ghi trong sổ: what the book says became of a dossier."""

    UNSAID = ""
    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(slots=True)
class BookRow:
    """One dossier as its line tells it, every cell clean.

    A day with a clock is a datetime, one without is a date. `row` is the line's
    number in its file and no part of the contents.
    """

    row: int
    applicant: Applicant
    received_on: date
    number: str = ""
    procedure_code: str = ""
    procedure_name: str = ""
    sector: str = ""
    channel: Channel = Channel.DESK
    due_on: date | None = None
    asked_on: date | None = None
    supplied_on: date | None = None
    apologised_on: date | None = None
    new_due_on: date | None = None
    finished_on: date | None = None
    withdrawn_on: date | None = None
    returned_on: date | None = None
    outcome: Outcome = Outcome.UNSAID
    unit: str = ""
    officer: str = ""
    sets: int = 1
    satisfaction: int | None = None
    note: str = ""

    def contents(self) -> str:
        """Return all that the line says; equal lines give equal texts."""
        person = self.applicant
        return "\x1f".join(
            (
                self.number,
                self.procedure_code,
                self.procedure_name,
                self.sector,
                person.name,
                person.id_number,
                str(person.birth_date),
                person.address,
                person.phone,
                person.submitter_name,
                self.channel,
                str(self.received_on),
                str(self.due_on),
                str(self.asked_on),
                str(self.supplied_on),
                str(self.apologised_on),
                str(self.new_due_on),
                str(self.finished_on),
                str(self.withdrawn_on),
                str(self.returned_on),
                self.outcome,
                self.officer,
                str(self.sets),
                str(self.satisfaction),
                self.note,
            )
        )


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A line that cannot be taken, with the reason in words and what to do."""

    row: int
    reason: str
    advice: str = field(default="", compare=False)

    @classmethod
    def of(cls, row: int, error: DomainError) -> "RefusedRow":
        """Return the line that `error` refuses."""
        return cls(row, error.wrong, error.advice)


@dataclass(frozen=True, slots=True)
class BookSpan:
    """What stands between two serials of a year's tracking book."""

    count: int
    first: int
    last: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of the tracking book (Sổ theo dõi hồ sơ)."""

    serial: int
    dossier: Dossier
    procedure_name: str
    sector: str
    unit_name: str
    officer: str
    supplement_requested_at: datetime | None
    supplement_received_at: datetime | None

    def masked(self) -> "BookLine":
        """Return the same line, the middle of the ID number hidden."""
        applicant = self.dossier.applicant
        dossier = copy.copy(self.dossier)
        dossier.applicant = replace(
            applicant, id_number=masked_id_number(applicant.id_number)
        )
        return replace(self, dossier=dossier)
