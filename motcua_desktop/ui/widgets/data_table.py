"""DataTable: dossiers in any number of rows, of which it holds the seen ones."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Any, Literal

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shown import TableRow
from motcua_desktop.ui.widgets.cutting import Cutter
from motcua_desktop.ui.widgets.thin_scrollbar import ThinScrollbar

_KEPT = 4000
_BLOCK = 100


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its width in px at 100 %; a `stretch` column takes the rest."""

    title: str
    width: int
    anchor: Literal["w", "e", "center"] = "w"
    stretch: bool = False
    sort_key: str = ""


@dataclass(frozen=True, slots=True)
class TableActs:
    """What a table calls back: rows needed, a row opened, another row current."""

    on_need: Callable[[int, int], None]
    on_open: Callable[[str], None]
    on_current: Callable[[str], None]
    on_sort: Callable[[str], None]


class DataTable(tk.Frame):
    """A virtual table; the first column is the state's shape and word.

    The owner tells the number of rows by `reset` and hands over rows by `put`; the
    table asks for what it lacks. The current row is kept by its place.
    """

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        columns: Sequence[Column],
        acts: TableActs,
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=2)
        self._kit = kit
        self._columns = tuple(columns)
        self._acts = acts
        self._rows: dict[int, TableRow] = {}
        self.total = 0
        self.top = 0
        self.position = 0
        self._seen = 1
        self._asked: tuple[int, int] = (0, 0)
        self._items: list[str] = []
        self._told = ""
        self._cutter = Cutter(kit.font("number"))
        self._widths: list[int] = []
        self.tree = self._make_tree()
        self._bar = ThinScrollbar(self, kit, self._move_to_share)
        self._bar.pack(side="right", fill="y", padx=(0, 1), pady=2)
        self.tree.pack(side="left", fill="both", expand=True)
        self._bind()
        kit.paint(self, background="surface", highlightbackground="surface")
        kit.paint(self, highlightcolor="focus")
        kit.on_switch(self._paint_tags, self)
        self._paint_tags()

    def _make_tree(self) -> ttk.Treeview:
        kit = self._kit
        names = [f"c{place}" for place in range(1, len(self._columns))]
        tree = ttk.Treeview(
            self,
            columns=names,
            show="tree headings",
            selectmode="browse",
            style=kit.styles.table("data", row=28),
        )
        for name, column in zip(["#0", *names], self._columns, strict=True):
            tree.heading(name, text=column.title, anchor=column.anchor)
            if column.sort_key:
                tree.heading(name, command=self._sorter(column.sort_key))
            tree.column(
                name,
                width=kit.px(column.width),
                minwidth=kit.px(40),
                anchor=column.anchor,
                stretch=column.stretch,
            )
        return tree

    def _sorter(self, sort_key: str) -> Callable[[], None]:
        return lambda: self._acts.on_sort(sort_key)

    def _bind(self) -> None:
        tree = self.tree
        moves: dict[str, Callable[[], int]] = {
            "<Up>": lambda: self.position - 1,
            "<Down>": lambda: self.position + 1,
            "<Prior>": lambda: self.position - max(self._seen - 1, 1),
            "<Next>": lambda: self.position + max(self._seen - 1, 1),
            "<Home>": lambda: 0,
            "<End>": lambda: self.total - 1,
        }
        for sequence, target in moves.items():
            tree.bind(sequence, self._stepper(target))
        for sequence in ("<Return>", "<KP_Enter>", "<Double-1>"):
            tree.bind(sequence, lambda _event: self._open())
        tree.bind("<ButtonRelease-1>", self._click)
        tree.bind("<MouseWheel>", lambda event: self._wheel(-event.delta // 40))
        tree.bind("<Button-4>", lambda _event: self._wheel(-3))
        tree.bind("<Button-5>", lambda _event: self._wheel(3))
        # Columns stretch after the event: look at their widths when they have.
        tree.bind("<Configure>", lambda _event: self.after_idle(self._resized))
        tree.bind("<FocusIn>", lambda _event: self._ring(has_focus=True))
        tree.bind("<FocusOut>", lambda _event: self._ring(has_focus=False))

    def _ring(self, *, has_focus: bool) -> None:
        self._kit.paint(self, highlightbackground="focus" if has_focus else "surface")

    def _paint_tags(self) -> None:
        colour = self._kit.colour
        self.tree.tag_configure("overdue", background=colour("overdue-tint"))
        self.tree.tag_configure("zebra", background=colour("zebra"))

    # what the owner says

    def reset(self, total: int, *, place: int = 0) -> None:
        """Begin a new list of `total` rows with row `place` current."""
        self.total = total
        self._rows.clear()
        self._asked = (0, 0)
        self._told = "–"
        self.position = max(0, min(place, total - 1))
        self.top = max(0, min(self.top, total - self._seen))
        self._show_place()

    def put(self, start: int, rows: Sequence[TableRow]) -> None:
        """Take rows from position `start` on."""
        if len(self._rows) > _KEPT:
            near = range(self.top - _BLOCK, self.top + self._seen + _BLOCK)
            self._rows = {i: row for i, row in self._rows.items() if i in near}
        for offset, row in enumerate(rows):
            self._rows[start + offset] = row
        self._asked = (0, 0)
        self._fill()
        self._tell_current()

    def fill(self, rows: Sequence[TableRow]) -> None:
        """Show a whole short list, keeping the current row where it still is."""
        kept = self.current
        place = next(
            (i for i, row in enumerate(rows) if row.number == kept),
            min(self.position, max(len(rows) - 1, 0)),
        )
        self.total = len(rows)
        self._rows = dict(enumerate(rows))
        self.position = place
        self.top = max(0, min(self.top, self.total - self._seen))
        self._told = "–"  # its facts may have changed: tell again
        self._show_place()

    @property
    def current(self) -> str:
        """The number of the current row, "" where there is none."""
        row = self._rows.get(self.position)
        return row.number if row is not None else ""

    def focus_table(self) -> None:
        """Give the table the focus."""
        self.tree.focus_set()

    def mark_sort(self, sort_key: str, *, is_descending: bool) -> None:
        """Show by which column the rows are sorted."""
        names = ["#0", *self.tree["columns"]]
        arrow = " ↓" if is_descending else " ↑"
        for name, column in zip(names, self._columns, strict=True):
            is_sorted = bool(sort_key) and column.sort_key == sort_key
            self.tree.heading(name, text=column.title + (arrow if is_sorted else ""))

    def step(self, count: int) -> None:
        """Make the row `count` lines further the current one."""
        self._step(lambda: self.position + count)

    # what happens inside

    def _stepper(self, target: Callable[[], int]) -> Callable[[object], str]:
        return lambda _event: self._step(target)

    def _step(self, target: Callable[[], int]) -> str:
        if self.total:
            self.position = max(0, min(target(), self.total - 1))
            self._show_place()
        return "break"

    def _show_place(self) -> None:
        if self.position < self.top:
            self.top = self.position
        elif self.position >= self.top + self._seen:
            self.top = self.position - self._seen + 1
        self._fill()
        self._tell_current()

    def _tell_current(self) -> None:
        number = self.current
        if number != self._told:
            self._told = number
            self._acts.on_current(number)

    def _open(self) -> str:
        if self.current:
            self._acts.on_open(self.current)
        return "break"

    def _click(self, event: "tk.Event[ttk.Treeview]") -> None:
        item = self.tree.identify_row(event.y)
        self.tree.focus_set()
        if item in self._items:
            place = self.top + self._items.index(item)
            self._step(lambda: place)

    def _wheel(self, lines: int) -> str:
        self._scroll_to(self.top + lines)
        return "break"

    def _move_to_share(self, share: float) -> None:
        self._scroll_to(round(share * max(self.total - self._seen, 0)))

    def _scroll_to(self, top: int) -> None:
        self.top = max(0, min(top, self.total - self._seen))
        self._fill()

    def _resized(self) -> None:
        if not self.winfo_exists():
            return
        row = self._kit.px(28)
        seen = max(1, (self.tree.winfo_height() - row) // row)
        widths = [
            self.tree.column(name, "width") for name in ["#0", *self.tree["columns"]]
        ]
        if seen != self._seen or widths != self._widths:
            self._seen, self._widths = seen, widths
            self._show_seen()

    def _show_seen(self) -> None:
        self.top = max(0, min(self.top, self.total - self._seen))
        self._fill()

    def _fill(self) -> None:
        seen = range(self.top, min(self.top + self._seen, self.total))
        missing = [place for place in seen if place not in self._rows]
        if missing:
            self._ask(missing[0], missing[-1])
            if len(missing) == len(seen):
                return
        self._fit_items(len(seen))
        chosen = ""
        for item, place in zip(self._items, seen, strict=True):
            row = self._rows.get(place)
            if row is not None:
                self._show_row(item, row, place)
            if place == self.position:
                chosen = item
        self.tree.selection_set([chosen] if chosen else [])
        total = max(self.total, 1)
        self._bar.show(self.top / total, min(1.0, (self.top + self._seen) / total))

    def _fit_items(self, count: int) -> None:
        while len(self._items) < count:
            self._items.append(self.tree.insert("", "end"))
        while len(self._items) > count:
            self.tree.delete(self._items.pop())

    def _show_row(self, item: str, row: TableRow, place: int) -> None:
        widths = self._widths[1:] or [999] * len(row.cells)
        pad = self._kit.px(21)
        cells = [
            self._cutter.cut(cell, width - pad)
            for cell, width in zip(row.cells, widths, strict=False)
        ]
        tag = "overdue" if row.state == "overdue" else ("zebra" if place % 2 else "")
        photo: Any = self._kit.icon(f"state-{row.state}", 14, row.state)
        self.tree.item(
            item, text=f"  {row.word}", image=photo, values=cells, tags=(tag,)
        )

    def _ask(self, first: int, last: int) -> None:
        start = first // _BLOCK * _BLOCK
        length = (last // _BLOCK + 1) * _BLOCK - start
        if (start, length) != self._asked:
            self._asked = (start, length)
            self._acts.on_need(start, length)
