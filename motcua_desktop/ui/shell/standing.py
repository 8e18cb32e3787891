"""The red banner of an office that is only read: why, and what to do."""

import tkinter as tk
from typing import Final

from motcua_desktop.ui.kit import Kit

_WRAP: Final = 1040
_GROUND: Final = "overdue-tint"


class StandingBanner(tk.Frame):
    """A line or two under the top bar, there only while nothing can be written."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background=_GROUND)
        self.words = ""
        sign = kit.picture(self, "triangle-alert", size=17, ink="overdue", on=_GROUND)
        sign.pack(side="left", padx=(kit.px(20), kit.px(10)), pady=kit.px(9))
        self._label = kit.text(self, role="medium", ink="overdue", on=_GROUND)
        self._label.configure(justify="left", wraplength=kit.px(_WRAP))
        self._label.pack(side="left", pady=kit.px(9))

    def show(self, words: str) -> None:
        """Show why the office is only read; "" takes the banner away."""
        if words == self.words:
            return
        self.words = words
        self._label.configure(text=words)
        if words:
            self.grid()
        else:
            self.grid_remove()
