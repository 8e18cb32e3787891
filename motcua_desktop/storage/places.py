"""Where a live database may lie: on a fixed disk of this computer, not in a cloud."""

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import ReadOnlyPlaceError, UnsafePlaceError

_CLOUDS: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "icloud",
    "megasync",
    "pcloud",
    "box sync",
    "nextcloud",
    "yandex.disk",
    "baidu",
    "zalo cloud",
)
_DRIVE_REMOTE: Final = 4


def refuse_unsafe_place(path: Path) -> None:
    """Make the folder of a database file, unless no database may live there.

    Raises:
        UnsafePlaceError: a network share or a folder that a cloud keeps in step.
        ReadOnlyPlaceError: the folder cannot be made.
    """
    resolved = path.resolve()
    parts = [part.casefold() for part in resolved.parts]
    in_cloud = any(part.startswith(cloud) for part in parts for cloud in _CLOUDS)
    if in_cloud or _is_under_onedrive(resolved) or _is_remote(resolved):
        raise UnsafePlaceError(str(path.parent))
    make_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a folder of the office.

    Raises:
        ReadOnlyPlaceError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise ReadOnlyPlaceError(str(folder)) from None


def _is_under_onedrive(path: Path) -> bool:
    roots = (os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial"))
    return any(path.is_relative_to(root) for root in roots if root)


def _is_remote(path: Path) -> bool:
    if str(path).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return bool(kind == _DRIVE_REMOTE)
    return False
