"""A panel of fields for whoever asks: hands over what it was filled with."""

from collections.abc import Callable
from dataclasses import dataclass

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.screens.step.view import PanelMemory, StepPanel
from motcua_desktop.ui.widgets.overlay import Overlay

Give = Callable[[dict[str, str]], None]
"""Takes what the fields of a panel were filled with, by name."""


class AskingPanel(StepPanel):
    """The panel of a step, asked by anybody; with `over` a panel beneath it stays."""

    def __init__(
        self,
        overlay: Overlay,
        kit: Kit,
        memory: PanelMemory | None = None,
        *,
        centre: float = 0.42,
        over: bool = False,
    ) -> None:
        super().__init__(overlay, kit, centre=centre, over=over)
        self.memory = memory

    def ask(
        self,
        state: StepState,
        give: Give,
        *,
        back: Callable[[], None] | None = None,
        other: Callable[[], None] | None = None,
    ) -> None:
        """Show the panel; `give` gets what its fields hold.

        `back` is what Esc does in place of closing it, `other` the second way.
        """
        self.intents = _Asking(give, back or self._overlay.leave)
        self.on_other = other or self._overlay.leave
        self.open(state)


@dataclass(frozen=True, slots=True)
class _Asking:
    """Hands what a panel was filled with to who asked; `cancel` is what Esc does."""

    submit: Give
    cancel: Callable[[], None]
