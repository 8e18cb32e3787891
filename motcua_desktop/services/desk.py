"""The desk as a clerk's screen sees it: every deed and list in one place."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.due_days import DayNote
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, Unit
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.accounts import AccountDesk
from motcua_desktop.services.attachments import AttachmentDesk
from motcua_desktop.services.audit import AuditDesk
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.catalogue_lists import CatalogueLists
from motcua_desktop.services.counter_slips import CounterSlipDesk
from motcua_desktop.services.due_board import DueBoardDesk
from motcua_desktop.services.imports import ImportDesk
from motcua_desktop.services.intake import Received, ReceiveDossier
from motcua_desktop.services.logo import LogoDesk
from motcua_desktop.services.narrative import NarrativeDesk
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.office_settings import OfficeSettings
from motcua_desktop.services.papers import PaperDesk
from motcua_desktop.services.ports import DossierPages
from motcua_desktop.services.ports_drafts import DraftOwner
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.processing import StepDone
from motcua_desktop.services.proofs import ProofDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.report_issues import IssueDesk
from motcua_desktop.services.rows.calendars import CalendarEffect
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.services.rows.lists import (
    DossierDetail,
    DossierFilter,
    DossierRow,
    SortBy,
    WeekCount,
    WorklistCounts,
)
from motcua_desktop.services.rows.narrative import Composed
from motcua_desktop.services.rows.reports import FiguresAnswer
from motcua_desktop.services.sealing import SealingDesk
from motcua_desktop.services.submissions import SubmissionDesk
from motcua_desktop.services.tables.desk import TableDesk
from motcua_desktop.services.upkeep import OfficeCheck

CalendarChange = Callable[[CalendarBook], CalendarBook]
"""Makes a new calendar book of the one in force."""


ListedCells = Sequence[str | date | None]
"""One row of a list as a spreadsheet takes it."""


@dataclass(frozen=True, slots=True)
class DuePreview:
    """The due moment as it shows while the clerk types.

    `due_at` is None for a procedure without limit; `warning` is "" or says why the
    date may still move (calendar of the year not confirmed).
    """

    due_at: datetime | None
    limit_text: str
    reason: str
    days: tuple[DayNote, ...]
    warning: str = ""


class DeskServices(Protocol):
    """What screens may ask for; each call is one short piece of background work."""

    officer: str
    draft_owner: DraftOwner
    """Who signs what is done."""

    @property
    def registers(self) -> RegisterDesk:
        """The office's registers."""
        ...

    @property
    def narrative(self) -> NarrativeDesk:
        """The free texts of reports."""
        ...

    @property
    def imports(self) -> ImportDesk:
        """The taking in of files from outside."""
        ...

    @property
    def submissions(self) -> SubmissionDesk:
        """The online submissions that wait for the desk's answer."""
        ...

    @property
    def backups(self) -> BackupDesk:
        """The copies of the office."""
        ...

    @property
    def settings(self) -> OfficeSettings:
        """What the office says of itself, shown and changed."""
        ...

    @property
    def accounts(self) -> AccountDesk:
        """The door: who works here, with which role."""
        ...

    @property
    def sealing(self) -> SealingDesk:
        """The encryption of the data."""
        ...

    @property
    def audit(self) -> AuditDesk:
        """The log of who did what."""
        ...

    @property
    def attachments(self) -> AttachmentDesk:
        """The files kept with dossiers."""
        ...

    @property
    def catalogue_lists(self) -> CatalogueLists:
        """The sectors and the units, and what changes them."""
        ...

    @property
    def logo(self) -> LogoDesk:
        """The office's logo."""
        ...

    @property
    def check(self) -> OfficeCheck:
        """What looks the whole office over."""
        ...

    @property
    def office(self) -> Office:
        """The office whose desk this is."""
        ...

    def now(self) -> datetime:
        """Return the present moment."""
        ...

    def procedures(self, text: str, *, limit: int = 50) -> Sequence[Procedure]:
        """Return procedures whose code or name holds every word of `text`."""
        ...

    def preview_due(
        self, procedure_code: str, channel: Channel, received_at: datetime
    ) -> DuePreview:
        """Return the due moment that a receipt now would print."""
        ...

    def next_number(self) -> str:
        """Return the number that the next dossier will get."""
        ...

    def receive(self, request: ReceiveDossier) -> Received:
        """Receive one dossier; durable when this returns."""
        ...

    def act(self, number: str, request: StepRequest, *, token: str) -> StepDone:
        """Take one step in a dossier's life."""
        ...

    def note(self, number: str, request: NoteRequest, *, token: str) -> None:
        """Note something beside a dossier's course."""
        ...

    def correct(
        self, number: str, changes: Mapping[str, str], *, reason: str, token: str
    ) -> StepDone:
        """Correct facts of a dossier; the old ones stay in its history."""
        ...

    def late_causes(self) -> Sequence[str]:
        """Return the causes of lateness to choose from."""
        ...

    def detail(self, number: str) -> DossierDetail:
        """Return all that is known of one dossier."""
        ...

    def search(
        self, text: str, *, limit: int = 50, chosen: DossierFilter | None = None
    ) -> Sequence[DossierRow]:
        """Return dossiers that match every word of `text`, newest first."""
        ...

    def worklist(self, urgency: Urgency | None = None) -> Sequence[DossierRow]:
        """Return what needs an act, most harmful first."""
        ...

    def worklist_counts(self) -> WorklistCounts:
        """Return the counts of the work list's tiles."""
        ...

    def pages(
        self, chosen: DossierFilter, sort: SortBy, *, descending: bool
    ) -> DossierPages:
        """Return a window over all dossiers that match."""
        ...

    def received_today(self, *, limit: int = 20) -> Sequence[DossierRow]:
        """Return today's dossiers, newest first."""
        ...

    def weeks(self, *, count: int = 8) -> Sequence[WeekCount]:
        """Return received and resolved by week, oldest first."""
        ...

    def known_applicants(self, id_number: str) -> Sequence[Applicant]:
        """Return what earlier dossiers say of the person with this ID number."""
        ...

    def id_number(self, number: str) -> str:
        """Return the full ID number of a dossier's applicant; the log keeps who read.

        Raises:
            UnknownDossierError: no dossier has this number.
        """
        ...

    @property
    def standing(self) -> str:
        """Why nothing can be written now and what to do; "" while all can be."""
        ...

    @property
    def papers(self) -> PaperDesk:
        """The papers of one dossier, and the queue that prints them."""
        ...

    @property
    def counter_slips(self) -> CounterSlipDesk:
        """The slips for people whose dossier is not taken in."""
        ...

    @property
    def tables(self) -> TableDesk:
        """The registered reports that are tables."""
        ...

    @property
    def issues(self) -> IssueDesk:
        """The reports that were issued."""
        ...

    @property
    def proofs(self) -> ProofDesk:
        """The proofs of a period's figures."""
        ...

    def units(self) -> Sequence[Unit]:
        """Return the office's own unit first, then its subordinates."""
        ...

    def figures(
        self, period: Period, *, by: str = "", scope: FigureScope | None = None
    ) -> FiguresAnswer:
        """Return the figures of a period, all identities checked."""
        ...

    def numbers_behind(
        self, key: str, period: Period, *, group: tuple[str, str] = ("", "")
    ) -> list[str]:
        """Return the numbers of the dossiers that a figure counts."""
        ...

    def export_report(
        self, name: str, period: Period, path: Path, *, unit_code: str = ""
    ) -> Path:
        """Write a registered report; refused while an identity fails."""
        ...

    def composed(self, period: Period, *, scope: FigureScope) -> Composed:
        """Return what the CCHC report itself says, by heading, its figures apart.

        Raises:
            UnbalancedReportError: the figures do not add up: nothing can be told.
        """
        ...

    def watch_counts(self) -> Mapping[WatchKind, int]:
        """Return how many dossiers, or waiting submissions, are to be watched."""
        ...

    def watched(self, kind: WatchKind) -> Sequence[DossierRow]:
        """Return the dossiers that are watched for one reason."""
        ...

    @property
    def due_board(self) -> DueBoardDesk:
        """The board of due days."""
        ...

    def calendar_notes(self, day: date) -> Sequence[str]:
        """Return what the calendar says of `day` and the next days off."""
        ...

    def catalogue_editions(self) -> Sequence[Procedure]:
        """Return every edition of every procedure, in force or not."""
        ...

    def preview_procedure(self, procedure: Procedure) -> CalendarEffect:
        """Return the open dossiers that this edition would move; nothing is kept."""
        ...

    def save_procedure(
        self, procedure: Procedure, *, reason: str = ""
    ) -> CalendarEffect:
        """Replace an edition; with a `reason`, recompute the dossiers it moves."""
        ...

    def explain_due(self, question: DueQuestion) -> DuePreview:
        """Return a due moment with its days; of a dossier, with its pauses."""
        ...

    def print_explanation(self, question: DueQuestion, path: Path) -> Path:
        """Write the explanation of a due moment as PDF."""
        ...

    def calendar_book(self) -> CalendarBook:
        """Return what the office says of its calendar."""
        ...

    def preview_calendar(self, change: CalendarChange) -> CalendarEffect:
        """Return what a change of the calendar would do; nothing is kept."""
        ...

    def save_calendar(
        self, change: CalendarChange, *, what: str, reason: str = ""
    ) -> CalendarEffect:
        """Change the calendar; with a `reason`, recompute the dossiers it moves."""
        ...

    def write_rows(self, path: Path, title: str, rows: Iterable[ListedCells]) -> Path:
        """Write rows, their head first, as XLSX or CSV; whole or not at all."""
        ...
