"""The window's start and memory, measured from outside on a virtual screen."""

import compileall
import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TITLE = "."  # the only window of this screen
SCREENS = tuple(f"alt+{key}" for key in "12345890lq")
"""The keys of each screen of the left bar."""
DAY = (
    *((screen, "Tab", "Tab", "Next", "End", "Home") for screen in SCREENS),
    ("ctrl+f", *"nguyen", "space", *"van"),
    ("ctrl+Return",),
    ("alt+3",),
    ("Down", "Return"),
    ("ctrl+p",),
    ("Escape",),
    ("F9",),
    ("F3",),
    ("Escape",),
    ("Escape",),
    ("alt+8",),
    ("ctrl+d",),
    ("ctrl+e",),
    *((screen,) for screen in SCREENS),
)
"""Every screen, a search, a dossier's receipt made and looked at, reports exported."""
_STILL_S = 0.6


@contextlib.contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Give the environment of a virtual screen as an old office PC has it.

    What the window opens in the system's viewer is shown to nobody. The program is
    compiled, as it is when it is shipped.
    """
    compileall.compile_dir(ROOT / "motcua_desktop", quiet=2)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24"],
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answered:
        display = f":{answered.readline().strip()}"
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as beside:
        viewer = Path(beside) / "xdg-open"
        viewer.write_text("#!/bin/sh\n", encoding="ascii")
        viewer.chmod(0o755)
        path = f"{beside}{os.pathsep}{os.environ['PATH']}"
        try:
            yield {**os.environ, "DISPLAY": display, "PATH": path}
        finally:
            server.terminate()
            server.wait()


def start_and_memory(
    data: Path, desktop: Mapping[str, str], now: str
) -> tuple[float, float]:
    """Return milliseconds from process start to the visible window, and MiB held."""
    with _window(data, desktop, now) as (program, taken, _press):
        time.sleep(2)
        return taken, _resident(program.pid)


def memory_after_a_day(data: Path, desktop: Mapping[str, str], now: str) -> float:
    """Return the MiB held when every step of `DAY` was taken."""
    with _window(data, desktop, now) as (program, _taken, press):
        for keys in DAY:
            press(*keys)
            _wait_until_still(program.pid)
        return _resident(program.pid)


@contextlib.contextmanager
def _window(
    data: Path, desktop: Mapping[str, str], now: str
) -> Iterator[tuple["subprocess.Popen[bytes]", float, Callable[..., None]]]:
    environment = {**desktop, "PYTHONPATH": str(ROOT), "MOTCUA_NOW": now}
    begun = time.perf_counter()
    program = subprocess.Popen(
        [sys.executable, "-m", "motcua_desktop", "--data", str(data)], env=environment
    )

    def press(*keys: str) -> None:
        words = ["xdotool", "key", "--delay", "40", *keys]
        subprocess.run(words, check=True, env=environment)

    try:
        while not _is_up(environment):
            if program.poll() is not None:
                raise RuntimeError(program.returncode)
        yield program, (time.perf_counter() - begun) * 1000, press
    finally:
        program.terminate()
        program.wait()


def _wait_until_still(pid: int) -> None:
    """Wait until the program has used no processor time for a while."""
    seen, since = -1, time.monotonic()
    while time.monotonic() - since < _STILL_S:
        used = _ticks(pid)
        if used > seen + 1:
            seen, since = used, time.monotonic()
        time.sleep(0.05)


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split(") ")[1]
    user, system = fields.split()[11:13]
    return int(user) + int(system)


def _is_up(environment: Mapping[str, str]) -> bool:
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
