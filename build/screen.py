"""A virtual screen of an old office PC, with a window manager, as Windows has one."""

import contextlib
import os
import subprocess
from collections.abc import Iterator

SIZE = "1366x768x24"


@contextlib.contextmanager
def desktop() -> Iterator[None]:
    """Let everything that runs in the block show its windows on a screen of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answered:
        os.environ["DISPLAY"] = f":{answered.readline().strip()}"
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
