"""Rows of lists and of the detail of one dossier."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from motcua_desktop.domain.attachments import Attachment
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.people import SubmittedPaper
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.urgency import Urgency


@dataclass(frozen=True, slots=True)
class DossierRow:
    """One line of any list of dossiers.

    `due_at` is the promise in force; `judged_due_at`, which an apology does not move,
    is what `urgency` and `remaining` speak of.
    """

    id: int
    number: str
    applicant: str
    procedure_code: str
    procedure: str
    state: State
    urgency: Urgency
    received_at: datetime
    due_at: datetime | None
    judged_due_at: datetime | None
    finished_at: datetime | None
    paused_from: datetime | None
    remaining: str


@dataclass(frozen=True, slots=True)
class WorklistCounts:
    """The tiles of the work list; each opens exactly the rows that it counts."""

    overdue: int = 0
    today: int = 0
    soon: int = 0
    supplement: int = 0
    ready: int = 0

    @property
    def total(self) -> int:
        """All rows of the work list."""
        return self.overdue + self.today + self.soon + self.supplement + self.ready


@dataclass(frozen=True, slots=True)
class DossierFilter:
    """What a list of dossiers is narrowed to; empty means all.

    `officer` is who received them.
    """

    state: State | None = None
    urgency: Urgency | None = None
    sector: str = ""
    procedure_code: str = ""
    unit_code: str = ""
    channel: str = ""
    received_from: date | None = None
    received_to: date | None = None
    officer: str = ""


class SortBy(StrEnum):
    """The columns by which a list of dossiers may be sorted."""

    RECEIVED = "received"
    DUE = "due"
    NUMBER = "number"
    APPLICANT = "applicant"


@dataclass(frozen=True, slots=True)
class WeekCount:
    """Received and resolved dossiers of one week, Monday first."""

    week_from: date
    received: int
    resolved: int


@dataclass(frozen=True, slots=True)
class IssuedSlip:
    """Phiếu đã phát hành: its issue number and the file that was kept.

    `name` says which slip it is. `reprint` counts how often this issue was printed
    again, this time included; `replaces` is the issue that it stands for, 0 for none.
    """

    issue: int
    path: Path
    sha256: str
    issued_at: datetime
    number: str = ""
    paper: str = ""
    occasion: int = 1
    replaces: int = 0
    name: str = ""
    reprint: int = 0


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One entry of a dossier's history, as it is shown."""

    seq: int
    kind: str
    label: str
    at: datetime
    recorded_at: datetime
    actor: str
    detail: str


@dataclass(frozen=True, slots=True)
class DossierDetail:
    """All that is known of one dossier; `time_left` is what its header tells."""

    id: int
    dossier: Dossier
    procedure: Procedure
    papers: tuple[SubmittedPaper, ...]
    urgency: Urgency
    remaining: str
    time_left: str
    book_year: int
    book_serial: int
    history: tuple[HistoryLine, ...]
    history_ok: bool
    slips: tuple[IssuedSlip, ...]
    steps: tuple[Step, ...]
    attachments: tuple[Attachment, ...] = ()
