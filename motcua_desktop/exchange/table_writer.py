"""Writes a report's table as a workbook: typed cells, formulas that recompute."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from motcua_desktop.domain.period import PeriodKind
from motcua_desktop.exchange.sheet_writer import new_workbook, written_whole
from motcua_desktop.services.rows.tables import (
    NOTHING,
    CellBehind,
    ColumnKind,
    Points,
    Share,
    TableColumn,
    TableContent,
    TableLine,
    Value,
)
from motcua_desktop.text import NBSP, screen_moment, short_date

_FONT: Final = "Times New Roman"
_MM_IN_CHARACTER: Final = 1.95
_LANDSCAPE_A4: Final = 9
_MARGINS_INCHES: Final = (0.6, 0.4, 0.6, 0.7)
_LAST_ROW: Final = 1_048_575
_NUMBER_FORMATS: Final = {
    ColumnKind.COUNT: "#,##0",
    ColumnKind.MONEY: "#,##0",
    ColumnKind.RATE: "[=1]0%;[=0]0%;0.00%",
    ColumnKind.POINTS: "0.00",
    ColumnKind.DATE: "dd/mm/yyyy",
}
_CENTRED: Final = {ColumnKind.ORDINAL, ColumnKind.DATE}
_RIGHT: Final = {
    ColumnKind.COUNT,
    ColumnKind.MONEY,
    ColumnKind.RATE,
    ColumnKind.POINTS,
}


def write_table(path: Path, content: TableContent, lines: Iterable[TableLine]) -> None:
    """Write the table with `lines` to `path`, ready to be printed on A4 landscape.

    Raises:
        DiskFullError: no room; what stood there still stands.
        ReadOnlyPlaceError: the folder cannot be written to.
    """
    # Cells over several lines are written ahead of their row.
    is_streamed = len(content.text.heads) == 1
    with (
        written_whole(path) as partial,
        new_workbook(partial, constant_memory=is_streamed) as workbook,
    ):
        _describe(workbook, content)
        _TableSheet(workbook, content).write(lines)


def _describe(workbook: xlsxwriter.Workbook, content: TableContent) -> None:
    workbook.set_properties(
        {
            "title": content.title,
            "author": content.office.full_name,
            "created": content.as_of,
        }
    )


@dataclass(frozen=True, slots=True)
class _Faces:
    """The formats of one workbook, made once each."""

    workbook: xlsxwriter.Workbook
    made: dict[tuple[tuple[str, Any], ...], Any]

    def of(self, **properties: Any) -> Any:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            whole = {"font_name": _FONT, "font_size": 11, **properties}
            self.made[key] = self.workbook.add_format(whole)
        return self.made[key]


class _TableSheet:
    """One sheet with one table."""

    def __init__(self, workbook: xlsxwriter.Workbook, content: TableContent) -> None:
        self._content = content
        self._columns = content.columns
        self._places = {one.key: at for at, one in enumerate(content.columns)}
        self._faces = _Faces(workbook, {})
        self._sheet: Worksheet = workbook.add_worksheet(content.name)
        self._top = 0

    def write(self, lines: Iterable[TableLine]) -> None:
        """Write heading, table and notes; set the sheet up for printing."""
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, column.width / _MM_IN_CHARACTER)
        row = self._head(self._heading())
        self._top = row
        for line in lines:
            self._line(row, line)
            row += 1
        self._notes(row + 1)
        self._set_up(row)

    def _heading(self) -> int:
        content, last = self._content, len(self._columns) - 1
        office = content.office
        lines: list[tuple[str, dict[str, Any]]] = [
            (office.superior.upper(), {"font_size": 12}),
            (office.desk.upper(), {"font_size": 12, "bold": True}),
            ("", {}),
            *(
                (line, {"font_size": 13, "bold": True, "align": "center"})
                for line in content.text.title
            ),
            (_period(content), {"font_size": 12, "italic": True, "align": "center"}),
        ]
        if content.scope_name:
            scope = f"Phạm vi: {content.scope_name}"
            lines.append((scope, {"italic": True, "align": "center"}))
        lines.append((content.text.unit, {"italic": True, "align": "right"}))
        for row, (text, properties) in enumerate(lines):
            face = self._faces.of(**properties)
            if properties.get("align"):
                self._sheet.merge_range(row, 0, row, last, text, face)
            elif text:
                self._sheet.write_string(row, 0, text, face)
        return len(lines)

    def _head(self, first: int) -> int:
        heads = self._content.text.heads
        taken: set[tuple[int, int]] = set()
        for at, line in enumerate(heads):
            is_formula = self._content.text.has_formulas and at == len(heads) - 1
            face = self._faces.of(
                **({"italic": True, "font_size": 9} if is_formula else {"bold": True}),
                align="center",
                valign="vcenter",
                text_wrap=True,
                border=1,
            )
            column = 0
            for cell in line:
                while (at, column) in taken:
                    column += 1
                last = (at + cell.rows - 1, column + cell.columns - 1)
                taken |= {
                    (row, each)
                    for row in range(at, last[0] + 1)
                    for each in range(column, last[1] + 1)
                }
                if last == (at, column):
                    self._sheet.write_string(first + at, column, cell.text, face)
                else:
                    self._sheet.merge_range(
                        first + at, column, first + last[0], last[1], cell.text, face
                    )
        return first + len(heads)

    def _line(self, row: int, line: TableLine) -> None:
        for at, (column, value) in enumerate(
            zip(self._columns, line.cells, strict=True)
        ):
            face = self._face(column, value, is_sum=line.is_sum)
            formula = self._formula(at, row, line)
            if formula:
                cached = _cached(value)
                self._sheet.write_formula(row, at, formula, face, cached)
            else:
                self._plain(row, at, value, face)

    def _face(self, column: TableColumn, value: Value, *, is_sum: bool) -> Any:
        properties: dict[str, Any] = {"valign": "vcenter", "border": 1}
        if is_sum:
            properties["bold"] = True
        if column.kind in _CENTRED:
            properties["align"] = "center"
        elif column.kind in _RIGHT:
            properties["align"] = "right"
        if isinstance(value, str):
            properties["text_wrap"] = True
        elif column.kind in _NUMBER_FORMATS:
            properties["num_format"] = _NUMBER_FORMATS[column.kind]
        return self._faces.of(**properties)

    def _plain(self, row: int, at: int, value: Value, face: Any) -> None:
        sheet = self._sheet
        if value is None or value == "":
            sheet.write_blank(row, at, None, face)
        elif isinstance(value, str):
            if self._columns[at].kind is ColumnKind.ORDINAL and value.isdecimal():
                sheet.write_number(row, at, int(value), face)
            else:
                sheet.write_string(row, at, value, face)
        elif isinstance(value, date):
            sheet.write_datetime(row, at, value, face)
        elif isinstance(value, int):
            sheet.write_number(row, at, value, face)
        else:
            sheet.write(row, at, _cached(value), face)

    def _formula(self, at: int, row: int, line: TableLine) -> str:
        """Return what the cell is computed from, "" for one that stands by itself."""
        column = self._columns[at]
        if column.share is not None:
            part, base = (_cell(row, self._places[key]) for key in column.share)
            return share_formula(part, base)
        if column.adds:
            places = [self._places[key] for key in column.adds]
            return _sum([(row, place) for place in places])
        if column.counts and line.adds:
            return _sum([(self._top + each, at) for each in line.adds])
        return ""

    def _notes(self, row: int) -> None:
        face = self._faces.of(italic=True)
        counted = f"Số liệu trích xuất lúc {screen_moment(self._content.as_of)}"
        for order, note in enumerate((*self._content.notes, counted)):
            text = note.replace(NBSP, " ").rstrip(".")
            told = f"{text[:1].upper()}{text[1:]}."
            self._sheet.write_string(row + order, 0, told, face)

    def _set_up(self, end: int) -> None:
        sheet, last = self._sheet, len(self._columns) - 1
        head = self._top - len(self._content.text.heads)
        sheet.freeze_panes(self._top, 2)
        sheet.repeat_rows(head, self._top - 1)
        if self._content.is_list and end > self._top:
            sheet.autofilter(self._top - 1, 0, end - 1, last)
        sheet.set_landscape()
        sheet.set_paper(_LANDSCAPE_A4)
        sheet.fit_to_pages(1, 0)
        left, right, top, bottom = _MARGINS_INCHES
        sheet.set_margins(left, right, top, bottom)
        sheet.set_footer("&R&8&P/&N")
        sheet.hide_gridlines(2)


def _period(content: TableContent) -> str:
    period = content.period
    days = f"từ ngày {short_date(period.first)} đến ngày {short_date(period.last)}"
    if period.kind is PeriodKind.CUSTOM:
        return f"({days[:1].upper()}{days[1:]})"
    name = period.name.replace(NBSP, " ")
    return f"{name[:1].upper()}{name[1:]} ({days})"


def _cell(row: int, column: int) -> str:
    return f"{xl_col_to_name(column)}{row + 1}"


def _sum(cells: Sequence[tuple[int, int]]) -> str:
    """Return the formula that adds up `cells`: a range where they lie side by side."""
    names = [_cell(*cell) for cell in cells]
    steps = {
        (after[0] - before[0], after[1] - before[1])
        for before, after in pairwise(cells)
    }
    if len(cells) > 2 and steps in ({(0, 1)}, {(1, 0)}):
        return f"=SUM({names[0]}:{names[-1]})"
    return f"={'+'.join(names)}"


def share_formula(part: str, base: str) -> str:
    """Return the formula of a rate that is never rounded across 100% or 0%."""
    rounded = f"ROUND({part}/{base},4)"
    inside = f"MIN(0.9999,MAX(0.0001,{rounded}))"
    whole = f"IF({part}={base},1,IF({part}=0,0,{inside}))"
    return f'=IF({base}=0,"{NOTHING}",{whole})'


def _cached(value: Value) -> Any:
    """Return what a spreadsheet shows before it computes anew."""
    if isinstance(value, Points):
        return value.hundredths / 100
    if isinstance(value, Share):
        text = value.text
        if text == NOTHING:
            return text
        return round(float(text.replace(",", ".")) / 100, 4)
    return value


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
        _describe(workbook, content)
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
        for column, width in enumerate((46, 46, 24, 14)[: len(self._heading)]):
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
