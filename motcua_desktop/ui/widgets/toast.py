"""Toast: a line that says what was done and goes by itself."""

import tkinter as tk
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.theme import COLOURS
from motcua_desktop.ui.widgets.ctk_repairs import Panel

_STAYS_MS = 6000


class Toast:
    """One toast at a time, at the bottom right; it never takes the focus."""

    def __init__(self, window: tk.Misc, kit: Kit) -> None:
        self._window = window
        self._kit = kit
        self._leaves = ""
        self.frame: Any = Panel(
            window,
            corner_radius=8,
            fg_color=COLOURS["ink"],
            bg_color=COLOURS["bg"],
        )
        photo: Any = kit.icon("circle-check", 16, "surface")
        self._words = kit.text(self.frame, role="medium", ink="surface", on="ink")
        self._words.configure(image=photo, compound="left", justify="left")
        self._words.pack(padx=kit.px(14), pady=kit.px(10))

    def show(self, words: str) -> None:
        """Show `words` for six seconds."""
        kit = self._kit
        self._words.configure(text=f"  {words}")
        self.frame.place(relx=1.0, rely=1.0, x=-kit.px(20), y=-kit.px(98), anchor="se")
        self.frame.lift()
        self._stay()
        self._leaves = self._window.after(_STAYS_MS, self.hide)

    def hide_offer(self) -> None:
        """Take away what offers to undo: its key means something else elsewhere."""
        if "Ctrl+Z" in self.words:
            self.hide()

    def hide(self) -> None:
        """Take it away."""
        self._stay()
        self.frame.place_forget()

    def _stay(self) -> None:
        if self._leaves:
            self._window.after_cancel(self._leaves)
            self._leaves = ""

    @property
    def words(self) -> str:
        """What it says now, "" where it does not show."""
        return str(self._words["text"]).strip() if self.frame.winfo_manager() else ""
