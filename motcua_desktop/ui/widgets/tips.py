"""Tips: what a button is for and its key, told when the pointer or the focus rests."""

import tkinter as tk
from collections.abc import Callable, Iterable
from typing import Final

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.look import TIP_TAG, Tip
from motcua_desktop.ui.widgets.key_button import key_cap

HOVER_MS: Final = 600
FOCUS_MS: Final = 1500
_ENDS: Final = ("<Leave>", "<FocusOut>", "<ButtonPress>", "<KeyPress>", "<Unmap>")


class Tips:
    """One tip at a time, placed over the window; it takes neither focus nor clicks.

    What a key does is said by the command that it means at the moment.
    """

    def __init__(
        self, window: tk.Misc, kit: Kit, commands: Callable[[], Iterable[Command]]
    ) -> None:
        self._window = window
        self._kit = kit
        self._commands = commands
        self._ticket = ""
        self.frame = tk.Frame(window, borderwidth=0, highlightthickness=1)
        kit.paint(self.frame, background="surface", highlightbackground="edge")
        self._words = kit.text(self.frame, role="small", justify="left")
        self._words.configure(wraplength=kit.px(360))
        self._words.pack(side="left", padx=kit.px(8), pady=kit.px(4))
        self._cap = key_cap(self.frame, kit, "")
        window.bind_class(TIP_TAG, "<Enter>", self._waiter(HOVER_MS))
        window.bind_class(TIP_TAG, "<FocusIn>", self._waiter(FOCUS_MS))
        for sequence in _ENDS:
            window.bind_class(TIP_TAG, sequence, lambda _event: self.hide())

    def forget(self) -> None:
        """Tell nothing more."""
        self.hide()
        for sequence in ("<Enter>", "<FocusIn>", *_ENDS):
            self._window.unbind_class(TIP_TAG, sequence)

    def hide(self) -> None:
        """Take the tip away."""
        if self._ticket:
            self._window.after_cancel(self._ticket)
            self._ticket = ""
        self.frame.place_forget()

    @property
    def words(self) -> str:
        """What the tip says, "" where none shows."""
        return str(self._words["text"]) if self.frame.winfo_manager() else ""

    def _waiter(self, milliseconds: int) -> Callable[["tk.Event[tk.Misc]"], None]:
        def wait(event: "tk.Event[tk.Misc]") -> None:
            self.hide()
            widget = event.widget
            self._ticket = self._window.after(milliseconds, lambda: self._show(widget))

        return wait

    def _show(self, widget: tk.Misc) -> None:
        self._ticket = ""
        if not widget.winfo_exists() or not widget.winfo_viewable():
            return
        words, key = self._told(self._kit.tip_of(widget))
        if not words:
            return
        self._words.configure(text=words)
        self._cap.configure(text=key)
        if key:
            self._cap.pack(side="right", padx=(0, self._kit.px(8)))
        else:
            self._cap.pack_forget()
        self._place(widget)

    def _told(self, tip: Tip) -> Tip:
        words, key = tip
        if words or not key:
            return words, key
        meant = next((it for it in self._commands() if it.key == key), None)
        return (meant.told if meant is not None else ""), key

    def _place(self, widget: tk.Misc) -> None:
        """Show the tip under the widget, or over it where there is no room."""
        window, gap = self._window, self._kit.px(4)
        self.frame.update_idletasks()
        wide, high = self.frame.winfo_reqwidth(), self.frame.winfo_reqheight()
        left = widget.winfo_rootx() - window.winfo_rootx()
        top = widget.winfo_rooty() - window.winfo_rooty()
        below = top + widget.winfo_height() + gap
        fits = below + high <= window.winfo_height()
        self.frame.place(
            x=max(gap, min(left, window.winfo_width() - wide - gap)),
            y=below if fits else max(gap, top - high - gap),
        )
        self.frame.lift()
