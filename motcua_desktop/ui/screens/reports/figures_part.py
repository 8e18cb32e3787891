"""The part "Số liệu": figures, the text that tells them below, months and proofs."""

import tkinter as tk
from typing import Any, Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.cards import ChecksCard, MonthsCard
from motcua_desktop.ui.screens.reports.figures_card import FigureIntents, FiguresCard
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.screens.reports.state import ReportState
from motcua_desktop.ui.screens.reports.text_card import NarrativeIntents, TextCard

_PANE: Final = 292
_GAP: Final = 13
_FIGURES: Final = 370
"""Px that the figures keep beside their text, be their rows ever so few."""
_TEXT: Final = 130
"""Px that the text keeps, be the rows ever so many."""

_MONTHS: Final = (112, 198)
"""Px that the months keep at least, and take at most."""


class FiguresPartIntents(FigureIntents, Protocol):
    """What the clerk may want of this part."""

    @property
    def texts(self) -> NarrativeIntents: ...  # noqa: D102
    def check_opened(self, place: int) -> None: ...  # noqa: D102


class FiguresPart(tk.Frame):
    """Rows take the height that they need, the text below them what is left."""

    def __init__(self, parent: tk.Misc, kit: Kit, intents: FiguresPartIntents) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self._kit = kit
        self._has_text = False
        px = kit.px
        self._left = kit.box(self, on="bg")
        self._left.pack(side="left", fill="both", expand=True)
        self._upper, self._lower = (kit.box(self._left, on="bg") for _ in range(2))
        self.figures = FiguresCard(self._upper, kit, intents)
        self.text = TextCard(self._lower, kit, intents.texts)
        for card in (self.figures.card, self.text.card):
            card.pack(fill="both", expand=True)
        self._right = kit.box(self, on="bg", width=px(_PANE))
        self._past = kit.box(self._right, on="bg", width=px(_PANE))
        self._past.pack_propagate(False)
        self._past.pack(fill="x", pady=(0, px(12)))
        self.months = MonthsCard(self._past, kit)
        self.checks = ChecksCard(self._right, kit, intents.check_opened)
        for card in (self.months.card, self.checks.card):
            card.pack(fill="both", expand=True)
        self._right.bind("<Configure>", lambda _event: self._share_right())
        self._left.bind("<Configure>", lambda _event: self._share())

    def show(self, state: ReportState) -> None:
        """Show the figures, and what stands beside and below them."""
        if state.table.list_heads:
            # A list of words needs the whole width.
            self._right.pack_forget()
        else:
            pad = self._kit.px(12)
            self._right.pack(side="right", fill="y", padx=(pad, 0), before=self._left)
        self.figures.show(state)
        self.checks.show(state.checks, state.checks_line, is_sound=state.is_sound)
        self.months.show(state.months)
        self._has_text = state.has_text
        self._share()
        self._share_right()

    def show_text(self, state: NarrativeState) -> None:
        """Show the section in hand below the figures."""
        self.text.show(state)

    def _share(self) -> None:
        """Share the height between the figures and their text."""
        whole: dict[str, Any] = {"x": 0, "relwidth": 1}
        if not self._has_text:
            self._lower.place_forget()
            self._upper.place(**whole, y=0, height="", relheight=1)
            return
        px, height = self._kit.px, self._left.winfo_height()
        needed = self.figures.needed_height(self._left.winfo_width())
        most = height - px(_GAP) - px(_TEXT)
        figures = max(min(max(needed, px(_FIGURES)), most), 1)
        top = figures + px(_GAP)
        self._upper.place(**whole, y=0, relheight="", height=figures)
        self._lower.place(**whole, y=top, height=max(height - top, 1))

    def _share_right(self) -> None:
        """Leave the months what the identities do not need: each must be seen."""
        px = self._kit.px
        free = self._right.winfo_height() - self.checks.needed_height() - px(12)
        self._past.configure(height=max(px(_MONTHS[0]), min(free, px(_MONTHS[1]))))
