"""What an area of a screen says instead of rows: nothing there, or what failed."""

import tkinter as tk
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shown import Trouble


class EmptyNote:
    """One sentence in the middle of an empty area."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        self._label = kit.text(parent, ink="ink2", justify="center")

    def show(self, words: str) -> None:
        """Show `words`; "" takes the sentence away."""
        self._label.configure(text=words)
        if words:
            self._label.place(relx=0.5, rely=0.45, anchor="center")
            self._label.lift()
        else:
            self._label.place_forget()

    @property
    def words(self) -> str:
        """What is said, "" where nothing shows."""
        return str(self._label["text"]) if self._label.winfo_manager() else ""


class TroubleBar:
    """A line on overdue tint: what failed, what is safe, what to do."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        self._frame = kit.box(parent, on="overdue-tint")
        photo: Any = kit.icon("state-overdue", 14, "overdue")
        self._label = kit.text(
            self._frame,
            role="small-medium",
            ink="overdue",
            on="overdue-tint",
            image=photo,
            compound="left",
            justify="left",
            anchor="w",
        )
        self._label.pack(fill="x", padx=kit.px(12), pady=kit.px(6))
        self._label.bind(
            "<Configure>",
            lambda event: self._label.configure(wraplength=event.width - kit.px(24)),
        )

    def show(self, trouble: Trouble | None, *, before: tk.Widget) -> None:
        """Show a trouble above the widget `before`; None takes it away."""
        if trouble is None:
            self._frame.pack_forget()
            return
        self._label.configure(text=f"  {trouble.line}")
        self._frame.pack(fill="x", padx=1, before=before)

    @property
    def words(self) -> str:
        """What is said, "" where nothing shows."""
        return str(self._label["text"]).strip() if self._frame.winfo_manager() else ""
