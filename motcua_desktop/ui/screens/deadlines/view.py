"""The screen of due days: board and list at the left, the month at the right."""

import tkinter as tk
from datetime import date
from typing import Any, Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.deadlines.month_view import MonthGrid
from motcua_desktop.ui.screens.deadlines.state import (
    CurrentDue,
    DeadlinesState,
)
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.data_table import DataTable, TableActs
from motcua_desktop.ui.widgets.figures_grid import FiguresGrid
from motcua_desktop.ui.widgets.grid_columns import GridColumn, GridGroup
from motcua_desktop.ui.widgets.grid_rows import GridRow
from motcua_desktop.ui.widgets.key_button import KeyButton, small_button
from motcua_desktop.ui.widgets.notes import EmptyNote, TroubleBar
from motcua_desktop.ui.widgets.table_head import Column

_COLUMNS: Final = (
    Column("Trạng thái", 136),
    Column("Mã hồ sơ", 172),
    Column("Chủ hồ sơ", 150, most=320),
    Column("Thủ tục", 90, stretch=True),
    Column("Hạn trả", 64),
    Column("Còn lại", 92),
)
_PANE: Final = 352


class DeadlinesIntents(Protocol):
    """What the clerk may want of this screen."""

    def cell_chosen(self, row: int, column: int) -> None: ...  # noqa: D102
    def day_chosen(self, day: date) -> None: ...  # noqa: D102
    def month_turned(self, step: int) -> None: ...  # noqa: D102
    def open_apologies(self) -> None: ...  # noqa: D102
    def current(self, number: str) -> None: ...  # noqa: D102
    def open(self, number: str) -> None: ...  # noqa: D102
    def apologise(self) -> None: ...  # noqa: D102
    def print_apology(self) -> None: ...  # noqa: D102
    def take_next(self) -> None: ...  # noqa: D102


class DeadlinesScreen(tk.Frame):
    """The whole screen, built once."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._shown_board: tuple[list[GridRow], GridRow | None] | None = None

    def build(self, intents: DeadlinesIntents) -> None:
        """Make the widgets in the order of Tab: board, list, month."""
        px = self.kit.px
        self._intents = intents
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        left = self.kit.box(self, on="bg")
        left.grid(
            row=0, column=0, sticky="nsew", padx=(px(20), px(12)), pady=(px(14), px(14))
        )
        self._make_board(left)
        self._make_list(left)
        right = self.kit.box(self, on="bg", width=px(_PANE))
        right.grid(
            row=0, column=1, sticky="ns", padx=(0, px(20)), pady=(px(14), px(14))
        )
        right.pack_propagate(False)
        self._make_month(right)
        self._make_apologies(right)

    def _make_board(self, left: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        card = kit.card(left, height=212)
        card.pack(fill="x", pady=(0, px(12)))
        card.pack_propagate(False)
        self._trouble = TroubleBar(card, kit)
        self.board = FiguresGrid(
            card,
            kit,
            on_current=self._intents.cell_chosen,
            on_open=lambda _row, _column: self.focus_table(),
        )
        self.board.pack(fill="both", expand=True, padx=px(2), pady=px(4))

    def _make_list(self, left: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        card = kit.card(left)
        card.pack(fill="both", expand=True)
        self._title = kit.text(card, role="section", anchor="w")
        self._title.pack(fill="x", padx=px(16), pady=(px(9), px(7)))
        acts = TableActs(
            on_need=lambda _start, _length: None,
            on_open=intents.open,
            on_current=intents.current,
            on_sort=lambda _key: None,
        )
        self.table = DataTable(card, kit, _COLUMNS, acts)
        self._make_strip(card)
        self.table.pack(fill="both", expand=True, padx=1)
        self._empty = EmptyNote(self.table, kit)

    def _make_strip(self, card: Any) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        strip = kit.box(card, height=px(45))
        strip.pack(side="bottom", fill="x", padx=px(12), pady=(0, 2))
        strip.pack_propagate(False)
        kit.rule(card).pack(side="bottom", fill="x", padx=1)
        plan = (
            ("Xin lỗi và hẹn lại", intents.apologise, "F6", "file-warning", "plain"),
            ("In", intents.print_apology, "Ctrl+P", "printer", "plain"),
            ("Việc tiếp theo", intents.take_next, "F8", "check", "primary"),
        )
        self.apologise, self.print, self.next = [
            KeyButton(strip, kit, words, command=act, key=key, icon=icon, kind=kind)
            for words, act, key, icon, kind in plan
        ]
        for button in (self.next, self.print, self.apologise):
            button.pack(side="right", padx=(px(8), 0))
        self._current = CutLabel(strip, kit, role="small-strong")
        self._current.pack(side="left", fill="x", expand=True, padx=(px(5), 0))

    def _make_month(self, right: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        card = kit.card(right)
        card.pack(fill="x", pady=(0, px(12)))
        head = kit.box(card)
        head.pack(fill="x", padx=px(16), pady=(px(10), px(4)))
        self._month = kit.text(head, role="section")
        self._month.pack(side="left")
        words = kit.text(head, "số hồ sơ đến hạn từng ngày", role="small", ink="ink2")
        words.pack(side="right")
        self.month = MonthGrid(
            card,
            kit,
            on_day=intents.day_chosen,
            on_turn=intents.month_turned,
            on_open=self.focus_table,
        )
        self.month.pack(fill="x", padx=px(12), pady=(0, px(10)))

    def _make_apologies(self, right: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        card = kit.card(right)
        card.pack(fill="both", expand=True)
        title = kit.text(card, "Văn bản xin lỗi", role="section")
        title.pack(anchor="w", padx=px(16), pady=(px(12), px(8)))
        self._lines = [
            kit.text(card, role=role, ink=ink, justify="left")
            for role, ink in (("strong", "ink"), ("small", "ink2"))
        ]
        for label in self._lines:
            label.configure(wraplength=px(_PANE - 32))
            label.pack(anchor="w", padx=px(16), pady=(0, px(4)))
        self.letters = small_button(
            card,
            kit,
            ("Xem các hồ sơ này", "F7", "file-warning"),
            self._intents.open_apologies,
        )
        self.letters.pack(anchor="w", padx=px(16), pady=px(8))

    # what the presenter asks

    def focus_table(self) -> None:
        """Give the list the focus."""
        self.table.focus_table()

    def focus_month(self) -> None:
        """Give the month the focus."""
        self.month.focus_set()

    def focus_board(self) -> None:
        """Give the board the focus."""
        self.board.focus_set()

    def render(self, state: DeadlinesState) -> None:
        """Show everything."""
        self._show_board(state)
        self._month.configure(text=state.month)
        self.month.show(state.days, state.cursor)
        self._title.configure(text=state.list_title)
        self.table.fill(state.rows)
        self._empty.show(state.empty_line)
        lines = (*state.apologies, "", "")
        for label, words in zip(self._lines, lines, strict=False):
            label.configure(text=words)
        self.letters.enable(is_enabled=len(state.apologies) > 1)
        self._trouble.show(state.trouble, before=self.board)

    def show_current(self, current: CurrentDue) -> None:
        """Show whom the current row speaks of and what may be done."""
        self._current.show(current.words)
        self.next.show(current.next_act.label, current.next_act.icon)
        self.next.enable(is_enabled=current.next_act.is_enabled)
        self.apologise.enable(is_enabled=current.can_apologise)
        self.print.enable(is_enabled=current.can_print)

    def _show_board(self, state: DeadlinesState) -> None:
        columns = [GridColumn(head, 84) for head in state.heads]
        group = GridGroup("Số hồ sơ đang tính hạn, theo ngày làm việc", len(columns))
        self.board.set_heads("Cán bộ tiếp nhận", columns, (group,))
        rows = [
            GridRow(str(place), row.name, row.cells)
            for place, row in enumerate(state.officers, 1)
        ]
        whole = state.total
        total = GridRow("", whole.name, whole.cells) if whole else None
        if (rows, total) != self._shown_board:
            self._shown_board = (rows, total)
            self.board.show(rows, total)
