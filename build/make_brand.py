"""Draws the program's icon and the picture of its start, at development time.

Call: make_brand.py. Needs Pillow and the shipped fonts; writes assets/brand.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ASSETS = Path(__file__).resolve().parent.parent / "assets"
BRAND = ASSETS / "brand"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
BLUE, DARK, WHITE, TINT = "#1B4F8C", "#113258", "#FFFFFF", "#A9CDF5"
GRID = 32
"""The icon is drawn on 32 × 32 squares."""


def main() -> None:
    """Write motcua.ico, motcua.png and splash.png."""
    BRAND.mkdir(exist_ok=True)
    icons = [_icon(size) for size in SIZES]
    icons[-1].save(
        BRAND / "motcua.ico",
        sizes=[(size, size) for size in SIZES],
        append_images=icons[:-1],
    )
    icons[-1].save(BRAND / "motcua.png", optimize=True)
    _splash().save(BRAND / "splash.png", optimize=True)


def _icon(size: int) -> Image.Image:
    """Draw one door, open, with a slip that comes out of it."""
    fine = size * 8
    image = Image.new("RGBA", (fine, fine))
    draw = ImageDraw.Draw(image)
    unit = fine / GRID

    def box(left: float, top: float, right: float, bottom: float) -> list[float]:
        return [left * unit, top * unit, right * unit, bottom * unit]

    draw.rounded_rectangle(box(0, 0, 32, 32), 7 * unit, BLUE)
    draw.pieslice(box(8, 5, 24, 21), 180, 360, WHITE)
    draw.rectangle(box(8, 13, 24, 27), WHITE)
    draw.pieslice(box(11, 8, 21, 18), 180, 360, DARK)
    draw.rectangle(box(11, 13, 21, 27), DARK)
    draw.rectangle(box(13, 16, 19, 27), TINT)
    draw.rectangle(box(5, 27, 27, 28.5), WHITE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _splash() -> Image.Image:
    image = Image.new("RGB", (420, 150), WHITE)
    draw = ImageDraw.Draw(image)
    draw.rectangle([0, 0, 419, 149], outline="#D6DDE6")
    image.paste(_icon(72), (36, 39), _icon(72))
    fonts = ASSETS / "fonts" / "ui"
    title = ImageFont.truetype(fonts / "MotCuaTextBold.ttf", 30)
    line = ImageFont.truetype(fonts / "MotCuaTextRegular.ttf", 15)
    draw.text((134, 40), "Một Cửa", DARK, title)
    draw.text((134, 86), "Đang mở sổ của cơ quan…", "#465366", line)
    return image


if __name__ == "__main__":
    main()
