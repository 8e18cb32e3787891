"""A panel of fields for whoever asks: hands over what it was filled with."""

from collections.abc import Callable

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.screens.step.view import PanelMemory, StepPanel
from motcua_desktop.ui.widgets.overlay import Overlay

Give = Callable[[dict[str, str]], None]


class AskingPanel(StepPanel):
    """The panel of a step, asked by anybody; with `over` a panel beneath it stays."""

    def __init__(
        self,
        overlay: Overlay,
        kit: Kit,
        memory: PanelMemory | None = None,
        *,
        over: bool = False,
    ) -> None:
        super().__init__(overlay, kit, over=over)
        self.memory = memory

    def ask(self, state: StepState, give: Give) -> None:
        """Show the panel; `give` gets what its fields hold."""
        self.intents = _Asking(self._overlay, give)
        self.open(state)


class _Asking:
    """Hands what a panel was filled with to who asked."""

    def __init__(self, overlay: Overlay, give: Give) -> None:
        self._overlay = overlay
        self._give = give

    def submit(self, values: dict[str, str]) -> None:
        """Give the values on."""
        self._give(values)

    def cancel(self) -> None:
        """Close the panel; nothing is changed."""
        self._overlay.leave()
