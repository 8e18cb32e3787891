"""The report presenter: choose report, period and unit; see, open, write, issue."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.rows.tables import TableContent
from motcua_desktop.services.tables.registry import TABLE_REPORTS
from motcua_desktop.text import grouped, screen_date
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.reports import figures as told
from motcua_desktop.ui.screens.reports.counting import Counted, Wanted, count
from motcua_desktop.ui.screens.reports.issuing import IssuePanel, IssuingPart
from motcua_desktop.ui.screens.reports.narrative_presenter import (
    NarrativePart,
    NarrativeView,
)
from motcua_desktop.ui.screens.reports.state import IssueLine, MonthPair, ReportState
from motcua_desktop.ui.screens.reports.table import ShownTable, shown_table
from motcua_desktop.ui.screens.reports.writing import FileOrder
from motcua_desktop.ui.shown import Choice, Span, StatusLine
from motcua_desktop.ui.tasks import Runner

_FORMATS: Final = {report.name: report.formats for report in TABLE_REPORTS}
PARTS: Final = ("figures", "texts", "archive")
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
        self._printer = printer
        self._folder = folder
        self._state = ReportState(reports=told.REPORTS, report=told.CCHC)
        self._presets: dict[str, tuple[str, Period]] = {}
        self._period: Period | None = None
        self._content: TableContent | None = None
        self._is_stale = True
        self.texts = NarrativePart(desk, runner, window, view, folder=folder)
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
            Command("Xuất ra Word", "Ctrl+D", self.write_docx, self._writes("docx")),
            Command("Xuất ra PDF", "Ctrl+P", self.write_pdf, self._writes("pdf")),
            Command("Xuất ra Excel", "Ctrl+E", self.write_xlsx, self._writes("xlsx")),
            Command(
                "Xuất hồ sơ của mọi số", "Ctrl+B", self.write_behind, self._has_table
            ),
            Command("Phần sau", "F2", self.next_part),
            Command("Kho báo cáo", "Ctrl+O", lambda: self.part_chosen("archive")),
            Command("Kiểm tra một tệp", "Ctrl+K", self.verify),
            Command("Tính lại số liệu", "F5", self.refresh),
            *(self.texts.commands if self._state.part == "texts" else ()),
        )

    def _writes(self, kind: str) -> Any:
        return lambda: kind in self._state.formats and self._may_write()

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
        part = self._state.part if name == told.CCHC else "figures"
        self._set(report=name, part=part)
        self.refresh()

    def unit_chosen(self, key: str) -> None:
        """Another unit, or another way to show the units, was chosen."""
        self._set(unit=key)
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
        wanted, content = counted.wanted, counted.content
        self._content = content
        rate, rest = told.headline(counted.whole)
        sound = sum(proof.ok for proof in counted.proofs)
        is_sound = sound == len(counted.proofs)
        is_cchc = wanted.report == told.CCHC
        self._set(
            headline=rate,
            headline_rest=rest,
            year_before=told.year_before(
                wanted.period.year_before(), counted.year_before
            ),
            as_of=told.as_of(content.as_of if content else self._desk.now()),
            table=shown_table(content) if content else ShownTable(),
            note=_note(counted),
            checks=told.checks(counted.proofs),
            checks_line=f"{sound} trong {len(counted.proofs)} khớp",
            months=tuple(_month(*pair) for pair in counted.months),
            formats=("docx", "pdf", "xlsx") if is_cchc else _FORMATS[wanted.report],
            can_issue=is_cchc and is_sound and wanted.unit != told.APART,
            is_sound=is_sound,
            is_busy=False,
            trouble=None,
        )
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
        if self._state.part == "texts":
            self.texts.keep()
        self._set(part=part)
        self._tell(_PART_WORDS[part])

    def _tell(self, words: str) -> None:
        keys = (("F2", "phần sau"), ("F1", "Phím tắt"))
        self._window.status(StatusLine(parts=(((words, False),),), keys=keys))

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

    def write_docx(self) -> None:
        """Write the report as DOCX and open it."""
        self._write("docx")

    def write_pdf(self) -> None:
        """Write the table as PDF and open it."""
        self._write("pdf")

    def write_xlsx(self) -> None:
        """Write the table as XLSX and open it."""
        self._write("xlsx")

    def write_behind(self) -> None:
        """Write the dossiers behind every number as XLSX and open it."""
        self._write("xlsx", behind=True)

    def _write(self, kind: str, *, behind: bool = False) -> None:
        wanted = self._wanted()
        if wanted is None or not self._may_write() or kind not in self._state.formats:
            return
        self._set(is_busy=True)
        self.texts.keep()
        order = FileOrder(wanted, kind, behind=behind)

        long = LongWork(f"Xuất {order.name}")

        def work() -> Path:
            path = order.write(self._desk, self._folder / "reports", long)
            self._printer.show(path)
            return path

        self._runner.run_long(long, work, self._written, on_error=self._not_written)

    def _written(self, path: Path) -> None:
        self._set(is_busy=False)
        self._window.toast(f"Đã xuất {path.name} vào {path.parent}")

    def _not_written(self, error: Exception) -> None:
        self._set(is_busy=False, trouble=self._window.trouble(error))

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def _note(counted: Counted) -> str:
    if counted.wanted.report == told.BOOK:
        return "Sổ theo dõi hồ sơ có thể rất dài: nhấn Ctrl+E để xuất ra XLSX."
    if counted.wanted.report == told.CCHC:
        return told.note(counted.whole)
    notes = counted.content.notes if counted.content else ()
    return " ".join(notes)


def _month(period: Period, figures: Any) -> MonthPair:
    label = f"T{period.last.month}"
    return MonthPair(label, figures["received"], figures["resolved"])
