"""Issuing a report and looking at what was issued: number, day, archive, check."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final, Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.report_issues import IssueRequest
from motcua_desktop.services.rows.issues import ReportIssue, Verification
from motcua_desktop.services.rows.narrative import TextReading
from motcua_desktop.text import NBSP, screen_date
from motcua_desktop.ui.format import EntryError, read_day
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.reports.figures import CCHC, chosen_unit, issue_line
from motcua_desktop.ui.screens.reports.state import IssueLine
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState
from motcua_desktop.ui.tasks import Runner

_RECONCILED: Final = "đã đối chiếu, khớp với số liệu trên {system}"
_CHOICES: Final = (
    ("", "Chưa đối chiếu"),
    ("same", "Khớp"),
    ("other", "Chênh lệch"),
)
_FORMS: Final = (("paper", "Bản giấy"), ("electronic", "Bản điện tử"))


class IssuePanel(Protocol):
    """What this part asks of the panel that asks for number and day."""

    def open(self, state: StepState) -> None:
        """Show the panel."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field or, for "", in a line of its own."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show that the report is being issued."""
        ...

    def close(self) -> None:
        """Take the panel away."""
        ...


class IssuingPart:
    """Asks once, issues, and shows what was issued before."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        panel: IssuePanel,
        *,
        printer: Printer,
        show: Callable[[tuple[IssueLine, ...]], None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._panel = panel
        self._printer = printer
        self._show = show
        self._period: Period | None = None
        self._unit = ""
        self._is_busy = False

    # issuing

    def ask(self, period: Period, unit: str) -> None:
        """Ask for number and day of the report of `period`."""
        self._period, self._unit, self._is_busy = period, unit, False
        office = self._desk.office
        self._panel.open(
            StepState(
                title="Phát hành báo cáo",
                dossier_line=period.heading.replace(NBSP, " "),
                consequence=(
                    "Sau khi phát hành, số liệu kỳ này được giữ nguyên. Sửa sau sẽ ghi "
                    "là điều chỉnh."
                ),
                fields=(
                    StepField(
                        "number",
                        f"Số báo cáo (ký hiệu {office.report_symbol})",
                        is_required=True,
                    ),
                    StepField(
                        "signed_on",
                        "Ngày ký",
                        FieldKind.DAY,
                        is_required=True,
                        hint="dd/mm/yyyy",
                    ),
                    StepField(
                        "form", "Bản", FieldKind.CHOICE, value="paper", choices=_FORMS
                    ),
                    StepField(
                        "reconciled",
                        "Đối chiếu với hệ thống của tỉnh",
                        FieldKind.CHOICE,
                        choices=_CHOICES,
                    ),
                    StepField(
                        "difference",
                        "Nếu chênh lệch: bao nhiêu, do đâu",
                        hint="chênh lệch 02 hồ sơ do nhập chậm",
                    ),
                ),
                act="Phát hành",
                icon="check",
            )
        )

    def submit(self, values: dict[str, str]) -> None:
        """Issue with these values, once."""
        request = self._request(values)
        if self._is_busy or request is None:
            return
        self._is_busy = True
        self._panel.busy(is_busy=True)

        def work() -> ReportIssue:
            issue = self._desk.issues.issue(request)
            self._printer.show(self._desk.issues.folder / issue.file)
            return issue

        self._runner.run(work, self._issued, on_error=self._refused)

    def cancel(self) -> None:
        """Close the panel; nothing is issued."""
        self._panel.close()

    def _request(self, values: dict[str, str]) -> IssueRequest | None:
        if self._period is None:
            return None
        if not values["number"].strip():
            self._panel.complain("number", "Chưa ghi số báo cáo")
            return None
        signed_on = self._signed_on(values["signed_on"])
        if signed_on is None:
            return None
        return IssueRequest(
            name=CCHC,
            period=self._period,
            number=values["number"],
            signed_on=signed_on,
            actor=self._desk.officer,
            scope=chosen_unit(self._unit).scope,
            is_electronic=values["form"] == "electronic",
            reconciliation=self._reconciliation(values),
            reading=TextReading(),
        )

    def _signed_on(self, text: str) -> date | None:
        try:
            day = read_day(text, self._desk.now().date())
        except EntryError as error:
            self._panel.complain("signed_on", str(error))
            return None
        if day is None:
            self._panel.complain("signed_on", "Chưa ghi ngày ký")
        return day

    def _reconciliation(self, values: dict[str, str]) -> str:
        """Return the end of the sentence on the source, "" for "chưa đối chiếu"."""
        system = self._desk.office.system_name
        if values["reconciled"] == "same":
            return _RECONCILED.format(system=system)
        difference = values["difference"].strip().rstrip(".")
        if values["reconciled"] == "other" and difference:
            return f"đã đối chiếu với {system}, {difference}"
        return ""

    def _issued(self, issue: ReportIssue) -> None:
        self._panel.close()
        self._is_busy = False
        self._window.toast(
            f"Đã phát hành Báo cáo số {issue.sign} ngày {screen_date(issue.signed_on)}"
        )
        self.refresh()

    def _refused(self, error: Exception) -> None:
        self._is_busy = False
        self._panel.busy(is_busy=False)
        self._panel.complain("", self._window.trouble(error).line)

    # the archive

    def refresh(self) -> None:
        """Read what was issued, newest first."""

        def shown(issues: Sequence[ReportIssue]) -> None:
            self._show(tuple(issue_line(issue) for issue in reversed(issues)))

        self._runner.run(
            self._desk.issues.issued,
            shown,
            on_error=self._failed,
            latest="report-issues",
        )

    def open(self, sign: str) -> None:
        """Open the kept file of an issued report."""

        def work() -> None:
            issues = self._desk.issues
            found = next(it for it in reversed(issues.issued()) if it.sign == sign)
            self._printer.show(issues.folder / found.file)

        self._runner.run(work, lambda _none: None, on_error=self._failed)

    def verify(self, path: Path) -> None:
        """Tell whether a file is an issued report with its figures unchanged."""
        self._runner.run(
            lambda: self._desk.issues.verify(path),
            lambda found: self._window.toast(verdict(found)),
            on_error=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._window.toast(self._window.trouble(error).line)


def verdict(found: Verification) -> str:
    """Return what a look at a file found, in one or two sentences."""
    if found.issue is None:
        return "Không phải báo cáo do cơ quan này phát hành."
    named = f"Báo cáo số {found.issue.sign} ngày {screen_date(found.issue.signed_on)}"
    if found.is_same_file:
        return f"{named}: đúng là tệp đã phát hành."
    if found.ok:
        return f"{named}: tệp đã sửa hoặc in lại, số liệu không thay đổi."
    first = found.differences[0]
    more = len(found.differences) - 1
    others = f" và {more} chỗ khác" if more else ""
    return (
        f"{named}: số liệu khác bản đã phát hành tại {first.place}{others}: "
        f"{first.issued or 'không có'} → {first.found or 'không có'}."
    )
