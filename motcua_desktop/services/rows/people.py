"""What the office holds about one person, as its own report prints it."""

from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.attachments import Attachment
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.submission import OnlineSubmission
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.services.rows.counter_slips import IssuedCounterSlip
from motcua_desktop.services.rows.lists import IssuedSlip


@dataclass(frozen=True, slots=True)
class PersonDossier:
    """One dossier of the person: facts, slips, files, who wrote in its history."""

    dossier: Dossier
    procedure: str
    slips: tuple[IssuedSlip, ...]
    written_by: tuple[str, ...]
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """Bảng kê dữ liệu cá nhân: all that is held about the person of an ID number.

    `brought` are dossiers of others that this person handed in, known again by name
    and telephone. `seen` are the lines of the log that concern any of it.
    """

    office: Office
    made_at: datetime
    id_number: str
    dossiers: tuple[PersonDossier, ...]
    seen: tuple[AuditLine, ...]
    brought: tuple[PersonDossier, ...] = ()
    submissions: tuple[OnlineSubmission, ...] = ()
    counter_slips: tuple[IssuedCounterSlip, ...] = ()
