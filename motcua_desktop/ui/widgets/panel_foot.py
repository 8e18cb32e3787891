"""PanelFoot: the buttons of a panel of a list, in the places they have everywhere."""

import tkinter as tk
from collections.abc import Callable, Sequence

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.key_button import Face, KeyButton

Deed = tuple[Face, Callable[[], None]]
"""The face of a button and what it does."""


class PanelFoot:
    """At the left what may be done besides; at the right Đóng, then the act.

    `above` is the room over the buttons in px at 100 %. Without an act the panel only
    shows something. `right` has the act, if there is one, and Đóng.
    """

    def __init__(
        self,
        body: tk.Misc,
        kit: Kit,
        *,
        act: Deed | None,
        close: Callable[[], None],
        deeds: Sequence[Deed],
        above: int = 8,
    ) -> None:
        self._kit = kit
        self._line = kit.box(body)
        self._line.pack(side="bottom", fill="x", pady=(kit.px(above), 0))
        acts = (self._button(act, "primary"),) if act else ()
        self.right = (*acts, self._button((("Đóng", "Esc", ""), close), "plain"))
        for button in self.right:
            button.pack(side="right", padx=(kit.px(8), 0))
        self.deeds = tuple(self._button(deed, "plain") for deed in deeds)
        for button in self.deeds:
            button.pack(side="left", padx=(0, kit.px(8)))
        self.stops = (*acts, *self.deeds, self.right[-1])

    def _button(self, deed: Deed, kind: str) -> KeyButton:
        (words, key, icon), do = deed
        return KeyButton(
            self._line, self._kit, words, command=do, key=key, icon=icon, kind=kind
        )
