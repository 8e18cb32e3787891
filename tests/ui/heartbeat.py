"""Watches the event loop of a window: how long it ever stood still."""

import time
import tkinter as tk
from typing import Final

_BEAT_MS: Final = 5


class Heartbeat:
    """Beats in the event loop; `longest` is the longest pause in milliseconds."""

    def __init__(self, root: tk.Misc) -> None:
        self._root = root
        self._last = time.perf_counter()
        self._ticket = ""
        self.longest = 0.0
        self.beats = 0
        self._beat()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000 - _BEAT_MS)
        self._last = now
        self.beats += 1
        self._ticket = self._root.after(_BEAT_MS, self._beat)

    def restart(self) -> None:
        """Forget the pauses until now."""
        self._last = time.perf_counter()
        self.longest, self.beats = 0.0, 0

    def stop(self) -> None:
        """Beat no more."""
        self._root.after_cancel(self._ticket)
