"""What a printer's DEVMODE is told of a paper: its form, which way round, one side.

Pure: what Windows says of a printer comes in, the DEVMODE is filled.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.devices.windows_api import DevMode

_STANDARD: Final = {"A4": 9, "A5": 11}
_OWN_SIZE: Final = 256
"""DMPAPER_USER: width and length are given instead of a form."""
_PORTRAIT, _LANDSCAPE = 1, 2
_ONE_SIDE: Final = 1
_ORIENTATION, _PAPER_SIZE, _PAPER_LENGTH, _PAPER_WIDTH = 0x1, 0x2, 0x4, 0x8
_COPIES, _TRAY, _DUPLEX, _FORM_NAME = 0x100, 0x200, 0x1000, 0x10000
_SIZE_FIELDS: Final = _PAPER_SIZE | _PAPER_LENGTH | _PAPER_WIDTH | _FORM_NAME
_AS_GOOD_AS_EQUAL: Final = 15
_MAY_BE_SHORT: Final = 20
"""Tenths of a millimetre: drivers round their papers to points or to inches."""


@dataclass(frozen=True, slots=True)
class Size:
    """The size of a sheet in tenths of a millimetre, as it lies."""

    width: int
    length: int

    def turned(self) -> "Size":
        """Return the sheet turned by a quarter."""
        return Size(self.length, self.width)

    def is_like(self, other: "Size") -> bool:
        """Tell whether both are the same paper."""
        across = abs(self.width - other.width)
        return max(across, abs(self.length - other.length)) <= _AS_GOOD_AS_EQUAL

    def holds(self, page: "Size") -> bool:
        """Tell whether a page comes out whole on this paper."""
        short = max(page.width - self.width, page.length - self.length)
        return short <= _MAY_BE_SHORT


@dataclass(frozen=True, slots=True)
class Form:
    """A paper that a driver offers, under the driver's own number."""

    number: int
    size: Size


def fill(
    mode: DevMode, *, paper: str, page: Size, forms: Sequence[Form], tray: int | None
) -> None:
    """Ask for the form of a page, for one side, for one copy and for a tray.

    The driver's own defaults of size are taken out: a length or a form's name that
    is left in would outweigh the paper.
    """
    number, is_turned = _form(paper, page, forms)
    mode.dmFields &= ~_SIZE_FIELDS
    mode.dmFields |= _PAPER_SIZE | _ORIENTATION | _COPIES | _DUPLEX
    mode.dmPaperSize = number
    mode.dmOrientation = _LANDSCAPE if is_turned else _PORTRAIT
    mode.dmCopies, mode.dmDuplex = 1, _ONE_SIDE
    if number == _OWN_SIZE:
        mode.dmPaperWidth, mode.dmPaperLength = page.width, page.length
        mode.dmFields |= _PAPER_WIDTH | _PAPER_LENGTH
    if tray is not None:
        mode.dmDefaultSource = tray
        mode.dmFields |= _TRAY


def _form(paper: str, page: Size, forms: Sequence[Form]) -> tuple[int, bool]:
    """Return a form's number, and whether the page lies across it."""
    standard = _STANDARD.get(paper, 0)
    by_preference = sorted(forms, key=lambda form: form.number != standard)
    for size, is_turned in ((page, False), (page.turned(), True)):
        for form in by_preference:
            if form.size.is_like(size):
                return form.number, is_turned
    return (standard, page.width > page.length) if standard else (_OWN_SIZE, False)
