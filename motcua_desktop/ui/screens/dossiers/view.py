"""The list of all dossiers on screen: filters, the table, the pane beside it."""

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.dossiers.chosen_bar import ChosenBar, ChosenIntents
from motcua_desktop.ui.screens.dossiers.columns import open_columns
from motcua_desktop.ui.screens.dossiers.pane import DossierPane
from motcua_desktop.ui.screens.dossiers.state import ListState, PaneState
from motcua_desktop.ui.shown import Choice, TableRow
from motcua_desktop.ui.widgets.data_table import DataTable, TableActs
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.error_line import ErrorLine
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.notes import EmptyNote, TroubleBar
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.popup_list import PopupColumn
from motcua_desktop.ui.widgets.table_head import Column
from motcua_desktop.ui.widgets.type_ahead import TypeAhead, TypeAheadActs

COLUMNS = (
    Column("Trạng thái", 136),
    Column("Mã hồ sơ", 172, sort_key="number"),
    Column("Chủ hồ sơ", 166, sort_key="applicant", most=320),
    Column("Thủ tục", 112, stretch=True),
    Column("Ngày nhận", 102, sort_key="received"),
    Column("Hạn trả", 102, sort_key="due"),
    Column("Còn lại", 114, extra=True),
    Column("Ngày có kết quả", 116, extra=True),
    Column("Mã thủ tục", 96, extra=True),
)


class DossiersIntents(Protocol):
    """What the clerk may want of this screen."""

    def filtered(self, name: str, value: str) -> None: ...  # noqa: D102
    def day_left(self, name: str, text: str) -> None: ...  # noqa: D102
    def clear_filters(self) -> None: ...  # noqa: D102
    def sorted_by(self, key: str) -> None: ...  # noqa: D102
    def need(self, start: int, length: int) -> None: ...  # noqa: D102
    def current(self, number: str) -> None: ...  # noqa: D102
    def open(self, number: str) -> None: ...  # noqa: D102
    def open_current(self) -> None: ...  # noqa: D102
    def take_next(self) -> None: ...  # noqa: D102
    def procedure_typed(self, text: str) -> None: ...  # noqa: D102
    def ask_columns(self) -> None: ...  # noqa: D102
    def columns_chosen(self, titles: Sequence[str]) -> None: ...  # noqa: D102
    def widths_drawn(self, widths: dict[str, int]) -> None: ...  # noqa: D102
    @property
    def widths(self) -> Mapping[str, int]: ...  # noqa: D102
    @property
    def chosen(self) -> ChosenIntents: ...  # noqa: D102


class DossiersScreen(tk.Frame):
    """The whole screen."""

    def __init__(self, parent: tk.Misc, kit: Kit, overlay: Overlay) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._overlay = overlay

    def build(
        self, intents: DossiersIntents, set_day_right: Callable[[str], str]
    ) -> None:
        """Make the widgets, once."""
        self._intents = intents
        px = self.kit.px
        self._make_filters(set_day_right)
        body = self.kit.box(self, on="bg")
        body.pack(fill="both", expand=True, padx=px(20), pady=(0, px(14)))
        self.pane = DossierPane(
            body,
            self.kit,
            open_it=intents.open_current,
            take_next=intents.take_next,
        )
        card = self.kit.card(body)
        card.pack(side="left", fill="both", expand=True, padx=(0, px(12)))
        self.pane.card.pack(side="right", fill="y")
        self._trouble = TroubleBar(card, self.kit)
        self._search_line = self.kit.text(card, role="strong", ink="accent")
        self.table = DataTable(
            card,
            self.kit,
            COLUMNS,
            TableActs(
                on_need=intents.need,
                on_open=intents.open,
                on_current=intents.current,
                on_sort=intents.sorted_by,
                on_marks=intents.chosen.marked,
                on_widths=intents.widths_drawn,
                on_copy=intents.chosen.copy,
            ),
        )
        self.table.set_widths(intents.widths)
        self.bar = ChosenBar(card, self.kit, intents.chosen)
        self.table.pack(fill="both", expand=True, padx=2, pady=2)
        self._empty = EmptyNote(self.table, self.kit)

    def _make_filters(self, set_day_right: Callable[[str], str]) -> None:
        kit, px = self.kit, self.kit.px
        line = self._filters = kit.box(self, on="bg")
        line.pack(fill="x", padx=px(20), pady=(px(12), px(10)))
        self._wrong_days = ErrorLine(self, kit, on="bg")
        self._make_buttons(line)
        self.lists = {
            name: DropDown(
                line,
                kit,
                label,
                width=width,
                on_change=self._filterer(name),
                is_compact=True,
            )
            for name, label, width in (
                ("urgency", "Trạng thái", 150),
                ("sector", "Lĩnh vực", 118),
                ("channel", "Kênh", 112),
                ("people_chosen", "Cán bộ", 112),
            )
        }
        for drop_down in self.lists.values():
            drop_down.list.set_width(240)
            drop_down.pack(side="left", padx=(0, px(6)))
        self._make_procedure(line)
        self.days: dict[str, FieldBox] = {}
        for name, label in (("first_day", "từ"), ("last_day", "đến")):
            words = kit.text(line, label, role="small", ink="ink2", on="bg")
            words.pack(side="left", padx=(px(8), px(6)))
            dress = FieldLook(width=94, hint="ngày nhận", on="bg", is_day=True)
            box = self.days[name] = FieldBox(line, kit, dress=dress)
            box.pack(side="left")
            self._bind_day(name, box, set_day_right)

    def _make_buttons(self, line: tk.Misc) -> None:
        """Make the buttons at the right first: what lacks room are the filters."""
        kit, px, made = self.kit, self.kit.px, []
        for words, key, icon, command in (
            ("Cột", "Ctrl+K", "columns-3", self._intents.ask_columns),
            ("Xóa lọc", "Ctrl+R", "x", self._intents.clear_filters),
        ):
            button = KeyButton(
                line, kit, words, command=command, key=key, icon=icon, on="bg"
            )
            made.append(button)
        for button in reversed(made):
            button.pack(side="right", padx=(px(6), 0))

    def _make_procedure(self, line: tk.Misc) -> None:
        acts = TypeAheadActs(
            on_change=self._intents.procedure_typed,
            on_pick=self._procedure_picked,
            on_current=lambda _code: None,
            on_enter=self._go_to_table,
        )
        dress = FieldLook(hint="Thủ tục", width=102, on="bg")
        columns = (PopupColumn(96), PopupColumn(0))
        self.procedure = TypeAhead(
            line, self.kit, "", columns=columns, acts=acts, dress=dress
        )
        self.procedure.pack(side="left")

    def _procedure_picked(self, code: str) -> None:
        self.table.focus_table()
        self._intents.filtered("procedure", code)

    def offer_procedures(self, choices: Sequence[Choice]) -> None:
        """Show these procedures under their filter."""
        self.procedure.offer(choices, "")

    def ask_columns(self, chosen: Sequence[str]) -> None:
        """Let the clerk choose among the columns."""
        open_columns(self._overlay, self.kit, chosen, self._intents.columns_chosen)

    def _filterer(self, name: str) -> Callable[[str], None]:
        return lambda value: self._intents.filtered(name, value)

    def _bind_day(
        self, name: str, box: FieldBox, set_day_right: Callable[[str], str]
    ) -> None:
        def leave(_event: object) -> str:
            right = set_day_right(box.text)
            self._intents.day_left(name, right)
            return "break"

        box.entry.bind("<FocusOut>", leave, add="+")
        for sequence in ("<Return>", "<KP_Enter>"):
            box.entry.bind(sequence, lambda _event: self._go_to_table())

    def _go_to_table(self) -> str:
        self.table.focus_table()
        return "break"

    def focus_table(self) -> None:
        """Give the table the focus."""
        self.table.focus_table()

    def render(self, state: ListState) -> None:
        """Show filters and messages."""
        for name, choices, chosen in (
            ("urgency", state.urgencies, state.urgency),
            ("sector", state.sectors, state.sector),
            ("channel", state.channels, state.channel),
            ("people_chosen", state.people, state.people_chosen),
        ):
            self.lists[name].show(choices, chosen)
        for name, text, error in (
            ("first_day", state.first_day, state.first_error),
            ("last_day", state.last_day, state.last_error),
        ):
            box = self.days[name]
            if not box.has_focus:
                box.fill(text)
            box.mark_wrong(is_wrong=bool(error))
        errors = (state.first_error, state.last_error)
        self._wrong_days.say_below(self._filters, *errors)
        self.table.head.mark_sort(state.sort, is_descending=state.is_descending)
        self.table.show_columns(
            [i for i, it in enumerate(COLUMNS) if it.title in state.columns]
        )
        if not self.procedure.has_focus:
            self.procedure.fill(state.procedure)
        self.bar.show(state.marks_line)
        self._show_search(state.search_line)
        self._empty.show(state.empty_line)
        self._trouble.show(state.trouble, before=self.table)

    def _show_search(self, words: str) -> None:
        """Say above the table what was searched for, while that limits the list."""
        self._search_line.configure(text=words)
        if words:
            self._search_line.pack(
                anchor="w", before=self.table, padx=self.kit.px(14), pady=self.kit.px(6)
            )
        else:
            self._search_line.pack_forget()

    def reset_rows(self, total: int) -> None:
        """Begin a new list of `total` rows."""
        self.table.reset(total)

    def put_rows(self, start: int, rows: Sequence[TableRow]) -> None:
        """Take rows from position `start` on."""
        self.table.put(start, rows)

    def show_pane(self, pane: PaneState) -> None:
        """Show the current row in the pane."""
        self.pane.show(pane)
