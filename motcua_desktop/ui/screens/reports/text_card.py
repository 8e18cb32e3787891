"""The card of one section of the report's text: what is told, what the office adds."""

import tkinter as tk
from typing import Any, Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.reports.narrative_state import NarrativeState
from motcua_desktop.ui.widgets.composed_box import ComposedBox
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.field_box import FieldLook
from motcua_desktop.ui.widgets.key_button import small_button
from motcua_desktop.ui.widgets.notes import TroubleBar

_TEXT: Final = FieldLook(hint="soạn nội dung mục này", role="body", height=60)
_WIDE: Final = 720
"""Px from which the buttons stand beside the title, not below the text."""
_NOTE: Final = 120
"""Px below which nothing can be said beside the title."""
_HIGH: Final = 300
"""Px from which there is room for an offer below the text."""


class NarrativeIntents(Protocol):
    """What the clerk may want of the texts."""

    def current(self, key: str) -> None: ...  # noqa: D102
    def next_section(self) -> None: ...  # noqa: D102
    def entered(self) -> None: ...  # noqa: D102
    def typed(self, text: str) -> None: ...  # noqa: D102
    def accept(self) -> None: ...  # noqa: D102
    def confirm(self) -> None: ...  # noqa: D102
    def leave(self) -> None: ...  # noqa: D102


class TextCard:
    """Title, text and deeds of the section in hand."""

    def __init__(self, parent: tk.Misc, kit: Kit, intents: NarrativeIntents) -> None:
        self._kit = kit
        self._intents = intents
        self._shown = ""
        self.card = kit.card(parent)
        self.card.grid_propagate(False)
        self.card.columnconfigure(1, weight=1)
        self.card.rowconfigure(3, weight=1)
        self._make_text()
        self._make_title()
        self._make_deeds()
        self._offer = self._note("ink2")
        self._findings = self._note("overdue")
        self._trouble_line = kit.box(self.card)
        self._trouble = TroubleBar(self._trouble_line, kit)
        self._trouble_end = kit.box(self._trouble_line)
        self._trouble_end.pack()
        self.card.bind("<Configure>", lambda _event: self._lay_out(), add="+")
        self._lay_out()

    def _make_text(self) -> None:
        intents = self._intents
        self.text = ComposedBox(
            self.card, self._kit, on_change=intents.typed, dress=_TEXT
        )
        self.text.stretch()
        self.text.entry.bind("<FocusIn>", lambda _event: intents.entered(), add="+")
        self.text.entry.bind("<FocusOut>", lambda _event: intents.leave(), add="+")

    def _make_title(self) -> None:
        kit = self._kit
        self._title_box = kit.box(self.card, height=kit.px(26))
        self._title_box.pack_propagate(False)
        self.title = CutLabel(self._title_box, kit, role="section")
        self.title.pack(fill="both", expand=True)

    def _make_deeds(self) -> None:
        kit, px, intents = self._kit, self._kit.px, self._intents
        self._deeds = kit.box(self.card)
        self.note = CutLabel(self.card, kit, role="small", ink="ink2")
        buttons = []
        for face, act in (
            (("Mục sau", "F2", "arrow-right"), intents.next_section),
            (("Xác nhận mục", "Ctrl+Enter", "check"), intents.confirm),
            (("Lấy gợi ý", "F6", "list"), intents.accept),
        ):
            button = small_button(self._deeds, kit, face, act)
            buttons.append(button)
            button.pack(side="right", padx=(px(8), 0))
        self.next, self.confirm, self.accept = buttons

    def _note(self, ink: str) -> tk.Label:
        label = self._kit.text(
            self.card, role="small", ink=ink, justify="left", anchor="w"
        )
        label.bind(
            "<Configure>",
            lambda event: label.configure(wraplength=max(event.width, 1)),
        )
        return label

    def _lay_out(self) -> None:
        """Put the deeds beside the title where there is room, else below the text."""
        px, side = self._kit.px, self._kit.px(16)
        wide = self.card.winfo_width() >= px(_WIDE)
        whole: dict[str, Any] = {"column": 0, "columnspan": 3, "sticky": "ew"}
        if wide:
            head: dict[str, Any] = {"row": 0, "sticky": "ew", "pady": (px(6), px(4))}
            self._title_box.grid(column=0, padx=(side, px(10)), columnspan=1, **head)
            self.note.grid(column=1, columnspan=1, padx=0, **head)
            self._deeds.grid(column=2, padx=(0, px(12)), columnspan=1, **head)
        else:
            self._title_box.grid(row=0, padx=side, pady=(px(6), 0), **whole)
            self.note.grid(row=1, padx=side, pady=(0, px(6)), **whole)
            self._deeds.grid(row=6, padx=side, pady=(px(8), px(10)), **whole)
        self._trouble_line.grid(row=2, padx=side, **whole)
        below = px(10) if wide else 0
        whole["sticky"] = "nsew"
        self.text.grid(row=3, padx=side, pady=(0, below), **whole)
        self._offer.grid(row=4, padx=side, pady=px(4), **whole)
        self._findings.grid(row=5, padx=side, pady=px(4), **whole)
        self._fit_title()
        self._show_notes()

    def _fit_title(self) -> None:
        """Give the title the width of its words, up to what the deeds leave."""
        px = self._kit.px
        words = self._kit.font("section").measure(self.title.words)
        taken = sum(
            it.winfo_reqwidth() + px(8)
            for it in (self.next, self.confirm, self.accept)
            if it.winfo_manager()
        )
        room = self.card.winfo_width() - taken - px(16 + 10 + 12)
        self._title_box.configure(width=max(1, min(words + 1, room)))
        is_wide = self.card.winfo_width() >= px(_WIDE)
        if is_wide and room - words < px(_NOTE):
            self.note.grid_remove()
        else:
            self.note.grid()

    def _show_notes(self) -> None:
        room = self.card.winfo_height() >= self._kit.px(_HIGH)
        for label, has_room in ((self._offer, room), (self._findings, True)):
            if label["text"] and has_room:
                label.grid()
            else:
                label.grid_remove()

    def show(self, state: NarrativeState) -> None:
        """Show the section in hand."""
        self._fill(state)
        self.title.show(state.title)
        self.note.show(state.line or state.place)
        offer = f"{state.source}:\n{state.suggestion}" if state.suggestion else ""
        self._offer.configure(text=offer)
        self._findings.configure(text="\n".join(state.findings))
        self.confirm.show(state.confirm_label, "check")
        self.confirm.enable(is_enabled=state.can_confirm)
        self.next.enable(is_enabled=len(state.rows) > 1)
        if state.can_accept:
            self.accept.pack(side="right", padx=(self._kit.px(8), 0))
        else:
            self.accept.pack_forget()
        self._trouble.show(state.trouble, before=self._trouble_end)
        self._fit_title()
        self._show_notes()

    def _fill(self, state: NarrativeState) -> None:
        is_other = state.current != self._shown
        self._shown = state.current
        self.text.compose(state.composed)
        # What was typed and is not told of yet must not be written over.
        if is_other or (state.text, state.is_suggestion) != self.text.told:
            self.text.fill(state.text, is_tinted=state.is_suggestion)
        if is_other and self.text.has_focus:
            self.text.focus_field()
        elif is_other:
            self.text.to_top()
