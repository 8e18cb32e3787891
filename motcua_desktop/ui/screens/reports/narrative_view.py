"""The narrative pane: headings at the left, the text under the current one beside."""

import tkinter as tk
from typing import Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.widgets.data_table import DataTable, TableActs
from motcua_desktop.ui.widgets.field_box import FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.table_head import Column
from motcua_desktop.ui.widgets.text_box import TextBox

COLUMNS = (
    Column("Nội dung", 132),
    Column("Mục", 56),
    Column("Tên mục", 202, stretch=True),
)
_LIST = 420
_TEXT = FieldLook(hint="soạn nội dung mục này", role="body", height=200)


def _nothing(_key: str) -> None:
    return None


def _nothing_needed(_start: int, _length: int) -> None:
    return None


class NarrativeIntents(Protocol):
    """What the clerk may want of the texts."""

    def current(self, key: str) -> None: ...  # noqa: D102
    def typed(self, text: str) -> None: ...  # noqa: D102
    def accept(self) -> None: ...  # noqa: D102
    def confirm(self) -> None: ...  # noqa: D102
    def leave(self) -> None: ...  # noqa: D102


class NarrativeFrame(tk.Frame):
    """The whole pane; it stretches with the screen that holds it."""

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._shown = ""

    def build(self, intents: NarrativeIntents) -> None:
        """Make the widgets, once."""
        kit, px = self.kit, self.kit.px
        self._intents = intents
        left = kit.card(self, width=_LIST)
        left.pack(side="left", fill="y")
        left.pack_propagate(False)
        acts = TableActs(
            on_need=_nothing_needed,
            on_open=lambda _key: self.focus_text(),
            on_current=intents.current,
            on_sort=_nothing,
        )
        self.table = DataTable(left, kit, COLUMNS, acts)
        self.table.pack(fill="both", expand=True, padx=2, pady=2)
        card = kit.card(self)
        card.pack(side="left", fill="both", expand=True, padx=(px(12), 0))
        self._make_text(card)

    def _make_text(self, card: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        head = kit.box(card)
        head.pack(fill="x", padx=px(16), pady=(px(12), px(4)))
        self._title = kit.text(head, role="section", anchor="w", justify="left")
        self._title.pack(side="left", fill="x", expand=True)
        self._progress = kit.text(head, role="small", ink="ink2")
        self._progress.pack(side="right", padx=(px(8), 0))
        self._source = kit.text(card, role="small", ink="ink2", anchor="w")
        self._source.pack(fill="x", padx=px(16), pady=(0, px(4)))
        self._trouble = TroubleBar(card, kit)
        self._make_foot(card)
        self._offer = self._note(card, "ink2")
        self._findings = self._note(card, "overdue")
        self.text = TextBox(card, kit, on_change=intents.typed, dress=_TEXT)
        self.text.stretch()
        self.text.pack(fill="both", expand=True, padx=px(16))
        self.text.entry.bind("<FocusOut>", lambda _event: intents.leave(), add="+")

    def _note(self, card: tk.Misc, ink: str) -> tk.Label:
        label = self.kit.text(card, role="small", ink=ink, justify="left", anchor="w")
        label.pack(side="bottom", fill="x", padx=self.kit.px(16), pady=self.kit.px(4))
        label.bind(
            "<Configure>",
            lambda event: label.configure(wraplength=max(event.width, 1)),
        )
        return label

    def _make_foot(self, card: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        foot = kit.box(card)
        foot.pack(side="bottom", fill="x", padx=px(16), pady=(px(8), px(12)))
        kit.rule(card).pack(side="bottom", fill="x", padx=1)
        self.confirm = KeyButton(
            foot,
            kit,
            "Xác nhận mục",
            command=intents.confirm,
            key="Ctrl+Enter",
            icon="check",
            kind="primary",
        )
        self.confirm.pack(side="right")
        self.accept = KeyButton(
            foot, kit, "Lấy gợi ý", command=intents.accept, key="F6", icon="list"
        )
        self.accept.pack(side="right", padx=px(8))
        self._line = kit.text(foot, role="small", ink="ink2")
        self._line.pack(side="left")

    def render_narrative(self, state: NarrativeState) -> None:
        """Show headings and the text under the current one."""
        keys = [row.number for row in state.rows]
        place = keys.index(state.current) if state.current in keys else 0
        if self.table.current != state.current:
            self.table.position = place
        self.table.fill(state.rows)
        is_other = state.current != self._shown
        self._shown = state.current
        # What was typed and is not told of yet must not be written over.
        if is_other or (state.text, state.is_suggestion) != self.text.told:
            self.text.fill(state.text, is_tinted=state.is_suggestion)
        self._title.configure(text=state.title)
        self._progress.configure(text=state.progress)
        self._source.configure(text=state.source if state.is_suggestion else "")
        offer = f"{state.source}:\n{state.suggestion}" if state.suggestion else ""
        self._offer.configure(text=offer)
        self._findings.configure(text="\n".join(state.findings))
        self._line.configure(text=state.line)
        self.confirm.show(state.confirm_label, "check")
        self.confirm.enable(is_enabled=state.can_confirm)
        self.accept.enable(is_enabled=state.can_accept)
        self._trouble.show(state.trouble, before=self.text)

    def focus_text(self) -> None:
        """Give the text the focus."""
        self.text.focus_field()

    def focus_headings(self) -> None:
        """Give the list of headings the focus."""
        self.table.focus_table()
