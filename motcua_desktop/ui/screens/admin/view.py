"""The screen of administration: settings at the left, copies, check, about beside."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.admin.asking import Give
from motcua_desktop.ui.screens.admin.state import AdminState, CheckState
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.screens.step.view import PanelMemory, StepPanel
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_WIDE: Final = 400
_SETTINGS: Final = (
    PlainColumn("Nhóm", 150),
    PlainColumn("Mục", 280),
    PlainColumn("Đang ghi", 0),
)
_COPIES: Final = (
    PlainColumn("Bản sao lúc", 160),
    PlainColumn("Cỡ", 84, "e"),
    PlainColumn("Nơi", 0),
)
_FOUND: Final = (PlainColumn("", 0),)
_CHANGES: Final = (
    PlainColumn("Lúc", 160),
    PlainColumn("Người sửa", 150),
    PlainColumn("Mục", 190),
    PlainColumn("Trước", 0),
    PlainColumn("Sau", 0),
)


class CopyIntents(Protocol):
    """What the clerk may want of the copies."""

    def make(self) -> None: ...  # noqa: D102
    def rehearse(self) -> None: ...  # noqa: D102
    def ask_place(self) -> None: ...  # noqa: D102


class CheckIntents(Protocol):
    """What the clerk may want of the check."""

    def start(self) -> None: ...  # noqa: D102


class SettingIntents(Protocol):
    """What the clerk may want of the settings."""

    def change_at(self, place: int) -> None: ...  # noqa: D102
    def show_changes(self) -> None: ...  # noqa: D102


class AgainIntents(Protocol):
    """What the clerk may want of the set-up that is done again."""

    def begin(self) -> None: ...  # noqa: D102


class AdminIntents(Protocol):
    """What the clerk may want of this screen."""

    @property
    def settings(self) -> SettingIntents: ...  # noqa: D102
    @property
    def again(self) -> AgainIntents: ...  # noqa: D102
    @property
    def copies(self) -> CopyIntents: ...  # noqa: D102
    @property
    def drafts(self) -> PanelMemory: ...  # noqa: D102
    @property
    def checking(self) -> CheckIntents: ...  # noqa: D102
    def open_folder(self) -> None: ...  # noqa: D102
    def open_licences(self) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class _Asking:
    """Hands what a panel was filled with to who asked; `cancel` is what Esc does."""

    submit: Give
    cancel: Callable[[], None]


class AdminScreen(tk.Frame):
    """The whole screen, built once."""

    def __init__(self, parent: tk.Misc, kit: Kit, overlay: Overlay) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self._overlay = overlay
        self.panel = StepPanel(overlay, kit)

    def build(self, intents: AdminIntents) -> None:
        """Make the widgets in the order of Tab: settings, copies, check, about."""
        kit, px = self.kit, self.kit.px
        self._intents = intents
        self.panel.memory = intents.drafts
        body = kit.box(self, on="bg")
        body.pack(fill="both", expand=True, padx=px(20), pady=px(14))
        left = kit.card(body)
        side = kit.box(body, on="bg", width=px(_WIDE))
        side.pack_propagate(False)
        side.pack(side="right", fill="y", padx=(px(12), 0))
        left.pack(side="left", fill="both", expand=True)
        self._make_settings(left)
        self._make_copies(side)
        self._make_about(side)
        self._make_check(side)
        # Made after the check, stands below it: Tab follows what is seen.
        self._about_card.lift()

    def _head(self, card: tk.Misc, title: str) -> tk.Frame:
        kit, px = self.kit, self.kit.px
        head = kit.box(card)
        head.pack(fill="x", padx=px(16), pady=(px(8), px(6)))
        kit.text(head, title, role="section").pack(side="left")
        return head

    def _button(
        self, parent: tk.Misc, face: tuple[str, str, str], act: Callable[[], None]
    ) -> KeyButton:
        words, key, icon = face
        return KeyButton(
            parent, self.kit, words, command=act, key=key, icon=icon, kind="small"
        )

    def _make_settings(self, card: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        head = self._head(card, "Thông tin cơ quan")
        hint = kit.text(head, "Enter sửa mục", role="small", ink="ink2")
        hint.pack(side="left", padx=px(10))
        self.settings = PlainTable(
            card, kit, _SETTINGS, height=6, on_open=intents.settings.change_at
        )
        again = self._button(
            head, ("Thiết lập lại", "F6", "list-checks"), intents.again.begin
        )
        history = self._button(
            head, ("Các lần sửa", "F7", "history"), intents.settings.show_changes
        )
        history.pack(side="right")
        again.pack(side="right", padx=px(8))
        self._trouble = TroubleBar(card, kit)
        self.settings.pack(fill="both", expand=True, padx=1, pady=(0, px(6)))

    def _make_copies(self, side: tk.Misc) -> None:
        kit, px, copies = self.kit, self.kit.px, self._intents.copies
        card = kit.card(side)
        card.pack(fill="x", pady=(0, px(12)))
        head = self._head(card, "Sao lưu")
        self.make = self._button(
            head, ("Sao lưu ngay", "F11", "database-backup"), copies.make
        )
        self.make.pack(side="right")
        self._warning = kit.text(
            card, role="small-strong", ink="overdue", justify="left"
        )
        self._warning.configure(wraplength=px(_WIDE - 36))
        self.copies = PlainTable(
            card, kit, _COPIES, height=4, on_open=lambda _place: None
        )
        self.copies.pack(fill="x", padx=1)
        self._copies_line = CutLabel(card, kit, role="small", ink="ink2")
        self._place_line = CutLabel(card, kit, role="small", ink="ink2")
        for line in (self._copies_line, self._place_line):
            line.pack(fill="x", padx=px(16), pady=(px(4), 0))
        foot = kit.box(card)
        foot.pack(fill="x", padx=px(16), pady=(px(8), px(10)))
        drill = self._button(
            foot, ("Khôi phục thử", "Shift+F11", "undo-2"), copies.rehearse
        )
        place = self._button(
            foot, ("Nơi thứ hai", "Ctrl+F11", "folder-open"), copies.ask_place
        )
        drill.pack(side="left")
        place.pack(side="left", padx=px(8))
        self._copying = (self.make, drill)

    def _make_check(self, side: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        card = kit.card(side)
        card.pack(fill="both", expand=True, pady=(0, px(12)))
        head = self._head(card, "Khám toàn bộ dữ liệu")
        self.check = self._button(
            head, ("Khám", "Ctrl+G", "shield-check"), self._intents.checking.start
        )
        self.check.pack(side="right")
        self._check_line = kit.text(card, role="small", justify="left", anchor="w")
        self._check_line.configure(wraplength=px(_WIDE - 36))
        self._check_line.pack(fill="x", padx=px(16))
        groove = kit.box(card, on="sunk", height=px(4))
        groove.pack(fill="x", padx=px(16), pady=px(6))
        self._bar = kit.box(groove, on="accent")
        self.found = PlainTable(
            card, kit, _FOUND, has_head=False, height=1, on_open=lambda _place: None
        )
        self.found.pack(fill="both", expand=True, padx=1, pady=(0, px(6)))

    def _make_about(self, side: tk.Misc) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        card: Any = kit.card(side)
        card.pack(side="bottom", fill="x")
        self._about_card = card
        self._head(card, "Một Cửa Desktop")
        self._facts: list[tuple[tk.Label, CutLabel]] = []
        for _ in range(3):
            line = kit.box(card)
            line.pack(fill="x", padx=px(16), pady=px(1))
            label = kit.text(line, role="small", ink="ink2", anchor="w", width=11)
            label.pack(side="left")
            value = CutLabel(line, kit, role="number")
            value.pack(side="left", fill="x", expand=True)
            self._facts.append((label, value))
        foot = kit.box(card)
        foot.pack(fill="x", padx=px(16), pady=(px(8), px(10)))
        folder = self._button(
            foot, ("Mở thư mục dữ liệu", "Ctrl+O", "folder-open"), intents.open_folder
        )
        folder.pack(side="left")
        rights = KeyButton(
            foot,
            kit,
            "Giấy phép",
            command=intents.open_licences,
            icon="info",
            kind="small",
            tip="Giấy phép của các thành phần làm nên chương trình",
        )
        rights.pack(side="left", padx=px(8))

    # what the presenter asks

    def focus_table(self) -> None:
        """Give the settings the focus."""
        self.settings.tree.focus_set()

    def go_on(self) -> None:
        """Give the next part of the screen the focus."""
        parts = (self.settings.tree, self.copies.tree, self.check)
        now = self.focus_get()
        place = next((i for i, part in enumerate(parts) if part is now), -1)
        parts[(place + 1) % len(parts)].focus_set()

    def ask(
        self,
        state: StepState,
        give: Give,
        *,
        back: Callable[[], None] | None = None,
        other: Callable[[], None] | None = None,
    ) -> None:
        """Ask for what a panel's fields hold."""
        self.panel.intents = _Asking(give, back or self._overlay.close)
        self.panel.on_other = other or self._overlay.close
        self.panel.open(state)

    def complain(self, field: str, message: str) -> None:
        """Say at a field of the panel what is wrong."""
        self.panel.complain(field, message)

    def tell(self, message: str) -> None:
        """Say in the panel what was done."""
        self.panel.tell(message)

    def busy(self, *, is_busy: bool) -> None:
        """Show that what the panel is for is being done."""
        self.panel.busy(is_busy=is_busy)

    def close_panel(self) -> None:
        """Take the panel away."""
        self.panel.close()

    def show_changes(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show when which setting was changed, by whom."""
        kit = self.kit

        def build(body: tk.Frame) -> Sequence[tk.Misc]:
            if not rows:
                kit.text(body, "Chưa sửa lần nào.", ink="ink2").pack(anchor="w")
            table = PlainTable(
                body,
                kit,
                _CHANGES,
                height=max(1, min(len(rows), 12)),
                on_open=lambda _place: None,
            )
            table.pack(fill="x", pady=kit.px(10))
            table.show(rows)
            close = KeyButton(
                body,
                kit,
                "Đóng",
                command=self._overlay.close,
                key="Esc",
                kind="primary",
            )
            close.pack(side="bottom", anchor="e")
            return [close, table.tree]

        self._overlay.open("Các lần sửa thông tin cơ quan", build, width=960)

    def render(self, state: AdminState) -> None:
        """Show everything."""
        px = self.kit.px
        self.settings.show(state.settings)
        if state.settings and self.settings.current < 0:
            self.settings.select(0)
        self.copies.show(state.copies)
        self._copies_line.show(state.copies_line)
        self._place_line.show(state.place_line)
        self._warning.configure(text=state.warning)
        if state.warning:
            self._warning.pack(
                anchor="w", before=self.copies, padx=px(16), pady=(0, px(6))
            )
        else:
            self._warning.pack_forget()
        for button in self._copying:
            button.enable(is_enabled=not state.is_copying)
        self._show_check(state.check)
        for (label, value), fact in zip(self._facts, state.about, strict=True):
            label.configure(text=fact.label)
            value.show(fact.value)
        self._trouble.show(state.trouble, before=self.settings)

    def _show_check(self, check: CheckState) -> None:
        self._check_line.configure(text=check.line)
        words, icon = ("Dừng", "x") if check.is_running else ("Khám", "shield-check")
        self.check.show(words, icon)
        self._bar.place(relx=0, rely=0, relheight=1, relwidth=check.share)
        self.found.show(check.findings)
