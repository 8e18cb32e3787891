"""PopupList: a list placed over the window, below a field; it never takes the focus."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Literal

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shown import Choice
from motcua_desktop.ui.widgets.cutting import Cutter
from motcua_desktop.ui.widgets.key_button import key_cap

_SEEN = 7
_ROW = 30


@dataclass(frozen=True, slots=True)
class PopupColumn:
    """One column of the list; a width of 0 takes the rest."""

    width: int
    anchor: Literal["w", "e"] = "w"


class PopupList:
    """Choices under a field, walked by the field's arrow keys."""

    def __init__(
        self,
        window: tk.Misc,
        kit: Kit,
        columns: Sequence[PopupColumn],
        on_pick: Callable[[str], None],
        *,
        seen: int = _SEEN,
    ) -> None:
        self._kit = kit
        self._columns = tuple(columns)
        self._on_pick = on_pick
        self._seen = seen
        self._choices: tuple[Choice, ...] = ()
        self._cutters = [Cutter(kit.font(it)) for it in ("number", "number-strong")]
        self._place = 0
        self._top = 0
        self.frame = tk.Frame(window, borderwidth=0, highlightthickness=1)
        kit.paint(self.frame, background="surface", highlightbackground="edge")
        self._tree = self._make_tree()
        self._foot = self._make_foot()
        self._width = 0
        self._narrowest = 0

    def _make_tree(self) -> ttk.Treeview:
        kit = self._kit
        names = [f"c{place}" for place in range(len(self._columns))]
        tree = ttk.Treeview(
            self.frame,
            columns=names,
            show="",
            selectmode="browse",
            height=self._seen,
            takefocus=False,
            style=kit.styles.table("popup", row=_ROW),
        )
        tree.tag_configure("chosen", font=kit.font("number-strong"))
        tree.bind("<ButtonRelease-1>", self._click)
        tree.bind("<ButtonPress-1>", lambda _event: "break")
        tree.bind("<MouseWheel>", lambda event: self._wheel(-event.delta))
        tree.bind("<Button-4>", lambda _event: self._wheel(-1))
        tree.bind("<Button-5>", lambda _event: self._wheel(1))
        tree.pack(fill="both", expand=True, padx=1, pady=(1, 0))
        return tree

    def _make_foot(self) -> tk.Label:
        kit = self._kit
        foot = self._foot_line = kit.box(self.frame, on="zebra")
        self._rule = kit.rule(self.frame)
        self._rule.pack(fill="x")
        foot.pack(fill="x")
        words = kit.text(foot, role="small", ink="ink2", on="zebra")
        words.pack(side="left", padx=kit.px(10), pady=kit.px(5))
        for key, label in (("Esc", "đóng"), ("Enter", "nhận"), ("↑ ↓", "chọn")):
            text = kit.text(foot, label, role="small", ink="ink2", on="zebra")
            text.pack(side="right", padx=(kit.px(4), kit.px(10)))
            key_cap(foot, kit, key, on="zebra").pack(side="right")
        return words

    @property
    def is_open(self) -> bool:
        """Whether the list shows."""
        return bool(self.frame.winfo_manager())

    @property
    def current(self) -> str:
        """The key of the current choice, "" for none."""
        if self.is_open and self._choices:
            return self._choices[self._place].key
        return ""

    def show(
        self, under: tk.Misc, choices: Sequence[Choice], foot: str, place: int = 0
    ) -> None:
        """Show `choices` under the widget `under`, one of them current."""
        self._choices = tuple(choices)
        self._place = max(0, min(place, len(choices) - 1))
        self._top = max(0, self._place - self._seen + 1)
        self._foot.configure(text=foot)
        if foot:
            self._foot_line.pack(fill="x")
        else:
            self._foot_line.pack_forget()
        if choices:
            self._tree.configure(height=min(self._seen, len(choices)))
            self._tree.pack(
                fill="both", expand=True, padx=1, pady=(1, 0), before=self._rule
            )
        else:
            self._tree.pack_forget()
        window = self.frame.master
        fixed = sum(column.width for column in self._columns)
        narrowest = self._kit.px(fixed + 240 if fixed else self._narrowest)
        self._width = max(under.winfo_width(), narrowest)
        self._set_widths()
        self._fill()
        left = under.winfo_rootx() - window.winfo_rootx()
        self.frame.place(
            x=max(0, min(left, window.winfo_width() - self._width - self._kit.px(8))),
            y=under.winfo_rooty()
            - window.winfo_rooty()
            + under.winfo_height()
            + self._kit.px(4),
            width=self._width,
        )
        self.frame.lift()

    def set_width(self, width: int) -> None:
        """Let the list be at least `width` px wide, wider than its field."""
        self._narrowest = width

    def say(self, under: tk.Misc, message: str) -> None:
        """Show a message where the list would be."""
        self.show(under, (), message)

    def quiet(self) -> None:
        """Take a message away, not a list."""
        if not self._choices:
            self.hide()

    def hide(self) -> None:
        """Take the list away."""
        self.frame.place_forget()

    def move(self, step: int) -> None:
        """Make the next or the previous choice current."""
        if self._choices:
            self._place = max(0, min(self._place + step, len(self._choices) - 1))
            if not self._top <= self._place < self._top + self._seen:
                self._top += step
                self._top = max(0, min(self._top, len(self._choices) - self._seen))
            self._fill()

    def pick(self) -> bool:
        """Take the current choice; False where there is none."""
        key = self.current
        if not key:
            return False
        self.hide()
        self._on_pick(key)
        return True

    def _set_widths(self) -> None:
        kit = self._kit
        fixed = sum(kit.px(column.width) for column in self._columns)
        rest = max(self._width - fixed - 4, kit.px(80))
        self._column_widths = [
            kit.px(column.width) if column.width else rest for column in self._columns
        ]
        for place, column in enumerate(self._columns):
            width = self._column_widths[place]
            self._tree.column(
                f"c{place}", width=width, anchor=column.anchor, stretch=False
            )

    def _fill(self) -> None:
        seen = self._choices[self._top : self._top + self._seen]
        self._tree.delete(*self._tree.get_children())
        pad = self._kit.px(18)
        for offset, choice in enumerate(seen):
            is_current = self._top + offset == self._place
            cells = [
                self._cutters[is_current].cut(cell, width - pad)
                for cell, width in zip(choice.cells, self._column_widths, strict=True)
            ]
            tags = ("chosen",) if is_current else ()
            item = self._tree.insert("", "end", values=cells, tags=tags)
            if is_current:
                self._tree.selection_set(item)

    def _click(self, event: "tk.Event[ttk.Treeview]") -> None:
        item = self._tree.identify_row(event.y)
        if item:
            self._place = self._top + self._tree.index(item)
            self.pick()

    def _wheel(self, direction: int) -> str:
        self.move(1 if direction > 0 else -1)
        return "break"
