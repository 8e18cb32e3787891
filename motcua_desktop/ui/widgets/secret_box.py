"""SecretBox: a field for a password, which can be looked at while it is typed."""

import tkinter as tk
from collections.abc import Callable
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.field_box import PLAIN_FIELD, FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import key_cap

_DOT: Final = "\u2022"
_SHOWS: Final = ("<Alt-h>", "<Alt-H>")
_ACCENTED: Final = "Có chữ có dấu: bộ gõ tiếng Việt đang bật."


class SecretBox(FieldBox):
    """A field whose text shows as dots until Alt+H.

    UniKey turns what is typed blindly into other letters: that it did is said.
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
        super().__init__(parent, kit, label, on_change=on_change, dress=dress)
        self.entry.configure(show=_DOT)
        self._show = kit.text(self._box, "Hiện", role="small", ink="ink2")
        self._show.grid(row=0, column=2, padx=(kit.px(4), kit.px(5)))
        cap = key_cap(self._box, kit, "Alt+H")
        cap.grid(row=0, column=3, padx=(0, kit.px(9)))
        for part in (self._show, cap):
            part.bind("<ButtonRelease-1>", lambda _event: self.reveal())
        for sequence in _SHOWS:
            self.entry.bind(sequence, lambda _event: self.reveal())
        self._remark = kit.text(self, _ACCENTED, role="small", ink="ink2", anchor="w")

    def reveal(self) -> str:
        """Show the letters, or dots again."""
        is_hidden = bool(self.entry.cget("show"))
        self.entry.configure(show="" if is_hidden else _DOT)
        self._show.configure(text="Ẩn" if is_hidden else "Hiện")
        return "break"

    def _show_hint(self) -> None:
        super()._show_hint()
        if not hasattr(self, "_remark"):
            return  # the field is being made
        if self.entry.get().isascii():
            self._remark.grid_remove()
        else:
            self._remark.grid(row=3, column=0, sticky="w", pady=(self.kit.px(2), 0))
