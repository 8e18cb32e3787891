"""The chooser above list and form: the procedures, or one of the office's registers."""

import tkinter as tk
from collections.abc import Callable

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.registers.words import PROCEDURES, register_choices
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.key_button import KeyButton

_WIDTH = 236


class RegisterChooser(DropDown):
    """Which book of the office is shown."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, on_change: Callable[[str], None]
    ) -> None:
        seen = len(register_choices())
        super().__init__(parent, kit, "", width=_WIDTH, on_change=on_change, seen=seen)
        self.show_register(PROCEDURES)

    def show_register(self, name: str) -> None:
        """Show `name` as chosen."""
        self.show(register_choices(), name)

    def open(self) -> None:
        """Open the list, the focus on it."""
        self.focus_set()
        if not self.list.is_open:
            self.invoke()


def bring_in_button(line: tk.Misc, kit: Kit, bring_in: Callable[[], None]) -> None:
    """Put the button that brings a file into the chosen book at the end of `line`."""
    button = KeyButton(
        line, kit, "Nhập tệp", command=bring_in, key="F6", icon="download", on="bg"
    )
    button.pack(side="right", padx=(kit.px(10), 0))
