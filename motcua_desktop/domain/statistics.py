"""The counting rules of every figure: which dossier counts where (readable reference).

The same rules stand as set-based SQL in the storage's figures query; a property test
holds the two together. Nothing else in the program counts dossiers.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, Protocol

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.deadline import Pause, Timing, timing_by_default
from motcua_desktop.domain.period import Period
from motcua_desktop.text import MINUS


class Cell(StrEnum):
    """Một số liệu của báo cáo: one counted figure; the others are sums of these."""

    CARRIED_OVER = "carried_over"
    RECEIVED_DESK = "received_desk"
    RECEIVED_POSTAL = "received_postal"
    RECEIVED_ONLINE = "received_online"
    FINISHED_EARLY = "finished_early"
    FINISHED_ON_TIME = "finished_on_time"
    FINISHED_LATE = "finished_late"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    OPEN_WITHIN = "open_within"
    OPEN_OVERDUE = "open_overdue"
    SUSPENDED = "suspended"
    RETURNED = "returned"
    AWAITING_RETURN = "awaiting_return"
    LATE_WITH_APOLOGY = "late_with_apology"
    NO_LIMIT = "no_limit"


SUMS: Final[Mapping[str, tuple[Cell, ...]]] = MappingProxyType(
    {
        "received": (Cell.RECEIVED_DESK, Cell.RECEIVED_POSTAL, Cell.RECEIVED_ONLINE),
        "total": (
            Cell.CARRIED_OVER,
            Cell.RECEIVED_DESK,
            Cell.RECEIVED_POSTAL,
            Cell.RECEIVED_ONLINE,
        ),
        "finished": (Cell.FINISHED_EARLY, Cell.FINISHED_ON_TIME, Cell.FINISHED_LATE),
        "resolved": (
            Cell.FINISHED_EARLY,
            Cell.FINISHED_ON_TIME,
            Cell.FINISHED_LATE,
            Cell.WITHDRAWN,
        ),
        "open": (Cell.OPEN_WITHIN, Cell.OPEN_OVERDUE, Cell.SUSPENDED),
        "late": (Cell.FINISHED_LATE, Cell.OPEN_OVERDUE),
        "ok": (Cell.FINISHED_EARLY, Cell.FINISHED_ON_TIME, Cell.WITHDRAWN),
    }
)
"""Figures that are sums of cells; no dossier is in two cells of one sum."""

FIGURE_KEYS: Final = (*(cell.value for cell in Cell), *SUMS)


def cells_of_figure(key: str) -> tuple[Cell, ...]:
    """Return the cells that figure `key` adds up.

    Raises:
        KeyError: no such figure.
    """
    return SUMS[key] if key in SUMS else (_CELLS[key],)


_CELLS: Final = {cell.value: cell for cell in Cell}


class CountedDossier(Protocol):
    """The facts of one dossier that figures are made of (statistics rules)."""

    @property
    def received_at(self) -> datetime: ...  # noqa: D102
    @property
    def channel(self) -> Channel: ...  # noqa: D102
    @property
    def judged_due_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def in_days(self) -> bool: ...  # noqa: D102
    @property
    def finished_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def is_refused(self) -> bool: ...  # noqa: D102
    @property
    def withdrawn_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def returned_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def apologised_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def clock_stops(self) -> Sequence[Pause]:
        """The pauses that stop the clock: begun not later than the due moment."""
        ...


_RECEIVED_CELLS: Final = {
    Channel.DESK: Cell.RECEIVED_DESK,
    Channel.POSTAL: Cell.RECEIVED_POSTAL,
    Channel.ONLINE: Cell.RECEIVED_ONLINE,
}
_FINISHED_CELLS: Final = {
    Timing.EARLY: Cell.FINISHED_EARLY,
    Timing.ON_TIME: Cell.FINISHED_ON_TIME,
    Timing.LATE: Cell.FINISHED_LATE,
}


def cells(dossier: CountedDossier, period: Period) -> frozenset[Cell]:
    """Return the cells of `period` in which `dossier` counts."""
    start = datetime.combine(period.first, time())
    end = datetime.combine(period.until, time())
    counted = {
        *_intake_cells(dossier, start, end),
        *_closing_cells(dossier, start, end),
        *_open_cells(dossier, end),
        *_return_cells(dossier, start, end),
    }
    late = {Cell.FINISHED_LATE, Cell.OPEN_OVERDUE}
    apologised = dossier.apologised_at
    if counted & late and apologised is not None and apologised < end:
        counted.add(Cell.LATE_WITH_APOLOGY)
    return frozenset(counted)


def _closed_at(dossier: CountedDossier) -> datetime | None:
    return dossier.finished_at or dossier.withdrawn_at


def _intake_cells(
    dossier: CountedDossier, start: datetime, end: datetime
) -> Iterable[Cell]:
    closed = _closed_at(dossier)
    if dossier.received_at < start:
        if closed is None or closed >= start:
            yield Cell.CARRIED_OVER
    elif dossier.received_at < end:
        yield _RECEIVED_CELLS[dossier.channel]


def _closing_cells(
    dossier: CountedDossier, start: datetime, end: datetime
) -> Iterable[Cell]:
    finished, withdrawn = dossier.finished_at, dossier.withdrawn_at
    if finished is not None and start <= finished < end:
        judged = timing_by_default(
            finished, dossier.judged_due_at, in_days=dossier.in_days
        )
        yield _FINISHED_CELLS[judged]
        if dossier.is_refused:
            yield Cell.REFUSED
        if dossier.judged_due_at is None:
            yield Cell.NO_LIMIT
    if withdrawn is not None and start <= withdrawn < end:
        yield Cell.WITHDRAWN


def _open_cells(dossier: CountedDossier, end: datetime) -> Iterable[Cell]:
    closed = _closed_at(dossier)
    if dossier.received_at >= end or (closed is not None and closed < end):
        return
    if any(stands_at(pause, end) for pause in dossier.clock_stops):
        yield Cell.SUSPENDED
    elif is_overdue(dossier.judged_due_at, end, in_days=dossier.in_days):
        yield Cell.OPEN_OVERDUE
    else:
        yield Cell.OPEN_WITHIN


def stands_at(pause: Pause, end: datetime) -> bool:
    """Return whether `pause` stands when the day before `end` is over."""
    begun = pause.paused_at < end
    return begun and (pause.resumed_at is None or pause.resumed_at >= end)


def is_overdue(due: datetime | None, end: datetime, *, in_days: bool) -> bool:
    """Return whether a running dossier is overdue when the day before `end` is over.

    `end` is midnight after the last day. A limit in days lets the due day pass
    whole; a limit in hours ends at its minute.
    """
    if due is None:
        return False
    return due.date() < _day_before(end) if in_days else due < end


def _day_before(end: datetime) -> date:
    return date.fromordinal(end.toordinal() - 1)


def _return_cells(
    dossier: CountedDossier, start: datetime, end: datetime
) -> Iterable[Cell]:
    returned, finished = dossier.returned_at, dossier.finished_at
    if returned is not None and start <= returned < end:
        yield Cell.RETURNED
    if (
        finished is not None
        and finished < end
        and (returned is None or returned >= end)
    ):
        yield Cell.AWAITING_RETURN


@dataclass(frozen=True, slots=True)
class Figures:
    """Số liệu của một kỳ: the counted cells of one group of dossiers."""

    counts: Mapping[Cell, int]

    def __getitem__(self, key: str) -> int:
        """Return the figure `key`, a cell or a sum of cells."""
        return sum(self.counts.get(cell, 0) for cell in cells_of_figure(key))

    def __add__(self, other: "Figures") -> "Figures":
        """Return the figures of both groups together."""
        return Figures(
            {
                cell: self.counts.get(cell, 0) + other.counts.get(cell, 0)
                for cell in Cell
            }
        )

    def as_dict(self) -> dict[str, int]:
        """Return every figure by its key."""
        return {key: self[key] for key in FIGURE_KEYS}


def figures(dossiers: Iterable[CountedDossier], period: Period) -> Figures:
    """Count `dossiers` for `period`."""
    counter: Counter[Cell] = Counter()
    for dossier in dossiers:
        counter.update(cells(dossier, period))
    return Figures({cell: counter[cell] for cell in Cell})


@dataclass(frozen=True, slots=True)
class Identity:
    """Đẳng thức kiểm tra số liệu: a sum that must hold before anything is shown.

    `whole` is the figure that the figures `parts` add up to; with `by`, the kind of
    group over which it is added up.
    """

    name: str
    ok: bool
    detail: str
    left: int = 0
    right: int = 0
    whole: str = ""
    parts: tuple[str, ...] = ()
    by: str = ""

    @classmethod
    def of(cls, name: str, left: int, right: int, **more: Any) -> "Identity":
        """Return the identity of two counts; `more`: what they are made of."""
        detail = f"{left} = {right}"
        return cls(name, left == right, detail, left, right, **more)


def identities(
    whole: Figures, groups: Mapping[str, Sequence[Figures]] | None = None
) -> tuple[Identity, ...]:
    """Check the identities of one period; `groups`: its figures split by something."""
    checks = [
        Identity.of(
            name,
            whole[key],
            sum(whole[part] for part in parts),
            whole=key,
            parts=parts,
        )
        for name, key, *parts in _SUMS_OF_WHOLE
    ]
    for name, parts in (groups or {}).items():
        checks += [
            Identity.of(
                f"{label} = cộng theo {name}",
                whole[key],
                sum(part[key] for part in parts),
                whole=key,
                by=name,
            )
            for key, label in _SUM_LABELS.items()
        ]
    return tuple(checks)


_SUMS_OF_WHOLE: Final = (
    (
        "Tổng số = kỳ trước chuyển sang + tiếp nhận mới",
        *("total", "carried_over", "received"),
    ),
    ("Tổng số = đã giải quyết + đang giải quyết", "total", "resolved", "open"),
    (
        "Đã có kết quả = trước hạn + đúng hạn + quá hạn",
        *("finished", "finished_early", "finished_on_time", "finished_late"),
    ),
)
_SUM_LABELS: Final = {
    "total": "Tổng số",
    "resolved": "Đã giải quyết",
    "open": "Đang giải quyết",
}


def percent(part: int, base: int) -> str:
    """Return a rate as reports print it: "99,97%"; "–" where the base is 0.

    Two decimals at most, half rounded up, never across the line: 100% and 0% only
    when they are exact.
    """
    if base == 0:
        return "–"
    hundredths = hundredths_of_percent(part, base)
    return f"{decimal_comma(hundredths)}%"


def hundredths_of_percent(part: int, base: int) -> int:
    """Return the printed rate in hundredths of a percent (9997 for 99,97%)."""
    exact = Fraction(part * 10000, base)
    rounded = int(exact + Fraction(1, 2))
    if part != base:
        rounded = min(rounded, 9999) if exact < 10000 else max(rounded, 10001)
    return max(rounded, 1) if part else rounded


def decimal_comma(hundredths: int, *, signed: bool = False) -> str:
    """Return hundredths as a number with a comma: 780 → "7,8", −12 → "−0,12"."""
    sign = MINUS if hundredths < 0 else ("+" if signed and hundredths else "")
    whole, rest = divmod(abs(hundredths), 100)
    decimals = f"{rest:02d}".rstrip("0")
    return f"{sign}{whole}" + (f",{decimals}" if decimals else "")
