"""An open office: its database with every service over it, each behind the guard."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path

from motcua_desktop.devices.pages import PdfPages
from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.services.accounts import AccountDesk
from motcua_desktop.services.attachments import AttachmentDesk
from motcua_desktop.services.audit import AuditDesk
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.calendars import CalendarDesk
from motcua_desktop.services.catalogue_lists import CatalogueLists
from motcua_desktop.services.counter_slips import CounterSlipDesk
from motcua_desktop.services.desk import ListedCells
from motcua_desktop.services.desk_papers import DeskPapers
from motcua_desktop.services.due_board import DueBoardDesk
from motcua_desktop.services.errors import (
    DiskFullError,
    ReadOnlyOfficeError,
)
from motcua_desktop.services.explaining import Explaining
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.guard import Gate, guarded
from motcua_desktop.services.imports import ImportDesk
from motcua_desktop.services.intake import Intake
from motcua_desktop.services.logo import LogoDesk
from motcua_desktop.services.narrative import NarrativeDesk
from motcua_desktop.services.noting import Noting
from motcua_desktop.services.office_desk import OfficeDesk
from motcua_desktop.services.office_settings import OfficeSettings
from motcua_desktop.services.papers import PaperDesk
from motcua_desktop.services.people import PersonDesk
from motcua_desktop.services.ports import Clock, OpenUnit
from motcua_desktop.services.ports_imports import ImportFiles
from motcua_desktop.services.printing import PrintQueue
from motcua_desktop.services.procedures import ProcedureDesk
from motcua_desktop.services.processing import Processing
from motcua_desktop.services.proofs import ProofDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.report_issues import IssueDesk
from motcua_desktop.services.reports import ReportDesk
from motcua_desktop.services.retention import RetentionDesk
from motcua_desktop.services.rights import GUARDED
from motcua_desktop.services.rows.audit import Witness
from motcua_desktop.services.sealing import SealingDesk
from motcua_desktop.services.slips import SlipDesk
from motcua_desktop.services.submissions import SubmissionDesk
from motcua_desktop.services.tables.desk import TableDesk
from motcua_desktop.services.tracking_book import TrackingBook
from motcua_desktop.services.upkeep import OfficeCheck
from motcua_desktop.services.watching import WatchDesk
from motcua_desktop.storage import checks
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.places import is_full
from motcua_desktop.storage.queries.lists import Lists
from motcua_desktop.text import screen_moment
from motcua_desktop.writers import Papers

SLIPS_FOLDER = "slips"
UNISSUED_FOLDER = "papers"
OPENED_FOLDER = "opened"
ISSUES_FOLDER = "reports"


@dataclass(frozen=True)
class OpenOffice:
    """An office whose database is open, with every service over it.

    `work` is the folder of what is made for the moment: of an office that is only
    read it is not its own.
    """

    data: Path
    work: Path
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
    sealing: SealingDesk
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
            counter_slips=self.counter_slips,
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
            accounts=self.accounts,
            sealing=self.sealing,
            audit=self.audit,
            attachments=self.attachments,
            logo=self.logo,
            check=self.check,
            people=self.people,
            procedure_desk=self.procedures,
            catalogue_lists=self.catalogue_lists,
            narrative=self.narrative,
            explaining=self._explaining,
            imports=self.imports,
            row_writer=_write_rows,
            clock=self.clock,
            why_only_read=lambda: self.standing,
        )
        return guarded(desk, self.gate)

    @property
    def standing(self) -> str:
        """Why nothing can be written now and what to do; "" while all can be."""
        if self.database.only_read is not None:
            return str(ReadOnlyOfficeError(self.database.only_read))
        return str(DiskFullError()) if is_full(self.data) else ""

    @property
    def _paper_desk(self) -> PaperDesk:
        desk = PaperDesk(
            self.slips,
            self.desk_papers,
            self.printing,
            PdfPages(),
            self.work / UNISSUED_FOLDER,
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

        def witnesses() -> Iterator[Witness]:
            yield from self.backups.shelf.witnesses()
            yield from self.issues.witnesses()

        desk = AuditDesk(self.read_unit, witnesses, self.people.subjects)
        return guarded(desk, self.gate)

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
    def catalogue_lists(self) -> CatalogueLists:
        """The sectors and the units."""
        desk = CatalogueLists(self.open_unit, self.read_unit)
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
    def imports(self) -> ImportDesk:
        """The taking in of files from outside."""
        desk = ImportDesk(
            self._import_files,
            lambda: self.books,
            self.procedures,
            self.registers,
            self.calendar_desk,
            self.backups,
        )
        return guarded(desk, self.gate)

    def _import_files(self) -> ImportFiles:
        """Return what reads files; the libraries for sheets load at first use."""
        from motcua_desktop.exchange import import_files  # noqa: PLC0415

        return import_files.ImportFiles(self.data)

    @property
    def settings(self) -> OfficeSettings:
        """What the office says of itself."""
        desk = OfficeSettings(self.open_unit, self.read_unit, self.papers, self.clock)
        return guarded(desk, self.gate)

    @property
    def retention(self) -> RetentionDesk:
        """How long personal values are kept."""
        desk = RetentionDesk(
            self.open_unit,
            self.read_unit,
            self.clock,
            self.data,
            self.work / UNISSUED_FOLDER,
            self.printing,
            self.backups,
            self.database.rewrite,
            is_shared=self.database.dialect.name == "postgres",
        )
        return guarded(desk, self.gate)

    @property
    def logo(self) -> LogoDesk:
        """The office's logo."""
        desk = LogoDesk(self.open_unit, self.read_unit, _read_logo)
        return guarded(desk, self.gate)

    @property
    def attachments(self) -> AttachmentDesk:
        """The files kept with dossiers."""
        desk = AttachmentDesk(
            self.open_unit, self.read_unit, self.clock, _read_attachment, self._looked
        )
        return guarded(desk, self.gate)

    @property
    def _looked(self) -> Path:
        """Where copies of attachments lie while somebody looks at them."""
        return self.work / UNISSUED_FOLDER / OPENED_FOLDER

    def sweep(self) -> None:
        """Delete the copies that were looked at; one that is still open stays."""
        shutil.rmtree(self._looked, ignore_errors=True)

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

    @property
    def sudden_end(self) -> str:
        """What was kept last, where the program did not end well; "" else.

        A clerk whose form was cut off looks here before typing it again.
        """
        last = self.lists.last_written() if self.database.was_cut_short else None
        if last is None:
            return ""
        number, at = last
        return (
            "Lần trước chương trình tắt đột ngột. "
            f"Ghi sau cùng: hồ sơ {number}, {screen_moment(at)}."
        )

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
        """Close the database; nothing that was looked at stays."""
        self.sweep()
        self.database.close()


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


def _read_attachment(path: Path) -> bytes:
    """Read a file to be kept; the gate for files from outside loads at first use."""
    from motcua_desktop.exchange.attachment_file import (  # noqa: PLC0415
        attachment_content,
    )

    return attachment_content(path)


def _read_logo(path: Path) -> bytes:
    """Read a logo; the library for pictures loads at first use."""
    from motcua_desktop.exchange.logo_file import logo_picture  # noqa: PLC0415

    return logo_picture(path)
