"""Slips as PDF: embedded fonts, reproducible bytes; the only place of reportlab."""

import functools
import io
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen import canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from motcua_desktop.documents.flow import (
    BoxesMark,
    Placed,
    RuleMark,
    TextMark,
    paginate,
)
from motcua_desktop.documents.line_breaking import Face, break_lines
from motcua_desktop.documents.model import (
    LANGUAGE,
    Document,
    Paper,
    Run,
    Section,
    SlipBlock,
)
from motcua_desktop.documents.slip_layout import SlipLayout
from motcua_desktop.documents.type_scale import MM, TypeScale, scales
from motcua_desktop.domain.errors import MissingGlyphError
from motcua_desktop.resources import asset
from motcua_desktop.services.errors import MissingFontError

_FAMILY = "Tinos"
_RULE_WIDTH = 0.6
_FOOT_SIZE = 8.0
_FOOT_LEADING = 9.4
_RUNNING_SIZE = 9.0
_MOST_CUTS = 8192
_DESTROYED = "\ufffd"
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
    file = io.BytesIO()
    paper = _canvas(file, document)
    for section in document.sections:
        _draw_section(paper, section)
    paper.save()
    return file.getvalue()


def render_pdfs(
    documents: Iterable[Document[SlipBlock]], goes_on: Callable[[int], bool]
) -> bytes | None:
    """Return many papers as one PDF under the first one's title.

    `goes_on` hears after each how many are done; where it says no, or where there is
    none, there is no file.

    Raises:
        As `render_pdf`.
    """
    file = io.BytesIO()
    paper: canvas.Canvas | None = None
    for done, document in enumerate(documents, 1):
        paper = paper or _canvas(file, document)
        for section in document.sections:
            _draw_section(paper, section)
        if not goes_on(done):
            return None
    if paper is None:
        return None
    paper.save()
    return file.getvalue()


def _canvas(file: io.BytesIO, document: Document[SlipBlock]) -> canvas.Canvas:
    paper = canvas.Canvas(
        file,
        invariant=1,
        pageCompression=1,
        lang=LANGUAGE,
        initialFontName=fonts()[Face.REGULAR].fontName,
    )
    paper.setTitle(document.title)
    paper.setAuthor(document.author)
    paper.setSubject(document.title)
    # Printers must not shrink the slip to their margins.
    paper.setViewerPreference("PrintScaling", "None")
    return paper


def page_counts(document: Document[SlipBlock]) -> list[int]:
    """Return how many pages each section takes."""
    return [len(_fitted_pages(section)[1]) for section in document.sections]


def missing_fonts() -> list[str]:
    """Return the names of the faces that are not where they ship."""
    names = [f"{_FAMILY}-{face.value}" for face in Face]
    return [name for name in names if not asset(f"fonts/{name}.ttf").is_file()]


class _Font(TTFont):  # type: ignore[misc]
    """A font that cuts a text into its subsets once for a file: labels come often."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, path)
        self._file: object = None
        self._cuts: dict[str, object] = {}

    def splitString(self, text: str, doc: object) -> object:  # noqa: N802 its name
        """Return `text` as pieces of subset fonts."""
        if self._file is not doc:
            self._file, self._cuts = doc, {}
        if text not in self._cuts:
            if len(self._cuts) > _MOST_CUTS:
                self._cuts.clear()
            self._cuts[text] = super().splitString(text, doc)
        return self._cuts[text]


@functools.cache
def fonts() -> dict[Face, TTFont]:
    """Return the faces that are embedded, ready to be used by their names.

    Raises:
        MissingFontError: the file of one is gone, or is damaged.
    """
    faces = {}
    for face in Face:
        name = f"{_FAMILY}-{face.value}"
        path = asset(f"fonts/{name}.ttf")
        try:
            faces[face] = _Font(name, path)
        except (TTFError, OSError) as error:
            raise MissingFontError(path.name) from error
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
        if ord(char) not in widths or _is_unprintable(char):
            raise MissingGlyphError(char)
        total += widths[ord(char)]
    return total / 1000


def _is_unprintable(char: str) -> bool:
    """A letter of right-to-left scripts, or the mark of a text that was destroyed."""
    return char == _DESTROYED or unicodedata.bidirectional(char) in _RIGHT_TO_LEFT


def _draw_section(paper: canvas.Canvas, section: Section[SlipBlock]) -> None:
    scale, pages = _fitted_pages(section)
    width, height = _page_size(section, scale, pages)
    top, bottom, left, _ = (side * MM for side in scale.margins_mm)
    for number, page in enumerate(pages, 1):
        paper.setPageSize((width, height))
        paper.setLineWidth(_RULE_WIDTH)
        paper.setLineCap(1)
        upper = height - top
        if number > 1 or section.has_every_page_numbered:
            told = (f"Trang {number}/{len(pages)}", section.continuation)
            running = " · ".join(filter(None, told))
            _draw_centred(paper, running, width / 2, upper - _RUNNING_SIZE)
            upper -= _running_height(scale)
        _draw_page(paper, page, left, upper)
        if section.foot and number == len(pages):
            paper.setFont(fonts()[Face.ITALIC].fontName, _FOOT_SIZE)
            for at, line in enumerate(reversed(_foot_lines(section, width, scale))):
                paper.drawString(left, bottom + 2 + at * _FOOT_LEADING, line)
        paper.showPage()


def _foot_lines(
    section: Section[SlipBlock], width: float, scale: TypeScale
) -> list[str]:
    _, _, left, right = (side * MM for side in scale.margins_mm)
    room = (width - left - right) / _FOOT_SIZE
    runs = (Run(section.foot, italic=True),)
    lines = break_lines(runs, _text_width, room)
    return [" ".join(piece.text for piece in line.pieces) for line in lines]


def _page_size(
    section: Section[SlipBlock], scale: TypeScale, pages: Pages
) -> tuple[float, float]:
    """Return width and height in points; a roll is cut below what stands on it."""
    width, height = (side * MM for side in section.paper.size_mm)
    if section.is_landscape:
        return height, width
    if section.paper is Paper.ROLL and len(pages) == 1:
        top, bottom, _, _ = scale.margins_mm
        used = max(placed.y + placed.strip.height for placed in pages[0])
        return width, used + (top + bottom) * MM
    return width, height


def _fitted_pages(section: Section[SlipBlock]) -> tuple[TypeScale, Pages]:
    """Return the first scale that needs one page, else the normal one."""
    choices = scales(section.paper, is_landscape=section.is_landscape)
    normal = _pages(section, choices[0])
    if len(normal) == 1:
        return choices[0], normal
    for scale in choices[1:]:
        pages = _pages(section, scale)
        if len(pages) == 1:
            return scale, pages
    return choices[0], normal


def _pages(section: Section[SlipBlock], scale: TypeScale) -> Pages:
    """Return the pages of a section; a line that counts them is set anew."""
    pages = _pages_counted(section, scale, 1)
    if len(pages) > 1 and section.has_every_page_numbered:
        return _pages_counted(section, scale, len(pages))
    return pages


def _pages_counted(
    section: Section[SlipBlock], scale: TypeScale, page_count: int
) -> Pages:
    sides = (side * MM for side in section.paper.size_mm)
    width, height = reversed(list(sides)) if section.is_landscape else sides
    top, bottom, left, right = (side * MM for side in scale.margins_mm)
    foot = 0.0
    if section.foot:
        lines = _foot_lines(section, width, scale)
        foot = 4 + _FOOT_SIZE + (len(lines) - 1) * _FOOT_LEADING
    room = height - top - bottom - foot
    layout = SlipLayout(scale, _text_width, width - left - right, page_count)
    strips = layout.strips(section.blocks)
    later = room - _running_height(scale)
    first = later if section.has_every_page_numbered else room
    return paginate(strips, first, later)


def _running_height(scale: TypeScale) -> float:
    return _RUNNING_SIZE * scale.leading + 6


def _draw_centred(paper: canvas.Canvas, text: str, middle: float, y: float) -> None:
    half = _text_width(text, Face.REGULAR) * _RUNNING_SIZE / 2
    paper.setFont(fonts()[Face.REGULAR].fontName, _RUNNING_SIZE)
    paper.drawString(middle - half, y, text)


def _draw_page(
    paper: canvas.Canvas, page: list[Placed], left: float, upper: float
) -> None:
    """Draw rules and boxes, then all text at once: a text object each is slow."""
    text = paper.beginText()
    names = {face: font.fontName for face, font in fonts().items()}
    set_in: tuple[Face, float] | None = None
    for placed in page:
        top = upper - placed.y
        for mark in placed.strip.marks:
            if not isinstance(mark, TextMark):
                _draw(paper, mark, left, top)
                continue
            if set_in != (mark.face, mark.size):
                set_in = (mark.face, mark.size)
                text.setFont(names[mark.face], mark.size)
            text.setTextOrigin(left + mark.x, top - mark.y)
            text.textOut(mark.text)
    paper.drawText(text)


def _draw(
    paper: canvas.Canvas, mark: RuleMark | BoxesMark, left: float, upper: float
) -> None:
    match mark:
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
