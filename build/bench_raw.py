"""The raw things that the benchmark holds the program against."""

import contextlib
import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import python_calamine
import xlsxwriter
from reportlab.pdfgen import canvas
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.documents import pdf
from motcua_desktop.documents.flow import BoxesMark, Mark, RuleMark, TextMark
from motcua_desktop.documents.forms.appointment_receipt import receipt_document
from motcua_desktop.documents.line_breaking import Face
from motcua_desktop.exchange.tracking_book_writer import write_tracking_book
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.slips import ReceiptSheet
from motcua_desktop.services.slip_cases import SlipStamp, slip_case
from motcua_desktop.services.slip_sheets import receipt_sheet as _receipt_sheet
from motcua_desktop.text import search_words

NO_SCOPE = FigureScope()


@contextlib.contextmanager
def connection(data: Path) -> Iterator[Any]:
    """Give a bare connection to an office's file."""
    plain = sqlite3.connect(data / "motcua.db")
    yield plain
    plain.close()


def search(plain: Any, text: str) -> list[Any]:
    """Return the rows of a search by hand-written SQL."""
    words = " ".join(f'"{word}"*' for word in search_words(text))
    rows: list[Any] = plain.execute(
        "SELECT d.id, d.number, d.applicant, p.code, p.name, d.state, d.received_at, "
        "d.due_at FROM dossier_fts f CROSS JOIN dossier d ON d.id = f.rowid "
        "JOIN procedure p ON p.id = d.procedure_id WHERE dossier_fts MATCH ? "
        "ORDER BY f.rowid DESC LIMIT 50",
        (words,),
    ).fetchall()
    return rows


@contextlib.contextmanager
def bare_commits(path: Path) -> Iterator[Callable[[], None]]:
    """Give a commit of one small row, as durable as the program's."""
    plain = sqlite3.connect(path, isolation_level=None)
    plain.execute("PRAGMA journal_mode = wal")
    plain.execute("PRAGMA synchronous = 2")
    plain.execute("CREATE TABLE line (text TEXT)")

    def commit() -> None:
        plain.execute("BEGIN IMMEDIATE")
        plain.execute("INSERT INTO line VALUES ('Nguyễn Thị Hoa')")
        plain.execute("COMMIT")

    yield commit
    plain.close()


def receipt_sheet(office: OpenOffice, number: str) -> ReceiptSheet:
    """Return what the receipt of a dossier is filled with."""
    with office.read_unit() as unit:
        case = slip_case(unit, number, "Trần Thị Thu Hà")
        return _receipt_sheet(case, SlipStamp(office.clock().date()))


def bare_receipts(sheet: ReceiptSheet, count: int) -> None:
    """Draw receipts that were laid out before, with reportlab alone."""
    fonts = {face: font.fontName for face, font in pdf.fonts().items()}
    sections = receipt_document(sheet).sections
    pages = [
        page
        for section in sections
        for page in pdf._fitted_pages(section)[1]  # noqa: SLF001
    ]
    paper = canvas.Canvas(io.BytesIO(), invariant=1, pageCompression=1)
    for _ in range(count):
        for page in pages:
            paper.setPageSize((420, 595))
            for placed in page:
                for mark in placed.strip.marks:
                    _draw_bare(paper, mark, 560 - placed.y, fonts)
            paper.showPage()
    paper.save()


def _draw_bare(paper: Any, mark: Mark, top: float, fonts: dict[Face, str]) -> None:
    match mark:
        case TextMark(x, y, text, face, size):
            paper.setFont(fonts[face], size)
            paper.drawString(40 + x, top - y, text)
        case RuleMark(x1, y1, x2, y2):
            paper.line(40 + x1, top - y1, 40 + x2, top - y2)
        case BoxesMark(x, y, cell_width, cell_height, boxes):
            path = paper.beginPath()
            for column, row, width, height in boxes:
                left, low = 40 + x + column * cell_width, top - y - row * cell_height
                path.rect(left, low, width * cell_width, height * cell_height)
            paper.drawPath(path, stroke=0, fill=1)


def export_book(office: OpenOffice, path: Path) -> None:
    """Write the tracking book as the command does."""
    write_tracking_book(path, office.lists.tracking_book())


def copy_sheet(source: Path, target: Path) -> None:
    """Write the same cells by the writer library alone."""
    rows = read_sheet(source)
    book = xlsxwriter.Workbook(str(target), {"constant_memory": True})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(at, column, str(cell))
    book.close()


def read_sheet(path: Path) -> list[list[Any]]:
    """Return all cells by the reader library alone."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    rows: list[list[Any]] = book.get_sheet_by_index(0).to_python()
    return rows


def set_up_like(office: OpenOffice, empty: OpenOffice) -> None:
    """Give `empty` the same office and catalogue."""
    with office.read_unit() as unit:
        known = unit.catalogue.office()
        procedures = unit.catalogue.procedures()
    assert known is not None
    with empty.open_unit() as unit:
        unit.catalogue.save_office(known)
        for procedure in procedures:
            unit.catalogue.save_procedure(procedure)
        unit.commit()


def copy_and_read(source: Path, target: Path) -> None:
    """Copy a file and read the copy once."""
    shutil.copyfile(source, target)
    with target.open("rb") as file:
        while file.read(1 << 20):
            pass
