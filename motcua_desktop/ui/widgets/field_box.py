"""FieldBox: a labelled entry with icon, hint and error line; nothing rewrites it.

`FramedField` is what it shares with `TextBox`, the field of several lines.
"""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from motcua_desktop.tcvn3 import from_tcvn3, is_tcvn3
from motcua_desktop.text import nfc
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.theme import COLOURS
from motcua_desktop.ui.widgets.ctk_repairs import Panel
from motcua_desktop.ui.widgets.error_line import ErrorLine
from motcua_desktop.ui.widgets.key_button import key_cap

KEY_TAG = "MotCuaKeys"
"""The bind tag that comes before the class of every text widget."""
_PASTED_AT_MOST: Final = 500
_SHOWN: Final = 40
_OLD_U: Final = "\u00ad"
"""ư in TCVN3, a soft hyphen elsewhere."""
READS_OLD: Final = "Alt+U"
"""The key that changes text in letters from before Unicode."""
SCAN_BOX = "MotCuaScanBox"
"""The bind tag of fields that take codes themselves."""
OPENS_DAYS: Final = "Alt+↓"
"""The key that opens the calendar under a field."""
DAY_FIELD = "MotCuaDayField"
"""The bind tag of fields that take a day: a calendar may be opened under them."""


@dataclass(frozen=True, slots=True)
class FieldLook:
    """How a field is dressed; `width` in px at 100 %, 0 for what there is."""

    is_required: bool = False
    icon: str = ""
    hint: str = ""
    key: str = ""
    width: int = 0
    height: int = 32
    role: str = "number"
    justify: Literal["left", "center", "right"] = "left"
    on: str = "surface"
    is_day: bool = False


PLAIN_FIELD = FieldLook()


class FramedField(tk.Frame):
    """What fields have in common: label above, the box, an error line under it."""

    def __init__(self, parent: tk.Misc, kit: Kit, label: str, dress: FieldLook) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        on = dress.on
        kit.paint(self, background=on)
        self.kit = kit
        self.on = on
        self._is_wrong = False
        self._is_own_complaint = False
        self._is_tinted = False
        self.columnconfigure(0, weight=1)
        if label:
            self._label(label, is_required=dress.is_required)
        self._box = self._make_box(dress)
        self._error = ErrorLine(self, kit, on=on)

    def _label(self, label: str, *, is_required: bool) -> None:
        line = self.kit.box(self, on=self.on)
        line.grid(row=0, column=0, sticky="w", pady=(0, self.kit.px(4)))
        kit = self.kit
        kit.text(line, label, role="small", ink="ink2", on=self.on).pack(side="left")
        if is_required:
            star = kit.text(line, " *", role="small-strong", ink="overdue", on=self.on)
            star.pack(side="left")

    def _make_box(self, dress: FieldLook) -> Any:
        box = Panel(
            self,
            height=dress.height,
            width=dress.width or 60,
            corner_radius=6,
            border_width=1,
            fg_color=COLOURS["surface"],
            border_color=COLOURS["edge"],
            bg_color=COLOURS[self.on],
        )
        box.grid(row=1, column=0, sticky="ew")
        box.grid_propagate(False)
        box.rowconfigure(0, weight=1)
        box.columnconfigure(1, weight=1)
        return box

    def _dress_input(self, widget: tk.Entry | tk.Text) -> None:
        """Paint what is typed into, and let the window's keys come before its own."""
        self.kit.paint(
            widget,
            background="surface",
            foreground="ink",
            insertbackground="ink",
            selectbackground="sel",
            selectforeground="ink",
        )
        widget.bindtags((KEY_TAG, *widget.bindtags()))
        widget.bind("<FocusIn>", lambda _event: self._mark(), add="+")
        widget.bind("<FocusOut>", lambda _event: self._mark(), add="+")

    def _make_hint(self, dress: FieldLook, widget: tk.Misc) -> tk.Label:
        label = self.kit.text(self._box, dress.hint, role=dress.role, ink="ink3")
        label.bind("<Button-1>", lambda _event: widget.focus_set())
        label.configure(cursor="xterm")
        return label

    def complain(self, message: str) -> None:
        """Show what is wrong with the text; "" takes it away."""
        self._is_own_complaint = False
        self._error.say(message, across=self.winfo_width())
        if message:
            self._error.grid(row=2, column=0, sticky="w", pady=(self.kit.px(2), 0))
        else:
            self._error.grid_remove()
        self.mark_wrong(is_wrong=bool(message))

    def mark_wrong(self, *, is_wrong: bool) -> None:
        """Show that the text is wrong where what is wrong stands elsewhere."""
        self._is_wrong = is_wrong
        self._mark()

    @property
    def complaint(self) -> str:
        """What is said to be wrong with the text, "" for nothing."""
        return self._error.words

    def warn(self, message: str) -> None:
        """Say what is odd about what was pasted, until the text is another."""
        self.complain(message)
        self._is_own_complaint = bool(message)

    def _look_at(self, text: str) -> None:
        """Tell of letters from before Unicode; they are changed by the clerk only."""
        if is_tcvn3(text):
            read = from_tcvn3(text).strip()
            shown = read if len(read) <= _SHOWN else f"{read[:_SHOWN]}…"
            self.warn(f"Chữ gõ bằng phông cũ (TCVN3). {READS_OLD} đổi thành: {shown}")
        elif self._is_own_complaint:
            self.warn("")

    def _read_old(self, text: str, take: Callable[[str], None]) -> str:
        """Change letters from before Unicode into what they stand for."""
        if is_tcvn3(text):
            take(nfc(from_tcvn3(text)))
        return "break"

    @property
    def has_focus(self) -> bool:
        """Whether keys go to this field."""
        raise NotImplementedError

    def _painted(self) -> Sequence[tk.Misc]:
        """Return the parts that stand on the field's ground."""
        raise NotImplementedError

    def _mark(self) -> None:
        has_focus = self.has_focus
        edge = "focus" if has_focus else "edge"
        if self._is_wrong:
            edge = "overdue"
        ground = "tint" if self._is_tinted and not has_focus else "surface"
        self._box.configure(
            border_width=2 if has_focus or self._is_wrong else 1,
            border_color=COLOURS[edge],
            fg_color=COLOURS[ground],
        )
        for part in self._painted():
            self.kit.paint(part, background=ground)


class FieldBox(FramedField):
    """A text field of one line.

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
        self._is_filling = False
        self._icon: tk.Label | None = None
        self.entry = self._make_entry(dress)
        self._hint = self._make_hint(dress, self.entry)
        self._lay_out(dress.icon, dress.key)

    def _make_entry(self, dress: FieldLook) -> tk.Entry:
        kit = self.kit
        self._typed = tk.StringVar(self)
        self._typed.trace_add("write", self._tell)
        entry = tk.Entry(
            self._box,
            textvariable=self._typed,
            font=kit.font(dress.role),
            justify=dress.justify,
            borderwidth=0,
            highlightthickness=0,
            insertwidth=1,
            width=1,
        )
        self._dress_input(entry)
        if dress.icon == "scan-barcode":
            entry.bindtags((*entry.bindtags(), SCAN_BOX))
        if dress.is_day:
            # Before the window's keys: an open calendar takes its own first.
            entry.bindtags((DAY_FIELD, *entry.bindtags()))
            kit.tip(entry, lambda: ("Chọn ngày trên lịch", OPENS_DAYS))
        entry.bind("<<Paste>>", lambda _event: self._paste())
        for sequence in ("<Alt-u>", "<Alt-U>"):
            entry.bind(sequence, lambda _event: self._read_old(entry.get(), self.take))
        kit.paint(entry, disabledbackground="sunk", disabledforeground="ink2")
        return entry

    def _paste(self) -> str:
        """Take the clipboard as one line: no tabs, no line ends, nothing unseen."""
        entry = self.entry
        try:
            pasted = nfc(entry.clipboard_get())
        except tk.TclError:
            return "break"  # nothing there, or no text
        kept = _OLD_U if is_tcvn3(pasted) else ""
        seen = "".join(it if it.isprintable() or it == kept else " " for it in pasted)
        line = seen if seen == pasted else " ".join(seen.split())
        if entry.selection_present():
            entry.delete("sel.first", "sel.last")
        entry.insert("insert", line[:_PASTED_AT_MOST])
        entry.xview_moveto(1)
        if len(line) > _PASTED_AT_MOST:
            self.warn(f"Đoạn dán quá dài: chỉ giữ {_PASTED_AT_MOST} ký tự đầu")
        else:
            self._look_at(entry.get())
        return "break"

    def _lay_out(self, icon: str, key: str) -> None:
        kit = self.kit
        left = kit.px(10)
        if icon:
            self._icon = picture = kit.picture(self._box, icon, size=16)
            picture.grid(row=0, column=0, padx=(kit.px(10), kit.px(7)))
            left = 0
        right = kit.px(10)
        if key:
            key_cap(self._box, kit, key).grid(row=0, column=2, padx=(4, kit.px(9)))
            right = 0
        self.entry.grid(row=0, column=1, sticky="ew", padx=(left, right))
        self._show_hint()

    @property
    def text(self) -> str:
        """What stands in the field, in normal form."""
        return nfc(self.entry.get())

    @property
    def arrived(self) -> str:
        """What stands in the field, letter by letter as it was typed."""
        return str(self.entry.get())

    def fill(self, text: str, *, is_tinted: bool = False) -> None:
        """Set the text; tinted while it is the program's and not the clerk's."""
        self._is_tinted = is_tinted
        self._told = text
        if text != self.text:
            self._is_filling = True
            self.entry.delete(0, "end")
            self.entry.insert(0, text)
            self._is_filling = False
        self._show_hint()
        self._mark()

    def take(self, text: str) -> None:
        """Set the text as if it had been typed: the owner hears of it once."""
        self._typed.set(text)
        self.entry.icursor("end")

    def focus_field(self) -> None:
        """Give the field the focus, its text chosen whole."""
        self.entry.focus_set()
        self.entry.select_range(0, "end")
        self.entry.icursor("end")

    @property
    def has_focus(self) -> bool:
        """Whether keys go to this field."""
        return bool(self.entry.focus_get() is self.entry)

    def _tell(self, *_: str) -> None:
        if self._is_filling:
            return
        self._show_hint()
        text = self.text
        if text != self._told:
            self._told = text
            self._is_tinted = False
            if self._is_own_complaint:
                self._look_at(self.entry.get())
            self._mark()
            if self._on_change is not None:
                self._on_change(text)

    def _show_hint(self) -> None:
        if self.entry.get():
            self._hint.place_forget()
        else:
            self._hint.place(in_=self.entry, x=1, rely=0.5, anchor="w")

    def _painted(self) -> Sequence[tk.Misc]:
        parts = (self.entry, self._hint, self._icon)
        return [part for part in parts if part is not None]
