"""Sizes of type and space on slips, by paper and by step of relief."""

from dataclasses import dataclass, replace
from typing import Final

from motcua_desktop.documents.model import Align, Paper

MM: Final = 72 / 25.4
"""Points in a millimetre."""


@dataclass(frozen=True, slots=True)
class TypeScale:
    """Sizes in points, lengths named `_mm` in millimetres."""

    margins_mm: tuple[float, float, float, float]
    """Top, bottom, left, right."""
    left_column_mm: float
    qr_mm: float
    bar_height_mm: float
    signature_mm: float
    state: float
    motto: float
    place: float
    title: float
    remark: float
    text: float
    table: float
    note: float
    closing: float
    """Nơi nhận; what stands below it has the size of notes."""
    signer: float
    small: float
    gap: float
    """Space before a line of the form, in points."""
    text_align: Align
    leading: float = 1.17


_A5: Final = TypeScale(
    margins_mm=(9, 8, 15, 10),
    left_column_mm=52,
    qr_mm=13,
    bar_height_mm=9,
    signature_mm=17,
    state=9,
    motto=10,
    place=10,
    title=12,
    remark=10,
    text=10.5,
    table=10,
    note=9,
    closing=9.5,
    signer=11,
    small=8,
    gap=2.1,
    text_align=Align.LEFT,
)
_A4: Final = TypeScale(
    margins_mm=(20, 20, 30, 20),
    left_column_mm=66,
    qr_mm=20,
    bar_height_mm=12,
    signature_mm=24,
    state=12,
    motto=13,
    place=13,
    title=14,
    remark=13,
    text=13,
    table=12,
    note=11,
    closing=12,
    signer=13,
    small=8,
    gap=3,
    text_align=Align.JUSTIFY,
)
# The order of relief where a slip is a little too long for one A5 page.
_TIGHT_HAND: Final = replace(_A5, signature_mm=14)
_TIGHT_NOTES: Final = replace(_TIGHT_HAND, note=8.5)
_TIGHT_TEXT: Final = replace(_TIGHT_NOTES, text=10)
_TIGHT_TABLE: Final = replace(_TIGHT_TEXT, table=9.5)
_BOOK: Final = replace(
    _A4,
    margins_mm=(15, 12, 20, 15),
    left_column_mm=110,
    text=12,
    table=9.5,
    signature_mm=22,
    text_align=Align.LEFT,
)
_ROLL: Final = replace(
    _A5,
    margins_mm=(4, 6, 4, 4),
    qr_mm=20,
    title=11,
    motto=9.5,
    text=9.5,
    table=9,
    bar_height_mm=12,
)
_LABEL: Final = replace(
    _A5,
    margins_mm=(1.6, 1.2, 2, 2),
    title=7.5,
    motto=7.5,
    text=7.5,
    gap=0.4,
    qr_mm=16,
    leading=1.12,
)
_SCALES: Final = {
    Paper.A5: (_A5, _TIGHT_HAND, _TIGHT_NOTES, _TIGHT_TEXT, _TIGHT_TABLE),
    Paper.A4: (_A4, replace(_A4, signature_mm=20)),
    Paper.ROLL: (_ROLL,),
    Paper.LABEL: (_LABEL,),
}


def scales(paper: Paper, *, is_landscape: bool = False) -> tuple[TypeScale, ...]:
    """Return the normal scale of `paper`, then the ones that save room."""
    return (_BOOK,) if is_landscape else _SCALES[paper]
