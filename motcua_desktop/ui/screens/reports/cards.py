"""Cards at the right of the report screen: the last months, the identities."""

import tkinter as tk
from collections.abc import Callable
from typing import Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.state import Check, MonthPair
from motcua_desktop.ui.widgets.canvases import BarChart, BarPair

_PANE: Final = 292
_FOOT: Final = "Sai một dòng thì không xuất báo cáo."


class MonthsCard:
    """Sáu tháng gần đây: received and resolved, month by month."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        px = kit.px
        self.card = kit.card(parent, width=_PANE)
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
        self.chart = BarChart(self.card, kit, height=0)
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
        head = self._head = kit.box(self.card)
        head.pack(fill="x", padx=px(16), pady=(px(12), px(8)))
        kit.text(head, "Đối chiếu", role="section").pack(side="left")
        self._line = kit.text(head, role="small-strong", ink="ready")
        self._line.pack(side="right")
        foot = self._foot = kit.text(self.card, _FOOT, role="small", ink="ink2")
        foot.pack(side="bottom", anchor="w", padx=px(16), pady=(px(8), px(10)))
        kit.rule(self.card).pack(side="bottom", fill="x", padx=px(16))
        self._list = kit.box(self.card)
        self._list.pack(fill="both", expand=True, padx=px(16))
        self._shown: tuple[Check, ...] = ()
        self._lines: list[tk.Label] = []

    def needed_height(self) -> int:
        """Return the height in which the card shows all of its identities."""
        px = self._kit.px
        ends = self._head.winfo_reqheight() + self._foot.winfo_reqheight() + px(38)
        lines = sum(line.winfo_reqheight() + 2 * px(3) for line in self._lines)
        return ends + lines + px(5)

    def show(self, checks: tuple[Check, ...], line: str, *, is_sound: bool) -> None:
        """Show these identities, broken ones in overdue colours."""
        self._line.configure(text=line)
        self._kit.paint(self._line, foreground="ready" if is_sound else "overdue")
        if checks == self._shown:
            return
        self._shown = checks
        for child in self._list.winfo_children():
            child.destroy()
        self._lines = [self._add(place, check) for place, check in enumerate(checks)]

    def _add(self, place: int, check: Check) -> tk.Label:
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
        return words

    def _make_opener(self, words: tk.Label, place: int) -> None:
        """Let a broken identity open the dossiers that break it."""
        words.configure(takefocus=True, cursor="hand2")
        for sequence in ("<Button-1>", "<Return>", "<KP_Enter>"):
            words.bind(sequence, lambda _event: self._on_open(place))
