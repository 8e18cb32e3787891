"""The columns of a table: which show, how wide they are, by which one it is sorted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from tkinter import ttk
from typing import Literal

from motcua_desktop.ui.kit import Kit


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its width in px at 100 %; a `stretch` column takes the rest.

    An `extra` column shows when the clerk asks for it.
    """

    title: str
    width: int
    anchor: Literal["w", "e", "center"] = "w"
    stretch: bool = False
    sort_key: str = ""
    extra: bool = False


class TableHead:
    """The head of a `ttk.Treeview` whose first column is its tree column."""

    def __init__(self, tree: ttk.Treeview, kit: Kit, columns: Sequence[Column]) -> None:
        self._tree = tree
        self._kit = kit
        self.columns = tuple(columns)
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
        for name, column in zip(self.names, self.columns, strict=True):
            if column.title in widths:
                self._tree.column(name, width=self._kit.px(widths[column.title]))
