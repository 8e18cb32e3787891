"""Codes as pictures: the dark boxes of a Code 128 and of a QR, in modules."""

import functools
import io
import re
from collections.abc import Iterator
from itertools import accumulate, groupby
from typing import Final

import segno
from PIL import Image

from motcua_desktop.domain.errors import UnprintableCodeError

_START_B: Final = 104
_START_C: Final = 105
_TO_C: Final = 99
_TO_B: Final = 100
_STOP: Final = 106
_CHECK_BASE: Final = 103
_WIDTHS: Final = re.findall(
    r"\d+",
    """
212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312
231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212
223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121
111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331
132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123
311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124
121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114
413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112
421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311
113141 114131 311141 411131 211412 211214 211232 2331112
    """,
)
"""Widths of bars and gaps of symbols 0–106 (ISO/IEC 15417)."""


QUIET_MODULES: Final = 10
"""Blank on both sides of the bars."""
_FINEST_MM: Final = 0.29

Boxes = tuple[tuple[int, int, int, int], ...]
"""Column, row, columns and rows of each dark box."""


@functools.lru_cache(maxsize=64)
def bar_boxes(code: str) -> tuple[int, Boxes]:
    """Return the modules in all and the bars of the Code 128 of `code`.

    Raises:
        UnprintableCodeError: the code is empty or has other than ASCII characters.
    """
    if not code or any(not " " <= char <= "~" for char in code):
        raise UnprintableCodeError(code)
    symbols = list(_symbols(code))
    weighed = sum(place * symbol for place, symbol in enumerate(symbols[1:], 1))
    symbols += [(symbols[0] + weighed) % _CHECK_BASE, _STOP]
    widths = [int(width) for symbol in symbols for width in _WIDTHS[symbol]]
    starts = accumulate(widths, initial=0)
    boxes = [(start, 0, width, 1) for start, width in zip(starts, widths)]  # noqa: B905
    return sum(widths), tuple(boxes[::2])


def _symbols(code: str) -> Iterator[int]:
    """Choose set C for runs of at least four digits, set B for all else."""
    place, in_pairs, begun = 0, False, False
    while place < len(code):
        digits = _digits_from(code, place)
        pairs = digits >= 4 if not in_pairs else digits >= 2
        if not begun:
            yield _START_C if pairs else _START_B
        elif pairs != in_pairs:
            yield _TO_C if pairs else _TO_B
        in_pairs, begun = pairs, True
        if not pairs:
            yield ord(code[place]) - ord(" ")
            place += 1
        else:
            yield int(code[place : place + 2])
            place += 2


def _digits_from(code: str, place: int) -> int:
    run = 0
    while place + run < len(code) and code[place + run].isdigit():
        run += 1
    return run


def bar_module(code: str, room_mm: float, widest_mm: float) -> float:
    """Return the width of the finest bar over `room_mm`, blank edges included.

    0 where old printers could not keep the bars apart: a little over two of their
    dots (200 dpi) are needed.
    """
    modules, _ = bar_boxes(code)
    module = min(widest_mm, room_mm / (modules + 2 * QUIET_MODULES))
    return module if module >= _FINEST_MM else 0


@functools.lru_cache(maxsize=64)
def qr_boxes(code: str) -> tuple[int, Boxes]:
    """Return the modules on a side and the dark runs of the QR of `code`.

    Error correction M: a folded or spotted slip still reads.
    """
    matrix = segno.make(code, error="m", micro=False).matrix
    boxes = []
    for row, modules in enumerate(matrix):
        column = 0
        for dark, group in groupby(modules):
            length = sum(1 for _ in group)
            if dark:
                boxes.append((column, row, length, 1))
            column += length
    return len(matrix), tuple(boxes)


def picture_of(boxes: Boxes, columns: int, rows: int, dots: int) -> bytes:
    """Return boxes on a grid of `columns` and `rows` as PNG, `dots` a cell."""
    picture = Image.new("1", (columns * dots, rows * dots), 1)
    for column, row, width, height in boxes:
        left, upper = column * dots, row * dots
        right, lower = left + width * dots, upper + height * dots
        picture.paste(0, (left, upper, right, lower))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
