"""KeyButton: a button with its icon, words and the cap of the key that presses it."""

import tkinter as tk
from collections.abc import Callable
from tkinter import ttk
from typing import Any, Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.styles import BUTTONS

Face = tuple[str, str, str]
"""What stands on a button: its words, the key that presses it, its icon."""

PASSED_ON: Final = ("<Control-Return>", "<Control-KP_Enter>")
"""Keys of the window that a widget with an Enter of its own must let by."""


def key_cap(parent: tk.Misc, kit: Kit, key: str, *, on: str = "surface") -> ttk.Label:
    """Return the cap of a key, as it lies on the keyboard."""
    return ttk.Label(parent, text=key, style=kit.styles.cap(on), takefocus=False)


class KeyButton(ttk.Button):
    """A button that Tab, Space and Enter reach; its cap tells the key."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        words: str,
        *,
        command: Callable[[], None],
        key: str = "",
        icon: str = "",
        kind: str = "plain",
        on: str = "surface",
        tip: str = "",
    ) -> None:
        super().__init__(
            parent,
            text=words,
            style=kit.styles.button(kind, on),
            command=command,
            compound="left",
        )
        self._kit = kit
        self._kind = kind
        self._shape = BUTTONS[kind]
        cap_ground = "fill" if self._shape.ink == "onfill" else "surface"
        self._cap_ground = on if kind == "link" else cap_ground
        self._cap = key_cap(self, kit, key, on=self._cap_ground) if key else None
        if self._cap is not None:
            self._cap.bind("<ButtonRelease-1>", lambda _event: self.invoke())
        for part in (self, self._cap):
            if part is not None:
                kit.tip(part, lambda: (tip, key))
        self.show(words, icon)
        for sequence in ("<Return>", "<KP_Enter>"):
            self.bind(sequence, self._press)
        for sequence in PASSED_ON:
            self.bind(sequence, lambda _event: None)

    def show(self, words: str, icon: str = "") -> None:
        """Show other words and another icon."""
        ink = "onfill" if self._shape.ink == "onfill" else self._shape.ink
        size = 15 if self._kind == "small" else 16
        photo: Any = ""
        if icon:
            # Tk would draw the icon of a disabled button as a chessboard.
            grey = self._kit.icon(icon, size, "ink3")
            photo = (self._kit.icon(icon, size, ink), "disabled", grey)
        self.configure(text=words, image=photo, padding=self._padding(icon))

    def enable(self, *, is_enabled: bool) -> None:
        """Let the button be pressed, or not; its place stays."""
        self.state(["!disabled" if is_enabled else "disabled"])
        if self._cap is not None:
            ground = self._cap_ground if is_enabled else "sunk"
            self._cap.configure(style=self._kit.styles.cap(ground))

    @property
    def is_enabled(self) -> bool:
        """Whether it may be pressed."""
        return not self.instate(["disabled"])

    def _padding(self, icon: str) -> tuple[int, int, int, int]:
        kit = self._kit
        line = kit.font(self._shape.role).metrics("linespace")
        content = max(line, kit.px(16) if icon else 0)
        free = max(kit.px(self._shape.height) - content, 0)
        side = kit.px(10 if self._kind != "small" else 8)
        right = side
        if self._cap is not None:
            self._cap.place(relx=1.0, x=-side, rely=0.5, anchor="e")
            right = side + self._cap.winfo_reqwidth() + kit.px(7)
        return (side, free // 2, right, free - free // 2)

    def _press(self, _event: object) -> str:
        self.invoke()
        return "break"


def small_button(
    parent: tk.Misc,
    kit: Kit,
    face: Face,
    act: Callable[[], None],
    *,
    tip: str = "",
    on: str = "surface",
) -> KeyButton:
    """Return a button as it stands in the heads and feet of cards."""
    words, key, icon = face
    return KeyButton(
        parent,
        kit,
        words,
        command=act,
        key=key,
        icon=icon,
        kind="small",
        on=on,
        tip=tip,
    )
