"""The panel of a list that is only read: a note, the rows, what Enter does."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.catalogue.state import ListShown
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable
from motcua_desktop.ui.widgets.thin_scrollbar import ThinScrollbar

_WIDTH: Final = 800
_MOST_ROWS: Final = 14


class ListPanel:
    """Built anew each time it opens."""

    def __init__(self, overlay: Overlay, kit: Kit) -> None:
        self._overlay = overlay
        self._kit = kit

    def open(self, shown: ListShown, on_open: Callable[[int], None]) -> None:
        """Show a list; `on_open` hears which row was opened."""
        self._overlay.open(
            shown.title,
            lambda body: self._build(body, shown, on_open),
            width=_WIDTH,
        )

    def _build(
        self, body: tk.Frame, shown: ListShown, on_open: Callable[[int], None]
    ) -> Sequence[tk.Misc]:
        kit = self._kit
        note = kit.text(body, shown.note, role="small", ink="ink2", justify="left")
        note.configure(wraplength=kit.px(_WIDTH - 48))
        note.pack(anchor="w", pady=(0, kit.px(8)))
        columns = [
            PlainColumn(it.title, it.width, "e" if it.is_number else "w")
            for it in shown.columns
        ]
        height = max(1, min(len(shown.rows), _MOST_ROWS))
        box = kit.box(body)
        box.pack(fill="x")
        self.table = PlainTable(box, kit, columns, height=height, on_open=on_open)
        if len(shown.rows) > _MOST_ROWS:
            bar = ThinScrollbar(box, kit, self.table.tree.yview_moveto)
            self.table.tree.configure(
                yscrollcommand=lambda first, last: bar.show(float(first), float(last))
            )
            bar.pack(side="right", fill="y")
        self.table.pack(side="left", fill="x", expand=True)
        self.table.show(shown.rows)
        return [self.table.tree, *self._buttons(body, shown, on_open)]

    def _buttons(
        self, body: tk.Frame, shown: ListShown, on_open: Callable[[int], None]
    ) -> Sequence[tk.Misc]:
        kit = self._kit
        line = kit.box(body)
        line.pack(side="bottom", fill="x", pady=(kit.px(14), 0))
        close = KeyButton(line, kit, "Đóng", command=self._overlay.close, key="Esc")
        close.pack(side="right")
        if not shown.opens or not shown.rows:
            return [close]
        act = KeyButton(
            line,
            kit,
            shown.opens,
            command=lambda: on_open(self.table.current),
            key="Enter",
            icon="list",
            kind="primary",
        )
        act.pack(side="right", padx=(0, kit.px(8)))
        return [act, close]
