"""Real processes that die by kill -9: at a chosen call of the system, or a moment."""

import os
import select
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_CALLS: Final = {
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.truncate",
    "shutil.copyfile",
}
"""What changes files, as the interpreter announces it before it is done."""


def killed_at_call(deed: Callable[[], object], folder: Path, number: int) -> bool:
    """Do `deed` in a process killed before its `number`-th call on files in `folder`.

    Returns whether it was killed; False: the deed was over before.
    """

    def work() -> None:
        left = number

        def watch(call: str, words: tuple[Any, ...]) -> None:
            nonlocal left
            if call in _CALLS and str(folder) in str(words[0]):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        deed()

    return _ended(_forked(work)) == signal.SIGKILL


def killed_after(
    deed: Callable[[], object], seconds: float, *, ready: Path | None = None
) -> bool:
    """Do `deed` in a process killed after `seconds`; return whether it was killed.

    With `ready` the time runs from when this file is there: a busy machine starts
    slowly, and what is meant to be cut is the work.
    """
    child = _forked(deed)
    watched = os.pidfd_open(child)
    while ready is not None and not ready.exists():
        if select.select([watched], [], [], 0.002)[0]:
            break
    select.select([watched], [], [], seconds)
    os.close(watched)
    os.kill(child, signal.SIGKILL)
    return _ended(child) == signal.SIGKILL


def _forked(deed: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        deed()
        status = 0
    finally:
        os._exit(status)


def _ended(child: int) -> int:
    """Wait for a child; return the signal that ended it, 0 where it ended well."""
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return os.WTERMSIG(status)
    assert os.waitstatus_to_exitcode(status) == 0, "the deed failed by itself"
    return 0
