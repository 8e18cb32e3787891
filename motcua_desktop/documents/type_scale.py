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
    signer=13,
    small=8,
    gap=3,
    text_align=Align.JUSTIFY,
)
# The order of relief where a slip is a little too long for one A5 page.
_TIGHT_HAND: Final = replace(_A5, signature_mm=14)
_TIGHT_NOTES: Final = replace(_TIGHT_HAND, note=8.5)
_TIGHT_TEXT: Final = replace(_TIGHT_NOTES, text=10)


def scales(paper: Paper) -> tuple[TypeScale, ...]:
    """Return the normal scale of `paper`, then the ones that save room."""
    if paper is Paper.A5:
        return (_A5, _TIGHT_HAND, _TIGHT_NOTES, _TIGHT_TEXT)
    return (_A4, replace(_A4, signature_mm=20))
