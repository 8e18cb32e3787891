"""MonthGrid: one month on a canvas, arrow keys move from day to day."""

import tkinter as tk
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from motcua_desktop.text import SHORT_WEEKDAYS
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.deadlines.state import MonthDay
from motcua_desktop.ui.widgets.canvases import Drawing

_WEEK: Final = 7
_HEAD: Final = 22
_HIGH: Final = 42


class MonthGrid(Drawing):
    """The days of a month with their counts; the cursor is drawn by the focus ring."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        *,
        on_day: Callable[[date], None],
        on_turn: Callable[[int], None],
        on_open: Callable[[], None],
    ) -> None:
        self._days: tuple[MonthDay, ...] = ()
        self._cursor: date | None = None
        self._on_day = on_day
        super().__init__(parent, kit, height=_HEAD + 6 * _HIGH)
        self.configure(takefocus=True)
        moves = {"<Left>": -1, "<Right>": 1, "<Up>": -_WEEK, "<Down>": _WEEK}
        for sequence, days in moves.items():
            self.bind(sequence, self._mover(days))
        for sequence, step in (("<Prior>", -1), ("<Next>", 1)):
            self.bind(sequence, self._turner(on_turn, step))
        for sequence in ("<Return>", "<KP_Enter>"):
            self.bind(sequence, lambda _event: self._opened(on_open))
        self.bind("<Button-1>", self._clicked)
        self.bind("<FocusIn>", lambda _event: self.redraw())
        self.bind("<FocusOut>", lambda _event: self.redraw())

    def show(self, days: tuple[MonthDay, ...], cursor: date | None) -> None:
        """Show these days with the cursor on one of them."""
        if (days, cursor) != (self._days, self._cursor):
            self._days, self._cursor = days, cursor
            self.redraw()

    def _mover(self, days: int) -> Callable[[object], str]:
        def move(_event: object) -> str:
            if self._cursor is not None:
                self._on_day(self._cursor + timedelta(days=days))
            return "break"

        return move

    @staticmethod
    def _turner(on_turn: Callable[[int], None], step: int) -> Callable[[object], str]:
        def turn(_event: object) -> str:
            on_turn(step)
            return "break"

        return turn

    @staticmethod
    def _opened(on_open: Callable[[], None]) -> str:
        on_open()
        return "break"

    def _clicked(self, event: "tk.Event[tk.Canvas]") -> None:
        self.focus_set()
        line = (event.y - self.kit.px(_HEAD)) // self.kit.px(_HIGH)
        column = event.x * _WEEK // max(self.winfo_width(), 1)
        place = line * _WEEK + column
        if line >= 0 and 0 <= place < len(self._days):
            self._on_day(self._days[place].day)

    def draw(self) -> None:
        """Draw the names of the days and one cell a day."""
        kit, wide = self.kit, self.winfo_width() / _WEEK
        for place, name in enumerate(SHORT_WEEKDAYS):
            self.create_text(
                round((place + 0.5) * wide),
                kit.px(_HEAD // 2),
                text=name,
                font=kit.font("key"),
                fill=kit.colour("ink3"),
            )
        for place, day in enumerate(self._days):
            line, column = divmod(place, _WEEK)
            left, top = round(column * wide), kit.px(_HEAD + line * _HIGH)
            right = round((column + 1) * wide)
            self._draw_day(day, (left + 1, top + 1, right - 2, top + kit.px(_HIGH) - 2))

    def _draw_day(self, day: MonthDay, box: tuple[int, int, int, int]) -> None:
        kit = self.kit
        ground = {"off": "sunk", "today": "tint"}.get(day.kind, "surface")
        edge = "surface" if day.kind == "other" else "line"
        is_cursor = day.day == self._cursor
        # One ring in the window: the day that was left keeps a thin edge.
        has_ring = is_cursor and self.focus_get() is self
        if is_cursor:
            edge = "focus" if has_ring else "edge"
        self.create_rectangle(
            *box,
            fill=kit.colour(ground),
            outline=kit.colour(edge),
            width=kit.px(2) if has_ring else 1,
        )
        left, top, right, bottom = box
        ink = "ink3" if day.kind in {"other", "off"} else "ink2"
        role = "small-strong" if day.kind == "today" else "small"
        number = self.create_text(
            left + kit.px(6),
            top + kit.px(9),
            text=str(day.day.day),
            font=kit.font(role),
            fill=kit.colour(ink),
        )
        self.itemconfigure(number, anchor="w")
        if day.count:
            count = self.create_text(
                right - kit.px(7),
                bottom - kit.px(11),
                text=day.count,
                font=kit.font("section"),
                fill=kit.colour(day.urgency),
            )
            self.itemconfigure(count, anchor="e")
