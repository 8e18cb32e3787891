"""Reports as Word files, and what all Word files share; python-docx stays here."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any, Final

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section as WordSection
from docx.shared import Mm, Pt, RGBColor

from motcua_desktop.documents.chart_workbook import chart_workbook
from motcua_desktop.documents.chart_xml import chart_xml
from motcua_desktop.documents.docx_template import adopt_styles
from motcua_desktop.documents.model import (
    LANGUAGE,
    Align,
    Chart,
    Document,
    ReportBlock,
    Section,
)
from motcua_desktop.documents.word_styles import (
    BUILT_IN,
    OWN,
    WordStyle,
)
from motcua_desktop.documents.word_text import NAMESPACE, writable
from motcua_desktop.documents.wordml import Frame, blocks_xml, chart_key
from motcua_desktop.services.rows.issues import MARK_NAME

_FONT: Final = "Times New Roman"
_MARGINS_MM: Final = (20, 20, 30, 15)
"""Top, bottom, left, right (NĐ 30/2020, Phụ lục I)."""
_HEADER_MM: Final = 10
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
_PROPERTY_SET: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CUSTOM_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.custom-properties+xml"
)
_ALIGNMENTS: Final = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_FONTS_XML: Final = (
    f'<w:rFonts {nsdecls("w")} w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:cs="{_FONT}" '
    f'w:eastAsia="{_FONT}"/>'
)


def render_docx(
    document: Document[ReportBlock], *, styles: Sequence[str] = ()
) -> bytes:
    """Return `document` as a Word file; the same document gives the same bytes.

    `styles` are those of an office's own Word file (`template_styles`), taken where it
    has them.
    """
    word = docx.Document()
    set_defaults(word)
    set_styles(word, OWN)
    for known in BUILT_IN:
        set_style(word.styles[known.name], known)
    _number_headings(word)
    if styles:
        adopt_styles(word, styles)
    _put_page_number(word.sections[0])
    for at, section in enumerate(document.sections):
        target = word.sections[0] if at == 0 else word.add_section(WD_SECTION.NEW_PAGE)
        _set_page(target, section)
        _fill(word, section)
    set_properties(word, document)
    if document.mark:
        _add_mark(word, document.mark)
    return packed(word)


def set_defaults(word: WordDocument) -> None:
    """Make Times New Roman and Vietnamese the defaults of the whole file."""
    defaults = word.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in list(properties):
        properties.remove(old)
    properties.append(parse_xml(_FONTS_XML))
    for tag, attributes in (
        ("sz", 'w:val="28"'),
        ("szCs", 'w:val="28"'),
        ("lang", f'w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"'),
    ):
        properties.append(parse_xml(f"<w:{tag} {nsdecls('w')} {attributes}/>"))
    settings = word.settings.element
    theme = settings.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), LANGUAGE)


def append_xml(word: WordDocument, text: str) -> None:
    """Put paragraphs and tables before the properties of the last section."""
    body = word.element.body
    holder = parse_xml(f'<w:body xmlns:w="{NAMESPACE}">{text}</w:body>')
    for element in list(holder):
        body.insert_element_before(element, "w:sectPr")


def set_styles(word: WordDocument, styles: Sequence[WordStyle]) -> None:
    """Add our own paragraph styles."""
    set_style(word.styles["Normal"], WordStyle("Normal", "Normal"))
    for own in styles:
        added = word.styles.add_style(own.name, WD_STYLE_TYPE.PARAGRAPH)
        added.element.set(qn("w:styleId"), own.key)
        added.base_style = word.styles["Normal"]
        set_style(added, own)


def set_style(target: Any, style: WordStyle) -> None:
    """Give one style its letters and spaces."""
    properties = target.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:spacing", "w:kern"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    properties.insert(0, parse_xml(_FONTS_XML))
    font, form = target.font, target.paragraph_format
    font.size, font.bold, font.italic = Pt(style.size), style.bold, style.italic
    font.color.rgb = RGBColor(0, 0, 0)
    font.cs_bold, font.cs_italic = style.bold, style.italic
    form.alignment = _ALIGNMENTS[style.align]
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    form.first_line_indent, form.left_indent = (
        Mm(style.first_line_mm),
        Mm(style.left_mm),
    )
    form.line_spacing = style.spacing
    form.keep_with_next = style.keep_with_next
    form.widow_control = True
    border = target.element.get_or_add_pPr().find(qn("w:pBdr"))
    if border is not None:
        border.getparent().remove(border)


def _number_headings(word: WordDocument) -> None:
    """Bind I. and 1. to Heading 1 and 2; a), đ) are written, Word cannot count so."""
    numbering = word.part.numbering_part.element
    abstract_id = 1 + max(
        int(one.get(qn("w:abstractNumId")))
        for one in numbering.findall(qn("w:abstractNum"))
    )
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="%{level + 1}."/><w:lvlJc w:val="left"/></w:lvl>'
        for level, form in enumerate(("upperRoman", "decimal"))
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract_id}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.find(qn("w:num")).addprevious(abstract)
    number_id = 1 + max(
        int(one.get(qn("w:numId"))) for one in numbering.findall(qn("w:num"))
    )
    numbering.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number_id}">'
            f'<w:abstractNumId w:val="{abstract_id}"/></w:num>'
        )
    )
    for level in (1, 2):
        properties = word.styles[f"Heading {level}"].element.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = level - 1
        numbered.get_or_add_numId().val = number_id


def _set_page(target: WordSection, section: Section[ReportBlock]) -> None:
    set_paper(target, section, _MARGINS_MM)
    target.different_first_page_header_footer = True


def set_paper(
    target: WordSection,
    section: Section[Any],
    margins_mm: tuple[float, float, float, float],
) -> None:
    """Set size, direction and margins of the pages of a section."""
    width, height = section.paper.size_mm
    if section.is_landscape:
        width, height = height, width
    target.orientation = (
        WD_ORIENT.LANDSCAPE if section.is_landscape else WD_ORIENT.PORTRAIT
    )
    target.page_width, target.page_height = Mm(width), Mm(height)
    top, bottom, left, right = (Mm(side) for side in margins_mm)
    target.top_margin, target.bottom_margin = top, bottom
    target.left_margin, target.right_margin = left, right
    edge = Mm(min(_HEADER_MM, margins_mm[0] / 2))
    target.header_distance = target.footer_distance = edge
    page_numbers = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    properties = target._sectPr  # noqa: SLF001
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.insert_element_before(page_numbers, "w:cols", "w:titlePg", "w:docGrid")


def _put_page_number(target: WordSection) -> None:
    """Write PAGE top centre, for later sections too; first pages have none."""
    header = target.header
    header.is_linked_to_previous = False
    target.first_page_header.is_linked_to_previous = False
    paragraph = header.paragraphs[0]
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        run = parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>")
        paragraph._p.append(run)  # noqa: SLF001


def _fill(word: WordDocument, section: Section[ReportBlock]) -> None:
    """Put the blocks before the properties of the last section of the body."""
    width = section.paper.size_mm[1 if section.is_landscape else 0]
    frame = Frame(width - _MARGINS_MM[2] - _MARGINS_MM[3], section.is_landscape)
    append_xml(word, blocks_xml(section.blocks, frame))
    for block in section.blocks:
        if isinstance(block, Chart):
            _add_chart(word, block)


def _add_chart(word: WordDocument, chart: Chart) -> None:
    """Put the chart and its workbook beside the text that shows it."""
    package, workbook_id = word.part.package, "rId1"
    drawn = Part(
        PackURI(f"/word/charts/chart{chart.number}.xml"),
        CONTENT_TYPE.DML_CHART,
        chart_xml(chart, workbook_id),
        package,
    )
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{chart.number}.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        chart_workbook(chart),
        package,
    )
    drawn.load_rel(RELATIONSHIP_TYPE.PACKAGE, book, workbook_id)
    word.part.load_rel(RELATIONSHIP_TYPE.CHART, drawn, chart_key(chart))


def set_properties(word: WordDocument, document: Document[Any]) -> None:
    """Say in the file what it is, whose and of which moment."""
    properties = word.core_properties
    properties.title = properties.subject = writable(document.title)[:255]
    properties.author = properties.last_modified_by = writable(document.author)[:255]
    properties.language = LANGUAGE
    properties.created = properties.modified = document.made_at
    properties.comments = properties.keywords = ""
    properties.revision = 1


def _add_mark(word: WordDocument, mark: str) -> None:
    """Keep the mark as a custom property, which Word hands on when it saves."""
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<Properties xmlns="{space}/custom-properties" '
        f'xmlns:vt="{space}/docPropsVTypes"><property fmtid="{_PROPERTY_SET}" '
        f'pid="2" name="{MARK_NAME}"><vt:lpwstr>{mark}</vt:lpwstr></property>'
        "</Properties>"
    )
    package = word.part.package
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, text.encode(), package)
    package.relate_to(part, f"{space}/relationships/custom-properties")


def packed(word: WordDocument) -> bytes:
    """Return the package with fixed times, so that equal contents are equal bytes."""
    loose = io.BytesIO()
    word.save(loose)
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(loose) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()
