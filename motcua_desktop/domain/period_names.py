"""Periods by name, as a clerk types them: "quy-3-2026", "6-thang-dau-2026"."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.errors import PeriodNameError
from motcua_desktop.domain.period import Period, PeriodKind
from motcua_desktop.text import search_words

_CALENDAR_WORDS: Final = ("lich", "duong", "calendar")
_CUMULATIVE: Final = "luy ke "
_ROMAN: Final = MappingProxyType({"i": 1, "ii": 2, "iii": 3, "iv": 4})


def _number(text: str) -> int:
    return _ROMAN.get(text) or int(text)


_PATTERNS: Final[Mapping[str, tuple[PeriodKind, Callable[[re.Match[str]], int]]]] = (
    MappingProxyType(
        {
            r"thang (0?[1-9]|1[0-2]) (?:nam )?([12]\d{3})": (
                PeriodKind.MONTH,
                lambda match: int(match[1]),
            ),
            r"quy (0?[1-4]|i{1,3}|iv) (?:nam )?([12]\d{3})": (
                PeriodKind.QUARTER,
                lambda match: 3 * _number(match[1]),
            ),
            r"(0?6) thang dau (?:nam )?([12]\d{3})": (
                PeriodKind.FIRST_HALF,
                lambda match: int(match[1]),
            ),
            r"(0?6) thang cuoi (?:nam )?([12]\d{3})": (
                PeriodKind.SECOND_HALF,
                lambda match: 2 * int(match[1]),
            ),
            r"(0?9) thang (?:dau )?(?:nam )?([12]\d{3})": (
                PeriodKind.NINE_MONTHS,
                lambda match: int(match[1]),
            ),
            r"(nam|ca nam) ([12]\d{3})": (PeriodKind.YEAR, lambda _: 12),
        }
    )
)
"""Of each pattern: the kind that it names and the month in which that closes."""


def read_period_name(text: str, *, is_calendar: bool = False) -> Period:
    """Return the period that `text` names, with or without marks and dashes.

    "lũy kế" before a name: from the year's start to that period's close. "lịch"
    after it, or `is_calendar`: calendar months instead of those of NĐ 09/2019.

    Raises:
        PeriodNameError: it names none.
        PeriodError: of a year of no office's time.
    """
    words = search_words(text)
    if words and words[-1] in _CALENDAR_WORDS:
        words, is_calendar = words[:-1], True
    named = " ".join(words)
    is_cumulative = named.startswith(_CUMULATIVE)
    for pattern, (kind, closes) in _PATTERNS.items():
        match = re.fullmatch(pattern, named.removeprefix(_CUMULATIVE))
        if match is not None:
            return Period.in_month(
                PeriodKind.CUMULATIVE if is_cumulative else kind,
                int(match[2]),
                closes(match),
                is_calendar=is_calendar,
            )
    raise PeriodNameError(text)
