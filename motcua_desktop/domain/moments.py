"""Moments as people and programs write them: ISO 8601 or dd/mm/yyyy hh:mm."""

import re
from datetime import date, datetime, time
from typing import Final

from motcua_desktop.domain.errors import MomentTextError
from motcua_desktop.text import clean_line

_LONGEST_SHOWN: Final = 40
_CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
_ISO_DAY = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
_VN_DAY = r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"
_SHAPES: Final = tuple(
    re.compile(shape)
    for shape in (
        rf"{_ISO_DAY}(?:[T ]{_CLOCK})?",
        rf"{_VN_DAY}(?: {_CLOCK})?",
        rf"{_CLOCK},? (?:ngày )?{_VN_DAY}",
    )
)
_CLOCK_ALONE: Final = re.compile(_CLOCK)


def read_moment(text: str) -> datetime:
    """Return the moment of "2026-11-23T09:42", "23/11/2026 09:42", "09:42 23/11/2026".

    Seconds are cut off. A day without a clock is its midnight, from which every limit
    runs as from the opening of that day.

    Raises:
        MomentTextError: not a moment, on no calendar, or with an offset from UTC.
    """
    line = clean_line(text)
    match = next(filter(None, (shape.fullmatch(line) for shape in _SHAPES)), None)
    if match is None:
        raise MomentTextError(line[:_LONGEST_SHOWN])
    parts = {name: int(digits or 0) for name, digits in match.groupdict().items()}
    try:
        return datetime(**parts)  # type: ignore[arg-type]  # names are the pattern's
    except ValueError:
        raise MomentTextError(line, "không có trên lịch hoặc đồng hồ") from None


def read_day(text: str) -> date:
    """Return the day of "2026-11-23" or "23/11/2026".

    Raises:
        MomentTextError: not a day, or on no calendar.
    """
    return read_moment(text).date()


def read_clock(text: str) -> time:
    """Return the time of day of "15:00".

    Raises:
        MomentTextError: not a time of day.
    """
    line = clean_line(text)
    match = _CLOCK_ALONE.fullmatch(line)
    if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        raise MomentTextError(line[:_LONGEST_SHOWN], "không phải giờ trong ngày")
    return time(int(match["hour"]), int(match["minute"]))
