"""Everything that the office holds about one person, as the paper shows it."""

from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.services.rows.lists import HistoryLine, IssuedSlip


@dataclass(frozen=True, slots=True)
class PersonDossier:
    """One dossier of the person: handed in, done, printed."""

    number: str
    procedure: str
    received_at: datetime
    applicant: Applicant
    note: str
    papers: tuple[SubmittedPaper, ...]
    history: tuple[HistoryLine, ...]
    slips: tuple[IssuedSlip, ...]


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Bản kê dữ liệu cá nhân; `versions` are the person's facts, the newest first."""

    office: Office
    made_at: datetime
    id_number: str
    versions: tuple[Applicant, ...]
    dossiers: tuple[PersonDossier, ...]


@dataclass(frozen=True, slots=True)
class PersonReport:
    """A written Bản kê: how many dossiers it tells of, where it is, its hash."""

    dossiers: int
    path: str
    sha256: str
