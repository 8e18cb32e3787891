"""The pane beside the year: the day, its kind and name, what the change does."""

import tkinter as tk
from typing import Any, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.calendar.state import CalendarState, EffectPane
from motcua_desktop.ui.widgets.drop_down import DropDown
from motcua_desktop.ui.widgets.field_box import FieldBox, FieldLook
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_WIDTH = 304
_COLUMNS = (
    PlainColumn("Hồ sơ", 0),
    PlainColumn("Hạn cũ", 60),
    PlainColumn("Hạn mới", 72),
)

_NAME = FieldLook(hint="ghi lý do để cơ quan nghỉ", role="body")


class PaneIntents(Protocol):
    """What the clerk may want of the pane."""

    def kind_chosen(self, key: str) -> None: ...  # noqa: D102
    def named(self, words: str) -> None: ...  # noqa: D102
    def show_all(self) -> None: ...  # noqa: D102
    def save(self) -> None: ...  # noqa: D102
    def keep(self) -> None: ...  # noqa: D102
    def drop(self) -> None: ...  # noqa: D102


class ChangePane:
    """The card at the right; its buttons stay at the foot."""

    def __init__(self, parent: tk.Misc, kit: Kit, intents: PaneIntents) -> None:
        self._kit = kit
        self._intents = intents
        px = kit.px
        self.card = kit.card(parent, width=_WIDTH)
        self.card.pack_propagate(False)
        self._title = self._text("name", "ink", top=11)
        self._line = self._text("small", "ink2")
        kit.text(self.card, "Loại ngày", role="small", ink="ink2").pack(
            anchor="w", padx=px(16), pady=(px(5), px(3))
        )
        self.kinds = DropDown(
            self.card,
            kit,
            "",
            width=_WIDTH - 32,
            on_change=intents.kind_chosen,
            on="surface",
        )
        self.kinds.pack(fill="x", padx=px(16))
        self.name = FieldBox(
            self.card, kit, "Lý do, văn bản", on_change=intents.named, dress=_NAME
        )
        self.name.pack(fill="x", padx=px(16), pady=(px(5), px(12)))
        kit.rule(self.card).pack(fill="x", padx=1)
        self._make_buttons()
        self._make_effect()

    def _text(self, role: str, ink: str, *, top: int = 0) -> tk.Label:
        kit = self._kit
        label = kit.text(self.card, role=role, ink=ink, justify="left", anchor="w")
        label.configure(wraplength=kit.px(_WIDTH - 32))
        label.pack(fill="x", padx=kit.px(16), pady=(kit.px(top), 0))
        return label

    def _make_buttons(self) -> None:
        kit, px, intents = self._kit, self._kit.px, self._intents
        foot = kit.box(self.card)
        foot.pack(side="bottom", fill="x", padx=px(16), pady=(px(10), px(12)))
        kit.rule(self.card).pack(side="bottom", fill="x", padx=1)

        def button(words: str, key: str, icon: str, kind: str = "plain") -> KeyButton:
            run = {"Ctrl+Enter": intents.save, "Ctrl+S": intents.keep}
            act = run.get(key, intents.drop)
            made = KeyButton(
                foot, kit, words, command=act, key=key, icon=icon, kind=kind
            )
            made.pack(fill="x", pady=(0, px(8) if key != "Esc" else 0))
            return made

        self.save = button("Lưu", "Ctrl+Enter", "save", "primary")
        self.keep = button("Lưu, giữ hạn đã hẹn", "Ctrl+S", "history")
        self.drop = button("Bỏ thay đổi", "Esc", "undo-2")

    def _make_effect(self) -> None:
        kit, px = self._kit, self._kit.px
        head = kit.box(self.card)
        head.pack(fill="x", padx=px(16), pady=(px(10), px(3)))
        self._sign = kit.picture(head, "info", size=16, ink="ink2")
        self._sign.pack(side="left", padx=(0, px(8)))
        self._headline = kit.text(head, role="section")
        self._headline.pack(side="left")
        self._words = self._text("small", "ink2")
        self._words.pack(pady=(0, px(8)))
        self._more = KeyButton(
            self.card,
            kit,
            "Xem cả",
            command=self._intents.show_all,
            key="Enter",
            kind="link",
        )
        self._table = PlainTable(self.card, kit, _COLUMNS, height=2)

    def show(self, state: CalendarState) -> None:
        """Show the day under the cursor and what the change does."""
        pane = state.pane
        self._title.configure(text=pane.title)
        self._line.configure(text=pane.line[:90])
        self.kinds.show(pane.kinds, pane.kind)
        if not self.name.has_focus:
            self.name.fill(pane.name)
        self._show_effect(state.effect)
        self.save.show(state.save_label, "save")
        self.save.enable(is_enabled=state.can_save)
        self.keep.enable(is_enabled=state.can_keep)
        self.drop.enable(is_enabled=state.can_save)

    def _show_effect(self, effect: EffectPane) -> None:
        kit, px = self._kit, self._kit.px
        name, ink = ("info", "ink2")
        if effect.is_warning:
            name, ink = "triangle-alert", "today"
        photo: Any = kit.icon(name, 16, ink)
        self._sign.configure(image=photo)
        self._headline.configure(text=effect.headline)
        self._words.configure(text=effect.words)
        if effect.rows:
            self._more.show(effect.more)
            self._more.pack(side="bottom", anchor="w", padx=px(8), pady=px(4))
            self._table.pack(fill="both", expand=True, padx=1)
            self._table.show(effect.rows)
        else:
            self._more.pack_forget()
            self._table.pack_forget()
