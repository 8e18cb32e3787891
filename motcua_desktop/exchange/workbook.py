"""The rows of a workbook from outside, read in this process.

Formulas count by their stored value; reading ends after a hundred empty rows.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, load_workbook

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.guard import check_workbook

Cell = str | float | bool | date | datetime | time | timedelta
"""What a cell may hold; an empty one holds ""."""

NumberedRow = tuple[int, Sequence[Cell]]
"""The number of a row as the spreadsheet shows it, and its cells."""

_MOST_EMPTY_ROWS: Final = 100


def workbook_rows(path: Path) -> Iterator[NumberedRow]:
    """Return the rows of the first sheet of a workbook, empty ones left out.

    Raises:
        FileRefusedError: the file may not or cannot be read.
    """
    check_workbook(path)
    return without_empty(_rows(path))


def without_empty(rows: Iterator[Sequence[Cell]]) -> Iterator[NumberedRow]:
    """Return rows with their numbers, empty ones left out, up to where all are."""
    empty = 0
    for number, cells in enumerate(rows, start=1):
        if any(cell != "" for cell in cells):
            empty = 0
            yield number, cells
            continue
        empty += 1
        if empty >= _MOST_EMPTY_ROWS:
            return


def _rows(path: Path) -> Iterator[Sequence[Cell]]:
    try:
        with load_workbook(path) as workbook:
            sheet = workbook.get_sheet_by_index(0)
            yield from sheet.iter_rows()
    except CalamineError:
        raise FileRefusedError(
            path.name,
            "không đọc được trang tính đầu tiên",
            "Mở tệp bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx.",
        ) from None
