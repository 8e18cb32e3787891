"""What each kind of file asks for when it is looked at and when it is taken."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from motcua_desktop.collecting import uncollected
from motcua_desktop.domain.calendar import SpecialDay
from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.domain.errors import CalendarFileError
from motcua_desktop.domain.registers import Register
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.calendars import CalendarDesk, Change
from motcua_desktop.services.catalogue import CatalogueChange
from motcua_desktop.services.ports_imports import Counted, ImportFiles
from motcua_desktop.services.procedures import ProcedureDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.rows.calendars import CalendarEffect
from motcua_desktop.services.rows.imports import FileTaken, ImportTerms, Notice
from motcua_desktop.services.rows.tracking_book import RefusedRow
from motcua_desktop.services.tracking_book import Taken, TrackingBook


class ImportKind(Protocol):
    """One kind of file."""

    @property
    def is_whole(self) -> bool:
        """Whether a row that is refused keeps the others out."""
        ...

    def look(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Return what taking the file would do; nothing of it is kept."""
        ...

    def take(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Take what can be taken, in one transaction."""
        ...


@dataclass(frozen=True, slots=True)
class BookImport:
    """Sổ theo dõi: rows that cannot be taken stay out, the others come in.

    A book makes millions of objects and no cycles.
    """

    files: ImportFiles
    books: Callable[[], TrackingBook]
    backups: BackupDesk
    is_whole: bool = False

    def look(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Return what taking the book would do."""
        with uncollected():
            rows = counted(self.files.book(path))
            return _rows_taken(self.books().preview(rows, officer=terms.officer))

    def take(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Take the book; a copy of the office from before stays."""
        self.backups.before_import()
        with uncollected():
            rows = counted(self.files.book(path))
            return _rows_taken(self.books().take(rows, officer=terms.officer))


@dataclass(frozen=True, slots=True)
class CatalogueImport:
    """Danh mục: refused as a whole while one line is no procedure."""

    files: ImportFiles
    procedures: ProcedureDesk
    backups: BackupDesk
    is_whole: bool = True

    def look(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Return what taking the catalogue would do, with every line that is none."""
        del terms
        found, refused = self.files.tried_procedures(path)
        seen = self.procedures.preview_file([*counted(found)])
        return _catalogue_taken(*seen, tuple(refused))

    def take(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Take the catalogue; a copy of the office from before stays."""
        found = [*counted(self.files.procedures(path))]
        self.backups.before_import()
        done = self.procedures.take(found, reason=terms.reason, officer=terms.officer)
        return _catalogue_taken(*done)


@dataclass(frozen=True, slots=True)
class RegisterImport:
    """A register: rows that are no entry stay out, the others come in."""

    files: ImportFiles
    registers: RegisterDesk
    register: Register
    is_whole: bool = False

    def look(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Return what taking the register would do."""
        del terms
        entries, unread = self.files.entries(path, self.register)
        seen = self.registers.preview(self.register, counted(entries))
        return _rows_taken(seen, tuple(unread))

    def take(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Take the entries of a register's file."""
        entries, unread = self.files.entries(path, self.register)
        done = self.registers.take(self.register, counted(entries), actor=terms.officer)
        return _rows_taken(done, tuple(unread))


@dataclass(frozen=True, slots=True)
class CalendarImport:
    """Lịch: the days of a notice, signed or not; refused as a whole."""

    files: ImportFiles
    calendar_desk: CalendarDesk
    is_whole: bool = True

    def look(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Return which open dossiers the days move."""
        del counted
        notice = self._notice(path, terms)
        known = set(self.calendar_desk.book().days())
        effect = self.calendar_desk.preview(_change(notice))
        return _days_taken(notice, known, effect)

    def take(self, path: Path, terms: ImportTerms, counted: Counted) -> FileTaken:
        """Take the days into the office's calendar."""
        del counted
        notice = self._notice(path, terms)
        known = set(self.calendar_desk.book().days())
        signed = f" của {notice.signer}" if notice.signer else ""
        effect = self.calendar_desk.save(
            _change(notice),
            what=f"nhập {path.name}{signed}",
            reason=terms.reason,
            officer=terms.officer,
        )
        self.files.believe(path)
        return _days_taken(notice, known, effect)

    def _notice(self, path: Path, terms: ImportTerms) -> Notice:
        notice = self.files.notice(path, trusted=terms.trusted)
        if not notice.days:
            raise CalendarFileError("không có ngày nào")
        return notice


def _change(notice: Notice) -> Change:
    def change(book: CalendarBook) -> CalendarBook:
        return book.with_notice(notice.days)

    return change


def _rows_taken(done: Taken, unread: tuple[RefusedRow, ...] = ()) -> FileTaken:
    refused = sorted([*unread, *done.refused], key=lambda row: row.row)
    return FileTaken(done.taken, done.unchanged, tuple(refused))


def _catalogue_taken(
    change: CatalogueChange,
    effect: CalendarEffect,
    refused: tuple[RefusedRow, ...] = (),
) -> FileTaken:
    taken = change.added + change.changed
    return FileTaken(taken, change.unchanged, refused, effect, added=change.added)


def _days_taken(
    notice: Notice, known: AbstractSet[SpecialDay], effect: CalendarEffect
) -> FileTaken:
    unchanged = sum(special in known for special in notice.days)
    taken = len(notice.days) - unchanged
    return FileTaken(
        taken, unchanged, (), effect, days=notice.days, signer=notice.signer
    )
