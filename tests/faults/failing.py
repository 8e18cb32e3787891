"""Calls on files that fail, one at a time: the n-th that would change anything."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import apsw

from tests.faults.disk import Disk

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_CHANGING = {
    *("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"),
    "shutil.copyfile",
}

_failing: tuple[Disk, Path] | None = None
_is_listening = False


def _hear(call: str, words: tuple[Any, ...]) -> None:
    """Let the chosen call fail, as the interpreter announces it."""
    if _failing is None or (call != "open" and call not in _CHANGING):
        return
    disk, folder = _failing
    if not str(words[0]).startswith(str(folder)):
        return
    if call == "open" and not (isinstance(words[2], int) and words[2] & _WRITES):
        return
    _touch(disk)


def _touch(disk: Disk) -> None:
    try:
        disk.touch()
    except apsw.IOError:
        raise OSError(errno.EIO, "Input/output error") from None


@contextlib.contextmanager
def failing_call(disk: Disk, folder: Path, number: int) -> Iterator[None]:
    """Let the `number`-th call fail that changes `folder`, or syncs, inside the block.

    Writes and syncs that SQLite does on `disk` are counted along.
    """
    global _failing, _is_listening  # noqa: PLW0603 a hook can be added, never removed
    if not _is_listening:
        sys.addaudithook(_hear)
        _is_listening = True
    sync = os.fsync

    def fsync(fd: Any) -> None:
        _touch(disk)
        sync(fd)

    disk.touched, disk.fails_at = 0, number
    _failing = disk, folder
    os.fsync = fsync
    try:
        yield
    finally:
        _failing = None
        os.fsync = sync
        disk.fails_at = 0
