"""The slips of the counter on screen: what one asks for, and those of today."""

import tkinter as tk
from collections.abc import Callable, Sequence
from typing import Final, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.intake.state import CounterState
from motcua_desktop.ui.screens.step.asking import AskingPanel
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.screens.step.view import PanelMemory
from motcua_desktop.ui.widgets.keyed_list import KeyedList, KeyedRows
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.panel_foot import PanelFoot
from motcua_desktop.ui.widgets.plain_table import PlainColumn

_WIDTH: Final = 960
_COLUMNS: Final = (
    PlainColumn("Số", 96),
    PlainColumn("Giờ", 60),
    PlainColumn("Người nộp", 190),
    PlainColumn("Phiếu", 160),
    PlainColumn("Nội dung yêu cầu", 0),
)


class CounterIntents(Protocol):
    """What the clerk may want of the list."""

    def current(self, key: str) -> None: ...  # noqa: D102
    def print_again(self) -> None: ...  # noqa: D102


class CounterPanel:
    """The panels; each is built when it opens."""

    def __init__(self, overlay: Overlay, kit: Kit) -> None:
        self._overlay = overlay
        self._kit = kit
        self._body: tk.Frame | None = None
        self.asking = AskingPanel(overlay, kit, centre=0.5)

    def build(self, intents: CounterIntents, memory: PanelMemory) -> None:
        """Take what the keys of the list do, and who keeps what is typed."""
        self._intents = intents
        self.asking.memory = memory

    def ask(self, state: StepState, give: Callable[[dict[str, str]], None]) -> None:
        """Ask what the slip needs."""
        self.asking.ask(state, give)

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field or, for "", in a line of its own."""
        self.asking.complain(field, message)

    def busy(self, *, is_busy: bool) -> None:
        """Show that the slip is being issued."""
        self.asking.busy(is_busy=is_busy)

    def close(self) -> None:
        """Take the panel away."""
        self.asking.close()

    def open(self, state: CounterState) -> None:
        """Show today's slips."""
        self._overlay.open(
            "Phiếu đã lập tại quầy hôm nay",
            self._build,
            width=_WIDTH,
            submit=self._intents.print_again,
        )
        self.render(state)

    def _build(self, body: tk.Frame) -> Sequence[tk.Misc]:
        kit, intents = self._kit, self._intents
        self._body = body
        self.listed = KeyedList(
            body,
            kit,
            _COLUMNS,
            width=_WIDTH - 48,
            on_current=intents.current,
            on_open=intents.print_again,
        )
        self.foot = PanelFoot(
            body,
            kit,
            act=(("In lại", "Ctrl+Enter", "printer"), intents.print_again),
            close=self._overlay.close,
            deeds=(),
        )
        return [self.listed.table.tree, *self.foot.stops]

    def render(self, state: CounterState) -> None:
        """Show them anew; nothing while the list is closed."""
        if self._body is None or not self._body.winfo_exists():
            return
        self.listed.show(
            KeyedRows(state.keys, state.rows, state.current, state.note, state.trouble)
        )
        self.foot.right[0].enable(is_enabled=bool(state.rows))
