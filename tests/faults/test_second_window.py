"""The office has one window: others started over it never enter, whatever dies."""

import random
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from motcua_desktop.first_window import OtherWindowError, first_window
from tests.cli.program import Program
from tests.faults.figures import told
from tests.faults.setting import times
from tests.ui.whole_program import PATIENCE, started, until, visible

pytestmark = pytest.mark.window

_STARTS: Final = times(3, 50)
_KILLS: Final = times(3, 100)


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "cơ quan mẫu"
    assert Program(folder, capsys)("demo", "--dossiers", "40", "--no-open").status == 0
    return folder


@pytest.fixture
def window(data: Path, tmp_path: Path) -> Iterator[str]:
    """The first window, by its number on the screen."""
    before = visible()
    mark = tmp_path / "lần đầu"
    first = started(data, mark)
    until(mark)
    (number,) = visible() - before
    yield number
    assert first.poll() is None
    first.kill()
    first.communicate()


def test_no_second_start_enters_and_the_first_is_raised(
    data: Path, tmp_path: Path, window: str
) -> None:
    others, raised = visible() - {window}, 0
    for _ in range(_STARTS):
        subprocess.run(["xdotool", "windowunmap", "--sync", window], check=True)
        second = started(data, tmp_path / "lần sau")
        _, said = second.communicate(timeout=PATIENCE)
        assert (second.returncode, said) == (0, "")
        raised += window in visible()
    entered = len(visible() - {window} - others)
    told(
        "8", "second starts", {"starts": _STARTS, "entered": entered, "raised": raised}
    )
    assert (entered, raised) == (0, _STARTS)


def test_no_killed_window_leaves_a_lock_behind(data: Path, tmp_path: Path) -> None:
    chance, stale, up = random.Random(8), 0, 0
    mark = tmp_path / "lên"
    first = started(data, mark)
    lasts = until(mark)
    for _ in range(_KILLS):
        first.send_signal(signal.SIGKILL)
        first.communicate()
        try:
            with first_window(data):
                pass
        except OtherWindowError:
            stale += 1
        mark.unlink(missing_ok=True)
        first = started(data, mark)
        time.sleep(chance.random() * lasts * 1.2)
        up += mark.exists()
    mark.unlink(missing_ok=True)
    first.kill()
    first.communicate()
    last = started(data, mark)
    until(mark)
    last.kill()
    last.communicate()
    told("8", "windows killed", {"kills": _KILLS, "stale locks": stale, "were up": up})
    assert stale == 0
