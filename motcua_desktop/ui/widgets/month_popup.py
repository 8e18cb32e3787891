"""MonthPopup: one month under a field that takes a day; it never takes the focus.

A widget of our own: the ones on the market are windows that steal the focus and fall
behind, and know no names of days off.
"""

import calendar
import tkinter as tk
from collections.abc import Callable
from datetime import date
from typing import Final

from motcua_desktop.text import SHORT_WEEKDAYS, screen_date
from motcua_desktop.ui.format import weekday
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.office_days import DayFact
from motcua_desktop.ui.widgets.canvases import Drawing
from motcua_desktop.ui.widgets.cut_label import CutLabel
from motcua_desktop.ui.widgets.year_grid import LOOKS, TODAY

_HIGH, _HEAD, _WEEK = 26, 58, 7
_USUAL: Final = {False: "ngày làm việc", True: "ngày nghỉ"}
_KEYS: Final = "PgUp PgDn tháng · Ctrl+PgUp PgDn năm · Home hôm nay"


class MonthPopup:
    """A month placed over the window, its cursor moved by the field's keys."""

    def __init__(
        self, window: tk.Misc, kit: Kit, on_pick: Callable[[date], None]
    ) -> None:
        self._window = window
        self._kit = kit
        self._on_pick = on_pick
        self._fact: Callable[[date], DayFact] = _unknown
        self._today = self.cursor = date.min
        self.frame = tk.Frame(window, borderwidth=0, highlightthickness=1)
        kit.paint(self.frame, background="surface", highlightbackground="edge")
        self.grid = _MonthGrid(self.frame, kit, self)
        self.grid.pack(fill="x", padx=kit.px(10), pady=(kit.px(4), 0))
        self._told = CutLabel(self.frame, kit, role="small-strong")
        self._told.pack(fill="x", padx=kit.px(12), pady=(kit.px(4), 0))
        keys = kit.text(self.frame, _KEYS, role="key", ink="ink3")
        keys.pack(anchor="w", padx=kit.px(12), pady=(kit.px(2), kit.px(8)))
        self._width = max(keys.winfo_reqwidth() + kit.px(28), kit.px(272))

    @property
    def is_open(self) -> bool:
        """Whether the month shows."""
        return bool(self.frame.winfo_manager())

    @property
    def told(self) -> str:
        """What the line under the month says of the day in hand."""
        return self._told.words

    @property
    def today(self) -> date:
        """The day that is now."""
        return self._today

    def fact(self, day: date) -> DayFact:
        """Return what a day is in the office's calendar."""
        return self._fact(day)

    def open(self, under: tk.Misc, day: date, today: date) -> None:
        """Show the month of `day` under a widget, or over it where there is no room."""
        self._today = today
        window, kit = self._window, self._kit
        self.frame.update_idletasks()
        high = self.frame.winfo_reqheight()
        left = under.winfo_rootx() - window.winfo_rootx()
        top = under.winfo_rooty() - window.winfo_rooty()
        below = top + under.winfo_height() + kit.px(4)
        fits = below + high <= window.winfo_height()
        self.frame.place(
            x=max(0, min(left, window.winfo_width() - self._width - kit.px(8))),
            y=below if fits else max(0, top - high - kit.px(4)),
            width=self._width,
        )
        self.frame.lift()
        self.move_to(day)

    def show(self, fact: Callable[[date], DayFact]) -> None:
        """Show the days as the office's calendar has them."""
        self._fact = fact
        if self.is_open:
            self.move_to(self.cursor)

    def hide(self) -> None:
        """Take the month away."""
        self.frame.place_forget()

    def move_to(self, day: date) -> None:
        """Put the cursor on a day and say what it is."""
        self.cursor = day
        fact = self._fact(day)
        what = fact.name or _USUAL[fact.is_off]
        self._told.show(f"{weekday(day)} {screen_date(day)}: {what}")
        self.grid.redraw()

    def pick(self) -> None:
        """Take the day in hand."""
        self.hide()
        self._on_pick(self.cursor)


def _unknown(day: date) -> DayFact:
    """Tell a day before the office's calendar is read: the week alone."""
    is_off = day.weekday() >= 5
    return DayFact("rest" if is_off else "work", is_off)


class _MonthGrid(Drawing):
    """The days of the cursor's month in weeks; a click takes a day."""

    def __init__(self, parent: tk.Misc, kit: Kit, month: MonthPopup) -> None:
        self._month = month
        super().__init__(parent, kit, height=_HEAD + 6 * _HIGH)
        self.bind("<ButtonPress-1>", lambda _event: "break")
        self.bind("<ButtonRelease-1>", self._clicked)

    def box_of(self, day: date) -> tuple[int, int, int, int]:
        """Return the rectangle of a day, in px of the canvas."""
        px = self.kit.px
        line = (day.day - 1 + day.replace(day=1).weekday()) // _WEEK
        wide = self._wide
        x, y = day.weekday() * wide, px(_HEAD) + line * px(_HIGH)
        return x, y, x + wide, y + px(_HIGH)

    @property
    def _wide(self) -> int:
        return max(self.winfo_width() // _WEEK, 1)

    def _clicked(self, event: "tk.Event[tk.Canvas]") -> None:
        for day in self._days():
            x, y, right, bottom = self.box_of(day)
            if x <= event.x < right and y <= event.y < bottom:
                self._month.move_to(day)
                self._month.pick()
                return

    def _days(self) -> list[date]:
        first = self._month.cursor.replace(day=1)
        count = calendar.monthrange(first.year, first.month)[1]
        return [first.replace(day=number) for number in range(1, count + 1)]

    def draw(self) -> None:
        """Draw the month's name, the names of the weekdays, the days."""
        px, kit, cursor = self.kit.px, self.kit, self._month.cursor
        self.create_text(
            px(4),
            px(16),
            text=f"Tháng {cursor.month}/{cursor.year}",
            anchor="w",
            font=kit.font("section"),
            fill=kit.colour("ink"),
        )
        for place, name in enumerate(SHORT_WEEKDAYS):
            self.create_text(
                place * self._wide + self._wide // 2,
                px(_HEAD - 12),
                text=name,
                font=kit.font("key"),
                fill=kit.colour("ink3"),
            )
        for day in self._days():
            self._draw_day(day)

    def _draw_day(self, day: date) -> None:
        px, kit = self.kit.px, self.kit
        fact = self._month.fact(day)
        look = TODAY if day == self._month.today else LOOKS[fact.kind]
        x, y, right, bottom = self.box_of(day)
        tile = (x + px(3), y + px(2), right - px(3), bottom - px(2))
        ground = look.tint or ("sunk" if fact.is_off else "")
        if ground:
            self.create_rectangle(*tile, fill=kit.colour(ground), width=0)
        if look.edge:
            self.create_rectangle(*tile, outline=kit.colour(look.edge))
        ink = look.ink if look is TODAY or not fact.is_off else "ink3"
        self.create_text(
            (x + right) // 2,
            (y + bottom) // 2,
            text=str(day.day),
            font=kit.font(look.role),
            fill=kit.colour(ink),
        )
        if day == self._month.cursor:
            self.create_rectangle(
                x + px(1),
                y + px(1),
                right - px(1),
                bottom - px(1),
                outline=kit.colour("focus"),
                width=px(2),
            )
