"""The columns of a table: which show, how wide they are, by which one it is sorted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Final, Literal

from motcua_desktop.ui.kit import Kit

_ENOUGH: Final = 420
"""Pixels for a column of procedures before the names beside it grow."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its width in px at 100 %; a `stretch` column takes the rest.

    One with a `most` grows to that where the stretching column has enough. An `extra`
    column shows when the clerk asks for it.
    """

    title: str
    width: int
    anchor: Literal["w", "e", "center"] = "w"
    stretch: bool = False
    sort_key: str = ""
    extra: bool = False
    most: int = 0


def grow(
    tree: ttk.Treeview, kit: Kit, pair: tuple[str, str], bounds: tuple[int, int]
) -> None:
    """Give the first column of a `pair` half of what the other has beyond enough.

    `bounds` are the first one's least and its largest width, in px at 100 %.
    """
    name, rest = pair
    least, most = map(kit.px, bounds)
    now = int(tree.column(name, "width"))
    both = now + int(tree.column(rest, "width"))
    width = max(least, min(most, least + (both - least - kit.px(_ENOUGH)) // 2))
    if width != now:
        tree.column(name, width=width)
        tree.column(rest, width=both - width)


class TableHead:
    """The head of a `ttk.Treeview` whose first column is its tree column."""

    def __init__(self, tree: ttk.Treeview, kit: Kit, columns: Sequence[Column]) -> None:
        self._tree = tree
        self._kit = kit
        self.columns = tuple(columns)
        self._is_drawn = False
        self.names = ("#0", *tree["columns"])
        for name, column in zip(self.names, columns, strict=True):
            tree.heading(name, text=column.title, anchor=column.anchor)
            tree.column(
                name,
                width=kit.px(column.width),
                minwidth=kit.px(40),
                anchor=column.anchor,
                stretch=column.stretch,
            )
        self.show([i for i, column in enumerate(columns) if not column.extra])

    def on_sort(self, sort: Callable[[str], None]) -> None:
        """Call `sort` with the key of the head that is clicked."""
        for name, column in zip(self.names, self.columns, strict=True):
            if column.sort_key:
                self._tree.heading(name, command=self._sorter(sort, column.sort_key))

    @staticmethod
    def _sorter(sort: Callable[[str], None], key: str) -> Callable[[], None]:
        return lambda: sort(key)

    def show(self, places: Sequence[int]) -> None:
        """Show the columns at these places, the first one always."""
        shown = [self.names[place] for place in sorted(places) if place]
        if shown != list(self._tree["displaycolumns"]):
            self._tree.configure(displaycolumns=shown)

    def mark_sort(self, sort_key: str, *, is_descending: bool) -> None:
        """Show by which column the rows are sorted."""
        arrow = " ↓" if is_descending else " ↑"
        for name, column in zip(self.names, self.columns, strict=True):
            is_sorted = bool(sort_key) and column.sort_key == sort_key
            self._tree.heading(name, text=column.title + (arrow if is_sorted else ""))

    def share(self) -> None:
        """Let names grow on a wide screen, unless the clerk drew the widths."""
        named = [*zip(self.names, self.columns, strict=True)]
        rest = next((name for name, column in named if column.stretch), "")
        if self._is_drawn or not rest:
            return
        for name, column in named:
            if column.most:
                bounds = (column.width, column.most)
                grow(self._tree, self._kit, (name, rest), bounds)

    def keep(self) -> None:
        """Leave the widths as the clerk drew them."""
        self._is_drawn = True

    @property
    def drawn(self) -> list[int]:
        """The widths on screen, in px."""
        return [int(self._tree.column(name, "width")) for name in self.names]

    @property
    def widths(self) -> dict[str, int]:
        """The widths by title, in px at 100 %, but for what stretches."""
        return {
            column.title: round(width / self._kit.scale)
            for column, width in zip(self.columns, self.drawn, strict=True)
            if not column.stretch
        }

    def draw(self, widths: Mapping[str, int]) -> None:
        """Give columns, by title, these widths in px at 100 %."""
        self._is_drawn = self._is_drawn or bool(widths)
        for name, column in zip(self.names, self.columns, strict=True):
            if column.title in widths:
                self._tree.column(name, width=self._kit.px(widths[column.title]))
