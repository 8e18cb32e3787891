"""The papers of one dossier: which there are, made, looked at, kept as files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from motcua_desktop.domain.errors import SlipWithoutGroundError
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.slips import SlipKind, in_force, issued
from motcua_desktop.services.desk_papers import BOOK, LABEL, DeskPapers
from motcua_desktop.services.errors import PrinterError, TemplateFaultError
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.ports_pages import PageImage, PageReader
from motcua_desktop.services.printing import PrintJob, PrintQueue
from motcua_desktop.services.rows.papers import MadePaper, PaperOffer, Standing
from motcua_desktop.services.rows.slips import FormCard, Sheet, VolumeHead
from motcua_desktop.services.slip_cases import SlipCase, slip_case
from motcua_desktop.services.slips import SlipDesk

_TRIAL_PAPER: Final = "A5"
_NO_PRINTER: Final = (
    "Máy tính chưa có máy in nào. Nối máy in rồi in lại, hoặc đi tiếp: giấy tờ "
    "vẫn mở được bản PDF."
)
_LOOK_AT_PRINTER: Final = "Bật máy in, kiểm tra dây và giấy rồi in lại, hoặc đi tiếp."


@dataclass(frozen=True, slots=True)
class PaperDesk:
    """Makes the papers of a dossier; those without number lie under `folder`."""

    slips: SlipDesk
    unissued: DeskPapers
    queue: PrintQueue
    pages: PageReader
    folder: Path

    def title(self, name: str) -> str:
        """Return what paper `name` is called."""
        return self._form(name).title

    def titles(self) -> Mapping[str, str]:
        """Return what every paper is called, by its name."""
        return {form.name: form.title for form in self.slips.writer.forms()}

    def offers(self, number: str) -> tuple[PaperOffer, ...]:
        """Return the papers that the dossier's state allows, in the forms' order.

        Raises:
            UnknownDossierError: no dossier has this number.
        """
        with self.unissued.read_unit() as unit:
            case = slip_case(unit, number)
        state = case.dossier.state
        forms = (form for form in self.slips.writer.forms() if state in form.states)
        return tuple(_offer(form, case) for form in forms)

    def make(
        self, name: str, number: str, *, officer: str = "", anew: bool = False
    ) -> MadePaper:
        """Issue a slip, or take the issue in force; a paper without number is made.

        Raises:
            UnknownDossierError, LostSlipError: as `SlipDesk.issue`.
            DomainError: a fact or ground that the paper exists for is missing.
        """
        form = self._form(name)
        if not form.is_issued:
            return self._unissued(form, number, officer)
        slip = self.slips.issue(name, number, officer=officer, anew=anew)
        return MadePaper(
            name,
            form.title,
            number,
            slip.paper,
            slip.path,
            slip.issue,
            slip.number,
            slip.reprint,
        )

    def make_list(
        self, name: str, numbers: Sequence[str], *, officer: str = ""
    ) -> MadePaper:
        """Make a record of hand-over of several dossiers; it leaves no trace.

        Raises:
            UnknownDossierError: a number is no dossier's.
            DomainError: no dossier is named.
        """
        form = self._form(name)
        sheet = self.unissued.handover(numbers, officer=officer)
        stamp = f"{sheet.made_at:%Y%m%d-%H%M}"
        path = self.folder / file_name(form.name, stamp, "pdf")
        write_whole(path, self.slips.writer.slip(form.name, sheet))
        told = f"{len(numbers)} hồ sơ"
        return MadePaper(form.name, form.title, told, form.papers[0], path)

    def volumes(self, year: int) -> Sequence[VolumeHead]:
        """Return the volumes of the tracking book of a year, the oldest first."""
        return self.unissued.volumes(year)

    def make_book(self, year: int, volume: int) -> MadePaper:
        """Make one volume of the tracking book.

        Raises:
            UnknownWordError: the year has no such volume.
        """
        form = self._form(BOOK)
        path = self.folder / file_name(form.name, f"{year}-quyen-{volume}", "pdf")
        sheet = self.unissued.book(year, volume)
        write_whole(path, self.slips.writer.slip(form.name, sheet))
        told = f"Năm {year}, quyển {volume}"
        return MadePaper(form.name, form.title, told, form.papers[0], path)

    def look(self, name: str, number: str, *, officer: str = "") -> bytes:
        """Return the paper as PDF to be looked at: issued, or as it would be now.

        Raises:
            DomainError: a fact or ground that the paper exists for is missing.
        """
        form = self._form(name)
        if not form.is_issued:
            return self._drawn(form, number, officer)
        with self.unissued.read_unit() as unit:
            case = slip_case(unit, number, officer)
            if in_force(SlipKind(name), case.events) is None:
                return self.slips.draft(name, case)
            slip = unit.slips.issued(case.id, name)[-1]
        return (self.slips.folder / slip.path).read_bytes()

    def page(self, content: bytes, page: int, *, width: int, height: int) -> PageImage:
        """Return a page of a paper, drawn as large as fits."""
        return self.pages.page(content, page, width=width, height=height)

    def enqueue(self, made: MadePaper) -> PrintJob:
        """Send a paper to its printer; return how it got on.

        A printer that does not take it leaves it waiting in the queue, with the
        sentence that says why.
        """
        added = self.queue.add(
            made.path.read_bytes(), kind=made.name, paper=made.paper, title=made.dossier
        )
        return next((job for job in self.queue.work() if job.id == added.id), added)

    def print_trial(self, office: Office) -> str:
        """Print a page to look at; return why it did not go, "" where it went.

        Raises:
            StorageError: the disk does not take it.
        """
        writer, now = self.unissued.writer, self.unissued.clock()
        return self._print_apart(writer.trial_page(office, now), "Trang in thử")

    def print_recovery(self, groups: str, office: Office) -> str:
        """Print the paper with the recovery key `groups`; nothing of it stays here.

        Returns why it did not go, "" where it went.

        Raises:
            StorageError: the disk does not take it.
        """
        page = self.unissued.writer.recovery_key(groups, office, self.unissued.clock())
        return self._print_apart(page, "Mã khôi phục")

    def save_recovery(self, groups: str, office: Office, path: Path) -> None:
        """Write the paper with the recovery key `groups` as PDF.

        Raises:
            ReadOnlyPlaceError, DiskFullError: it cannot be written there.
        """
        now = self.unissued.clock()
        write_whole(path, self.unissued.writer.recovery_key(groups, office, now))

    def _print_apart(self, page: bytes, title: str) -> str:
        if not self.queue.places():
            return _NO_PRINTER
        try:
            self.queue.try_page(page, paper=_TRIAL_PAPER, title=title)
        except PrinterError as error:
            return f"{error.wrong} {_LOOK_AT_PRINTER}"
        return ""

    def save_word(
        self, name: str, number: str, path: Path, *, officer: str = ""
    ) -> TemplateFaultError | None:
        """Write the paper as a Word file to be changed; a slip is issued if need be.

        Returns what is wrong with the office's own template, if it could not be used.

        Raises:
            DomainError: as `make`; the file cannot be written.
        """
        form = self._form(name)
        if form.is_issued:
            made = self.slips.editable(name, number, officer=officer)
        else:
            sheet = self._sheet(form, number, officer)
            made = self.slips.word_files.made(name, sheet, paper=form.papers[0])
        write_whole(path, made.content)
        return made.trouble

    def save_pdf(
        self, name: str, number: str, path: Path, *, officer: str = ""
    ) -> WrittenFile:
        """Write the paper as PDF: the very bytes of the issue in force.

        Raises:
            DomainError: as `make`; the file cannot be written.
        """
        made = self.make(name, number, officer=officer)
        return write_whole(path, made.path.read_bytes())

    def _form(self, name: str) -> FormCard:
        (form,) = (it for it in self.slips.writer.forms() if it.name == name)
        return form

    def _unissued(self, form: FormCard, number: str, officer: str) -> MadePaper:
        path = self.folder / file_name(form.name, number, "pdf")
        write_whole(path, self._drawn(form, number, officer))
        return MadePaper(form.name, form.title, number, form.papers[0], path)

    def _drawn(self, form: FormCard, number: str, officer: str) -> bytes:
        return self.slips.writer.slip(form.name, self._sheet(form, number, officer))

    def _sheet(self, form: FormCard, number: str, officer: str) -> Sheet:
        if form.name == LABEL:
            return self.unissued.label(number)
        return self.unissued.handover([number], officer=officer)


def file_name(name: str, number: str, kind: str) -> str:
    """Return the name under which a paper of a dossier is offered as a file."""
    return f"{number}-{name}.{kind}"


def _offer(form: FormCard, case: SlipCase) -> PaperOffer:
    if not form.is_issued:
        return PaperOffer(form.name, form.title, form.papers[0], Standing.UNNUMBERED)
    kind = SlipKind(form.name)
    try:
        valid = in_force(kind, case.events)
    except SlipWithoutGroundError as error:
        return PaperOffer(
            form.name,
            form.title,
            form.papers[0],
            Standing.WITHOUT_GROUND,
            why=f"{error.wrong} {error.advice}",
        )
    versions = issued(kind, case.events)
    if not versions:
        return PaperOffer(form.name, form.title, form.papers[0], Standing.TO_ISSUE)
    newest = versions[-1]
    return PaperOffer(
        form.name,
        form.title,
        form.papers[0],
        Standing.IN_FORCE if valid else Standing.OUTDATED,
        newest.issue,
        newest.number,
        newest.at,
    )
