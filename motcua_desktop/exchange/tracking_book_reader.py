"""Reads a tracking book from XLSX or CSV: typed rows, or a number and a reason."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.domain.notes import NOTE_LIMIT
from motcua_desktop.domain.people import NAME_LIMIT, Applicant
from motcua_desktop.exchange.cells import (
    birth_of,
    count_of,
    day_of,
    id_number_of,
    phone_of,
    text_of,
)
from motcua_desktop.exchange.errors import LegacyLettersError
from motcua_desktop.exchange.headings import Heading, find_heading, folded
from motcua_desktop.exchange.legacy_letters import ColumnLetters
from motcua_desktop.exchange.sheets import Cell, read_rows, unguarded
from motcua_desktop.exchange.tracking_book_columns import (
    BOOK_COLUMNS,
    CHANNELS,
    OUTCOMES,
    RATINGS,
)
from motcua_desktop.services.rows.tracking_book import BookRow, Outcome, RefusedRow

_PROCEDURE_LIMIT: Final = 2000
_MOST_SETS: Final = 999
Word = TypeVar("Word")


def read_tracking_book(path: Path) -> Iterator[BookRow | RefusedRow]:
    """Return each line below the heading, in the file's order.

    Raises:
        FileRefusedError: the file may not or cannot be read.
        HeadingMissingError: the needed columns are not there.
        LegacyLettersError: a column is in TCVN3 or VNI; raised after the last line,
            when all of the column was seen.
    """
    heading, rows = find_heading(path.name, read_rows(path), BOOK_COLUMNS)
    letters = ColumnLetters()
    for number, cells in rows:
        letters.watch(cells)
        try:
            yield _book_row(number, _Line(cells, heading), cells, heading)
        except DomainError as error:
            yield RefusedRow.of(number, error)
    for column, code, sample in letters.legacy_columns():
        label = heading.label(column)
        raise LegacyLettersError(path.name, label, code, text_of(sample)[:40])


class _Line:
    """One line: its cells that hold something, by column."""

    __slots__ = ("_cells",)

    def __init__(self, cells: Sequence[Cell], heading: Heading) -> None:
        width = len(cells)
        self._cells = {
            key: cells[place]
            for key, place in heading.columns.items()
            if place < width and cells[place] != ""
        }

    def cell(self, key: str) -> Cell:
        return self._cells.get(key, "")

    def text(self, key: str, *, most: int = NAME_LIMIT) -> str:
        """Return the clean text of a cell.

        Raises:
            FieldValueError: longer than `most` characters.
        """
        cell = self._cells.get(key)
        if cell is None:
            return ""
        text = text_of(cell)
        if text[:1] == "'":
            text = unguarded(text)
        if len(text) > most:
            raise FieldValueError(
                BOOK_COLUMNS.names[key][0],
                f"dài {len(text)} ký tự, tối đa {most} ký tự",
            )
        return text

    def day(self, key: str) -> date | None:
        cell = self._cells.get(key)
        return None if cell is None else day_of(BOOK_COLUMNS.names[key][0], cell)


def _book_row(
    number: int, line: _Line, cells: Sequence[Cell], heading: Heading
) -> BookRow:
    received = line.day("received")
    if received is None:
        raise FieldValueError("Ngày tiếp nhận", "còn để trống")
    applicant, remarks = _applicant(line, received)
    outcome, said = _outcome(line.text("outcome"))
    remarks = [said, *remarks, *_unknown_cells(cells, heading)]
    row = BookRow(
        row=number,
        applicant=applicant,
        received_on=received,
        number=line.text("number"),
        procedure_code=line.text("procedure_code"),
        procedure_name=line.text("procedure_name", most=_PROCEDURE_LIMIT),
        sector=line.text("sector"),
        channel=_channel(line.text("channel")),
        due_on=line.day("due"),
        finished_on=line.day("finished"),
        withdrawn_on=line.day("withdrawn"),
        returned_on=line.day("returned"),
        outcome=outcome,
        unit=line.text("unit"),
        officer=line.text("officer"),
        sets=count_of("Số bộ", line.cell("sets"), default=1, most=_MOST_SETS),
        satisfaction=_rating(line.cell("satisfaction")),
        note=_note(line.text("note", most=NOTE_LIMIT), remarks),
    )
    row.asked_on, row.supplied_on = line.day("asked"), line.day("supplied")
    row.apologised_on, row.new_due_on = line.day("apologised"), line.day("new_due")
    if not (row.procedure_code or row.procedure_name):
        raise FieldValueError("Mã TTHC và Tên TTHC", "còn để trống")
    return row


def _applicant(line: _Line, received: date) -> tuple[Applicant, list[str]]:
    """Return the applicant, and what of him only fits into the note."""
    name = line.text("applicant")
    if not any(map(str.isalnum, name)):
        raise FieldValueError("Chủ hồ sơ", "còn để trống")
    submitter = line.text("submitter")
    born, born_words = birth_of("Ngày sinh", line.cell("birth"))
    if born is not None and born.year > received.year:
        # A year of two digits was of the last century then.
        born = born.replace(year=born.year - 100, day=min(born.day, 28))
    phone, phone_words = phone_of(line.cell("phone"))
    applicant = Applicant(
        name=name,
        id_number=id_number_of(line.cell("id_number")),
        birth_date=born,
        phone=phone,
        address=line.text("address"),
        submitter_name="" if submitter == name else submitter,
    )
    return applicant, [born_words, phone_words]


def _unknown_cells(cells: Sequence[Cell], heading: Heading) -> list[str]:
    return [
        f"{label}: {text_of(cells[place])}"
        for place, label in heading.unknown.items()
        if place < len(cells) and cells[place] != ""
    ]


def _note(note: str, remarks: Sequence[str]) -> str:
    whole = "; ".join(filter(None, (note, *remarks)))
    if len(whole) > NOTE_LIMIT:
        raise FieldValueError("Ghi chú", f"dài quá {NOTE_LIMIT} ký tự")
    return whole


@functools.lru_cache(maxsize=1024)
def _channel(text: str) -> Channel:
    channel = _by_beginning(CHANNELS, folded(text))
    if channel is None:
        known = ", ".join(channel.label for channel in Channel)
        raise FieldValueError(
            f"Kênh tiếp nhận “{text[:40]}”", f"không phải một trong: {known}"
        )
    return channel


@functools.lru_cache(maxsize=1024)
def _outcome(text: str) -> tuple[Outcome, str]:
    """Return the outcome; words that say none are kept for the note."""
    outcome = _by_beginning(OUTCOMES, folded(text))
    if outcome is None:
        return Outcome.UNSAID, f"kết quả: {text}"
    return outcome, ""


def _by_beginning(words: Mapping[str, Word], text: str) -> Word | None:
    if text in words:
        return words[text]
    return next(
        (meaning for word, meaning in words.items() if word and text.startswith(word)),
        None,
    )


def _rating(cell: Cell) -> int | None:
    if cell == "":
        return None
    words = folded(text_of(cell))
    if words in RATINGS:
        return RATINGS[words]
    return count_of("Mức hài lòng", cell, default=0, most=5) or None
