"""Where a live database may lie: on a fixed disk of this computer, not in a cloud."""

import contextlib
import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import ReadOnlyPlaceError, UnsafePlaceError

_CLOUDS: Final = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "megasync",
    "pcloud",
    "box sync",
    "nextcloud",
    "owncloud",
    "yandex.disk",
    "baidu",
    "zalo cloud",
)
"""How the folders of those programs begin, in small letters."""

_WHOLE_NAMES: Final = ("box", "mega")
"""Too short to say anything as the beginning of a name."""

_LEAST_ROOM: Final = 128 * 1024
"""Bytes: what receiving one dossier with its slip takes at most."""

_DRIVE_REMOTE: Final = 4
_SHARES: Final = ("\\\\", "//")
_ACCOUNTS: Final = r"Software\Microsoft\OneDrive\Accounts"


def refuse_unsafe_place(path: Path) -> None:
    """Make the folder of a database file, unless no database may live there.

    Raises:
        UnsafePlaceError: a network share or a folder that a cloud keeps in step.
        ReadOnlyPlaceError: the folder cannot be made.
    """
    resolved = path.resolve()
    parts = [part.casefold() for part in resolved.parts]
    in_cloud = any(part.startswith(_CLOUDS) or part in _WHOLE_NAMES for part in parts)
    unsafe = in_cloud or _is_under_onedrive(resolved) or _is_remote(resolved)
    # A share that is gone resolves to nothing: the words themselves count too.
    if unsafe or str(path).startswith(_SHARES):
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


def is_full(folder: Path) -> bool:
    """Return whether the disk of `folder` has no room for another dossier."""
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


def _is_under_onedrive(path: Path) -> bool:
    named = (os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial"))
    roots = [Path(root).resolve() for root in (*named, *_registered()) if root]
    return any(path.is_relative_to(root) for root in roots)


def _registered() -> list[str]:
    """Return the folders that OneDrive keeps in step, as Windows' registry says."""
    folders: list[str] = []
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 exists on Windows only

        with contextlib.suppress(OSError):
            accounts = winreg.OpenKey(winreg.HKEY_CURRENT_USER, _ACCOUNTS)
            for index in range(winreg.QueryInfoKey(accounts)[0]):
                account = winreg.OpenKey(accounts, winreg.EnumKey(accounts, index))
                with contextlib.suppress(OSError):
                    folders.append(str(winreg.QueryValueEx(account, "UserFolder")[0]))
    return folders


def _is_remote(path: Path) -> bool:
    if str(path).startswith(_SHARES):
        return True
    if sys.platform == "win32":
        kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return bool(kind == _DRIVE_REMOTE)
    return False
