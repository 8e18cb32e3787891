"""The composition root: the only place where the parts of the program meet."""

import os
import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import platformdirs

from motcua_desktop.desktop import DATABASE
from motcua_desktop.devices import system_spooler
from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.opened_office import (
    ISSUES_FOLDER,
    SLIPS_FOLDER,
    OpenOffice,
)
from motcua_desktop.services.accounts import AccountDesk
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.calendars import CalendarDesk
from motcua_desktop.services.counter_slips import CounterSlipDesk
from motcua_desktop.services.desk_papers import DeskPapers
from motcua_desktop.services.editable_slips import EditableSlips
from motcua_desktop.services.errors import ReadOnlyOfficeError, StorageError
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.guard import Gate, note_deed
from motcua_desktop.services.intake import Intake
from motcua_desktop.services.issued_baseline import IssuedBaseline
from motcua_desktop.services.narrative import NarrativeDesk
from motcua_desktop.services.noting import Noting
from motcua_desktop.services.ports import Clock, OpenUnit
from motcua_desktop.services.printing import PrintQueue
from motcua_desktop.services.processing import Processing
from motcua_desktop.services.proofs import ProofDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.report_issues import IssueDesk
from motcua_desktop.services.reports import ReportDesk
from motcua_desktop.services.sealing import SealingDesk
from motcua_desktop.services.session import Session
from motcua_desktop.services.slips import SlipDesk
from motcua_desktop.services.submissions import SubmissionDesk
from motcua_desktop.services.tables.desk import TableDesk
from motcua_desktop.services.watching import WatchDesk
from motcua_desktop.storage.accounts import Accounts
from motcua_desktop.storage.cipher import PLAIN
from motcua_desktop.storage.copies import Copies, CopyMaker
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.key_holders import OfficeKeys
from motcua_desktop.storage.key_search import KeyOf, no_key
from motcua_desktop.storage.migrations import migrate
from motcua_desktop.storage.opening import (
    DATABASE_FILE,
    is_server,
    live_file,
    open_database,
    open_to_read,
)
from motcua_desktop.storage.passwords import Argon2Seal
from motcua_desktop.storage.queries.lists import FigureStore, Lists
from motcua_desktop.storage.queries.tables import TableStore
from motcua_desktop.storage.unit_of_work import reading_unit_opener, unit_opener
from motcua_desktop.storage.work_calendars import CalendarShelf
from motcua_desktop.writers import CchcNarrator, Papers, ReturnedFiles, Tables

__all__ = ["OpenOffice", "office_over", "open_office", "open_or_read"]

TEMPLATES_FOLDER = "templates"
PRINT_FOLDER = "print-queue"


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
    data: Path,
    database: str | None = None,
    *,
    clock: Clock = office_clock,
    key: bytes = PLAIN,
) -> OpenOffice:
    """Open the office in folder `data`, bringing its schema to the present.

    `key` is that of an encrypted database.

    Raises:
        StorageError: the place or the file cannot be used; it is left untouched.
    """
    url = database or os.environ.get(DATABASE)
    return office_over(open_database(data, url, key), data, clock)


def open_or_read(
    data: Path,
    database: str | None = None,
    *,
    clock: Clock = office_clock,
    key_of: KeyOf = no_key,
) -> OpenOffice:
    """Open the office in `data` for work or, where that cannot be, to be read only.

    A place that cannot be written to, a full disk or a damaged file keep nobody from
    searching, looking and printing what was issued; `OpenOffice.standing` says why.
    `key_of` knows the keys of encrypted files.

    Raises:
        StorageError: there is nothing that could be read.
    """
    url = database or os.environ.get(DATABASE)
    live = live_file(data, url)
    key = PLAIN if is_server(url) else key_of(live)
    try:
        return open_office(data, url, clock=clock, key=key)
    except StorageError as cause:
        copies = Copies(data, live, clock, key_of)
        opened = open_to_read(live, copies.listed(), cause, key_of)
        work = tempfile.TemporaryDirectory(prefix="motcua-xem-")
        opened.on_close = _after(opened.on_close, work.cleanup)
        why = ReadOnlyOfficeError(opened.only_read or cause)
        backups = BackupDesk(None, copies, clock, why)
        return _compose(opened, data, clock, backups, work=Path(work.name))


def _after(first: Callable[[], None], then: Callable[[], None]) -> Callable[[], None]:
    def both() -> None:
        first()
        then()

    return both


def office_over(database: Database, data: Path, clock: Clock) -> OpenOffice:
    """Return the office in an opened `database`, its schema brought to the present.

    Raises:
        NewerDatabaseError: written by a newer program; left untouched.
    """
    backups = _backup_desk(database, data, clock)
    try:
        migrate(database, now=clock(), copy_first=backups.before_change_of_schema)
    except StorageError:
        database.close()
        raise
    office = _compose(database, data, clock, backups, work=data)
    office.retention.finish()
    office.sweep()
    return office


def _backup_desk(database: Database, data: Path, clock: Clock) -> BackupDesk:
    if database.dialect.name != "sqlite":
        return BackupDesk(None, Copies(data, data / DATABASE_FILE, clock), clock)
    live = Path(database.driver.database)
    copies = Copies(data, live, clock, lambda _file: database.key)
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
    database: Database, data: Path, clock: Clock, backups: BackupDesk, *, work: Path
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
    session, keys = Session(Accounts(database)), OfficeKeys(data, database)
    issues = IssueDesk(
        open_unit, queries, reports, ReturnedFiles(), clock, data / ISSUES_FOLDER
    )
    office = OpenOffice(
        data=data,
        work=work,
        database=database,
        open_unit=open_unit,
        read_unit=read_unit,
        lists=lists,
        figures=figures,
        intake=intake,
        processing=Processing(open_unit, clock),
        noting=Noting(open_unit, read_unit, clock),
        slips=SlipDesk(
            open_unit, read_unit, papers, clock, data / SLIPS_FOLDER, word_files
        ),
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
        printing=PrintQueue(system_spooler(), clock, work / PRINT_FOLDER),
        accounts=AccountDesk(open_unit, read_unit, session, Argon2Seal(), keys, clock),
        sealing=SealingDesk(open_unit, keys, database.dialect.name == "sqlite"),
        papers=papers,
        clock=clock,
        gate=Gate(session, open_unit),
    )
    return office.behind_the_gate()
