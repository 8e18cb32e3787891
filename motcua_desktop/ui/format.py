"""Days, moments and sums as the clerk writes and reads them; read without guessing."""

import re
from datetime import date, datetime, timedelta

from motcua_desktop.text import (
    SHORT_WEEKDAYS,
    WEEKDAYS,
    clean_line,
    grouped,
    screen_date,
)

_TODAY_WORDS = {"t", "h", "hôm nay", "hom nay"}
_STEP = re.compile(r"[+-]\d{1,3}")
_PARTS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{2}|\d{4}))?")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})?")
_SUM = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d+)\s*(?:đ|d|đồng|dong|vnđ|vnd)?")


class EntryError(ValueError):
    """A typed value cannot be read; the message says what is wrong with it."""


def read_day(text: str, today: date, *, is_past: bool = False) -> date | None:
    """Return the day typed as 05112026, 5/11, 5/11/26, +5 or t; None for nothing.

    With `is_past` two digits of a year mean the last one that was (birth dates).

    Raises:
        EntryError: it is no day.
    """
    words = clean_line(text).lower()
    if not words:
        return None
    if words in _TODAY_WORDS:
        return today
    if _STEP.fullmatch(words):
        return today + timedelta(days=int(words))
    match = _PARTS.fullmatch(words) or _DIGITS.fullmatch(words)
    if match is None:
        raise EntryError("Ngày không đúng dạng dd/mm/yyyy")
    year = _year(match[3], today, is_past=is_past)
    try:
        return date(year, int(match[2]), int(match[1]))
    except ValueError:
        raise EntryError(f"Không có ngày {match[1]}/{match[2]}/{year}") from None


def _year(digits: str | None, today: date, *, is_past: bool) -> int:
    if digits is None:
        return today.year
    if len(digits) == 4:
        return int(digits)
    year = 2000 + int(digits)
    return year - 100 if is_past and year > today.year else year


def set_day_right(text: str, today: date, *, is_past: bool = False) -> str:
    """Return a typed day as dd/mm/yyyy, or the text as it is if it is no day."""
    try:
        day = read_day(text, today, is_past=is_past)
    except EntryError:
        return text
    return screen_date(day) if day is not None else ""


def read_sum(text: str) -> int | None:
    """Return whole đồng typed as 8000, 8.000 or 8.000 đ; None for nothing.

    Raises:
        EntryError: it is no sum.
    """
    words = clean_line(text).lower()
    if not words:
        return None
    match = _SUM.fullmatch(words)
    if match is None:
        raise EntryError("Số tiền chỉ gồm chữ số, ví dụ 8.000")
    return int(match[1].replace(".", "").replace(" ", ""))


def sum_words(amount: int) -> str:
    """Return "8.000 đ"."""
    return f"{grouped(amount)} đ"


def set_sum_right(text: str) -> str:
    """Return a typed sum as 8.000 đ, or the text as it is if it is no sum."""
    try:
        amount = read_sum(text)
    except EntryError:
        return text
    return sum_words(amount) if amount is not None else ""


def read_count(text: str) -> int:
    """Return a count of copies; nothing is 0.

    Raises:
        EntryError: it is no count from 0 to 999.
    """
    words = clean_line(text)
    if not words:
        return 0
    if not words.isascii() or not words.isdigit() or len(words) > 3:
        raise EntryError("Số lượng từ 0 đến 999")
    return int(words)


def day_month(day: date) -> str:
    """Return "23/11"."""
    return f"{day:%d/%m}"


def clock(moment: datetime) -> str:
    """Return "09:42"."""
    return f"{moment:%H:%M}"


def weekday(day: date) -> str:
    """Return "Thứ Hai"."""
    return WEEKDAYS[day.weekday()]


def short_weekday(day: date) -> str:
    """Return "T2", "CN"."""
    return SHORT_WEEKDAYS[day.weekday()]


def day_and_clock(moment: datetime) -> str:
    """Return "18/11 09:05"."""
    return f"{moment:%d/%m %H:%M}"
