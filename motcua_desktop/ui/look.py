"""Look: the one object that gives widgets colours, fonts, icons and lengths."""

import tkinter as tk
from collections.abc import Callable
from tkinter import font as tkfont
from typing import Any
from weakref import WeakKeyDictionary

import customtkinter as ctk
from PIL import ImageTk

from motcua_desktop.resources import asset
from motcua_desktop.ui.icons import Icons, IconStrips
from motcua_desktop.ui.theme import COLOURS, TYPES
from motcua_desktop.ui.widgets.ctk_repairs import Panel

TIP_TAG = "MotCuaTip"
"""The bind tag of widgets that tell what they are for."""

Tip = tuple[str, str]
"""What a widget is for, and its key; no words: the command of the key tells."""

Ctk = Any
"""customtkinter has no types; its widgets are what they are."""


class Look:
    """Colours, fonts, icons and lengths of one window, in its theme and scale."""

    def __init__(
        self, root: tk.Misc, *, is_dark: bool = False, scale: float = 1.0
    ) -> None:
        self.root = root
        self.scale = scale
        self.is_dark = is_dark
        self.icons = Icons(IconStrips(asset("icons")))
        self._fonts: dict[str, tkfont.Font] = {}
        self._painted: WeakKeyDictionary[tk.Misc, dict[str, str]] = WeakKeyDictionary()
        self._tips: dict[str, Callable[[], Tip]] = {}
        self._listeners: list[tuple[tk.Misc | None, Callable[[], None]]] = []
        ctk.set_appearance_mode("dark" if is_dark else "light")

    def px(self, length: float) -> int:
        """Return a length of the design, in px of this screen."""
        return round(length * self.scale)

    def colour(self, token: str) -> str:
        """Return the colour of `token` in the present theme."""
        return COLOURS[token][self.is_dark]

    def font(self, role: str) -> tkfont.Font:
        """Return the font of a type role, never larger than its room has become.

        Letters are whole px wide: rounded up, codes and days would be cut.
        """
        font = self._fonts.get(role)
        if font is None:
            family, size, is_bold = TYPES[role]
            font = self._fonts[role] = tkfont.Font(
                self.root,
                family=family,
                size=-int(size * self.scale),
                weight="bold" if is_bold else "normal",
            )
        return font

    def icon(self, name: str, size: int = 16, ink: str = "ink2") -> ImageTk.PhotoImage:
        """Return the photo of an icon, `size` in px at 100 %."""
        return self.icons.photo(
            name, size=self.px(size), ink=ink, colour=self.colour(ink)
        )

    def paint(self, widget: tk.Misc, **tokens: str) -> None:
        """Give colour options of a Tk widget by token, now and after a theme switch."""
        kept = self._painted.setdefault(widget, {})
        kept.update(tokens)
        for option, token in tokens.items():
            widget[option] = self.colour(token)

    def tip(self, widget: tk.Misc, tell: Callable[[], Tip]) -> None:
        """Let a widget tell what it is for when the pointer rests on it."""
        path = str(widget)
        self._tips[path] = tell
        widget.bindtags((TIP_TAG, *widget.bindtags()))
        widget.bind("<Destroy>", lambda _event: self._tips.pop(path, None), add="+")

    def tip_of(self, widget: tk.Misc) -> Tip:
        """Return what a widget tells of itself, ("", "") for nothing."""
        tell = self._tips.get(str(widget))
        return tell() if tell is not None else ("", "")

    def on_switch(self, call: Callable[[], None], owner: tk.Misc | None = None) -> None:
        """Have `call` redraw what `paint` cannot, as long as `owner` lives."""
        self._listeners.append((owner, call))

    def switch(self, *, is_dark: bool) -> None:
        """Show everything in the other theme."""
        self.is_dark = is_dark
        ctk.set_appearance_mode("dark" if is_dark else "light")
        self.icons.redraw({token: self.colour(token) for token in COLOURS})
        self._listeners = [
            (owner, call)
            for owner, call in self._listeners
            if owner is None or owner.winfo_exists()
        ]
        for _, call in self._listeners:
            call()
        for widget, tokens in list(self._painted.items()):
            if widget.winfo_exists():
                self.paint(widget, **tokens)

    def text(
        self,
        parent: tk.Misc,
        words: str = "",
        *,
        role: str = "body",
        ink: str = "ink",
        on: str = "surface",
        **options: Any,
    ) -> tk.Label:
        """Return a label on a background token."""
        label = tk.Label(
            parent,
            text=words,
            font=self.font(role),
            borderwidth=0,
            highlightthickness=0,
            padx=0,
            pady=0,
            **options,
        )
        self.paint(label, background=on, foreground=ink)
        return label

    def picture(
        self,
        parent: tk.Misc,
        name: str,
        *,
        size: int = 16,
        ink: str = "ink2",
        on: str = "surface",
    ) -> tk.Label:
        """Return a label that shows an icon."""
        photo = self.icon(name, size, ink)
        label = tk.Label(
            parent, image=_photo(photo), borderwidth=0, highlightthickness=0
        )
        self.paint(label, background=on)
        return label

    def box(self, parent: tk.Misc, *, on: str = "surface", **options: Any) -> tk.Frame:
        """Return a plain frame on a background token."""
        frame = tk.Frame(parent, borderwidth=0, highlightthickness=0, **options)
        self.paint(frame, background=on)
        return frame

    def rule(self, parent: tk.Misc, *, vertical: bool = False) -> tk.Frame:
        """Return a 1-px dividing line."""
        if vertical:
            return self.box(parent, on="line", width=1)
        return self.box(parent, on="line", height=1)

    def card(self, parent: tk.Misc, *, on: str = "bg", **options: Any) -> Ctk:
        """Return a rounded card on the page."""
        return Panel(
            parent,
            corner_radius=8,
            border_width=1,
            fg_color=COLOURS["surface"],
            border_color=COLOURS["line"],
            bg_color=COLOURS[on],
            **options,
        )


def _photo(photo: ImageTk.PhotoImage) -> Any:
    """Tk takes any named image; the stubs know only its own class."""
    return photo
