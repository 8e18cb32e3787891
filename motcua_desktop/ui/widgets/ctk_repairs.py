"""The faults of customtkinter 6.0.0 that this program meets, and their cures."""

from typing import Any

import customtkinter as ctk


class Window(ctk.CTk):
    """The CTk window without its global click binding and its title bar tricks."""

    # On Windows CTk hides and shows the window to colour its title bar, which
    # flashes at the start and lets other windows come in front.
    _deactivate_windows_window_header_manipulation = True

    def __init__(self, **options: Any) -> None:
        ctk.deactivate_automatic_dpi_awareness()
        super().__init__(**options)
        # CTk gives the focus to whatever is clicked, labels too, by bind_all.
        self.unbind_all("<Button-1>")

    def _set_scaling(self, *_scalings: float) -> None:
        """Keep the window's size: CTk would fix it for a second, at 600 × 500."""


class Panel(ctk.CTkFrame):
    """A rounded frame whose size is scaled, but not the distances around it.

    CTk scales the pads of its own widgets and not those of Tk's: ours are all in px
    of the screen already. It also draws a frame before there is a place for it, and
    again for colours that it has: this one is drawn when there is something to see.
    """

    _has_size = False

    def _draw(self, no_color_updates: bool = False) -> None:  # noqa: FBT001, FBT002 CTk's
        if self._has_size:
            super()._draw(no_color_updates)

    def configure(self, require_redraw: bool = False, **options: Any) -> None:  # noqa: FBT001, FBT002 CTk's
        """Take what is other than it was."""
        changed = {name: it for name, it in options.items() if self.cget(name) != it}
        if changed or require_redraw:
            super().configure(require_redraw, **changed)

    def _update_dimensions_event(self, event: Any) -> None:
        if not self._has_size:
            self._has_size = True
            self._current_width = 0  # whatever its size is, it is another one
        super()._update_dimensions_event(event)

    def _apply_argument_scaling(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        return kwargs


def apply_scale(scale: float) -> None:
    """Let CTk widgets be as large as the rest of the window."""
    ctk.set_widget_scaling(scale)
