"""Bringing a file in: looked at first, then taken in one transaction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.services.backup import BackupDesk
from motcua_desktop.services.calendars import CalendarDesk
from motcua_desktop.services.import_kinds import (
    BookImport,
    CalendarImport,
    CatalogueImport,
    ImportKind,
    RegisterImport,
)
from motcua_desktop.services.ports_imports import Counted, ImportFiles
from motcua_desktop.services.procedures import ProcedureDesk
from motcua_desktop.services.registers import RegisterDesk
from motcua_desktop.services.rows.imports import (
    BOOK,
    CALENDAR,
    CATALOGUE,
    FileSeen,
    FileTaken,
    ImportTerms,
    register_of,
)
from motcua_desktop.services.rows.tracking_book import RefusedRow
from motcua_desktop.services.tracking_book import TrackingBook

T = TypeVar("T")
_PLAIN_TERMS = ImportTerms()


class ChangedFileError(DomainError):
    """A file is not what it was when the clerk looked at it."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp “{name}” đã đổi từ lúc xem trước, chưa nhập gì.",
            "Lưu và đóng tệp ở Excel rồi chọn lại để xem lại.",
        )


def _uncounted(items: Iterable[T]) -> Iterator[T]:
    return iter(items)


@dataclass(frozen=True, slots=True)
class ImportDesk:
    """Nhập từ tệp: tracking book, catalogue, calendar, registers.

    A kind is one of `rows.imports.KINDS`. Who may take it in is the business of the
    desk that it goes to.
    """

    files: Callable[[], ImportFiles]
    books: Callable[[], TrackingBook]
    procedures: ProcedureDesk
    registers: RegisterDesk
    calendar_desk: CalendarDesk
    backups: BackupDesk

    def look(
        self,
        kind: str,
        path: Path,
        terms: ImportTerms = _PLAIN_TERMS,
        *,
        counted: Counted = _uncounted,
    ) -> FileSeen:
        """Return what taking a file would do; nothing of it is kept.

        Raises:
            DomainError: the file cannot be taken as it is.
        """
        files, wanted = self.files(), self._kind(kind)
        mark = files.mark(path)
        would = wanted.look(path, terms, counted)
        return FileSeen(
            kind, path, mark, files.sheet(kind, path), would, is_whole=wanted.is_whole
        )

    def take(
        self,
        kind: str,
        path: Path,
        terms: ImportTerms = _PLAIN_TERMS,
        *,
        counted: Counted = _uncounted,
    ) -> FileTaken:
        """Take what can be taken of a file, in one transaction.

        Raises:
            ChangedFileError: the file is not the one that was looked at.
            DomainError: the file is refused; nothing was changed.
        """
        if terms.mark and self.files().mark(path) != terms.mark:
            raise ChangedFileError(path.name)
        return self._kind(kind).take(path, terms, counted)

    def _kind(self, kind: str) -> ImportKind:
        files = self.files()
        if kind == BOOK:
            return BookImport(files, self.books, self.backups)
        if kind == CATALOGUE:
            return CatalogueImport(files, self.procedures, self.backups)
        if kind == CALENDAR:
            return CalendarImport(files, self.calendar_desk)
        return RegisterImport(files, self.registers, register_of(kind))

    def put_refused(
        self, kind: str, path: Path, refused: Sequence[RefusedRow]
    ) -> Path | None:
        """Put the rows that were not taken beside the file, each with its reason.

        Raises:
            DomainError: that file cannot be written.
        """
        return self.files().put_refused(kind, path, refused)

    def believe(self, path: Path) -> None:
        """Keep whose calendar was taken, so that the next one of the same is known."""
        self.files().believe(path)
