"""What the services need of files from outside, as a Protocol."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.register_entries import RegisterEntry
from motcua_desktop.domain.registers import Register
from motcua_desktop.services.rows.imports import Notice, SheetSeen
from motcua_desktop.services.rows.tracking_book import BookRow, RefusedRow

T = TypeVar("T")


class Counted(Protocol):
    """Hands rows through and counts them; may end the work by an error."""

    def __call__(self, items: Iterable[T], /) -> Iterator[T]:
        """Return the same rows, one after the other."""
        ...


class ImportFiles(Protocol):
    """Reads files that an office brings; each is refused as a whole if it must be."""

    def mark(self, path: Path) -> str:
        """Return a digest of the file's content."""
        ...

    def sheet(self, kind: str, path: Path) -> SheetSeen:
        """Return the columns and the first rows of a file."""
        ...

    def book(self, path: Path) -> Iterator[BookRow | RefusedRow]:
        """Return the lines of a tracking book."""
        ...

    def procedures(self, path: Path) -> list[Procedure]:
        """Return the procedures of a catalogue; refused where one line is none."""
        ...

    def tried_procedures(self, path: Path) -> tuple[list[Procedure], list[RefusedRow]]:
        """Return the procedures of a catalogue, and the lines that are none."""
        ...

    def entries(
        self, path: Path, register: Register
    ) -> tuple[list[tuple[int, RegisterEntry]], list[RefusedRow]]:
        """Return the entries of a register by row, and the rows that are none."""
        ...

    def notice(self, path: Path, *, trusted: str = "") -> Notice:
        """Return the days of a calendar file; `trusted` is a signer's compared code."""
        ...

    def believe(self, path: Path) -> None:
        """Keep the signer's key of a calendar that was taken; nothing if unsigned."""
        ...

    def put_refused(
        self, kind: str, path: Path, refused: Sequence[RefusedRow]
    ) -> Path | None:
        """Put the refused rows beside the file with their reasons; None for none."""
        ...
