"""One window over an office: a second start raises the first one instead."""

import contextlib
import enum
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import filelock

from motcua_desktop.desktop import let_others_come_forward
from motcua_desktop.ui.opened import OpenedWindow

_LOCK: Final = "window.lock"
_REQUEST: Final = "window.raise"
_LOOK_MS: Final = 250
_PATIENCE_SECONDS: Final = 20.0
"""A window that was closed may still be making its last copy."""

_PAUSE_SECONDS: Final = 0.05


class OtherWindowError(Exception):
    """The office has its window already."""


class Answer(enum.Enum):
    """What the first window did when it was asked to come to the front."""

    CAME_FORWARD = "came forward"
    ENDED = "ended"
    SILENT = "silent"


@contextlib.contextmanager
def first_window(data: Path) -> Iterator[None]:
    """Hold the office's window while the block runs.

    A place that takes no lock takes nothing else either: an office there is only
    read, in as many windows as one likes.

    Raises:
        OtherWindowError: another program holds it.
    """
    lock = _lock(data)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise OtherWindowError from None
    except OSError:
        yield
        return
    (data / _REQUEST).unlink(missing_ok=True)
    try:
        yield
    finally:
        lock.release()


def answer_requests(window: OpenedWindow, data: Path) -> None:
    """Let `window` come to the front whenever a second start asks for it."""
    request = data / _REQUEST

    def look() -> None:
        with contextlib.suppress(OSError):
            if request.exists():
                request.unlink()
                window.come_forward()

    window.every(_LOOK_MS, look)


def ask_to_come_forward(data: Path, patience: float = _PATIENCE_SECONDS) -> Answer:
    """Ask the first window to come to the front; wait until it does or has ended."""
    let_others_come_forward()
    request = data / _REQUEST
    try:
        request.touch()
    except OSError:
        return Answer.SILENT
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if not request.exists():
            return Answer.CAME_FORWARD
        if _is_free(data):
            return Answer.ENDED
        time.sleep(_PAUSE_SECONDS)
    request.unlink(missing_ok=True)
    return Answer.SILENT


def _is_free(data: Path) -> bool:
    with contextlib.suppress(filelock.Timeout), _lock(data).acquire():
        return True
    return False


def _lock(data: Path) -> filelock.BaseFileLock:
    return filelock.FileLock(data / _LOCK, blocking=False)
