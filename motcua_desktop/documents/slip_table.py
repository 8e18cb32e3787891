"""A ruled table of a slip as strips: one strip a row, the head repeated.

Heads of slips have one line and no cells over several columns.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from motcua_desktop.documents.flow import Mark, RuleMark, Strip, TextMark
from motcua_desktop.documents.line_breaking import Line, Measure, break_lines
from motcua_desktop.documents.model import Align, Column, Run, Table
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
    centred = [replace(one, align=Align.CENTER) for one in columns]
    head = [
        strip
        for row in table.head
        for strip in _Setting(centred, scale, measure).row(
            [cell.text for cell in row], bold=True
        )
    ]
    rows = [
        replace(strip, repeats=tuple(head))
        for row in table.rows
        for strip in setting.row(row.cells, bold=row.bold)
    ]
    strips = [*head, *rows]
    held = {*range(len(head) + 1), len(strips) - 2}
    glued = [
        replace(strip, glued=at in held and at + 1 < len(strips))
        for at, strip in enumerate(strips)
    ]
    return [replace(glued[0], gap=scale.gap), *glued[1:]]


class _Setting:
    """The columns and the type of one table."""

    def __init__(
        self, columns: Sequence[Column], scale: TypeScale, measure: Measure
    ) -> None:
        self.columns = columns
        self.measure = measure
        self.size = scale.table
        self.leading = scale.table * scale.leading

    def row(self, cells: Sequence[str], *, bold: bool) -> Iterator[Strip]:
        broken = [
            break_lines(
                [Run(text, bold=bold)],
                self.measure,
                (column.width - 2 * _PAD_X) / self.size,
            )
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
            top = (height - len(lines) * self.leading) / 2
            for at, line in enumerate(lines):
                free = column.width - 2 * _PAD_X - line.width * self.size
                start = x + _PAD_X + (free / 2 if column.align is Align.CENTER else 0)
                y = top + at * self.leading + self.size * 0.98
                marks += [
                    TextMark(
                        start + piece.x * self.size,
                        y,
                        piece.text,
                        piece.face,
                        self.size,
                    )
                    for piece in line.pieces
                ]
            marks.append(RuleMark(x, 0, x, height))
            x += column.width
        marks += [
            RuleMark(x, 0, x, height),
            RuleMark(0, 0, x, 0),
            RuleMark(0, height, x, height),
        ]
        return Strip(height, tuple(marks))
