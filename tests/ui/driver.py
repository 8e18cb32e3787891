"""Drives the real window: keys, waiting until it rests, what it shows."""

import gc
import subprocess
import time
import tkinter as tk
from collections.abc import Callable
from typing import Any

from motcua_desktop.ui.app import MainWindow
from tests.ui.fakes import FakeOffice, FakePrinter

_PATIENCE = 60.0
"""Seconds; a busy machine is slow, not wrong."""

_REST_MS = 1000
_WAITS_TO_COLLECT = 100
"""After so many all that is left is forgotten, not only what is young."""

_KEY_NAMES = {"-": "minus", ".": "period", "/": "slash", " ": "space"}


def key_names(text: str) -> list[str]:
    """Return the names of the keys that type a code, a day."""
    return [_KEY_NAMES.get(letter, letter) for letter in text]


class Driver:
    """A pair of hands at the keyboard of one window."""

    def __init__(
        self, window: MainWindow, office: FakeOffice, printer: FakePrinter
    ) -> None:
        self.window = window
        self.root = window.root
        self.office = office
        self.printer = printer
        self.expects_errors = False
        self._stamp = 0
        self._waits = 0

    def wait_until(self, is_so: Callable[[], object]) -> None:
        """Let the window work until `is_so`; fails when it never comes."""
        end = time.monotonic() + _PATIENCE
        self._waits += 1
        gc.collect(1 if self._waits % _WAITS_TO_COLLECT else 2)
        self.root.update()
        while not is_so():
            assert time.monotonic() < end, f"never came to it; focus {self.focus}"
            tick = tk.BooleanVar(self.root, False)
            self.root.after(4, tick.set, True)
            self.root.wait_variable(tick)
            self.root.update()

    def settle(self) -> None:
        """Wait until nothing is under way."""
        for _ in range(2):
            self.wait_until(lambda: self.window.runner.is_idle)

    def press(self, *sequences: str) -> None:
        """Send key events to the widget that has the focus."""
        for sequence in sequences:
            target = self.root.focus_get()
            assert target is not None
            target.event_generate(sequence)
            self.settle()

    def write(self, text: str) -> None:
        """Put text where the cursor stands, as a paste would."""
        entry = self.root.focus_get()
        assert isinstance(entry, tk.Entry)
        entry.insert("insert", text)
        self.settle()

    def screen(self, name: str = "") -> Any:
        """Return the widget of a screen, the present one by default."""
        return self.window._screens[name or self.window.present].widget

    def stamped_keys(self, *keys: str, gap: int) -> None:
        """Press keys whose stamps lie `gap` ms apart, however busy the machine is."""
        for key in keys:
            target = self.root.focus_get()
            assert target is not None
            self._stamp += gap
            target.event_generate(f"<KeyPress-{key}>", time=self._stamp)
            self.root.update()

    def scan(self, code: str, end: str = "Return") -> None:
        """Type a code as a scanner does: 5 ms a key, Enter at the end."""
        self.settle()
        self._stamp += _REST_MS
        self.stamped_keys(*key_names(code), end, gap=5)

    def x_keys(self, *keys: str, delay: int = 6) -> None:
        """Press real keys through the X server, `delay` ms after each other."""
        command = ["xdotool", "key", "--delay", str(delay), *keys]
        subprocess.run(command, check=True)
        self.root.update()

    def has_panel(self) -> bool:
        """Whether a panel lies over the content."""
        return self.window.frame.overlay.is_open

    def has_lock(self) -> bool:
        """Whether the window is locked."""
        return self.window.lock.is_locked

    @property
    def focus(self) -> tk.Misc | None:
        """The widget that has the focus."""
        return self.root.focus_get()
