"""Small drawings on a canvas: bars by week and the strip of days to a due date."""

import tkinter as tk
from collections.abc import Sequence
from dataclasses import dataclass

from motcua_desktop.ui.kit import Kit


class Drawing(tk.Canvas):
    """A canvas that redraws itself when its size or the theme changes."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, *, height: int, on: str = "surface"
    ) -> None:
        super().__init__(
            parent,
            height=kit.px(height),
            width=1,
            borderwidth=0,
            highlightthickness=0,
            takefocus=False,
        )
        self.kit = kit
        kit.paint(self, background=on)
        kit.on_switch(self.redraw, self)
        self.bind("<Configure>", lambda _event: self.redraw())

    def redraw(self) -> None:
        """Draw everything again."""
        self.delete("all")
        self.draw()

    def draw(self) -> None:
        """Draw on the empty canvas."""


@dataclass(frozen=True, slots=True)
class BarPair:
    """Two counts side by side under one label."""

    label: str
    first: int
    second: int


class BarChart(Drawing):
    """Pairs of bars from 0, with four grid lines and some labels below."""

    _pairs: tuple[BarPair, ...] = ()
    _label_every = 1

    def show(self, pairs: Sequence[BarPair], *, label_every: int = 1) -> None:
        """Show these pairs, labelling one in `label_every`."""
        self._pairs = tuple(pairs)
        self._label_every = label_every
        self.redraw()

    def draw(self) -> None:
        """Draw grid, bars and labels."""
        kit = self.kit
        if not self._pairs:
            return
        left, bottom, top = kit.px(28), self.winfo_height() - kit.px(18), kit.px(8)
        right = self.winfo_width()
        highest = max(max(pair.first, pair.second) for pair in self._pairs)
        step = _grid_step(highest)
        scale = (bottom - top) / (step * 3)
        for line in range(4):
            y = bottom - line * step * scale
            self.create_line(left, y, right, y, fill=kit.colour("line"))
            self.create_text(
                left - kit.px(6),
                y,
                text=f"{line * step:,}".replace(",", "."),
                anchor="e",
                font=kit.font("key"),
                fill=kit.colour("ink3"),
            )
        self._draw_bars((left, right, bottom), scale)

    def _draw_bars(self, frame: tuple[int, int, int], scale: float) -> None:
        kit = self.kit
        left, right, bottom = frame
        room = (right - left) / len(self._pairs)
        wide = kit.px(9)
        for place, pair in enumerate(self._pairs):
            x = round(left + room * (place + 0.5))
            for offset, count, token in (
                (-wide - 1, pair.first, "chart2"),
                (0, pair.second, "accent"),
            ):
                self.create_rectangle(
                    x + offset,
                    bottom - count * scale,
                    x + offset + wide,
                    bottom,
                    width=0,
                    fill=kit.colour(token),
                )
            if place % self._label_every == 0:
                self.create_text(
                    x,
                    bottom + kit.px(10),
                    text=pair.label,
                    font=kit.font("key"),
                    fill=kit.colour("ink3"),
                )


def _grid_step(highest: int) -> int:
    """Return a round step three of which reach `highest`."""
    powers = (1, 10, 100, 1000, 10_000, 100_000, 1_000_000)
    steps = (base * power for power in powers for base in (1, 2, 4, 5))
    return next(step for step in steps if step * 3 >= highest)


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of the strip: its name, what it is, and how it is drawn.

    `kind` is "skipped", "counted" or "due"; "gap" stands for days left out.
    """

    name: str
    word: str
    kind: str


class DueStrip(Drawing):
    """The days from receipt to the due day, one cell each."""

    _cells: tuple[DayCell, ...] = ()

    def show(self, cells: Sequence[DayCell]) -> None:
        """Show these days."""
        self._cells = tuple(cells)
        self.redraw()

    def draw(self) -> None:
        """Draw the cells, as wide as there is room."""
        kit = self.kit
        if not self._cells:
            return
        gap, height = kit.px(2), kit.px(44)
        room = (self.winfo_width() + gap) / max(len(self._cells), 6)
        inks = {
            "skipped": ("sunk", "ink3", "ink3"),
            "counted": ("tint", "accent", "accent"),
            "due": ("fill", "onfill", "onfill"),
            "gap": ("surface", "ink3", "ink3"),
        }
        for place, cell in enumerate(self._cells):
            left = round(place * room)
            right = round((place + 1) * room) - gap
            ground, head, ink = inks[cell.kind]
            self._tile((left, 0, right, height), kit.colour(ground))
            middle = (left + right) / 2
            self.create_text(
                middle,
                kit.px(12),
                text=cell.name,
                font=kit.font("key"),
                fill=kit.colour(head),
            )
            role = "small" if cell.kind in {"skipped", "gap"} else "section"
            self.create_text(
                middle,
                kit.px(29),
                text=cell.word,
                font=kit.font(role),
                fill=kit.colour(ink),
            )

    def _tile(self, box: tuple[int, int, int, int], fill: str) -> None:
        left, top, right, bottom = box
        round_by = self.kit.px(4)
        for shift in (0, round_by):
            self.create_rectangle(
                left + shift,
                top + round_by - shift,
                right - shift,
                bottom - round_by + shift,
                fill=fill,
                width=0,
            )
        size = 2 * round_by
        for x in (left, right - size):
            for y in (top, bottom - size):
                self.create_oval(x, y, x + size, y + size, fill=fill, width=0)
