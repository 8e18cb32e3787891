"""A logo from outside: judged by its content, drawn anew, small and plain."""

import io
import struct
import warnings
import zlib
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from motcua_desktop.exchange.errors import MEBIBYTE, FileRefusedError
from motcua_desktop.exchange.guard import check_file

MAX_BYTES: Final = 4 * MEBIBYTE
MAX_SIDE: Final = 6000
"""Px; more is no logo, or a file that grows when it is opened."""

_LEAST_SIDE: Final = 16
_KEPT_SIDE: Final = 256
_FORMATS: Final = ("PNG", "JPEG")
_SAVE_ANEW: Final = "Mở ảnh bằng Paint, lưu lại dạng PNG rồi chọn lại."
_DAMAGE: Final = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error)
"""What a damaged or hostile picture makes the library raise."""


def logo_picture(path: Path) -> bytes:
    """Return the picture in `path` as it is kept: PNG, at most 256 px a side.

    It is drawn anew from its points: nothing else that the file held goes along.

    Raises:
        FileRefusedError: missing, too large, no PNG or JPEG, damaged or tiny.
    """
    check_file(path)
    if path.stat().st_size > MAX_BYTES:
        raise FileRefusedError(
            path.name, "lớn hơn 4 MB", "Thu nhỏ ảnh rồi chọn lại; 256 điểm ảnh là đủ."
        )
    try:
        with warnings.catch_warnings():
            # Of damaged notes beside the picture, which are not kept anyway.
            warnings.simplefilter("ignore")
            return _read(path)
    except UnidentifiedImageError:
        raise FileRefusedError(
            path.name, "không phải ảnh PNG hay JPEG", _SAVE_ANEW
        ) from None
    except Image.DecompressionBombError:
        raise FileRefusedError(path.name, "quá lớn khi mở ra", _SAVE_ANEW) from None
    except _DAMAGE:
        raise FileRefusedError(
            path.name, "bị hỏng, không đọc được", _SAVE_ANEW
        ) from None


def _read(path: Path) -> bytes:
    with Image.open(io.BytesIO(path.read_bytes()), formats=_FORMATS) as image:
        _refuse_sides(path, image.size)
        return _drawn_anew(image)


def _refuse_sides(path: Path, sides: tuple[int, int]) -> None:
    if max(sides) > MAX_SIDE or min(sides) < _LEAST_SIDE:
        raise FileRefusedError(
            path.name,
            f"có kích thước {sides[0]} × {sides[1]} điểm ảnh",
            f"Chọn ảnh từ {_LEAST_SIDE} đến {MAX_SIDE} điểm ảnh mỗi cạnh.",
        )


def _drawn_anew(image: Image.Image) -> bytes:
    image.draft("RGB", (_KEPT_SIDE, _KEPT_SIDE))
    upright = ImageOps.exif_transpose(image).convert("RGBA")
    upright.thumbnail((_KEPT_SIDE, _KEPT_SIDE), Image.Resampling.LANCZOS)
    clean = Image.new("RGBA", upright.size)
    clean.paste(upright)
    drawn = io.BytesIO()
    clean.save(drawn, "PNG", optimize=True)
    return drawn.getvalue()
