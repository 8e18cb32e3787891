"""Starting and ending the program's window, in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.window

SCRIPT = """
import sys
from pathlib import Path
from motcua_desktop.ui import opened, running
from tests.ui.scene import full_office

class Brief(opened.Window):
    def mainloop(self):
        handler = self.protocol("WM_DELETE_WINDOW")
        self.after(900, lambda: self.tk.call(handler))
        super().mainloop()

opened.Window = Brief
folder = Path(sys.argv[1])
status = running.run_window(full_office(folder), folder=folder)
print("ended", status)
"""


def test_the_window_opens_and_ends_quietly(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", SCRIPT, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("ended 0\n", "", 0)
