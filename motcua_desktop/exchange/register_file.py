"""A register of the office as XLSX or CSV: one column a field, by its label."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.register_entries import RegisterEntry
from motcua_desktop.domain.register_fields import FieldKind, RegisterField
from motcua_desktop.domain.registers import Register
from motcua_desktop.exchange.cells import day_of, text_of
from motcua_desktop.exchange.errors import LegacyLettersError
from motcua_desktop.exchange.headings import ColumnNames, Heading, find_heading
from motcua_desktop.exchange.legacy_letters import ColumnLetters
from motcua_desktop.exchange.sheets import Cell, NumberedRow, read_rows
from motcua_desktop.services.rows.tracking_book import RefusedRow
from motcua_desktop.text import screen_date


def register_columns(register: Register) -> ColumnNames:
    """Return the columns of a register's file; those of required fields are needed."""
    return ColumnNames(
        MappingProxyType(
            {field.name: (field.label, field.name) for field in register.fields}
        ),
        tuple((field.name,) for field in register.fields if field.is_required),
    )


def read_register(
    path: Path, register: Register
) -> tuple[list[tuple[int, RegisterEntry]], list[RefusedRow]]:
    """Return the entries with the numbers of their rows, and the rows that are none.

    Raises:
        FileRefusedError: the file may not be read.
        HeadingMissingError: a needed column is missing.
        LegacyLettersError: a column is not in Unicode.
    """
    heading, below = find_heading(
        path.name, read_rows(path), register_columns(register)
    )
    rows = list(below)
    _refuse_legacy_letters(path.name, heading, rows)
    entries, refused = [], []
    for number, cells in rows:
        try:
            texts = {
                field.name: _text(field, _cell(cells, heading, field))
                for field in register.fields
            }
            entries.append((number, register.read(texts)))
        except DomainError as error:
            refused.append(RefusedRow.of(number, error))
    return entries, refused


def _refuse_legacy_letters(
    name: str, heading: Heading, rows: Sequence[NumberedRow]
) -> None:
    letters = ColumnLetters()
    for _, cells in rows:
        letters.watch(cells)
    for column, code, sample in letters.legacy_columns():
        raise LegacyLettersError(name, heading.label(column), code, sample)


def _cell(cells: Sequence[Cell], heading: Heading, field: RegisterField) -> Cell:
    place = heading.columns.get(field.name, len(cells))
    return cells[place] if place < len(cells) else ""


def _text(field: RegisterField, cell: Cell) -> str:
    if field.kind is not FieldKind.DAY:
        return text_of(cell)
    day = day_of(field.label, cell)
    return screen_date(day) if day else ""


def register_lines(
    register: Register, entries: Sequence[RegisterEntry]
) -> Iterator[list[Cell | None]]:
    """Yield the lines of a register's file, the heading first; days stay days."""
    yield [field.label for field in register.fields]
    for entry in entries:
        texts = register.texts(entry)
        yield [
            getattr(entry, field.name)
            if field.kind in {FieldKind.DAY, FieldKind.COUNT, FieldKind.YEAR}
            and texts.get(field.name)
            else texts.get(field.name, "")
            for field in register.fields
        ]
