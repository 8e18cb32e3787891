"""Blocks of a report as WordprocessingML text; styles are named, not repeated.

Tables are written as one text: built cell by cell they take seconds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from motcua_desktop.documents.model import (
    Addressees,
    Align,
    AnnexTitle,
    Closing,
    FormStrip,
    HeadCell,
    Heading,
    Letterhead,
    PaperTitle,
    Paragraph,
    ReportBlock,
    Run,
    Style,
    Table,
    TableRow,
)
from motcua_desktop.documents.slip_letterhead import MOTTO, STATE

TWIPS_IN_MM: Final = 56.6929
NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_HEAD_COLUMNS_MM: Final = (67, 98)
_MOTTO_RULE_MM: Final = 60.4
_BODY_RULE_MM: Final = 22
_TITLE_RULE_MM: Final = 52
_ANNEX_RULE_MM: Final = 40
_SIGNATURE_MM: Final = 85
_SIGNATURE_LINES: Final = 4
_STRIP_COLUMNS_MM: Final = (58, 76, 118)
_KEPT_ROWS: Final = 12
"""A table of so many rows at most is kept on one page."""
_CELL_PAD_MM: Final = 1

_PARAGRAPH_STYLES: Final = {
    Style.BODY: "BodyText",
    Style.LINE: "BodyText",
    Style.CAPTION: "TableCaption",
    Style.NOTE: "TableNote",
    Style.NOTE_HEADING: "TableNote",
    Style.SMALL: "TableNote",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """The text area of the section in which a block stands."""

    width_mm: float


def blocks_xml(blocks: Sequence[ReportBlock], frame: Frame) -> str:
    """Return the paragraphs and tables of `blocks`, to be put into a body."""
    parts = []
    for at, block in enumerate(blocks):
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        parts += _block(block, frame, is_before_closing=isinstance(following, Closing))
    return "".join(parts)


def _block(
    block: ReportBlock, frame: Frame, *, is_before_closing: bool
) -> Iterator[str]:
    match block:
        case Paragraph(runs, style, keep_with_next):
            keep = keep_with_next or is_before_closing
            yield _paragraph(_PARAGRAPH_STYLES[style], runs, keep=keep)
        case Heading(level, text):
            yield _plain(f"Heading{level}", text)
        case Table():
            yield _table(block, frame)
        case PaperTitle():
            yield from _paper_title(block, frame)
        case Addressees(names):
            yield from _addressees(names)
        case _:
            yield from _frame_block(block, frame)


def _frame_block(
    block: Letterhead | Closing | AnnexTitle | FormStrip, frame: Frame
) -> Iterator[str]:
    match block:
        case Letterhead():
            yield from _letterhead(block)
        case Closing():
            yield from _closing(block, frame)
        case AnnexTitle():
            yield from _annex_title(block, frame)
        case FormStrip():
            yield from _form_strip(block)


def run_xml(run: Run) -> str:
    """Return one run; its face stands in it only where it differs from the style."""
    face = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    properties = f"<w:rPr>{face}</w:rPr>" if face else ""
    text = escape(run.text)
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _paragraph(
    style: str, runs: Sequence[Run], *, keep: bool = False, more: str = ""
) -> str:
    kept = "<w:keepNext/>" if keep else ""
    text = "".join(run_xml(run) for run in runs)
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{kept}{more}</w:pPr>'
    return f"<w:p>{properties}{text}</w:p>"


def _plain(style: str, text: str, *, keep: bool = False, more: str = "") -> str:
    return _paragraph(style, (Run(text),) if text else (), keep=keep, more=more)


def _rule(length_mm: float, width_mm: float) -> str:
    """Return a thin rule: the lower border of an empty line, cut by indents."""
    indent = round((width_mm - length_mm) / 2 * TWIPS_IN_MM)
    border = (
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
        f'</w:pBdr><w:ind w:left="{indent}" w:right="{indent}" w:firstLine="0"/>'
    )
    return _plain("Rule", "", keep=True, more=border)


def _grid(widths_mm: Sequence[float]) -> list[int]:
    return [round(width * TWIPS_IN_MM) for width in widths_mm]


def _bare_table(widths_mm: Sequence[float], rows: Sequence[Sequence[str]]) -> str:
    """Return a table without lines and padding that carries a layout."""
    widths = _grid(widths_mm)
    cells = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
            for width, content in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{_grid_xml(widths)}{cells}</w:tbl>"
    )


def _grid_xml(widths: Sequence[int]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


def _letterhead(head: Letterhead) -> Iterator[str]:
    left, right = _HEAD_COLUMNS_MM
    office = "".join(
        (
            _plain("Superior", head.superior),
            *(_plain("IssuingBody", line) for line in head.body),
            _rule(_BODY_RULE_MM, left),
        )
    )
    state = "".join(
        (
            _plain("StateName", STATE),
            _plain("Motto", MOTTO),
            _rule(_MOTTO_RULE_MM, right),
        )
    )
    number = _plain("PaperNumber", head.number)
    place = _plain("PlaceAndDate", head.place_and_date)
    yield _bare_table((left, right), ((office, state), (number, place)))


def _paper_title(title: PaperTitle, frame: Frame) -> Iterator[str]:
    kind, *subject = title.lines
    yield _plain("Title", kind)
    for line in subject:
        yield _plain("Subtitle", line)
    if title.ruled:
        yield _rule(_TITLE_RULE_MM, frame.width_mm)


def _addressees(names: Sequence[str]) -> Iterator[str]:
    if len(names) == 1:
        yield _plain("Addressees", f"Kính gửi: {names[0]}")
        return
    yield _plain("Addressees", "Kính gửi:", keep=True)
    for at, name in enumerate(names, 1):
        end = "." if at == len(names) else ";"
        yield _plain("AddresseeLine", f"- {name.rstrip('.;')}{end}")


def _closing(closing: Closing, frame: Frame) -> Iterator[str]:
    left = _plain("RecipientsHeading", "Nơi nhận:") + "".join(
        _plain("Recipient", one) for one in closing.recipients
    )
    right = "".join(
        (
            *(_plain("SignerPost", line, keep=True) for line in closing.post_lines),
            *(_plain("SignerPost", "", keep=True) for _ in range(_SIGNATURE_LINES)),
            _plain("SignerName", closing.name),
        )
    )
    yield _plain("Rule", "", keep=True)
    yield _bare_table((frame.width_mm - _SIGNATURE_MM, _SIGNATURE_MM), ((left, right),))
    yield _plain("Rule", "")


def _annex_title(annex: AnnexTitle, frame: Frame) -> Iterator[str]:
    yield _plain("AnnexNumber", annex.number)
    for line in annex.lines:
        yield _plain("AnnexTitle", line)
    yield _plain("AnnexReference", annex.reference)
    yield _rule(_ANNEX_RULE_MM, frame.width_mm)


def _form_strip(strip: FormStrip) -> Iterator[str]:
    period, days = strip.period
    cells = (
        _plain("FormCode", strip.code),
        _plain("FormPeriod", period) + _plain("FormDays", days),
        "".join(_plain("FormParty", party) for party in strip.parties),
    )
    yield _bare_table(_STRIP_COLUMNS_MM, (cells,))
    yield _plain("FormUnit", strip.unit, keep=True)


def _table(table: Table, frame: Frame) -> str:
    stretch = frame.width_mm / sum(column.width for column in table.columns)
    widths = _grid([column.width * stretch for column in table.columns])
    is_kept = table.is_kept_whole or len(table.rows) <= _KEPT_ROWS
    last = len(table.rows) - 1
    rows = "".join(
        _body_row(table, row, widths, keep=is_kept and at < last)
        for at, row in enumerate(table.rows)
    )
    pad = round(_CELL_PAD_MM * TWIPS_IN_MM)
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{pad}" w:type="dxa"/>'
        f'<w:right w:w="{pad}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr>{_grid_xml(widths)}{_head_rows(table, widths)}{rows}</w:tbl>"
    )


def _head_rows(table: Table, widths: Sequence[int]) -> str:
    """Write the lines of the head, cells over several lines merged downwards."""
    waiting: dict[int, tuple[int, int]] = {}
    lines = []
    for at, line in enumerate(table.head):
        is_formula = table.has_formulas and at == len(table.head) - 1
        style = "TableFormula" if is_formula else "TableHead"
        given = iter(line)
        cells = []
        column = 0
        while column < len(widths):
            if column in waiting:
                left, span = waiting.pop(column)
                if left > 1:
                    waiting[column] = (left - 1, span)
                cells.append(_merged_cell(sum(widths[column : column + span]), span))
            else:
                cell = next(given)
                span = cell.columns
                if cell.rows > 1:
                    waiting[column] = (cell.rows - 1, span)
                width = sum(widths[column : column + span])
                cells.append(_head_cell(cell, width, style))
            column += span
        lines.append(
            "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
            f"{''.join(cells)}</w:tr>"
        )
    return "".join(lines)


def _cell_properties(width: int, span: int = 1, merge: str = "") -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{merge}'
        '<w:vAlign w:val="center"/></w:tcPr>'
    )


def _head_cell(cell: HeadCell, width: int, style: str) -> str:
    merge = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
    properties = _cell_properties(width, cell.columns, merge)
    return f"<w:tc>{properties}{_plain(style, cell.text, keep=True)}</w:tc>"


def _merged_cell(width: int, span: int) -> str:
    properties = _cell_properties(width, span, "<w:vMerge/>")
    return f"<w:tc>{properties}{_plain('TableHead', '', keep=True)}</w:tc>"


def _body_row(table: Table, row: TableRow, widths: Sequence[int], *, keep: bool) -> str:
    cells = "".join(
        f"<w:tc>{_cell_properties(width)}"
        + _paragraph(
            "TableText",
            (Run(text, bold=row.bold),) if text else (),
            keep=keep,
            more=_JUSTIFICATIONS[column.align],
        )
        + "</w:tc>"
        for text, column, width in zip(row.cells, table.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


_JUSTIFICATIONS: Final = {
    Align.LEFT: "",
    Align.CENTER: '<w:jc w:val="center"/>',
    Align.RIGHT: '<w:jc w:val="right"/>',
    Align.JUSTIFY: '<w:jc w:val="both"/>',
}
