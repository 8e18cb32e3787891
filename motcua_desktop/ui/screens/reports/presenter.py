"""The report presenter: choose a period, see figures and checks, export."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.rows.reports import FiguresAnswer
from motcua_desktop.text import screen_date
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.reports.figures import (
    COLUMNS,
    as_of,
    checks,
    figures_row,
    headline,
    note,
    presets,
)
from motcua_desktop.ui.screens.reports.state import ReportState
from motcua_desktop.ui.shown import Choice, Span, StatusLine
from motcua_desktop.ui.tasks import Runner

_NAME: Final = "cchc"


class ReportsView(Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: ReportState) -> None:
        """Show everything."""
        ...

    def show_numbers(self, title: str, numbers: Sequence[str]) -> None:
        """Show the dossiers behind a figure."""
        ...


class ReportsPresenter:
    """Knows the period in hand; nothing leaves while an identity is broken."""

    title = "Báo cáo"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: ReportsView,
        *,
        printer: Printer,
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._printer = printer
        self._folder = folder
        self._state = ReportState()
        self._presets: dict[str, tuple[str, Period]] = {}
        self._period: Period | None = None
        self._answer: FiguresAnswer | None = None
        self._is_stale = True

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Xuất DOCX", "Ctrl+D", self.export, lambda: self._state.is_sound),
            Command("Tính lại số liệu", "F5", self.refresh),
        )

    def shown(self) -> None:
        """Offer the periods; count if something changed since."""
        if self._period is None:
            self._presets = presets(self._desk.now().date())
            key = next(key for key in self._presets if key.startswith("month"))
            choices = tuple(
                Choice(name, (words,)) for name, (words, _) in self._presets.items()
            )
            self._set(presets=choices)
            self.preset_chosen(key)
        elif self._is_stale:
            self.refresh()

    def stale(self) -> None:
        """Count again when seen next."""
        self._is_stale = True

    def preset_chosen(self, key: str) -> None:
        """A period was chosen from the list."""
        _, period = self._presets[key]
        self._period = period
        self._set(
            preset=key,
            first_day=screen_date(period.first),
            last_day=screen_date(period.last),
            first_error="",
            last_error="",
        )
        self.refresh()

    def day_left(self, name: str, text: str) -> None:
        """A day of the period was typed and left."""
        if text == getattr(self._state, name):
            return
        self._set(**{name: text})
        period = self._typed_period()
        if period is not None:
            self._period = period
            self._set(preset=self._preset_of(period))
            self.refresh()

    def _typed_period(self) -> Period | None:
        today = self._desk.now().date()
        days = []
        errors = {"first_error": "", "last_error": ""}
        for name, error in (("first_day", "first_error"), ("last_day", "last_error")):
            try:
                day = read_day(getattr(self._state, name), today)
                days.append(day or today)
            except EntryError as wrong:
                errors[error] = str(wrong)
        if len(days) == 2 and days[1] < days[0]:
            errors["last_error"] = "Ngày cuối trước ngày đầu"
        self._set(**errors)
        if any(errors.values()):
            return None
        return Period.of_days(days[0], days[1])

    def _preset_of(self, period: Period) -> str:
        found = (key for key, (_, it) in self._presets.items() if it == period)
        return next(found, "")

    def refresh(self) -> None:
        """Count the period."""
        period = self._period
        if period is None:
            return
        self._is_stale = False
        self._set(is_busy=True)
        self._runner.run(
            lambda: self._desk.figures(period, by="sector"),
            self._show,
            on_error=self._failed,
            latest="figures",
        )

    def _show(self, answer: FiguresAnswer) -> None:
        self._answer = answer
        rate, rest = headline(answer.whole)
        found = checks(answer.identities)
        sound = sum(check.is_ok for check in found)
        self._set(
            headline=rate,
            headline_rest=rest,
            as_of=as_of(answer),
            rows=tuple(figures_row(row.group, row.figures) for row in answer.rows),
            total=figures_row("TỔNG CỘNG", answer.whole),
            note=note(answer.whole),
            checks=found,
            checks_line=f"{sound} trong {len(found)} khớp",
            is_sound=sound == len(found),
            is_busy=False,
            trouble=None,
        )

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._set(is_busy=False, trouble=self._window.trouble(error))

    # the figures

    def cell_current(self, row: int, column: int) -> None:
        """A number is the current one: say what it counts."""
        shown = self._row(row)
        if shown is None:
            return
        sector = "" if row >= len(self._state.rows) else f" · {shown.group}"
        part: tuple[Span, ...] = (
            (shown.cells[column], True),
            (f" {COLUMNS[column].words}{sector}", False),
        )
        self._window.status(
            StatusLine(
                parts=(part,),
                keys=(
                    ("←↑↓→", "đi giữa các số"),
                    ("Enter", "mở hồ sơ của số này"),
                    ("F1", "Phím tắt"),
                ),
            )
        )

    def _row(self, row: int) -> Any:
        rows = self._state.rows
        return rows[row] if row < len(rows) else self._state.total

    def cell_opened(self, row: int, column: int) -> None:
        """Enter on a number: show its dossiers."""
        period, answer = self._period, self._answer
        if period is None or answer is None:
            return
        group = ("", "")
        if row < len(answer.rows):
            group = ("sector", answer.rows[row].group)
        keys = COLUMNS[column].keys
        title = f"{self._row(row).cells[column]} {COLUMNS[column].words}"

        def work() -> list[str]:
            return [
                number
                for key in keys
                for number in self._desk.numbers_behind(key, period, group=group)
            ]

        self._runner.run(
            work,
            lambda numbers: self._view.show_numbers(title, numbers),
            on_error=self._failed,
            latest="numbers",
        )

    def open(self, number: str) -> None:
        """Open one of the dossiers behind a figure."""
        self._window.open_dossier(number)

    # export

    def export(self) -> None:
        """Write the report as DOCX and open it."""
        period = self._period
        if period is None or not self._state.is_sound or self._state.is_busy:
            return
        self._set(is_busy=True)
        name = f"Bao-cao-CCHC_{period.first:%Y-%m-%d}_{period.last:%Y-%m-%d}.docx"
        path = self._folder / "reports" / name

        def work() -> Path:
            path.parent.mkdir(parents=True, exist_ok=True)
            written = self._desk.export_report(_NAME, period, path)
            self._printer.show(written)
            return written

        self._runner.run(work, self._exported, on_error=self._failed)

    def _exported(self, path: Path) -> None:
        self._set(is_busy=False)
        self._window.toast(f"Đã xuất {path.name} vào {path.parent}")

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)
