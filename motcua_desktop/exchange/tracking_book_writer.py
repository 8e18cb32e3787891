"""Writes the tracking book, and the rows of one that could not be taken."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.exchange.headings import ColumnNames, find_heading
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.sheets import Cell, read_rows
from motcua_desktop.exchange.tracking_book_columns import (
    BOOK_COLUMNS,
    OUTCOME_WORDS,
)
from motcua_desktop.services.rows.tracking_book import BookLine, Outcome, RefusedRow

BOOK_HEADING: Final = tuple(names[0] for names in BOOK_COLUMNS.names.values())
_REASON: Final = "Lý do không nhập"


def write_tracking_book(path: Path, lines: Iterable[BookLine]) -> int:
    """Write every line of the book to `path`; return how many.

    Raises:
        DomainError: the file cannot be written; what stood there still stands.
    """
    count = 0
    with written_sheet(path) as sheet:
        sheet.row(BOOK_HEADING)
        for line in lines:
            sheet.row(_cells(line))
            count += 1
    return count


def _cells(line: BookLine) -> Sequence[Cell | None]:
    dossier, person = line.dossier, line.dossier.applicant
    pause = dossier.pauses[-1] if dossier.pauses else None
    cells: dict[str, Cell | None] = {
        "serial": line.serial,
        "number": dossier.number,
        "procedure_code": dossier.procedure,
        "procedure_name": line.procedure_name,
        "sector": line.sector,
        "sets": dossier.sets,
        "applicant": person.shown_name,
        "submitter": person.submitter_name,
        "id_number": person.id_number,
        "birth": person.birth_date,
        "address": person.address,
        "phone": person.phone,
        "channel": dossier.channel.label,
        "received": dossier.received_at,
        "due": dossier.judged_due_at,
        "finished": dossier.finished_at,
        "returned": dossier.returned_at,
        "withdrawn": dossier.withdrawn_at,
        "asked": pause.paused_at if pause else None,
        "supplied": pause.resumed_at if pause else None,
        "apologised": dossier.apologised_at,
        "new_due": dossier.due_at if dossier.apologised_at else None,
        "outcome": OUTCOME_WORDS[_outcome(dossier)],
        "unit": line.unit_name,
        "officer": line.officer,
        "satisfaction": dossier.satisfaction,
        "note": dossier.note,
    }
    return [cells[key] for key in BOOK_COLUMNS.names]


def _outcome(dossier: Dossier) -> Outcome:
    if dossier.withdrawn_at is not None:
        return Outcome.WITHDRAWN
    if dossier.finished_at is None:
        return Outcome.OPEN
    return Outcome.REFUSED if dossier.is_refused else Outcome.DONE


def refused_file(source: Path) -> Path:
    """Return where the refused rows of `source` are put: beside it."""
    return source.with_name(f"{source.stem}-tu-choi.xlsx")


def write_refused(
    source: Path, refused: Iterable[RefusedRow], names: ColumnNames = BOOK_COLUMNS
) -> Path | None:
    """Put the refused rows of `source` beside it, each with its reason.

    They are read from `source` once more, so that a large book need not be kept in
    memory. Returns None where there are none.

    Raises:
        DomainError: the file cannot be written.
    """
    reasons = {row.row: row.reason for row in refused}
    if not reasons:
        return None
    heading, rows = find_heading(source.name, read_rows(source), names)
    width = len(heading.labels)
    path = refused_file(source)
    with written_sheet(path) as sheet:
        sheet.row([*heading.labels, "Dòng", _REASON])
        for number, cells in rows:
            if number in reasons:
                padded = [*cells, *[""] * (width - len(cells))][:width]
                sheet.row([*padded, number, reasons[number]])
    return path
