"""Blocks of a report as WordprocessingML text; styles are named, not repeated.

Tables are written as one text: built cell by cell they take seconds.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.documents.chart_xml import chart_drawing
from motcua_desktop.documents.model import (
    Addressees,
    AnnexTitle,
    Chart,
    Closing,
    FormStrip,
    Heading,
    Letterhead,
    PaperTitle,
    Paragraph,
    ReportBlock,
    Style,
    Table,
)
from motcua_desktop.documents.phrases import balanced
from motcua_desktop.documents.slip_letterhead import MOTTO, STATE
from motcua_desktop.documents.word_tables import WordTable
from motcua_desktop.documents.word_text import (
    framed_xml,
    grid_xml,
    paragraph_xml,
    plain_xml,
    twips,
)

_HEAD_COLUMNS_MM: Final = (67, 98)
_MOTTO_RULE_MM: Final = 60.4
_BODY_RULE_MM: Final = 22
_TITLE_RULE_MM: Final = 52
_BODY_SIZE: Final = 13
_TITLE_SIZE: Final = 14
_POINTS_IN_MM: Final = 72 / 25.4
_WIDTHS: Final = {
    **dict.fromkeys(" ", 0.25),
    **dict.fromkeys("ijlft", 0.3),
    **dict.fromkeys("IsrJ", 0.42),
    **dict.fromkeys("PSBELFTZ", 0.62),
    **dict.fromkeys("mwMW", 0.88),
}
_ANNEX_RULE_MM: Final = 40
_SIGNATURE_MM: Final = 85
_SIGNATURE_LINES: Final = 4
_POST_LIMIT: Final = 25
_SUPERIOR_LIMIT: Final = 23
"""Letters that fit into the columns of signature and letterhead."""
_STRIP_COLUMNS_MM: Final = (58, 76, 118)

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
    is_annex: bool = False


def blocks_xml(blocks: Sequence[ReportBlock], frame: Frame) -> str:
    """Return the paragraphs and tables of `blocks`, to be put into a body."""
    following: list[ReportBlock | None] = [*blocks[1:], None]
    return "".join(
        part
        for block, after in zip(blocks, following, strict=True)
        for part in _block(block, frame, keep_after=_is_bound_to_last(after))
    )


def chart_key(chart: Chart) -> str:
    """Return the relationship under which a report finds its chart."""
    return f"rIdChart{chart.number}"


def _is_bound_to_last(block: ReportBlock | None) -> bool:
    """Return whether `block` may not stand alone on a page: signature, note."""
    is_note = isinstance(block, Paragraph) and block.style is Style.NOTE
    return is_note or isinstance(block, Closing)


def _block(block: ReportBlock, frame: Frame, *, keep_after: bool) -> Iterator[str]:
    match block:
        case Paragraph(runs, style, keep_with_next):
            keep = keep_with_next or keep_after
            look = "AnnexTableNote" if frame.is_annex else _PARAGRAPH_STYLES[style]
            yield paragraph_xml(look, runs, keep=keep)
        case Heading(level, text):
            yield plain_xml(f"Heading{level}", text)
        case Table():
            look = "AnnexTable" if frame.is_annex else "Table"
            yield WordTable(block, frame.width_mm, look).xml(keep_after=keep_after)
        case Chart():
            yield framed_xml("ChartFrame", chart_drawing(block, chart_key(block)))
            yield plain_xml("ChartCaption", block.caption)
        case PaperTitle():
            yield from _paper_title(block, frame)
        case Addressees(names):
            yield from addressees_xml(names)
        case _:
            yield from _frame_block(block, frame)


def _frame_block(
    block: Letterhead | Closing | AnnexTitle | FormStrip, frame: Frame
) -> Iterator[str]:
    match block:
        case Letterhead():
            yield from _letterhead(block, frame)
        case Closing():
            yield from _closing(block, frame)
        case AnnexTitle():
            yield from _annex_title(block, frame)
        case FormStrip():
            yield from _form_strip(block)


def rule_xml(length_mm: float, width_mm: float, *, after_pt: int = 0) -> str:
    """Return a thin rule: the lower border of an empty line, cut by indents."""
    indent = twips((width_mm - length_mm) / 2)
    border = (
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
        f'</w:pBdr><w:spacing w:after="{after_pt * 20}"/>'
        f'<w:ind w:left="{indent}" w:right="{indent}" w:firstLine="0"/>'
    )
    return plain_xml("Rule", "", keep=True, more=border)


def _rule_mm(
    wanted_mm: float, lines: Sequence[str], size: float, most_mm: float
) -> float:
    """Return a length of a third to a half of the longest line, `wanted_mm` if it is.

    The width of a line in bold type is estimated; the decree leaves room enough.
    """
    longest = max(map(_estimated_ems, lines), default=0) * size / _POINTS_IN_MM
    longest = min(longest, most_mm)
    return min(max(wanted_mm, longest * 0.37), longest * 0.46)


def _estimated_ems(line: str) -> float:
    """Return the width of bold type in sizes; marks on letters do not widen them."""
    bare = (unicodedata.normalize("NFD", char)[0] for char in line)
    return sum(_WIDTHS.get(letter, 0.7 if letter.isupper() else 0.5) for letter in bare)


def bare_table_xml(widths_mm: Sequence[float], rows: Sequence[Sequence[str]]) -> str:
    """Return a table without lines and padding that carries a layout."""
    widths = [twips(width) for width in widths_mm]
    cells = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{content}</w:tc>"
            for width, content in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"{grid_xml(widths)}{cells}</w:tbl>"
    )


def _letterhead(head: Letterhead, frame: Frame) -> Iterator[str]:
    stretch = frame.width_mm / sum(_HEAD_COLUMNS_MM)
    left, right = (width * stretch for width in _HEAD_COLUMNS_MM)
    office = "".join(
        (
            *(
                plain_xml("Superior", line)
                for line in balanced(head.superior, _SUPERIOR_LIMIT)
            ),
            *(plain_xml("IssuingBody", line) for line in head.body),
            rule_xml(_rule_mm(_BODY_RULE_MM, head.body, _BODY_SIZE, left), left),
        )
    )
    state = "".join(
        (
            plain_xml("StateName", STATE),
            plain_xml("Motto", MOTTO),
            rule_xml(_MOTTO_RULE_MM, right),
        )
    )
    number = plain_xml("PaperNumber", head.number)
    place = plain_xml("PlaceAndDate", head.place_and_date)
    yield bare_table_xml((left, right), ((office, state), (number, place)))


def _paper_title(title: PaperTitle, frame: Frame) -> Iterator[str]:
    kind, *subject = title.lines
    yield plain_xml("Title", kind)
    for line in subject:
        yield plain_xml("Subtitle", line)
    for remark in title.remarks:
        yield plain_xml("AnnexReference", remark)
    if title.ruled:
        width = frame.width_mm
        yield rule_xml(_rule_mm(_TITLE_RULE_MM, subject, _TITLE_SIZE, width), width)


def addressees_xml(names: Sequence[str]) -> Iterator[str]:
    """Yield "Kính gửi:" with one name behind it, or several in a list below."""
    if len(names) == 1:
        yield plain_xml("Addressees", f"Kính gửi: {names[0]}")
        return
    yield plain_xml("Addressees", "Kính gửi:", keep=True)
    for at, name in enumerate(names, 1):
        end = "." if at == len(names) else ";"
        yield plain_xml("AddresseeLine", f"- {name.rstrip('.;')}{end}")


def _closing(closing: Closing, frame: Frame) -> Iterator[str]:
    left = plain_xml("RecipientsHeading", "Nơi nhận:") + "".join(
        plain_xml("Recipient", one) for one in closing.recipients
    )
    right = "".join(
        (
            *(
                plain_xml("SignerPost", part, keep=True)
                for line in closing.post_lines
                for part in balanced(line, _POST_LIMIT)
            ),
            *(plain_xml("SignerPost", "", keep=True) for _ in range(_SIGNATURE_LINES)),
            plain_xml("SignerName", closing.name),
        )
    )
    yield plain_xml("Rule", "", keep=True, more='<w:spacing w:before="120"/>')
    yield bare_table_xml(
        (frame.width_mm - _SIGNATURE_MM, _SIGNATURE_MM), ((left, right),)
    )
    yield plain_xml("Rule", "")


def _annex_title(annex: AnnexTitle, frame: Frame) -> Iterator[str]:
    yield plain_xml("AnnexNumber", annex.number)
    for line in annex.lines:
        yield plain_xml("AnnexTitle", line)
    for line in filter(None, (annex.reference, annex.days)):
        yield plain_xml("AnnexReference", line)
    yield rule_xml(_ANNEX_RULE_MM, frame.width_mm, after_pt=6)


def _form_strip(strip: FormStrip) -> Iterator[str]:
    period = "".join(
        plain_xml(style, line)
        for style, line in zip(("FormPeriod", "FormDays"), strip.period, strict=False)
    )
    parties = "".join(plain_xml("FormParty", party) for party in strip.parties)
    if strip.code:
        empty = plain_xml("FormPeriod", "")
        cells = (plain_xml("FormCode", strip.code), period or empty, parties)
        yield bare_table_xml(_STRIP_COLUMNS_MM, (cells,))
    yield plain_xml("FormUnit", strip.unit, keep=True)
