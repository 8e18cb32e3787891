"""The window of the first start: the panels, nothing behind them."""

from collections.abc import Callable
from typing import Final

from motcua_desktop.resources import asset
from motcua_desktop.ui.fonts import load_fonts
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.opened import new_window, place_on_screen
from motcua_desktop.ui.screens.setup.presenter import Entering, SetupPresenter
from motcua_desktop.ui.screens.step.view import StepPanel
from motcua_desktop.ui.widgets.ctk_repairs import apply_scale, screen_scale
from motcua_desktop.ui.widgets.field_box import KEY_TAG
from motcua_desktop.ui.widgets.key_button import PASSED_ON
from motcua_desktop.ui.widgets.overlay import Overlay

_WIDE: Final = 900
_HIGH: Final = 690


class SetupWindow:
    """One window that asks for the office; `is_done` says whether it was entered."""

    def __init__(self, entering: Entering, *, on_up: Callable[[], None]) -> None:
        load_fonts(asset("fonts/ui"))
        self.root = root = new_window()
        scale = screen_scale(root)
        apply_scale(scale)
        kit = Kit(root, scale=scale)
        place_on_screen(root, kit.px(_WIDE), kit.px(_HIGH))
        ground = kit.box(root, on="bg")
        ground.pack(fill="both", expand=True)
        self.is_done = False
        self.panel = StepPanel(Overlay(ground, kit), kit, centre=0.5)
        self.presenter = SetupPresenter(
            entering, self.panel, on_done=self._done, on_left=root.quit
        )
        self.panel.intents = self.presenter
        for key in PASSED_ON:
            # Fields hear it first: their own Enter goes to the next field.
            root.bind_class(KEY_TAG, key, self._submitted)
            root.bind(key, self._submitted)
        root.bind("<Escape>", lambda _event: self.presenter.cancel())
        self.presenter.begin()
        root.after_idle(on_up)

    def run(self) -> bool:
        """Run until the office is entered or the window is closed; say which."""
        self.root.protocol("WM_DELETE_WINDOW", self.root.quit)
        self.root.mainloop()
        self.root.destroy()
        return self.is_done

    def _submitted(self, _event: object) -> str:
        self.panel.submit()
        return "break"

    def _done(self) -> None:
        self.is_done = True
        self.root.quit()
