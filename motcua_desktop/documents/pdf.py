"""Slips as PDF: embedded fonts, reproducible bytes; the only place of reportlab."""

import functools
import io
import unicodedata

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from motcua_desktop.documents.flow import (
    BoxesMark,
    Mark,
    Placed,
    RuleMark,
    TextMark,
    paginate,
)
from motcua_desktop.documents.line_breaking import Face
from motcua_desktop.documents.model import LANGUAGE, Document, Section, SlipBlock
from motcua_desktop.documents.slip_layout import SlipLayout
from motcua_desktop.documents.type_scale import MM, TypeScale, scales
from motcua_desktop.domain.errors import MissingGlyphError
from motcua_desktop.resources import asset

_FAMILY = "Tinos"
_RULE_WIDTH = 0.6
_FOOT_SIZE = 8.0
_RUNNING_SIZE = 9.0
_RIGHT_TO_LEFT = frozenset({"R", "AL"})

# Streams as bytes: base 85 costs a quarter of the time and of the file.
rl_config.useA85 = 0

Pages = list[list[Placed]]


def render_pdf(document: Document[SlipBlock]) -> bytes:
    """Return `document` as PDF; the same document gives the same bytes.

    Raises:
        MissingGlyphError: a character has no shape in the font.
        UnprintableCodeError: a code cannot be a bar code.
    """
    faces = fonts()
    file = io.BytesIO()
    paper = canvas.Canvas(
        file,
        invariant=1,
        pageCompression=1,
        lang=LANGUAGE,
        initialFontName=faces[Face.REGULAR].fontName,
    )
    paper.setTitle(document.title)
    paper.setAuthor(document.author)
    paper.setSubject(document.title)
    # Printers must not shrink the slip to their margins.
    paper.setViewerPreference("PrintScaling", "None")
    for section in document.sections:
        _draw_section(paper, section)
    paper.save()
    return file.getvalue()


def missing_fonts() -> list[str]:
    """Return the names of the faces that are not where they ship."""
    names = [f"{_FAMILY}-{face.value}" for face in Face]
    return [name for name in names if not asset(f"fonts/{name}.ttf").is_file()]


@functools.cache
def fonts() -> dict[Face, TTFont]:
    """Return the faces that are embedded, ready to be used by their names."""
    faces = {}
    for face in Face:
        name = f"{_FAMILY}-{face.value}"
        faces[face] = TTFont(name, asset(f"fonts/{name}.ttf"))
        pdfmetrics.registerFont(faces[face])
    return faces


def checked_text(text: str) -> str:
    """Return `text`, all of whose characters can be printed.

    Raises:
        MissingGlyphError: a character has no shape in the font, or is written from
            right to left.
    """
    _text_width(text, Face.REGULAR)
    return text


@functools.lru_cache(maxsize=16384)
def _text_width(text: str, face: Face) -> float:
    """Return the width of `text` for a size of one point.

    Raises:
        MissingGlyphError: a character has no shape in the font, or is written from
            right to left.
    """
    widths = fonts()[face].face.charWidths
    total = 0.0
    for char in text:
        if ord(char) not in widths or _is_right_to_left(char):
            raise MissingGlyphError(char)
        total += widths[ord(char)]
    return total / 1000


def _is_right_to_left(char: str) -> bool:
    return unicodedata.bidirectional(char) in _RIGHT_TO_LEFT


def _draw_section(paper: canvas.Canvas, section: Section[SlipBlock]) -> None:
    width, height = (side * MM for side in section.paper.size_mm)
    scale, pages = _fitted_pages(section, width, height)
    top, _, left, _ = (side * MM for side in scale.margins_mm)
    for number, page in enumerate(pages, 1):
        paper.setPageSize((width, height))
        paper.setLineWidth(_RULE_WIDTH)
        paper.setLineCap(1)
        upper = height - top
        if number > 1:
            running = f"Trang {number}/{len(pages)} · {section.continuation}"
            _draw_centred(paper, running, width / 2, upper - _RUNNING_SIZE)
            upper -= _running_height(scale)
        for placed in page:
            for mark in placed.strip.marks:
                _draw(paper, mark, left, upper - placed.y)
        if section.foot and number == len(pages):
            paper.setFont(fonts()[Face.ITALIC].fontName, _FOOT_SIZE)
            paper.drawString(left, scale.margins_mm[1] * MM + 2, section.foot)
        paper.showPage()


def _fitted_pages(
    section: Section[SlipBlock], width: float, height: float
) -> tuple[TypeScale, Pages]:
    """Return the first scale that needs one page, else the normal one."""
    choices = scales(section.paper)
    normal = _pages(section, choices[0], width, height)
    if len(normal) == 1:
        return choices[0], normal
    for scale in choices[1:]:
        pages = _pages(section, scale, width, height)
        if len(pages) == 1:
            return scale, pages
    return choices[0], normal


def _pages(
    section: Section[SlipBlock], scale: TypeScale, width: float, height: float
) -> Pages:
    top, bottom, left, right = (side * MM for side in scale.margins_mm)
    foot = _FOOT_SIZE + 4 if section.foot else 0
    room = height - top - bottom - foot
    layout = SlipLayout(scale, _text_width, width - left - right)
    strips = layout.strips(section.blocks)
    return paginate(strips, room, room - _running_height(scale))


def _running_height(scale: TypeScale) -> float:
    return _RUNNING_SIZE * scale.leading + 6


def _draw_centred(paper: canvas.Canvas, text: str, middle: float, y: float) -> None:
    half = _text_width(text, Face.REGULAR) * _RUNNING_SIZE / 2
    paper.setFont(fonts()[Face.REGULAR].fontName, _RUNNING_SIZE)
    paper.drawString(middle - half, y, text)


def _draw(paper: canvas.Canvas, mark: Mark, left: float, upper: float) -> None:
    match mark:
        case TextMark(x, y, text, face, size):
            paper.setFont(fonts()[face].fontName, size)
            paper.drawString(left + x, upper - y, text)
        case RuleMark(x1, y1, x2, y2, is_dotted):
            if is_dotted:
                paper.setDash(0.1, 2.6)
            paper.line(left + x1, upper - y1, left + x2, upper - y2)
            if is_dotted:
                paper.setDash()
        case BoxesMark(x, y, cell_width, cell_height, boxes):
            paper.saveState()
            paper.translate(left + x, upper - y)
            paper.scale(cell_width, -cell_height)
            operators = [f"{a} {b} {w} {h} re" for a, b, w, h in boxes]
            paper.drawPath(PDFPathObject(operators), stroke=0, fill=1)
            paper.restoreState()
