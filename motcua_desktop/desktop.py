"""What passes between the program and the desktop that it was started from.

A leaf: knows nothing of offices. The launcher and the splash are told when the window
is up; a sentence reaches the person even where there is no console.
"""

import contextlib
import ctypes
import importlib
import os
import sys
from pathlib import Path
from typing import Final

TITLE: Final = "Một Cửa"

STARTED: Final = "MOTCUA_STARTED"
"""Names the file by which the launcher learns that the window is up."""

LAUNCHED_FROM: Final = "MOTCUA_LAUNCHED_FROM"
"""Names the single file that the launcher was started as."""

PROGRAMS: Final = "MOTCUA_PROGRAMS"
"""Names the folder of programs that the launcher keeps."""

DATABASE: Final = "MOTCUA_DATABASE"
"""Names the database where it is not the file in the data folder."""

PORTABLE_FOLDER: Final = "MotCua-DuLieu"
"""The data folder beside the program's file, where an office keeps all on one drive."""

_SYSTEM_AWARE: Final = 1
_WARNING_BOX: Final = 0x30
_DARK_TITLE_BAR: Final = 20  # DWMWA_USE_IMMERSIVE_DARK_MODE, Windows 10 2004 and later


def program_file() -> Path:
    """Return the file that a person starts: the single file, the program, Python."""
    launched = os.environ.get(LAUNCHED_FROM)
    return Path(launched or sys.executable).resolve()


def portable_data(*, is_asked: bool) -> Path | None:
    """Return the data folder beside the program, if it is asked for or is there.

    Only a frozen program finds it unasked: beside Python's own file lie nobody's data.
    """
    folder = program_file().parent / PORTABLE_FOLDER
    if is_asked:
        return folder
    is_elsewhere = "MOTCUA_DATA" in os.environ or not getattr(sys, "frozen", False)
    return folder if not is_elsewhere and folder.is_dir() else None


def be_aware_of_dpi() -> None:
    """Tell Windows once, before Tk, that the window scales itself.

    The frozen program says it in its manifest; then this is refused, and right so.
    """
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            ctypes.windll.shcore.SetProcessDpiAwareness(_SYSTEM_AWARE)


def colour_title_bar(window: int, *, is_dark: bool) -> None:
    """Let Windows draw a window's title bar in the theme; older ones stay light."""
    if sys.platform == "win32":
        dark = ctypes.c_int(is_dark)
        top = ctypes.windll.user32.GetAncestor(window, 2)
        with contextlib.suppress(OSError):
            ctypes.windll.dwmapi.DwmSetWindowAttribute(
                top, _DARK_TITLE_BAR, ctypes.byref(dark), ctypes.sizeof(dark)
            )


def is_on_a_screen(window: int, *, otherwise: bool) -> bool:
    """Return whether a window lies on a screen of Windows; `otherwise` elsewhere."""
    if sys.platform == "win32":
        top = ctypes.windll.user32.GetAncestor(window, 2)
        return bool(ctypes.windll.user32.MonitorFromWindow(top, 0))
    return otherwise


def give_streams() -> None:
    """Let a command of a program with a window speak in the console it came from.

    Windows gives such a program no streams, unless they lead to a file or a pipe. Where
    there is no console either, what a command says goes nowhere: its status tells.
    """
    nowhere = os.devnull
    if sys.platform == "win32" and sys.stdout is None:
        with contextlib.suppress(OSError):
            nowhere = "CONOUT$" if ctypes.windll.kernel32.AttachConsole(-1) else nowhere
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            stream = open(nowhere, "w", encoding="utf-8")  # noqa: SIM115, PTH123
            setattr(sys, name, stream)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123


def close_splash() -> None:
    """Take the picture of the start away, where one is shown."""
    if "_PYI_SPLASH_IPC" in os.environ:
        importlib.import_module("pyi_splash").close()


def tell_started(*, only_raised: bool = False) -> None:
    """Tell the launcher, if there is one, that the window is up.

    `only_raised`: it is the window of an earlier start that came to the front.
    """
    mark = os.environ.pop(STARTED, "")
    if mark:
        with contextlib.suppress(OSError):
            said = "raised" if only_raised else str(os.getpid())
            Path(mark).write_text(said, encoding="ascii")


def tell(sentence: str) -> None:
    """Say a sentence on the console; in a box where there is none."""
    close_splash()
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
    elif sys.platform == "win32" and "MOTCUA_SILENT" not in os.environ:
        ctypes.windll.user32.MessageBoxW(None, sentence, TITLE, _WARNING_BOX)


def let_others_come_forward() -> None:
    """Give the right to stand in front to the window that was there first."""
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(-1)
