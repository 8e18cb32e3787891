"""The power goes while a form is half filled: at the next start it is there again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from motcua_desktop.ui.screens.intake import sheet

pytestmark = pytest.mark.window

SCRIPT = """
import sys
from pathlib import Path
from motcua_desktop.ui import opened, running
from tests.ui.scene import full_office

SAID = Path(sys.argv[2])

class Typing(opened.Window):
    def mainloop(self):
        self.after(900, self.type)
        super().mainloop()

    def type(self):
        self.event_generate("<Alt-Key-2>")
        self.after(900, self.fill)

    def fill(self):
        import tkinter as tk
        from motcua_desktop.ui.widgets.field_box import FieldBox
        def every(widget):
            yield widget
            for child in widget.winfo_children():
                yield from every(child)
        boxes = [it for it in every(self) if isinstance(it, FieldBox)]
        for place, box in enumerate(boxes):
            if box.winfo_viewable() and box.winfo_toplevel() is self:
                if sys.argv[3] == "type" and "topbar" not in str(box):
                    box.entry.focus_force()
                    box.entry.insert("end", f"chữ {place}")
                    self.update()
        SAID.write_text("\\\\n".join(b.text for b in boxes), encoding="utf-8")
        if sys.argv[3] == "look":
            self.tk.call(self.protocol("WM_DELETE_WINDOW"))

opened.Window = Typing
folder = Path(sys.argv[1])
office = folder / "office"
office.mkdir(exist_ok=True)
running.run_window(full_office(office), folder=folder)
"""
AT_MOST_LOST_MS = 5000
_PATIENCE = 60
"""Seconds; a busy machine is slow, not wrong."""


def run(folder: Path, deed: str) -> "subprocess.Popen[bytes]":
    """Start the program's window and do `deed` in it."""
    said = folder / f"{deed}.txt"
    return subprocess.Popen([sys.executable, "-c", SCRIPT, folder, said, deed])


def wait_for(is_so: Callable[[], object]) -> None:
    """Wait until `is_so`; fails when it never comes."""
    end = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < end
        subprocess.run(["sleep", "0.05"], check=True)


def said(folder: Path, deed: str, program: "subprocess.Popen[bytes]") -> list[str]:
    """Return the texts of all fields once the program has told them."""
    path = folder / f"{deed}.txt"

    def has_told() -> bool:
        assert program.poll() in {None, 0}
        return path.is_file() and path.stat().st_size > 0

    wait_for(has_told)
    return path.read_text(encoding="utf-8").splitlines()


def test_a_killed_window_gives_its_form_back(tmp_path: Path) -> None:
    with run(tmp_path, "type") as program:
        typed = said(tmp_path, "type", program)
        assert any(typed)
        wait_for((tmp_path / "drafts" / "intake.json").is_file)
        os.kill(program.pid, signal.SIGKILL)
    with run(tmp_path, "look") as again:
        found = said(tmp_path, "look", again)
        assert again.wait(timeout=_PATIENCE) == 0
    assert found == typed


def test_a_draft_is_kept_well_before_five_seconds() -> None:
    assert sheet._DRAFT_MS <= AT_MOST_LOST_MS / 2
