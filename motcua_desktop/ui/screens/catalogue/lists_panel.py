"""The panel of a small list: a note, the rows, what Enter, Ins and F2 do."""

import tkinter as tk
from collections.abc import Sequence
from typing import Final

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.catalogue.state import ListActs, ListShown
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.panel_foot import PanelFoot
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable
from motcua_desktop.ui.widgets.thin_scrollbar import ThinScrollbar

_WIDTH: Final = 800
_MOST_ROWS: Final = 14


class ListPanel:
    """Built anew each time it opens."""

    def __init__(self, overlay: Overlay, kit: Kit) -> None:
        self._overlay = overlay
        self._kit = kit

    def open(self, shown: ListShown, acts: ListActs) -> None:
        """Show a list; `acts` hear what is wanted of it."""
        self._acts = acts
        self._overlay.open(
            shown.title,
            lambda body: self._build(body, shown),
            width=_WIDTH,
            commands=(
                Command("Thêm", "Ins", acts.on_add),
                Command("Sửa, ngừng, dùng lại", "F2", self._change),
            ),
        )

    def _change(self) -> None:
        if self.table.current >= 0:
            self._acts.on_change(self.table.current)

    def _build(self, body: tk.Frame, shown: ListShown) -> Sequence[tk.Misc]:
        kit, acts = self._kit, self._acts
        on_open = acts.on_open if shown.opens else acts.on_change
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
        return [self.table.tree, *self._buttons(body, shown)]

    def _buttons(self, body: tk.Frame, shown: ListShown) -> Sequence[tk.Misc]:
        acts = self._acts
        is_opened = bool(shown.opens and shown.rows)
        opens = (
            (shown.opens, "Enter", "list"),
            lambda: acts.on_open(self.table.current),
        )
        foot = PanelFoot(
            body,
            self._kit,
            act=opens if is_opened else None,
            close=self._overlay.close,
            deeds=(
                (("Thêm", "Ins", "plus"), acts.on_add),
                (("Sửa", "F2", "pencil"), self._change),
            ),
            above=14,
        )
        return foot.stops
