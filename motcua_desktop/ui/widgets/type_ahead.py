"""TypeAhead: a field with a list of suggestions; the list never writes into the field.

Suggestions come from the owner by `offer`; the owner hears of each change of the
text, of the current suggestion and of the picked one.
"""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shown import Choice
from motcua_desktop.ui.widgets.field_box import PLAIN_FIELD, FieldBox, FieldLook
from motcua_desktop.ui.widgets.popup_list import PopupColumn, PopupList


@dataclass(frozen=True, slots=True)
class TypeAheadActs:
    """What the field calls back; `on_enter` hears Enter with no list open.

    A field that `waits` takes the first choice that comes, when Enter was faster
    than the list.
    """

    on_change: Callable[[str], None]
    on_pick: Callable[[str], None]
    on_current: Callable[[str], None]
    on_enter: Callable[[], object]
    waits: bool = True


class TypeAhead(FieldBox):
    """A field whose owner offers choices while the clerk types."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        label: str,
        *,
        columns: Sequence[PopupColumn],
        acts: TypeAheadActs,
        dress: FieldLook = PLAIN_FIELD,
    ) -> None:
        super().__init__(parent, kit, label, on_change=self._changed, dress=dress)
        self._acts = acts
        self._offered_for = ""
        self._picks_first = False
        self.list = PopupList(self.winfo_toplevel(), kit, columns, acts.on_pick)
        entry = self.entry
        entry.bind("<Down>", lambda _event: self._move(1))
        entry.bind("<Up>", lambda _event: self._move(-1))
        entry.bind("<Return>", lambda _event: self._enter())
        entry.bind("<KP_Enter>", lambda _event: self._enter())
        entry.bind("<Escape>", lambda _event: self._escape())
        entry.bind("<FocusOut>", lambda _event: self._leave(), add="+")

    def _changed(self, text: str) -> None:
        self._picks_first = False
        self._acts.on_change(text)

    def fill(self, text: str, *, is_tinted: bool = False) -> None:
        """Set the text; no list is awaited for it."""
        super().fill(text, is_tinted=is_tinted)
        self._offered_for = self.text
        self._picks_first = False

    def offer(self, choices: Sequence[Choice], foot: str) -> None:
        """Show these choices while the field has the focus; none: no list."""
        self._offered_for = self.text
        if choices and self.has_focus:
            self.list.show(self._box, choices, foot)
            self._acts.on_current(self.list.current)
            if self._picks_first:
                self.list.pick()
        else:
            self.list.hide()
            if self._picks_first:
                self._acts.on_enter()
        self._picks_first = False

    def hint_wrong(self, message: str) -> None:
        """Say under the field that nothing fits; "" takes it away."""
        if message:
            self.list.say(self._box, message)
        else:
            self.list.quiet()

    def _move(self, step: int) -> str:
        if self.list.is_open:
            self.list.move(step)
            self._acts.on_current(self.list.current)
            return "break"
        return ""

    def _enter(self) -> str:
        # A scanner, or a fast clerk, is ahead of the list: it shows an older text.
        is_behind = self._offered_for != self.text
        if is_behind and self._acts.waits:
            self._picks_first = True
        elif is_behind or not self.list.pick():
            self._acts.on_enter()
        return "break"

    def _escape(self) -> str:
        if self.list.is_open:
            self.list.hide()
            return "break"
        return ""

    def _leave(self) -> None:
        # A click on the list takes the focus for a moment on some systems.
        self.after(150, self._hide_unless_focused)

    def _hide_unless_focused(self) -> None:
        if self.winfo_exists() and not self.has_focus:
            self.list.hide()
