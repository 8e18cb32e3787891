"""The window of the first start: the panels, nothing behind them."""

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog
from typing import Final

from motcua_desktop.ui.opened import OpenedWindow
from motcua_desktop.ui.panel_window import PanelWindow
from motcua_desktop.ui.screens.setup.ports import Founding
from motcua_desktop.ui.screens.setup.presenter import SetupPresenter
from motcua_desktop.ui.viewer import SystemViewer

_PICTURES: Final = (("Ảnh PNG, JPEG", "*.png *.jpg *.jpeg"), ("Mọi tệp", "*"))


class SetupWindow(PanelWindow):
    """One window that asks for the office; `is_done` says whether it was entered."""

    def __init__(
        self, founding: Founding, *, on_up: Callable[[OpenedWindow], None]
    ) -> None:
        super().__init__(on_up)
        self.presenter = SetupPresenter(
            founding,
            self.panel,
            ask_path=self._ask_path,
            show=SystemViewer().show,
            on_done=self.done,
            on_left=self.leave,
            choose_logo=lambda: choose_logo(self.root),
        )
        self.start(self.presenter)

    def _ask_path(self, name: str) -> Path | None:
        chosen = filedialog.asksaveasfilename(
            parent=self.root,
            initialfile=name,
            defaultextension=Path(name).suffix,
            title="Lưu mã khôi phục",
        )
        return Path(chosen) if chosen else None


def choose_logo(parent: tk.Misc) -> Path | None:
    """Let a picture be chosen on this computer; None: none was."""
    chosen = filedialog.askopenfilename(
        parent=parent, title="Lô-gô của cơ quan", filetypes=_PICTURES
    )
    return Path(chosen) if chosen else None
