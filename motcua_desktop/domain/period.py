"""Reporting periods: their days, names and neighbours (NĐ 09/2019/NĐ-CP Điều 12)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from motcua_desktop.domain.errors import PeriodError
from motcua_desktop.text import NBSP, short_date

_CLOSING_DAY = 14
_ROMAN = ("", "I", "II", "III", "IV")


class PeriodKind(StrEnum):
    """Loại kỳ báo cáo."""

    MONTH = "month"
    QUARTER = "quarter"
    FIRST_HALF = "first_half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    CUSTOM = "custom"


@dataclass(frozen=True, slots=True)
class Period:
    """Kỳ báo cáo: whole days from `first` to `last`, both included."""

    first: date
    last: date
    kind: PeriodKind = PeriodKind.CUSTOM

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.last < self.first:
            raise PeriodError(
                f"từ ngày {short_date(self.first)} đến ngày {short_date(self.last)}"
            )

    @classmethod
    def of_days(cls, first: date, last: date) -> "Period":
        """Return the period of these days, recognised if they close a legal one."""
        for kind in (
            PeriodKind.MONTH,
            PeriodKind.QUARTER,
            PeriodKind.FIRST_HALF,
            PeriodKind.NINE_MONTHS,
            PeriodKind.YEAR,
        ):
            candidate = cls.closing(kind, last)
            if candidate is not None and candidate.first == first:
                return candidate
        return cls(first, last)

    @classmethod
    def closing(cls, kind: PeriodKind, last: date) -> "Period | None":
        """Return the legal period of `kind` that closes on `last`, if one does."""
        months = {
            PeriodKind.MONTH: 1,
            PeriodKind.QUARTER: 3,
            PeriodKind.FIRST_HALF: 6,
            PeriodKind.NINE_MONTHS: 9,
            PeriodKind.YEAR: 12,
        }[kind]
        fits = {
            PeriodKind.QUARTER: last.month % 3 == 0,
            PeriodKind.FIRST_HALF: last.month == 6,
            PeriodKind.NINE_MONTHS: last.month == 9,
            PeriodKind.YEAR: last.month == 12,
        }.get(kind, True)
        if last.day != _CLOSING_DAY or not fits:
            return None
        return cls(_months_before(last, months) + timedelta(days=1), last, kind)

    @property
    def until(self) -> date:
        """The first day after the period."""
        return self.last + timedelta(days=1)

    @property
    def name(self) -> str:
        """The name in sentences: "quý III năm 2026", or its two dates."""
        year = f"năm{NBSP}{self.last.year}"
        match self.kind:
            case PeriodKind.MONTH:
                return f"tháng{NBSP}{self.last.month} {year}"
            case PeriodKind.QUARTER:
                return f"quý{NBSP}{_ROMAN[self.last.month // 3]} {year}"
            case PeriodKind.FIRST_HALF:
                return f"06{NBSP}tháng đầu {year}"
            case PeriodKind.NINE_MONTHS:
                return f"09{NBSP}tháng {year}"
            case PeriodKind.YEAR:
                return year
            case PeriodKind.CUSTOM:
                return (
                    f"từ ngày{NBSP}{short_date(self.first)} "
                    f"đến ngày{NBSP}{short_date(self.last)}"
                )

    @property
    def heading(self) -> str:
        """The name in headings of forms: "Quý III/2026"."""
        if self.kind is PeriodKind.CUSTOM:
            return f"Từ ngày {short_date(self.first)} đến ngày {short_date(self.last)}"
        words = self.name.replace(NBSP, " ")
        if self.kind is PeriodKind.YEAR:
            return words.capitalize()
        named = words.replace(" năm ", "/")
        return named[0].upper() + named[1:]

    @property
    def following_name(self) -> str:
        """The name of the next period, "" where it has none."""
        if self.kind is PeriodKind.CUSTOM:
            return ""
        if self.kind is PeriodKind.FIRST_HALF:
            return f"06{NBSP}tháng cuối năm{NBSP}{self.last.year}"
        if self.kind is PeriodKind.NINE_MONTHS:
            return f"quý{NBSP}IV năm{NBSP}{self.last.year}"
        months = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3}.get(self.kind, 12)
        following = Period.closing(self.kind, _months_before(self.last, -months))
        return following.name if following else ""

    def previous(self) -> "Period":
        """Return the period before: of its kind, or as many days."""
        last = self.first - timedelta(days=1)
        if self.kind in {PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR}:
            legal = Period.closing(self.kind, last)
            if legal is not None:
                return legal
        return Period(last - (self.last - self.first), last)

    def year_before(self) -> "Period":
        """Return the same period of the year before."""
        return Period(
            _months_before(self.first, 12), _months_before(self.last, 12), self.kind
        )


def _months_before(day: date, months: int) -> date:
    """Return the same day of an earlier month; 29/02 becomes 28/02."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    for candidate in range(day.day, 27, -1):
        try:
            return date(year, month + 1, candidate)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def calendar_months(period: Period) -> list[Period]:
    """Return the calendar months of `period`, the first and last cut to it."""
    parts = []
    first = period.first
    while first <= period.last:
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        last = min(following - timedelta(days=1), period.last)
        parts.append(Period(first, last))
        first = following
    return parts


def reporting_months(period: Period) -> list[Period]:
    """Return the months that reports of `period` are made of.

    A legal period is cut where its months close, on the 14th (NĐ 09/2019 Điều 12);
    any other at the ends of the calendar's months.
    """
    if period.kind is PeriodKind.CUSTOM:
        return calendar_months(period)
    parts = []
    first = period.first
    while first <= period.last:
        following = _months_before(first, -1)
        parts.append(Period.of_days(first, following - timedelta(days=1)))
        first = following
    return parts
