"""TimeLine: the history of a dossier as dots on a line, newest below."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.canvases import Drawing

_STEP: Final = 48
_LEFT: Final = 80
_DOT: Final = 98
_TEXT: Final = 116
_NOTE: Final = 10
_GAP: Final = 10
_RING: Final = 2
_PAGE: Final = 8
_ALL: Final = 100_000
"""Half steps: a page, and more than any history has."""


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
    """Draws the moments, their notes whole; wheel and arrows scroll what does not fit.

    Tab reaches it where it does not fit.
    """

    _moments: tuple[Moment, ...] = ()

    def __init__(self, parent: tk.Misc, kit: Kit) -> None:
        super().__init__(parent, kit, height=100)
        self.configure(highlightthickness=_RING)
        kit.paint(self, highlightbackground="surface", highlightcolor="focus")
        self.bind("<MouseWheel>", lambda event: self._scroll(-event.delta // 120))
        for sequence, steps in (
            ("<Button-4>", -1),
            ("<Button-5>", 1),
            ("<Up>", -1),
            ("<Down>", 1),
            ("<Prior>", -_PAGE),
            ("<Next>", _PAGE),
            ("<Home>", -_ALL),
            ("<End>", _ALL),
        ):
            self.bind(sequence, self._scroller(steps))

    def show(self, moments: Sequence[Moment]) -> None:
        """Show these moments, the last ones in view."""
        self._moments = tuple(moments)
        self.redraw()
        self.yview_moveto(1.0)

    def _scroller(self, steps: int) -> Callable[[object], str]:
        def scroll(_event: object) -> str:
            self._scroll(steps)
            return "break"

        return scroll

    def _scroll(self, steps: int) -> None:
        self.yview_scroll(steps, "units")

    def draw(self) -> None:
        """Draw line, dots and texts."""
        px = self.kit.px
        first = y = last = px(14)
        bottom = 0
        for moment in self._moments:
            last = y
            bottom = self._draw_moment(moment, y) + px(_GAP)
            y = max(y + px(_STEP), bottom + px(_GAP))
        if last > first:
            ink = self.kit.colour("line")
            line = self.create_line(
                px(_DOT), first, px(_DOT), last, fill=ink, width=px(2)
            )
            self.tag_lower(line)
        height = self.winfo_height() - 2 * _RING
        was_at_end = self.yview()[1] >= 1.0
        self.configure(
            yscrollincrement=px(_STEP) // 2,
            scrollregion=(0, 0, self.winfo_width(), max(bottom, height)),
            takefocus=bottom > height,
        )
        if was_at_end or bottom <= height:
            self.yview_moveto(1.0)

    def _draw_moment(self, moment: Moment, y: int) -> int:
        """Draw a moment at height `y`; return where its texts end."""
        kit = self.kit
        px = kit.px
        self._draw_dot(moment, y)
        ink = {"now": moment.state, "future": "ink2"}.get(moment.kind, "ink")
        role = "body" if moment.kind == "future" else "strong"
        for x, top, words, font, token in (
            (px(_LEFT), y, moment.hour, "small-strong", "ink"),
            (px(_LEFT), y + px(17), moment.day, "key", "ink2"),
            (px(_TEXT), y, moment.title, role, ink or "ink"),
        ):
            self.create_text(
                x,
                top,
                text=words,
                font=kit.font(font),
                fill=kit.colour(token),
                anchor="e" if x == px(_LEFT) else "w",
            )
        return self._draw_note(moment.note, y + px(_NOTE))

    def _draw_note(self, note: str, top: int) -> int:
        """Write a note over as many lines as it needs; return where it ends."""
        kit = self.kit
        written = self.create_text(
            kit.px(_TEXT),
            top,
            text=note,
            font=kit.font("small"),
            fill=kit.colour("ink2"),
            anchor="nw",
            width=max(self.winfo_width() - kit.px(_TEXT + 12), kit.px(40)),
            tags="note",
        )
        return int(self.bbox(written)[3]) if note else top

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
