"""Writing the report in hand to a file: which, in what format, under what name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.reports.counting import Wanted
from motcua_desktop.ui.screens.reports.figures import CCHC, CCHC_TABLE
from motcua_desktop.ui.shown import Trouble
from motcua_desktop.ui.tasks import Runner


@dataclass(frozen=True, slots=True)
class FileOrder:
    """A report as a file; `behind`: the dossiers of its numbers instead of these."""

    wanted: Wanted
    kind: str
    behind: bool = False

    def write(self, desk: DeskServices, folder: Path, long: LongWork) -> Path:
        """Write the file into `folder` and return its path.

        Raises:
            DomainError: the report may not be written as it is, or the clerk stopped
                it: then no file is left.
        """
        path = folder / self.name
        path.parent.mkdir(parents=True, exist_ok=True)
        request = self.wanted.request()
        if self.behind:
            desk.tables.export_behind(request, path)
        elif self._is_narrated:
            code = request.scope.unit_code
            desk.export_report(CCHC, self.wanted.period, path, unit_code=code)
        else:
            desk.tables.export(request, path)
        if long.is_stopped:
            path.unlink(missing_ok=True)
        long.check()
        return path

    @property
    def _is_narrated(self) -> bool:
        return self.wanted.report == CCHC and self.kind == "docx" and not self.behind

    @property
    def name(self) -> str:
        """The name of the file: which report, whose, of which days."""
        wanted = self.wanted
        report = CCHC_TABLE if wanted.report == CCHC else wanted.report
        if self._is_narrated:
            report = "Bao-cao-CCHC"
        behind = "-ho-so" if self.behind else ""
        unit = f"_{wanted.unit}" if wanted.unit else ""
        days = f"{wanted.period.first:%Y-%m-%d}_{wanted.period.last:%Y-%m-%d}"
        return f"{report}{behind}{unit}_{days}.{self.kind}"


class ReportInHand(Protocol):
    """What this part asks of the report on the screen."""

    def ordered(self, kind: str, *, behind: bool) -> FileOrder | None:
        """Return what to write, None while that may not be; texts are kept."""
        ...

    def busy(self, *, is_busy: bool, trouble: Trouble | None = None) -> None:
        """Show that a file is being written, or what hindered it."""
        ...


class FilesPart:
    """Writes the report in hand into the office's folder and opens it."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        report: ReportInHand,
        *,
        printer: Printer,
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._report = report
        self._printer = printer
        self._folder = folder

    def write(self, kind: str, *, behind: bool = False) -> None:
        """Write the report as "docx", "pdf" or "xlsx" and open it.

        With `behind` the dossiers of its numbers are written in its place.
        """
        order = self._report.ordered(kind, behind=behind)
        if order is None:
            return
        self._report.busy(is_busy=True)
        long = LongWork(f"Xuất {order.name}")

        def work() -> Path:
            path = order.write(self._desk, self._folder / "reports", long)
            self._printer.show(path)
            return path

        self._runner.run_long(long, work, self._written, on_error=self._not_written)

    def writer(self, kind: str, *, behind: bool = False) -> Callable[[], None]:
        """Return the deed that writes one kind of file."""
        return lambda: self.write(kind, behind=behind)

    def _written(self, path: Path) -> None:
        self._report.busy(is_busy=False)
        self._window.toast(f"Đã xuất {path.name} vào {path.parent}")

    def _not_written(self, error: Exception) -> None:
        self._report.busy(is_busy=False, trouble=self._window.trouble(error))
