"""Overlay: a card over the content that asks one thing; the rest waits behind it."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Any

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit


def _nothing() -> None:
    return None


class Overlay:
    """One panel at a time over the content area; Tab stays inside it."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        self._kit = kit
        self._parent = parent
        self._veil: tk.Frame | None = None
        self._came_from: tk.Misc | None = None
        self._stops: list[tk.Misc] = []
        self._submit: Callable[[], None] | None = None
        self._on_close: Callable[[], None] = _nothing
        self.commands: Sequence[Command] = ()

    @property
    def is_open(self) -> bool:
        """Whether a panel shows."""
        return self._veil is not None

    @property
    def height(self) -> int:
        """The height of the area that a panel may cover, in px."""
        return self._parent.winfo_height()

    def open(
        self,
        title: str,
        build: Callable[[tk.Frame], Sequence[tk.Misc]],
        *,
        width: int,
        submit: Callable[[], None] | None = None,
        commands: Sequence[Command] = (),
        centre: float = 0.42,
        on_close: Callable[[], None] = _nothing,
    ) -> None:
        """Show a panel; `build` fills it and returns its tab stops in order.

        `submit` does what the panel is for, wherever the focus is in it; `commands`
        are its other deeds. `centre` is where its middle lies, as a share of the
        height. `on_close` hears that it was taken away, by whomever.
        """
        self.close()
        self._submit, self.commands = submit, commands
        self._on_close = on_close
        kit = self._kit
        self._came_from = self._parent.focus_get()
        veil = kit.box(self._parent, on="bg")
        veil.place(relx=0, rely=0, relwidth=1, relheight=1)
        veil.lift()
        self._veil = veil
        card: Any = kit.card(veil, width=width)
        card.place(relx=0.5, rely=centre, anchor="center")
        head = kit.text(card, title, role="lead", justify="left")
        head.configure(wraplength=kit.px(width - 48))
        head.pack(anchor="w", padx=kit.px(24), pady=(kit.px(20), kit.px(6)))
        body = kit.box(card)
        body.pack(fill="both", expand=True, padx=kit.px(24), pady=(0, kit.px(20)))
        kit.box(body, width=kit.px(width - 48), height=1).pack()
        self._stops = list(build(body))
        for place, stop in enumerate(self._stops):
            self._chain(stop, place)
        if self._stops:
            self._stops[0].focus_set()

    def submit(self) -> None:
        """Do what the panel is for, if it is for something."""
        if self._submit is not None:
            self._submit()

    def close(self) -> None:
        """Take the panel away and give the focus back."""
        if self._veil is None:
            return
        self._veil.destroy()
        self._veil = None
        self.commands = ()
        on_close, self._on_close = self._on_close, _nothing
        on_close()
        if self._came_from is not None and self._came_from.winfo_exists():
            self._came_from.focus_set()

    def _chain(self, stop: tk.Misc, place: int) -> None:
        stop.bind("<Tab>", lambda _event: self._go(place + 1))
        for sequence in ("<Shift-Tab>", "<ISO_Left_Tab>"):
            try:
                stop.bind(sequence, lambda _event: self._go(place - 1))
            except tk.TclError:
                continue  # only X knows ISO_Left_Tab

    def _go(self, place: int) -> str:
        self._stops[place % len(self._stops)].focus_set()
        return "break"
