"""Makes the shipped font families known to this process, without installing them."""

import ctypes
import ctypes.util
import sys
from pathlib import Path

_PRIVATE = 0x10  # FR_PRIVATE: for this process only


def load_fonts(folder: Path) -> bool:
    """Offer every TTF file of `folder` to Tk; call it before the first window.

    Returns False where the system refuses: Tk then takes the next best font.
    """
    if sys.platform == "win32":
        gdi = ctypes.windll.gdi32
        files = [str(path) for path in sorted(folder.glob("*.ttf"))]
        return all(gdi.AddFontResourceExW(path, _PRIVATE, 0) for path in files)
    name = ctypes.util.find_library("fontconfig") or "libfontconfig.so.1"
    try:
        library = ctypes.CDLL(name)
    except OSError:
        return False
    return bool(library.FcConfigAppFontAddDir(None, str(folder).encode()))
