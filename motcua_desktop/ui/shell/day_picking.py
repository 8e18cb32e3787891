"""Picks a day from the office's calendar, under whichever field takes a day."""

import tkinter as tk
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.text import screen_date
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.office_days import OfficeDays
from motcua_desktop.ui.tasks import Runner
from motcua_desktop.ui.widgets.field_box import DAY_FIELD, FieldBox
from motcua_desktop.ui.widgets.month_popup import MonthPopup

_WEEK = 7


class DayPicking:
    """The month of one window; what is typed on goes to the field, the month goes."""

    def __init__(
        self, window: tk.Misc, kit: Kit, desk: DeskServices, runner: Runner
    ) -> None:
        self._window = window
        self._desk = desk
        self._runner = runner
        self._field: FieldBox | None = None
        self.month = MonthPopup(window, kit, self._pick)
        self._deeds: dict[str, Callable[[], object]] = {
            "<Left>": lambda: self._by_days(-1),
            "<Right>": lambda: self._by_days(1),
            "<Up>": lambda: self._by_days(-_WEEK),
            "<Down>": lambda: self._by_days(_WEEK),
            "<Prior>": lambda: self._by_months(-1),
            "<Next>": lambda: self._by_months(1),
            "<Control-Prior>": lambda: self._by_months(-12),
            "<Control-Next>": lambda: self._by_months(12),
            "<Home>": lambda: self.month.move_to(self._today()),
            "<Return>": self.month.pick,
            "<KP_Enter>": self.month.pick,
            "<Escape>": self.month.hide,
        }
        for sequence, deed in self._deeds.items():
            window.bind_class(DAY_FIELD, sequence, self._taken(deed))
        window.bind_class(DAY_FIELD, "<Alt-Down>", self._open)
        window.bind_class(DAY_FIELD, "<KeyPress>", lambda _event: self._typed())
        for sequence in ("<FocusOut>", "<Unmap>", "<Destroy>"):
            window.bind_class(DAY_FIELD, sequence, lambda _event: self.month.hide())
        for modifier in ("Shift", "Control", "Alt"):
            for side in ("L", "R"):
                window.bind_class(DAY_FIELD, f"<{modifier}_{side}>", _nothing)

    def forget(self) -> None:
        """Open no month any more."""
        for sequence in (*self._deeds, "<Alt-Down>", "<KeyPress>", "<FocusOut>"):
            self._window.unbind_class(DAY_FIELD, sequence)
        for sequence in ("<Unmap>", "<Destroy>"):
            self._window.unbind_class(DAY_FIELD, sequence)

    def _taken(self, deed: Callable[[], object]) -> Callable[[object], str]:
        """Return what takes a key while the month is open, and only then."""

        def take(_event: object) -> str:
            if not self.month.is_open:
                return ""
            deed()
            return "break"

        return take

    def _open(self, event: "tk.Event[tk.Misc]") -> str:
        field = _field_of(event.widget)
        if field is not None:
            self._field = field
            box = event.widget.master or event.widget
            self.month.open(box, self._written(field), self._today())
            self._runner.run(self._desk.calendar_book, self._show, latest="days")
        return "break"

    def _show(self, book: CalendarBook) -> None:
        self.month.show(OfficeDays(book).fact)

    def _written(self, field: FieldBox) -> date:
        """Return the day that stands in the field, today where none can be read."""
        try:
            return read_day(field.text, self._today()) or self._today()
        except EntryError:
            return self._today()

    def _today(self) -> date:
        return self._desk.now().date()

    def _by_days(self, count: int) -> None:
        self._to(self.month.cursor, timedelta(days=count))

    def _to(self, day: date, step: timedelta) -> None:
        try:
            self.month.move_to(day + step)
        except OverflowError:
            return  # the end of all calendars

    def _by_months(self, count: int) -> None:
        day = self.month.cursor
        year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
        if date.min.year <= year <= date.max.year:
            last = monthrange(year, month + 1)[1]
            self.month.move_to(date(year, month + 1, min(day.day, last)))

    def _typed(self) -> None:
        """Let the clerk type on: a month in the way goes."""
        self.month.hide()

    def _pick(self, day: date) -> None:
        if self._field is not None and self._field.winfo_exists():
            self._field.take(screen_date(day))


def _field_of(widget: tk.Misc | None) -> FieldBox | None:
    while widget is not None and not isinstance(widget, FieldBox):
        widget = widget.master
    return widget


def _nothing(_event: object) -> None:
    """Let a modifier alone be no typing."""
