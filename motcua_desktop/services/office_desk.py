"""The desk over the real services: what the window and the command line call."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.lifecycle import allowed_steps
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Applicant, Unit
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import Procedure, procedure_search_key
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.domain.urgency import (
    Horizon,
    Urgency,
    remaining,
    time_left,
    urgency,
)
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.accounts import AccountDesk
from motcua_desktop.services.attachments import AttachmentDesk
from motcua_desktop.services.audit import AuditDesk
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.calendars import CalendarDesk
from motcua_desktop.services.catalogue_lists import CatalogueLists
from motcua_desktop.services.counter_slips import CounterSlipDesk
from motcua_desktop.services.desk import CalendarChange, DuePreview, ListedCells
from motcua_desktop.services.due_board import DueBoardDesk
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownDossierError,
    UnknownProcedureError,
)
from motcua_desktop.services.explaining import Explaining
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.imports import ImportDesk
from motcua_desktop.services.intake import Intake, Received, ReceiveDossier
from motcua_desktop.services.logo import LogoDesk
from motcua_desktop.services.narrative import NarrativeDesk
from motcua_desktop.services.noting import NoteRequest, Noting
from motcua_desktop.services.office_settings import OfficeSettings
from motcua_desktop.services.papers import PaperDesk
from motcua_desktop.services.people import PersonDesk
from motcua_desktop.services.ports import (
    Calendars,
    Clock,
    DossierPages,
    ListQueries,
    OpenUnit,
    StoredDossier,
    UnitOfWork,
)
from motcua_desktop.services.ports_drafts import WHOLE_DESK, DraftOwner
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.procedures import ProcedureDesk
from motcua_desktop.services.processing import Processing, StepDone
from motcua_desktop.services.proofs import ProofDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.report_issues import IssueDesk
from motcua_desktop.services.reports import ReportDesk
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
from motcua_desktop.services.watching import WatchDesk
from motcua_desktop.text import SHORT_WEEKDAYS, screen_date, search_words

_KNOWN_APPLICANTS = 5
_CONFIRMED_BY = 11
"""From this month on receipts promise days of the next year."""


@dataclass(slots=True)
class OfficeDesk:
    """Everything a clerk can do, in one place; `officer` signs the history."""

    read_unit: OpenUnit
    intake: Intake
    processing: Processing
    noting: Noting
    papers: PaperDesk
    counter_slips: CounterSlipDesk
    reports: ReportDesk
    tables: TableDesk
    issues: IssueDesk
    proofs: ProofDesk
    figure_desk: FigureDesk
    lists: ListQueries
    calendars: Calendars
    calendar_desk: CalendarDesk
    procedure_desk: ProcedureDesk
    catalogue_lists: CatalogueLists
    narrative: NarrativeDesk
    watching: WatchDesk
    due_board: DueBoardDesk
    backups: BackupDesk
    people: PersonDesk
    settings: OfficeSettings
    accounts: AccountDesk
    sealing: SealingDesk
    audit: AuditDesk
    attachments: AttachmentDesk
    logo: LogoDesk
    check: OfficeCheck
    explaining: Explaining
    imports: ImportDesk
    row_writer: Callable[[Path, str, Iterable[ListedCells]], Path]
    clock: Clock
    why_only_read: Callable[[], str] = lambda: ""
    officer: str = ""
    draft_owner: DraftOwner = WHOLE_DESK
    _procedures: Sequence[tuple[Procedure, str]] | None = None

    @property
    def office(self) -> Office:
        """The office whose desk this is.

        Raises:
            OfficeNotSetUpError: the data folder holds none yet.
        """
        with self.read_unit() as unit:
            office = unit.catalogue.office()
        if office is None:
            raise OfficeNotSetUpError
        return office

    @property
    def standing(self) -> str:
        """Why nothing can be written now and what to do; "" while all can be."""
        return self.why_only_read()

    @property
    def registers(self) -> RegisterDesk:
        """The office's registers."""
        return self.narrative.registers

    @property
    def submissions(self) -> SubmissionDesk:
        """The online submissions."""
        return self.watching.submissions

    def now(self) -> datetime:
        """Return the present moment."""
        return self.clock()

    def procedures(self, text: str, *, limit: int = 50) -> list[Procedure]:
        """Return procedures whose code or name holds every word of `text`."""
        if self._procedures is None:
            with self.read_unit() as unit:
                self._procedures = [
                    (it, procedure_search_key(it.code, it.name))
                    for it in unit.catalogue.procedures()
                ]
        words = search_words(text)
        today = self.clock().date()
        found = (
            procedure
            for procedure, key in self._procedures
            if all(word in key for word in words) and procedure.is_in_force(today)
        )
        return [procedure for procedure, _ in zip(found, range(limit), strict=False)]

    def preview_due(
        self, procedure_code: str, channel: Channel, received_at: datetime
    ) -> DuePreview:
        """Return the due moment that a receipt now would print."""
        question = DueQuestion(procedure_code, channel, received_at)
        return self.explaining.preview(question)

    def next_number(self) -> str:
        """Return the number that the next dossier will get, "" for local numbers."""
        office = self.office
        if not office.issues_official_codes:
            return ""
        with self.read_unit() as unit:
            return unit.numbers.peek_code(office.unit_code, self.clock().date())

    def receive(self, request: ReceiveDossier) -> Received:
        """Receive one dossier; durable when this returns."""
        if not request.officer:
            request = replace(request, officer=self.officer)
        return self.intake.receive(request)

    def act(self, number: str, request: StepRequest, *, token: str) -> StepDone:
        """Take one step in a dossier's life."""
        return self.processing.act(number, request, token=token, officer=self.officer)

    def note(self, number: str, request: NoteRequest, *, token: str) -> None:
        """Note something beside a dossier's course."""
        self.noting.note(number, request, token=token, officer=self.officer)

    def correct(
        self, number: str, changes: Mapping[str, str], *, reason: str, token: str
    ) -> StepDone:
        """Correct facts of a dossier; the old ones stay in its history."""
        return self.processing.correct(
            number, changes, reason=reason, token=token, officer=self.officer
        )

    def late_causes(self) -> tuple[str, ...]:
        """Return the causes of lateness to choose from."""
        return self.noting.causes()

    def detail(self, number: str) -> DossierDetail:
        """Return all that is known of one dossier."""
        with self.read_unit() as unit:
            stored = unit.dossiers.find(number)
            if stored is None:
                raise UnknownDossierError(number)
            return self._detail(unit, stored)

    def _detail(self, unit: UnitOfWork, stored: StoredDossier) -> DossierDetail:
        dossier, calendar = stored.dossier, self.calendars()
        procedure = unit.catalogue.procedure(
            dossier.procedure, on=dossier.received_at.date()
        )
        if procedure is None:
            raise UnknownProcedureError(dossier.procedure)
        horizon = Horizon.of(self.clock(), calendar)
        return DossierDetail(
            id=stored.id,
            dossier=dossier,
            procedure=procedure,
            papers=unit.dossiers.reception(stored.id).papers,
            urgency=urgency(dossier, horizon),
            remaining=remaining(dossier, horizon, calendar),
            time_left=time_left(dossier, horizon, calendar),
            book_year=stored.book_year,
            book_serial=stored.book_serial,
            history=tuple(unit.dossiers.history(stored.id)),
            history_ok=unit.dossiers.verify(stored.id),
            slips=tuple(unit.slips.of_dossier(stored.id)),
            steps=allowed_steps(dossier.state),
            attachments=tuple(unit.attachments.of_dossier(stored.id)),
        )

    def search(
        self, text: str, *, limit: int = 50, chosen: DossierFilter | None = None
    ) -> Sequence[DossierRow]:
        """Return dossiers that match every word of `text`, newest first."""
        return self.lists.search(
            text, limit=limit, chosen=chosen or DossierFilter(), now=self.clock()
        )

    def worklist(self, urgency: Urgency | None = None) -> Sequence[DossierRow]:
        """Return what needs an act, most harmful first."""
        return self.lists.worklist(self.clock(), urgency=urgency)

    def worklist_counts(self) -> WorklistCounts:
        """Return the counts of the work list's tiles."""
        return self.lists.worklist_counts(self.clock())

    def pages(
        self, chosen: DossierFilter, sort: SortBy, *, descending: bool
    ) -> DossierPages:
        """Return a window over all dossiers that match."""
        return self.lists.pages(chosen, sort, descending=descending, now=self.clock())

    def received_today(self, *, limit: int = 20) -> Sequence[DossierRow]:
        """Return today's dossiers, newest first."""
        now = self.clock()
        return self.lists.received_on(now.date(), limit=limit, now=now)

    def weeks(self, *, count: int = 8) -> Sequence[WeekCount]:
        """Return received and resolved of the last whole weeks, oldest first."""
        return self.lists.weeks(self.clock().date() - timedelta(weeks=1), count)

    def known_applicants(self, id_number: str) -> list[Applicant]:
        """Return what earlier dossiers say of the person with this ID number."""
        dossiers = self.lists.known_applicants(id_number, limit=_KNOWN_APPLICANTS)
        return list(dict.fromkeys(dossier.applicant for dossier in dossiers))

    def id_number(self, number: str) -> str:
        """Return the full ID number of an applicant; the log keeps who read it."""
        return self.people.id_number(number)

    def units(self) -> Sequence[Unit]:
        """Return the office's own unit first, then its subordinates."""
        with self.read_unit() as unit:
            return unit.catalogue.units()

    def figures(
        self, period: Period, *, by: str = "", scope: FigureScope | None = None
    ) -> FiguresAnswer:
        """Return the figures of a period, all identities checked."""
        return self.figure_desk.figures(period, by=by, scope=scope)

    def numbers_behind(
        self, key: str, period: Period, *, group: tuple[str, str] = ("", "")
    ) -> list[str]:
        """Return the numbers of the dossiers that a figure counts."""
        return self.figure_desk.numbers_behind(key, period, group=group)

    def export_report(
        self, name: str, period: Period, path: Path, *, unit_code: str = ""
    ) -> Path:
        """Write a registered report; refused while an identity fails."""
        scope = FigureScope(unit_code=unit_code)
        return self.reports.export(name, period, path, scope=scope).path

    def composed(self, period: Period, *, scope: FigureScope) -> Composed:
        """Return what the CCHC report itself says, by heading, its figures apart."""
        return self.reports.composed(period, scope=scope)

    def watch_counts(self) -> Mapping[WatchKind, int]:
        """Return how many dossiers, or waiting submissions, are to be watched."""
        return self.watching.counts()

    def watched(self, kind: WatchKind) -> Sequence[DossierRow]:
        """Return the dossiers that are watched for one reason."""
        return self.watching.rows(kind)

    def calendar_notes(self, day: date) -> list[str]:
        """Return the days off within a week of `day`, as sentences.

        In the last months of a year also that the next one is not confirmed yet.
        """
        calendar = self.calendars()
        notes = []
        for ahead in range(8):
            off = day + timedelta(days=ahead)
            special = calendar.special_day(off)
            if special is not None and not calendar.is_working_day(off):
                weekday = SHORT_WEEKDAYS[off.weekday()]
                notes.append(f"{weekday} {screen_date(off)} nghỉ: {special.name}")
        following = day.year + 1
        if day.month >= _CONFIRMED_BY and not calendar.is_confirmed(following):
            notes.append(
                f"Lịch năm {following} chưa xác nhận: "
                "hạn trả sang năm sau có thể đổi. Nạp thông báo nghỉ ở Lịch làm việc"
            )
        return notes

    def catalogue_editions(self) -> list[Procedure]:
        """Return every edition of every procedure, in force or not."""
        with self.read_unit() as unit:
            return list(unit.catalogue.procedures())

    def preview_procedure(self, procedure: Procedure) -> CalendarEffect:
        """Return the open dossiers that this edition would move; nothing is kept."""
        return self.procedure_desk.preview(procedure)

    def save_procedure(
        self, procedure: Procedure, *, reason: str = ""
    ) -> CalendarEffect:
        """Replace an edition; with a `reason`, recompute the dossiers it moves."""
        effect = self.procedure_desk.save(
            procedure, reason=reason, officer=self.officer
        )
        self._procedures = None
        return effect

    def explain_due(self, question: DueQuestion) -> DuePreview:
        """Return a due moment with its days; of a dossier, with its pauses."""
        return self.explaining.preview(question)

    def print_explanation(self, question: DueQuestion, path: Path) -> Path:
        """Write the explanation of a due moment as PDF."""
        return self.explaining.write(question, path)

    def calendar_book(self) -> CalendarBook:
        """Return what the office says of its calendar."""
        return self.calendar_desk.book()

    def preview_calendar(self, change: CalendarChange) -> CalendarEffect:
        """Return what a change of the calendar would do; nothing is kept."""
        return self.calendar_desk.preview(change)

    def save_calendar(
        self, change: CalendarChange, *, what: str, reason: str = ""
    ) -> CalendarEffect:
        """Change the calendar; with a `reason`, recompute the dossiers it moves."""
        return self.calendar_desk.save(
            change, what=what, reason=reason, officer=self.officer
        )

    def write_rows(self, path: Path, title: str, rows: Iterable[ListedCells]) -> Path:
        """Write rows, their head first, as XLSX or CSV; whole or not at all."""
        return self.row_writer(path, title, rows)
