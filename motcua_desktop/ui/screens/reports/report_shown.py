"""A counted report as the screen shows it."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from motcua_desktop.domain.period import Period
from motcua_desktop.services.tables.registry import TABLE_REPORTS
from motcua_desktop.ui.screens.reports import figures as told
from motcua_desktop.ui.screens.reports.counting import Counted
from motcua_desktop.ui.screens.reports.state import MonthPair, ReportState
from motcua_desktop.ui.screens.reports.table import ShownTable, shown_table
from motcua_desktop.ui.shown import StatusLine

_FORMATS: Final = {report.name: report.formats for report in TABLE_REPORTS}
_TEXT_KEYS: Final = (("F2", "mục sau"), ("F5", "tính lại số"))
_PART_KEYS: Final = (("F3", "phần sau"), ("F1", "Phím tắt"))


def shown_report(
    before: ReportState, counted: Counted, *, now: datetime
) -> ReportState:
    """Return the screen with the figures of `counted` in place of those `before`."""
    wanted, content = counted.wanted, counted.content
    rate, rest = told.headline(counted.whole)
    sound = sum(proof.ok for proof in counted.proofs)
    is_sound = sound == len(counted.proofs)
    is_cchc = wanted.report == told.CCHC
    earlier = wanted.period.year_before()
    return replace(
        before,
        headline=rate,
        headline_rest=rest,
        year_before=told.year_before(earlier, counted.year_before),
        as_of=told.as_of(content.as_of if content else now),
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


def _note(counted: Counted) -> str:
    if counted.wanted.report == told.BOOK:
        return "Sổ theo dõi hồ sơ có thể rất dài: nhấn Ctrl+E để xuất ra XLSX."
    if counted.wanted.report == told.CCHC:
        return told.note(counted.whole)
    notes = counted.content.notes if counted.content else ()
    # On paper each stands in a line of its own.
    return " ".join(f"{note[:1].upper()}{note[1:].rstrip('.')}." for note in notes)


def _month(period: Period, figures: Any) -> MonthPair:
    label = f"T{period.last.month}"
    return MonthPair(label, figures["received"], figures["resolved"])


def part_line(words: str, *, has_text: bool) -> StatusLine:
    """Return what the bar says of the part that is shown."""
    keys = (*(_TEXT_KEYS if has_text else ()), *_PART_KEYS)
    return StatusLine(parts=(((words, False),),), keys=keys, screen="reports")
