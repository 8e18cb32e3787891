"""The fields of the intake form: made alike, walked by Enter, set right on leaving."""

import tkinter as tk
from collections.abc import Callable

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook


def focus_next(widget: tk.Misc) -> str:
    """Give the next tab stop the focus."""
    following = widget.tk_focusNext()
    if following is not None:
        following.focus_set()
    return "break"


class FormFields:
    """The text fields of the form by name; `typed` hears of every change."""

    def __init__(self, kit: Kit, typed: Callable[[str, str], None]) -> None:
        self.kit = kit
        self.typed = typed
        self.boxes: dict[str, FieldBox] = {}
        self._complaints: dict[str, str] = {}

    def make(
        self, parent: tk.Misc, name: str, label: str, dress: FieldLook
    ) -> FieldBox:
        """Make a field; Enter in it leads to the next tab stop."""
        box = FieldBox(
            parent,
            self.kit,
            label,
            on_change=lambda text: self.typed(name, text),
            dress=dress,
        )
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, lambda _event: focus_next(box.entry))
        self.boxes[name] = box
        return box

    def set_right(self, name: str, right: Callable[[str], str]) -> None:
        """Set the text of a field right when the focus leaves it, never before."""
        box = self.boxes[name]

        def leave(_event: object) -> None:
            text = right(box.text)
            if text != box.text:
                box.fill(text)
                self.typed(name, text)

        box.entry.bind("<FocusOut>", leave, add="+")

    def complain(self, errors: dict[str, str]) -> None:
        """Show what is wrong with fields, and only that."""
        for name, box in self.boxes.items():
            message = errors.get(name, "")
            if message != self._complaints.get(name, ""):
                box.complain(message)
        self._complaints = errors
