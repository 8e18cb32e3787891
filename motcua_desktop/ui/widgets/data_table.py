"""DataTable: dossiers in any number of rows, of which it holds the seen ones."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Any

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.marks import NO_MARKS, Marks
from motcua_desktop.ui.shown import TableRow
from motcua_desktop.ui.widgets.cutting import Cutter
from motcua_desktop.ui.widgets.table_head import Column, TableHead
from motcua_desktop.ui.widgets.thin_scrollbar import ThinScrollbar

_KEPT = 4000
_BLOCK = 100


@dataclass(frozen=True, slots=True)
class TableActs:
    """What a table calls back: rows needed, a row opened, another row current.

    `on_copy` hears which rows Ctrl+C means: the chosen ones, or the current one.
    A table whose owner takes `on_marks` lets rows be chosen; one whose owner takes
    `on_widths` tells the widths that the clerk drew, in px at 100 %.
    """

    on_need: Callable[[int, int], None]
    on_open: Callable[[str], None]
    on_current: Callable[[str], None]
    on_sort: Callable[[str], None]
    on_marks: Callable[[Marks], None] | None = None
    on_widths: Callable[[dict[str, int]], None] | None = None
    on_copy: Callable[[Marks], None] | None = None


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
        self._acts = acts
        self._rows: dict[int, TableRow] = {}
        self.total = 0
        self.top = 0
        self.position = 0
        self.marks = NO_MARKS
        self._anchor = 0
        self._seen = 1
        self._asked: tuple[int, int] = (0, 0)
        self._items: list[str] = []
        self._told = ""
        self._then: Callable[[str], None] | None = None
        self._cutter = Cutter(kit.font("number"))
        self._widths: list[int] = []
        self.tree = self._make_tree(len(columns))
        self.head = TableHead(self.tree, kit, columns)
        self.head.on_sort(acts.on_sort)
        self._bar = ThinScrollbar(self, kit, self._move_to_share)
        self._bar.pack(side="right", fill="y", padx=(0, 1), pady=2)
        self.tree.pack(side="left", fill="both", expand=True)
        self._bind()
        kit.paint(self, background="surface", highlightbackground="surface")
        kit.paint(self, highlightcolor="focus")
        kit.on_switch(self._paint_tags, self)
        self._paint_tags()

    def _make_tree(self, columns: int) -> ttk.Treeview:
        return ttk.Treeview(
            self,
            columns=[f"c{place}" for place in range(1, columns)],
            show="tree headings",
            selectmode="none",
            style=self._kit.styles.table("data", row=28),
        )

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
            shifted = f"<Shift-{sequence[1:-1]}>"
            tree.bind(shifted, self._stepper(target, spans=True))
        tree.bind("<space>", lambda _event: self._toggle(self.position))
        for sequence in ("<Control-a>", "<Control-A>"):
            tree.bind(sequence, lambda _event: self.mark_all())
        for sequence in ("<Control-c>", "<Control-C>", "<Control-Insert>"):
            tree.bind(sequence, lambda _event: self._copy())
        tree.bind("<Escape>", lambda _event: self._drop_marks())
        for sequence in ("<Return>", "<KP_Enter>", "<Double-1>"):
            tree.bind(sequence, lambda _event: self._open())
        tree.bind("<ButtonPress-1>", self._click)
        tree.bind("<Shift-ButtonPress-1>", lambda event: self._click(event, "span"))
        tree.bind("<Control-ButtonPress-1>", lambda event: self._click(event, "one"))
        tree.bind("<ButtonRelease-1>", lambda _event: self._tell_widths())
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
        # Among chosen rows the current one is told by its weight.
        self.tree.tag_configure("current", font=self._kit.font("number-strong"))

    # what the owner says

    def reset(self, total: int, *, place: int = 0) -> None:
        """Begin a new list of `total` rows with row `place` current."""
        self.total = total
        self._set_marks(NO_MARKS)
        self._rows.clear()
        self._asked = (0, 0)
        self._told = "–"
        self._then = None
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
        if [row.number for row in rows] != [it.number for it in self._rows.values()]:
            self._set_marks(NO_MARKS)
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

    def known(self, place: int) -> TableRow | None:
        """Return the row at `place` as it was shown, None where it was not read."""
        return self._rows.get(place)

    def mark_all(self) -> str:
        """Choose every row of the list, seen or not."""
        if self.total:
            self._set_marks(Marks.between(0, self.total - 1))
        return "break"

    def show_columns(self, places: Sequence[int]) -> None:
        """Show the columns at these places, the first one always."""
        self.head.show(places)
        self.after_idle(self._resized)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give columns, by title, the widths that the clerk drew, in px at 100 %."""
        self.head.draw(widths)
        self.after_idle(self._resized)

    def focus_table(self) -> None:
        """Give the table the focus."""
        self.tree.focus_set()

    def step(self, count: int) -> None:
        """Make the row `count` lines further the current one."""
        self._step(lambda: self.position + count)

    def walk(self, count: int, then: Callable[[str], None]) -> None:
        """Make the row `count` lines further current; `then` hears its number.

        It hears "" where the list ends.
        """
        if not 0 <= self.position + count < self.total:
            then("")
            return
        self._then = then
        self._told = "–"
        self.step(count)

    # what happens inside

    def _stepper(
        self, target: Callable[[], int], *, spans: bool = False
    ) -> Callable[[object], str]:
        return lambda _event: self._step(target, spans=spans)

    def _step(self, target: Callable[[], int], *, spans: bool = False) -> str:
        if self.total:
            self.position = max(0, min(target(), self.total - 1))
            if spans:
                self._set_marks(Marks.between(self._anchor, self.position))
            else:
                self._anchor = self.position
            self._show_place()
        return "break"

    def _toggle(self, place: int) -> str:
        if self.total:
            self._set_marks(self.marks.toggled(place))
        return "break"

    def _drop_marks(self) -> str:
        if not self.marks:
            return ""
        self._set_marks(NO_MARKS)
        return "break"

    def _copy(self) -> str:
        on_copy = self._acts.on_copy
        if on_copy is not None and self.total:
            on_copy(self.marks or Marks.between(self.position, self.position))
        return "break"

    def _set_marks(self, marks: Marks) -> None:
        on_marks = self._acts.on_marks
        if on_marks is not None and marks != self.marks:
            self.marks = marks
            self._fill()
            on_marks(marks)

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
            if number and self._then is not None:
                then, self._then = self._then, None
                then(number)

    def _open(self) -> str:
        if self.current:
            self._acts.on_open(self.current)
        return "break"

    def _click(self, event: "tk.Event[ttk.Treeview]", how: str = "") -> str:
        item = self.tree.identify_row(event.y)
        if item not in self._items:
            return ""  # the head: Tk sorts and draws widths
        self.tree.focus_set()
        place = self.top + self._items.index(item)
        if how == "one":
            self._toggle(place)
        elif not how:
            self._drop_marks()
        return self._step(lambda: place, spans=how == "span")

    def _tell_widths(self) -> None:
        if self._acts.on_widths is not None and self.head.drawn != self._widths:
            self.head.keep()
            self._resized()
            self._acts.on_widths(self.head.widths)

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
        self.head.share()
        row = self._kit.px(28)
        seen = max(1, (self.tree.winfo_height() - row) // row)
        widths = self.head.drawn
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
        chosen: list[str] = []
        for item, place in zip(self._items, seen, strict=True):
            row = self._rows.get(place)
            if row is not None:
                self._show_row(item, row, place)
            if place in self.marks or (not self.marks and place == self.position):
                chosen.append(item)
        self.tree.selection_set(chosen)
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
        tags = (tag, "current") if self.marks and place == self.position else (tag,)
        self.tree.item(item, text=f"  {row.word}", image=photo, values=cells, tags=tags)

    def _ask(self, first: int, last: int) -> None:
        start = first // _BLOCK * _BLOCK
        length = (last // _BLOCK + 1) * _BLOCK - start
        if (start, length) != self._asked:
            self._asked = (start, length)
            self._acts.on_need(start, length)
