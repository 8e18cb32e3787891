"""Cards at the right of the report screen: the last months, the identities."""

import tkinter as tk
from collections.abc import Callable
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.state import Check, MonthPair
from motcua_desktop.ui.widgets.canvases import BarChart, BarPair

_PANE: Final = 292


class MonthsCard:
    """Sáu tháng gần đây: received and resolved, month by month."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        px = kit.px
        self.card = kit.card(parent, width=_PANE, height=198)
        self.card.pack_propagate(False)
        head = kit.text(self.card, "Sáu tháng gần đây", role="section")
        head.pack(anchor="w", padx=px(16), pady=(px(10), px(2)))
        keys = kit.box(self.card)
        keys.pack(anchor="w", padx=px(16))
        for token, words in (("chart2", "Tiếp nhận"), ("accent", "Giải quyết")):
            mark = kit.box(keys, width=px(11), height=px(11))
            kit.paint(mark, background=token)
            mark.pack(side="left", padx=(0, px(6)))
            label = kit.text(keys, words, role="small", ink="ink2")
            label.pack(side="left", padx=(0, px(14)))
        self.chart = BarChart(self.card, kit, height=136)
        self.chart.pack(fill="both", expand=True, padx=px(16), pady=(px(4), px(10)))

    def show(self, months: tuple[MonthPair, ...]) -> None:
        """Show these months."""
        self.chart.show([BarPair(it.label, it.received, it.resolved) for it in months])


class ChecksCard:
    """Đối chiếu: the identities, each with its numbers."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, on_open: Callable[[int], None]
    ) -> None:
        self._kit = kit
        self._on_open = on_open
        px = kit.px
        self.card = kit.card(parent, width=_PANE)
        self.card.pack_propagate(False)
        head = kit.box(self.card)
        head.pack(fill="x", padx=px(16), pady=(px(12), px(8)))
        kit.text(head, "Đối chiếu", role="section").pack(side="left")
        self._line = kit.text(head, role="small-strong", ink="ready")
        self._line.pack(side="right")
        foot = kit.text(
            self.card,
            "Sai một dòng thì không xuất; phần mềm nêu phép tính bị lệch.",
            role="small",
            ink="ink2",
            justify="left",
        )
        foot.configure(wraplength=px(_PANE - 32))
        foot.pack(side="bottom", anchor="w", padx=px(16), pady=(px(8), px(14)))
        kit.rule(self.card).pack(side="bottom", fill="x", padx=px(16))
        self._list = kit.box(self.card)
        self._list.pack(fill="both", expand=True, padx=px(16))
        self._shown: tuple[Check, ...] = ()

    def show(self, checks: tuple[Check, ...], line: str, *, is_sound: bool) -> None:
        """Show these identities, broken ones in overdue colours."""
        self._line.configure(text=line)
        self._kit.paint(self._line, foreground="ready" if is_sound else "overdue")
        if checks == self._shown:
            return
        self._shown = checks
        for child in self._list.winfo_children():
            child.destroy()
        for place, check in enumerate(checks):
            self._add(place, check)

    def _add(self, place: int, check: Check) -> None:
        kit, px = self._kit, self._kit.px
        line = kit.box(self._list)
        line.pack(fill="x", pady=px(3))
        name, ink = (
            ("circle-check", "ready") if check.is_ok else ("circle-x", "overdue")
        )
        picture = kit.picture(line, name, size=15, ink=ink)
        picture.pack(side="left", anchor="n", padx=(0, px(8)), pady=px(1))
        words = kit.text(
            line,
            check.words,
            role="small",
            ink="ink" if check.is_ok else "overdue",
            justify="left",
        )
        words.configure(wraplength=px(_PANE - 62))
        words.pack(side="left")
        if check.dossiers:
            self._make_opener(words, place)

    def _make_opener(self, words: tk.Label, place: int) -> None:
        """Let a broken identity open the dossiers that break it."""
        words.configure(takefocus=True, cursor="hand2")
        for sequence in ("<Button-1>", "<Return>", "<KP_Enter>"):
            words.bind(sequence, lambda _event: self._on_open(place))
