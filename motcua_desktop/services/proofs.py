"""The table of proofs: every sum that a report rests on, shown before it is written."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Identity, cells_of_figure
from motcua_desktop.services.errors import OpeningBalanceError
from motcua_desktop.services.figures import PARTITIONS, FigureDesk
from motcua_desktop.services.issued_baseline import IssuedBaseline
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_figures import FigureQueries, FigureScope
from motcua_desktop.services.rows.reports import FiguresAnswer

_OPENING = "Kỳ trước chuyển sang = đang giải quyết theo Báo cáo số {} và điều chỉnh"


@dataclass(frozen=True, slots=True)
class Proof:
    """Một dòng của bảng kiểm tra cân đối; `dossiers` break it, none where it holds."""

    name: str
    left: int
    right: int
    ok: bool
    dossiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofDesk:
    """Proves the figures of a period, and names the dossiers that break a proof."""

    figures: FigureDesk
    queries: FigureQueries
    baseline: IssuedBaseline
    clock: Clock

    def proofs(
        self, period: Period, *, scope: FigureScope | None = None
    ) -> tuple[Proof, ...]:
        """Return every proof of `period`, all of one state of the office."""
        known = scope or FigureScope()
        known = known if known.as_of else replace(known, as_of=self.clock())
        answer = self.figures.figures(period, scope=known)
        return (
            *(
                Proof(
                    one.name,
                    one.left,
                    one.right,
                    one.ok,
                    () if one.ok else tuple(self._breaking(one, period, known)),
                )
                for one in answer.identities
            ),
            *self._late(answer, known),
            *self._opening(answer, known),
        )

    def _breaking(
        self, identity: Identity, period: Period, scope: FigureScope
    ) -> list[str]:
        """Return the dossiers that one side counts oftener than the other."""
        left = self._counted(identity.whole, period, scope)
        if identity.by:
            right = self._by_groups(identity, period, scope)
        elif identity.parts:
            right = sum(
                (self._counted(part, period, scope) for part in identity.parts),
                Counter[str](),
            )
        else:
            eve = period.first - timedelta(days=1)
            right = self._counted("open", Period(eve, eve), scope)
        return sorted((left - right) | (right - left))

    def _counted(
        self,
        key: str,
        period: Period,
        scope: FigureScope,
        group: tuple[str, str] = ("", ""),
    ) -> Counter[str]:
        """Return how often each dossier stands in figure `key`."""
        return Counter(
            number
            for cell in cells_of_figure(key)
            for number in self.queries.numbers_behind(
                cell.value, period, scope=scope, group=group
            )
        )

    def _by_groups(
        self, identity: Identity, period: Period, scope: FigureScope
    ) -> Counter[str]:
        by = next(key for key, name in PARTITIONS.items() if name == identity.by)
        counted: Counter[str] = Counter()
        for row in self.queries.figures(period, by=by, scope=scope):
            counted += self._counted(
                identity.whole, period, scope, group=(by, row.group)
            )
        return counted

    def _late(self, answer: FiguresAnswer, scope: FigureScope) -> Iterator[Proof]:
        listed = self.queries.late(answer.period, scope=scope)
        counts = (
            ("Danh sách quá hạn = số hồ sơ quá hạn", "late", len(listed)),
            (
                "Danh sách có văn bản xin lỗi = số hồ sơ quá hạn có xin lỗi",
                "late_with_apology",
                sum(bool(one.apology) for one in listed),
            ),
        )
        for name, key, count in counts:
            figure = answer.whole[key]
            told = {one.number for one in listed if key == "late" or one.apology}
            behind = (
                ()
                if count == figure
                else tuple(sorted(told ^ set(self._counted(key, answer.period, scope))))
            )
            yield Proof(name, count, figure, count == figure, behind)

    def _opening(self, answer: FiguresAnswer, scope: FigureScope) -> Iterator[Proof]:
        """Yield the proof against the last report issued, if there is one."""
        carried = answer.whole["carried_over"]
        try:
            opening = self.baseline.opening(answer.period, scope)
        except OpeningBalanceError as error:
            name = _OPENING.format(error.sign)
            yield Proof(name, carried, error.left, ok=False, dossiers=error.numbers)
            return
        if opening is not None:
            change = len(opening.added) - len(opening.removed)
            left = opening.issued_open + change
            name = _OPENING.format(opening.issued_as)
            yield Proof(name, carried, left, carried == left)
