"""Writes a report's table as a workbook: typed cells, formulas that recompute."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from motcua_desktop.domain.period import PeriodKind
from motcua_desktop.exchange.formulas import (
    cell_name,
    lines_of,
    share_formula,
    sum_formula,
)
from motcua_desktop.exchange.sheet_writer import new_workbook, written_whole
from motcua_desktop.services.rows.tables import (
    NOTHING,
    ColumnKind,
    Points,
    Share,
    TableColumn,
    TableContent,
    TableLine,
    Value,
    placed_heads,
)
from motcua_desktop.text import NBSP, screen_moment, short_date

_FONT: Final = "Times New Roman"
_MM_IN_CHARACTER: Final = 1.95
_LINE_HEIGHT: Final = 15
_BODY_SIZE: Final = 11
_FORMULA_SIZE: Final = 8
_FORMULA_FACE: Final = {"italic": True, "font_size": _FORMULA_SIZE}
_LANDSCAPE_A4: Final = 9
_MARGINS_INCHES: Final = (0.6, 0.4, 0.6, 0.7)
_NUMBER_FORMATS: Final = {
    ColumnKind.COUNT: "#,##0",
    ColumnKind.MONEY: "#,##0",
    ColumnKind.DAYS: "#,##0",
    ColumnKind.RATE: "[=1]0%;[=0]0%;0.00%",
    ColumnKind.POINTS: "0.00",
    ColumnKind.DATE: "dd/mm/yyyy",
}
_CENTRED: Final = {ColumnKind.ORDINAL, ColumnKind.DATE, ColumnKind.DAYS}
_RIGHT: Final = {
    ColumnKind.COUNT,
    ColumnKind.MONEY,
    ColumnKind.RATE,
    ColumnKind.POINTS,
}


def describe(workbook: xlsxwriter.Workbook, content: TableContent) -> None:
    """Put the title, the office and the moment of counting into the file."""
    workbook.set_properties(
        {
            "title": content.title,
            "author": content.office.full_name,
            "created": content.as_of,
        }
    )


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
        describe(workbook, content)
        _TableSheet(workbook, content).write(lines)


@dataclass(frozen=True, slots=True)
class _Faces:
    """The formats of one workbook, made once each."""

    workbook: xlsxwriter.Workbook
    made: dict[tuple[tuple[str, Any], ...], Any]

    def of(self, **properties: Any) -> Any:
        """Return the format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            whole = {"font_name": _FONT, "font_size": _BODY_SIZE, **properties}
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
        unit = ". ".join(filter(None, (content.text.code, content.text.unit)))
        lines.append((unit, {"italic": True, "align": "right"}))
        for row, (text, properties) in enumerate(lines):
            face = self._faces.of(**properties)
            if properties.get("align"):
                self._sheet.merge_range(row, 0, row, last, text, face)
            elif text:
                self._sheet.write_string(row, 0, text, face)
        return len(lines)

    def _head(self, first: int) -> int:
        heads = self._content.text.heads
        for at, height in enumerate(self._head_heights()):
            self._sheet.set_row(first + at, height)
        for at, column, cell in placed_heads(heads):
            is_formula = self._content.text.has_formulas and at == len(heads) - 1
            face = self._faces.of(
                **(
                    {"italic": True, "font_size": _FORMULA_SIZE}
                    if is_formula
                    else {"bold": True}
                ),
                align="center",
                valign="vcenter",
                text_wrap=True,
                border=1,
            )
            place = (first + at, column)
            last = (first + at + cell.rows - 1, column + cell.columns - 1)
            if last == place:
                self._sheet.write_string(*place, cell.text, face)
            else:
                self._sheet.merge_range(*place, *last, cell.text, face)
        return first + len(heads)

    def _head_heights(self) -> list[float]:
        """Return the heights of the head's lines, so that no word is cut."""
        heads = self._content.text.heads
        needed = [1] * len(heads)
        for at, column, cell in placed_heads(heads):
            over = self._columns[column : column + cell.columns]
            width = sum(one.width for one in over)
            if self._content.text.has_formulas and at == len(heads) - 1:
                width *= _BODY_SIZE / _FORMULA_SIZE
            lines = lines_of(cell.text, width)
            for each in range(at, at + cell.rows):
                needed[each] = max(needed[each], -(-lines // cell.rows))
        return [lines * _LINE_HEIGHT for lines in needed]

    def _line(self, row: int, line: TableLine) -> None:
        needed = max(
            lines_of(value, column.width)
            for column, value in zip(self._columns, line.cells, strict=True)
        )
        self._sheet.set_row(row, needed * _LINE_HEIGHT)
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
            properties |= {"align": "right", "indent": 1}
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
            part, base = (cell_name(row, self._places[key]) for key in column.share)
            return share_formula(part, base)
        if column.adds:
            places = [self._places[key] for key in column.adds]
            return sum_formula([(row, place) for place in places])
        if column.counts and line.adds:
            return sum_formula([(self._top + each, at) for each in line.adds])
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
