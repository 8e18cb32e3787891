"""The window over an office on a disk that takes nothing: up soon, and it reads."""

from pathlib import Path
from typing import Final

import pytest

from tests.cli.program import Program
from tests.disks import protected
from tests.faults.figures import told
from tests.faults.setting import IS_FULL, times
from tests.ui.whole_program import started, until

pytestmark = [pytest.mark.window, pytest.mark.slow]

_DOSSIERS: Final = times(300, 20_000)
_SOON: Final = 3.0
_TRIES: Final = 3
"""Other programs share the machine: the best of some tries is the program's own."""


def _started_in(data: Path, mark: Path) -> float:
    """Return how long the program takes until its window is up, in seconds."""
    best = float("inf")
    for _ in range(_TRIES):
        mark.unlink(missing_ok=True)
        running = started(data, mark)
        try:
            best = min(best, until(mark))
            assert running.poll() is None
        finally:
            running.kill()
            _, said = running.communicate()
        assert said == ""
    return best


def test_a_window_that_only_reads_is_up_soon(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, mark = tmp_path / "cơ quan mẫu", tmp_path / "đã mở"
    words = ("demo", "--dossiers", str(_DOSSIERS), "--no-open")
    assert Program(data, capsys)(*words).status == 0
    usual = _started_in(data, mark)
    with protected(data):
        reading = _started_in(data, mark)
    found = {"dossiers": _DOSSIERS, "s": round(reading, 1), "usual s": round(usual, 1)}
    told("6", "the window's start, only reading", found)
    assert reading <= (_SOON if IS_FULL else usual * 1.5 + 1)
