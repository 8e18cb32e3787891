"""Files that ship with the program: where they are, and TOML read from them."""

import sys
import tomllib
from pathlib import Path
from typing import Any, Final

GUIDE: Final = "guide/huong-dan-su-dung.pdf"


def asset(name: str) -> Path:
    """Return the path of `assets/<name>`, in the source tree and when frozen."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "assets" / name


def has_guide() -> bool:
    """Return whether the guide is there: it is made when the program is packed."""
    return asset(GUIDE).is_file()


def guide_text() -> Path:
    """Return the text of the guide, from which the window shows parts (F1)."""
    name = "huong-dan-su-dung.md"
    if getattr(sys, "_MEIPASS", None):
        return asset(f"guide/{name}")
    return Path(__file__).resolve().parent.parent / "docs" / name


def licences() -> Path:
    """Return the file with the licences of all that ships; from source, our own."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "third-party.txt"
    return Path(__file__).resolve().parent.parent / "LICENSE"


def load_toml(name: str) -> dict[str, Any]:
    """Return the contents of the asset `name`."""
    with asset(name).open("rb") as file:
        return tomllib.load(file)
