"""The window of the door, before the work list."""

from collections.abc import Callable

from motcua_desktop.ui.opened import OpenedWindow
from motcua_desktop.ui.panel_window import PanelWindow
from motcua_desktop.ui.screens.door.presenter import Door, DoorPresenter


class DoorWindow(PanelWindow):
    """One window that asks for the password; `is_done` says whether it was right."""

    def __init__(
        self, door: Door, *, name: str = "", on_up: Callable[[OpenedWindow], None]
    ) -> None:
        super().__init__(on_up)
        self.presenter = DoorPresenter(
            door, self.panel, name=name, on_in=self.done, on_left=self.leave
        )
        self.start(self.presenter)
