"""The figures of a period with their checks; a number opens the dossiers it counts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from motcua_desktop.domain.details import DETAIL_KEYS
from motcua_desktop.domain.period import Period, calendar_months
from motcua_desktop.domain.statistics import (
    FIGURE_KEYS,
    Figures,
    Identity,
    identities,
)
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_figures import FigureQueries, FigureScope
from motcua_desktop.services.rows.reports import FigureRow, FiguresAnswer

GROUPS = ("sector", "procedure", "unit", "channel", "month")
PARTITIONS = {"sector": "lĩnh vực", "unit": "đơn vị", "channel": "kênh tiếp nhận"}


@dataclass(frozen=True, slots=True)
class FigureDesk:
    """Answers what a period's figures are, and which dossiers are behind them."""

    queries: FigureQueries
    clock: Clock

    def figures(
        self, period: Period, *, by: str = "", scope: FigureScope | None = None
    ) -> FiguresAnswer:
        """Return the figures of `period`, grouped `by`, all identities checked.

        Raises:
            UnknownWordError: no such group.
        """
        if by and by not in GROUPS:
            raise UnknownWordError("Cách nhóm", by, ", ".join(GROUPS))
        known = self._scope(scope)
        with self.queries.one_state(known.as_of):
            whole = self._whole(period, known)
            return FiguresAnswer(
                period=period,
                as_of=known.as_of or self.clock(),
                whole=whole,
                rows=tuple(self._rows(period, by, known)),
                identities=self._identities(period, whole, known),
            )

    def numbers_behind(
        self,
        key: str,
        period: Period,
        *,
        scope: FigureScope | None = None,
        group: tuple[str, str] = ("", ""),
    ) -> list[str]:
        """Return the numbers of the dossiers that figure `key` counts.

        Raises:
            UnknownWordError: no such figure.
        """
        known_keys = (*FIGURE_KEYS, *DETAIL_KEYS)
        if key not in known_keys:
            raise UnknownWordError("Số liệu", key, ", ".join(known_keys))
        behind = self.queries.numbers_behind(
            key, period, scope=self._scope(scope), group=group
        )
        return list(behind)

    def _scope(self, scope: FigureScope | None) -> FigureScope:
        known = scope or FigureScope()
        return known if known.as_of else replace(known, as_of=self.clock())

    def _whole(self, period: Period, scope: FigureScope) -> Figures:
        (row,) = self.queries.figures(period, scope=scope)
        return row.figures

    def _rows(self, period: Period, by: str, scope: FigureScope) -> Sequence[FigureRow]:
        if by == "month":
            return [
                FigureRow(f"{part.first:%Y-%m}", self._whole(part, scope))
                for part in calendar_months(period)
            ]
        return self.queries.figures(period, by=by, scope=scope) if by else ()

    def _identities(
        self, period: Period, whole: Figures, scope: FigureScope
    ) -> tuple[Identity, ...]:
        groups = {
            name: [
                row.figures for row in self.queries.figures(period, by=by, scope=scope)
            ]
            for by, name in PARTITIONS.items()
        }
        eve = period.first - timedelta(days=1)
        open_before = self._whole(Period(eve, eve), scope)["open"]
        return (
            *identities(whole, groups),
            Identity.of(
                "Kỳ trước chuyển sang = đang giải quyết cuối kỳ trước",
                whole["carried_over"],
                open_before,
                whole="carried_over",
            ),
        )
