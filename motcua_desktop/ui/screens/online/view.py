"""The panel of waiting submissions on screen."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.online.state import OnlineState
from motcua_desktop.ui.screens.step.asking import AskingPanel
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.screens.step.view import PanelMemory
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.keyed_list import KeyedList, KeyedRows
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.plain_table import PlainColumn

_WIDTH: Final = 1040
_COLUMNS: Final = (
    PlainColumn("Mã đăng ký", 170),
    PlainColumn("Người nộp", 190),
    PlainColumn("Thủ tục", 0),
    PlainColumn("Nộp lúc", 110),
    PlainColumn("Trả lời trước", 116),
)


class OnlineIntents(Protocol):
    """What the clerk may want of the panel."""

    @property
    def commands(self) -> Sequence[Command]: ...  # noqa: D102
    def current(self, reference: str) -> None: ...  # noqa: D102
    def accept(self) -> None: ...  # noqa: D102
    def guide(self) -> None: ...  # noqa: D102
    def refuse(self) -> None: ...  # noqa: D102


class OnlinePanel:
    """The panel; built when it opens, then shown anew as answers are given."""

    def __init__(self, overlay: Overlay, kit: Kit, memory: PanelMemory) -> None:
        self._overlay = overlay
        self._kit = kit
        self._body: tk.Frame | None = None
        self.asking = AskingPanel(overlay, kit, memory, over=True)

    def build(self, intents: OnlineIntents) -> None:
        """Take what the panel's keys and buttons do."""
        self._intents = intents

    def ask(self, state: StepState, give: Callable[[dict[str, str]], None]) -> None:
        """Ask for a reason."""
        self.asking.ask(state, give)

    def complain(self, field: str, message: str) -> None:
        """Say at a field of the question what is wrong."""
        self.asking.complain(field, message)

    def open(self, state: OnlineState) -> None:
        """Show the panel."""
        self._overlay.open(
            "Hồ sơ trực tuyến chờ tiếp nhận",
            self._build,
            width=_WIDTH,
            submit=self._intents.accept,
            commands=self._intents.commands,
            subject="online",
        )
        self.render(state)

    def _build(self, body: tk.Frame) -> Sequence[tk.Misc]:
        kit, intents = self._kit, self._intents
        self._body = body
        self.listed = KeyedList(
            body, kit, _COLUMNS, width=_WIDTH - 48, on_current=intents.current
        )
        self.buttons = self._make_buttons(body)
        return [self.listed.table.tree, *self.buttons]

    def _make_buttons(self, body: tk.Misc) -> Sequence[KeyButton]:
        kit, px, intents = self._kit, self._kit.px, self._intents
        line = kit.box(body)
        line.pack(side="bottom", fill="x", pady=(px(8), 0))
        plan = (
            ("Tiếp nhận", intents.accept, "Ctrl+Enter", "check", "primary"),
            ("Hướng dẫn hoàn thiện", intents.guide, "F6", "file-text", "plain"),
            ("Từ chối", intents.refuse, "Delete", "circle-x", "plain"),
            ("Đóng", self._overlay.close, "Esc", "", "plain"),
        )
        buttons = [
            KeyButton(line, kit, words, command=run, key=key, icon=icon, kind=kind)
            for words, run, key, icon, kind in plan
        ]
        for button in buttons:
            button.pack(side="right", padx=(px(8), 0))
        return buttons

    def render(self, state: OnlineState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        if self._body is None or not self._body.winfo_exists():
            return
        self.listed.show(
            KeyedRows(
                state.keys,
                state.rows,
                state.current,
                state.note,
                state.trouble,
                is_wrong=state.is_late,
            )
        )
        for button in self.buttons[:-1]:
            button.enable(is_enabled=bool(state.rows))
