"""The cards at the right: copies, the check of the whole office, the program."""

import tkinter as tk
from typing import Any, Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.admin.state import AdminState, CheckState
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.key_button import small_button
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

WIDE: Final = 400
_COPIES: Final = (
    PlainColumn("Bản sao lúc", 160),
    PlainColumn("Cỡ", 84, "e"),
    PlainColumn("Nơi", 0),
)
_FOUND: Final = (PlainColumn("", 0),)


class CopyIntents(Protocol):
    """What the clerk may want of the copies."""

    def make(self) -> None: ...  # noqa: D102
    def rehearse(self) -> None: ...  # noqa: D102
    def ask_place(self) -> None: ...  # noqa: D102


class CheckIntents(Protocol):
    """What the clerk may want of the check."""

    def start(self) -> None: ...  # noqa: D102


class PasswordIntents(Protocol):
    """What the clerk may want of their own account."""

    def set_own_password(self) -> None: ...  # noqa: D102


class SideIntents(Protocol):
    """What the clerk may want of the cards."""

    @property
    def copies(self) -> CopyIntents: ...  # noqa: D102
    @property
    def checking(self) -> CheckIntents: ...  # noqa: D102
    @property
    def people(self) -> PasswordIntents: ...  # noqa: D102
    def open_folder(self) -> None: ...  # noqa: D102
    def open_licences(self) -> None: ...  # noqa: D102


def card_head(kit: Kit, card: tk.Misc, title: str) -> tk.Frame:
    """Return the head row of a card with its title."""
    head = kit.box(card)
    head.pack(fill="x", padx=kit.px(16), pady=(kit.px(8), kit.px(6)))
    kit.text(head, title, role="section").pack(side="left")
    return head


class SideCards(tk.Frame):
    """The cards in the order of Tab: copies, check, about."""

    def __init__(self, parent: tk.Misc, kit: Kit, intents: SideIntents) -> None:
        super().__init__(
            parent, borderwidth=0, highlightthickness=0, width=kit.px(WIDE)
        )
        kit.paint(self, background="bg")
        self.pack_propagate(False)
        self._kit = kit
        self._intents = intents
        self._make_copies()
        self._make_about()
        self._make_check()
        # Made after the check, stands below it: Tab follows what is seen.
        self._about_card.lift()

    def _make_copies(self) -> None:
        kit, px, copies = self._kit, self._kit.px, self._intents.copies
        card = kit.card(self)
        card.pack(fill="x", pady=(0, px(12)))
        head = card_head(kit, card, "Sao lưu")
        self.make = small_button(
            head, kit, ("Sao lưu ngay", "F11", "database-backup"), copies.make
        )
        self.make.pack(side="right")
        self._warning = kit.text(
            card, role="small-strong", ink="overdue", justify="left"
        )
        self._warning.configure(wraplength=px(WIDE - 36))
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
        drill = small_button(
            foot, kit, ("Khôi phục thử", "Shift+F11", "undo-2"), copies.rehearse
        )
        place = small_button(
            foot, kit, ("Nơi thứ hai", "Ctrl+F11", "folder-open"), copies.ask_place
        )
        drill.pack(side="left")
        place.pack(side="left", padx=px(8))
        self._copying = (self.make, drill)

    def _make_check(self) -> None:
        kit, px = self._kit, self._kit.px
        card = kit.card(self)
        card.pack(fill="both", expand=True, pady=(0, px(12)))
        head = card_head(kit, card, "Khám toàn bộ dữ liệu")
        self.check = small_button(
            head, kit, ("Khám", "Ctrl+G", "shield-check"), self._intents.checking.start
        )
        self.check.pack(side="right")
        self._check_line = kit.text(card, role="small", justify="left", anchor="w")
        self._check_line.configure(wraplength=px(WIDE - 36))
        self._check_line.pack(fill="x", padx=px(16))
        groove = kit.box(card, on="sunk", height=px(4))
        groove.pack(fill="x", padx=px(16), pady=px(6))
        self._bar = kit.box(groove, on="accent")
        self.found = PlainTable(
            card, kit, _FOUND, has_head=False, height=1, on_open=lambda _place: None
        )
        self.found.pack(fill="both", expand=True, padx=1, pady=(0, px(6)))

    def _make_about(self) -> None:
        kit, px, intents = self._kit, self._kit.px, self._intents
        card: Any = kit.card(self)
        card.pack(side="bottom", fill="x")
        self._about_card = card
        head = card_head(kit, card, "Một Cửa Desktop")
        own = intents.people.set_own_password
        face = ("Đổi mật khẩu", "Ctrl+M", "pencil")
        self._password = small_button(head, kit, face, own)
        self.facts: list[tuple[tk.Label, CutLabel]] = []
        for _ in range(3):
            line = kit.box(card)
            line.pack(fill="x", padx=px(16), pady=px(1))
            label = kit.text(line, role="small", ink="ink2", anchor="w", width=11)
            label.pack(side="left")
            value = CutLabel(line, kit, role="number")
            value.pack(side="left", fill="x", expand=True)
            self.facts.append((label, value))
        foot = kit.box(card)
        foot.pack(fill="x", padx=px(16), pady=(px(8), px(10)))
        folder = small_button(
            foot,
            kit,
            ("Mở thư mục dữ liệu", "Ctrl+O", "folder-open"),
            intents.open_folder,
        )
        folder.pack(side="left")
        rights = small_button(
            foot,
            kit,
            ("Giấy phép", "", "info"),
            intents.open_licences,
            tip="Giấy phép của các thành phần làm nên chương trình",
        )
        rights.pack(side="left", padx=px(8))

    def render(self, state: AdminState) -> None:
        """Show everything."""
        px = self._kit.px
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
        if state.people.has_login:
            self._password.pack(side="right")
        else:
            self._password.pack_forget()
        for (label, value), fact in zip(self.facts, state.about, strict=True):
            label.configure(text=fact.label)
            value.show(fact.value)

    def _show_check(self, check: CheckState) -> None:
        self._check_line.configure(text=check.line)
        words, icon = ("Dừng", "x") if check.is_running else ("Khám", "shield-check")
        self.check.show(words, icon)
        if check.share:
            self._bar.place(relx=0, rely=0, relheight=1, relwidth=check.share)
        else:
            self._bar.place_forget()
        self.found.show(check.findings)
