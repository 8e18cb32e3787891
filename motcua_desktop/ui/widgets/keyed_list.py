"""The list that a panel is about: rows known by keys, a note on the current one."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shown import Trouble
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_ROWS: Final = 9


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class KeyedRows:
    """What the list shows; `current` is a key, `note` speaks of its row."""

    keys: Sequence[str]
    cells: Sequence[tuple[str, ...]]
    current: str
    note: str
    trouble: Trouble | None
    is_wrong: bool = False


class KeyedList:
    """The table, what failed above it, the note below; `width` is in px at 100 %.

    `on_open` is what Enter does with the current row.
    """

    def __init__(
        self,
        body: tk.Misc,
        kit: Kit,
        columns: Sequence[PlainColumn],
        *,
        width: int,
        on_current: Callable[[str], None],
        on_open: Callable[[], None] = _nothing,
    ) -> None:
        px = kit.px
        self._kit = kit
        self._keys: Sequence[str] = ()
        self.trouble = TroubleBar(body, kit)
        self.table = PlainTable(
            body,
            kit,
            columns,
            height=_ROWS,
            on_open=lambda _place: on_open(),
            on_current=lambda place: on_current(self._keys[place]),
        )
        self.table.pack(fill="x")
        self.note = kit.text(body, role="small", justify="left")
        self.note.configure(wraplength=px(width), anchor="nw", height=2)
        self.note.pack(fill="x", pady=(px(8), 0))

    def show(self, rows: KeyedRows) -> None:
        """Show everything anew."""
        self._keys = rows.keys
        self.trouble.show(rows.trouble, before=self.table)
        self.table.show(rows.cells)
        if rows.current in self._keys:
            self.table.select(self._keys.index(rows.current))
        self.note.configure(text=rows.note)
        self._kit.paint(self.note, foreground="overdue" if rows.is_wrong else "ink2")
