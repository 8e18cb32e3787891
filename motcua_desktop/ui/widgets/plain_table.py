"""PlainTable: a short list with all its rows, with or without a head."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Final, Literal

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.cutting import Cutter
from motcua_desktop.ui.widgets.key_button import PASSED_ON
from motcua_desktop.ui.widgets.table_head import grow

_SIDE_STEP: Final = 120
"""Pixels of a step to the side; Tk's own unit is one."""


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """One column; a width of 0 takes the rest, of which one with a `most` may grow."""

    title: str
    width: int
    anchor: Literal["w", "e", "center"] = "w"
    most: int = 0


class PlainTable(tk.Frame):
    """A list of few rows of text; Enter opens the current one, if it can be."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        columns: Sequence[PlainColumn],
        *,
        has_head: bool = True,
        height: int = 4,
        on_open: Callable[[int], None] | None = None,
        on_current: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=2)
        kit.paint(self, background="surface", highlightbackground="surface")
        kit.paint(self, highlightcolor="focus")
        self._kit = kit
        self._columns = tuple(columns)
        self._cutter = Cutter(kit.font("number"))
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._on_open = on_open
        self._on_current = on_current
        names = [f"c{place}" for place in range(len(columns))]
        self.tree = ttk.Treeview(
            self,
            columns=names,
            show="headings" if has_head else "",
            height=height,
            selectmode="browse" if on_open else "none",
            takefocus=on_open is not None,
            style=kit.styles.table("plain", row=28),
        )
        for name, column in zip(names, columns, strict=True):
            self.tree.heading(name, text=column.title, anchor=column.anchor)
            self.tree.column(
                name,
                width=kit.px(column.width or 60),
                anchor=column.anchor,
                stretch=column.width == 0,
            )
        self.tree.pack(fill="both", expand=True)
        self.tree.bind("<Configure>", lambda _event: self.after_idle(self._fill))
        for sequence in ("<Return>", "<KP_Enter>", "<Double-1>"):
            self.tree.bind(sequence, lambda _event: self._open())
        for sequence in PASSED_ON:
            self.tree.bind(sequence, lambda _event: None)
        self._bind_moves()
        self.tree.bind("<FocusIn>", lambda _event: self._entered())
        self.tree.bind("<FocusOut>", lambda _event: self._ring("surface"))
        kit.on_switch(self._paint_tags, self)
        self._paint_tags()

    def _bind_moves(self) -> None:
        self.tree.bind("<<TreeviewSelect>>", lambda _event: self._moved())
        # Tk tells of another row only when it is idle: Enter may come before that.
        if self._on_current is not None:
            self.tree.bind("<Up>", lambda _event: self._step(-1))
            self.tree.bind("<Down>", lambda _event: self._step(1))

    def _step(self, rows: int) -> str:
        self.select(self.current + rows)
        self._moved()
        return "break"

    def scroll_sideways(self) -> None:
        """Let ← and → reach the columns that do not fit."""
        for sequence, step in (("<Left>", -1), ("<Right>", 1)):
            self.tree.bind(sequence, self._scroller(step))

    def _scroller(self, step: int) -> Callable[[object], str]:
        def scroll(_event: object) -> str:
            self.tree.xview_scroll(step * self._kit.px(_SIDE_STEP), "units")
            return "break"

        return scroll

    def show(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these rows."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.tree.delete(*self.tree.get_children())
            for place in range(len(self._rows)):
                tags = ("zebra",) if place % 2 else ()
                self.tree.insert("", "end", iid=str(place), tags=tags)
            self._fill()

    @property
    def current(self) -> int:
        """The place of the current row, -1 for none."""
        chosen = self.tree.selection()
        return int(chosen[0]) if chosen else -1

    def select(self, place: int) -> None:
        """Make the row at `place` the current one."""
        if place != self.current and 0 <= place < len(self._rows):
            self.tree.selection_set(str(place))
            self.tree.focus(str(place))
            self.tree.see(str(place))

    def _moved(self) -> None:
        if self._on_current is not None and self.current >= 0:
            self._on_current(self.current)

    def _fill(self) -> None:
        if not self.winfo_exists():
            return
        pad = self._kit.px(21)
        names = self.tree["columns"]
        self._share(names)
        widths = [int(self.tree.column(name, "width")) for name in names]
        for place, row in enumerate(self._rows):
            cells = [
                self._cutter.cut(cell, width - pad)
                for cell, width in zip(row, widths, strict=True)
            ]
            self.tree.item(str(place), values=cells)

    def _share(self, names: Sequence[str]) -> None:
        named = [*zip(names, self._columns, strict=True)]
        rest = next((name for name, column in named if not column.width), "")
        for name, column in named:
            if column.most and rest:
                bounds = (column.width, column.most)
                grow(self.tree, self._kit, (name, rest), bounds)

    def _paint_tags(self) -> None:
        self.tree.tag_configure("zebra", background=self._kit.colour("zebra"))

    def _entered(self) -> None:
        self._ring("focus")
        if self.current < 0:
            self.select(0)

    def _ring(self, ink: str) -> None:
        self._kit.paint(self, highlightbackground=ink)

    def _open(self) -> str:
        if self.current >= 0 and self._on_open is not None:
            self._on_open(self.current)
        return "break"
