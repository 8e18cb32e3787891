"""A new report held against those already issued: what was signed stays what it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import SUMS, Cell
from motcua_desktop.services.errors import OpeningBalanceError
from motcua_desktop.services.ports import OpenUnit, UnitOfWork
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.ports_members import MemberQueries
from motcua_desktop.services.rows.issues import ReportIssue
from motcua_desktop.services.rows.reports import (
    CchcFacts,
    ComparedPeriod,
    OpeningAdjustment,
)


@dataclass(frozen=True, slots=True)
class IssuedBaseline:
    """Compares facts with the frozen figures of earlier reports of the same scope."""

    read_unit: OpenUnit
    queries: MemberQueries

    def applied(self, facts: CchcFacts, scope: FigureScope) -> CchcFacts:
        """Return `facts` beside the frozen figures of the periods that were issued.

        Raises:
            OpeningBalanceError: the opening differs from the last report's open
                dossiers and nothing was entered since that explains it.
        """
        opening = self.opening(facts.period, replace(scope, as_of=facts.as_of))
        with self.read_unit() as unit:
            known = _known(unit, scope, facts.as_of)
            return replace(
                facts,
                previous=_as_issued(unit, known, facts.previous),
                year_before=_as_issued(unit, known, facts.year_before),
                opening=opening,
            )

    def opening(self, period: Period, scope: FigureScope) -> OpeningAdjustment | None:
        """Return the opening beside what the last report left open, None without one.

        Raises:
            OpeningBalanceError: as of `applied`.
        """
        with self.read_unit() as unit:
            known = _known(unit, scope, scope.as_of)
            last = _newest(it for it in known if it.period.until == period.first)
            if last is None:
                return None
            left = unit.report_issues.frozen(last)
        was = left.ids(*SUMS["open"])
        now = self.queries.ids_behind((Cell.CARRIED_OVER,), period, scope=scope)
        numbers = self.queries.numbers_of(was ^ now)
        strange = (was ^ now) - self.queries.grown_since(was ^ now, left.history)
        if strange:
            raise OpeningBalanceError(last.sign, len(was), _named(numbers, strange))
        return OpeningAdjustment(
            issued_as=last.sign,
            signed_on=last.signed_on,
            issued_open=len(was),
            added=_named(numbers, now - was),
            removed=_named(numbers, was - now),
        )


def _known(
    unit: UnitOfWork, scope: FigureScope, as_of: datetime | None
) -> list[ReportIssue]:
    """Return the issues of this scope that stood at a moment."""
    return [
        one
        for one in unit.report_issues.all_issued()
        if (one.unit_code, one.sector) == (scope.unit_code, scope.sector)
        and (as_of is None or one.issued_at <= as_of)
    ]


def _named(numbers: dict[int, str], ids: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(numbers.get(one, str(one)) for one in ids))


def _newest(issues: Iterable[ReportIssue]) -> ReportIssue | None:
    return max(issues, key=lambda one: one.seq, default=None)


def _as_issued(
    unit: UnitOfWork, known: Sequence[ReportIssue], compared: ComparedPeriod | None
) -> ComparedPeriod | None:
    """Return a compared period with the figures of its report, if it had one."""
    if compared is None:
        return None
    issue = _newest(one for one in known if one.period == compared.period)
    if issue is None:
        return compared
    frozen = unit.report_issues.frozen(issue).figures
    return replace(
        compared,
        figures=frozen,
        issued_as=issue.sign,
        is_adjusted=frozen.as_dict() != compared.figures.as_dict(),
    )
