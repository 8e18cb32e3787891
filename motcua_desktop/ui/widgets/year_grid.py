"""YearGrid: twelve months on one canvas; kinds of days differ by more than colour."""

import calendar
import tkinter as tk
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from motcua_desktop.text import SHORT_WEEKDAYS
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.canvases import Drawing
from motcua_desktop.ui.widgets.key_button import PASSED_ON
from motcua_desktop.ui.year import DayMark, YearPage

_WIDE, _HIGH = 26, 20
_COLUMNS, _ROWS = 4, 3
_WEEK = 7
_HEAD: Final = 40
_TALLEST: Final = 183
_BROADEST: Final = 206
_MOST_GROWN: Final = 1.5
"""How much larger than on a small screen the days may lie apart."""

_Box = tuple[int, int, int, int]


class DayLook(NamedTuple):
    """How a kind of day is drawn: ink, role, tint, outline, a line under it."""

    ink: str = "ink"
    role: str = "number"
    tint: str = ""
    edge: str = ""
    underline: str = ""


LOOKS: Final[Mapping[str, DayLook]] = {
    "work": DayLook(),
    "rest": DayLook("ink3"),
    "holiday": DayLook("overdue", "number-strong", "overdue-tint"),
    "moved": DayLook("today", "number-strong", "today-tint", underline="today"),
    "makeup": DayLook("accent", "number-strong", edge="accent"),
    "local": DayLook("supplement", "number-strong", "supplement-tint", "supplement"),
    "opened": DayLook("supplement", "number-strong", underline="supplement"),
}
TODAY: Final = DayLook("onfill", "number-strong", "fill")


@dataclass(frozen=True, slots=True)
class YearActs:
    """What the grid calls back: another day, the next kind, today, Enter."""

    on_move: Callable[[date], None]
    on_next_kind: Callable[[], None]
    on_today: Callable[[], None]
    on_open: Callable[[], None]


class YearGrid(Drawing):
    """Arrow keys move from day to day, Space gives the day its next kind."""

    def __init__(self, parent: tk.Misc, kit: Kit, acts: YearActs) -> None:
        self._acts = acts
        self._page: YearPage | None = None
        self.cursor: date | None = None
        super().__init__(parent, kit, height=420)
        self.configure(takefocus=True)
        for sequence, days in (
            ("<Left>", -1),
            ("<Right>", 1),
            ("<Up>", -_WEEK),
            ("<Down>", _WEEK),
        ):
            self.bind(sequence, self._mover(days))
        self.bind("<space>", lambda _event: self._done(acts.on_next_kind))
        self.bind("<Home>", lambda _event: self._done(acts.on_today))
        for sequence in ("<Return>", "<KP_Enter>"):
            self.bind(sequence, lambda _event: self._done(acts.on_open))
        for sequence in PASSED_ON:
            self.bind(sequence, lambda _event: None)
        self.bind("<Button-1>", self._clicked)
        self.bind("<FocusIn>", lambda _event: self._draw_cursor())
        self.bind("<FocusOut>", lambda _event: self._draw_cursor())

    def show(self, page: YearPage, cursor: date) -> None:
        """Show this year with the cursor on a day of it."""
        is_new = page != self._page
        self._page, self.cursor = page, cursor
        if is_new:
            self.redraw()
        else:
            self._draw_cursor()

    def _mover(self, days: int) -> Callable[[object], str]:
        def move(_event: object) -> str:
            if self.cursor is not None:
                self._acts.on_move(self.cursor + timedelta(days=days))
            return "break"

        return move

    @staticmethod
    def _done(act: Callable[[], None]) -> str:
        act()
        return "break"

    # where a day is, and which day is where

    def _grown(self) -> float:
        """Return how much larger than on a small screen there is room for."""
        across = self.winfo_width() / (self.kit.px(_BROADEST) * _COLUMNS)
        down = self.winfo_height() / (self.kit.px(_TALLEST) * _ROWS)
        return max(1.0, min(across, down, _MOST_GROWN))

    @property
    def _cell(self) -> tuple[int, int]:
        grown = self._grown()
        return self.kit.px(_WIDE * grown), self.kit.px(_HIGH * grown)

    def _pitch(self) -> tuple[int, int]:
        px = self.kit.px
        across = (self.winfo_width() - 2 * px(20) + px(18)) // _COLUMNS
        tallest = px(_TALLEST * self._grown())
        return across, min(tallest, self.winfo_height() // _ROWS)

    def _month_at(self, month: int) -> tuple[int, int]:
        px = self.kit.px
        row, column = divmod(month - 1, _COLUMNS)
        across, down = self._pitch()
        tallest = (_ROWS - 1) * down + px(_HEAD) + 6 * self._cell[1]
        top = max(0, (self.winfo_height() - tallest) // 2)
        broadest = (_COLUMNS - 1) * across + _WEEK * self._cell[0]
        left = max(0, (self.winfo_width() - broadest) // 2)
        return left + column * across, top + row * down

    def box_of(self, day: date) -> _Box:
        """Return the rectangle of a day, in px of the canvas."""
        px = self.kit.px
        wide, high = self._cell
        left, top = self._month_at(day.month)
        line = (day.day - 1 + day.replace(day=1).weekday()) // _WEEK
        x = left + day.weekday() * wide
        y = top + px(_HEAD) + line * high
        return x, y, x + wide, y + high

    def day_at(self, x: int, y: int) -> date | None:
        """Return the day that a point lies on."""
        if self._page is None:
            return None
        px, year = self.kit.px, self._page.year
        wide, high = self._cell
        for month in range(1, 13):
            left, top = self._month_at(month)
            column = (x - left) // wide
            line = (y - top - px(_HEAD)) // high
            if 0 <= column < _WEEK and 0 <= line < 6:
                first, last = calendar.monthrange(year, month)
                number = line * _WEEK + column - first + 1
                return date(year, month, number) if 0 < number <= last else None
        return None

    def _clicked(self, event: "tk.Event[tk.Canvas]") -> None:
        self.focus_set()
        day = self.day_at(event.x, event.y)
        if day is not None:
            self._acts.on_move(day)

    # drawing

    def draw(self) -> None:
        """Draw the twelve months and the cursor."""
        page = self._page
        if page is None:
            return
        for month in range(1, 13):
            self._draw_month(page, month)
        self._draw_cursor()

    def _draw_month(self, page: YearPage, month: int) -> None:
        px = self.kit.px
        left, top = self._month_at(month)
        wide = self._cell[0]
        right = left + _WEEK * wide
        line = top + px(8)
        self._words((left + px(2), line), f"Tháng {month}", "strong", anchor="w")
        count = page.counts[month - 1]
        self._words((right, line), count, "small", ink="ink2", anchor="e")
        for place, name in enumerate(SHORT_WEEKDAYS):
            middle = left + place * wide + wide // 2
            self._words((middle, top + px(28)), name, "key", ink="ink3")
        days = calendar.monthrange(page.year, month)[1]
        for number in range(1, days + 1):
            day = date(page.year, month, number)
            self._draw_day(page, day, page.marks.get(day, DayMark("work")))

    def _draw_day(self, page: YearPage, day: date, mark: DayMark) -> None:
        px, colour = self.kit.px, self.kit.colour
        x, y, right, bottom = self.box_of(day)
        look = TODAY if day == page.today else LOOKS[mark.kind]
        tile = (x + px(2), y + px(1), right - px(3), bottom - px(2))
        if look.tint and not mark.is_expected:
            self.create_rectangle(*tile, fill=colour(look.tint), width=0)
        if mark.is_expected or look.edge:
            edge = colour(look.edge or look.ink)
            dash = (2, 2) if mark.is_expected else ()
            self.create_rectangle(*tile, outline=edge, width=1, dash=dash)
        if look.underline:
            low = bottom - px(4)
            self.create_line(
                x + px(6), low, right - px(7), low, fill=colour(look.underline)
            )
        middle = ((x + right) // 2, (y + bottom) // 2)
        self._words(middle, str(day.day), look.role, ink=look.ink)
        if mark.is_changed:
            corner = (right - px(9), y + px(1), right - px(3), y + px(1))
            point = (right - px(3), y + px(7))
            self.create_polygon(*corner, *point, fill=colour("focus"), width=0)

    def _draw_cursor(self) -> None:
        self.delete("cursor")
        page, day = self._page, self.cursor
        if page is None or day is None or day.year != page.year:
            return
        has_focus = self.focus_get() is self
        x, y, right, bottom = self.box_of(day)
        px = self.kit.px
        self.create_rectangle(
            x,
            y - px(1),
            right - px(1),
            bottom,
            outline=self.kit.colour("focus" if has_focus else "edge"),
            width=px(2) if has_focus else 1,
            tags="cursor",
        )

    def _words(
        self,
        at: tuple[int, int],
        words: str,
        role: str,
        *,
        ink: str = "ink",
        anchor: str = "center",
    ) -> None:
        item = self.create_text(
            *at, text=words, font=self.kit.font(role), fill=self.kit.colour(ink)
        )
        self.itemconfigure(item, anchor=anchor)


class YearLegend(Drawing):
    """What each kind of day looks like, in one line."""

    def __init__(
        self, parent: tk.Misc, kit: Kit, kinds: Sequence[tuple[str, str]]
    ) -> None:
        self._kinds = tuple(kinds)
        super().__init__(parent, kit, height=34)

    def draw(self) -> None:
        """Draw a sample and a word for each kind."""
        px, kit = self.kit.px, self.kit
        middle, x = self.winfo_height() // 2, 0
        for kind, words in self._kinds:
            look = TODAY if kind == "today" else LOOKS.get(kind, LOOKS["holiday"])
            box = (x, middle - px(6), x + px(15), middle + px(6))
            is_expected = kind not in LOOKS and kind != "today"
            edge = look.edge or look.ink if not look.tint or is_expected else look.ink
            self.create_rectangle(
                *box,
                fill=kit.colour(look.tint) if look.tint and not is_expected else "",
                outline=kit.colour(look.tint if look.underline and look.tint else edge),
                dash=(2, 2) if is_expected else (),
            )
            if look.underline:
                low = middle + px(5)
                ink = kit.colour(look.underline)
                self.create_line(x, low, x + px(15), low, fill=ink, width=px(2))
            x += px(20)
            item = self.create_text(
                x, middle, text=words, font=kit.font("small"), anchor="w"
            )
            self.itemconfigure(item, fill=kit.colour("ink2"))
            x += kit.font("small").measure(words) + px(6)
