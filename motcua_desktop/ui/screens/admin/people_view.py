"""The people of the office on screen."""

import tkinter as tk
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.admin.side import PasswordIntents, small_button
from motcua_desktop.ui.screens.admin.state import PeopleState
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_PEOPLE: Final = (
    PlainColumn("Tên đăng nhập", 116),
    PlainColumn("Họ tên", 0),
    PlainColumn("Vai trò", 160),
    PlainColumn("Tình trạng", 138),
    PlainColumn("Vào lần cuối", 138),
)


class PeopleIntents(PasswordIntents, Protocol):
    """What the administrator may want of the people."""

    def current(self, place: int) -> None: ...  # noqa: D102
    def add(self) -> None: ...  # noqa: D102
    def change_role(self) -> None: ...  # noqa: D102
    def set_password(self) -> None: ...  # noqa: D102
    def stop_or_resume(self) -> None: ...  # noqa: D102
    def new_recovery(self) -> None: ...  # noqa: D102


class PeoplePage(tk.Frame):
    """The list of accounts, its acts below it."""

    def __init__(self, parent: tk.Misc, kit: Kit, intents: PeopleIntents) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="surface")
        px = kit.px
        self.table = PlainTable(
            self,
            kit,
            _PEOPLE,
            height=6,
            on_open=lambda _place: intents.change_role(),
            on_current=intents.current,
        )
        foot = kit.box(self)
        foot.pack(side="bottom", fill="x", padx=px(16), pady=(px(6), px(2)))
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
            (("Mã khôi phục", "Ctrl+K", "printer"), intents.new_recovery),
        )
        self.buttons = [small_button(foot, kit, face, act) for face, act in faces]
        for button in self.buttons:
            button.pack(side="left", padx=(0, px(8)))

    def show(self, state: PeopleState) -> None:
        """Show these accounts."""
        self.table.show(state.rows)
        self.table.select(state.current)
        self._line.configure(text=state.line)
        for button in self.buttons[1:3]:
            button.enable(is_enabled=state.has_some)
        words = ("Cho dùng lại", "check") if state.is_stopped else ("Ngừng", "x")
        self.buttons[2].show(*words)
