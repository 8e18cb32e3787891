"""The window opened over a desk, run until it is closed."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from motcua_desktop.resources import asset
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.ui.app import MainWindow
from motcua_desktop.ui.fonts import load_fonts
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.opened import (
    HIGH,
    WIDE,
    OpenedWindow,
    end_window,
    new_window,
    place_on_screen,
    screen_scale,
)
from motcua_desktop.ui.shell.locking import NOBODY, Locking
from motcua_desktop.ui.viewer import SystemViewer
from motcua_desktop.ui.widgets.ctk_repairs import apply_scale

_PREPARE_MS: Final = 600
STARTS_OVER: Final = 3
"""Returned where somebody else has logged in: the window is to be opened anew."""


def run_window(
    desk: DeskServices,
    *,
    folder: Path | None = None,
    printer: Printer | None = None,
    officer: str = "",
    role: str = "",
    locking: Locking = NOBODY,
    is_up: Callable[[OpenedWindow], None] = lambda _window: None,
    greeting: str = "",
) -> int:
    """Open the window over `desk` and return when it is closed.

    `folder` gets the drafts and the exported reports, each in a folder of its own;
    None: a folder in the user's home. `role` is that of who is logged in. `is_up` is
    told when the window is there; `locking` locks it after a pause; `greeting` is what
    the clerk is to know first.

    Raises:
        NoScreenError: there is no screen to open it on.
    """
    load_fonts(asset("fonts/ui"))
    root = new_window()
    scale = screen_scale(root)
    apply_scale(scale)
    kit = Kit(root, scale=scale)
    place_on_screen(root, kit.px(WIDE), kit.px(HIGH))
    window = MainWindow(
        root,
        kit,
        desk,
        folder=folder or Path.home() / ".motcua",
        printer=printer or SystemViewer(),
        officer=officer,
        role=role,
        locking=locking,
    )
    window.go("worklist")
    root.update_idletasks()
    root.after_idle(is_up, OpenedWindow(root))
    if greeting:
        root.after_idle(window.toast, greeting)
    # The first intake of the day shall not wait for its screen to be made.
    root.after(_PREPARE_MS, lambda: window.prepare("intake"))
    window.copying.start()

    root.protocol("WM_DELETE_WINDOW", lambda: _end(window))
    # Windows asks it of every window before the clerk is logged off.
    root.protocol("WM_SAVE_YOURSELF", window.keep_drafts)
    root.mainloop()
    return STARTS_OVER if window.starts_over else 0


def _end(window: MainWindow) -> None:
    # A fault here is said in the window, which stays with what was typed.
    window.keep_drafts()
    # Gone for the clerk at once; what is in hand is finished behind.
    window.root.wm_withdraw()
    try:
        window.close()
    finally:
        end_window(window.root)
