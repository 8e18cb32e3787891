"""What the parts of administration ask of the one panel over the screen."""

from collections.abc import Callable
from typing import Protocol

from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.services.errors import SettingError
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.step.asking import Give
from motcua_desktop.ui.screens.step.state import StepState


class PanelView(Protocol):
    """The panel, as a part of this screen knows it."""

    def ask(
        self,
        state: StepState,
        give: Give,
        *,
        back: Callable[[], None] | None = None,
        other: Callable[[], None] | None = None,
    ) -> None:
        """Ask for what a panel's fields hold.

        `back` is what Esc does in place of closing it, `other` the second way.
        """
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field of the panel or, for "", in a line."""
        ...

    def put(self, field: str, text: str) -> None:
        """Put text into a field of the panel."""
        ...

    def tell(self, message: str) -> None:
        """Say in the panel what was done."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show that what the panel is for is being done."""
        ...

    def has_table_focus(self) -> bool:
        """Return whether keys go to the list of the part that shows."""
        ...

    def close_panel(self) -> None:
        """Take the panel away."""
        ...


def refusal(error: Exception, window: Navigator) -> str:
    """Return what a panel says of an error; an unexpected one is logged."""
    if isinstance(error, SettingError | FieldValueError):
        return error.wrong
    if isinstance(error, DomainError):
        return f"{error.wrong} {error.advice}"
    return window.trouble(error).line
