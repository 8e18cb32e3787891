"""TimeLine: the history of a dossier as dots on a line, newest below."""

import tkinter as tk
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.canvases import Drawing
from motcua_desktop.ui.widgets.cutting import Cutter

_STEP: Final = 48
_LEFT: Final = 80
_DOT: Final = 98
_TEXT: Final = 116


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry: `kind` is "done", "correction", "now" or "future".

    `state` names shape and colour of what is due now.
    """

    hour: str
    day: str
    title: str
    note: str
    kind: str = "done"
    state: str = ""


class TimeLine(Drawing):
    """Draws the moments; scrolls by wheel when there are more than fit."""

    _moments: tuple[Moment, ...] = ()

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, kit, height=100)
        self._cutter = Cutter(kit.font("small"))
        self.bind("<MouseWheel>", lambda event: self._scroll(-event.delta // 120))
        self.bind("<Button-4>", lambda _event: self._scroll(-1))
        self.bind("<Button-5>", lambda _event: self._scroll(1))

    def show(self, moments: Sequence[Moment]) -> None:
        """Show these moments, the last ones in view."""
        self._moments = tuple(moments)
        self.redraw()
        self.yview_moveto(1.0)

    def _scroll(self, steps: int) -> None:
        self.yview_scroll(steps, "units")

    def draw(self) -> None:
        """Draw line, dots and texts."""
        px = self.kit.px
        bottom = len(self._moments) * px(_STEP)
        self.configure(
            yscrollincrement=px(_STEP),
            scrollregion=(0, 0, self.winfo_width(), max(bottom, self.winfo_height())),
        )
        middle = px(14)
        if len(self._moments) > 1:
            self.create_line(
                px(_DOT),
                middle,
                px(_DOT),
                bottom - px(_STEP) + middle,
                fill=self.kit.colour("line"),
                width=px(2),
            )
        for place, moment in enumerate(self._moments):
            self._draw_moment(moment, place * px(_STEP) + middle)

    def _draw_moment(self, moment: Moment, y: int) -> None:
        kit = self.kit
        px, colour = kit.px, kit.colour
        self._draw_dot(moment, y)
        ink = {"now": moment.state, "future": "ink2"}.get(moment.kind, "ink")
        role = "body" if moment.kind == "future" else "strong"
        room = self.winfo_width() - px(_TEXT + 10)
        note = self._cutter.cut(moment.note, max(room, px(40)))
        texts = (
            (px(_LEFT), y, moment.hour, "small-strong", "ink"),
            (px(_LEFT), y + px(17), moment.day, "key", "ink2"),
            (px(_TEXT), y, moment.title, role, ink or "ink"),
            (px(_TEXT), y + px(18), note, "small", "ink2"),
        )
        for x, top, words, font, token in texts:
            self.create_text(
                x,
                top,
                text=words,
                font=kit.font(font),
                fill=colour(token),
                anchor="e" if x == px(_LEFT) else "w",
            )

    def _draw_dot(self, moment: Moment, y: int) -> None:
        kit, px = self.kit, self.kit.px
        name, ink = {
            "done": ("dot", "accent"),
            "correction": ("ring", "accent"),
            "future": ("ring", "edge"),
            "now": (f"state-{moment.state}", moment.state),
        }[moment.kind]
        photo: Any = kit.icon(name, 14, ink)
        half = px(9 if moment.kind == "now" else 5)
        ground = (px(_DOT) - half, y - half, px(_DOT) + half, y + half)
        self.create_rectangle(*ground, fill=kit.colour("surface"), width=0)
        self.create_image(px(_DOT), y, image=photo)
