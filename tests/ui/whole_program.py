"""The whole program and its window, started as a clerk does, seen from outside."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from motcua_desktop import desktop
from tests.cli.program import ROOT

PATIENCE: Final = 60


def started(data: Path, mark: Path) -> "subprocess.Popen[str]":
    """Start the program over `data`; it makes the file `mark` when its window is up."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), desktop.STARTED: str(mark)}
    return subprocess.Popen(
        [sys.executable, "-m", "motcua_desktop", "--data", str(data)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(path: Path) -> float:
    """Wait until a file is there; return how long it took, in seconds."""
    begun = time.monotonic()
    while not path.exists():
        assert time.monotonic() < begun + PATIENCE, f"{path.name} did not come"
        time.sleep(0.02)
    return time.monotonic() - begun


def visible() -> set[str]:
    """Return the windows that the screen shows, by their numbers."""
    words = ["xdotool", "search", "--onlyvisible", "--name", "."]
    found = subprocess.run(words, capture_output=True, text=True, check=False)
    return set(found.stdout.split())
