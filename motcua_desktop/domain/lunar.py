"""Âm lịch of Vietnam: when a lunar month begins, Tết, Giỗ Tổ (computed at UTC+7).

A month begins on the day of its new moon; the month with the winter solstice is the
eleventh; in a year of thirteen months the first without a major solar term is a leap
one. New moon and sun follow truncated series (Meeus, after Hồ Ngọc Đức), right to a
few minutes, which is enough for every Tết and Giỗ Tổ from 1900 to 2100.
"""

import math
from datetime import date, timedelta
from typing import Final

HANOI: Final = 7.0
"""Hours east of Greenwich; a Chinese calendar, at 8, has another Tết in 2030."""

_FIRST_JULIAN_DAY: Final = 1_721_425
"""The Julian day number of a date is its ordinal and this."""

_MEAN_MONTH: Final = 29.530588853
_NEW_MOON_OF_1900: Final = 2_415_021.076998695
_WINTER_SOLSTICE: Final = 9
"""The twelfth of the sun's circle, counted from spring, that the solstice begins."""

# Terms of the new moon's hour: amplitude in days; multiples of the sun's anomaly,
# the moon's anomaly and the moon's distance from its node.
_TERMS: Final = (
    (0.0021, 2, 0, 0),
    (-0.4068, 0, 1, 0),
    (0.0161, 0, 2, 0),
    (-0.0004, 0, 3, 0),
    (0.0104, 0, 0, 2),
    (-0.0051, 1, 1, 0),
    (-0.0074, 1, -1, 0),
    (0.0004, 1, 0, 2),
    (-0.0004, -1, 0, 2),
    (-0.0006, 0, 1, 2),
    (0.0010, 0, -1, 2),
    (0.0005, 1, 2, 0),
)


def lunar_new_year(year: int, *, hours_east: float = HANOI) -> date:
    """Return mùng 1 Tết Nguyên đán of `year`."""
    return lunar_day(year, 1, 1, hours_east=hours_east)


def hung_kings_day(year: int, *, hours_east: float = HANOI) -> date:
    """Return Giỗ Tổ Hùng Vương (mùng 10 tháng Ba) of `year`."""
    return lunar_day(year, 3, 10, hours_east=hours_east)


def lunar_day(year: int, month: int, day: int, *, hours_east: float = HANOI) -> date:
    """Return the day of a date by the moon; `month` 1 to 10, never a leap one."""
    eleventh = _eleventh_month(year - 1, hours_east)
    months = month + 1
    leap = _leap_month(eleventh, hours_east, _eleventh_month(year, hours_east))
    if leap is not None and months >= leap:
        months += 1
    begun = _new_moon(eleventh + months, hours_east)
    return date.fromordinal(begun - _FIRST_JULIAN_DAY) + timedelta(days=day - 1)


def _eleventh_month(year: int, hours_east: float) -> int:
    """Return the number of the new moon that begins the month of the solstice."""
    last = date(year, 12, 31).toordinal() + _FIRST_JULIAN_DAY
    moon = int((last - _NEW_MOON_OF_1900) / _MEAN_MONTH)
    while _new_moon(moon + 1, hours_east) <= last:
        moon += 1
    while _solar_twelfth(_new_moon(moon, hours_east), hours_east) >= _WINTER_SOLSTICE:
        moon -= 1
    return moon


def _leap_month(eleventh: int, hours_east: float, following: int) -> int | None:
    """Return which month after the `eleventh` is a leap one, if the year has any."""
    if following - eleventh < 13:
        return None
    months = range(1, 14)
    twelfths = {
        number: _solar_twelfth(_new_moon(eleventh + number, hours_east), hours_east)
        for number in (*months, 14)
    }
    return next(month for month in months if twelfths[month] == twelfths[month + 1])


def _new_moon(number: int, hours_east: float) -> int:
    """Return the Julian day number of a new moon, counted from that of 1/1/1900."""
    century = number / 1236.85
    square, cube = century**2, century**3
    sun = 359.2242 + 29.10535608 * number - 0.0000333 * square - 0.00000347 * cube
    moon = 306.0253 + 385.81691806 * number + 0.0107306 * square + 0.00001236 * cube
    node = 21.2964 + 390.67050646 * number - 0.0016528 * square - 0.00000239 * cube
    mean = (
        2_415_020.75933
        + 29.53058868 * number
        + 0.0001178 * square
        - 0.000000155 * cube
        + 0.00033 * _sine(166.56 + 132.87 * century - 0.009173 * square)
    )
    hour = (0.1734 - 0.000393 * century) * _sine(sun)
    hour += sum(
        amplitude * _sine(suns * sun + moons * moon + nodes * node)
        for amplitude, suns, moons, nodes in _TERMS
    )
    slowing = -0.000278 + 0.000265 * century + 0.000262 * square
    return math.floor(mean + hour - slowing + 0.5 + hours_east / 24)


def _solar_twelfth(julian_day: int, hours_east: float) -> int:
    """Return in which twelfth of its circle (0–11) the sun stands at midnight."""
    century = (julian_day - 2_451_545.5 - hours_east / 24) / 36525
    square = century**2
    anomaly = 357.52910 + 35999.05030 * century - 0.0001559 * square
    mean = 280.46645 + 36000.76983 * century + 0.0003032 * square
    centre = (1.914600 - 0.004817 * century - 0.000014 * square) * _sine(anomaly)
    centre += (0.019993 - 0.000101 * century) * _sine(2 * anomaly)
    centre += 0.000290 * _sine(3 * anomaly)
    return int((mean + centre) % 360 / 30)


def _sine(degrees: float) -> float:
    return math.sin(math.radians(degrees))
