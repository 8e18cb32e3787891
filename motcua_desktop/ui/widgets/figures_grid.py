"""FiguresGrid: a table of numbers on a canvas, with group heads and a cell focus."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.canvases import Drawing
from motcua_desktop.ui.widgets.cutting import Cutter
from motcua_desktop.ui.widgets.grid_columns import (
    GROUP_HEAD,
    NAMES_LEFT,
    GridColumn,
    GridColumns,
    GridGroup,
)
from motcua_desktop.ui.widgets.grid_rows import ROW, GridRow, GridRows, SeenRow
from motcua_desktop.ui.widgets.thin_scrollbar import ThinScrollbar

_BAR: Final = 6
"""Px of the bar, in the space that numbers keep to the edge."""
_LINE: Final = 15
"""Px between the two lines of a name."""


class FiguresGrid(Drawing):
    """Arrow keys move from number to number, Enter opens one."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        *,
        on_current: Callable[[int, int], None],
        on_open: Callable[[int, int], None],
    ) -> None:
        self._columns = GridColumns(kit)
        self._rows = GridRows(kit)
        self._total: GridRow | None = None
        self._on_current = on_current
        self._on_open = on_open
        self.row = self.column = 0
        super().__init__(parent, kit, height=200)
        self._heads = Cutter(kit.font("small-strong"))
        self._bar = ThinScrollbar(self, kit, self._begin_at)
        self.configure(takefocus=True)
        moves = {
            "<Left>": (0, -1),
            "<Right>": (0, 1),
            "<Up>": (-1, 0),
            "<Down>": (1, 0),
        }
        for sequence, step in moves.items():
            self.bind(sequence, self._mover(*step))
        for sequence in ("<Return>", "<KP_Enter>"):
            self.bind(sequence, lambda _event: self._open())
        self.bind("<Button-1>", self._clicked)
        self.bind("<Double-1>", lambda _event: self._open())
        self.bind("<MouseWheel>", lambda event: self._scroll(-event.delta // 120))
        self.bind("<Button-4>", lambda _event: self._scroll(-1))
        self.bind("<Button-5>", lambda _event: self._scroll(1))
        self.bind("<FocusIn>", lambda _event: self._go(self.row, self.column))
        self.bind("<FocusOut>", lambda _event: self.redraw())

    def set_heads(
        self, subject: str, columns: Sequence[GridColumn], groups: Sequence[GridGroup]
    ) -> None:
        """Set what the columns are called; the rows shown next have as many cells."""
        if not self._columns.replace(subject, columns, groups):
            return
        self._rows.replace(())
        self._total = None
        self.row = self.column = 0

    def show(self, rows: Sequence[GridRow], total: GridRow | None) -> None:
        """Show these rows and the total below them."""
        self._rows.replace(rows)
        self._total = total
        self.row = max(0, min(self.row, self._last_row()))
        self.redraw()
        if self.focus_get() is self:
            self._on_current(self.row, self.column)

    def _last_row(self) -> int:
        return len(self._rows.all) - (0 if self._total else 1)

    def needed_height(self, width: int) -> int:
        """Return the height in which a grid so wide shows every row."""
        rows = sum(self._rows.heights(self._columns.name_room(width)))
        return self._columns.head_height + rows + self._total_height()

    def _total_height(self) -> int:
        return self.kit.px(ROW) if self._total else 0

    def _edges(self) -> tuple[int, int, int]:
        """Return the width of names and the edges between which rows stand."""
        names = self._columns.name_room(self.winfo_width())
        return (
            names,
            self._columns.head_height,
            self.winfo_height() - self._total_height(),
        )

    def _seen(self) -> list[SeenRow]:
        return self._rows.seen(*self._edges())

    def _scroll(self, rows: int) -> str:
        self._rows.move(rows)
        self.redraw()
        return "break"

    def _begin_at(self, share: float) -> None:
        self._rows.begin_at(share, len(self._seen()))
        self.redraw()

    def _show_bar(self, seen: Sequence[SeenRow]) -> None:
        """Show beside the numbers which of the rows are seen, unless all are."""
        count = len(self._rows.all)
        if len(seen) == count:
            self._bar.place_forget()
            return
        top, bottom = seen[0].top, seen[-1].bottom
        wide = self.kit.px(_BAR)
        self._bar.place(relx=1.0, y=top, anchor="ne", width=wide, height=bottom - top)
        self._bar.show(seen[0].place / count, (seen[-1].place + 1) / count)

    def _mover(self, down: int, right: int) -> Callable[[object], str]:
        def move(_event: object) -> str:
            self._go(self.row + down, self.column + right)
            return "break"

        return move

    def _go(self, row: int, column: int) -> None:
        if self._total is None and not self._rows.all:
            return
        self.row = max(0, min(row, self._last_row()))
        self.column = max(0, min(column, len(self._columns.all) - 1))
        if self.row < len(self._rows.all):
            self._rows.reach(self.row, *self._edges())
        self.redraw()
        self._on_current(self.row, self.column)

    def _open(self) -> str:
        if self._rows.all or self._total is not None:
            self._on_open(self.row, self.column)
        return "break"

    def _clicked(self, event: "tk.Event[tk.Canvas]") -> None:
        self.focus_set()
        if event.y < self._columns.head_height:
            return
        under = (it.place for it in self._seen() if event.y < it.bottom)
        row = next(under, len(self._rows.all))
        lefts = self._columns.lefts(self.winfo_width())
        column = max((i for i, x in enumerate(lefts) if event.x >= x), default=0)
        self._go(row, column)

    def draw(self) -> None:
        """Draw heads, the seen rows and the total."""
        if not self._columns.all:
            return
        lefts = self._columns.lefts(self.winfo_width())
        self._draw_heads(lefts)
        self._rows.settle(*self._edges())
        y = self._columns.head_height
        rows = self._seen()
        for seen in rows:
            self._draw_row(seen, lefts)
            y = seen.bottom
        self._show_bar(rows)
        if self._total is not None:
            self._draw_total(y, lefts)

    def _draw_heads(self, lefts: Sequence[int]) -> None:
        kit, px = self.kit, self.kit.px
        middle, bottom = px(GROUP_HEAD), self._columns.head_height
        wide = self.winfo_width()
        self._fill((0, 0, wide, bottom), "sunk")
        place = 0
        for group in self._columns.groups:
            left = lefts[place]
            place += group.columns
            right = lefts[place] if place < len(lefts) else wide
            title = self._heads.cut(group.title, right - left - px(8))
            self._words(((left + right) // 2, middle // 2), title, "small-strong")
            self._line((left, 0, left, bottom))
        self._line((lefts[0], middle, wide, middle))
        self._line((0, bottom - 1, wide, bottom - 1))
        head = (middle + bottom) // 2
        self._words((px(16), head), "STT", "key", ink="ink2", anchor="w")
        self._words(
            (px(NAMES_LEFT), head), self._columns.subject, "key", ink="ink2", anchor="w"
        )
        rights = (*lefts[1:], wide)
        for left, right, column in zip(lefts, rights, self._columns.all, strict=True):
            self.create_text(
                right - px(8),
                head,
                text=column.title,
                font=kit.font("key"),
                fill=kit.colour("ink2"),
                anchor="e",
                justify="right",
                width=right - left - px(10),
            )

    def _draw_row(self, seen: SeenRow, lefts: Sequence[int]) -> None:
        px = self.kit.px
        row = self._rows.all[seen.place]
        if seen.place % 2:
            self._fill((0, seen.top, self.winfo_width(), seen.bottom), "zebra")
        middle = (seen.top + seen.bottom) // 2
        self._words((px(32), middle), row.number, "number", anchor="e")
        lines = self._rows.lines(row, self._columns.name_room(self.winfo_width()))
        y = middle - px(_LINE) * (len(lines) - 1) // 2
        role = "strong" if row.is_strong else "body"
        for line in lines:
            self._words((px(NAMES_LEFT), y), line, role, anchor="w")
            y += px(_LINE)
        self._draw_cells(row, seen, lefts, is_strong=row.is_strong)

    def _draw_total(self, y: int, lefts: Sequence[int]) -> None:
        px = self.kit.px
        if self._total is None:
            return
        self._fill((0, y, self.winfo_width(), y + px(ROW)), "sunk")
        self.create_line(0, y, self.winfo_width(), y, fill=self.kit.colour("edge"))
        middle = y + px(ROW) // 2
        self._words((px(NAMES_LEFT), middle), self._total.name, "strong", anchor="w")
        seen = SeenRow(len(self._rows.all), y, y + px(ROW))
        self._draw_cells(self._total, seen, lefts, is_strong=True)

    def _draw_cells(
        self,
        row: GridRow,
        seen: SeenRow,
        lefts: Sequence[int],
        *,
        is_strong: bool,
    ) -> None:
        px = self.kit.px
        has_focus = self.focus_get() is self
        top, bottom = seen.top, seen.bottom
        rights = (*lefts[1:], self.winfo_width())
        for number, (left, right, column, cell) in enumerate(
            zip(lefts, rights, self._columns.all, row.cells, strict=True)
        ):
            role = "number-strong" if is_strong or column.is_strong else "number"
            middle = (top + bottom) // 2
            self._words((right - px(8), middle), cell, role, anchor="e")
            if (seen.place, number) == (self.row, self.column) and has_focus:
                self.create_rectangle(
                    left + 1,
                    top + 1,
                    right - 1,
                    bottom - 1,
                    outline=self.kit.colour("focus"),
                    width=px(2),
                )

    def _fill(self, box: tuple[int, int, int, int], ink: str) -> None:
        self.create_rectangle(*box, fill=self.kit.colour(ink), width=0)

    def _line(self, line: tuple[int, int, int, int]) -> None:
        self.create_line(*line, fill=self.kit.colour("line"))

    def _words(
        self,
        at: tuple[int, int],
        words: str,
        role: str,
        *,
        ink: str = "ink",
        anchor: str = "center",
    ) -> None:
        item = self.create_text(
            *at, text=words, font=self.kit.font(role), fill=self.kit.colour(ink)
        )
        self.itemconfigure(item, anchor=anchor)
