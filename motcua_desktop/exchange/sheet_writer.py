"""Writes XLSX and CSV files whole or not at all, no text of which is a formula."""

import csv
import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.sheets import Cell
from motcua_desktop.services.errors import DiskFullError, ReadOnlyPlaceError
from motcua_desktop.text import formula_guarded

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_MOST_CHARACTERS: Final = 32_767
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_BOOK: Final = "Sổ theo dõi"
_COLUMN_WIDTH: Final = 18
_MOMENT: Final = "dd/mm/yyyy hh:mm"
_DAY: Final = "dd/mm/yyyy"


class RowSink(Protocol):
    """Takes rows, the heading first."""

    def row(self, cells: Sequence[Cell | None]) -> None:
        """Write one row; None is an empty cell."""
        ...


@contextmanager
def written_sheet(path: Path, *, title: str = _BOOK) -> Iterator[RowSink]:
    """Give a sink for the rows of `path`; the file stands there whole or not at all.

    `title` names the sheet of a workbook.

    Raises:
        FileRefusedError: the name ends neither in .xlsx nor in .csv.
        DiskFullError: no room.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    openers: dict[str, Callable[[Path], AbstractContextManager[RowSink]]] = {
        ".xlsx": partial(_workbook, title=title),
        ".csv": _csv,
    }
    opener = openers.get(path.suffix.lower())
    if opener is None:
        raise FileRefusedError(
            path.name, "không có đuôi .xlsx hoặc .csv", "Đặt lại tên tệp cần ghi."
        )
    with written_whole(path) as unfinished, opener(unfinished) as sink:
        yield sink


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give the place where to write what will stand at `path`, whole or not at all.

    Raises:
        DiskFullError: no room.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    partial = path.with_name(f".{path.stem}.partial{path.suffix}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(b"")
        yield partial
        # Windows brings to the disk only what may be written to.
        with partial.open("rb+") as file:
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _cannot_write(path: Path, error: OSError) -> DiskFullError | ReadOnlyPlaceError:
    if error.errno in _FULL:
        return DiskFullError()
    return ReadOnlyPlaceError(str(path))


@contextmanager
def _workbook(path: Path, *, title: str) -> Iterator[RowSink]:
    with new_workbook(path, constant_memory=True) as workbook:
        yield _WorkbookRows(workbook, title)


@contextmanager
def new_workbook(path: Path, *, constant_memory: bool) -> Iterator["Workbook"]:
    """Give a workbook in which a text is never taken for anything else.

    Its library loads when the first one is written.

    Raises:
        OSError: it cannot be written.
    """
    from xlsxwriter import Workbook, exceptions  # noqa: PLC0415

    options = {
        "constant_memory": constant_memory,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    workbook = Workbook(str(path), options)
    try:
        yield workbook
    except BaseException:
        with suppress(exceptions.XlsxWriterException, OSError):
            workbook.close()
        raise
    try:
        workbook.close()
    except exceptions.FileCreateError as error:
        raise error.args[0] from error


class _WorkbookRows:
    """Rows of one sheet, each cell written as what it is."""

    def __init__(self, workbook: "Workbook", title: str) -> None:
        self._sheet = workbook.add_worksheet(title)
        self._sheet.set_column(0, 99, _COLUMN_WIDTH)
        self._sheet.freeze_panes(1, 0)
        self._bold = workbook.add_format({"bold": True})
        self._moment = workbook.add_format({"num_format": _MOMENT})
        self._day = workbook.add_format({"num_format": _DAY})
        self._next = 0

    def row(self, cells: Sequence[Cell | None]) -> None:
        """Write one row."""
        row, sheet = self._next, self._sheet
        for column, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                style = None if row else self._bold
                sheet.write_string(row, column, cell[:_MOST_CHARACTERS], style)
            elif isinstance(cell, datetime):
                sheet.write_datetime(row, column, cell, self._moment)
            elif isinstance(cell, date):
                sheet.write_datetime(row, column, cell, self._day)
            elif isinstance(cell, time | timedelta | bool):
                sheet.write_string(row, column, str(cell))
            else:
                sheet.write_number(row, column, cell)
        self._next += 1


@contextmanager
def _csv(path: Path) -> Iterator[RowSink]:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        yield _CsvRows(csv.writer(file, quoting=csv.QUOTE_ALL))


class _CsvWriter(Protocol):
    def writerow(self, row: Sequence[str], /) -> object: ...


class _CsvRows:
    """Rows of a CSV file; what could be a formula gets a ' in front."""

    def __init__(self, writer: _CsvWriter) -> None:
        self._writer = writer

    def row(self, cells: Sequence[Cell | None]) -> None:
        """Write one row."""
        self._writer.writerow([_csv_text(cell) for cell in cells])


def _csv_text(cell: Cell | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = " ".join(str(cell).splitlines())
    return formula_guarded(text)
