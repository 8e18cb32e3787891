"""A logo from outside: drawn anew, or refused with a sentence."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.logo_file import MAX_BYTES, logo_picture

SECRET = "nguoi-chup-va-noi-chup"


def _png(size: tuple[int, int] = (300, 200), mode: str = "RGBA") -> bytes:
    drawn = io.BytesIO()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET)
    Image.new(mode, size, "red").save(drawn, "PNG", pnginfo=notes)
    return drawn.getvalue()


def _jpeg(size: tuple[int, int], *, turned: bool = False) -> bytes:
    drawn, exif = io.BytesIO(), Image.Exif()
    if turned:
        exif[0x0112] = 6
    exif[0x010E] = SECRET
    Image.new("RGB", size, "navy").save(drawn, "JPEG", exif=exif)
    return drawn.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "lô-gô.png"


def _read(file: Path, content: bytes) -> Image.Image:
    file.write_bytes(content)
    picture = logo_picture(file)
    assert SECRET.encode() not in picture
    return Image.open(io.BytesIO(picture))


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "P"])
def test_a_picture_is_drawn_anew(file: Path, mode: str) -> None:
    kept = _read(file, _png(mode=mode))
    assert (kept.format, kept.mode, kept.size) == ("PNG", "RGBA", (256, 171))


def test_a_large_photograph_is_made_small_and_upright(file: Path) -> None:
    assert _read(file, _jpeg((4000, 2000))).size == (256, 128)
    assert _read(file, _jpeg((400, 200), turned=True)).size == (128, 256)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return (
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
    )


def _lying_png(width: int, height: int) -> bytes:
    """A small file that says it is as large as that."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (_chunk(b"IHDR", head), _chunk(b"IDAT", zlib.compress(b"0")))
    return b"\x89PNG\r\n\x1a\n" + b"".join((*parts, _chunk(b"IEND", b"")))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không có nội dung"),
        (b"GIF89a" + bytes(40), "không phải ảnh PNG hay JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải ảnh PNG"),
        (b"MZ" + bytes(900), "không phải ảnh PNG"),
        (_png()[:120], "bị hỏng"),
        (_jpeg((400, 300))[:400], "bị hỏng"),
        (_lying_png(60_000, 60_000), "quá lớn khi mở ra"),
        (_lying_png(7000, 900), "7000 × 900 điểm ảnh"),
        (_lying_png(5000, 5000), "bị hỏng"),
        (_png((4, 400)), "4 × 400 điểm ảnh"),
        (_png() + bytes(MAX_BYTES), "lớn hơn 4 MB"),
    ],
)
def test_what_is_no_logo_is_refused(file: Path, content: bytes, words: str) -> None:
    file.write_bytes(content)
    with pytest.raises(FileRefusedError) as refused:
        logo_picture(file)
    assert words in refused.value.wrong
    assert refused.value.advice


def test_a_file_that_is_not_there_is_refused(file: Path) -> None:
    with pytest.raises(FileRefusedError, match="không mở được"):
        logo_picture(file)


def test_damage_anywhere_is_a_picture_or_a_sentence(file: Path) -> None:
    """Never anything else, whichever byte a hostile hand changes."""
    chance = random.Random(28)
    for original in (_png((40, 30)), _jpeg((40, 30))):
        for _ in range(300):
            content = bytearray(original)
            for _ in range(chance.randint(1, 4)):
                content[chance.randrange(len(content))] = chance.randrange(256)
            file.write_bytes(bytes(content))
            try:
                picture = logo_picture(file)
            except FileRefusedError:
                continue
            with Image.open(io.BytesIO(picture)) as kept:
                assert kept.format == "PNG"
