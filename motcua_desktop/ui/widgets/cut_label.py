"""CutLabel: text of a line or two, cut at the end to the room that it has."""

import tkinter as tk
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.cutting import Cutter


class CutLabel(tk.Label):
    """Asks for no width of its own; shows as much as fits, then an ellipsis."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        *,
        role: str = "body",
        ink: str = "ink",
        lines: int = 1,
        **options: Any,
    ) -> None:
        super().__init__(
            parent,
            font=kit.font(role),
            width=1,
            anchor="w",
            justify="left",
            borderwidth=0,
            highlightthickness=0,
            padx=0,
            pady=0,
            **options,
        )
        kit.paint(self, background="surface", foreground=ink)
        self._cutter = Cutter(kit.font(role))
        self._lines = lines
        self.words = ""
        kit.tip(self, lambda: (self.words if self.is_cut else "", ""))
        self.bind("<Configure>", lambda _event: self._fit())

    @property
    def is_cut(self) -> bool:
        """Whether not all of the words can be seen."""
        return str(self["text"]).replace("\n", " ") != self.words

    def show(self, words: str) -> None:
        """Show `words`, cut if need be."""
        self.words = words
        self._fit()

    def _fit(self) -> None:
        room = self.winfo_width()
        if room > 1:
            self.configure(text=self._cutter.cut_lines(self.words, room, self._lines))
