"""Reads a calendar file: CSV with one day off or make-up day a line."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from motcua_desktop.domain.calendar import DayKind, SpecialDay, governing_days
from motcua_desktop.domain.errors import (
    CalendarConflictError,
    CalendarFileError,
    DomainError,
)
from motcua_desktop.domain.moments import read_day
from motcua_desktop.domain.office_hours import read_sessions
from motcua_desktop.text import clean_line, fold, screen_date

_LARGEST: Final = 1_000_000
_NEEDED: Final = ("date", "kind", "name_vi")
_KINDS: Final = {
    **{kind.value: kind for kind in DayKind},
    "nghi le": DayKind.HOLIDAY,
    "nghi bu": DayKind.COMPENSATORY,
    "nghi hoan doi": DayKind.SWAPPED_OFF,
    "nghi rieng": DayKind.LOCAL_OFF,
    "lam bu": DayKind.SWAPPED_WORK,
    "mo cua rieng": DayKind.LOCAL_WORK,
}
_UNCONFIRMED: Final = frozenset({"low", "medium", "no", "false", "chua xac nhan"})


def read_calendar_file(path: Path) -> tuple[SpecialDay, ...]:
    """Return the special days of the CSV file at `path`.

    Columns `date`, `kind`, `name_vi`, then `source`, `confidence` (high, or not yet
    announced) and `sessions` (of a local opening) as the file has them.

    Raises:
        CalendarFileError: the file cannot be read, or a line is no special day.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        raise CalendarFileError(f"không mở được “{path.name}”") from None
    if len(raw) > _LARGEST:
        raise CalendarFileError("tệp quá lớn, không phải lịch của một cơ quan")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CalendarFileError("không phải văn bản UTF-8") from None
    return read_calendar(text)


def read_calendar(text: str) -> tuple[SpecialDay, ...]:
    """Return the special days of the CSV `text`; commas or semicolons.

    Raises:
        CalendarFileError: a line is no special day, or a day is named twice.
    """
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [clean_line(name) for name in rows.fieldnames or ()]
        rows.fieldnames = columns
        missing = [name for name in _NEEDED if name not in columns]
        if missing:
            raise CalendarFileError(f"thiếu cột {', '.join(missing)}", 1)
        found = [(rows.line_num, _special_day(row, rows.line_num)) for row in rows]
    except csv.Error:
        raise CalendarFileError("không phải bảng CSV", rows.line_num) from None
    _refuse_conflicts(found)
    return tuple(special for _, special in found)


def _special_day(row: Mapping[str, str | None], line: int) -> SpecialDay:
    cells = {
        name: clean_line(cell)
        for name, cell in row.items()
        if isinstance(name, str) and isinstance(cell, str)
    }
    kind = _KINDS.get(fold(cells.get("kind", "")))
    if kind is None:
        raise CalendarFileError(f"loại ngày “{cells.get('kind', '')}” không rõ", line)
    name = cells.get("name_vi", "")
    if not name:
        raise CalendarFileError("thiếu tên ngày", line)
    try:
        day = read_day(cells.get("date", ""))
        sessions = read_sessions(cells.get("sessions", ""))
    except DomainError as error:
        raise CalendarFileError(error.wrong.rstrip("."), line) from None
    return SpecialDay(
        day,
        kind,
        name,
        source=cells.get("source", ""),
        is_confirmed=fold(cells.get("confidence", "")) not in _UNCONFIRMED,
        sessions=sessions,
    )


def _refuse_conflicts(found: Iterable[tuple[int, SpecialDay]]) -> None:
    by_day: dict[date, list[SpecialDay]] = {}
    lines: dict[date, int] = {}
    for line, special in found:
        same = by_day.setdefault(special.day, [])
        same.append(special)
        try:
            governing_days(same)
        except CalendarConflictError:
            why = f"ngày {screen_date(special.day)} đã có ở dòng {lines[special.day]}"
            if same[0].kind.is_work != special.kind.is_work:
                why += ", vừa là ngày nghỉ vừa là ngày làm việc"
            raise CalendarFileError(why, line) from None
        lines.setdefault(special.day, line)
