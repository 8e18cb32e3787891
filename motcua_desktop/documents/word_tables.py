"""A ruled table of a report as WordprocessingML text."""

from collections.abc import Iterator, Sequence
from typing import Final

from motcua_desktop.documents.model import Align, HeadCell, Run, Table, TableRow
from motcua_desktop.documents.word_text import (
    grid_xml,
    paragraph_xml,
    plain_xml,
    twips,
)

_KEPT_ROWS: Final = 12
"""A table of so many rows at most is kept on one page."""
_PADS_MM: Final = {"Table": 1.3}
_NARROW_PAD_MM: Final = 0.7
_JUSTIFICATIONS: Final = {
    Align.LEFT: "",
    Align.CENTER: '<w:jc w:val="center"/>',
    Align.RIGHT: '<w:jc w:val="right"/>',
    Align.JUSTIFY: '<w:jc w:val="both"/>',
}
_HEAD_ROW: Final = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW: Final = "<w:trPr><w:cantSplit/></w:trPr>"


class WordTable:
    """One table over a text of `width_mm`; `look` begins its styles' names."""

    def __init__(self, table: Table, width_mm: float, look: str) -> None:
        stretch = width_mm / sum(column.width for column in table.columns)
        self._table = table
        self._widths = [twips(column.width * stretch) for column in table.columns]
        self._look = look

    def xml(self, *, keep_after: bool) -> str:
        """Return the table; `keep_after`: what follows stays on its page."""
        kept = self._kept_rows(keep_after=keep_after)
        rows = "".join(
            self._row(row, keep=at in kept) for at, row in enumerate(self._table.rows)
        )
        pad = twips(_PADS_MM.get(self._look, _NARROW_PAD_MM))
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{sum(self._widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            '<w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar><w:left w:w="{pad}" w:type="dxa"/>'
            f'<w:right w:w="{pad}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"{grid_xml(self._widths)}{''.join(self._head())}{rows}</w:tbl>"
        )

    def _kept_rows(self, *, keep_after: bool) -> set[int]:
        """Return the rows that stay with the next: all of a short table, or two.

        No page begins with a single row; a note never stands without its table.
        """
        last = len(self._table.rows) - 1
        # Rows of an annex are tall: kept together they would leave its title alone.
        in_text = self._look == "Table"
        is_short = self._table.is_kept_whole or (in_text and last < _KEPT_ROWS)
        kept = set(range(last)) if is_short else {last - 1}
        return kept | {last} if keep_after else kept

    def _head(self) -> Iterator[str]:
        """Yield the lines of the head, cells over several lines merged downwards."""
        waiting: dict[int, tuple[int, int]] = {}
        last = len(self._table.head) - 1
        for at, line in enumerate(self._table.head):
            is_formula = self._table.has_formulas and at == last
            style = "TableFormula" if is_formula else f"{self._look}Head"
            cells = "".join(self._head_line(line, waiting, style))
            yield f"<w:tr>{_HEAD_ROW}{cells}</w:tr>"

    def _head_line(
        self,
        line: Sequence[HeadCell],
        waiting: dict[int, tuple[int, int]],
        style: str,
    ) -> Iterator[str]:
        """Yield the cells of one line; `waiting`: by column, lines and columns left."""
        given = iter(line)
        column = 0
        while column < len(self._widths):
            if column in waiting:
                left, span = waiting.pop(column)
                text, merge = "", "<w:vMerge/>"
            else:
                cell = next(given)
                left, span, text = cell.rows, cell.columns, cell.text
                merge = '<w:vMerge w:val="restart"/>' if left > 1 else ""
            if left > 1:
                waiting[column] = (left - 1, span)
            width = sum(self._widths[column : column + span])
            properties = _cell_properties(width, span, merge)
            yield f"<w:tc>{properties}{plain_xml(style, text, keep=True)}</w:tc>"
            column += span

    def _row(self, row: TableRow, *, keep: bool) -> str:
        cells = "".join(
            f"<w:tc>{_cell_properties(width)}"
            + paragraph_xml(
                f"{self._look}Text",
                (Run(text, bold=row.bold),) if text else (),
                keep=keep,
                more=_JUSTIFICATIONS[column.align],
            )
            + "</w:tc>"
            for text, column, width in zip(
                row.cells, self._table.columns, self._widths, strict=True
            )
        )
        return f"<w:tr>{_ROW}{cells}</w:tr>"


def _cell_properties(width: int, span: int = 1, merge: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}'
        '<w:vAlign w:val="center"/></w:tcPr>'
    )
