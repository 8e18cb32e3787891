"""The people of the office on screen."""

import tkinter as tk
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.admin.side import PasswordIntents
from motcua_desktop.ui.screens.admin.state import PeopleState, SealState
from motcua_desktop.ui.widgets.key_button import small_button
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_PEOPLE: Final = (
    PlainColumn("Tên đăng nhập", 116),
    PlainColumn("Họ tên", 0),
    PlainColumn("Vai trò", 152),
    PlainColumn("Tình trạng", 130),
    PlainColumn("Vào lần cuối", 152),
)


class PeopleIntents(PasswordIntents, Protocol):
    """What the administrator may want of the people."""

    def current(self, place: int) -> None: ...  # noqa: D102
    def add(self) -> None: ...  # noqa: D102
    def change_role(self) -> None: ...  # noqa: D102
    def set_password(self) -> None: ...  # noqa: D102
    def stop_or_resume(self) -> None: ...  # noqa: D102
    def end_login(self) -> None: ...  # noqa: D102


class SealIntents(Protocol):
    """What the administrator may want of the recovery key and the encryption."""

    def new_recovery(self) -> None: ...  # noqa: D102
    def change_seal(self) -> None: ...  # noqa: D102


class PeoplePage(tk.Frame):
    """The list of accounts, its acts below it."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, intents: PeopleIntents, sealing: SealIntents
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="surface")
        self._kit, px = kit, kit.px
        self.table = PlainTable(
            self,
            kit,
            _PEOPLE,
            height=6,
            on_open=lambda _place: intents.change_role(),
            on_current=intents.current,
        )
        foot, self._seal = kit.box(self), kit.box(self)
        self._seal.pack(side="bottom", fill="x", padx=px(16), pady=(px(10), px(2)))
        foot.pack(side="bottom", fill="x", padx=px(16), pady=(px(6), 0))
        line = kit.box(self)
        line.pack(side="bottom", fill="x", padx=px(16), pady=(px(8), 0))
        self._line = kit.text(line, role="small", ink="ink2")
        self._line.pack(side="left")
        hint = kit.text(line, "Enter đổi vai trò", role="small", ink="ink2")
        hint.pack(side="right")
        self.table.pack(fill="both", expand=True, padx=1)
        faces = (
            (("Thêm người", "Ins", "user"), intents.add),
            (("Đặt mật khẩu", "Ctrl+D", "pencil"), intents.set_password),
            (("Ngừng", "Delete", "x"), intents.stop_or_resume),
            (("Bỏ đăng nhập", "Ctrl+B", "arrow-right"), intents.end_login),
        )
        self.buttons = [small_button(foot, kit, face, act) for face, act in faces]
        for button in self.buttons:
            button.pack(side="left", padx=(0, px(8)))
        self._make_seal(sealing)

    def _make_seal(self, sealing: SealIntents) -> None:
        """Make the card of what opens the data, below the accounts."""
        kit, px = self._kit, self._kit.px
        kit.rule(self._seal).pack(fill="x", pady=(0, px(8)))
        self._seal_line = kit.text(self._seal, role="strong")
        self._seal_line.pack(side="left")
        faces = (
            (("Mã khôi phục mới", "Ctrl+K", "printer"), sealing.new_recovery),
            (("Mã hóa dữ liệu", "Ctrl+H", "shield-check"), sealing.change_seal),
        )
        key, change = (small_button(self._seal, kit, *one) for one in faces)
        self.seal_button = change
        for button in (change, key):
            button.pack(side="right", padx=(px(8), 0))

    def show(self, state: PeopleState, seal: SealState) -> None:
        """Show these accounts, and what opens the data."""
        self._seal_line.configure(text=seal.line)
        icon = "x" if seal.is_sealed else "shield-check"
        self.seal_button.show(seal.act or "Mã hóa dữ liệu", icon)
        self.seal_button.enable(is_enabled=seal.is_possible)
        self.table.show(state.rows)
        self.table.select(state.current)
        self._line.configure(text=state.line)
        for button in self.buttons[1:]:
            button.enable(is_enabled=state.has_some)
        words = ("Cho dùng lại", "check") if state.is_stopped else ("Ngừng", "x")
        self.buttons[2].show(*words)
