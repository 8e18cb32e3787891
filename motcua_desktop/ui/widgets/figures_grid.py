"""FiguresGrid: a table of numbers on a canvas, with group heads and a cell focus."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.canvases import Drawing
from motcua_desktop.ui.widgets.cutting import Cutter

_ROW: Final = 26
_GROUP_HEAD: Final = 24
_CUT: Final = ("body", "strong", "small-strong")
"""The roles of words that may be too long."""
_HEAD: Final = 38
_TALL_HEAD: Final = 52
_TALL_TITLE: Final = 14
"""Letters in a line of a title beyond which a head has three lines."""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column of numbers: its head and its width in px."""

    title: str
    width: int
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class GridGroup:
    """A head over several columns."""

    title: str
    columns: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """One line: its ordinal, its name and its numbers."""

    number: str
    name: str
    cells: tuple[str, ...]
    is_strong: bool = False


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
        self._columns: tuple[GridColumn, ...] = ()
        self._groups: tuple[GridGroup, ...] = ()
        self._subject = ""
        self._head = _HEAD
        self._rows: tuple[GridRow, ...] = ()
        self._total: GridRow | None = None
        self._on_current = on_current
        self._on_open = on_open
        self.row = self.column = self._top = 0
        super().__init__(parent, kit, height=200)
        self._cutters = {role: Cutter(kit.font(role)) for role in _CUT}
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
        self.bind("<FocusIn>", lambda _event: self._entered())
        self.bind("<FocusOut>", lambda _event: self.redraw())

    def set_heads(
        self, subject: str, columns: Sequence[GridColumn], groups: Sequence[GridGroup]
    ) -> None:
        """Set what the columns are called; the rows shown next have as many cells."""
        if (self._subject, self._columns) == (subject, tuple(columns)):
            return
        self._subject, self._columns = subject, tuple(columns)
        self._groups = tuple(groups)
        lines = (line for column in columns for line in column.title.split("\n"))
        is_tall = any(len(line) > _TALL_TITLE for line in lines)
        self._head = _TALL_HEAD if is_tall else _HEAD
        self._rows, self._total = (), None
        self.row = self.column = self._top = 0

    def show(self, rows: Sequence[GridRow], total: GridRow | None) -> None:
        """Show these rows and the total below them."""
        self._rows = tuple(rows)
        self._total = total
        self.row = max(0, min(self.row, self._last_row()))
        self.redraw()
        if self.focus_get() is self:
            self._on_current(self.row, self.column)

    def _last_row(self) -> int:
        return len(self._rows) - (0 if self._total else 1)

    def _seen(self) -> int:
        px = self.kit.px
        room = self.winfo_height() - px(_GROUP_HEAD) - px(self._head) - px(_ROW)
        return max(1, room // px(_ROW))

    def _mover(self, down: int, right: int) -> Callable[[object], str]:
        def move(_event: object) -> str:
            self._go(self.row + down, self.column + right)
            return "break"

        return move

    def _go(self, row: int, column: int) -> None:
        if self._total is None and not self._rows:
            return
        self.row = max(0, min(row, self._last_row()))
        self.column = max(0, min(column, len(self._columns) - 1))
        if self.row < len(self._rows):
            self._top = min(self._top, self.row)
            self._top = max(self._top, self.row - self._seen() + 1)
        self.redraw()
        self._on_current(self.row, self.column)

    def _entered(self) -> None:
        self._go(self.row, self.column)

    def _open(self) -> str:
        if self._rows or self._total is not None:
            self._on_open(self.row, self.column)
        return "break"

    def _clicked(self, event: "tk.Event[tk.Canvas]") -> None:
        self.focus_set()
        px = self.kit.px
        head = px(_GROUP_HEAD) + px(self._head)
        if event.y < head:
            return
        line = (event.y - head) // px(_ROW)
        shown = self._rows[self._top : self._top + self._seen()]
        row = self._top + line if line < len(shown) else len(self._rows)
        lefts = self._lefts()
        column = max((i for i, x in enumerate(lefts) if event.x >= x), default=0)
        self._go(row, column)

    def _lefts(self) -> list[int]:
        px = self.kit.px
        left = self.winfo_width() - sum(px(column.width) for column in self._columns)
        lefts = []
        for column in self._columns:
            lefts.append(left)
            left += px(column.width)
        return lefts

    def draw(self) -> None:
        """Draw heads, the seen rows and the total."""
        if not self._columns:
            return
        lefts = self._lefts()
        self._draw_heads(lefts)
        px = self.kit.px
        y = px(_GROUP_HEAD) + px(self._head)
        for place in range(self._top, min(len(self._rows), self._top + self._seen())):
            self._draw_row(place, y, lefts)
            y += px(_ROW)
        if self._total is not None:
            self._draw_total(y, lefts)

    def _draw_heads(self, lefts: Sequence[int]) -> None:
        kit, px = self.kit, self.kit.px
        middle, bottom = px(_GROUP_HEAD), px(_GROUP_HEAD) + px(self._head)
        wide = self.winfo_width()
        self._fill((0, 0, wide, bottom), "sunk")
        place = 0
        for group in self._groups:
            left = lefts[place]
            place += group.columns
            right = lefts[place] if place < len(lefts) else wide
            title = self._cutters["small-strong"].cut(group.title, right - left - px(8))
            self._words(((left + right) // 2, middle // 2), title, "small-strong")
            self._line((left, 0, left, bottom))
        self._line((lefts[0], middle, wide, middle))
        self._line((0, bottom - 1, wide, bottom - 1))
        head = (middle + bottom) // 2
        self._words((px(16), head), "STT", "key", ink="ink2", anchor="w")
        self._words((px(46), head), self._subject, "key", ink="ink2", anchor="w")
        for left, column in zip(lefts, self._columns, strict=True):
            self.create_text(
                left + px(column.width) - px(8),
                head,
                text=column.title,
                font=kit.font("key"),
                fill=kit.colour("ink2"),
                anchor="e",
                justify="right",
                width=px(column.width) - px(10),
            )

    def _draw_row(self, place: int, y: int, lefts: Sequence[int]) -> None:
        px = self.kit.px
        row = self._rows[place]
        if place % 2:
            self._fill((0, y, self.winfo_width(), y + px(_ROW)), "zebra")
        middle = y + px(_ROW) // 2
        self._words((px(32), middle), row.number, "number", anchor="e")
        role = "strong" if row.is_strong else "body"
        name = self._cutters[role].cut(row.name, lefts[0] - px(54))
        self._words((px(46), middle), name, role, anchor="w")
        self._draw_cells(row, y, lefts, is_strong=row.is_strong, place=place)

    def _draw_total(self, y: int, lefts: Sequence[int]) -> None:
        px = self.kit.px
        if self._total is None:
            return
        self._fill((0, y, self.winfo_width(), y + px(_ROW)), "sunk")
        self.create_line(0, y, self.winfo_width(), y, fill=self.kit.colour("edge"))
        middle = y + px(_ROW) // 2
        self._words((px(46), middle), self._total.name, "strong", anchor="w")
        self._draw_cells(self._total, y, lefts, is_strong=True, place=len(self._rows))

    def _draw_cells(
        self,
        row: GridRow,
        y: int,
        lefts: Sequence[int],
        *,
        is_strong: bool,
        place: int,
    ) -> None:
        px = self.kit.px
        has_focus = self.focus_get() is self
        for number, (left, column, cell) in enumerate(
            zip(lefts, self._columns, row.cells, strict=True)
        ):
            right = left + px(column.width)
            role = "number-strong" if is_strong or column.is_strong else "number"
            self._words((right - px(8), y + px(_ROW) // 2), cell, role, anchor="e")
            if (place, number) == (self.row, self.column) and has_focus:
                self.create_rectangle(
                    left + 1,
                    y + 1,
                    right - 1,
                    y + px(_ROW) - 1,
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
