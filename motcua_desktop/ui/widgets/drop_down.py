"""DropDown: a field-like button whose choices open below it; arrow keys and Enter."""

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import ttk
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shown import Choice
from motcua_desktop.ui.styles import BUTTONS
from motcua_desktop.ui.widgets.cutting import Cutter
from motcua_desktop.ui.widgets.key_button import key_cap
from motcua_desktop.ui.widgets.popup_list import PopupColumn, PopupList


class DropDown(ttk.Button):
    """One of many: shows its label and the chosen words, or the key that opens it.

    A compact one has room for either: the label, or what was chosen instead of all.
    """

    _kind = "plain"

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        label: str,
        *,
        width: int,
        on_change: Callable[[str], None],
        on: str = "bg",
        seen: int = 7,
        is_compact: bool = False,
        key: str = "",
    ) -> None:
        photo = kit.icon("chevron-down", 15)
        # Without one of its own Tk stipples the picture of a disabled button.
        pictures: Any = "" if key else (photo, "disabled", photo)
        super().__init__(
            parent,
            command=self._toggle,
            style=kit.styles.button(self._kind, on),
            image=pictures,
            compound="right",
        )
        self._kit = kit
        self._label = label
        self._font = kit.font(BUTTONS[self._kind].role)
        if key:
            cap = key_cap(self, kit, key, on=on)
            cap.place(relx=1.0, rely=0.5, x=-kit.px(9), anchor="e")
            cap.bind("<ButtonRelease-1>", lambda _event: self.invoke())
        self._is_compact = is_compact
        self._told = ""
        kit.tip(self, lambda: (self._told, ""))
        self._choices: tuple[Choice, ...] = ()
        self.chosen = ""
        self._on_change = on_change
        self.list = PopupList(
            self.winfo_toplevel(), kit, [PopupColumn(0)], self._picked, seen=seen
        )
        free = kit.px(BUTTONS[self._kind].height) - self._font.metrics("linespace")
        self.configure(padding=(kit.px(10), free // 2, kit.px(9), free - free // 2))
        self._least = self._width = kit.px(width)
        self._side = kit.px(10 + 9 + 15 + 8)
        self._cutter = Cutter(self._font)
        self.bind("<Down>", lambda _event: self._move(1))
        self.bind("<Up>", lambda _event: self._move(-1))
        self.bind("<Return>", lambda _event: self._enter())
        self.bind("<Escape>", lambda _event: self._escape())
        self.bind("<FocusOut>", lambda _event: self.list.hide())

    def widen(self, room: int) -> None:
        """Be as wide as the words need: as it was made at least, `room` px at most."""
        needed = self._font.measure(self._told) + self._side
        width = max(self._least, min(needed, room))
        if width != self._width:
            self._width = width
            self.show(self._choices, self.chosen)

    def show(self, choices: Sequence[Choice], chosen: str) -> None:
        """Offer these choices, one of them chosen."""
        self._choices = tuple(choices)
        self.chosen = chosen
        words = next((c.cells[0] for c in self._choices if c.key == chosen), "")
        text = self._told = f"{self._label}  {words}".strip()
        if self._is_compact:
            text = words if chosen else self._label
            self._told = f"{self._label}: {words}"
        room = self._width - self._side
        blank = max(self._font.measure(" "), 1)
        text = self._cutter.cut(text, room)
        missing = max(room - self._font.measure(text), 0)
        self.configure(text=text + " " * (missing // blank))

    def _toggle(self) -> None:
        if self.list.is_open:
            self.list.hide()
            return
        self.focus_set()
        place = next(
            (i for i, c in enumerate(self._choices) if c.key == self.chosen), 0
        )
        self.list.show(self, self._choices, "", place)

    def _move(self, step: int) -> str:
        if self.list.is_open:
            self.list.move(step)
        else:
            self._toggle()
        return "break"

    def _enter(self) -> str:
        if not self.list.pick():
            self._toggle()
        return "break"

    def _escape(self) -> str:
        if self.list.is_open:
            self.list.hide()
            return "break"
        return ""

    def _picked(self, key: str) -> None:
        self.show(self._choices, key)
        self._on_change(key)


class ActList(DropDown):
    """A small one that offers acts: the focus goes back, what is picked is done."""

    _kind = "small"
    _came_from: tk.Misc | None = None

    def _toggle(self) -> None:
        focus = self.focus_get()
        if focus is not self:
            self._came_from = focus
        super()._toggle()

    def _escape(self) -> str:
        answer = super()._escape()
        self._go_back()
        return answer

    def _picked(self, key: str) -> None:
        self._go_back()
        self._on_change(key)

    def _go_back(self) -> None:
        if self._came_from is not None and self._came_from.winfo_exists():
            self._came_from.focus_set()
