"""Reporting periods: their days, names and neighbours (NĐ 09/2019/NĐ-CP Điều 12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.errors import PeriodError
from motcua_desktop.text import NBSP, short_date

_CLOSING_DAY: Final = 14
_ROMAN: Final = ("", "I", "II", "III", "IV")
_DAY: Final = timedelta(days=1)
_FIRST_YEAR: Final = 1000
_LAST_YEAR: Final = 9000


class PeriodKind(StrEnum):
    """Loại kỳ báo cáo.

    A cumulative one (lũy kế) runs from the year's start to the close of a month.
    """

    MONTH = "month"
    QUARTER = "quarter"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    CUMULATIVE = "cumulative"
    CUSTOM = "custom"


_SHAPES: Final[Mapping[PeriodKind, tuple[int, frozenset[int]]]] = MappingProxyType(
    {
        PeriodKind.MONTH: (1, frozenset(range(1, 13))),
        PeriodKind.QUARTER: (3, frozenset({3, 6, 9, 12})),
        PeriodKind.FIRST_HALF: (6, frozenset({6})),
        PeriodKind.SECOND_HALF: (6, frozenset({12})),
        PeriodKind.NINE_MONTHS: (9, frozenset({9})),
        PeriodKind.YEAR: (12, frozenset({12})),
    }
)
"""Of each kind: its months, and the months in which one closes."""
LEGAL_KINDS: Final = tuple(_SHAPES)
"""The kinds whose days NĐ 09/2019 Điều 12 fixes."""

_KIND_BESIDE: Final = MappingProxyType(
    {
        PeriodKind.FIRST_HALF: PeriodKind.SECOND_HALF,
        PeriodKind.SECOND_HALF: PeriodKind.FIRST_HALF,
        PeriodKind.NINE_MONTHS: PeriodKind.CUSTOM,
        PeriodKind.CUMULATIVE: PeriodKind.CUSTOM,
    }
)
"""What lies before and after a period, where that is of another kind."""


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ báo cáo: whole days from `first` to `last`, both included."""

    first: date
    last: date
    kind: PeriodKind = PeriodKind.CUSTOM

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins, or of no office's time."""
        if self.last < self.first:
            raise PeriodError(
                f"từ ngày {short_date(self.first)} đến ngày {short_date(self.last)}"
            )
        if self.first.year < _FIRST_YEAR or self.last.year > _LAST_YEAR:
            raise PeriodError(f"năm {self.first.year:04d} – {self.last.year:04d}")

    @classmethod
    def of_days(cls, first: date, last: date) -> "Period":
        """Return the period of these days, recognised if they close a legal one."""
        for kind in _SHAPES:
            candidate = cls.closing(kind, last)
            if candidate is not None and candidate.first == first:
                return candidate
        return cls(first, last)

    @classmethod
    def closing(cls, kind: PeriodKind, last: date) -> "Period | None":
        """Return the legal period of `kind` that closes on `last`, if one does."""
        months, closes = _SHAPES[kind]
        if last.day != _CLOSING_DAY or last.month not in closes:
            return None
        return cls(_months_before(last, months) + _DAY, last, kind)

    @classmethod
    def in_month(
        cls, kind: PeriodKind, year: int, month: int, *, is_calendar: bool = False
    ) -> "Period":
        """Return the period of `kind` that closes in a month of a year.

        Legal ones close on the 14th, calendar ones on the last day of the month;
        a cumulative one begins with the year, on 15/12 or on 01/01.
        """
        last = _month_end(year, month) if is_calendar else date(year, month, 14)
        months = month if kind is PeriodKind.CUMULATIVE else _SHAPES[kind][0]
        return cls(_months_back(last + _DAY, months), last, kind)

    @property
    def until(self) -> date:
        """The first day after the period."""
        return self.last + _DAY

    @property
    def is_calendar(self) -> bool:
        """Whether it is a named period of calendar months, not of NĐ 09/2019."""
        return self.kind is not PeriodKind.CUSTOM and self.first.day == 1

    @property
    def name(self) -> str:
        """The name in sentences: "quý III năm 2026", or its two dates."""
        if self.kind is PeriodKind.CUSTOM:
            return (
                f"từ ngày{NBSP}{short_date(self.first)} "
                f"đến ngày{NBSP}{short_date(self.last)}"
            )
        month = self.last.month
        before_year = {
            PeriodKind.MONTH: f"tháng{NBSP}{month} ",
            PeriodKind.QUARTER: f"quý{NBSP}{_ROMAN[month // 3]} ",
            PeriodKind.FIRST_HALF: f"06{NBSP}tháng đầu ",
            PeriodKind.SECOND_HALF: f"06{NBSP}tháng cuối ",
            PeriodKind.NINE_MONTHS: f"09{NBSP}tháng ",
            PeriodKind.YEAR: "",
            PeriodKind.CUMULATIVE: f"lũy kế từ đầu năm đến hết tháng{NBSP}{month} ",
        }[self.kind]
        return f"{before_year}năm{NBSP}{self.last.year}"

    @property
    def heading(self) -> str:
        """The name in headings of forms: "Quý III/2026"."""
        words = self.name.replace(NBSP, " ")
        if self.kind in {PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.CUMULATIVE}:
            words = f"/{self.last.year}".join(words.rsplit(f" năm {self.last.year}", 1))
        return words[0].upper() + words[1:]

    @property
    def following_name(self) -> str:
        """The name of the next period, "" where it has none."""
        if self.kind in {PeriodKind.CUSTOM, PeriodKind.CUMULATIVE}:
            return ""
        if self.kind is PeriodKind.NINE_MONTHS:
            return f"quý{NBSP}IV năm{NBSP}{self.last.year}"
        months = _SHAPES[self.kind][0]
        return self._closing_at(_months_back(self.until, -months)).name

    def previous(self) -> "Period":
        """Return the period that ends the day before: of its kind where it has one.

        A half follows the other half. Whole months follow as many months, whatever
        their days; other periods as many days.
        """
        if self._is_whole_months:
            return self._closing_at(self.first)
        last = self.first - _DAY
        return Period(last - (self.last - self.first), last)

    def year_before(self) -> "Period":
        """Return the same period of the year before.

        The last day of February stays the last; 29/02 as a first day is 01/3, so
        that periods which touch still touch.
        """
        last = _months_back(self.until, 12) - _DAY
        if self.last.day < _month_end(self.last.year, self.last.month).day:
            last = _months_before(self.last, 12)
        first = min(_months_back(self.first, 12), last)
        return Period(first, last, self.kind)

    def _closing_at(self, until: date) -> "Period":
        """Return the period as long as this one that ends before `until`."""
        last = until - _DAY
        months = _months_between(self.first, self.until)
        first = _months_back(until, months)
        return Period(first, last, _KIND_BESIDE.get(self.kind, self.kind))

    @property
    def _is_whole_months(self) -> bool:
        return self.first.day == self.until.day and self.first.day in {1, 15}


def _months_between(first: date, until: date) -> int:
    return (until.year - first.year) * 12 + until.month - first.month


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - _DAY


def _months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month, its last where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return min(
        date(year, month + 1, min(day.day, 28)) + timedelta(days=max(day.day - 28, 0)),
        _month_end(year, month + 1),
    )


def _months_back(day: date, months: int) -> date:
    """Return the same day of an earlier month, the 1st of the next if it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28)) + timedelta(
        days=max(day.day - 28, 0)
    )


def calendar_months(period: Period) -> list[Period]:
    """Return the calendar months of `period`, the first and last cut to it."""
    parts = []
    first = period.first
    while first <= period.last:
        last = min(_month_end(first.year, first.month), period.last)
        parts.append(Period(first, last))
        first = last + _DAY
    return parts


def reporting_months(period: Period) -> list[Period]:
    """Return the months that reports of `period` are made of.

    A named period is cut where its months close, legal ones on the 14th (NĐ 09/2019
    Điều 12); any other at the ends of the calendar's months.
    """
    if period.kind is PeriodKind.CUSTOM:
        return calendar_months(period)
    parts = []
    first = period.first
    while first <= period.last:
        following = _months_back(first, -1)
        parts.append(Period(first, following - _DAY, PeriodKind.MONTH))
        first = following
    return parts
