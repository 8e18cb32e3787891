"""Rows of an XLSX or CSV file from outside, as numbered lists of cells.

A workbook is read by a process apart, which may be killed; a text file here.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.guard import MAX_COLUMNS, check_file
from motcua_desktop.exchange.workbook import Cell, NumberedRow, without_empty
from motcua_desktop.exchange.workbook_apart import workbook_rows_apart
from motcua_desktop.text import is_formula_like

__all__ = ["Cell", "NumberedRow", "decoded", "read_rows", "unguarded"]

_MOST_CHARACTERS: Final = 131_072
_DELIMITERS: Final = ",;\t|"


def read_rows(path: Path) -> Iterator[NumberedRow]:
    """Return the rows of the first sheet of `path`, empty ones left out.

    Raises:
        FileRefusedError: the file may not or cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix in {".csv", ".txt", ".tsv"}:
        return without_empty(_csv_rows(path))
    if suffix.startswith(".xl"):
        return workbook_rows_apart(path)
    raise FileRefusedError(
        path.name,
        "không phải XLSX hoặc CSV",
        "Lưu lại tệp dạng .xlsx hoặc .csv (UTF-8).",
    )


def _csv_rows(path: Path) -> Iterator[Sequence[Cell]]:
    check_file(path)
    text = decoded(path.read_bytes())
    heading = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    csv.field_size_limit(_MOST_CHARACTERS)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            if len(cells) > MAX_COLUMNS:
                raise FileRefusedError(
                    path.name,
                    f"có {len(cells)} cột ở dòng {reader.line_num}",
                    f"Tệp CSV có tối đa {MAX_COLUMNS} cột; kiểm tra dấu phân cách.",
                )
            yield [unguarded(cell) for cell in cells]
    except csv.Error:
        raise FileRefusedError(
            path.name,
            f"sai cấu trúc CSV ở dòng {reader.line_num}",
            "Lưu lại dạng .xlsx hoặc .csv (UTF-8).",
        ) from None


def unguarded(cell: str) -> str:
    """Return a CSV cell without the ' that our own export puts before a formula."""
    return cell[1:] if cell[:1] == "'" and is_formula_like(cell[1:]) else cell


def decoded(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or windows-1258."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("windows-1258")
    except UnicodeDecodeError:
        return content.decode("latin-1")
