"""The narrative pane: headings at the left, the text under the current one beside."""

import tkinter as tk
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.screens.reports.text_card import NarrativeIntents, TextCard
from motcua_desktop.ui.widgets.data_table import DataTable, TableActs
from motcua_desktop.ui.widgets.table_head import Column

COLUMNS: Final = (
    Column("Nội dung", 116),
    Column("Mục", 54),
    Column("Tên mục", 202, stretch=True),
)
_BESIDE: Final = 116 + 54 + 44
"""Px of the list beside the names of sections: columns, pads, bar, frame."""
_SHARE: Final = 0.475
"""Of the pane at most for the list; the whole name stands over the text too."""


def _nothing(_key: str) -> None:
    return None


def _nothing_needed(_start: int, _length: int) -> None:
    return None


class NarrativeFrame(tk.Frame):
    """The whole pane; it stretches with the screen that holds it."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._names = 0
        self.bind("<Configure>", lambda _event: self._share())

    def build(self, intents: NarrativeIntents) -> None:
        """Make the widgets, once."""
        kit, px = self.kit, self.kit.px
        self._list = kit.box(self, on="bg")
        self._list.pack(side="left", fill="y")
        self._list.pack_propagate(False)
        left = kit.card(self._list)
        left.pack(fill="both", expand=True)
        self._progress = kit.text(left, role="small", ink="ink2", anchor="w")
        self._progress.pack(side="bottom", fill="x", padx=px(16), pady=(px(4), px(10)))
        acts = TableActs(
            on_need=_nothing_needed,
            on_open=lambda _key: self.focus_text(),
            on_current=intents.current,
            on_sort=_nothing,
        )
        self.table = DataTable(left, kit, COLUMNS, acts)
        self.table.pack(fill="both", expand=True, padx=2, pady=2)
        self.part = TextCard(self, kit, intents)
        self.part.card.pack(side="left", fill="both", expand=True, padx=(px(12), 0))

    def render_narrative(self, state: NarrativeState) -> None:
        """Show headings and the text under the current one."""
        keys = [row.number for row in state.rows]
        place = keys.index(state.current) if state.current in keys else 0
        if self.table.current != state.current:
            self.table.position = place
        self.table.fill(state.rows)
        measure = self.kit.font("number").measure
        self._names = max((measure(row.cells[1]) for row in state.rows), default=0)
        self._share()
        self._progress.configure(text=state.progress)
        self.part.show(state)

    def _share(self) -> None:
        """Give the list what its longest name needs, if that is not too much."""
        needed = self._names + self.kit.px(_BESIDE)
        self._list.configure(width=min(needed, int(self.winfo_width() * _SHARE)))

    def focus_text(self) -> None:
        """Give the text the focus."""
        self.part.text.focus_field()

    def focus_headings(self) -> None:
        """Give the list of headings the focus."""
        self.table.focus_table()
