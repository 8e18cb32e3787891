"""The settings of the office on screen, and the changes they went through."""

import tkinter as tk
from collections.abc import Sequence
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.key_button import KeyButton, small_button
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn, PlainTable

_SETTINGS: Final = (
    PlainColumn("Nhóm", 150),
    PlainColumn("Mục", 292, most=440),
    PlainColumn("Đang ghi", 0),
)
_CHANGES: Final = (
    PlainColumn("Lúc", 160),
    PlainColumn("Người sửa", 150),
    PlainColumn("Mục", 190),
    PlainColumn("Trước", 0),
    PlainColumn("Sau", 0),
)


class SettingIntents(Protocol):
    """What the clerk may want of the settings."""

    def change_at(self, place: int) -> None: ...  # noqa: D102
    def show_changes(self) -> None: ...  # noqa: D102


class AgainIntents(Protocol):
    """What the clerk may want of the set-up that is done again."""

    def begin(self) -> None: ...  # noqa: D102


class SettingsPage(tk.Frame):
    """The list of settings, its acts below it."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, intents: SettingIntents, again: AgainIntents
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="surface")
        self.table = PlainTable(
            self, kit, _SETTINGS, height=6, on_open=intents.change_at
        )
        foot = kit.box(self)
        foot.pack(
            side="bottom", fill="x", padx=kit.px(16), pady=(kit.px(10), kit.px(2))
        )
        self.table.pack(fill="both", expand=True, padx=1)
        faces = (
            (("Thiết lập lại", "F6", "list-checks"), again.begin),
            (("Các lần sửa", "F7", "history"), intents.show_changes),
        )
        for face, act in faces:
            button = small_button(foot, kit, face, act)
            button.pack(side="left", padx=(0, kit.px(8)))
        hint = kit.text(foot, "Enter sửa mục", role="small", ink="ink2")
        hint.pack(side="right")

    def show(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these settings."""
        self.table.show(rows)
        if rows and self.table.current < 0:
            self.table.select(0)


def open_changes(overlay: Overlay, kit: Kit, rows: Sequence[tuple[str, ...]]) -> None:
    """Show when which setting was changed, by whom."""

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
            body, kit, "Đóng", command=overlay.close, key="Esc", kind="primary"
        )
        close.pack(side="bottom", anchor="e")
        return [close, table.tree]

    overlay.open("Các lần sửa thông tin cơ quan", build, width=960)
