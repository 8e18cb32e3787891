"""The screen of returning: scan box and lists at the left, the taker at the right."""

import tkinter as tk
from typing import Any, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.intake.state import Offer
from motcua_desktop.ui.screens.returning.state import ReturnForm, ReturningState
from motcua_desktop.ui.screens.returning.taker import TakerCard
from motcua_desktop.ui.widgets.field_box import FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.notes import EmptyNote, TroubleBar
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable
from motcua_desktop.ui.widgets.popup_list import PopupColumn
from motcua_desktop.ui.widgets.type_ahead import TypeAhead, TypeAheadActs

_CHOSEN = (
    PlainColumn("Mã hồ sơ", 172),
    PlainColumn("Chủ hồ sơ", 164, most=320),
    PlainColumn("Thủ tục", 0),
    PlainColumn("Còn thu", 92, "e"),
    PlainColumn("Mã bưu gửi", 132),
)
_WAITING = (
    PlainColumn("Mã hồ sơ", 172),
    PlainColumn("Chủ hồ sơ", 164, most=320),
    PlainColumn("Thủ tục", 0),
    PlainColumn("Có kết quả", 108),
)


class ReturningIntents(Protocol):
    """What the clerk may want of this screen."""

    def typed(self, text: str) -> None: ...  # noqa: D102
    def entered(self) -> None: ...  # noqa: D102
    def add(self, number: str) -> None: ...  # noqa: D102
    def add_waiting_at(self, place: int) -> None: ...  # noqa: D102
    def drop_at(self, place: int) -> None: ...  # noqa: D102
    def said(self, name: str, value: str) -> None: ...  # noqa: D102
    def clear(self) -> None: ...  # noqa: D102
    def print_list(self) -> None: ...  # noqa: D102
    def submit(self) -> None: ...  # noqa: D102


class ReturningScreen(tk.Frame):
    """The whole screen, built once."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit

    def build(self, intents: ReturningIntents) -> None:
        """Make the widgets in the order of Tab: left column, pane, buttons."""
        kit, px = self.kit, self.kit.px
        self._intents = intents
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        left = kit.box(self, on="bg")
        left.grid(
            row=0,
            column=0,
            sticky="nsew",
            padx=(px(20), px(16)),
            pady=(px(14), px(12)),
        )
        self._make_batch(left)
        self._make_waiting(left)
        self.taker = TakerCard(self, kit, intents.said)
        self.taker.card.grid(
            row=0, column=1, sticky="ns", padx=(0, px(20)), pady=(px(14), px(12))
        )
        self._make_bar()

    def _make_batch(self, left: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        card = self._batch = kit.card(left)
        card.pack(fill="both", expand=True, pady=(0, px(12)))
        intents = self._intents
        self.scan = TypeAhead(
            card,
            kit,
            "Mã hồ sơ",
            columns=(PopupColumn(172), PopupColumn(170), PopupColumn(0)),
            acts=TypeAheadActs(
                on_change=intents.typed,
                on_pick=intents.add,
                on_current=lambda _number: None,
                on_enter=intents.entered,
                waits=False,
            ),
            dress=FieldLook(
                icon="scan-barcode", hint="quét mã vạch, hoặc gõ mã, tên", key="F4"
            ),
        )
        self.scan.pack(fill="x", padx=px(16), pady=(px(10), px(6)))
        self._line = kit.text(card, role="small", ink="ink2", anchor="w")
        self._line.configure(compound="left", justify="left", wraplength=px(740))
        self._line.pack(fill="x", padx=px(16), pady=(0, px(6)))
        self._trouble = TroubleBar(card, kit)
        self._count = self._titled(card, "Lượt trả này")
        self.chosen = PlainTable(
            card, kit, _CHOSEN, height=4, on_open=lambda _place: None
        )
        self.chosen.pack(fill="both", expand=True, padx=1, pady=(0, px(6)))
        for key in ("<Delete>", "<BackSpace>"):
            self.chosen.tree.bind(key, lambda _event: self._drop())
        self._empty = EmptyNote(self.chosen, kit)

    def _make_waiting(self, left: tk.Misc) -> None:
        kit = self.kit
        card = kit.card(left)
        card.pack(fill="x")
        self._waiting_line = self._titled(card, "Chờ trả kết quả")
        self.waiting = PlainTable(
            card, kit, _WAITING, height=6, on_open=self._intents.add_waiting_at
        )
        self.waiting.pack(fill="x", padx=1, pady=(0, kit.px(6)))

    def _titled(self, card: Any, title: str) -> tk.Label:
        kit, px = self.kit, self.kit.px
        head = kit.box(card)
        head.pack(fill="x", padx=px(16), pady=(px(8), px(6)))
        kit.text(head, title, role="section").pack(side="left")
        label = kit.text(head, role="small", ink="ink2")
        label.pack(side="left", padx=px(10))
        return label

    def _make_bar(self) -> None:
        kit, intents = self.kit, self._intents
        bar = kit.box(self, height=kit.px(52))
        bar.grid(row=1, column=0, columnspan=2, sticky="ew")
        bar.pack_propagate(False)
        kit.rule(bar).pack(side="top", fill="x")
        plan = (
            ("Bỏ cả lượt", intents.clear, "Ctrl+R", "undo-2", "plain"),
            ("In danh sách", intents.print_list, "Ctrl+P", "printer", "plain"),
            ("Trả kết quả", intents.submit, "F9", "package-check", "primary"),
        )
        self.drop, self.print, self.give = [
            KeyButton(bar, kit, words, command=act, key=key, icon=icon, kind=kind)
            for words, act, key, icon, kind in plan
        ]
        self.give.pack(side="right", padx=(kit.px(8), kit.px(20)))
        self.print.pack(side="right", padx=(kit.px(8), 0))
        self.drop.pack(side="right")

    def _drop(self) -> str:
        if self.chosen.current >= 0:
            self._intents.drop_at(self.chosen.current)
        return "break"

    # what the presenter asks

    def offer(self, offer: Offer) -> None:
        """Suggest waiting results under the scan box."""
        self.scan.offer(offer.choices, offer.foot)

    def clear_scan(self) -> None:
        """Empty the scan box."""
        self.scan.fill("")
        self.scan.list.hide()

    def fill(self, form: ReturnForm) -> None:
        """Set the fields and choices."""
        self.taker.fill(form)

    def focus(self, field: str) -> None:  # type: ignore[override]
        """Give a field the focus; "scan" is the scan box."""
        if field == "scan":
            self.scan.focus_field()
        else:
            self.taker.boxes[field].focus_field()

    def focus_scan(self) -> None:
        """Give the scan box the focus."""
        self.scan.focus_field()

    def focus_waiting(self) -> None:
        """Give the list of waiting results the focus."""
        self.waiting.tree.focus_set()

    def render(self, state: ReturningState) -> None:
        """Show everything but the texts of the fields."""
        self.chosen.show(state.chosen)
        self._count.configure(text=state.chosen_line)
        empty = "" if state.chosen else "Chưa có kết quả nào trong lượt này."
        self._empty.show(empty)
        self.waiting.show(state.waiting)
        self._waiting_line.configure(text=state.waiting_line)
        self._show_line(state)
        self._trouble.show(state.trouble, before=self.chosen)
        self.taker.show(state)
        self.give.show(state.act, "package-check")
        self.give.enable(is_enabled=state.can_return)
        self.print.enable(is_enabled=state.can_print)
        self.drop.enable(is_enabled=bool(state.chosen))

    def _show_line(self, state: ReturningState) -> None:
        ink = "overdue" if state.line_is_wrong else "ink2"
        photo: Any = ""
        if state.line_is_wrong:
            photo = self.kit.icon("state-overdue", 14, "overdue")
        words = f" {state.line}" if state.line_is_wrong else state.line
        self._line.configure(text=words, image=photo)
        self.kit.paint(self._line, foreground=ink)
