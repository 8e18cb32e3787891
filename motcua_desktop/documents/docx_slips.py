"""Slips as Word files, to be edited: the text of the PDF, in Word's own styles."""

import io
from collections.abc import Sequence
from functools import partial
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section as WordSection
from docx.shared import Mm
from lxml.etree import tostring

from motcua_desktop.documents.docx import (
    append_xml,
    packed,
    set_defaults,
    set_paper,
    set_properties,
    set_style,
    set_styles,
)
from motcua_desktop.documents.model import Align, Document, Section, SlipBlock
from motcua_desktop.documents.type_scale import scales
from motcua_desktop.documents.word_slips import SlipWord, running_line_xml
from motcua_desktop.documents.word_styles import WordStyle, slip_styles

_FLAT_XML: Final = (
    f'<w:spacing {nsdecls("w")} w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/>'
)


def render_slip_docx(
    document: Document[SlipBlock], page_counts: Sequence[int]
) -> bytes:
    """Return a slip as a Word file with the text of its PDF, to be edited.

    `page_counts` are the pages of each section in the PDF; Word counts anew when it
    opens the file. The same document gives the same bytes.
    """
    word = docx.Document()
    set_defaults(word)
    first = document.sections[0]
    # Word sets lines a little wider than the PDF: one step of relief keeps the page.
    *_, scale = scales(first.paper, is_landscape=first.is_landscape)[:2]
    set_styles(word, slip_styles(scale))
    set_style(
        word.styles["Header"], WordStyle("Header", "Header", 9, align=Align.CENTER)
    )
    for at, (section, pages) in enumerate(
        zip(document.sections, page_counts, strict=True)
    ):
        target = word.sections[0] if at == 0 else word.add_section(WD_SECTION.NEW_PAGE)
        set_paper(target, section, scale.margins_mm)
        target.different_first_page_header_footer = not section.has_every_page_numbered
        _put_running_line(target, section, pages)
        _, _, left, right = scale.margins_mm
        width = section.paper.size_mm[1 if section.is_landscape else 0] - left - right
        blocks = SlipWord(scale, width, partial(_picture_xml, word), pages)
        append_xml(word, blocks.section_xml(section))
    _flatten_section_ends(word)
    set_properties(word, document)
    return packed(word)


def _flatten_section_ends(word: WordDocument) -> None:
    """Make the paragraphs that end sections too low to begin a page of their own."""
    for end in word.element.body.findall(f"{qn('w:p')}/{qn('w:pPr')}"):
        properties = end.find(qn("w:sectPr"))
        if properties is not None:
            properties.addprevious(parse_xml(_FLAT_XML))


def _put_running_line(
    target: WordSection, section: Section[SlipBlock], pages: int
) -> None:
    """Write "Trang 2/3 · …" on top of the pages that say so."""
    target.first_page_header.is_linked_to_previous = False
    header = target.header
    header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    if not section.continuation:
        return
    text = running_line_xml(section.continuation, pages)
    holder = parse_xml(f"<w:p {nsdecls('w')}>{text}</w:p>")
    for run in list(holder):
        paragraph._p.append(run)  # noqa: SLF001


def _picture_xml(
    word: WordDocument, picture: bytes, width_mm: float, height_mm: float
) -> str:
    """Keep a picture in the package and return the drawing that shows it."""
    inline = word.part.new_pic_inline(
        io.BytesIO(picture), width=Mm(width_mm), height=Mm(height_mm)
    )
    return str(tostring(inline, encoding="unicode"))
