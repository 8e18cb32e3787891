"""Writes the dossiers behind a table's counts: numbers only, no personal data."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from motcua_desktop.exchange.sheet_writer import new_workbook, written_whole
from motcua_desktop.exchange.table_writer import describe
from motcua_desktop.services.rows.tables import CellBehind, TableContent

_FONT: Final = "Times New Roman"
_LAST_ROW: Final = 1_048_575
_WIDTHS: Final = (46, 46, 24, 14)


def write_behind(
    path: Path, content: TableContent, cells: Iterable[CellBehind]
) -> None:
    """Write the dossiers behind a table's counts: an overview, then every number.

    Raises:
        DiskFullError: no room; what stood there still stands.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    with (
        written_whole(path) as partial,
        new_workbook(partial, constant_memory=True) as workbook,
    ):
        describe(workbook, content)
        overview = _Rows(
            workbook, "Tổng hợp", ("Dòng", "Cột", "Số trong bảng", "Số mã hồ sơ")
        )
        listed = _Rows(workbook, "Hồ sơ", ("Dòng", "Cột", "Mã hồ sơ"))
        for cell in cells:
            overview.row((cell.row, cell.column, cell.value, len(cell.numbers)))
            for number in cell.numbers:
                listed.row((cell.row, cell.column, number))
        for rows in (overview, listed):
            rows.close()


class _Rows:
    """Rows under one heading; a sheet that is full goes on in the next."""

    def __init__(
        self, workbook: xlsxwriter.Workbook, name: str, heading: Sequence[str]
    ) -> None:
        self._workbook, self._name, self._heading = workbook, name, heading
        self._bold = workbook.add_format({"bold": True, "font_name": _FONT})
        self._sheets = 0
        self._sheet: Worksheet
        self._next = 0
        self._begin()

    def _begin(self) -> None:
        self._sheets += 1
        order = f" ({self._sheets})" if self._sheets > 1 else ""
        self._sheet = self._workbook.add_worksheet(f"{self._name}{order}")
        for column, width in enumerate(_WIDTHS[: len(self._heading)]):
            self._sheet.set_column(column, column, width)
        self._sheet.freeze_panes(1, 0)
        for column, text in enumerate(self._heading):
            self._sheet.write_string(0, column, text, self._bold)
        self._next = 1

    def row(self, cells: Sequence[str | int]) -> None:
        """Write one row."""
        if self._next > _LAST_ROW:
            self.close()
            self._begin()
        for column, cell in enumerate(cells):
            if isinstance(cell, int):
                self._sheet.write_number(self._next, column, cell)
            else:
                self._sheet.write_string(self._next, column, cell)
        self._next += 1

    def close(self) -> None:
        """Let the reader filter by row and column."""
        self._sheet.autofilter(0, 0, self._next - 1, len(self._heading) - 1)
