"""The card of a report's figures: the rate, the table or list, what it holds."""

import tkinter as tk
from collections.abc import Sequence
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.state import ReportState
from motcua_desktop.ui.screens.reports.table import ShownTable
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.figures_grid import FiguresGrid
from motcua_desktop.ui.widgets.grid_columns import GridColumn, GridGroup
from motcua_desktop.ui.widgets.grid_rows import GridRow
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_LIST_ROWS: Final = 16
_HEAD: Final = 38


class FigureIntents(Protocol):
    """What the clerk may want of figures."""

    def cell_current(self, row: int, column: int) -> None: ...  # noqa: D102
    def cell_opened(self, row: int, column: int) -> None: ...  # noqa: D102
    def open(self, number: str) -> None: ...  # noqa: D102


class FiguresCard:
    """Numbers on a grid, or rows of words where a report is a list."""

    def __init__(self, parent: tk.Misc, kit: Kit, intents: FigureIntents) -> None:
        self._kit = kit
        self._intents = intents
        self.card = card = kit.card(parent)
        card.pack_propagate(False)
        self._make_head()
        self._trouble = TroubleBar(card, kit)
        self._note = CutLabel(card, kit, role="small", ink="ink2", lines=2)
        self._note.pack(side="bottom", fill="x", padx=kit.px(16), pady=kit.px(6))
        kit.rule(card).pack(side="bottom", fill="x", padx=1)
        self.grid_ = FiguresGrid(
            card, kit, on_current=intents.cell_current, on_open=intents.cell_opened
        )
        self.grid_.pack(fill="both", expand=True, padx=1)
        self.list: PlainTable | None = None
        self._list_heads: tuple[tuple[str, int], ...] = ()
        self._listed: Sequence[tuple[str, ...]] = ()

    def _make_head(self) -> None:
        kit, px = self._kit, self._kit.px
        head = kit.box(self.card, height=px(_HEAD))
        head.pack(fill="x", padx=px(16), pady=(2, 0))
        head.pack_propagate(False)
        kit.text(head, "Trước và đúng hạn").pack(side="left")
        self._rate = kit.text(head, role="name")
        self._rate.pack(side="left", padx=px(6))
        self._rest = kit.text(head, role="small", ink="ink2")
        self._rest.pack(side="left")
        self._before = kit.text(head, role="small", ink="ink2")
        self._before.pack(side="right")

    def needed_height(self, width: int) -> int:
        """Return the height in which a card so wide shows all of its rows."""
        px = self._kit.px
        note = self._note.winfo_reqheight() + 2 * px(6) + 1
        return px(_HEAD) + 2 + self.grid_.needed_height(width - 2) + note + 2

    def focus(self) -> None:
        """Give what is shown the focus."""
        if self.list is not None and self.list.winfo_ismapped():
            self.list.tree.focus_set()
        else:
            self.grid_.focus_set()

    def show(self, state: ReportState) -> None:
        """Show the figures and what they say in short."""
        self._rate.configure(text=state.headline)
        self._rest.configure(text=state.headline_rest)
        self._before.configure(text=state.year_before)
        self._note.show(state.note)
        if state.table.list_heads:
            self._show_list(state.table)
        else:
            self._show_grid(state.table)
        before = self.list if state.table.list_heads else self.grid_
        self._trouble.show(state.trouble, before=before or self.grid_)

    def _show_grid(self, table: ShownTable) -> None:
        if self.list is not None:
            self.list.pack_forget()
        self.grid_.pack(fill="both", expand=True, padx=1)
        self.grid_.set_heads(
            table.subject,
            [GridColumn(it.title, it.width, it.is_strong) for it in table.columns],
            [GridGroup(title, count) for title, count in table.groups],
        )
        total = table.total
        self.grid_.show(
            [GridRow(it.number, it.name, it.cells, it.is_strong) for it in table.lines],
            GridRow("", total.name, total.cells) if total else None,
        )

    def _show_list(self, table: ShownTable) -> None:
        self.grid_.pack_forget()
        if self.list is None or self._list_heads != table.list_heads:
            if self.list is not None:
                self.list.destroy()
            columns = [PlainColumn(title, width) for title, width in table.list_heads]
            self.list = PlainTable(
                self.card,
                self._kit,
                columns,
                height=_LIST_ROWS,
                on_open=self._open_listed,
            )
            self._list_heads = table.list_heads
        self._listed = table.list_rows
        self.list.pack(fill="both", expand=True, padx=1)
        self.list.show(table.list_rows)

    def _open_listed(self, place: int) -> None:
        """Open the dossier of a row that names one."""
        heads = [title for title, _ in self._list_heads]
        if "Mã hồ sơ" in heads:
            self._intents.open(self._listed[place][heads.index("Mã hồ sơ")])
