"""Draws the window's icon strips and builds its font families, at development time.

Call: make_ui_assets.py LUCIDE_FOLDER FONT_FOLDER, the unpacked npm package
`lucide-static` and the files of the PyPI package `fontpkg-be-vietnam-pro`. Needs
rsvg-convert (librsvg2-bin), Pillow, fontTools and, if there, ttfautohint.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from fontTools.misc.roundTools import otRound
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from PIL import Image

ASSETS = Path(__file__).resolve().parent.parent / "assets"
SIZES = (14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 30, 32, 36, 40, 48, 52)
LUCIDE = [
    "arrow-left",
    "arrow-right",
    "barcode",
    "calendar-clock",
    "calendar-days",
    "calendar-off",
    "calendar-plus",
    "chart-column",
    "check",
    "chevron-down",
    "circle-check",
    "circle-x",
    "clock",
    "columns-3",
    "database-backup",
    "download",
    "file-output",
    "file-plus-2",
    "file-spreadsheet",
    "file-text",
    "folder-open",
    "history",
    "id-card",
    "info",
    "landmark",
    "layout-dashboard",
    "library",
    "list",
    "list-checks",
    "moon",
    "package-check",
    "pencil",
    "phone",
    "plus",
    "printer",
    "refresh-cw",
    "save",
    "scan-barcode",
    "search",
    "send-horizontal",
    "shield-check",
    "sun",
    "triangle-alert",
    "undo-2",
    "user",
    "users",
    "x",
    "file-warning",
    "keyboard",
]
_OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
_CUT = '<mask id="m"><rect width="16" height="16" fill="#fff"/>{cut}</mask>'
_BLACK = 'stroke="#000" stroke-linecap="round" stroke-linejoin="round" fill="none"'
SHAPES = {
    "dot": ('<circle cx="8" cy="8" r="5.2"/>', ""),
    "ring": (f'<circle cx="8" cy="8" r="4.2" {_BLACK} stroke-width="2"/>', ""),
    "state-overdue": (
        (
            '<path d="M8 2.2 14.4 13.6H1.6z" stroke="#000" stroke-width="1.6" '
            'stroke-linejoin="round" mask="url(#m)"/>'
        ),
        (
            f'<path d="M8 6.3v3.3" {_BLACK} stroke-width="1.6"/>'
            '<circle cx="8" cy="11.7" r="0.95"/>'
        ),
    ),
    "state-today": (
        '<circle cx="8" cy="8" r="7" mask="url(#m)"/>',
        f'<path d="M8 4.2V8.3l2.7 1.5" {_BLACK} stroke-width="1.6"/>',
    ),
    "state-soon": (
        (
            f'<circle cx="8" cy="8" r="6.1" {_BLACK} stroke-width="1.8"/>'
            '<path d="M8 2a6 6 0 0 1 0 12z"/>'
        ),
        "",
    ),
    "state-within": (
        f'<circle cx="8" cy="8" r="5.7" {_BLACK} stroke-width="2"/>',
        "",
    ),
    "state-supplement": (
        '<rect x="1.4" y="1.4" width="13.2" height="13.2" rx="3" mask="url(#m)"/>',
        f'<path d="M6.2 5.3v5.4M9.8 5.3v5.4" {_BLACK} stroke-width="1.7"/>',
    ),
    "state-ready": (
        (
            '<path d="M8 1.4 14.6 8 8 14.6 1.4 8z" stroke="#000" stroke-width="1.2" '
            'stroke-linejoin="round" mask="url(#m)"/>'
        ),
        f'<path d="M5.6 8.2 7.3 9.9l3.2-3.4" {_BLACK} stroke-width="1.5"/>',
    ),
    "state-done": (
        f'<path d="M2.8 8.6 6.3 12l7-7.6" {_BLACK} stroke-width="2.2"/>',
        "",
    ),
    "state-closed": (
        f'<path d="M4 4l8 8M12 4l-8 8" {_BLACK} stroke-width="2.2"/>',
        "",
    ),
}
_DIGITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
]
_DIGIT_WIDTH = 640


def _svg_of(name: str, icons: Path) -> str:
    if name in SHAPES:
        drawn, cut = SHAPES[name]
        return f"{_OPEN}{_CUT.format(cut=cut)}{drawn}</svg>"
    text = (icons / f"{name}.svg").read_text(encoding="utf-8")
    text = re.sub(r'stroke-width="2"', 'stroke-width="1.75"', text)
    return text.replace("currentColor", "#000")


def _mask(svg: Path, size: int) -> Image.Image:
    png = svg.with_suffix(".png")
    subprocess.run(
        ["rsvg-convert", "-w", str(size), "-h", str(size), str(svg), "-o", str(png)],
        check=True,
    )
    with Image.open(png) as image:
        return image.convert("RGBA").getchannel("A")


def make_icons(lucide: Path) -> None:
    """Write one strip of grey masks a size, its names in `names.txt`."""
    target = ASSETS / "icons"
    target.mkdir(parents=True, exist_ok=True)
    names = sorted([*LUCIDE, *SHAPES])
    (target / "names.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            strip = Image.new("L", (size * len(names), size))
            for place, name in enumerate(names):
                svg = Path(folder) / f"{name}.svg"
                svg.write_text(_svg_of(name, lucide / "icons"), encoding="utf-8")
                strip.paste(_mask(svg, size), (place * size, 0))
            strip.save(target / f"masks-{size}.png", optimize=True)
    shutil.copyfile(lucide / "LICENSE", target / "LICENSE-lucide.txt")


def _rename(font: Any, family: str, style: str) -> None:
    table = font["name"]
    table.names = [
        record
        for record in table.names
        if record.nameID in {0, 5, 8, 9, 11, 12, 13, 14} and record.platformID == 3
    ]
    full = f"{family} {style}" if style != "Regular" else family
    texts = {1: family, 2: style, 3: f"motcua;{full}", 4: full}
    texts[6] = full.replace(" ", "")
    for key, text in texts.items():
        table.setName(text, key, 3, 1, 0x409)
    is_bold = style == "Bold"
    font["OS/2"].usWeightClass = 700 if is_bold else 400
    font["OS/2"].fsSelection = 0x20 if is_bold else 0x40
    font["head"].macStyle = 1 if is_bold else 0


def _even_digits(font: Any) -> None:
    glyphs, metrics, units = font["glyf"], font["hmtx"], font["head"].unitsPerEm
    width = otRound(_DIGIT_WIDTH * units / 1000)
    for name in _DIGITS:
        advance, _ = metrics[name]
        scale = min(1.0, width / advance)
        shift = (width - advance * scale) / 2
        pen = TTGlyphPen(None)
        font.getGlyphSet()[name].draw(TransformPen(pen, (scale, 0, 0, 1, shift, 0)))
        glyphs[name] = pen.glyph()
        glyphs[name].recalcBounds(glyphs)
        metrics[name] = (width, glyphs[name].xMin)
    for tag in ("GPOS", "hdmx", "fpgm", "prep", "cvt ", "gasp"):
        if tag in font:
            del font[tag]
    for name in font.getGlyphOrder():
        glyphs[name].removeHinting()


def _save(font: Any, path: Path, *, autohint: bool) -> None:
    font.save(path)
    if autohint and shutil.which("ttfautohint"):
        hinted = path.with_suffix(".hinted")
        undated = {**os.environ, "SOURCE_DATE_EPOCH": "0"}
        subprocess.run(["ttfautohint", str(path), str(hinted)], check=True, env=undated)
        hinted.replace(path)


def make_fonts(source: Path) -> None:
    """Write the families of the window: prose, medium, display, even digits."""
    target = ASSETS / "fonts" / "ui"
    target.mkdir(parents=True, exist_ok=True)
    plan = (
        ("Regular", "Mot Cua Text", "Regular", False),
        ("SemiBold", "Mot Cua Text", "Bold", False),
        ("Medium", "Mot Cua Text Medium", "Regular", False),
        ("Bold", "Mot Cua Display", "Regular", False),
        ("Regular", "Mot Cua Sans", "Regular", True),
        ("SemiBold", "Mot Cua Sans", "Bold", True),
    )
    for weight, family, style, is_even in plan:
        path = source / "files" / f"BeVietnamPro-{weight}.ttf"
        font = TTFont(path, recalcTimestamp=False)
        if is_even:
            _even_digits(font)
        _rename(font, family, style)
        name = f"{family} {style}".replace(" ", "")
        _save(font, target / f"{name}.ttf", autohint=is_even)
    shutil.copyfile(source / "LICENSE", target / "OFL-BeVietnamPro.txt")


if __name__ == "__main__":
    make_icons(Path(sys.argv[1]))
    make_fonts(Path(sys.argv[2]))
