"""The detail on screen: header with the next act, history, papers, people."""

import tkinter as tk
from typing import Any, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.dossier.state import DossierState
from motcua_desktop.ui.shown import Fact
from motcua_desktop.ui.widgets.choices import StatePill
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.key_button import KeyButton, small_button
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable
from motcua_desktop.ui.widgets.time_line import Moment, TimeLine

_PAPERS = (
    PlainColumn("Giấy tờ", 0),
    PlainColumn("Loại", 130),
    PlainColumn("Số lượng", 84, "e"),
)
_SLIPS = (
    PlainColumn("Mẫu", 0),
    PlainColumn("Bản in", 216),
    PlainColumn("Lúc", 110),
)


class DossierIntents(Protocol):
    """What the clerk may want of this screen."""

    def take_next(self) -> None: ...  # noqa: D102
    def take_return(self) -> None: ...  # noqa: D102
    def take(self, step: str) -> None: ...  # noqa: D102
    def add_note(self) -> None: ...  # noqa: D102
    def correct(self) -> None: ...  # noqa: D102
    def print_receipt(self) -> None: ...  # noqa: D102
    def offer_papers(self) -> None: ...  # noqa: D102
    def show_attachments(self) -> None: ...  # noqa: D102


_FACTS = 5
_FACTS_LEAST = 140
_OTHERS = 110
_PAPERS_LEAST, _PAPERS_MOST = 3, 6
"""How many papers the list shows: the slips give it room."""


class FactsCard:
    """Labelled values, set by `configure`; a long one takes a second line."""

    def __init__(self, parent: tk.Misc, kit: Kit, title: str) -> None:
        self._kit = kit
        self.card = kit.card(parent)
        self.card.columnconfigure(1, weight=1)
        # As high as the picture has it; values of two lines take what they need.
        strut = kit.box(self.card, height=kit.px(_FACTS_LEAST) - 2, width=1)
        # Inside the border and its round corners, which it would cover.
        strut.grid(row=0, column=2, rowspan=_FACTS + 2, padx=(0, kit.px(8)), pady=1)
        self.card.rowconfigure(_FACTS + 1, weight=1, minsize=kit.px(6))
        head = kit.text(self.card, title, role="section")
        head.grid(row=0, column=0, columnspan=2, sticky="w")
        head.grid(padx=kit.px(16), pady=(kit.px(10), kit.px(4)))
        self._lines = [self._line(row) for row in range(1, _FACTS + 1)]

    def _line(self, row: int) -> tuple[tk.Label, CutLabel]:
        kit = self._kit
        label = kit.text(self.card, role="small", ink="ink2")
        label.grid(row=row, column=0, sticky="nw", padx=(kit.px(16), kit.px(14)))
        label.grid(pady=(kit.px(3), 0))
        value = CutLabel(self.card, kit, role="number", lines=2)
        value.grid(row=row, column=1, sticky="ew", pady=kit.px(2), padx=(0, 12))
        return label, value

    def show(self, facts: tuple[Fact, ...]) -> None:
        """Show these facts."""
        blank = [Fact("", "")] * (len(self._lines) - len(facts))
        for (label, value), fact in zip(self._lines, [*facts, *blank], strict=True):
            label.configure(text=fact.label)
            value.show(fact.value)
            for part in (label, value):
                part.grid() if fact.label else part.grid_remove()


class DossierScreen(tk.Frame):
    """The whole screen."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit

    def build(self, intents: DossierIntents) -> None:
        """Make the widgets, once."""
        self._intents = intents
        px = self.kit.px
        self._make_header()
        body = self.kit.box(self, on="bg")
        body.pack(fill="both", expand=True, padx=px(20), pady=(0, px(14)))
        self._make_history(body)
        right = self.kit.box(body, on="bg")
        right.pack(side="left", fill="both", expand=True)
        self._make_papers(right)
        self._make_slips(right)
        facts = self.kit.box(right, on="bg")
        facts.pack(side="bottom", fill="x")
        facts.columnconfigure((0, 1), weight=1, uniform="facts")
        self._applicant = FactsCard(facts, self.kit, "Chủ hồ sơ")
        self._applicant.card.grid(row=0, column=0, sticky="nsew", padx=(0, px(6)))
        self._reception = FactsCard(facts, self.kit, "Tiếp nhận và trả")
        self._reception.card.grid(row=0, column=1, sticky="nsew", padx=(px(6), 0))
        self._slips_card.pack(fill="both", expand=True, pady=(0, px(12)))

    def _make_header(self) -> None:
        kit, px = self.kit, self.kit.px
        self._card = kit.card(self, height=114)
        self._card.pack(fill="x", padx=px(20), pady=(px(12), px(12)))
        self._card.pack_propagate(False)
        self._trouble = TroubleBar(self._card, kit)
        inner = kit.box(self._card)
        self._inner = inner
        inner.pack(fill="both", expand=True, padx=px(18), pady=(px(12), px(10)))
        acts = kit.box(inner, width=px(240))
        acts.pack(side="right", fill="y")
        acts.pack_propagate(False)
        self._make_acts(acts)
        due = kit.box(inner, width=px(300))
        due.pack(side="right", fill="y", padx=(px(20), px(12)))
        due.pack_propagate(False)
        self._make_due(due)
        kit.rule(inner, vertical=True).pack(side="right", fill="y")
        who = kit.box(inner)
        who.pack(side="left", fill="both", expand=True)
        line = kit.box(who)
        line.pack(anchor="w", pady=(0, px(6)))
        self._pill = StatePill(line, kit)
        self._pill.frame.pack(side="left", padx=(0, px(12)))
        self._number = kit.text(line, role="lead")
        self._number.pack(side="left")
        self._name = CutLabel(who, kit, role="name")
        self._name.pack(fill="x")
        self._procedure = CutLabel(who, kit, role="small", ink="ink2")
        self._procedure.pack(fill="x", pady=(px(2), 0))

    def _make_due(self, due: tk.Misc) -> None:
        kit = self.kit
        head = kit.text(due, "Hạn trả kết quả", role="small", ink="ink2")
        head.pack(anchor="w")
        self._due = kit.text(due, role="hero")
        self._due.pack(anchor="w")
        self._remaining = kit.text(due, role="small-medium")
        self._remaining.pack(anchor="w")
        self._limit = kit.text(due, role="small", ink="ink2", justify="left")
        self._limit.configure(wraplength=kit.px(296))
        self._limit.pack(anchor="w")
        kit.tip(self._limit, lambda: (str(self._limit["text"]), "F7"))

    def _make_acts(self, acts: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        self.next = KeyButton(
            acts, kit, "", command=intents.take_next, key="F8", kind="big"
        )
        self.next.pack(fill="x", pady=(0, px(8)))
        line = kit.box(acts)
        line.pack(fill="x")
        self.give = KeyButton(
            line,
            kit,
            "Trả kết quả",
            command=intents.take_return,
            key="F4",
            icon="package-check",
        )
        self.give.pack(side="left")
        self.others = DropDown(
            line,
            kit,
            "Khác",
            width=_OTHERS,
            on_change=self._other,
            on="surface",
            key="F12",
        )
        self.others.list.set_width(200)
        self.others.pack(side="right")

    def _other(self, step: str) -> None:
        self.others.show(self._other_acts, "")
        self._intents.take(step)

    def open_others(self) -> None:
        """Open the list of the other acts."""
        if self._other_acts:
            self.others.focus_set()
            self.others.invoke()

    def _make_history(self, body: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        card = kit.card(body, width=462)
        card.pack(side="left", fill="y", padx=(0, px(12)))
        card.pack_propagate(False)
        head = self._titled(card, "Quá trình giải quyết")
        note = small_button(
            head,
            kit,
            ("Ghi chú", "Ins", "pencil"),
            self._intents.add_note,
            tip="Ghi chú thêm vào hồ sơ",
        )
        note.pack(side="right")
        foot = kit.box(card)
        foot.pack(side="bottom", fill="x", padx=px(16), pady=(px(8), px(10)))
        self._chain_icon = kit.picture(foot, "shield-check", size=16)
        self._chain_icon.pack(side="left", padx=(0, px(9)))
        self._chain = kit.text(foot, role="small", ink="ink2")
        self._chain.pack(side="left")
        kit.rule(card).pack(side="bottom", fill="x", padx=1)
        self.time_line = TimeLine(card, kit)
        self.time_line.pack(fill="both", expand=True, padx=px(4))

    def _titled(self, card: Any, title: str) -> tk.Frame:
        kit, px = self.kit, self.kit.px
        head = kit.box(card, height=px(38))
        head.pack(fill="x", padx=px(14), pady=(2, 0))
        head.pack_propagate(False)
        kit.text(head, title, role="section").pack(side="left", padx=(px(2), px(10)))
        return head

    def _make_papers(self, right: tk.Misc) -> None:
        kit = self.kit
        card = kit.card(right)
        card.pack(fill="x", pady=(0, kit.px(12)))
        head = self._titled(card, "Thành phần hồ sơ")
        self._papers_line = kit.text(head, role="small", ink="ink2")
        self._papers_line.pack(side="left")
        files = small_button(
            head,
            kit,
            ("Tệp đính kèm", "F3", "folder-open"),
            self._intents.show_attachments,
        )
        files.pack(side="right")
        self.papers = PlainTable(card, kit, _PAPERS, height=_PAPERS_LEAST)
        self.papers.configure(highlightthickness=0)  # it is no tab stop
        self.papers.pack(fill="x", padx=3, pady=(0, 2))

    def _make_slips(self, right: tk.Misc) -> None:
        kit = self.kit
        card = self._slips_card = kit.card(right)
        head = self._titled(card, "Giấy, phiếu đã cấp")
        button = small_button(
            head,
            kit,
            ("In Giấy tiếp nhận", "Ctrl+P", "printer"),
            self._intents.print_receipt,
        )
        button.pack(side="right")
        right = small_button(
            head,
            kit,
            ("Đính chính", "F2", "pencil"),
            self._intents.correct,
            tip="Sửa thông tin ghi sai, rồi ra bản giấy mới",
        )
        others = small_button(
            head, kit, ("Phiếu khác", "F9", "file-text"), self._intents.offer_papers
        )
        others.pack(side="right", padx=kit.px(8))
        right.pack(side="right")
        self.slips = PlainTable(card, kit, _SLIPS, height=1)
        self.slips.pack(fill="both", expand=True, padx=1, pady=(0, kit.px(6)))

    def focus_act(self) -> None:
        """Give the next act the focus."""
        self.next.focus_set()

    def render(self, state: DossierState) -> None:
        """Show everything."""
        kit = self.kit
        self._trouble.show(state.trouble, before=self._inner)
        self._pill.show(state.state, state.word or "…")
        for label, words in (
            (self._number, state.number),
            (self._due, state.due),
            (self._remaining, state.remaining),
            (self._limit, state.limit),
            (self._papers_line, state.papers_line),
            (self._chain, state.chain),
        ):
            label.configure(text=words)
        self._name.show(state.name)
        self._procedure.show(state.procedure)
        kit.paint(self._due, foreground=state.state)
        self.next.show(state.next_act.label, state.next_act.icon)
        self.next.enable(is_enabled=state.next_act.is_enabled)
        self.give.enable(is_enabled=state.return_act.is_enabled)
        self._other_acts = state.other_acts
        self.others.show(state.other_acts, "")
        self.others.state(["!disabled" if state.other_acts else "disabled"])
        self._show_chain(is_whole=state.is_chain_whole)
        self.time_line.show(
            [
                Moment(
                    each.hour, each.day, each.title, each.note, each.kind, each.state
                )
                for each in state.history
            ]
        )
        rows = max(_PAPERS_LEAST, min(len(state.papers), _PAPERS_MOST))
        self.papers.tree.configure(height=rows)
        self.papers.show(state.papers)
        self.slips.show(state.slips)
        self._applicant.show(state.applicant)
        self._reception.show(state.reception)

    def _show_chain(self, *, is_whole: bool) -> None:
        kit = self.kit
        name, ink = ("shield-check", "ready") if is_whole else ("circle-x", "overdue")
        photo: Any = kit.icon(name, 16, ink)
        self._chain_icon.configure(image=photo)
        kit.paint(self._chain, foreground="ink2" if is_whole else "overdue")
