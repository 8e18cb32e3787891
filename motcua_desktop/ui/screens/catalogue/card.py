"""The pane of the current procedure: facts, then the papers that it asks for."""

import tkinter as tk

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.catalogue.state import ProcedureCard
from motcua_desktop.ui.widgets.cut_label import CutLabel

PANE_WIDTH = 448
_FACTS = 6
_PAPERS = 5


class ProcedurePane:
    """The current procedure: facts, then the papers that it asks for."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        self._kit = kit
        px = kit.px
        self.card = kit.card(parent, width=PANE_WIDTH)
        self.card.pack_propagate(False)
        # First, so that a long name never pushes it out.
        self.foot = kit.box(self.card)
        self.foot.pack(side="bottom", anchor="e", padx=px(16), pady=px(14))
        self._name = kit.text(self.card, role="section", justify="left", anchor="w")
        self._name.configure(wraplength=px(PANE_WIDTH - 32))
        self._name.pack(fill="x", padx=px(16), pady=(px(12), px(8)))
        self._facts = [self._fact() for _ in range(_FACTS)]
        kit.rule(self.card).pack(fill="x", padx=1, pady=px(8))
        head = kit.box(self.card)
        head.pack(fill="x", padx=px(16))
        self._papers_title = kit.text(head, "Thành phần hồ sơ", role="strong")
        self._papers_title.pack(side="left")
        self._papers_line = kit.text(head, role="small", ink="ink2")
        self._papers_line.pack(side="right")
        self._papers = [self._paper() for _ in range(_PAPERS)]

    def _fact(self) -> tuple[tk.Label, CutLabel]:
        kit = self._kit
        line = kit.box(self.card)
        line.pack(fill="x", padx=kit.px(16), pady=kit.px(2))
        label = kit.text(line, role="small", ink="ink2", anchor="w", width=13)
        label.pack(side="left")
        value = CutLabel(line, kit)
        value.pack(side="left", fill="x", expand=True)
        return label, value

    def _paper(self) -> CutLabel:
        label = CutLabel(self.card, self._kit, role="small")
        label.pack(fill="x", padx=self._kit.px(16), pady=self._kit.px(1))
        return label

    def show(self, card: ProcedureCard) -> None:
        """Show this procedure."""
        self._name.configure(text=card.name)
        for place, (label, value) in enumerate(self._facts):
            fact = card.facts[place] if place < len(card.facts) else None
            label.configure(text=fact.label if fact else "")
            value.show(fact.value if fact else "")
        self._papers_line.configure(text=card.papers_line)
        papers = list(card.papers)
        if len(papers) > _PAPERS:
            left = len(papers) - _PAPERS + 1
            papers = [*papers[: _PAPERS - 1], f"và {left} giấy tờ khác"]
        for place, line in enumerate(self._papers):
            line.show(papers[place] if place < len(papers) else "")
