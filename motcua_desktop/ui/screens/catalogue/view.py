"""The catalogue screen: the list at the left, the procedure and its try-out."""

import tkinter as tk
from collections.abc import Sequence
from typing import Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.catalogue.card import PANE_WIDTH, ProcedurePane
from motcua_desktop.ui.screens.catalogue.lists_panel import ListPanel
from motcua_desktop.ui.screens.catalogue.panel import LimitsPanel
from motcua_desktop.ui.screens.catalogue.state import (
    CatalogueState,
    ListActs,
    ListShown,
)
from motcua_desktop.ui.screens.intake.parts import DueCard
from motcua_desktop.ui.screens.registers.chooser import RegisterChooser, bring_in_button
from motcua_desktop.ui.screens.registers.words import PROCEDURES
from motcua_desktop.ui.screens.step.asking import AskingPanel, Give
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.screens.step.view import PanelMemory
from motcua_desktop.ui.shown import TableRow
from motcua_desktop.ui.widgets.choices import SegmentedChoice
from motcua_desktop.ui.widgets.data_table import DataTable, TableActs
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import small_button
from motcua_desktop.ui.widgets.notes import EmptyNote, TroubleBar
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.table_head import Column

COLUMNS = (
    Column("Hiệu lực", 126),
    Column("Mã", 96),
    Column("Tên thủ tục", 120, stretch=True),
    Column("Thời hạn", 142),
)
_CHANNELS = (("desk", "Trực tiếp"), ("online", "Trực tuyến"), ("postal", "Bưu chính"))


def _nothing(_key: str) -> None:
    return None


class LimitsIntents(Protocol):
    """What the clerk may want of the limits."""

    def ask(self) -> None: ...  # noqa: D102
    def typed(self, texts: dict[str, str]) -> None: ...  # noqa: D102
    def save(self, *, recomputes: bool) -> None: ...  # noqa: D102


class PapersIntents(Protocol):
    """What the clerk may want of the papers."""

    @property
    def drafts(self) -> PanelMemory: ...  # noqa: D102
    def ask(self) -> None: ...  # noqa: D102


class CatalogueIntents(Protocol):
    """What the clerk may want of this screen."""

    def typed(self, text: str) -> None: ...  # noqa: D102
    def need(self, start: int, length: int) -> None: ...  # noqa: D102
    def current(self, key: str) -> None: ...  # noqa: D102
    def register_chosen(self, name: str) -> None: ...  # noqa: D102
    def moment_typed(self, text: str) -> None: ...  # noqa: D102
    def moment_left(self, text: str) -> None: ...  # noqa: D102
    def channel_chosen(self, key: str) -> None: ...  # noqa: D102
    def explain(self) -> None: ...  # noqa: D102
    def bring_in(self) -> None: ...  # noqa: D102
    @property
    def limits(self) -> LimitsIntents: ...  # noqa: D102
    @property
    def papers(self) -> PapersIntents: ...  # noqa: D102


class CatalogueScreen(tk.Frame):
    """The whole screen."""

    def __init__(self, parent: tk.Misc, kit: Kit, overlay: Overlay) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self.panel = LimitsPanel(overlay, kit)
        self.asking = AskingPanel(overlay, kit)
        self.listed = ListPanel(overlay, kit)
        self.line = AskingPanel(overlay, kit, over=True)
        self._asked = self.asking

    def build(self, intents: CatalogueIntents) -> None:
        """Make the widgets, once."""
        kit, px = self.kit, self.kit.px
        self._intents = intents
        right = kit.box(self, on="bg", width=px(PANE_WIDTH))
        left = kit.box(self, on="bg")
        right.pack(side="right", fill="y", padx=(px(12), px(20)), pady=(px(12), px(12)))
        left.pack(fill="both", expand=True, padx=(px(20), 0), pady=(px(12), px(12)))
        self._make_list(left)
        self._make_try_out(right)
        self.card = ProcedurePane(right, kit)
        self.asking.memory = intents.papers.drafts
        self._make_acts(self.card.foot)
        self.card.card.pack(
            fill="both", expand=True, pady=(0, px(12)), before=self._try
        )

    def _make_acts(self, acts: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        for words, key, icon, command in (
            ("Sửa giấy tờ", "F4", "file-text", intents.papers.ask),
            ("Đổi thời hạn", "F3", "pencil", intents.limits.ask),
        ):
            act = small_button(acts, kit, (words, key, icon), command)
            act.pack(side="left", padx=(px(8), 0))

    def _make_list(self, left: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        line = kit.box(left, on="bg")
        line.pack(fill="x", pady=(0, px(10)))
        self.chooser = RegisterChooser(line, kit, intents.register_chosen)
        self.chooser.pack(side="left", padx=(0, px(10)))
        dress = FieldLook(
            icon="search",
            hint="mã, một phần tên",
            key="F2",
            on="bg",
        )
        self.search = FieldBox(line, kit, on_change=intents.typed, dress=dress)
        bring_in_button(line, kit, intents.bring_in)
        self._line = kit.text(line, role="small", ink="ink2", on="bg")
        self._line.pack(side="right", padx=(px(12), px(4)))
        self.search.pack(side="left", fill="x", expand=True)
        card = kit.card(left)
        card.pack(fill="both", expand=True)
        self._trouble = TroubleBar(card, kit)
        self.table = DataTable(
            card,
            kit,
            COLUMNS,
            TableActs(
                on_need=intents.need,
                on_open=lambda _key: intents.explain(),
                on_current=intents.current,
                on_sort=_nothing,
            ),
        )
        self.table.pack(fill="both", expand=True, padx=2, pady=2)
        self._empty = EmptyNote(self.table, kit)
        for sequence in ("<Return>", "<KP_Enter>", "<Down>"):
            self.search.entry.bind(sequence, lambda _event: self._go_to_table())

    def _make_try_out(self, right: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        self.due = DueCard(right, kit, intents.explain)
        self.due.card.pack(side="bottom", fill="x")
        self._try = kit.card(right)
        self._try.pack(side="bottom", fill="x", pady=(0, px(12)))
        line = kit.box(self._try)
        line.pack(fill="x", padx=px(16), pady=px(11))
        dress = FieldLook(hint="23/11/2026 09:42", width=150)
        self.moment = FieldBox(
            line, kit, "Thử: nhận lúc", on_change=intents.moment_typed, dress=dress
        )
        self.moment.pack(side="left", anchor="n", padx=(0, px(14)))
        self.moment.entry.bind(
            "<FocusOut>",
            lambda _event: intents.moment_left(self.moment.text),
            add="+",
        )
        self.channel = SegmentedChoice(
            line, kit, _CHANNELS, label="Kênh", on_change=intents.channel_chosen
        )
        self.channel.pack(side="left", anchor="n")

    def _go_to_table(self) -> str:
        self.table.focus_table()
        return "break"

    def ask_limits(self, title: str, limits: Sequence[tuple[str, str, str]]) -> None:
        """Ask for the limit of each channel: its key, its label, what holds now."""
        intents = self._intents.limits
        self.panel.open(
            title,
            limits,
            on_change=intents.typed,
            on_save=lambda recomputes: intents.save(recomputes=recomputes),
        )

    def show_effect(self, words: str, *, moves: bool, can_save: bool) -> None:
        """Say in the panel what the typed limits do."""
        self.panel.show(words, moves=moves, can_save=can_save)

    def ask(self, state: StepState, give: Give) -> None:
        """Ask for what a panel's fields hold."""
        self._asked = self.asking
        self._asked.ask(state, give)

    def ask_line(self, state: StepState, give: Give) -> None:
        """Ask for a line of the list that shows; it stays beneath."""
        self._asked = self.line
        self._asked.ask(state, give)

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field of the panel or, for "", in a line."""
        self._asked.complain(field, message)

    def busy(self, *, is_busy: bool) -> None:
        """Show that what the panel is for is being done."""
        self._asked.busy(is_busy=is_busy)

    def close_panel(self) -> None:
        """Take the panel away."""
        self.panel.close()

    def search_for(self, text: str) -> None:
        """Put `text` into the search field."""
        self.search.fill(text)

    def show_list(self, shown: ListShown, acts: ListActs) -> None:
        """Show a list; `acts` hear what is wanted of it."""
        self.listed.open(shown, acts)

    def open_chooser(self) -> None:
        """Open the list of registers."""
        self.chooser.open()

    def show_chooser(self) -> None:
        """Show the procedures as chosen."""
        self.chooser.show_register(PROCEDURES)

    def focus_search(self) -> None:
        """Give the search field the focus."""
        self.search.focus_field()

    def focus_table(self) -> None:
        """Give the table the focus."""
        self.table.focus_table()

    def render(self, state: CatalogueState) -> None:
        """Show everything but the rows."""
        self.card.show(state.card)
        self.due.show(state.due)
        if not self.moment.has_focus:
            self.moment.fill(state.moment)
        self.moment.complain(state.moment_error)
        self.channel.show(state.channel)
        self._line.configure(text=state.line)
        self._empty.show(state.empty_line)
        self._trouble.show(state.trouble, before=self.table)

    def reset_rows(self, total: int, *, place: int) -> None:
        """Begin a new list of `total` rows, that at `place` the current one."""
        self.table.reset(total, place=place)

    def put_rows(self, start: int, rows: Sequence[TableRow]) -> None:
        """Take rows from position `start` on."""
        self.table.put(start, rows)
