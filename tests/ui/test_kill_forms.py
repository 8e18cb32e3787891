"""kill -9 with a form in hand: at the next start it is back, 5 s lost at most."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.window, pytest.mark.slow]

AT_MOST_LOST_S = 5
FILES = {"step": "steps", "settings": "settings", "returning": "returning"}


def start(folder: Path, form: str, deed: str) -> "subprocess.Popen[bytes]":
    """Start the program, to fill the form or to look at it."""
    program = [sys.executable, "-m", "tests.ui.typing_program"]
    return subprocess.Popen([*program, str(folder), form, deed])


def pause() -> None:
    with subprocess.Popen(["sleep", "0.05"]) as waiting:
        waiting.wait()


def said(path: Path, program: "subprocess.Popen[bytes]") -> str:
    """Return what the program says stands in the form."""
    end = time.monotonic() + 30
    while not path.is_file() or not path.read_text(encoding="utf-8"):
        assert time.monotonic() < end
        assert program.poll() in {None, 0}
        pause()
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [*FILES])
def test_a_form_is_back_after_a_kill(tmp_path: Path, form: str) -> None:
    program = start(tmp_path, form, "type")
    typed = said(tmp_path / "type.txt", program)
    draft = tmp_path / "drafts" / f"{FILES[form]}.json"
    begun = time.monotonic()
    words = typed.split(" ")
    while not draft.is_file() or words[-1] not in draft.read_text(encoding="utf-8"):
        assert time.monotonic() - begun < AT_MOST_LOST_S
        pause()
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    again = start(tmp_path, form, "look")
    assert said(tmp_path / "look.txt", again) == typed
    assert again.wait(timeout=30) == 0
