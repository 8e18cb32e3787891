"""Strips of marks, stacked from the top of pages; knows no font and no format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from motcua_desktop.documents.line_breaking import Face, Line
from motcua_desktop.documents.model import Align


@dataclass(frozen=True, slots=True)
class TextMark:
    """Text on a baseline; `y` is counted downwards."""

    x: float
    y: float
    text: str
    face: Face
    size: float


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A thin straight line, dotted for blanks that are filled by hand."""

    x1: float
    y1: float
    x2: float
    y2: float
    is_dotted: bool = False


@dataclass(frozen=True, slots=True)
class BoxesMark:
    """Filled boxes on a grid of whole cells whose upper left corner is (x, y)."""

    x: float
    y: float
    cell_width: float
    cell_height: float
    boxes: tuple[tuple[int, int, int, int], ...]
    """Column, row, columns and rows of each box."""


Mark = TextMark | RuleMark | BoxesMark


@dataclass(frozen=True, slots=True)
class Strip:
    """What is never cut: marks with the height that they take.

    `gap` is left free above, unless a page begins here. `glued` keeps the next
    strip on the same page. `repeats` stands above where a page begins here.
    """

    height: float
    marks: tuple[Mark, ...]
    gap: float = 0
    glued: bool = False
    repeats: tuple["Strip", ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its place: `y` of its upper edge below the top of the text."""

    y: float
    strip: Strip


def line_marks(
    line: Line,
    size: float,
    width: float,
    *,
    x: float = 0,
    y: float = 0,
    align: Align = Align.LEFT,
) -> tuple[Mark, ...]:
    """Return the marks of one line whose upper edge is at `y`."""
    free = width - line.width * size
    shift = {Align.CENTER: free / 2, Align.RIGHT: free}.get(align, 0)
    return tuple(
        TextMark(x + shift + piece.x * size, y + size, piece.text, piece.face, size)
        for piece in line.pieces
    )


def glue(strips: Sequence[Strip]) -> list[Strip]:
    """Return `strips` bound to stay on one page."""
    return [
        *(replace(strip, glued=True) for strip in strips[:-1]),
        *strips[-1:],
    ]


def paginate(
    strips: Sequence[Strip], first_room: float, later_room: float
) -> list[list[Placed]]:
    """Stack `strips` on pages with these heights of text.

    Strips that are glued together move to the next page together, unless no page
    could hold them.
    """
    pages: list[list[Placed]] = [[]]
    y = 0.0
    for chunk in _chunks(strips):
        kept = [chunk] if _height(chunk) <= later_room else [[one] for one in chunk]
        for part in kept:
            room = first_room if len(pages) == 1 else later_room
            above = part[0].gap if pages[-1] else 0
            if pages[-1] and y + above + _height(part) > room + 0.01:
                pages.append([])
                y = 0.0
                part = [*part[0].repeats, *part]  # noqa: PLW2901
            for strip in part:
                y += strip.gap if pages[-1] else 0
                pages[-1].append(Placed(y, strip))
                y += strip.height
    return pages


def _chunks(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    chunk: list[Strip] = []
    for strip in strips:
        chunk.append(strip)
        if not strip.glued:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _height(chunk: Sequence[Strip]) -> float:
    """Return the height of a chunk without the gap above its first strip."""
    return sum(one.height for one in chunk) + sum(one.gap for one in chunk[1:])
