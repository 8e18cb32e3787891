"""Watches the event loop of a window: how long it stood still, how long it worked."""

import time
import tkinter as tk
from typing import Final

_BEAT_MS: Final = 5


class Heartbeat:
    """Beats in the event loop; `longest` is the longest pause in milliseconds.

    `busiest` is the most that the window itself worked in one pause: what other
    programs take of the machine is not in it.
    """

    def __init__(self, root: tk.Misc) -> None:
        self._root = root
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._ticket = ""
        self.longest, self.busiest = 0.0, 0.0
        self.beats = 0
        self._beat()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000 - _BEAT_MS)
        self.busiest = max(self.busiest, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked
        self.beats += 1
        self._ticket = self._root.after(_BEAT_MS, self._beat)

    def restart(self) -> None:
        """Forget the pauses until now."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self.longest, self.busiest, self.beats = 0.0, 0.0, 0

    def stop(self) -> None:
        """Beat no more."""
        self._root.after_cancel(self._ticket)
