"""Blocks of a slip as WordprocessingML text: the second door of the same document."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.documents.barcodes import (
    QUIET_MODULES,
    bar_boxes,
    bar_module,
    picture_of,
    qr_boxes,
)
from motcua_desktop.documents.model import (
    Addressees,
    Closing,
    CodeStrip,
    Field,
    FieldLine,
    Letterhead,
    PageCount,
    PaperTitle,
    Paragraph,
    PrintedCode,
    Run,
    Section,
    Signatures,
    Signer,
    SlipBlock,
    Style,
    Table,
    Together,
)
from motcua_desktop.documents.slip_closing import RECIPIENTS, listed
from motcua_desktop.documents.slip_letterhead import MOTTO, STATE
from motcua_desktop.documents.type_scale import TypeScale
from motcua_desktop.documents.word_tables import WordTable
from motcua_desktop.documents.word_text import (
    paragraph_xml,
    plain_xml,
    run_xml,
    twips,
)
from motcua_desktop.documents.wordml import addressees_xml, bare_table_xml, rule_xml

Picture = Callable[[bytes, float, float], str]
"""Keeps a PNG of so many millimetres and returns the drawing that shows it."""

_MODULE_MM: Final = 0.33
_WIDEST_MM: Final = 0.5
_QUIET_MM: Final = 1.5
_DOTS: Final = 8
_BODY_RULE: Final = 0.36
_RECIPIENTS_SHARE: Final = 0.42
_SECOND_FIELD: Final = 0.473
_LETTER_WIDTH: Final = 0.5
"""A letter's usual width in its size: Word alone can measure."""
_POINTS_IN_MM: Final = 72 / 25.4
_STYLES: Final = {
    Style.NOTE_HEADING: "NoteHeading",
    Style.NOTE: "Note",
    Style.SMALL: "SlipFoot",
}
_PAGE_COUNT: Final = r"SECTIONPAGES \# &quot;00&quot;"
_FLAT: Final = '<w:spacing w:line="20" w:lineRule="exact"/>'
_COVER_GAP_TWIPS: Final = 2500


def running_line_xml(continuation: str, pages: int) -> str:
    """Return "Trang 2/3 · …" with fields for the page and its section's pages."""
    return (
        run_xml(Run("Trang "))
        + _field_xml("PAGE", "2")
        + run_xml(Run("/"))
        + _field_xml("SECTIONPAGES", str(pages))
        + run_xml(Run(f" · {continuation}"))
    )


def _field_xml(name: str, shown: str) -> str:
    """Return a field that Word fills in anew when it opens the file."""
    text = run_xml(Run(shown))
    return f'<w:fldSimple w:instr=" {name} " w:dirty="true">{text}</w:fldSimple>'


@dataclass(frozen=True, slots=True)
class SlipWord:
    """Writes the blocks of slips over a text of `width_mm`."""

    scale: TypeScale
    width_mm: float
    picture: Picture
    page_count: int = 1

    def section_xml(self, section: Section[SlipBlock]) -> str:
        """Return all of a section, its foot last."""
        parts = [part for block in section.blocks for part in self._block(block)]
        if section.foot:
            parts.append(plain_xml("SlipFoot", section.foot))
        return "".join(parts)

    def _block(self, block: SlipBlock, *, keep: bool = False) -> Iterator[str]:
        match block:
            case Paragraph(runs, style, keep_with_next):
                look = _STYLES.get(style, "SlipLine")
                yield paragraph_xml(look, runs, keep=keep or keep_with_next)
            case FieldLine(fields):
                yield from self._field_line(fields, keep=keep)
            case PaperTitle():
                yield from _title(block)
            case PageCount(before, after):
                count = _field_xml(_PAGE_COUNT, f"{self.page_count:02d}")
                text = run_xml(Run(before)) + count + run_xml(Run(after))
                yield _paragraph_of("SlipLine", text, keep=keep)
            case Together(blocks):
                yield from self._together(blocks)
            case Table():
                keep = keep or block.is_bound_to_next
                yield WordTable(block, self.width_mm, "SlipTable").xml(keep_after=keep)
                yield plain_xml("SlipSpace", "", keep=keep)
            case _:
                yield from self._framed(block)

    def _framed(
        self, block: Letterhead | Signatures | Addressees | Closing | CodeStrip
    ) -> Iterator[str]:
        match block:
            case Letterhead():
                yield from self._letterhead(block)
            case Signatures(signers):
                yield from self._signatures(signers)
            case Addressees(names):
                yield from addressees_xml(names)
            case Closing():
                yield from self._closing(block)
            case CodeStrip():
                yield from self._code_strip(block)

    def _together(self, blocks: Sequence[SlipBlock]) -> Iterator[str]:
        last = len(blocks) - 1
        for at, block in enumerate(blocks):
            yield from self._block(block, keep=at < last)

    def _field_line(self, fields: Sequence[Field], *, keep: bool) -> Iterator[str]:
        if len(fields) == 2 and all(map(self._is_short, fields)):
            yield self._pair(fields[0], fields[1], keep=keep)
            return
        for one in fields:
            yield _paragraph_of(
                "SlipLine",
                _field_text(one),
                keep=keep,
                tabs=((self.width_mm, not one.value),),
            )

    def _is_short(self, blank: Field) -> bool:
        letters = len(f"{blank.label} {blank.value}")
        width = letters * self.scale.text * _LETTER_WIDTH / _POINTS_IN_MM
        return width < self.width_mm * (1 - _SECOND_FIELD)

    def _pair(self, first: Field, second: Field, *, keep: bool) -> str:
        start = self.width_mm * _SECOND_FIELD
        tabs = ((start - 2, True),) if not first.value else ()
        tabs = (*tabs, (start, False), (self.width_mm, True))
        text = f"{_field_text(first)}<w:r><w:tab/></w:r>{_field_text(second)}"
        return _paragraph_of("SlipLine", text, keep=keep, tabs=tabs)

    def _letterhead(self, head: Letterhead) -> Iterator[str]:
        left = self.scale.left_column_mm
        right = self.width_mm - left
        office = (
            plain_xml("Superior", head.superior)
            + "".join(plain_xml("IssuingBody", line) for line in head.body)
            + rule_xml(left * _BODY_RULE, left)
            + (plain_xml("PaperNumber", head.number) if head.number else "")
        )
        motto_mm = len(MOTTO) * self.scale.motto * _LETTER_WIDTH / _POINTS_IN_MM
        state = (
            plain_xml("StateName", STATE)
            + plain_xml("Motto", MOTTO)
            + rule_xml(motto_mm, right)
            + plain_xml("PlaceAndDate", head.place_and_date)
        )
        if head.code is not None:
            office += self._qr(head.code)
            state += self._bars(head.code.held, right - 4, self.scale.bar_height_mm)
        yield bare_table_xml((left, right), ((office, state),))

    def _code_strip(self, block: CodeStrip) -> Iterator[str]:
        side = self.scale.qr_mm
        if block.beside:
            text = "".join(paragraph_xml("SlipLine", one.runs) for one in block.beside)
            edge = side + 3 * _QUIET_MM
            widths = (edge, self.width_mm - edge)
            yield bare_table_xml(widths, ((self._square(block.held), text),))
            yield plain_xml("SlipSpace", "", more=_FLAT)
            return
        if bar_module(block.held, self.width_mm, _WIDEST_MM):
            yield self._bars(block.held, self.width_mm, self.scale.bar_height_mm)
        else:
            yield self._square(block.held)
        yield paragraph_xml("CodeLine", (Run(block.held, bold=True),))

    def _square(self, held: str) -> str:
        modules, boxes = qr_boxes(held)
        picture = picture_of(boxes, modules, modules, _DOTS)
        return _drawing(self.picture(picture, self.scale.qr_mm, self.scale.qr_mm))

    def _qr(self, code: PrintedCode) -> str:
        text = self._square(code.held)
        if code.label:
            text += self._code_line(code)
        if code.remark:
            text += plain_xml("SlipFoot", code.remark)
        return text

    def _code_line(self, code: PrintedCode) -> str:
        """Return label and code, on two lines rather than torn at a hyphen."""
        label, shown = Run(f"{code.label} "), Run(code.shown, bold=True)
        letters = len(label.text) + len(shown.text)
        width = letters * self.scale.motto * _LETTER_WIDTH / _POINTS_IN_MM
        lines: tuple[tuple[Run, ...], ...] = ((label, shown),)
        if width > self.scale.left_column_mm:
            lines = ((label,), (shown,))
        elif not code.shown:
            lines = ((label,),)
        return "".join(paragraph_xml("CodeLine", runs) for runs in lines)

    def _bars(self, held: str, room_mm: float, height_mm: float) -> str:
        modules, boxes = bar_boxes(held)
        module = min(_MODULE_MM, room_mm / (modules + 2 * QUIET_MODULES))
        picture = picture_of(boxes, modules, 1, _DOTS)
        return _drawing(self.picture(picture, modules * module, height_mm))

    def _signatures(self, signers: Sequence[Signer]) -> Iterator[str]:
        half = self.width_mm / 2
        cells = [_signer(one.title, one.hint, one.name) for one in signers]
        empty = [plain_xml("SlipSpace", "")] * (2 - len(cells))
        yield plain_xml("SlipSpace", "", keep=True)
        yield bare_table_xml((half, half), ((*empty, *cells),))
        yield plain_xml("SlipSpace", "")

    def _closing(self, closing: Closing) -> Iterator[str]:
        left = self.width_mm * (_RECIPIENTS_SHARE if closing.recipients else 0.5)
        names = "".join(plain_xml("Recipient", it) for it in listed(closing.recipients))
        heading = plain_xml("RecipientsHeading", RECIPIENTS) if names else ""
        signed = _signer("\n".join(closing.post_lines), closing.hint, closing.name)
        recipients = heading + names or plain_xml("SlipSpace", "")
        yield plain_xml("SlipSpace", "", keep=True)
        yield bare_table_xml((left, self.width_mm - left), ((recipients, signed),))
        yield plain_xml("SlipSpace", "")


def _title(title: PaperTitle) -> Iterator[str]:
    looks = ("CoverTitle", "CoverRemark") if title.is_cover else _TITLE_STYLES
    gap = (
        f'<w:spacing w:before="{_COVER_GAP_TWIPS}"/>' if title.is_cover else _TITLE_GAP
    )
    for at, line in enumerate(title.lines):
        yield plain_xml(looks[0], line, keep=True, more="" if at else gap)
    for remark in title.remarks:
        yield plain_xml(looks[1], remark, keep=True)


_STOPS: Final = ("left", 'right" w:leader="dot')
_TITLE_STYLES: Final = ("SlipTitle", "SlipRemark")
_TITLE_GAP: Final = '<w:spacing w:before="120"/>'


def _signer(title: str, hint: str, name: str) -> str:
    shown = plain_xml("SignerPost", title, keep=True)
    if hint:
        shown += plain_xml("SignerHint", hint, keep=True)
    return shown + plain_xml("SignerName", name)


def _field_text(blank: Field) -> str:
    label = run_xml(Run(f"{blank.label} "))
    if blank.value:
        return label + run_xml(Run(blank.value, bold=blank.bold))
    return f"{label}<w:r><w:tab/></w:r>"


def _paragraph_of(
    style: str,
    runs: str,
    *,
    keep: bool = False,
    tabs: Sequence[tuple[float, bool]] = (),
) -> str:
    """Return a paragraph of ready runs; a tab stop: millimetres, whether dotted."""
    kept = "<w:keepNext/>" if keep else ""
    stops = "".join(
        f'<w:tab w:val="{_STOPS[dotted]}" w:pos="{twips(place)}"/>'
        for place, dotted in tabs
    )
    stops = f"<w:tabs>{stops}</w:tabs>" if stops else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{kept}{stops}</w:pPr>'
    return f"<w:p>{properties}{runs}</w:p>"


def _drawing(inline: str) -> str:
    drawn = f"<w:r><w:drawing>{inline}</w:drawing></w:r>"
    return _paragraph_of("Picture", drawn)
