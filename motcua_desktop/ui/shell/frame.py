"""The frame around the screens: bars, the content area, toast and overlay."""

import tkinter as tk

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.shell.bars import StatusBar, TopBar
from motcua_desktop.ui.shell.left_bar import LeftBar
from motcua_desktop.ui.shell.standing import StandingBanner
from motcua_desktop.ui.shell.state import Owner
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.toast import Toast
from motcua_desktop.ui.widgets.type_ahead import TypeAheadActs


class Frame:
    """Lays out the window; one screen shows in the content area at a time."""

    def __init__(
        self, window: tk.Misc, kit: Kit, owner: Owner, search: TypeAheadActs
    ) -> None:
        window.columnconfigure(1, weight=1)
        window.rowconfigure(2, weight=1)
        self.left = LeftBar(window, kit, owner)
        self.left.grid(row=0, column=0, rowspan=4, sticky="ns")
        self.top = TopBar(window, kit, search)
        self.top.grid(row=0, column=1, sticky="ew")
        self.standing = StandingBanner(window, kit)
        self.standing.grid(row=1, column=1, sticky="ew")
        self.standing.grid_remove()
        self.content = kit.box(window, on="bg")
        self.content.grid(row=2, column=1, sticky="nsew")
        self.content.columnconfigure(0, weight=1)
        self.content.rowconfigure(0, weight=1)
        self.status = StatusBar(window, kit)
        self.status.grid(row=3, column=1, sticky="ew")
        self.toast = Toast(window, kit)
        self.overlay = Overlay(self.content, kit)
        self.overlay.covers = self.status.cover
        self._present: tk.Widget | None = None

    def show(self, screen: tk.Widget) -> None:
        """Show another screen in the content area."""
        if self._present is not screen:
            if self._present is not None:
                self._present.grid_remove()
            screen.grid(row=0, column=0, sticky="nsew")
            self._present = screen
