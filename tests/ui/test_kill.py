"""The power goes while a form is half filled: at the next start it is there again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
AT_MOST_LOST_S = 5


def run(folder: Path, deed: str) -> "subprocess.Popen[bytes]":
    """Start the program's window and do `deed` in it."""
    said = folder / f"{deed}.txt"
    return subprocess.Popen([sys.executable, "-c", SCRIPT, folder, said, deed])


def said(folder: Path, deed: str, program: "subprocess.Popen[bytes]") -> list[str]:
    """Return the texts of all fields once the program has told them."""
    path = folder / f"{deed}.txt"
    end = time.monotonic() + 30
    while not path.is_file() or not path.read_text(encoding="utf-8"):
        assert time.monotonic() < end
        assert program.poll() in {None, 0}
        with subprocess.Popen(["sleep", "0.05"]) as pause:
            pause.wait()
    return path.read_text(encoding="utf-8").splitlines()


def test_a_killed_window_gives_its_form_back(tmp_path: Path) -> None:
    program = run(tmp_path, "type")
    typed = said(tmp_path, "type", program)
    assert any(typed)
    draft = tmp_path / "drafts" / "intake.json"
    begun = time.monotonic()
    while not draft.is_file():
        assert time.monotonic() - begun < AT_MOST_LOST_S
        with subprocess.Popen(["sleep", "0.05"]) as pause:
            pause.wait()
    os.kill(program.pid, signal.SIGKILL)
    program.wait()
    again = run(tmp_path, "look")
    found = said(tmp_path, "look", again)
    assert again.wait(timeout=30) == 0
    assert found == typed
