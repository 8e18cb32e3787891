"""A window of one panel with nothing behind it: before there is a desk to show."""

from collections.abc import Callable
from typing import Final, Protocol

from motcua_desktop.resources import asset
from motcua_desktop.ui.fonts import load_fonts
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.opened import (
    OpenedWindow,
    end_window,
    new_window,
    place_on_screen,
    screen_scale,
)
from motcua_desktop.ui.screens.step.view import OTHER_KEY, StepIntents, StepPanel
from motcua_desktop.ui.widgets.ctk_repairs import apply_scale
from motcua_desktop.ui.widgets.field_box import KEY_TAG
from motcua_desktop.ui.widgets.key_button import PASSED_ON
from motcua_desktop.ui.widgets.overlay import Overlay

_WIDE: Final = 900
_HIGH: Final = 690


class Opening(StepIntents, Protocol):
    """The presenter of a panel that opens by itself."""

    def begin(self) -> None:
        """Open the first panel."""
        ...

    def other(self) -> None:
        """Go the second way that a panel offers."""
        ...


class PanelWindow:
    """One window with one panel; `is_done` says whether it came to its end."""

    def __init__(self, on_up: Callable[[OpenedWindow], None]) -> None:
        load_fonts(asset("fonts/ui"))
        self.root = root = new_window()
        scale = screen_scale(root)
        apply_scale(scale)
        self.kit = kit = Kit(root, scale=scale)
        place_on_screen(root, kit.px(_WIDE), kit.px(_HIGH))
        ground = kit.box(root, on="bg")
        ground.pack(fill="both", expand=True)
        self.is_done = False
        self.panel = StepPanel(Overlay(ground, kit), kit, centre=0.5)
        for key in PASSED_ON:
            # Fields hear it first: their own Enter goes to the next field.
            root.bind_class(KEY_TAG, key, self._submitted)
            root.bind(key, self._submitted)
        root.after_idle(on_up, OpenedWindow(root))

    def start(self, presenter: Opening) -> None:
        """Let `presenter` ask by this window's panel."""
        self.panel.intents = presenter
        self.panel.on_other = presenter.other
        self.root.bind("<Escape>", lambda _event: presenter.cancel())
        self.root.bind(f"<{OTHER_KEY}>", lambda _event: presenter.other())
        presenter.begin()

    def run(self) -> bool:
        """Run until the end is come to or the window is closed; say which."""
        self.root.protocol("WM_DELETE_WINDOW", self.leave)
        self.root.mainloop()
        end_window(self.root)
        return self.is_done

    def done(self) -> None:
        """End: what the window was for is done."""
        self.is_done = True
        self.root.quit()

    def leave(self) -> None:
        """End without it."""
        self.root.quit()

    def _submitted(self, _event: object) -> str:
        self.panel.submit()
        return "break"
