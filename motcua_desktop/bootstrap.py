"""The composition root: the only place where the parts of the program meet."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import platformdirs

from motcua_desktop.devices import system_spooler
from motcua_desktop.domain.calendar import SpecialDay, WorkCalendar
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.calendars import CalendarDesk
from motcua_desktop.services.desk_papers import DeskPapers
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.explaining import Explaining
from motcua_desktop.services.figures import FigureDesk
from motcua_desktop.services.intake import Intake
from motcua_desktop.services.office_desk import OfficeDesk
from motcua_desktop.services.ports import Clock, OpenUnit
from motcua_desktop.services.ports_slips import GoesOn
from motcua_desktop.services.printing import PrintQueue
from motcua_desktop.services.procedures import ProcedureDesk
from motcua_desktop.services.processing import Processing
from motcua_desktop.services.reports import ReportDesk
from motcua_desktop.services.rows.explanations import ExplanationSheet
from motcua_desktop.services.rows.reports import CchcFacts
from motcua_desktop.services.rows.slips import DossierSheet, FormCard, Sheet
from motcua_desktop.services.slips import SlipDesk
from motcua_desktop.services.submissions import SubmissionDesk
from motcua_desktop.services.upkeep import OfficeCheck
from motcua_desktop.services.watching import WatchDesk
from motcua_desktop.storage import checks
from motcua_desktop.storage.copies import Copies
from motcua_desktop.storage.database import Database, open_postgres, open_sqlite
from motcua_desktop.storage.migrations import migrate
from motcua_desktop.storage.places import make_folder, refuse_unsafe_place
from motcua_desktop.storage.queries.lists import FigureStore, Lists
from motcua_desktop.storage.unit_of_work import reading_unit_opener, unit_opener
from motcua_desktop.storage.work_calendars import CalendarShelf

DATABASE_FILE = "motcua.db"
SLIPS_FOLDER = "slips"
TEMPLATES_FOLDER = "templates"
PRINT_FOLDER = "print-queue"


@dataclass(frozen=True, slots=True)
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
    slips: SlipDesk
    papers: DeskPapers
    reports: ReportDesk
    desk: OfficeDesk
    backups: BackupDesk
    calendars: Callable[[], WorkCalendar]
    calendar_desk: CalendarDesk
    submissions: SubmissionDesk
    watching: WatchDesk
    printing: PrintQueue
    clock: Clock

    def findings(self) -> list[str]:
        """Look the whole office over; return what is wrong."""
        folder = self.data / SLIPS_FOLDER
        return OfficeCheck(
            self.data,
            folder,
            self.read_unit,
            database=lambda: checks.findings(self.database),
            papers=self.slips.writer.findings,
        ).findings()

    def close(self) -> None:
        """Close the database."""
        self.database.close()


class Papers:
    """Papers made by the documents package, whose libraries load at first use."""

    def forms(self) -> tuple[FormCard, ...]:
        """Return the forms that can be printed."""
        from motcua_desktop.documents.forms import FORMS  # noqa: PLC0415

        return tuple(form.card for form in FORMS)

    def form_set_on(self, day: date) -> str:
        """Return the set of forms for a dossier received on `day`."""
        from motcua_desktop.documents.forms.appointment_receipt import (  # noqa: PLC0415
            receipt_words,
        )
        from motcua_desktop.documents.forms.editions import (  # noqa: PLC0415
            words_in_force,
        )

        return words_in_force(receipt_words(), day).form_set

    def slip(self, name: str, sheet: Sheet, *, paper: str = "") -> bytes:
        """Return form `name` filled with `sheet` as PDF."""
        from motcua_desktop.documents.forms import filled_form  # noqa: PLC0415
        from motcua_desktop.documents.pdf import render_pdf  # noqa: PLC0415

        return render_pdf(filled_form(name, sheet, paper))

    def slips_in_one(
        self, name: str, sheets: Iterable[Sheet], *, paper: str, goes_on: GoesOn
    ) -> bytes | None:
        """Return many slips as one PDF, None where `goes_on` said no."""
        from motcua_desktop.documents.forms import filled_form  # noqa: PLC0415
        from motcua_desktop.documents.pdf import render_pdfs  # noqa: PLC0415

        documents = (filled_form(name, sheet, paper) for sheet in sheets)
        return render_pdfs(documents, goes_on)

    def editable_slip(self, name: str, sheet: Sheet, *, paper: str = "") -> bytes:
        """Return the same paper with the same text as a Word file."""
        from motcua_desktop.documents.docx import render_slip_docx  # noqa: PLC0415
        from motcua_desktop.documents.forms import filled_form  # noqa: PLC0415
        from motcua_desktop.documents.pdf import page_counts  # noqa: PLC0415

        document = filled_form(name, sheet, paper)
        return render_slip_docx(document, page_counts(document))

    def from_template(self, name: str, sheet: DossierSheet, template: bytes) -> bytes:
        """Return the slip as the office's own Word template has it."""
        from motcua_desktop.documents.forms import filled_form  # noqa: PLC0415
        from motcua_desktop.documents.template_fields import (  # noqa: PLC0415
            template_fields,
        )
        from motcua_desktop.documents.word_template import (  # noqa: PLC0415
            fill_template,
        )

        filled_form(name, sheet)
        return fill_template(template, template_fields(sheet))

    def explanation(self, sheet: ExplanationSheet) -> bytes:
        """Return the explanation of a due moment as PDF."""
        from motcua_desktop.documents.explanation import (  # noqa: PLC0415
            explanation_document,
        )
        from motcua_desktop.documents.pdf import render_pdf  # noqa: PLC0415

        return render_pdf(explanation_document(sheet))

    def findings(self) -> list[str]:
        """Return what papers lack: the fonts that are embedded in them."""
        from motcua_desktop.documents.pdf import missing_fonts  # noqa: PLC0415

        return [f"Thiếu phông chữ để in phiếu: {name}." for name in missing_fonts()]

    def cchc_report(self, facts: CchcFacts) -> bytes:
        """Return the periodic CCHC report as DOCX."""
        from motcua_desktop.documents.docx import render_docx  # noqa: PLC0415
        from motcua_desktop.documents.reports.cchc import (  # noqa: PLC0415
            cchc_document,
        )

        return render_docx(cchc_document(facts))


def _notice_days(path: Path) -> tuple[SpecialDay, ...]:
    """Read a calendar file; the libraries for sheets load at first use."""
    from motcua_desktop.exchange.calendar_file import (  # noqa: PLC0415
        read_calendar_file,
    )

    return read_calendar_file(path)


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
    opened = _open_database(data, database or os.environ.get("MOTCUA_DATABASE"))
    copies = Copies(opened, data, clock)
    migrate(opened, now=clock(), copy_first=copies.before_migration)
    return _compose(opened, data, clock)


def _open_database(data: Path, url: str | None) -> Database:
    if url and url.startswith(("postgresql://", "postgres://")):
        make_folder(data)
        return open_postgres(url)
    if url and not url.startswith("sqlite:///"):
        raise UnknownWordError("Cơ sở dữ liệu", url, "sqlite:///…, postgresql://…")
    path = Path(url.removeprefix("sqlite:///")) if url else data / DATABASE_FILE
    refuse_unsafe_place(path)
    return open_sqlite(path)


def _compose(
    database: Database,
    data: Path,
    clock: Clock,
) -> OpenOffice:
    shelf = CalendarShelf(database)
    calendars = shelf.calendar
    open_unit = unit_opener(database, shelf)
    read_unit = reading_unit_opener(database, shelf)
    papers = Papers()
    lists = Lists(database, calendars)
    queries = FigureStore(database, calendars)
    figures = FigureDesk(queries, clock)
    intake = Intake(open_unit, calendars, clock)
    processing = Processing(open_unit, clock)
    slips = SlipDesk(
        open_unit, papers, clock, data / SLIPS_FOLDER, data / TEMPLATES_FOLDER
    )
    reports = ReportDesk(read_unit, queries, figures, papers, calendars, clock)
    calendar_desk = CalendarDesk(open_unit, read_unit, clock)
    submissions = SubmissionDesk(open_unit, read_unit, intake, calendars, clock)
    watching = WatchDesk(lists, submissions, clock)
    desk = OfficeDesk(
        read_unit=read_unit,
        intake=intake,
        processing=processing,
        slips=slips,
        reports=reports,
        figure_desk=figures,
        lists=lists,
        calendars=calendars,
        calendar_desk=calendar_desk,
        watching=watching,
        procedure_desk=ProcedureDesk(open_unit, read_unit, clock),
        explaining=Explaining(read_unit, calendars, papers, clock),
        notice_reader=_notice_days,
        clock=clock,
    )
    return OpenOffice(
        data=data,
        database=database,
        open_unit=open_unit,
        read_unit=read_unit,
        lists=lists,
        figures=figures,
        intake=intake,
        processing=processing,
        slips=slips,
        papers=DeskPapers(read_unit, lists, papers, clock),
        reports=reports,
        desk=desk,
        backups=BackupDesk(Copies(database, data, clock), clock),
        calendars=calendars,
        calendar_desk=calendar_desk,
        submissions=submissions,
        watching=watching,
        printing=PrintQueue(system_spooler(), clock, data / PRINT_FOLDER),
        clock=clock,
    )
