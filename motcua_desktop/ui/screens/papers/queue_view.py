"""The print queue on screen."""

import tkinter as tk
from collections.abc import Sequence
from typing import Final, Protocol

from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.papers.state import QueueState
from motcua_desktop.ui.widgets.keyed_list import KeyedList, KeyedRows
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.panel_foot import PanelFoot
from motcua_desktop.ui.widgets.plain_table import PlainColumn

_WIDTH: Final = 960
_COLUMNS: Final = (
    PlainColumn("Lúc", 64),
    PlainColumn("Mã hồ sơ", 180),
    PlainColumn("Giấy, phiếu", 0),
    PlainColumn("Tình trạng", 130),
)


class QueueIntents(Protocol):
    """What the clerk may want of the panel."""

    @property
    def commands(self) -> Sequence[Command]: ...  # noqa: D102
    def submit(self) -> None: ...  # noqa: D102
    def current(self, job: str) -> None: ...  # noqa: D102
    def came_out(self) -> None: ...  # noqa: D102
    def again(self) -> None: ...  # noqa: D102
    def refresh(self) -> None: ...  # noqa: D102
    def choose_printer(self) -> None: ...  # noqa: D102


class QueuePanel:
    """The panel; built when it opens, then shown anew as papers come out."""

    def __init__(self, overlay: Overlay, kit: Kit) -> None:
        self._overlay = overlay
        self._kit = kit
        self._body: tk.Frame | None = None

    def build(self, intents: QueueIntents) -> None:
        """Take what the panel's keys and buttons do."""
        self._intents = intents

    @property
    def is_open(self) -> bool:
        """Whether the panel shows."""
        return self._body is not None and bool(self._body.winfo_exists())

    def open(self, state: QueueState) -> None:
        """Show the panel."""
        self._overlay.open(
            "Hàng đợi in",
            self._build,
            width=_WIDTH,
            submit=self._intents.submit,
            commands=self._intents.commands,
            subject="papers",
        )
        self.render(state)

    def _build(self, body: tk.Frame) -> Sequence[tk.Misc]:
        kit, intents = self._kit, self._intents
        self._body = body
        self.listed = KeyedList(
            body, kit, _COLUMNS, width=_WIDTH - 48, on_current=intents.current
        )
        foot = PanelFoot(
            body,
            kit,
            act=(("Tờ đã in đều đã ra", "Ctrl+Enter", "check"), intents.submit),
            close=self._overlay.close,
            deeds=(
                (("Đã ra giấy", "Delete", ""), intents.came_out),
                (("In lại tờ này", "F6", ""), intents.again),
                (("In tiếp", "F5", ""), intents.refresh),
                (("Máy in", "F12", ""), intents.choose_printer),
            ),
        )
        self._all_out, _ = foot.right
        out, again, _, printer = foot.deeds
        self._of_current = (out, again, printer)
        return [self.listed.table.tree, *foot.stops]

    def render(self, state: QueueState) -> None:
        """Show everything anew; nothing while the panel is closed."""
        if not self.is_open:
            return
        self.listed.show(
            KeyedRows(
                tuple(line.key for line in state.lines),
                [line.cells for line in state.lines],
                state.current,
                state.note,
                state.trouble,
                is_wrong=state.is_wrong,
            )
        )
        self._all_out.enable(is_enabled=state.has_printed)
        for button in self._of_current:
            button.enable(is_enabled=bool(state.lines))
