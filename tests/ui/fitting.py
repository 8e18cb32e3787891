"""Whether a panel over the window shows all of itself."""

import tkinter as tk

from tests.ui.driver import Driver


def fits(driver: Driver) -> None:
    """No button of the panel is cut, and the panel lies in the content area."""
    veil = driver.window.frame.overlay.veil
    assert veil is not None
    (card,) = veil.winfo_children()
    assert card.winfo_y() >= 0
    assert card.winfo_y() + card.winfo_height() <= veil.winfo_height()
    waiting: list[tk.Misc] = [veil]
    while waiting:
        widget = waiting.pop()
        waiting.extend(widget.winfo_children())
        if widget.winfo_class() in {"TButton", "Label"} and widget.winfo_ismapped():
            assert widget.winfo_width() >= widget.winfo_reqwidth(), widget
