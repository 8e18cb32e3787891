"""ThinScrollbar: an 8-px scrollbar beside rows, drawn on a canvas."""

import tkinter as tk
from collections.abc import Callable

from motcua_desktop.ui.kit import Kit


class ThinScrollbar(tk.Canvas):
    """Shows which part of a list is seen; dragging asks for another part."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, on_move: Callable[[float], None]
    ) -> None:
        super().__init__(
            parent,
            width=kit.px(10),
            borderwidth=0,
            highlightthickness=0,
            takefocus=False,
        )
        kit.paint(self, background="surface")
        self._kit = kit
        self._on_move = on_move
        self._first, self._last = 0.0, 1.0
        self._grabbed_at = 0.0
        self.bind("<Configure>", lambda _event: self._draw())
        self.bind("<ButtonPress-1>", self._grab)
        self.bind("<B1-Motion>", self._drag)
        kit.on_switch(self._draw, self)

    def show(self, first: float, last: float) -> None:
        """Show that the part from `first` to `last` (0 to 1) is seen."""
        if (first, last) != (self._first, self._last):
            self._first, self._last = first, last
            self._draw()

    def _edges(self) -> tuple[float, float]:
        height = self.winfo_height()
        length = max((self._last - self._first) * height, self._kit.px(28))
        span = self._last - self._first
        share = self._first / (1 - span) if span < 1 else 0.0
        top = share * (height - length)
        return top, top + length

    def _draw(self) -> None:
        self.delete("all")
        if self._last - self._first >= 1:
            return
        top, bottom = self._edges()
        middle = self.winfo_width() / 2
        self.create_line(
            middle,
            top + 4,
            middle,
            bottom - 4,
            width=self._kit.px(8),
            capstyle="round",
            fill=self._kit.colour("thumb"),
        )

    def _grab(self, event: "tk.Event[tk.Canvas]") -> None:
        top, bottom = self._edges()
        inside = top <= event.y <= bottom
        self._grabbed_at = event.y - top if inside else (bottom - top) / 2
        self._drag(event)

    def _drag(self, event: "tk.Event[tk.Canvas]") -> None:
        top, bottom = self._edges()
        room = max(self.winfo_height() - (bottom - top), 1.0)
        self._on_move(min(max((event.y - self._grabbed_at) / room, 0.0), 1.0))
