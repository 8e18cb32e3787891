"""kill -9 with a form in hand: at the next start it is back, 5 s lost at most."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua_desktop.ui.kept_file import DRAFT_MS

pytestmark = [pytest.mark.window, pytest.mark.slow]

AT_MOST_LOST_MS = 5000
FILES = {
    "intake": "intake",
    "step": "steps",
    "settings": "settings",
    "returning": "returning",
}
_PATIENCE = 60
"""Seconds; a busy machine is slow, not wrong."""

Start = Callable[[str, str], "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the program, to fill a form or to look at it; none is left running."""
    begun: list[subprocess.Popen[bytes]] = []

    def start_one(form: str, deed: str) -> "subprocess.Popen[bytes]":
        program = [sys.executable, "-m", "tests.ui.typing_program"]
        begun.append(subprocess.Popen([*program, str(tmp_path), form, deed]))
        return begun[-1]

    yield start_one
    for program in begun:
        program.kill()
        program.wait()


def wait_for(is_so: Callable[[], object]) -> None:
    """Wait until `is_so`; fails when it never comes."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end
        subprocess.run(["sleep", "0.05"], check=True)


def said(path: Path, program: "subprocess.Popen[bytes]") -> str:
    """Return what the program says stands in the form."""

    def has_told() -> bool:
        assert program.poll() in {None, 0}
        return path.is_file() and path.stat().st_size > 0

    wait_for(has_told)
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [*FILES])
def test_a_form_is_back_after_a_kill(tmp_path: Path, start: Start, form: str) -> None:
    program = start(form, "type")
    typed = said(tmp_path / "type.txt", program)
    draft = tmp_path / "drafts" / f"{FILES[form]}.json"
    last = typed.split()[-1]
    wait_for(lambda: draft.is_file() and last in draft.read_text(encoding="utf-8"))
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    again = start(form, "look")
    assert said(tmp_path / "look.txt", again) == typed
    assert again.wait(timeout=_PATIENCE) == 0


def test_a_draft_is_kept_well_before_five_seconds() -> None:
    assert DRAFT_MS <= AT_MOST_LOST_MS / 2
