"""What the clerk decides or types before a report is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from motcua_desktop.services.rows.issues import ReportStamp


@dataclass(frozen=True, slots=True)
class ReportChoices:
    """Lựa chọn khi xuất báo cáo; what is not known is left blank on the paper.

    `number` is the number alone ("27") or with its symbol; `reconciliation` ends the
    sentence on the source of the figures. `desk_opened_on` explains a compared
    period that begins inside. Tasks are to be done by `overdue_by` and `digitise_by`;
    without them by the end of the month and the middle of the next. An electronic
    issue leaves number and date blank: the digital signature puts them in. `texts`
    holds confirmed paragraphs by the keys of the outline ("directing_1", "tasks" …),
    which may hold figures between braces; with `accepts_other_periods` they may name
    periods far from this one. A heading in `unconfirmed` says that its text waits.
    """

    number: str = ""
    signed_on: date | None = None
    reconciliation: str = ""
    desk_opened_on: date | None = None
    overdue_by: date | None = None
    digitise_by: date | None = None
    with_charts: bool = True
    is_electronic: bool = False
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unconfirmed: frozenset[str] = frozenset()
    accepts_other_periods: bool = False


def choices_of(stamp: ReportStamp) -> ReportChoices:
    """Return what an office has decided as the choices of the report."""
    return ReportChoices(
        number=stamp.number,
        signed_on=stamp.signed_on,
        reconciliation=stamp.reconciliation,
        desk_opened_on=stamp.desk_opened_on,
        overdue_by=stamp.overdue_by,
        digitise_by=stamp.digitise_by,
        with_charts=stamp.with_charts,
        is_electronic=stamp.is_electronic,
        texts=stamp.texts.texts,
        unconfirmed=stamp.texts.unconfirmed,
        accepts_other_periods=stamp.texts.accepts_other_periods,
    )
