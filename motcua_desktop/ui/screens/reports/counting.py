"""Counting a report for the screen: table, proofs, rate, months in one go."""

from dataclasses import dataclass, replace

from motcua_desktop.domain.errors import UnbalancedReportError
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Figures
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.errors import IdentityBrokenError, OpeningBalanceError
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.proofs import Proof
from motcua_desktop.services.rows.narrative import Composed
from motcua_desktop.services.rows.tables import TableContent
from motcua_desktop.services.tables.desk import TableRequest
from motcua_desktop.ui.screens.reports.figures import (
    BOOK,
    CCHC,
    CCHC_TABLE,
    chosen_unit,
    last_months,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report, of which days, of whom."""

    report: str
    period: Period
    unit: str = ""

    def request(self) -> TableRequest:
        """Return the table that is asked for; a report's own is form II.06a."""
        chosen = chosen_unit(self.unit)
        return TableRequest(
            name=CCHC_TABLE if self.report == CCHC else self.report,
            period=self.period,
            scope=chosen.scope,
            apart=chosen.apart,
            # Choosing the estimate from the list is asking for it.
            is_estimate_wanted=True,
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted; `content` is None for a book that is only written to a file.

    `composed` is what the CCHC report says of these figures, nothing of the others.
    """

    wanted: Wanted
    content: TableContent | None
    whole: Figures
    year_before: Figures
    proofs: tuple[Proof, ...]
    months: tuple[tuple[Period, Figures], ...]
    composed: Composed


def count(desk: DeskServices, wanted: Wanted) -> Counted:
    """Count everything, all of one moment.

    A broken identity is no error here: the proofs name it and nothing is written.
    """
    scope = replace(chosen_unit(wanted.unit).scope, as_of=desk.now())
    request = replace(wanted.request(), scope=scope)
    months = last_months(wanted.period)

    def whole(period: Period) -> Figures:
        return desk.figures(period, scope=scope).whole

    proofs = desk.proofs.proofs(wanted.period, scope=scope)
    tells = wanted.report == CCHC and all(proof.ok for proof in proofs)
    return Counted(
        wanted=wanted,
        content=_content(desk, request),
        whole=whole(wanted.period),
        year_before=whole(wanted.period.year_before()),
        proofs=proofs,
        months=tuple((month, whole(month)) for month in months),
        composed=_composed(desk, wanted.period, scope) if tells else {},
    )


def _content(desk: DeskServices, request: TableRequest) -> TableContent | None:
    if request.name == BOOK:
        return None
    try:
        return desk.tables.content(request)
    except IdentityBrokenError:
        return None


def _composed(desk: DeskServices, period: Period, scope: FigureScope) -> Composed:
    """Return what the report says of figures that hold, nothing of others."""
    try:
        return desk.composed(period, scope=scope)
    except (UnbalancedReportError, OpeningBalanceError):
        return {}
