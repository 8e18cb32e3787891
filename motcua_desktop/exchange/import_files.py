"""Files that an office brings, read for the services: one reader for every kind."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.register_entries import RegisterEntry
from motcua_desktop.domain.registers import Register
from motcua_desktop.exchange.calendar_file import (
    Numbered,
    calendar_lines,
    numbered_days,
    read_calendar_file,
)
from motcua_desktop.exchange.catalogue_file import (
    PROCEDURE_COLUMNS,
    read_catalogue,
    shipped_sectors,
    try_catalogue,
)
from motcua_desktop.exchange.cells import text_of
from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.headings import ColumnNames, Heading, find_heading
from motcua_desktop.exchange.register_file import read_register, register_columns
from motcua_desktop.exchange.sheets import Cell, read_rows
from motcua_desktop.exchange.signed_calendar import (
    SUFFIX,
    CalendarKeys,
    SignedCalendar,
    read_signed_calendar,
)
from motcua_desktop.exchange.tracking_book_columns import BOOK_COLUMNS
from motcua_desktop.exchange.tracking_book_reader import read_tracking_book
from motcua_desktop.exchange.tracking_book_writer import write_refused
from motcua_desktop.services.rows.imports import (
    BOOK,
    CALENDAR,
    CATALOGUE,
    ColumnSeen,
    Notice,
    SheetSeen,
    register_of,
)
from motcua_desktop.services.rows.tracking_book import BookRow, RefusedRow

_SEEN: Final = 20
"""Rows shown before a file is taken."""
_NOTE: Final = "Ghi chú"
_MARK_BYTES: Final = 16


class ImportFiles:
    """Reads the files; `data` is the office's folder, which keeps the signers' keys."""

    def __init__(self, data: Path) -> None:
        self._keys = CalendarKeys(data)

    def mark(self, path: Path) -> str:
        """Return a digest of the file's content.

        Raises:
            FileRefusedError: it cannot be opened.
        """
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "blake2b")
        except OSError:
            raise FileRefusedError(
                path.name, "không mở được", "Kiểm tra tệp còn đó và được phép đọc."
            ) from None
        return digest.hexdigest()[: 2 * _MARK_BYTES]

    def sheet(self, kind: str, path: Path) -> SheetSeen:
        """Return the columns and the first rows of a file.

        Raises:
            DomainError: the file may not be read, a needed column is missing.
        """
        if kind == CALENDAR:
            return self._days_seen(path)
        names = _names(kind)
        heading, below = find_heading(path.name, read_rows(path), names)
        # What a book says beyond its columns is kept in the note of the dossier.
        rest = _NOTE if kind == BOOK else ""
        places = sorted({*heading.columns.values(), *heading.unknown})
        return SheetSeen(
            tuple(_column(place, heading, names, rest) for place in places),
            tuple(
                (str(number), *(_text(cells, place) for place in places))
                for number, cells in islice(below, _SEEN)
            ),
        )

    def book(self, path: Path) -> Iterator[BookRow | RefusedRow]:
        """Return the lines of a tracking book."""
        return read_tracking_book(path)

    def procedures(self, path: Path) -> list[Procedure]:
        """Return the procedures of a catalogue.

        Raises:
            LineError: a line is none.
        """
        return read_catalogue(path, shipped_sectors())

    def tried_procedures(self, path: Path) -> tuple[list[Procedure], list[RefusedRow]]:
        """Return the procedures of a catalogue, and the lines that are none."""
        return try_catalogue(path, shipped_sectors())

    def entries(
        self, path: Path, register: Register
    ) -> tuple[list[tuple[int, RegisterEntry]], list[RefusedRow]]:
        """Return the entries of a register by row, and the rows that are none."""
        return read_register(path, register)

    def notice(self, path: Path, *, trusted: str = "") -> Notice:
        """Return the days of a calendar file; `trusted` is a signer's compared code.

        Raises:
            UnknownSignerError: signed by a key that nobody has compared.
            CalendarFileError: a line is no special day, or the file was changed.
        """
        if not _is_signed(path):
            return Notice(read_calendar_file(path))
        signed = self._signed(path)
        self._keys.check(signed, trusted=trusted)
        return Notice(signed.days, signed.signer)

    def believe(self, path: Path) -> None:
        """Keep the signer's key of a calendar that was taken; nothing if unsigned."""
        if _is_signed(path):
            self._keys.believe(self._signed(path))

    def put_refused(
        self, kind: str, path: Path, refused: Sequence[RefusedRow]
    ) -> Path | None:
        """Put the refused rows beside the file with their reasons; None for none."""
        return write_refused(path, refused, _names(kind))

    def _days_seen(self, path: Path) -> SheetSeen:
        if _is_signed(path):
            # It is no sheet: its days are counted.
            found = tuple(enumerate(self._signed(path).days, start=1))
            return replace(_sheet_of(found), is_numbered=False)
        return _sheet_of(numbered_days(path))

    @staticmethod
    def _signed(path: Path) -> SignedCalendar:
        return read_signed_calendar(path)


def _is_signed(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX


def _names(kind: str) -> ColumnNames:
    if kind == BOOK:
        return BOOK_COLUMNS
    if kind == CATALOGUE:
        return PROCEDURE_COLUMNS
    return register_columns(register_of(kind))


def _column(place: int, heading: Heading, names: ColumnNames, rest: str) -> ColumnSeen:
    keys = {column: key for key, column in heading.columns.items()}
    meaning = names.names[keys[place]][0] if place in keys else rest
    return ColumnSeen(heading.label(place), meaning)


def _text(cells: Sequence[Cell], place: int) -> str:
    return text_of(cells[place]) if place < len(cells) else ""


def _sheet_of(found: Numbered) -> SheetSeen:
    heading, *lines = calendar_lines(special for _, special in found)
    labels = [text_of(label) for label in heading]
    return SheetSeen(
        tuple(ColumnSeen(label, label) for label in labels),
        tuple(
            (str(number), *map(text_of, line))
            for (number, _), line in islice(zip(found, lines, strict=True), _SEEN)
        ),
    )
