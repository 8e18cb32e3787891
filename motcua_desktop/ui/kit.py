"""Kit: what every widget is made with, the look and the ttk styles of one window."""

import tkinter as tk

from motcua_desktop.ui.look import Look
from motcua_desktop.ui.styles import Styles


class Kit(Look):
    """The look of a window together with its ttk styles."""

    def __init__(
        self, root: tk.Misc, *, is_dark: bool = False, scale: float = 1.0
    ) -> None:
        super().__init__(root, is_dark=is_dark, scale=scale)
        self.styles = Styles(self)
