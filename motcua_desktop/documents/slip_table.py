"""A ruled table of a slip as strips: one strip a row, the head repeated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from motcua_desktop.documents.flow import Mark, RuleMark, Strip, TextMark
from motcua_desktop.documents.line_breaking import Line, Measure, break_lines
from motcua_desktop.documents.model import Align, Column, HeadCell, Run, Table
from motcua_desktop.documents.type_scale import TypeScale

_PAD_X = 2.5
_PAD_Y = 0.9
_LONGEST_ROW = 30
"""Lines; a longer row is set as several strips, else no page could hold it."""


def table_strips(
    table: Table, scale: TypeScale, measure: Measure, width: float
) -> list[Strip]:
    """Return the strips of `table`, stretched over `width`."""
    share = width / sum(column.width for column in table.columns)
    columns = [replace(one, width=one.width * share) for one in table.columns]
    setting = _Setting(columns, scale, measure)
    head = [setting.head(_placed_head(table))]
    rows = [
        replace(strip, repeats=tuple(head))
        for row in table.rows
        for strip in setting.row(row.cells, bold=row.bold)
    ]
    strips = [*head, *rows]
    last = len(strips) - 1
    held = {0, 1, last - 1} - {last}
    if table.is_bound_to_next:
        held.add(last)
    glued = [replace(strip, glued=at in held) for at, strip in enumerate(strips)]
    return [replace(glued[0], gap=scale.gap), *glued[1:]]


@dataclass(frozen=True, slots=True)
class _PlacedCell:
    """A cell of the head and the upper left corner of its place in the grid."""

    line: int
    column: int
    cell: HeadCell


def _placed_head(table: Table) -> list[_PlacedCell]:
    """Give every cell of the head its place, those over several lines first come."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for line, cells in enumerate(table.head):
        column = 0
        for cell in cells:
            while (line, column) in taken:
                column += 1
            placed.append(_PlacedCell(line, column, cell))
            taken |= {
                (line + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
            column += cell.columns
    return placed


class _Setting:
    """The columns and the type of one table."""

    def __init__(
        self, columns: Sequence[Column], scale: TypeScale, measure: Measure
    ) -> None:
        self.columns = columns
        self.measure = measure
        self.size = scale.table
        self.leading = scale.table * scale.leading

    def head(self, cells: Sequence[_PlacedCell]) -> Strip:
        """Return the head as one strip; a tall cell stretches its last line."""
        set_cells = [
            (placed, self._lines(placed.cell.text, self._width(placed), bold=True))
            for placed in cells
        ]
        heights = [0.0] * max(placed.line + placed.cell.rows for placed in cells)
        for placed, lines in sorted(set_cells, key=lambda pair: pair[0].cell.rows):
            last = placed.line + placed.cell.rows - 1
            above = sum(heights[placed.line : last])
            needed = len(lines) * self.leading + 2 * _PAD_Y - above
            heights[last] = max(heights[last], needed)
        marks: list[Mark] = []
        for placed, lines in set_cells:
            x = sum(column.width for column in self.columns[: placed.column])
            y = sum(heights[: placed.line])
            height = sum(heights[placed.line : placed.line + placed.cell.rows])
            width = self._width(placed)
            box = _Box(x, y, width, height)
            marks += self._text(lines, box, Align.CENTER)
            marks += box.rules()
        return Strip(sum(heights), tuple(marks))

    def _width(self, placed: _PlacedCell) -> float:
        last = placed.column + placed.cell.columns
        return sum(column.width for column in self.columns[placed.column : last])

    def _lines(self, text: str, width: float, *, bold: bool) -> list[Line]:
        room = (width - 2 * _PAD_X) / self.size
        return [
            line
            for part in text.split("\n")
            for line in break_lines([Run(part, bold=bold)], self.measure, room)
        ]

    def row(self, cells: Sequence[str], *, bold: bool) -> Iterator[Strip]:
        broken = [
            self._lines(text, column.width, bold=bold)
            for text, column in zip(cells, self.columns, strict=True)
        ]
        longest = max(len(lines) for lines in broken)
        for start in range(0, longest, _LONGEST_ROW):
            part = [lines[start : start + _LONGEST_ROW] for lines in broken]
            yield self._strip(part)

    def _strip(self, cells: Sequence[Sequence[Line]]) -> Strip:
        count = max(len(lines) for lines in cells)
        height = count * self.leading + 2 * _PAD_Y
        marks: list[Mark] = []
        x = 0.0
        for lines, column in zip(cells, self.columns, strict=True):
            box = _Box(x, 0, column.width, height)
            marks += self._text(lines, box, column.align)
            marks.append(RuleMark(x, 0, x, height))
            x += column.width
        marks += [
            RuleMark(x, 0, x, height),
            RuleMark(0, 0, x, 0),
            RuleMark(0, height, x, height),
        ]
        return Strip(height, tuple(marks))

    def _text(self, lines: Sequence[Line], box: "_Box", align: Align) -> Iterator[Mark]:
        """Yield the lines of a cell, in the middle of its height."""
        top = box.y + (box.height - len(lines) * self.leading) / 2
        for at, line in enumerate(lines):
            free = box.width - 2 * _PAD_X - line.width * self.size
            shift = {Align.CENTER: free / 2, Align.RIGHT: free}.get(align, 0)
            base = top + at * self.leading + self.size * 0.98
            for piece in line.pieces:
                start = box.x + _PAD_X + shift + piece.x * self.size
                yield TextMark(start, base, piece.text, piece.face, self.size)


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    width: float
    height: float

    def rules(self) -> Iterator[Mark]:
        """Yield the four sides."""
        right, lower = self.x + self.width, self.y + self.height
        yield RuleMark(self.x, self.y, right, self.y)
        yield RuleMark(self.x, lower, right, lower)
        yield RuleMark(self.x, self.y, self.x, lower)
        yield RuleMark(right, self.y, right, lower)
