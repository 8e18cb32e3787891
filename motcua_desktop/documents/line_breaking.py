"""Text into lines of a given width; knows fonts only through a measure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua_desktop.documents.model import Run
from motcua_desktop.text import NBSP


class Face(StrEnum):
    """The four faces of the family."""

    REGULAR = "Regular"
    BOLD = "Bold"
    ITALIC = "Italic"
    BOLD_ITALIC = "BoldItalic"

    @classmethod
    def of(cls, run: Run) -> "Face":
        """Return the face of `run`."""
        if run.bold:
            return cls.BOLD_ITALIC if run.italic else cls.BOLD
        return cls.ITALIC if run.italic else cls.REGULAR


Measure = Callable[[str, Face], float]
"""Width of a text in a face, for a size of one point."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Unbroken text in one face, `x` from the line's left edge (size one)."""

    x: float
    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Line:
    """A broken line; `is_last` ends its paragraph and is never stretched."""

    pieces: tuple[Piece, ...]
    width: float
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    face: Face
    width: float


@dataclass(frozen=True, slots=True)
class _Word:
    parts: tuple[_Part, ...]
    width: float


_SEAMS = re.compile(r"(?<=[.\-@/_])")


def break_lines(
    runs: Sequence[Run], measure: Measure, width: float, *, justify: bool = False
) -> list[Line]:
    """Break `runs` at blanks; a word wider than a line after ".", "-", "@", "/".

    `width` is in units of the size of type. NBSP never breaks and is drawn as a
    blank, so that copied text is clean. There is at least one line.
    """
    fitted = (
        part
        for word in _words(runs, measure)
        for part in _cut_to_fit(word, measure, width)
    )
    lines: list[list[_Word]] = [[]]
    used = 0.0
    blank = measure(" ", Face.REGULAR)
    for word in fitted:
        needed = word.width + (blank if lines[-1] else 0)
        if lines[-1] and used + needed > width:
            lines.append([])
            used, needed = 0.0, word.width
        lines[-1].append(word)
        used += needed
    last = len(lines) - 1
    return [
        _set(words, blank, width if justify and at < last else 0, is_last=at == last)
        for at, words in enumerate(lines)
    ]


def _words(runs: Sequence[Run], measure: Measure) -> Iterator[_Word]:
    parts: list[_Part] = []
    for run in runs:
        face = Face.of(run)
        for at, text in enumerate(run.text.split(" ")):
            if at and parts:
                yield _word(parts)
                parts = []
            if text:
                drawn = text.replace(NBSP, " ")
                parts.append(_Part(drawn, face, measure(drawn, face)))
    if parts:
        yield _word(parts)


def _word(parts: Sequence[_Part]) -> _Word:
    return _Word(tuple(parts), sum(part.width for part in parts))


def _cut_to_fit(word: _Word, measure: Measure, width: float) -> Iterator[_Word]:
    if word.width <= width:
        yield word
        return
    held: list[_Part] = []
    used = 0.0
    for crumb in _crumbs(word, measure, width):
        if held and used + crumb.width > width:
            yield _word(held)
            held, used = [], 0.0
        held.append(crumb)
        used += crumb.width
    yield _word(held)


def _crumbs(word: _Word, measure: Measure, width: float) -> Iterator[_Part]:
    for part in word.parts:
        for seam in _SEAMS.split(part.text):
            whole = _Part(seam, part.face, measure(seam, part.face))
            if whole.width <= width:
                yield whole
            else:
                for char in seam:
                    yield _Part(char, part.face, measure(char, part.face))


def _set(
    words: Sequence[_Word], blank: float, stretch_to: float, *, is_last: bool
) -> Line:
    natural = sum(word.width for word in words) + blank * max(len(words) - 1, 0)
    if not stretch_to or len(words) < 2:
        return Line(tuple(_placed(words, blank)), natural, is_last)
    step = blank + (stretch_to - natural) / (len(words) - 1)
    return Line(tuple(_placed(words, step, apart=True)), stretch_to, is_last)


def _placed(
    words: Sequence[_Word], step: float, *, apart: bool = False
) -> Iterator[Piece]:
    """Place the words; unless `apart`, neighbours in one face become one piece."""
    x, begun, held = 0.0, 0.0, ""
    face = Face.REGULAR
    for at, word in enumerate(words):
        for number, part in enumerate(word.parts):
            is_new_word = bool(at) and number == 0
            x += step if is_new_word else 0
            if held and (part.face is not face or (apart and is_new_word)):
                yield Piece(begun, held, face)
                held = ""
            elif held and is_new_word:
                held += " "
            if not held:
                begun, face = x, part.face
            held += part.text
            x += part.width
    if held:
        yield Piece(begun, held, face)
