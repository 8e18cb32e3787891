"""Hands for windows that run as a program of their own."""

import os
import subprocess
import sys
from pathlib import Path

HANDS = """
def keys(*sequences):
    for sequence in sequences:
        window.root.focus_get().event_generate(sequence)
        window.root.update()

def write(text):
    window.root.focus_get().insert("insert", text)
    window.root.update()
"""
"""Part of a script: what it drives is called `window` there."""

PROGRAM = """
import os, sys, traceback
from motcua_desktop import window
from motcua_desktop.storage import key_ring
from motcua_desktop.ui.app import MainWindow

key_ring._COST = {"memory_kib": 256, "rounds": 1}
seen, mains = [], []
make = MainWindow.__init__

def kept(self, *words, **more):
    make(self, *words, **more)
    mains.append(self)
    self.root.report_callback_exception = failed

def failed(*error):
    traceback.print_exception(*error)
    sys.stderr.flush()
    os._exit(1)

MainWindow.__init__ = kept

def wait(main, is_so, then):
    if is_so():
        then()
    else:
        main.root.after(20, wait, main, is_so, then)

def press(main, *sequences):
    for sequence in sequences:
        main.root.update()
        # Another window of the display may have the keyboard meanwhile.
        main.root.focus_lastfor().event_generate(sequence)
        main.root.update()

def write(main, text):
    main.root.focus_lastfor().insert("insert", text)
    main.root.update()

def is_up(opened, data):
    seen.append(opened)
    if mains and mains[-1].root is opened._root:
        mains[-1].root.after(50, first if len(mains) == 1 else last, mains[-1])

window._is_up = is_up

def first(main):
    main.root.focus_force()
    press(main, "<Alt-q>")
    wait(main, lambda: main.is_resting, lambda: choose_people(main))

def choose_people(main):
    press(main, "<Control-Key-2>")
    screen = main.prepare("admin").widget
    wait(main, lambda: main.is_resting, lambda: at_people(main, screen))

def end(main):
    main.root.tk.call(main.root.protocol("WM_DELETE_WINDOW"))
"""
"""Part of a script that runs the whole program: it defines `at_people` and `last`."""

RUN = """
from motcua_desktop.cli.main import main as run
print(run(["--data", sys.argv[1]]), len(seen))
"""
"""The end of that script."""


def run_program(script: str, data: Path) -> subprocess.CompletedProcess[str]:
    """Run such a script over the office in `data` until its window is closed."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(data)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "MOTCUA_NOW": "2026-11-23T09:42", "MOTCUA_SILENT": "1"},
    )
