"""What came out of a printer, beside the PDF that went in: to the tenth of a mm."""

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import zxingcpp
from PIL import Image, ImageChops, ImageFilter

DPI = 300
MM_IN_INCH = 25.4
NEAR = 2
FARTHEST = 12
"""Dots: as good as in its place, and a millimetre, the farthest looked for."""
_DARK = 128


@dataclass(frozen=True, slots=True)
class Comparison:
    """One printed page beside its page of the PDF.

    `stray` is the share of ink that stands more than NEAR from its place, `farthest`
    how far the farthest dot of it does.
    """

    size_mm: tuple[float, float]
    wanted_mm: tuple[float, float]
    stray: float
    farthest_mm: float
    codes: tuple[str, ...]
    wanted_codes: tuple[str, ...]

    def __str__(self) -> str:
        width, height = self.size_mm
        return (
            f"{width:.1f} × {height:.1f} mm, {1 - self.stray:.3%} mực lệch không quá "
            f"{NEAR * MM_IN_INCH / DPI:.2f} mm, xa nhất {self.farthest_mm:.2f} mm, "
            f"đọc được {', '.join(self.codes) or 'không mã nào'}"
        )

    @property
    def is_right(self) -> bool:
        """Tell whether the page is what the slip should be.

        Dots of a dotted line fall out of step by less than one of them.
        """
        pairs = zip(self.size_mm, self.wanted_mm, strict=True)
        return (
            all(abs(ours - wanted) <= 0.5 for ours, wanted in pairs)
            and self.stray <= 0.001
            and self.farthest_mm <= 0.7
            and self.codes == self.wanted_codes
        )


def compare(postscript: Path, pdf: Path, copies: int) -> Sequence[Comparison]:
    """Lay each printed page over its page of the PDF.

    Raises:
        AssertionError: not as many pages came out as went in.
    """
    with tempfile.TemporaryDirectory() as folder:
        printed, wanted = Path(folder) / "printed", Path(folder) / "wanted"
        _draw_postscript(postscript, printed)
        _draw_pdf(pdf, wanted)
        came = sorted(printed.iterdir())
        went = sorted(wanted.iterdir()) * copies
        assert len(came) == len(went), f"{len(came)} pages came out of {len(went)}"
        return [_compare(*pages) for pages in zip(came, went, strict=True)]


def _draw_postscript(postscript: Path, folder: Path) -> None:
    folder.mkdir()
    subprocess.run(
        [
            *("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pnggray", f"-r{DPI}"),
            *("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4"),
            *(f"-sOutputFile={folder}/%04d.png", str(postscript)),
        ],
        check=True,
    )


def _draw_pdf(pdf: Path, folder: Path) -> None:
    folder.mkdir()
    size = ("-r", str(DPI), "-gray", "-png")
    subprocess.run(["pdftoppm", *size, str(pdf), str(folder / "page")], check=True)


def _compare(came: Path, went: Path) -> Comparison:
    printed: Image.Image = Image.open(came)
    wanted = Image.open(went)
    if wanted.width > wanted.height and printed.width < printed.height:
        # A page across leaves the printer on upright paper.
        printed = printed.transpose(Image.Transpose.ROTATE_270)
    inks = [_ink(page, wanted.size) for page in (printed, wanted)]
    astray = _astray(*inks)
    return Comparison(
        size_mm=_size_mm(printed),
        wanted_mm=_size_mm(wanted),
        stray=sum(astray[NEAR : NEAR + 1]) / sum(_dots(ink) for ink in inks),
        farthest_mm=(len(astray) - 1) * MM_IN_INCH / DPI,
        codes=_codes(printed),
        wanted_codes=_codes(wanted),
    )


def _size_mm(page: Image.Image) -> tuple[float, float]:
    width, height = (round(it * MM_IN_INCH / DPI, 1) for it in page.size)
    return width, height


def _ink(page: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a page's ink as white on black, laid at the corner of a sheet."""
    sheet = Image.new("L", size, 0)
    sheet.paste(page.convert("L").point(lambda it: 255 * (it < _DARK)), (0, 0))
    return sheet


def _astray(one: Image.Image, other: Image.Image) -> Sequence[int]:
    """Return how many dots of either stand further than 0, 1, 2 … from the other's."""
    grown_one, grown_other = one, other
    found: list[int] = []
    while (not found or found[-1]) and len(found) < FARTHEST:
        found.append(
            _dots(ImageChops.subtract(one, grown_other))
            + _dots(ImageChops.subtract(other, grown_one))
        )
        grown_one = grown_one.filter(ImageFilter.MaxFilter(3))
        grown_other = grown_other.filter(ImageFilter.MaxFilter(3))
    return found


def _dots(ink: Image.Image) -> int:
    return ink.histogram()[255]


def _codes(page: Image.Image) -> tuple[str, ...]:
    """Return what a reader reads on a page."""
    return tuple(sorted(it.text for it in zxingcpp.read_barcodes(page)))
