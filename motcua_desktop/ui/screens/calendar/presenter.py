"""The calendar's presenter: one year, one change in hand, what it would move."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from motcua_desktop.domain.calendar import DayKind, SpecialDay, governing_days
from motcua_desktop.domain.calendar_book import CalendarBook
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.calendars import CalendarEffect
from motcua_desktop.services.rows.imports import CALENDAR, FileSeen
from motcua_desktop.text import grouped
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import ImportOrder, Navigator
from motcua_desktop.ui.screens.calendar.asking import (
    AskError,
    hours_ask,
    range_ask,
    read_hours,
    read_range,
)
from motcua_desktop.ui.screens.calendar.draft import CalendarDraft, kinds_of
from motcua_desktop.ui.screens.calendar.pages import (
    EXPECTED,
    state_of,
    status_line,
)
from motcua_desktop.ui.screens.calendar.state import (
    CalendarState,
    HoursAsk,
    RangeAsk,
)
from motcua_desktop.ui.tasks import Runner


class CalendarView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: CalendarState) -> None:
        """Show everything."""
        ...

    def ask_range(self, ask: RangeAsk) -> None:
        """Ask for the first and last day of a range, its kind and name."""
        ...

    def ask_hours(self, ask: HoursAsk) -> None:
        """Ask for the office hours."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say at a field of the panel what is wrong."""
        ...

    def close_panel(self) -> None:
        """Take the panel away."""
        ...

    def show_all(self, title: str, rows: Sequence[tuple[str, ...]]) -> None:
        """Show every dossier that moves."""
        ...


class CalendarPresenter:
    """Holds the change until it is saved or dropped; it outlives leaving the screen."""

    title = "Lịch làm việc"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: CalendarView,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._known: CalendarBook | None = None
        self._book = CalendarBook()
        self._draft = CalendarDraft()
        self._sound = CalendarDraft()
        self._effect: CalendarEffect | None = None
        self._state = CalendarState()
        self._cursor = desk.now().date()
        self._is_stale = True

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Lưu, tính lại hạn", "Ctrl+Enter", self.save, self._may_save),
            Command("Lưu, giữ hạn đã hẹn", "Ctrl+S", self.keep, self._may_save),
            Command("Bỏ thay đổi", "Esc", self.drop, self._has_draft),
            Command("Năm trước", "PgUp", lambda: self.turn(-1)),
            Command("Năm sau", "PgDn", lambda: self.turn(1)),
            Command("Thêm nhiều ngày", "Ins", self.add_range),
            Command("Giờ làm việc", "F3", self.change_hours),
            Command("Nạp thông báo nghỉ", "F6", self.ask_notice),
            Command("Đọc lại", "F5", self.refresh),
        )

    def _has_draft(self) -> bool:
        return not self._draft.is_empty

    def _may_save(self) -> bool:
        return self._state.can_save

    # coming and going

    def shown(self) -> None:
        """Read the calendar if it may be another one."""
        if self._is_stale:
            self.refresh()
        else:
            self._tell_status()

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def refresh(self) -> None:
        """Read the calendar; a change in hand stays."""
        self._runner.run(
            self._desk.calendar_book,
            self._read,
            on_error=self._failed,
            latest="calendar-book",
        )

    def _read(self, book: CalendarBook) -> None:
        self._known = book
        self._is_stale = False
        self._changed()

    def _failed(self, error: Exception) -> None:
        self._set(trouble=self._window.trouble(error))

    # the cursor

    def move(self, day: date) -> None:
        """Put the cursor on another day."""
        if self._known is None or day.year not in self._years():
            return
        self._cursor = day
        self._show()

    def turn(self, years: int) -> None:
        """Show another year, the cursor on the same day of it."""
        year = self._cursor.year + years
        is_leap_day = (self._cursor.month, self._cursor.day) == (2, 29)
        number = 28 if is_leap_day else self._cursor.day
        self.move(self._cursor.replace(year=year, day=number))

    def today(self) -> None:
        """Put the cursor on today."""
        self.move(self._desk.now().date())

    def _years(self) -> range:
        now = self._desk.now().year
        years = {special.day.year for special in self._book.days()} | {now}
        return range(min(years), max(years) + 1)

    # the change

    def next_kind(self) -> None:
        """Give the day under the cursor its next kind."""
        special = self._special()
        kinds = kinds_of(self._cursor)
        present = special.kind if special else None
        if special is not None and not special.is_confirmed:
            self._give(present)
        elif present in kinds:
            self._give(kinds[(kinds.index(present) + 1) % len(kinds)])
        else:
            self._give(None)

    def kind_chosen(self, key: str) -> None:
        """A kind was chosen from the list."""
        if key != EXPECTED:
            self._give(DayKind(key) if key else None)

    def named(self, words: str) -> None:
        """The name of the day was typed."""
        if self._known is not None:
            self._draft.name(self._known, self._cursor, words)
            self._changed()

    def _give(self, kind: DayKind | None) -> None:
        if self._known is not None:
            self._draft.give(self._known, self._cursor, kind)
            self._changed()

    def add_range(self) -> None:
        """Ask for several days at once."""
        self._view.ask_range(range_ask(self._cursor))

    def range_given(self, given: dict[str, str]) -> None:
        """Several days were asked for."""
        if self._known is None:
            return
        try:
            first, last, special = read_range(given, self._desk.now().date())
        except AskError as error:
            self._view.complain(error.field, str(error))
            return
        if not self._draft.give_range(self._known, first, last, special):
            self._view.complain("last", "Không ngày nào trong khoảng hợp loại ngày này")
            return
        self._view.close_panel()
        self._cursor = first
        self._changed()

    def change_hours(self) -> None:
        """Ask for the office hours."""
        if self._known is not None:
            self._view.ask_hours(hours_ask(self._book.hours_of()))

    def hours_given(self, given: dict[str, str], *, does_saturday_count: bool) -> None:
        """Office hours were typed."""
        known = self._known
        if known is None:
            return
        try:
            hours = read_hours(given, known.hours_of(), counts=does_saturday_count)
        except AskError as error:
            self._view.complain(error.field, str(error))
            return
        self._draft.hours = hours if hours != known.hours_of() else None
        self._view.close_panel()
        self._changed()

    def ask_notice(self) -> None:
        """Let the clerk choose the file of a notice."""
        self._window.bring_in(ImportOrder(CALENDAR, self._take_notice))

    def _take_notice(self, seen: FileSeen) -> None:
        """Take the days of a file into the change."""
        days = seen.would.days
        self._draft.notice = days
        self._draft.signed_file = seen.path if seen.would.signer else None
        self._cursor = min(special.day for special in days)
        self._changed()

    def drop(self) -> None:
        """Forget the change."""
        self._draft.clear()
        self._changed()

    # what it does

    def _changed(self) -> None:
        """Show the change, and look for the dossiers that it moves."""
        if self._known is None:
            return
        change = self._draft.change()
        try:
            self._book = change(self._known)
        except DomainError as error:
            self._draft = self._sound
            self._failed(error)
            return
        self._sound = self._draft.copy()
        self._effect = None
        self._show()
        if self._draft.is_empty:
            return
        book = self._book
        self._runner.run(
            lambda: self._desk.preview_calendar(change),
            lambda effect: self._previewed(effect, book),
            on_error=self._failed,
            latest="calendar-preview",
        )

    def _previewed(self, effect: CalendarEffect, book: CalendarBook) -> None:
        if book is self._book and not self._draft.is_empty:
            self._effect = effect
            self._show()

    def save(self) -> None:
        """Save the change and recompute the dossiers that it moves."""
        self._save(self._draft.what())

    def keep(self) -> None:
        """Save the change; every dossier keeps the moment that was promised."""
        self._save("")

    def _save(self, why: str) -> None:
        if not self._state.can_save:
            return
        change, what = self._draft.change(), self._draft.what()
        signed_file = self._draft.signed_file
        reason = f"Lịch làm việc đổi: {why}" if why else ""
        self._set(can_save=False, can_keep=False)

        def work() -> CalendarEffect:
            effect = self._desk.save_calendar(change, what=what, reason=reason)
            if signed_file is not None:
                # The days are in: a signer that cannot be kept is asked for again.
                with contextlib.suppress(DomainError):
                    self._desk.imports.believe(signed_file)
            return effect

        self._runner.run(
            work,
            self._saved,
            on_error=self._not_saved,
        )

    def _not_saved(self, error: Exception) -> None:
        self._show()
        self._failed(error)

    def _saved(self, effect: CalendarEffect) -> None:
        self._draft.clear()
        words = "Đã lưu lịch"
        if effect.recomputed:
            words += f"; {grouped(effect.recomputed)} hồ sơ đã tính lại hạn"
        elif effect.moved:
            words += f"; {grouped(len(effect.moved))} hồ sơ giữ hạn đã hẹn"
        if effect.recomputed and effect.slips:
            words += f", {grouped(effect.slips)} giấy cần in lại hoặc báo người nộp"
        self._window.toast(words)
        self._window.changed("")
        self.refresh()

    def show_all(self) -> None:
        """Show every dossier that moves."""
        if self._state.effect.all_rows:
            self._view.show_all(
                self._state.effect.headline, self._state.effect.all_rows
            )

    def open(self, number: str) -> None:
        """Open one of the dossiers that move."""
        self._window.open_dossier(number)

    # showing

    def _special(self) -> SpecialDay | None:
        return governing_days(self._book.days()).get(self._cursor)

    def _show(self) -> None:
        known, book, day = self._known, self._book, self._cursor
        if known is None:
            return
        shown = state_of(
            known,
            book,
            day,
            today=self._desk.now().date(),
            effect=self._effect,
            is_empty=self._draft.is_empty,
        )
        self._state = shown
        self._view.render(shown)
        self._tell_status()

    def _tell_status(self) -> None:
        self._window.status(status_line(self._state.pane))

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
