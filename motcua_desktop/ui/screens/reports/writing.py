"""Writing the report in hand to a file: which, in what format, under what name."""

from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.ui.long_work import LongWork
from motcua_desktop.ui.screens.reports.counting import Wanted
from motcua_desktop.ui.screens.reports.figures import CCHC, CCHC_TABLE


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
