"""Periods that a text names, and those that have no place in a report."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from motcua_desktop.domain.period import Period, PeriodKind

_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_INSTRUMENT: Final = re.compile(
    r"(?:Luật|Nghị quyết|Nghị định|Thông tư|Quyết định|Chương trình|Đề án|Chiến lược|"
    r"giai đoạn|nhiệm kỳ)[^.;]*$|(?:từ|đến|trước|sau)\s*$",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"\b(?:ngày\s+)?\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}",
    re.IGNORECASE,
)
_YEAR: Final = r"(?:\s*/\s*|\s+năm\s+)(\d{4})\b"


def _quarter(numeral: str, year: int) -> tuple[date, date]:
    quarter = _QUARTERS.get(numeral.lower()) or int(numeral)
    closing = Period.closing(PeriodKind.QUARTER, date(year, 3 * quarter, 14))
    if closing is None:
        raise ValueError(numeral)
    return closing.first, closing.last


def _month(month: str, year: int) -> tuple[date, date]:
    number = int(month)
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def _half(which: str, year: int) -> tuple[date, date]:
    if which.lower() == "đầu":
        return date(year - 1, 12, 15), date(year, 6, 14)
    return date(year, 6, 15), date(year, 12, 14)


_NAMED: Final[
    tuple[tuple[re.Pattern[str], Callable[[str, int], tuple[date, date]]], ...]
] = (
    (re.compile(rf"\bquý\s+(I{{1,3}}|IV|[1-4]){_YEAR}", re.IGNORECASE), _quarter),
    (re.compile(rf"\b0?6\s+tháng\s+(đầu|cuối){_YEAR}", re.IGNORECASE), _half),
    (
        re.compile(rf"\b0?9\s+(tháng)(?:\s+đầu)?{_YEAR}", re.IGNORECASE),
        lambda _word, year: (date(year - 1, 12, 15), date(year, 9, 14)),
    ),
    (re.compile(rf"\btháng\s+(0?[1-9]|1[0-2]){_YEAR}", re.IGNORECASE), _month),
    (
        re.compile(r"\b(năm)\s+(\d{4})\b", re.IGNORECASE),
        lambda _word, year: (date(year, 1, 1), date(year, 12, 31)),
    ),
)


def other_periods(text: str, period: Period) -> Iterator[str]:
    """Yield the quarters, months and years named that are not near `period`.

    Near are the period itself, the one before, the one after and the same of the
    year before. Days of documents and years of laws and programmes are no periods.
    """
    near = _near(period)
    rest = _DATE.sub(lambda match: "·" * len(match[0]), text)
    for pattern, days in _NAMED:
        for match in list(pattern.finditer(rest)):
            year = int(match[2])
            is_instrument = match[1].lower() == "năm" and _INSTRUMENT.search(
                rest[: match.start()].split("\n")[-1]
            )
            if not is_instrument and not _overlaps(days(match[1], year), near):
                yield match[0]
        rest = pattern.sub(lambda match: "·" * len(match[0]), rest)


def _near(period: Period) -> list[tuple[date, date]]:
    length = period.last - period.first
    after = (period.until, period.until + length + timedelta(days=1))
    others = (period, period.previous(), period.year_before())
    return [*((each.first, each.last) for each in others), after]


def _overlaps(days: tuple[date, date], near: list[tuple[date, date]]) -> bool:
    first, last = days
    return any(first <= end and last >= begin for begin, end in near)
