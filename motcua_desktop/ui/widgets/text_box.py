"""TextBox: a labelled field of several lines, wrapped at words."""

import tkinter as tk
from collections.abc import Callable, Sequence

from motcua_desktop.text import nfc
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.field_box import PLAIN_FIELD, FieldLook, FramedField


class TextBox(FramedField):
    """A text of several lines; Tab leads out of it.

    The text is the clerk's: the program sets it by `fill` only, never while the
    field has the focus.
    """

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        label: str = "",
        *,
        on_change: Callable[[str], None] | None = None,
        dress: FieldLook = PLAIN_FIELD,
    ) -> None:
        super().__init__(parent, kit, label, dress)
        self._on_change = on_change
        self._told = ""
        self.entry = self._make_entry(dress)
        self._hint = self._make_hint(dress, self.entry)
        self._box.rowconfigure(0, weight=1)
        side = kit.px(10)
        self.entry.grid(
            row=0, column=1, sticky="nsew", padx=side, pady=(kit.px(6), kit.px(5))
        )
        self._show_hint()

    def _make_entry(self, dress: FieldLook) -> tk.Text:
        entry = tk.Text(
            self._box,
            font=self.kit.font(dress.role),
            wrap="word",
            borderwidth=0,
            highlightthickness=0,
            insertwidth=1,
            width=1,
            height=1,
            undo=True,
            padx=0,
            pady=0,
        )
        self._dress_input(entry)
        entry.bind("<<Modified>>", lambda _event: self._tell())
        entry.bind("<<Paste>>", lambda _event: entry.after_idle(self._look), add="+")
        for sequence in ("<Alt-u>", "<Alt-U>"):
            entry.bind(sequence, lambda _event: self._read_old(self._raw, self.take))
        entry.bind("<Tab>", lambda _event: self._leave(entry.tk_focusNext()))
        for sequence in ("<Shift-Tab>", "<ISO_Left_Tab>"):
            try:
                entry.bind(sequence, lambda _event: self._leave(entry.tk_focusPrev()))
            except tk.TclError:
                continue  # only X knows ISO_Left_Tab
        return entry

    @staticmethod
    def _leave(following: tk.Misc | None) -> str:
        if following is not None:
            following.focus_set()
        return "break"

    @property
    def _raw(self) -> str:
        return self.entry.get("1.0", "end-1c")

    def _look(self) -> None:
        if self.winfo_exists():
            self._look_at(self._raw)

    def take(self, text: str) -> None:
        """Set the text as if it had been typed: the owner hears of it."""
        self.entry.replace("1.0", "end-1c", text)

    @property
    def text(self) -> str:
        """What stands in the field, in normal form."""
        return nfc(self.entry.get("1.0", "end-1c"))

    @property
    def told(self) -> tuple[str, bool]:
        """The text that the owner knows, and whether it is tinted.

        Tk tells of a key a moment later: until then more may stand in the field.
        """
        return self._told, self._is_tinted

    def fill(self, text: str, *, is_tinted: bool = False) -> None:
        """Set the text; tinted while it is the program's and not the clerk's."""
        self._is_tinted = is_tinted
        self._told = text
        if text != self.text:
            self.entry.delete("1.0", "end")
            self.entry.insert("1.0", text)
            self.entry.edit_reset()
        self._show_hint()
        self._mark()

    def focus_field(self) -> None:
        """Give the field the focus, the cursor after its text."""
        self.entry.focus_set()
        self.entry.mark_set("insert", "end-1c")
        self.entry.see("insert")

    def stretch(self) -> None:
        """Let the box take the height that its owner gives it."""
        self.rowconfigure(1, weight=1)
        self._box.grid_configure(sticky="nsew")

    @property
    def has_focus(self) -> bool:
        """Whether keys go to this field."""
        return bool(self.entry.focus_get() is self.entry)

    def _tell(self) -> None:
        if not self.entry.edit_modified():
            return
        self.entry.edit_modified(False)
        self._show_hint()
        text = self.text
        if text != self._told:
            self._told = text
            self._is_tinted = False
            if self._is_own_complaint:
                self._look_at(self._raw)
            self._mark()
            if self._on_change is not None:
                self._on_change(text)

    def _show_hint(self) -> None:
        if self.text:
            self._hint.place_forget()
        else:
            self._hint.place(in_=self.entry, x=1, y=0, anchor="nw")

    def _painted(self) -> Sequence[tk.Misc]:
        return (self.entry, self._hint)
