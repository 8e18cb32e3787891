"""ErrorLine: what is wrong with a field, under it; nothing while nothing is."""

import tkinter as tk

from motcua_desktop.ui.kit import Kit


class ErrorLine(tk.Frame):
    """The triangle beside the first line of the words, the next lines below these."""

    def __init__(self, parent: tk.Misc, kit: Kit, *, on: str = "surface") -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background=on)
        self._kit = kit
        self._on = on
        self._text: tk.Label | None = None
        self.words = ""

    def say(self, words: str, *, across: int) -> None:
        """Say `words` in lines of at most `across` px, triangle and all."""
        self.words = words
        if self._text is None:
            if not words:
                return
            # Most fields are never wrong.
            self._text = self._make()
        room = across - self._kit.px(20)
        self._text.configure(text=words, wraplength=max(room, self._kit.px(120)))

    def say_below(self, line: tk.Misc, *errors: str) -> None:
        """Say each error once below `line` of the screen, where no field has room."""
        words = "; ".join(dict.fromkeys(filter(None, errors)))
        px = self._kit.px
        self.say(words, across=self.master.winfo_width() - px(40))
        if words:
            self.pack(after=line, anchor="w", padx=px(20), pady=(0, px(8)))
        else:
            self.pack_forget()

    def _make(self) -> tk.Label:
        kit, on = self._kit, self._on
        mark = kit.picture(self, "state-overdue", size=14, ink="overdue", on=on)
        mark.pack(side="left", anchor="n", padx=(0, kit.px(4)), pady=(kit.px(1), 0))
        text = kit.text(self, role="small", ink="overdue", on=on, justify="left")
        text.pack(side="left", anchor="n")
        return text
