"""The pane beside the list: the current dossier, its facts, history and next act."""

import tkinter as tk
from collections.abc import Callable

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.dossiers.state import PaneState
from motcua_desktop.ui.shown import Fact
from motcua_desktop.ui.widgets.choices import StatePill
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.key_button import KeyButton

_WIDTH = 280
_FACTS = 7
_MOMENTS = 4


class DossierPane:
    """Labels set by `configure`; buttons stay at the foot."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        *,
        open_it: Callable[[], None],
        take_next: Callable[[], None],
    ) -> None:
        self._kit = kit
        px = kit.px
        self.card = kit.card(parent, width=_WIDTH)
        self.card.pack_propagate(False)
        self._make_buttons(open_it, take_next)
        line = kit.box(self.card)
        line.pack(fill="x", padx=px(16), pady=(px(12), px(8)))
        self._pill = StatePill(line, kit)
        self._number = self._text("name", "ink")
        self._name = self._text("name", "ink")
        self._procedure = self._text("small", "ink2")
        kit.rule(self.card).pack(fill="x", padx=1, pady=px(8))
        self._facts = [self._fact() for _ in range(_FACTS)]
        kit.rule(self.card).pack(fill="x", padx=1, pady=px(8))
        self._history_title = self._text("strong", "ink")
        self._moments = [self._moment() for _ in range(_MOMENTS)]

    def _text(self, role: str, ink: str) -> tk.Label:
        px = self._kit.px
        label = self._kit.text(
            self.card, role=role, ink=ink, justify="left", anchor="w"
        )
        label.configure(wraplength=px(_WIDTH - 32))
        label.pack(fill="x", padx=px(16))
        return label

    def _fact(self) -> tuple[tk.Label, CutLabel]:
        kit = self._kit
        line = kit.box(self.card)
        line.pack(fill="x", padx=kit.px(16), pady=kit.px(2))
        label = kit.text(line, role="small", ink="ink2", anchor="w", width=11)
        label.pack(side="left", anchor="n")
        value = CutLabel(line, kit, role="number", lines=2)
        value.pack(side="left", fill="x", expand=True)
        return label, value

    def _moment(self) -> tuple[tk.Label, tk.Label]:
        kit = self._kit
        line = kit.box(self.card)
        line.pack(fill="x", padx=kit.px(16), pady=kit.px(2))
        when = kit.text(line, role="small", ink="ink2", anchor="w", width=11)
        when.pack(side="left", anchor="n")
        what = kit.text(line, anchor="w", justify="left")
        what.configure(wraplength=kit.px(154))
        what.pack(side="left", fill="x")
        return when, what

    def _make_buttons(
        self, open_it: Callable[[], None], take_next: Callable[[], None]
    ) -> None:
        kit = self._kit
        foot = kit.box(self.card)
        foot.pack(side="bottom", fill="x", padx=kit.px(16), pady=(kit.px(10), 12))
        kit.rule(self.card).pack(side="bottom", fill="x", padx=1)
        self.next = KeyButton(
            foot, kit, "", command=take_next, key="F8", icon="check", kind="primary"
        )
        self.next.pack(fill="x", pady=(0, kit.px(8)))
        self.open = KeyButton(
            foot, kit, "Mở hồ sơ", command=open_it, key="Enter", icon="folder-open"
        )
        self.open.pack(fill="x")

    def show(self, pane: PaneState) -> None:
        """Show this dossier, or nothing."""
        if pane.number:
            self._pill.show(pane.state, pane.word)
            self._pill.frame.pack(side="left")
        else:
            self._pill.frame.pack_forget()
        self._number.configure(text=pane.number)
        self._name.configure(text=pane.name)
        self._procedure.configure(text=pane.procedure)
        blank = [Fact("", "")] * (_FACTS - len(pane.facts))
        for (label, value), fact in zip(
            self._facts, [*pane.facts[:_FACTS], *blank], strict=True
        ):
            label.configure(text=fact.label)
            value.show(fact.value)
        done = [entry for entry in pane.history if entry.hour]
        self._history_title.configure(text="Quá trình" if done else "")
        shown = done[-_MOMENTS:]
        for place, (when, what) in enumerate(self._moments):
            entry = shown[place] if place < len(shown) else None
            words = f"{entry.day[:5]} {entry.hour}".strip() if entry else ""
            when.configure(text=words)
            what.configure(text=entry.title if entry else "")
        act = pane.next_act
        self.next.show(act.label or "Việc tiếp theo", act.icon)
        self.next.enable(is_enabled=act.is_enabled)
        self.open.enable(is_enabled=bool(pane.number))
