"""Overlay: a card over the content that asks one thing; the rest waits behind it."""

import math
import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Any, Final

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit

_EDGE: Final = 12
"""Px that a high panel keeps from the top, where there are so many."""


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class _Card:
    """A panel that shows; `came_from` gets the focus back."""

    veil: tk.Frame
    came_from: tk.Misc | None
    title: str
    subject: str
    commands: Sequence[Command]
    submit: Callable[[], None] | None
    on_close: Callable[[], None]


class Overlay:
    """One panel over the content area; Tab stays inside it.

    What is told of a panel (the guide) lies over it: it waits as it is beneath.
    """

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        self._kit = kit
        self._parent = parent
        self._cards: list[_Card] = []
        self.learn: Callable[[Sequence[Command]], None] = lambda _commands: None
        """Hears the deeds of each panel that opens: their keys must be listened for."""
        self.covers: Callable[[bool], None] = lambda _is_open: None
        """Hears whether what is beneath is covered: its keys mean nothing then."""

    @property
    def is_open(self) -> bool:
        """Whether a panel shows."""
        return bool(self._cards)

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of the panel on top, beside Ctrl+Enter and Esc."""
        return self._cards[-1].commands if self._cards else ()

    @property
    def title(self) -> str:
        """What stands over the panel on top."""
        return self._cards[-1].title if self._cards else ""

    @property
    def subject(self) -> str:
        """The part of the guide about the panel on top; "" for that of its screen."""
        return self._cards[-1].subject if self._cards else ""

    @property
    def veil(self) -> tk.Frame | None:
        """What holds the panel on top."""
        return self._cards[-1].veil if self._cards else None

    @property
    def height(self) -> int:
        """The height of the area that a panel may cover, in px."""
        return self._parent.winfo_height()

    @property
    def width(self) -> int:
        """The width of that area, in px."""
        return self._parent.winfo_width()

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
        subject: str = "",
        over: bool = False,
    ) -> None:
        """Show a panel; `build` fills it and returns its tab stops in order.

        `submit` does what the panel is for, wherever the focus is in it; `commands`
        are its other deeds. `centre` is where its middle lies, as a share of the
        height. `on_close` hears that it was taken away, by whomever; `subject` names
        its part of the guide. With `over` the panel beneath stays.
        """
        if not over:
            self.close()
        self.learn(commands)
        self.covers(True)
        came_from = self._parent.focus_get()
        veil = self._kit.box(self._parent, on="bg")
        veil.place(relx=0, rely=0, relwidth=1, relheight=1)
        veil.lift()
        self._cards.append(
            _Card(veil, came_from, title, subject, commands, submit, on_close)
        )
        stops = list(build(self._body(veil, title, width, centre)))
        for place, stop in enumerate(stops):
            _chain(stop, place, stops)
        if stops:
            # Tk gives the focus to what is mapped only; keys typed meanwhile would
            # go to what is beneath.
            veil.update_idletasks()
            stops[0].focus_set()

    def _body(self, veil: tk.Frame, title: str, width: int, centre: float) -> tk.Frame:
        kit = self._kit
        card: Any = kit.card(veil, width=width)
        card.place(relx=0.5, rely=centre, anchor="center")
        for part in (card, veil):
            part.bind("<Configure>", lambda _event: _keep_whole(card, centre), add="+")
        head = kit.text(card, title, role="lead", justify="left")
        head.configure(wraplength=kit.px(width - 48))
        head.pack(anchor="w", padx=kit.px(24), pady=(kit.px(20), kit.px(6)))
        body = kit.box(card)
        body.pack(fill="both", expand=True, padx=kit.px(24), pady=(0, kit.px(20)))
        kit.box(body, width=kit.px(width - 48), height=1).pack()
        return body

    def submit(self) -> None:
        """Do what the panel is for, if it is for something."""
        submit = self._cards[-1].submit if self._cards else None
        if submit is not None:
            submit()

    def close(self) -> None:
        """Take every panel away and give the focus back."""
        while self._cards:
            self.leave()

    def leave(self) -> None:
        """Take the panel on top away; the focus goes back to where it came from."""
        if not self._cards:
            return
        card = self._cards.pop()
        card.veil.destroy()
        card.on_close()
        self.covers(self.is_open)
        if card.came_from is not None and card.came_from.winfo_exists():
            card.came_from.focus_set()


def _keep_whole(card: Any, centre: float) -> None:
    """Move a panel down as far as its head would lie above the content area."""
    above = card.winfo_height() / 2 - card.master.winfo_height() * centre
    free = card.master.winfo_height() - card.winfo_height()
    edge = max(min(free // 2, _EDGE), 0)
    card.place_configure(y=max(0, math.ceil(above) + edge))


def _chain(stop: tk.Misc, place: int, stops: Sequence[tk.Misc]) -> None:
    def go(to: int) -> str:
        following = stops[to % len(stops)]
        following.focus_set()
        if isinstance(following, tk.Entry):
            # As Tab does elsewhere: what is typed replaces what stands there.
            following.select_range(0, "end")
            following.icursor("end")
        return "break"

    for part in _parts(stop):
        part.bind("<Tab>", lambda _event: go(place + 1))
        for sequence in ("<Shift-Tab>", "<ISO_Left_Tab>"):
            try:
                part.bind(sequence, lambda _event: go(place - 1))
            except tk.TclError:
                continue  # only X knows ISO_Left_Tab


def _parts(stop: tk.Misc) -> Sequence[tk.Misc]:
    """Return what a stop is made of: any part of a choice may be the chosen one."""
    if isinstance(stop, ttk.Radiobutton) and stop.master is not None:
        return stop.master.winfo_children()
    return (stop,)
