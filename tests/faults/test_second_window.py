"""The office has one window: others started over it never enter, whatever dies."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from motcua_desktop import desktop
from motcua_desktop.first_window import OtherWindowError, first_window
from tests.cli.program import ROOT, Program
from tests.faults.figures import told
from tests.faults.setting import times

pytestmark = pytest.mark.window

_STARTS: Final = times(3, 50)
_KILLS: Final = times(3, 100)
_PATIENCE: Final = 60


def _started(data: Path, mark: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), desktop.STARTED: str(mark)}
    return subprocess.Popen(
        [sys.executable, "-m", "motcua_desktop", "--data", str(data)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


def _until(path: Path) -> float:
    """Wait until a file is there; return how long it took."""
    begun = time.monotonic()
    while not path.exists():
        assert time.monotonic() < begun + _PATIENCE, f"{path.name} did not come"
        time.sleep(0.02)
    return time.monotonic() - begun


def _shown() -> set[str]:
    words = ["xdotool", "search", "--onlyvisible", "--name", "."]
    found = subprocess.run(words, capture_output=True, text=True, check=False)
    return set(found.stdout.split())


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "cơ quan mẫu"
    assert Program(folder, capsys)("demo", "--dossiers", "40", "--no-open").status == 0
    return folder


@pytest.fixture
def window(data: Path, tmp_path: Path) -> Iterator[str]:
    """The first window, by its number on the screen."""
    before = _shown()
    mark = tmp_path / "lần đầu"
    first = _started(data, mark)
    _until(mark)
    (number,) = _shown() - before
    yield number
    assert first.poll() is None
    first.kill()
    first.communicate()


def test_no_second_start_enters_and_the_first_is_raised(
    data: Path, tmp_path: Path, window: str
) -> None:
    others, raised = _shown() - {window}, 0
    for _ in range(_STARTS):
        subprocess.run(["xdotool", "windowunmap", "--sync", window], check=True)
        second = _started(data, tmp_path / "lần sau")
        _, said = second.communicate(timeout=_PATIENCE)
        assert (second.returncode, said) == (0, "")
        raised += window in _shown()
    entered = len(_shown() - {window} - others)
    told(
        "8", "second starts", {"starts": _STARTS, "entered": entered, "raised": raised}
    )
    assert (entered, raised) == (0, _STARTS)


def test_no_killed_window_leaves_a_lock_behind(data: Path, tmp_path: Path) -> None:
    chance, stale, up = random.Random(8), 0, 0
    mark = tmp_path / "lên"
    first = _started(data, mark)
    lasts = _until(mark)
    for _ in range(_KILLS):
        first.send_signal(signal.SIGKILL)
        first.communicate()
        try:
            with first_window(data):
                pass
        except OtherWindowError:
            stale += 1
        mark.unlink(missing_ok=True)
        first = _started(data, mark)
        time.sleep(chance.random() * lasts * 1.2)
        up += mark.exists()
    mark.unlink(missing_ok=True)
    first.kill()
    first.communicate()
    last = _started(data, mark)
    _until(mark)
    last.kill()
    last.communicate()
    told("8", "windows killed", {"kills": _KILLS, "stale locks": stale, "were up": up})
    assert stale == 0
