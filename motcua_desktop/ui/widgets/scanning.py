"""ScanCatcher: tells a scanner from a hand, wherever the focus is.

A scanner types a code within some milliseconds a key and ends with Enter. What it
typed into a field is taken back there; the Enter presses no button.
"""

import ctypes
import sys
import tkinter as tk
from collections.abc import Callable
from typing import Final

from motcua_desktop.ui.widgets.field_box import SCAN_BOX

FIRST_TAG: Final = "MotCuaScan"
"""The bind tag that comes first on every widget that ever had the focus."""
_GAP_MS: Final = 60
_SHORTEST: Final = 10
_WRAPS_AT: Final = 2**32
"""Milliseconds; the clock of the keys begins anew behind them."""


class ScanCatcher:
    """Watches every key of one window; `take` says whether a text is a code."""

    def __init__(self, window: tk.Misc, take: Callable[[str], bool]) -> None:
        self._window = window
        self._take = take
        self._typed = ""
        self._last = 0
        self._before: tuple[tk.Misc, str, str] | None = None
        window.bind_all("<FocusIn>", self._came, add="+")
        window.bind_class(FIRST_TAG, "<KeyPress>", self._key)
        for sequence in ("<Return>", "<KP_Enter>", "<Tab>"):
            window.bind_class(FIRST_TAG, sequence, self._ended)

    def forget(self) -> None:
        """Watch no more."""
        self._window.unbind_all("<FocusIn>")
        for sequence in ("<KeyPress>", "<Return>", "<KP_Enter>", "<Tab>"):
            self._window.unbind_class(FIRST_TAG, sequence)

    def _came(self, event: "tk.Event[tk.Misc]") -> None:
        widget = event.widget
        # Tk names widgets of its own dialogs by their paths only.
        if isinstance(widget, tk.Misc):
            tags = widget.bindtags()
            if SCAN_BOX not in tags and tags[0] != FIRST_TAG:
                rest = [tag for tag in tags if tag != FIRST_TAG]
                widget.bindtags((FIRST_TAG, *rest))

    def _key(self, event: "tk.Event[tk.Misc]") -> None:
        if not event.char or not event.char.isprintable():
            if event.char:
                self._typed = ""
            return
        pressed = _pressed_at(event)
        is_elsewhere = self._is_elsewhere(event.widget)
        if not self._typed or is_elsewhere or not self._is_near(pressed):
            self._typed = ""
            self._before = _state_of(event.widget)
        self._typed += event.char
        self._last = pressed

    def _is_near(self, pressed: int) -> bool:
        return (pressed - self._last) % _WRAPS_AT <= _GAP_MS

    def _is_elsewhere(self, widget: tk.Misc) -> bool:
        return self._before is not None and self._before[0] is not widget

    def _ended(self, event: "tk.Event[tk.Misc]") -> str:
        typed, self._typed = self._typed, ""
        is_scan = len(typed) >= _SHORTEST and self._is_near(_pressed_at(event))
        if not is_scan or not self._take(typed):
            return ""
        if self._before is not None:
            _restore(*self._before)
        return "break"


def _pressed_at(event: "tk.Event[tk.Misc]") -> int:
    """Return when a key was pressed, in ms; when it is handled tells nothing."""
    if sys.platform == "win32":
        # Tk stamps a key there when it takes it from the queue, late on a busy PC.
        return int(ctypes.windll.user32.GetMessageTime())
    return int(event.time)


def _state_of(widget: tk.Misc) -> tuple[tk.Misc, str, str]:
    """Return a widget with its text and the place of its cursor."""
    if isinstance(widget, tk.Text):
        return widget, widget.get("1.0", "end-1c"), widget.index("insert")
    if isinstance(widget, tk.Entry):
        return widget, widget.get(), str(widget.index("insert"))
    return widget, "", ""


def _restore(widget: tk.Misc, text: str, cursor: str) -> None:
    if not widget.winfo_exists():
        return
    if isinstance(widget, tk.Text) and widget.get("1.0", "end-1c") != text:
        widget.delete("1.0", "end")
        widget.insert("1.0", text)
        widget.mark_set("insert", cursor)
    elif isinstance(widget, tk.Entry) and widget.get() != text:
        widget.delete(0, "end")
        widget.insert(0, text)
        widget.icursor(cursor)
