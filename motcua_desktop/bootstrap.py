"""The composition root: the only place where the parts of the program meet."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path

import platformdirs

from motcua_desktop.devices import system_spooler
from motcua_desktop.devices.pages import PdfPages
from motcua_desktop.documents.reports.narrative.writer import CchcNarrator
from motcua_desktop.domain.calendar import SpecialDay, WorkCalendar
from motcua_desktop.services.accounts import AccountDesk
from motcua_desktop.services.audit import AuditDesk
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.calendars import CalendarDesk
from motcua_desktop.services.counter_slips import CounterSlipDesk
from motcua_desktop.services.desk import ListedCells
from motcua_desktop.services.desk_papers import DeskPapers
from motcua_desktop.services.due_board import DueBoardDesk
from motcua_desktop.services.editable_slips import EditableSlips
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.explaining import Explaining
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.guard import Gate, guarded, note_deed
from motcua_desktop.services.intake import Intake
from motcua_desktop.services.issued_baseline import IssuedBaseline
from motcua_desktop.services.narrative import NarrativeDesk
from motcua_desktop.services.noting import Noting
from motcua_desktop.services.office_desk import OfficeDesk
from motcua_desktop.services.office_settings import OfficeSettings
from motcua_desktop.services.papers import PaperDesk
from motcua_desktop.services.people import PersonDesk
from motcua_desktop.services.ports import Clock, OpenUnit
from motcua_desktop.services.printing import PrintQueue
from motcua_desktop.services.procedures import ProcedureDesk
from motcua_desktop.services.processing import Processing
from motcua_desktop.services.proofs import ProofDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.report_issues import IssueDesk
from motcua_desktop.services.reports import ReportDesk
from motcua_desktop.services.rights import GUARDED
from motcua_desktop.services.session import Session
from motcua_desktop.services.slips import SlipDesk
from motcua_desktop.services.submissions import SubmissionDesk
from motcua_desktop.services.tables.desk import TableDesk
from motcua_desktop.services.tracking_book import TrackingBook
from motcua_desktop.services.upkeep import OfficeCheck
from motcua_desktop.services.watching import WatchDesk
from motcua_desktop.storage import checks
from motcua_desktop.storage.accounts import Accounts
from motcua_desktop.storage.copies import Copies, CopyMaker
from motcua_desktop.storage.database import Database, open_postgres
from motcua_desktop.storage.migrations import migrate
from motcua_desktop.storage.opening import open_live
from motcua_desktop.storage.passwords import Argon2Seal
from motcua_desktop.storage.places import make_folder
from motcua_desktop.storage.queries.lists import FigureStore, Lists
from motcua_desktop.storage.queries.tables import TableStore
from motcua_desktop.storage.unit_of_work import reading_unit_opener, unit_opener
from motcua_desktop.storage.work_calendars import CalendarShelf
from motcua_desktop.writers import Papers, ReturnedFiles, Tables

DATABASE_FILE = "motcua.db"
SLIPS_FOLDER = "slips"
TEMPLATES_FOLDER = "templates"
PRINT_FOLDER = "print-queue"
UNISSUED_FOLDER = "papers"
ISSUES_FOLDER = "reports"


@dataclass(frozen=True)
class OpenOffice:
    """An office whose database is open, with every service over it."""

    data: Path
    database: Database
    open_unit: OpenUnit
    read_unit: OpenUnit
    lists: Lists
    figures: FigureDesk
    intake: Intake
    processing: Processing
    noting: Noting
    slips: SlipDesk
    counter_slips: CounterSlipDesk
    desk_papers: DeskPapers
    reports: ReportDesk
    tables: TableDesk
    issues: IssueDesk
    proofs: ProofDesk
    backups: BackupDesk
    calendars: Callable[[], WorkCalendar]
    calendar_desk: CalendarDesk
    submissions: SubmissionDesk
    narrative: NarrativeDesk
    watching: WatchDesk
    printing: PrintQueue
    accounts: AccountDesk
    papers: Papers
    clock: Clock
    gate: Gate

    @cached_property
    def desk(self) -> OfficeDesk:
        """Everything a clerk can do, in one place."""
        desk = OfficeDesk(
            read_unit=self.read_unit,
            intake=self.intake,
            processing=self.processing,
            noting=self.noting,
            papers=self._paper_desk,
            reports=self.reports,
            tables=self.tables,
            issues=self.issues,
            proofs=self.proofs,
            figure_desk=self.figures,
            lists=self.lists,
            calendars=self.calendars,
            calendar_desk=self.calendar_desk,
            watching=self.watching,
            due_board=guarded(
                DueBoardDesk(self.lists, self.calendars, self.clock), self.gate
            ),
            backups=self.backups,
            settings=self.settings,
            check=self.check,
            people=self.people,
            procedure_desk=self.procedures,
            narrative=self.narrative,
            explaining=self._explaining,
            notice_reader=_notice_days,
            row_writer=_write_rows,
            clock=self.clock,
        )
        return guarded(desk, self.gate)

    @property
    def _paper_desk(self) -> PaperDesk:
        desk = PaperDesk(
            self.slips,
            self.desk_papers,
            self.printing,
            PdfPages(),
            self.data / UNISSUED_FOLDER,
        )
        return guarded(desk, self.gate)

    @property
    def _explaining(self) -> Explaining:
        desk = Explaining(self.read_unit, self.calendars, self.papers, self.clock)
        return guarded(desk, self.gate)

    @property
    def registers(self) -> RegisterDesk:
        """The office's registers."""
        return self.narrative.registers

    @property
    def audit(self) -> AuditDesk:
        """The log of deeds."""
        return guarded(AuditDesk(self.read_unit), self.gate)

    @property
    def people(self) -> PersonDesk:
        """What is held about one person."""
        desk = PersonDesk(self.read_unit, self.lists, self.clock)
        return guarded(desk, self.gate)

    @property
    def procedures(self) -> ProcedureDesk:
        """The changing of procedures."""
        desk = ProcedureDesk(self.open_unit, self.read_unit, self.clock)
        return guarded(desk, self.gate)

    @property
    def is_set_up(self) -> bool:
        """Whether the data folder holds an office already."""
        with self.read_unit() as unit:
            return unit.catalogue.office() is not None

    @property
    def books(self) -> TrackingBook:
        """The taking in of tracking books; the libraries for sheets load here."""
        from motcua_desktop.exchange.catalogue_file import (  # noqa: PLC0415
            shipped_sectors,
        )

        book = TrackingBook(
            self.open_unit, self.calendars, self.clock, shipped_sectors()
        )
        return guarded(book, self.gate)

    @property
    def settings(self) -> OfficeSettings:
        """What the office says of itself."""
        desk = OfficeSettings(self.open_unit, self.read_unit, self.papers, self.clock)
        return guarded(desk, self.gate)

    @property
    def check(self) -> OfficeCheck:
        """What looks the whole office over."""
        desk = OfficeCheck(
            self.data,
            self.data / SLIPS_FOLDER,
            self.data / ISSUES_FOLDER,
            self.read_unit,
            database=checks.parts(self.database),
            papers=self.slips.writer.findings,
        )
        return guarded(desk, self.gate)

    def findings(self) -> list[str]:
        """Look the whole office over; return what is wrong."""
        with checks.readable(self.database):
            return self.check.findings()

    def behind_the_gate(self) -> "OpenOffice":
        """Return the same office with every service behind its guard."""
        services = {
            field.name: guarded(service, self.gate)
            for field in fields(self)
            if type(service := getattr(self, field.name)).__name__ in GUARDED
        }
        return replace(self, **services)

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def _notice_days(path: Path) -> tuple[SpecialDay, ...]:
    """Read a calendar file; the libraries for sheets load at first use."""
    from motcua_desktop.exchange.calendar_file import (  # noqa: PLC0415
        read_calendar_file,
    )

    return read_calendar_file(path)


def _write_rows(path: Path, title: str, rows: Iterable[ListedCells]) -> Path:
    """Write rows as a sheet; the libraries for sheets load at first use."""
    from motcua_desktop.exchange.sheet_writer import (  # noqa: PLC0415
        written_sheet,
    )

    path.parent.mkdir(parents=True, exist_ok=True)
    with written_sheet(path, title=title) as sheet:
        for row in rows:
            sheet.row(row)
    return path


def default_data() -> Path:
    """Return the office's data folder where none is named."""
    named = os.environ.get("MOTCUA_DATA")
    if named:
        return Path(named)
    return Path(platformdirs.user_data_dir("MotCua", appauthor=False))


def office_clock() -> datetime:
    """Return the present moment, naive local time of Vietnam.

    MOTCUA_NOW (ISO) stands in for it where a scene is fixed: pictures, tests.
    """
    fixed = os.environ.get("MOTCUA_NOW")
    return datetime.fromisoformat(fixed) if fixed else datetime.now()


def open_office(
    data: Path, database: str | None = None, *, clock: Clock = office_clock
) -> OpenOffice:
    """Open the office in folder `data`, bringing its schema to the present.

    Raises:
        StorageError: the place or the file cannot be used; it is left untouched.
    """
    url = database or os.environ.get("MOTCUA_DATABASE")
    return office_over(_open_database(data, url), data, clock)


def office_over(database: Database, data: Path, clock: Clock) -> OpenOffice:
    """Return the office in an opened `database`, its schema brought to the present.

    Raises:
        NewerDatabaseError: written by a newer program; left untouched.
    """
    backups = _backup_desk(database, data, clock)
    migrate(database, now=clock(), copy_first=backups.before_change_of_schema)
    return _compose(database, data, clock, backups)


def _open_database(data: Path, url: str | None) -> Database:
    if _is_server(url):
        make_folder(data)
        return open_postgres(url or "")
    return open_live(live_file(data, url))


def _is_server(url: str | None) -> bool:
    return (url or "").startswith(("postgresql://", "postgres://"))


def live_file(data: Path, url: str | None) -> Path:
    """Return the file of the office's database; of one on a server, where it was.

    Raises:
        UnknownWordError: `url` is of no kind that is known.
    """
    if url and not _is_server(url) and not url.startswith("sqlite:///"):
        raise UnknownWordError("Cơ sở dữ liệu", url, "sqlite:///…, postgresql://…")
    if url and not _is_server(url):
        return Path(url.removeprefix("sqlite:///"))
    return data / DATABASE_FILE


def _backup_desk(database: Database, data: Path, clock: Clock) -> BackupDesk:
    if database.dialect.name != "sqlite":
        return BackupDesk(None, Copies(data, data / DATABASE_FILE, clock), clock)
    copies = Copies(data, Path(database.driver.database), clock)
    return BackupDesk(CopyMaker(database, copies, clock), copies, clock)


def _table_desk(
    database: Database,
    read_unit: OpenUnit,
    figures: FigureDesk,
    calendars: Callable[[], WorkCalendar],
) -> TableDesk:
    store, tables = TableStore(database, calendars), Tables()
    return TableDesk(read_unit, store, figures, tables.words, tables, figures.clock)


def _compose(
    database: Database, data: Path, clock: Clock, backups: BackupDesk
) -> OpenOffice:
    shelf = CalendarShelf(database)
    calendars = shelf.calendar
    open_unit = unit_opener(database, shelf, partial(note_deed, clock=clock))
    read_unit = reading_unit_opener(database, shelf)
    papers = Papers(data)
    word_files = EditableSlips(papers, data / TEMPLATES_FOLDER)
    lists = Lists(database, calendars)
    queries = FigureStore(database, calendars)
    figures = FigureDesk(queries, clock)
    intake = Intake(open_unit, calendars, clock)
    registers = RegisterDesk(open_unit, read_unit, clock)
    narrative = NarrativeDesk(open_unit, read_unit, registers, CchcNarrator(), clock)
    base = IssuedBaseline(read_unit, queries)
    reports = ReportDesk(
        read_unit, queries, figures, papers, calendars, clock, narrative, base
    )
    submissions = SubmissionDesk(open_unit, read_unit, intake, calendars, clock)
    session = Session(Accounts(database))
    issues = IssueDesk(
        open_unit, queries, reports, ReturnedFiles(), clock, data / ISSUES_FOLDER
    )
    office = OpenOffice(
        data=data,
        database=database,
        open_unit=open_unit,
        read_unit=read_unit,
        lists=lists,
        figures=figures,
        intake=intake,
        processing=Processing(open_unit, clock),
        noting=Noting(open_unit, read_unit, clock),
        slips=SlipDesk(open_unit, papers, clock, data / SLIPS_FOLDER, word_files),
        counter_slips=CounterSlipDesk(
            open_unit, read_unit, papers, word_files, clock, data / SLIPS_FOLDER
        ),
        desk_papers=DeskPapers(read_unit, lists, papers, clock),
        reports=reports,
        tables=_table_desk(database, read_unit, figures, calendars),
        issues=issues,
        proofs=ProofDesk(figures, queries, base, clock),
        backups=backups,
        calendars=calendars,
        calendar_desk=CalendarDesk(open_unit, read_unit, clock),
        submissions=submissions,
        narrative=narrative,
        watching=WatchDesk(lists, submissions, clock),
        printing=PrintQueue(system_spooler(), clock, data / PRINT_FOLDER),
        accounts=AccountDesk(open_unit, read_unit, session, Argon2Seal(), clock),
        papers=papers,
        clock=clock,
        gate=Gate(session, open_unit),
    )
    return office.behind_the_gate()
