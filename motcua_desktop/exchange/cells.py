"""What a spreadsheet's cell means: numbers that were texts, dates in every shape."""

import functools
import re
from datetime import date, datetime, timedelta
from typing import Final, TypeGuard

from motcua_desktop.domain.errors import FieldValueError, MomentTextError
from motcua_desktop.domain.moments import read_moment
from motcua_desktop.domain.people import checked_id_number
from motcua_desktop.exchange.sheets import Cell
from motcua_desktop.text import clean_line

_EPOCH: Final = datetime(1899, 12, 30)
_SERIALS: Final = range(18_264, 109_575)  # 1950 to 2199
_YEARS: Final = range(1900, 2101)
_SHORT_YEAR: Final = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})(?!\d)(.*)")
_SCIENTIFIC: Final = re.compile(r"\d+([.,]\d+)?E\+\d+", re.IGNORECASE)
_PHONE: Final = re.compile(r"\+?\d[\d .()-]{5,18}\d")
_TEN_DIGITS: Final = re.compile(r"[1-9]\d{9,10}")
_SHOWN: Final = 40


@functools.lru_cache(maxsize=65536)
def _clean(text: str) -> str:
    return clean_line(text)


def text_of(cell: Cell) -> str:
    """Return a cell as one clean line; a whole number without its ".0"."""
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return clean_line(str(cell))


def day_of(label: str, cell: Cell) -> date | None:
    """Return a day, or a moment where the cell has a clock; None: empty.

    Raises:
        FieldValueError: neither a date, nor a serial of one, nor a text of one.
    """
    if isinstance(cell, datetime):
        return _without_midnight(cell)
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        return _day_of_text(label, cell) if cell else None
    if _is_number(cell) and int(cell) in _SERIALS:
        return _day_of_serial(float(cell))
    raise _no_date(label, text_of(cell))


def _is_number(cell: Cell) -> TypeGuard[float]:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _no_date(label: str, text: str) -> FieldValueError:
    return FieldValueError(
        f"{label} “{text[:_SHOWN]}”", "không phải ngày có trên lịch (dd/mm/yyyy)"
    )


def _without_midnight(moment: datetime) -> date:
    if moment.hour == moment.minute == 0:
        return moment.date()
    if moment.second or moment.microsecond:
        return moment.replace(second=0, microsecond=0)
    return moment


def _day_of_serial(serial: float) -> date:
    minutes = round((serial - int(serial)) * 24 * 60)
    return _without_midnight(_EPOCH + timedelta(days=int(serial), minutes=minutes))


@functools.lru_cache(maxsize=65536)
def _day_of_text(label: str, text: str) -> date | None:
    line = clean_line(text)
    if not line:
        return None
    short = _SHORT_YEAR.fullmatch(line)
    if short is not None:
        line = f"{short[1]}20{short[2]}{short[3]}"
    elif line.isdecimal() and int(line) in _SERIALS:
        return _day_of_serial(float(line))
    try:
        moment = read_moment(line)
    except MomentTextError:
        raise _no_date(label, line) from None
    if moment.year not in _YEARS:
        raise _no_date(label, line)
    return _without_midnight(moment)


def birth_of(label: str, cell: Cell) -> tuple[date | None, str]:
    """Return a day of birth; where only a year is known, its words for the note.

    Raises:
        FieldValueError: neither a date nor a year.
    """
    text = text_of(cell)
    if text.isdecimal() and int(text) in _YEARS:
        return None, f"năm sinh {text}"
    day = day_of(label, cell)
    if day is None:
        return None, ""
    born = day.date() if isinstance(day, datetime) else day
    return born, ""


def id_number_of(cell: Cell) -> str:
    """Return an identity number, the zeros that Excel dropped put back.

    Raises:
        FieldValueError: destroyed by Excel ("1.09901E+09"), or no such number.
    """
    text = text_of(cell).lstrip("'")
    if _SCIENTIFIC.fullmatch(text):
        raise FieldValueError(
            f"Số giấy tờ “{text}”", "đã bị Excel làm mất chữ số, phải nhập lại"
        )
    if _is_number(cell) and 9 < len(text) < 12:
        text = text.zfill(12)
    elif _is_number(cell) and len(text) == 8:
        text = text.zfill(9)
    elif _TEN_DIGITS.fullmatch(text):
        text = text.zfill(12)
    return checked_id_number(text)


def phone_of(cell: Cell) -> tuple[str, str]:
    """Return a telephone number; what is none, as words for the note."""
    text = text_of(cell).lstrip("'")
    if _is_number(cell) and len(text) == 9:
        text = f"0{text}"
    if not text or _PHONE.fullmatch(text):
        return text, ""
    return "", f"điện thoại {text}"


def count_of(label: str, cell: Cell, *, default: int, most: int) -> int:
    """Return a count from 1 to `most`; `default` where the cell is empty.

    Raises:
        FieldValueError: not such a count.
    """
    text = text_of(cell)
    if not text:
        return default
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise FieldValueError(f"{label} “{text[:_SHOWN]}”", f"phải từ 1 đến {most}")
    return int(text)
