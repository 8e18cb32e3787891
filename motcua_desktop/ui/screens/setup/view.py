"""The window of the first start: the panels, nothing behind them."""

from collections.abc import Callable

from motcua_desktop.ui.opened import OpenedWindow
from motcua_desktop.ui.panel_window import PanelWindow
from motcua_desktop.ui.screens.setup.presenter import Entering, SetupPresenter


class SetupWindow(PanelWindow):
    """One window that asks for the office; `is_done` says whether it was entered."""

    def __init__(
        self, entering: Entering, *, on_up: Callable[[OpenedWindow], None]
    ) -> None:
        super().__init__(on_up)
        self.presenter = SetupPresenter(
            entering, self.panel, on_done=self.done, on_left=self.leave
        )
        self.start(self.presenter)
