"""The window's start and memory, measured from outside on a virtual screen."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TITLE = "."  # the only window of this screen


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """Give a virtual screen of an old office PC; its number is found by itself."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answered:
        display = f":{answered.readline().strip()}"
    try:
        yield display
    finally:
        server.terminate()
        server.wait()


def start_and_memory(data: Path, display: str, now: str) -> tuple[float, float]:
    """Return milliseconds from process start to the visible window, and MiB held."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "PYTHONPATH": str(ROOT),
        "MOTCUA_NOW": now,
    }
    begun = time.perf_counter()
    program = subprocess.Popen(
        [sys.executable, "-m", "motcua_desktop", "--data", str(data)], env=environment
    )
    try:
        while not _is_up(environment):
            if program.poll() is not None:
                raise RuntimeError(program.returncode)
        taken = (time.perf_counter() - begun) * 1000
        time.sleep(2)
        return taken, _resident(program.pid)
    finally:
        program.terminate()
        program.wait()


def _is_up(environment: dict[str, str]) -> bool:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", TITLE],
        check=False,
        env=environment,
        capture_output=True,
    )
    return bool(found.stdout.strip())


def _resident(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    (line,) = (it for it in status.splitlines() if it.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
