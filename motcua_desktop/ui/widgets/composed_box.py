"""ComposedBox: the program's paragraphs, which none can edit, then the clerk's text."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final

from motcua_desktop.text import nfc
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shown import Span
from motcua_desktop.ui.widgets.field_box import PLAIN_FIELD, FieldLook
from motcua_desktop.ui.widgets.text_box import TextBox
from motcua_desktop.ui.widgets.thin_scrollbar import ThinScrollbar

_OWN: Final = "own"
"""The mark at which the clerk's text begins."""
_BELOW: Final = "Cơ quan viết thêm:"
"""Stands between the program's paragraphs and the clerk's text."""
_GUARD: Final = """
rename {w} {kept}
proc {w} {{deed args}} {{
    lassign $args first last
    if {{$deed in {{delete replace}} && $last ne ""}} {{
        if {{[{kept} compare $last > end-1c]}} {{lset args 1 [set last end-1c]}}
    }}
    if {{$deed eq "delete" && [{kept} compare $first >= end-1c]}} {{return}}
    if {{$deed in {{insert delete replace}} && [{kept} compare $first < own]}} {{
        if {{$deed eq "insert"}} {{
            {kept} mark set insert end-1c
            lset args 0 end-1c
        }} elseif {{$last eq "" || [{kept} compare $last <= own]}} {{
            if {{$deed eq "delete"}} {{return}}
            {kept} mark set insert end-1c
            set deed insert
            set args [list end-1c {{*}}[lrange $args 2 end]]
        }} else {{
            lset args 0 own
        }}
    }}
    tailcall {kept} $deed {{*}}$args
}}
"""
"""Stands before the widget's own command: whatever key, menu or paste it comes from,
no change reaches what lies before the mark; what is typed there goes to the end. Tk
would take the line end before the mark with the last one, so that one is kept too."""


class ComposedBox(TextBox):
    """The program's paragraphs, their figures on a tint, then the clerk's text."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        label: str = "",
        *,
        on_change: Callable[[str], None] | None = None,
        dress: FieldLook = PLAIN_FIELD,
    ) -> None:
        self._composed: tuple[tuple[Span, ...], ...] = ()
        super().__init__(parent, kit, label, on_change=on_change, dress=dress)
        self._bar = ThinScrollbar(self._box, kit, self._move_to)
        side = kit.px(2)
        self._bar.grid(row=0, column=2, sticky="ns", padx=side, pady=2 * side)
        self.entry.configure(yscrollcommand=self._scrolled)
        kit.on_switch(self._paint_tags, self)
        self._paint_tags()

    def _make_entry(self, dress: FieldLook) -> tk.Text:
        entry = super()._make_entry(dress)
        entry.mark_set(_OWN, "1.0")
        entry.mark_gravity(_OWN, "left")
        name = str(entry)
        self._kept = f"{name}-kept"
        entry.tk.eval(_GUARD.format(w=f"{{{name}}}", kept=f"{{{self._kept}}}"))
        entry.bind("<Destroy>", lambda _event: entry.tk.eval(f"rename {{{name}}} {{}}"))
        return entry

    def _paint_tags(self) -> None:
        entry, colour = self.entry, self.kit.colour
        gap = self.kit.px(4)
        entry.tag_configure("composed", foreground=colour("ink2"), spacing3=gap)
        entry.tag_configure("figure", foreground=colour("ink"))
        entry.tag_configure("figure", background=colour("tint"))
        entry.tag_configure("below", foreground=colour("ink3"))
        entry.tag_configure("below", font=self.kit.font("small"))
        entry.tag_configure("offered", background=colour("tint"))
        entry.tag_raise("sel")

    @property
    def _raw(self) -> str:
        return self.entry.get(_OWN, "end-1c")

    @property
    def text(self) -> str:
        """What the clerk's part says, in normal form."""
        return nfc(self._raw)

    def take(self, text: str) -> None:
        """Set the clerk's part as if it had been typed: the owner hears of it."""
        self.entry.replace(_OWN, "end-1c", text)

    def compose(self, paragraphs: Sequence[Sequence[Span]]) -> None:
        """Put the program's paragraphs before the clerk's text; a span may be a figure.

        The text in hand stays; what can be undone is forgotten, as places moved.
        """
        composed = tuple(tuple(spans) for spans in paragraphs)
        if composed == self._composed:
            return
        self._composed = composed
        entry = self.entry
        self._put("delete", "1.0", _OWN)
        entry.mark_gravity(_OWN, "right")
        for spans in composed:
            for words, is_figure in spans:
                tags = ("composed", "figure") if is_figure else ("composed",)
                self._put("insert", _OWN, words, tags)
            self._put("insert", _OWN, "\n", ("composed",))
        if composed:
            self._put("insert", _OWN, f"{_BELOW}\n", ("composed", "below"))
        entry.mark_gravity(_OWN, "left")
        entry.edit_reset()
        entry.yview_moveto(0)
        self._show_hint()
        self._mark()

    def fill(self, text: str, *, is_tinted: bool = False) -> None:
        """Set the clerk's part; tinted while it is the program's offer."""
        if text != self.text:
            self._put("delete", _OWN, "end-1c")
            self._put("insert", "end-1c", text)
            self.entry.edit_reset()
        super().fill(text, is_tinted=is_tinted)

    def to_top(self) -> None:
        """Show the beginning; the cursor stands after the text."""
        self.entry.mark_set("insert", "end-1c")
        self.entry.yview_moveto(0)

    def _put(self, *call: object) -> None:
        """Change the text past the guard."""
        self.entry.tk.call(self._kept, *call)

    def _show_hint(self) -> None:
        if self._composed:
            self._hint.place_forget()
        else:
            super()._show_hint()

    def _mark(self) -> None:
        is_tinted = self._is_tinted
        self.entry.tag_remove("offered", "1.0", "end")
        if self._composed and is_tinted:
            # The ground tells figures from words: only the offer itself is tinted.
            if not self.has_focus:
                self.entry.tag_add("offered", _OWN, "end-1c")
            self._is_tinted = False
        super()._mark()
        self._is_tinted = is_tinted

    def _painted(self) -> Sequence[tk.Misc]:
        return (*super()._painted(), self._bar)

    def _scrolled(self, first: float, last: float) -> None:
        # Tk hands over words.
        self._bar.show(float(first), float(last))

    def _move_to(self, share: float) -> None:
        first, last = self.entry.yview()
        self.entry.yview_moveto(share * (1 - (last - first)))
