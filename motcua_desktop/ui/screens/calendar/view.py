"""The calendar screen: the year on a card, the change and what it does beside it."""

import tkinter as tk
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.calendar.pane import ChangePane, PaneIntents
from motcua_desktop.ui.screens.calendar.panels import CalendarPanels
from motcua_desktop.ui.screens.calendar.state import (
    CalendarState,
    HoursAsk,
    RangeAsk,
)
from motcua_desktop.ui.widgets.key_button import KeyButton
from motcua_desktop.ui.widgets.notes import TroubleBar
from motcua_desktop.ui.widgets.overlay import Overlay
from motcua_desktop.ui.widgets.year_grid import YearActs, YearGrid, YearLegend

_UNSURE = ("state-soon", "soon")
LEGEND = (
    ("holiday", "nghỉ lễ"),
    ("moved", "nghỉ bù, hoán đổi"),
    ("makeup", "làm bù"),
    ("local", "nghỉ riêng"),
    ("opened", "mở cửa riêng"),
    ("expected", "dự kiến"),
    ("today", "hôm nay"),
)


class CalendarIntents(PaneIntents, Protocol):
    """What the clerk may want of this screen."""

    def move(self, day: date) -> None: ...  # noqa: D102
    def turn(self, years: int) -> None: ...  # noqa: D102
    def today(self) -> None: ...  # noqa: D102
    def next_kind(self) -> None: ...  # noqa: D102
    def add_range(self) -> None: ...  # noqa: D102
    def range_given(self, given: dict[str, str]) -> None: ...  # noqa: D102
    def change_hours(self) -> None: ...  # noqa: D102
    def hours_given(  # noqa: D102
        self, given: dict[str, str], *, does_saturday_count: bool
    ) -> None: ...
    def ask_notice(self) -> None: ...  # noqa: D102
    def open(self, number: str) -> None: ...  # noqa: D102


class CalendarScreen(tk.Frame):
    """The whole screen."""

    def __init__(
        self,
        parent: tk.Misc,
        kit: Kit,
        overlay: Overlay,
    ) -> None:
        super().__init__(parent, borderwidth=0, highlightthickness=0)
        kit.paint(self, background="bg")
        self.kit = kit
        self.panels = CalendarPanels(overlay, kit)

    def build(self, intents: CalendarIntents) -> None:
        """Make the widgets, once."""
        self._intents = intents
        px = self.kit.px
        self._make_bar()
        body = self.kit.box(self, on="bg")
        body.pack(fill="both", expand=True, padx=px(20), pady=(0, px(12)))
        self.pane = ChangePane(body, self.kit, intents)
        card = self.kit.card(body)
        self._trouble = TroubleBar(card, self.kit)
        self._make_foot(card)
        self.grid_ = YearGrid(
            card,
            self.kit,
            YearActs(
                on_move=intents.move,
                on_next_kind=intents.next_kind,
                on_today=intents.today,
                on_open=intents.show_all,
            ),
        )
        self.grid_.pack(fill="both", expand=True, padx=px(2), pady=(px(6), 1))
        self.pane.card.pack(side="right", fill="y", padx=(px(12), 0))
        card.pack(side="left", fill="both", expand=True)

    def _make_bar(self) -> None:
        kit, px, intents = self.kit, self.kit.px, self._intents
        line = kit.box(self, on="bg")
        line.pack(fill="x", padx=px(20), pady=(px(12), px(12)))

        def button(words: str, key: str, icon: str, run: Callable[[], None]) -> Any:
            return KeyButton(line, kit, words, command=run, key=key, icon=icon, on="bg")

        last = button("", "PgUp", "arrow-left", lambda: intents.turn(-1))
        last.pack(side="left")
        self._year = kit.text(line, role="hero", on="bg", width=6)
        self._year.pack(side="left")
        following = button("", "PgDn", "arrow-right", lambda: intents.turn(1))
        following.pack(side="left", padx=(0, px(14)))
        self._hours = button("", "F3", "clock", intents.change_hours)
        self._hours.pack(side="left", padx=(0, px(12)))
        self._sign = kit.picture(line, "state-soon", size=14, ink="soon", on="bg")
        self._confirmed = kit.text(line, role="small-strong", ink="soon", on="bg")
        self._sign.pack(side="left", padx=(0, px(6)))
        self._confirmed.pack(side="left")
        notice = button("Nạp thông báo nghỉ", "F6", "download", intents.ask_notice)
        notice.pack(side="right")
        add = button("Thêm ngày", "Ins", "calendar-plus", intents.add_range)
        add.pack(side="right", padx=px(8))

    def _make_foot(self, card: tk.Misc) -> None:
        kit, px = self.kit, self.kit.px
        foot = kit.box(card, height=px(35))
        foot.pack(side="bottom", fill="x", padx=px(16), pady=(0, 1))
        foot.pack_propagate(False)
        kit.rule(card).pack(side="bottom", fill="x", padx=1)
        self._rest = kit.text(foot, role="small", ink="ink2")
        self._rest.pack(side="right")
        self._total = kit.text(foot, role="small-strong")
        self._total.pack(side="right", padx=px(4))
        legend = YearLegend(foot, kit, LEGEND)
        legend.pack(side="left", fill="both", expand=True)

    def focus_year(self) -> None:
        """Give the year the focus."""
        self.grid_.focus_set()

    def render(self, state: CalendarState) -> None:
        """Show everything."""
        self._year.configure(text=state.year)
        self._hours.show(state.hours, "clock")
        self._confirmed.configure(text=state.confirmed_line)
        name, ink = ("circle-check", "ready") if state.is_confirmed else _UNSURE
        photo: Any = self.kit.icon(name, 14, ink)
        self._sign.configure(image=photo)
        self.kit.paint(self._confirmed, foreground=ink)
        self._total.configure(text=state.total)
        self._rest.configure(text=state.total_rest)
        if state.page is not None and state.cursor is not None:
            self.grid_.show(state.page, state.cursor)
        self.pane.show(state)
        self._trouble.show(state.trouble, before=self.grid_)

    # what the presenter asks for

    def ask_range(self, ask: RangeAsk) -> None:
        """Ask for the first and last day of a range, its kind and name."""
        self.panels.open_range(ask, self._intents.range_given)

    def ask_hours(self, ask: HoursAsk) -> None:
        """Ask for the office hours."""
        self.panels.open_hours(ask, self._intents.hours_given)

    def complain(self, field: str, message: str) -> None:
        """Say at a field of the panel what is wrong."""
        self.panels.complain(field, message)

    def close_panel(self) -> None:
        """Take the panel away."""
        self.panels.close()

    def show_all(self, title: str, rows: Sequence[tuple[str, ...]]) -> None:
        """Show every dossier that moves."""
        self.panels.open_moved(title, rows, self._intents.open)
