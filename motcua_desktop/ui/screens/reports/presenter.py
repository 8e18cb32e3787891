"""The report presenter: choose report, period and unit; see, open, write, issue."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.rows.tables import TableContent
from motcua_desktop.text import grouped, screen_date
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.reports import figures as told
from motcua_desktop.ui.screens.reports.counting import Counted, Wanted, count
from motcua_desktop.ui.screens.reports.issuing import IssuePanel, IssuingPart
from motcua_desktop.ui.screens.reports.narrative_presenter import (
    NarrativePart,
    NarrativeView,
)
from motcua_desktop.ui.screens.reports.report_shown import part_line, shown_report
from motcua_desktop.ui.screens.reports.state import IssueLine, ReportState
from motcua_desktop.ui.screens.reports.writing import FileOrder, FilesPart
from motcua_desktop.ui.shown import Choice, Span, StatusLine, Trouble
from motcua_desktop.ui.tasks import Runner

PARTS: Final = ("figures", "texts", "archive")
_FILES: Final = (
    ("Word", "docx", "Ctrl+D"),
    ("PDF", "pdf", "Ctrl+P"),
    ("Excel", "xlsx", "Ctrl+E"),
)
_PART_WORDS: Final = {
    "figures": "Số liệu: mỗi số mở ra các hồ sơ của nó.",
    "texts": "Chỉ nội dung đã xác nhận được in vào báo cáo.",
    "archive": "Báo cáo đã phát hành được giữ nguyên từng chữ.",
}


class ReportsView(NarrativeView, Protocol):
    """What the presenter asks of the screen."""

    @property
    def issue_panel(self) -> IssuePanel:
        """The panel that asks for number and day."""
        ...

    def render(self, state: ReportState) -> None:
        """Show everything but the texts."""
        ...

    def show_numbers(self, title: str, numbers: Sequence[str]) -> None:
        """Show the dossiers behind a figure."""
        ...

    def choose_file(self) -> Path | None:
        """Ask for a file to be looked at, None for none."""
        ...


class ReportsPresenter:
    """Knows the report in hand; nothing leaves while an identity is broken."""

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
        self._state = ReportState(reports=told.REPORTS, report=told.CCHC)
        self._presets: dict[str, tuple[str, Period]] = {}
        self._period: Period | None = None
        self._content: TableContent | None = None
        self._is_stale = True
        self.texts = NarrativePart(desk, runner, window, view, folder=folder)
        self.texts.stand(beside_figures=True)
        self.files = FilesPart(
            desk, runner, window, self, printer=printer, folder=folder
        )
        self.issuing = IssuingPart(
            desk,
            runner,
            window,
            view.issue_panel,
            printer=printer,
            show=self._show_issues,
        )

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command(
                "Chốt và phát hành", "F9", self.issue, lambda: self._state.can_issue
            ),
            *(
                Command(f"Xuất ra {name}", key, self.files.writer(kind), may)
                for name, kind, key in _FILES
                for may in (self._writes(kind),)
            ),
            Command(
                "Xuất hồ sơ của mọi số",
                "Ctrl+B",
                self.files.writer("xlsx", behind=True),
                self._has_table,
            ),
            Command("Phần sau", "F3", self.next_part),
            Command("Kho báo cáo", "Ctrl+O", lambda: self.part_chosen("archive")),
            Command("Kiểm tra một tệp", "Ctrl+K", self.verify),
            Command("Tính lại số liệu", "F5", self.refresh),
            *(self.texts.commands if self._has_text() else ()),
        )

    def _writes(self, kind: str) -> Any:
        return lambda: kind in self._state.formats and self._may_write()

    def _has_text(self) -> bool:
        is_beside = self._state.part == "figures" and self._state.has_text
        return is_beside or self._state.part == "texts"

    def _may_write(self) -> bool:
        return self._state.is_sound and not self._state.is_busy

    def _has_table(self) -> bool:
        return self._content is not None and self._may_write()

    def shown(self) -> None:
        """Offer reports and periods; count if something changed since."""
        if self._period is None:
            self._presets = told.presets(self._desk.now().date())
            key = next(key for key in self._presets if key.startswith("month"))
            choices = tuple(
                Choice(name, (words,)) for name, (words, _) in self._presets.items()
            )
            self._set(presets=choices, units=told.unit_choices(self._desk.units()))
            self.preset_chosen(key)
        elif self._is_stale:
            self.refresh()

    def stale(self) -> None:
        """Count again when seen next."""
        self._is_stale = True

    # what is asked for

    def report_chosen(self, name: str) -> None:
        """Another report was chosen."""
        if self._has_text():
            self.texts.keep()
        part = self._state.part if name == told.CCHC else "figures"
        self._set(report=name, part=part, has_text=_has_text(name, self._state.unit))
        self._tell(_PART_WORDS[part])
        self.refresh()

    def unit_chosen(self, key: str) -> None:
        """Another unit, or another way to show the units, was chosen."""
        self._set(unit=key, has_text=_has_text(self._state.report, key))
        self._load_texts()
        self.refresh()

    def preset_chosen(self, key: str) -> None:
        """A period was chosen from the list."""
        _, period = self._presets[key]
        self._set(
            preset=key,
            first_day=screen_date(period.first),
            last_day=screen_date(period.last),
            first_error="",
            last_error="",
        )
        self._take(period)

    def day_left(self, name: str, text: str) -> None:
        """A day of the period was typed and left."""
        if text == getattr(self._state, name):
            return
        self._set(**{name: text})
        period = self._typed_period()
        if period is not None:
            self._set(preset=self._preset_of(period))
            self._take(period)

    def _take(self, period: Period) -> None:
        self._period = period
        self._load_texts()
        self.refresh()

    def _load_texts(self) -> None:
        if self._period is not None:
            unit = told.chosen_unit(self._state.unit).scope.unit_code
            self.texts.load(self._period, unit)

    def _typed_period(self) -> Period | None:
        period, errors = told.typed_period(
            self._state.first_day, self._state.last_day, self._desk.now().date()
        )
        self._set(**errors)
        return period

    def _preset_of(self, period: Period) -> str:
        found = (key for key, (_, it) in self._presets.items() if it == period)
        return next(found, "")

    def _wanted(self) -> Wanted | None:
        if self._period is None:
            return None
        return Wanted(self._state.report, self._period, self._state.unit)

    # counting

    def refresh(self) -> None:
        """Count the report; the old figures stay until the new ones are whole."""
        wanted = self._wanted()
        if wanted is None:
            return
        self._is_stale = False
        self._set(is_busy=True)
        self._runner.run(
            lambda: count(self._desk, wanted),
            self._show,
            on_error=self._failed,
            latest="figures",
        )
        self.issuing.refresh()

    def _show(self, counted: Counted) -> None:
        self._content = counted.content
        self._state = shown_report(self._state, counted, now=self._desk.now())
        self._view.render(self._state)
        self.texts.compose(counted.composed)
        if self._state.table.list_heads:
            self._tell(f"Danh sách: {grouped(len(self._state.table.list_rows))} dòng")

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._set(is_busy=False, is_sound=False, trouble=self._window.trouble(error))

    # the figures

    def cell_current(self, row: int, column: int) -> None:
        """A number is the current one: say what it counts."""
        table = self._state.table
        line = table.line(row)
        is_seen = self._state.part == "figures"
        if line is None or column >= len(table.columns) or not is_seen:
            return
        shown = table.columns[column]
        part: tuple[Span, ...] = (
            (line.cells[column], True),
            (f" {shown.words} · {line.name}", False),
        )
        keys = (("Enter", "mở hồ sơ của số này"),) if shown.opens else ()
        self._window.status(
            StatusLine(
                parts=(part,),
                keys=(("←↑↓→", "đi giữa các số"), *keys, ("F1", "Phím tắt")),
                screen="reports",
            )
        )

    def cell_opened(self, row: int, column: int) -> None:
        """Enter on a number: show its dossiers."""
        wanted, table = self._wanted(), self._state.table
        line = table.line(row)
        if wanted is None or line is None or not table.columns[column].opens:
            return
        shown = table.columns[column]

        def work() -> Sequence[str]:
            cells = self._desk.tables.behind(wanted.request(), frozenset({shown.key}))
            return cells[line.place].numbers

        title = f"{line.cells[column]} hồ sơ · {shown.words} · {line.name}"
        self._runner.run(
            work,
            lambda numbers: self._view.show_numbers(title, numbers),
            on_error=self._failed,
            latest="numbers",
        )

    def check_opened(self, place: int) -> None:
        """Enter on a broken identity: show the dossiers that break it."""
        check = self._state.checks[place]
        if check.dossiers:
            self._view.show_numbers(check.words, check.dossiers)

    def open(self, number: str) -> None:
        """Open one of the dossiers behind a figure."""
        self._window.open_dossier(number)

    # the parts of the screen

    def part_chosen(self, part: str) -> None:
        """Show figures, texts or the archive."""
        if part == "texts" and self._state.report != told.CCHC:
            return
        if self._has_text():
            self.texts.keep()
        self._set(part=part)
        self.texts.stand(beside_figures=part == "figures")
        self._tell(_PART_WORDS[part])

    def _tell(self, words: str) -> None:
        self._window.status(part_line(words, has_text=self._has_text()))

    def next_part(self) -> None:
        """Show the next part."""
        parts = [it for it in PARTS if it != "texts" or self._state.report == told.CCHC]
        place = parts.index(self._state.part)
        self.part_chosen(parts[(place + 1) % len(parts)])

    def _show_issues(self, issues: tuple[IssueLine, ...]) -> None:
        self._set(issues=issues)

    def issue(self) -> None:
        """Ask for number and day, then issue."""
        if self._period is not None and self._state.can_issue:
            self.texts.keep()
            self.issuing.ask(self._period, self._state.unit)

    def verify(self) -> None:
        """Look at a file: is it one that was issued?"""
        path = self._view.choose_file()
        if path is not None:
            self.issuing.verify(path)

    # files

    def ordered(self, kind: str, *, behind: bool) -> FileOrder | None:
        """Return what to write, None while that may not be; texts are kept."""
        wanted = self._wanted()
        if wanted is None or not self._may_write() or kind not in self._state.formats:
            return None
        self.texts.keep()
        return FileOrder(wanted, kind, behind=behind)

    def busy(self, *, is_busy: bool, trouble: Trouble | None = None) -> None:
        """Show that a file is being written, or what hindered it."""
        self._set(is_busy=is_busy, trouble=trouble)

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def _has_text(report: str, unit: str) -> bool:
    """Return whether one section of the text tells the figures that are shown."""
    return report == told.CCHC and unit != told.APART
