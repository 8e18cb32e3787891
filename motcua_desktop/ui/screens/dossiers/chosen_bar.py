"""The bar under the list: how many rows are chosen, what can be done with them."""

import tkinter as tk
from collections.abc import Callable
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.marks import Marks
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.key_button import small_button

_HOW: Final = "Space chọn dòng, Shift+↑ ↓ chọn dải"


class ChosenIntents(Protocol):
    """What the clerk may want of the chosen rows."""

    def marked(self, marks: Marks) -> None: ...  # noqa: D102
    def copy(self, marks: Marks) -> None: ...  # noqa: D102
    def hand_over(self) -> None: ...  # noqa: D102
    def print_receipts(self) -> None: ...  # noqa: D102
    def write_xlsx(self) -> None: ...  # noqa: D102


class ChosenBar:
    """A line of words and three buttons, always there."""

    def __init__(self, card: tk.Misc, kit: Kit, intents: ChosenIntents) -> None:
        line = kit.box(card)
        line.pack(side="bottom", fill="x", padx=kit.px(12), pady=kit.px(8))
        plan: tuple[tuple[str, Callable[[], None], str, str], ...] = (
            ("Xuất XLSX", intents.write_xlsx, "Ctrl+E", "file-spreadsheet"),
            ("In Giấy tiếp nhận", intents.print_receipts, "Ctrl+P", "printer"),
            ("Biên bản giao nhận", intents.hand_over, "F7", "file-output"),
        )
        buttons = [
            small_button(line, kit, (words, key, icon), act)
            for words, act, key, icon in reversed(plan)
        ]
        for button in reversed(buttons):
            button.pack(side="right", padx=(kit.px(8), 0))
        self._words = CutLabel(line, kit, role="small-strong")
        self._words.pack(side="left", fill="x", expand=True, padx=kit.px(6))

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.words

    def show(self, words: str) -> None:
        """Show what is chosen; nothing: how rows are chosen."""
        self._words.show(words or _HOW)
