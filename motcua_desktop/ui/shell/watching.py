"""Looks every five seconds what time it is and whether the window can be seen."""

import tkinter as tk
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from motcua_desktop.desktop import is_on_a_screen
from motcua_desktop.text import screen_date, screen_moment
from motcua_desktop.ui.format import clock, weekday
from motcua_desktop.ui.shell.state import ClockWords

_EVERY_MS: Final = 5000
_SET_RIGHT: Final = timedelta(minutes=2)
"""How far a clock may be set back without a word: computers do that by themselves."""
_SEEN_WIDTH, _SEEN_HEIGHT = 160, 40
"""How much of the window's top must lie on a screen for the clerk to take hold of."""


class ClockWatch:
    """Knows the latest moment that was seen, and so a clock that was set back."""

    def __init__(self, now: datetime) -> None:
        self._latest = self._last = now
        self.is_back = False

    def is_new_day(self, now: datetime) -> bool:
        """Return whether the date is another than when last looked."""
        was, self._last = self._last, now
        return was.date() != now.date()

    def went_back(self, now: datetime) -> bool:
        """Return whether the clock was set back since last looked; told once."""
        was_back = self.is_back
        self.is_back = now < self._latest - _SET_RIGHT
        self._latest = max(self._latest, now)
        return self.is_back and not was_back


@dataclass(frozen=True, slots=True)
class WatchActs:
    """Who is told: the clock of the frame, the screens, the clerk."""

    show: Callable[[ClockWords], None]
    new_day: Callable[[], None]
    tell: Callable[[str], None]


class Watch:
    """The watch of one window; `look` is called again and again until `stop`."""

    def __init__(
        self, root: tk.Tk, now: Callable[[], datetime], acts: WatchActs
    ) -> None:
        self._root = root
        self._now = now
        self._acts = acts
        self._clock = ClockWatch(now())
        self._tick = ""
        self._again()

    def look(self) -> None:
        """Look at the clock and the window once."""
        now = self._now()
        if self._clock.went_back(now):
            self._acts.tell(
                f"Đồng hồ máy tính đã lùi lại, còn {screen_moment(now)}. "
                "Kiểm tra ngày giờ của máy trước khi nhận hồ sơ."
            )
        if self._clock.is_new_day(now):
            self._acts.new_day()
        words = ClockWords(
            weekday(now), screen_date(now), clock(now), is_odd=self._clock.is_back
        )
        self._acts.show(words)
        bring_into_view(self._root)

    def stop(self) -> None:
        """Look no more."""
        self._root.after_cancel(self._tick)

    def _again(self) -> None:
        self.look()
        self._tick = self._root.after(_EVERY_MS, self._again)


def bring_into_view(root: tk.Tk) -> None:
    """Put a window back that lies where no screen is: one was unplugged."""
    if root.wm_state() != "normal":
        return
    left, top = root.winfo_rootx(), root.winfo_rooty()
    across, down = root.winfo_screenwidth(), root.winfo_screenheight()
    seen = (left, top, root.winfo_width())
    if is_on_a_screen(root.winfo_id(), otherwise=can_be_seen(seen, (across, down))):
        return
    width, height = min(root.winfo_width(), across), min(root.winfo_height(), down)
    root.wm_geometry(f"{width}x{height}+0+0")


def can_be_seen(window: tuple[int, int, int], screen: tuple[int, int]) -> bool:
    """Return whether enough of a window's top (left, top, width) is on the screen."""
    left, top, width = window
    across, down = screen
    seen = min(left + width, across) - max(left, 0)
    return (
        seen >= min(_SEEN_WIDTH, width) and -_SEEN_HEIGHT < top <= down - _SEEN_HEIGHT
    )
