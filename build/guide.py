"""The clerks' guide as a PDF that ships with the program, from its Markdown in docs.

    python3 build/guide.py GUIDE.pdf

Markdown is parsed by markdown-it, the pages are set by ReportLab in the shipped fonts.
"""

import io
import itertools
import sys
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PIL import Image as Picture
from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    Flowable,
    Image,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
)

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "docs" / "huong-dan-su-dung.md"
_WIDTH = A4[0] - 40 * mm
_BODY, _BOLD = "MotCuaTextRegular", "MotCuaTextBold"
_ARROWS, _BOLD_ARROWS = "Tinos-Regular", "Tinos-Bold"
"""What the fonts of the body lack: arrows."""
_DOTS = 840
_LETTERS = 14, 60
"""At least and at most so many letters count for the width of a column."""
_QUALITY = 66
_NORMAL = ParagraphStyle("body", fontName=_BODY, fontSize=10, leading=14.5)
_STYLES = {
    "h1": ParagraphStyle("h1", _NORMAL, fontName=_BOLD, fontSize=22, leading=32),
    "h2": ParagraphStyle(
        "h2", _NORMAL, fontName=_BOLD, fontSize=15, leading=24, spaceBefore=12
    ),
    "h3": ParagraphStyle(
        "h3", _NORMAL, fontName=_BOLD, fontSize=11.5, leading=19, spaceBefore=8
    ),
    "head": ParagraphStyle("head", _NORMAL, fontName=_BOLD),
    "item": ParagraphStyle("item", _NORMAL, leftIndent=14, bulletIndent=2),
    "code": ParagraphStyle(
        "code", _NORMAL, backColor=colors.HexColor("#EDF1F5"), borderPadding=4
    ),
}


for _heading in ("h1", "h2", "h3"):
    _STYLES[_heading].keepWithNext = 1


def write_guide(target: Path) -> None:
    """Set the guide and write it to `target`; the same text makes the same bytes."""
    rl_config.invariant = 1
    fonts = ROOT / "assets" / "fonts"
    _register(fonts / "ui", _BODY, _BOLD)
    _register(fonts, _ARROWS, _BOLD_ARROWS)
    tokens = (
        MarkdownIt("commonmark")
        .enable("table")
        .parse(SOURCE.read_text(encoding="utf-8"))
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    SimpleDocTemplate(
        str(target),
        pagesize=A4,
        title="Một Cửa: hướng dẫn sử dụng",
        **dict.fromkeys(("leftMargin", "rightMargin", "topMargin"), 20 * mm),
        bottomMargin=16 * mm,
    ).build([*_Pages().set(tokens)], onFirstPage=_number, onLaterPages=_number)


def _register(folder: Path, normal: str, bold: str) -> None:
    for name in (normal, bold):
        pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
    pdfmetrics.registerFontFamily(normal, normal=normal, bold=bold)


def _number(canvas: object, document: SimpleDocTemplate) -> None:
    canvas.setFont(_BODY, 8)  # type: ignore[attr-defined]
    canvas.drawCentredString(A4[0] / 2, 9 * mm, str(document.page))  # type: ignore[attr-defined]


class _Pages:
    """Turns the tokens of the text into what stands on the pages."""

    def __init__(self) -> None:
        self._style = _NORMAL
        self._bullet = ""
        self._counts: list[int] = []
        self._rows: list[list[Flowable]] = []

    def set(self, tokens: Iterable[Token]) -> Iterator[Flowable]:
        for token in tokens:
            kind, _, end = token.type.rpartition("_")
            if token.type == "inline":
                yield from self._text(token)
            elif token.type in {"fence", "code_block"}:
                yield from _code(token)
            elif token.type == "table_close":
                yield _table(self._rows)
                self._rows = []
            elif end == "open":
                self._open(kind, token)
            elif kind in {"heading", "th"}:
                self._style = _NORMAL
            elif kind.endswith("_list"):
                self._counts.pop()

    def _open(self, kind: str, token: Token) -> None:
        if kind == "heading":
            self._style = _STYLES[min(token.tag, "h3")]
        elif kind == "th":
            self._style = _STYLES["head"]
        elif kind.endswith("_list"):
            self._counts.append(int(kind == "ordered_list"))
        elif kind == "list_item":
            count = self._counts[-1]
            self._bullet = f"{count}." if count else "•"
            self._counts[-1] += bool(count)
        elif kind == "tr":
            self._rows.append([])

    def _text(self, token: Token) -> Iterator[Flowable]:
        style = _STYLES["item"] if self._counts else self._style
        made = _inline(token, style, self._bullet)
        self._bullet = ""
        if self._rows:
            self._rows[-1] += made[:1]
            return
        yield from made
        if self._style is _NORMAL:
            yield Spacer(1, 5)


def _code(token: Token) -> Iterator[Flowable]:
    text = _marked(token.content.rstrip()).replace("\n", "<br/>")
    yield Paragraph(text, _STYLES["code"])
    yield Spacer(1, 6)


def _inline(token: Token, style: ParagraphStyle, bullet: str) -> list[Flowable]:
    pictures = [it for it in token.children or () if it.type == "image"]
    if pictures:
        return [_picture(SOURCE.parent / str(it.attrs["src"])) for it in pictures]
    text = "".join(_words(child) for child in token.children or ())
    return [Paragraph(text, style, bulletText=bullet or None)]


def _words(token: Token) -> str:
    marks = {
        "strong_open": "<b>",
        "strong_close": "</b>",
        "softbreak": " ",
        "hardbreak": "<br/>",
    }
    if token.type == "code_inline":
        return f'<font backColor="#EDF1F5">{_marked(token.content)}</font>'
    return marks.get(token.type, _marked(token.content))


def _marked(text: str) -> str:
    """Return the text as ReportLab reads it, what the body's font lacks in the other.

    Raises:
        ValueError: neither font has a letter; the page would show nothing there.
    """
    own, other = (
        pdfmetrics.getFont(name).face.charToGlyph for name in (_BODY, _ARROWS)
    )
    if lacking := [letter for letter in text if ord(letter) not in own | other]:
        raise ValueError(f"no font has {lacking}")
    runs = itertools.groupby(text, lambda letter: ord(letter) in own)
    words = ((is_own, escape("".join(letters))) for is_own, letters in runs)
    return "".join(
        run if is_own else f'<font name="{_ARROWS}">{run}</font>'
        for is_own, run in words
    )


def _picture(path: Path) -> Flowable:
    with Picture.open(path) as picture:
        plain = picture.convert("RGB")
    plain.thumbnail((_DOTS, _DOTS))
    packed = io.BytesIO()
    plain.save(packed, "JPEG", quality=_QUALITY, optimize=True)
    packed.seek(0)
    width = min(_WIDTH, plain.width * 0.48)
    return Image(packed, width, width * plain.height / plain.width)


def _length(cell: Flowable) -> int:
    """Return how much width a cell asks for; a long one breaks its lines."""
    least, most = _LETTERS
    return max(least, min(len(cell.getPlainText(identify=1)), most))


def _table(rows: list[list[Flowable]]) -> Flowable:
    line = (0.4, colors.HexColor("#B1BCCA"))
    wanted = [max(map(_length, column)) for column in zip(*rows, strict=True)]
    widths = [_WIDTH * one / sum(wanted) for one in wanted]
    style = [("GRID", (0, 0), (-1, -1), *line), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(rows, widths, style=style, hAlign="LEFT", repeatRows=1, spaceAfter=8)


if __name__ == "__main__":
    write_guide(Path(sys.argv[1]))
