"""Reports of tables as PDF: the same blocks as in Word, laid out by reportlab."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import (
    Table as PlainTable,
)

from motcua_desktop.documents.line_breaking import Face
from motcua_desktop.documents.model import (
    LANGUAGE,
    Align,
    Closing,
    Document,
    FormStrip,
    Letterhead,
    PaperTitle,
    Paragraph,
    ReportBlock,
    Section,
    Table,
)
from motcua_desktop.documents.pdf import checked_text, fonts
from motcua_desktop.documents.pdf_long_table import EndingTable
from motcua_desktop.documents.slip_letterhead import MOTTO, STATE
from motcua_desktop.documents.type_scale import MM

_MARGINS_MM: Final = (20, 20, 30, 15)
"""Top, bottom, left, right (NĐ 30/2020, Phụ lục I)."""
_PAGE_NUMBER_MM: Final = 10
_HEAD_SHARES: Final = (67 / 165, 98 / 165)
_STRIP_SHARES: Final = (58 / 252, 76 / 252, 118 / 252)
_SIGNATURE_MM: Final = 85
_RULES_MM: Final = (22, 60.4)
_PAD: Final = 2
_ALIGNMENTS: Final = {
    Align.LEFT: TA_LEFT,
    Align.CENTER: TA_CENTER,
    Align.RIGHT: TA_RIGHT,
    Align.JUSTIFY: TA_JUSTIFY,
}


def render_report_pdf(document: Document[ReportBlock]) -> bytes:
    """Return a report of tables as PDF; the same document gives the same bytes.

    Raises:
        MissingGlyphError: a character has no shape in the font.
    """
    fonts()
    file = io.BytesIO()
    (section,) = document.sections
    width, height = section.paper.size_mm
    if section.is_landscape:
        width, height = height, width
    top, bottom, left, right = _MARGINS_MM
    template = BaseDocTemplate(
        file,
        pagesize=(width * MM, height * MM),
        title=document.title,
        author=document.author,
        subject=document.title,
        lang=LANGUAGE,
        invariant=1,
        initialFontName=_face(Face.REGULAR),
    )
    area = Frame(
        left * MM,
        bottom * MM,
        (width - left - right) * MM,
        (height - top - bottom) * MM,
        *(0, 0, 0, 0),
    )
    template.addPageTemplates(PageTemplate("sheet", [area], onPage=_page_number))
    template.build(list(_flowables(section, (width - left - right) * MM)))
    return file.getvalue()


def _page_number(canvas: Canvas, _: BaseDocTemplate) -> None:
    """Write the number in the middle of the upper margin; the first has none."""
    number = canvas.getPageNumber()
    if number == 1:
        return
    width, height = canvas._pagesize  # noqa: SLF001 reportlab offers no other way
    canvas.setFont(_face(Face.REGULAR), 14)
    canvas.drawCentredString(width / 2, height - _PAGE_NUMBER_MM * MM - 10, str(number))


def _face(face: Face) -> str:
    return str(fonts()[face].fontName)


def _style(
    size: float, face: Face = Face.REGULAR, align: int = TA_LEFT, before: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        f"{size}-{face}-{align}-{before}",
        fontName=_face(face),
        fontSize=size,
        leading=size * 1.16,
        alignment=align,
        spaceBefore=before,
        textColor=black,
    )


def _text(text: str, style: ParagraphStyle) -> Text:
    return Text(escape(checked_text(text)), style)


def _flowables(section: Section[ReportBlock], width: float) -> Iterator[Flowable]:
    ending: list[Flowable] = []
    for at, block in enumerate(section.blocks):
        match block:
            case Letterhead():
                yield _letterhead(block, width)
            case PaperTitle(lines, remarks):
                yield from _title(lines, remarks)
            case FormStrip():
                yield from _strip(block, width)
            case Table():
                yield Spacer(0, 4)
                made = _table(block, width)
                made.reserve = sum(
                    part.wrap(width, 0)[1]
                    for after in section.blocks[at + 1 :]
                    if isinstance(after, Paragraph | Closing)
                    for part in _ending(after, width)
                )
                yield made
            case Paragraph() | Closing():
                ending += _ending(block, width)
            case _:
                raise TypeError(type(block))
    # The signature never stands alone on a page: the note goes with it.
    yield KeepTogether(ending)


def _bare(rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> PlainTable:
    """Return a table without lines that carries a layout."""
    table = PlainTable(rows, colWidths=widths)
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in _SIDES),
        ]
    )
    return table


_SIDES: Final = ("LEFT", "RIGHT", "TOP", "BOTTOM")


def _rule(length_mm: float) -> HRFlowable:
    return HRFlowable(
        width=length_mm * MM, thickness=0.6, color=black, spaceBefore=3, spaceAfter=2
    )


def _letterhead(head: Letterhead, width: float) -> Flowable:
    bold = _style(13, Face.BOLD, TA_CENTER)
    office = [
        _text(head.superior, _style(13, align=TA_CENTER)),
        *(_text(line, bold) for line in head.body),
        _rule(_RULES_MM[0]),
    ]
    state = [
        _text(STATE, bold),
        _text(MOTTO, _style(14, Face.BOLD, TA_CENTER)),
        _rule(_RULES_MM[1]),
    ]
    number = _text(head.number, _style(13, align=TA_CENTER))
    place = _text(head.place_and_date, _style(14, Face.ITALIC, TA_CENTER))
    widths = [share * width for share in _HEAD_SHARES]
    below = [[Spacer(0, 5), one] for one in (number, place)]
    return _bare([[office, state], below], widths)


def _title(lines: Sequence[str], remarks: Sequence[str]) -> Iterator[Flowable]:
    yield Spacer(0, 12)
    for line in lines:
        yield _text(line, _style(14, Face.BOLD, TA_CENTER))
    for remark in remarks:
        yield _text(remark, _style(14, Face.ITALIC, TA_CENTER))


def _strip(strip: FormStrip, width: float) -> Iterator[Flowable]:
    if strip.code:
        cells: list[Any] = [
            [_text(strip.code, _style(12, Face.BOLD))],
            [_text(line, _style(12, align=TA_CENTER)) for line in strip.period],
            [_text(party, _style(12)) for party in strip.parties],
        ]
        yield Spacer(0, 6)
        yield _bare([cells], [share * width for share in _STRIP_SHARES])
    if strip.unit:
        yield _text(strip.unit, _style(12, Face.ITALIC, TA_RIGHT, before=2))


def _table(table: Table, width: float) -> EndingTable:
    """Return the ruled table; its head stands again on every page."""
    stretch = width / sum(column.width for column in table.columns)
    rows, spans = _head_rows(table)
    faces = {
        (bold, column.align): _style(
            11.5,
            Face.BOLD if bold else Face.REGULAR,
            _ALIGNMENTS[column.align],
        )
        for column in table.columns
        for bold in (False, True)
    }
    rows += [
        [
            _text(cell, faces[row.bold, column.align])
            for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    made = EndingTable(
        rows,
        colWidths=[column.width * stretch for column in table.columns],
        repeatRows=len(table.head),
        splitInRow=0,
    )
    made.setStyle(
        [
            *spans,
            ("GRID", (0, 0), (-1, -1), 0.5, black),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            *((f"{side}PADDING", (0, 0), (-1, -1), _PAD) for side in _SIDES),
            ("TOPPADDING", (0, 0), (-1, -1), _PAD / 2),
        ]
    )
    return made


def _head_rows(table: Table) -> tuple[list[list[Any]], list[tuple[Any, ...]]]:
    """Return the lines of the head, and which cells of it stand over several."""
    wide = len(table.columns)
    rows: list[list[Any]] = [[""] * wide for _ in table.head]
    taken: set[tuple[int, int]] = set()
    spans: list[tuple[Any, ...]] = []
    for at, line in enumerate(table.head):
        is_formula = table.has_formulas and at == len(table.head) - 1
        style = (
            _style(10, Face.ITALIC, TA_CENTER)
            if is_formula
            else _style(11.5, Face.BOLD, TA_CENTER)
        )
        column = 0
        for cell in line:
            while (at, column) in taken:
                column += 1
            rows[at][column] = _text(cell.text, style)
            last = (column + cell.columns - 1, at + cell.rows - 1)
            spans.append(("SPAN", (column, at), last))
            taken |= {
                (row, each)
                for row in range(at, at + cell.rows)
                for each in range(column, column + cell.columns)
            }
    return rows, spans


def _ending(block: Paragraph | Closing, width: float) -> list[Flowable]:
    if isinstance(block, Closing):
        return _closing(block, width)
    note = "".join(run.text for run in block.runs)
    return [Spacer(0, 4), _text(note, _style(11.5, Face.ITALIC, TA_JUSTIFY))]


def _closing(closing: Closing, width: float) -> list[Flowable]:
    left = [
        _text("Nơi nhận:", _style(12, Face.BOLD_ITALIC)),
        *(_text(one, _style(11)) for one in closing.recipients),
    ]
    bold = _style(14, Face.BOLD, TA_CENTER)
    right = [
        *(_text(line, bold) for line in closing.post_lines),
        Spacer(0, 4 * bold.leading),
        _text(closing.name, bold),
    ]
    signature = _SIGNATURE_MM * MM
    return [Spacer(0, 10), _bare([[left, right]], [width - signature, signature])]
