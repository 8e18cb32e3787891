"""The window from outside: made, brought to the front, closed."""

import math
import sys
import tkinter as tk
from collections.abc import Callable
from typing import Final

from motcua_desktop.desktop import TITLE
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.resources import asset
from motcua_desktop.ui.widgets.ctk_repairs import Window

WIDE: Final = 1366
HIGH: Final = 768
"""The size of the window at 100 %, that of the smallest screen it is made for."""

_BARS: Final = 71
"""What the system's bar and the window's own title take of a screen, at 100 %."""

_STEP: Final = 20
"""Of so many parts a scale is one, so that lengths come out alike on like screens."""


class NoScreenError(DomainError):
    """The computer shows no windows to this program."""

    def __init__(self) -> None:
        super().__init__(
            "Không mở được cửa sổ: chương trình không dùng được màn hình của máy này.",
            "Đăng nhập vào Windows tại máy rồi mở lại.",
        )


def new_window() -> Window:
    """Return the window of this program, empty.

    Raises:
        NoScreenError: there is no screen to open it on.
    """
    try:
        return Window()
    except tk.TclError as error:
        raise NoScreenError from error


def screen_scale(window: tk.Misc) -> float:
    """Return how large everything is to be on this screen; 1.0 is 100 %."""
    wanted = round(window.winfo_fpixels("1i") / 96 * 4) / 4
    return fitting_scale(
        wanted, window.winfo_screenwidth(), window.winfo_screenheight()
    )


def fitting_scale(wanted: float, across: int, down: int) -> float:
    """Return the scale nearest to the `wanted` one that shows the window whole.

    Many laptops of 1920 × 1080 px ask for 150 %, which leaves less than the smallest
    screen has: a little smaller and whole is better than cut.
    """
    room = min(across / WIDE, (down - _BARS * wanted) / (HIGH - _BARS))
    return max(1.0, min(wanted, math.floor(room * _STEP + 1e-6) / _STEP))


def place_on_screen(root: tk.Tk, width: int, height: int) -> None:
    """Give the window its name, icon, size and place; a small screen is filled.

    Windows knows what its taskbar leaves; elsewhere the window manager does.
    """
    root.title(TITLE)
    # Read here: Tk finds no folder with Vietnamese letters where the locale is C.
    picture = asset("brand/motcua.png").read_bytes()
    icon = tk.PhotoImage(master=root, data=picture)
    root.iconphoto(True, icon)
    across, down = root.winfo_screenwidth(), root.winfo_screenheight()
    root.geometry(placed((width, height), (across, down)))
    if sys.platform == "win32" and (width >= across or height >= down):
        root.wm_state("zoomed")


def placed(window: tuple[int, int], screen: tuple[int, int]) -> str:
    """Return size and place of a window, wide and high, for Tk.

    It stands in the middle, less is free above it than below.
    """
    width, height = map(min, window, screen)
    left, top = (screen[0] - width) // 2, (screen[1] - height) // 3
    return f"{width}x{height}+{left}+{top}"


def end_window(root: tk.Tk) -> None:
    """Take a window away with all that it meant to do later.

    Else the next window's loop would call what is gone.
    """
    for waiting in root.tk.splitlist(root.tk.call("after", "info")):
        # Not `after_cancel`: the widget that asked for it forgets its command itself.
        root.tk.call("after", "cancel", waiting)
    root.destroy()


class OpenedWindow:
    """The main window, for those who started it and know nothing of its inside."""

    def __init__(self, root: tk.Tk) -> None:
        self._root = root

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        return self._root.winfo_width(), self._root.winfo_height()

    def every(self, milliseconds: int, look: Callable[[], None]) -> None:
        """Call `look` again and again while the window is open."""

        def again() -> None:
            look()
            self._root.after(milliseconds, again)

        self._root.after(milliseconds, again)

    def come_forward(self) -> None:
        """Stand in front of all other windows; keys go where they went before."""
        if self._root.wm_state() in {"iconic", "withdrawn"}:
            self._root.wm_deiconify()
        # A window manager that keeps others from the front obeys this one.
        self._root.wm_attributes("-topmost", True)
        self._root.wm_attributes("-topmost", False)
        self._root.lift()
        # The window itself would hear the keys, and no field would show its ring.
        (self._root.focus_lastfor() or self._root).focus_force()

    def close_after(self, milliseconds: int) -> None:
        """Close the window a little later, as its own button does."""
        end = self._root.protocol("WM_DELETE_WINDOW")
        self._root.after(milliseconds, self._root.tk.call, end)
