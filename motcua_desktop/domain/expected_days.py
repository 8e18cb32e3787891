"""Days off of a year not yet announced, as law and the moon let expect them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.lunar import hung_kings_day, lunar_new_year

NOT_ANNOUNCED: Final = "dự kiến, chưa công bố"
"""What every expected day says of itself until the year's notice is there."""

_A_DAY: Final = timedelta(days=1)
_CULTURE_DAY_SINCE: Final = 2026
_TWO_DAYS_OF_INDEPENDENCE_SINCE: Final = 2021
# The year's notice chose so every time from 2018 to 2027: a whole week where Tết
# begins on a Tuesday, otherwise two days of the old year.
_ONE_DAY_OF_THE_OLD_YEAR: Final = frozenset({0, 1})
# The day beside 2/9 was the one after it where 2/9 fell on these weekdays.
_DAY_AFTER_INDEPENDENCE: Final = frozenset({0, 3, 6})


def expected_days(year: int) -> tuple[SpecialDay, ...]:
    """Return the days off to be expected in `year`, none of them confirmed.

    BLLĐ 2019 Điều 112 and NQ 28/2026/QH16 name the holidays; Điều 111 khoản 3 gives
    the next working day for one that falls on a weekend, 24/11 left out: the law
    does not say so of it.
    """
    holidays = dict(_holidays(year))
    days = [_day(day, DayKind.HOLIDAY, name) for day, name in holidays.items()]
    taken = set(holidays)
    for day, name in sorted(holidays.items()):
        if day.weekday() < 5 or (day.month, day.day) == (11, 24):
            continue
        instead = day + _A_DAY
        while instead.weekday() >= 5 or instead in taken:
            instead += _A_DAY
        taken.add(instead)
        days.append(_day(instead, DayKind.COMPENSATORY, f"Nghỉ bù {name}"))
    return tuple(sorted(days, key=lambda special: special.day))


def _day(day: date, kind: DayKind, name: str) -> SpecialDay:
    return SpecialDay(day, kind, name, source=NOT_ANNOUNCED, is_confirmed=False)


def _holidays(year: int) -> Iterator[tuple[date, str]]:
    yield date(year, 1, 1), "Tết Dương lịch"
    yield from _new_year_days(year)
    yield hung_kings_day(year), "Giỗ Tổ Hùng Vương (10/3 âm lịch)"
    yield date(year, 4, 30), "Ngày Chiến thắng 30/4"
    yield date(year, 5, 1), "Ngày Quốc tế lao động 1/5"
    independence = date(year, 9, 2)
    yield independence, "Quốc khánh 2/9"
    if year >= _TWO_DAYS_OF_INDEPENDENCE_SINCE:
        is_after = independence.weekday() in _DAY_AFTER_INDEPENDENCE
        beside = independence + (_A_DAY if is_after else -_A_DAY)
        yield beside, "Quốc khánh 2/9 (ngày liền kề)"
    if year >= _CULTURE_DAY_SINCE:
        yield date(year, 11, 24), "Ngày Văn hóa Việt Nam 24/11"


def _new_year_days(year: int) -> Iterator[tuple[date, str]]:
    first = lunar_new_year(year)
    before = 1 if first.weekday() in _ONE_DAY_OF_THE_OLD_YEAR else 2
    for offset in range(-before, 5 - before):
        day = first + offset * _A_DAY
        words = f"mùng {offset + 1} tháng Giêng" if offset >= 0 else "cuối tháng Chạp"
        yield day, f"Tết Nguyên đán ({words})"
