"""A calendar file: XLSX or CSV with one day off or make-up day a line."""

import contextlib
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from motcua_desktop.domain.calendar import DayKind, SpecialDay, governing_days
from motcua_desktop.domain.errors import (
    CalendarConflictError,
    CalendarFileError,
    DomainError,
    FieldValueError,
)
from motcua_desktop.domain.moments import read_day
from motcua_desktop.domain.office_hours import read_sessions
from motcua_desktop.exchange.cells import day_of, text_of
from motcua_desktop.exchange.sheets import Cell, read_rows, unguarded
from motcua_desktop.text import clean_line, fold, screen_date

_Line = Mapping[str, str | None]
Numbered = tuple[tuple[int, SpecialDay], ...]
"""Special days, each with the number of its row in the file."""

_LARGEST: Final = 1_000_000
_NEEDED: Final = ("date", "kind", "name_vi")
_ROWS_ABOVE: Final = 10
_HEADINGS: Final = {
    "date": "Ngày",
    "kind": "Loại",
    "name_vi": "Tên",
    "source": "Nguồn",
    "confidence": "Tình trạng",
    "sessions": "Giờ",
    "counts": "Tính ngày làm việc",
}
_COLUMNS: Final = {
    **{name: name for name in _HEADINGS},
    **{fold(heading): name for name, heading in _HEADINGS.items()},
    "loai ngay": "kind",
    "ten ngay": "name_vi",
    "van ban": "source",
    "can cu": "source",
}
_KINDS: Final = {
    **{kind.value: kind for kind in DayKind},
    **{fold(kind.label): kind for kind in DayKind},
}
_COUNTS: Final = frozenset({"co", "yes", "true", "1", "x"})
_UNCONFIRMED: Final = frozenset({"low", "medium", "no", "false", "chua xac nhan"})


def read_calendar_file(path: Path) -> tuple[SpecialDay, ...]:
    """Return the special days of the XLSX or CSV file at `path`.

    Columns `date`, `kind`, `name_vi`, then `source`, `confidence` (high, or not yet
    announced), `sessions` and `counts` (of a local opening) as the file has them;
    their Vietnamese names do as well.

    Raises:
        CalendarFileError: the file cannot be read, or a line is no special day.
        FileRefusedError: the workbook may not or cannot be opened.
    """
    return tuple(special for _, special in numbered_days(path))


def numbered_days(path: Path) -> Numbered:
    """Return the same days, each with the number of its row in the file.

    Raises:
        CalendarFileError, FileRefusedError: as `read_calendar_file`.
    """
    if path.suffix.lower().startswith(".xl"):
        return _taken(_sheet_rows(path))
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
    return _days_of(text)


def read_calendar(text: str) -> tuple[SpecialDay, ...]:
    """Return the special days of the CSV `text`; commas or semicolons.

    Raises:
        CalendarFileError: a line is no special day, or a day is named twice.
    """
    return tuple(special for _, special in _days_of(text))


def _days_of(text: str) -> Numbered:
    header = text.partition("\n")[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = [_column(name) for name in rows.fieldnames or ()]
        rows.fieldnames = columns
        _refuse_missing(columns, 1)
        return _taken((rows.line_num, row) for row in rows)
    except csv.Error:
        raise CalendarFileError("không phải bảng CSV", rows.line_num) from None


def calendar_lines(days: Iterable[SpecialDay]) -> Iterator[Sequence[Cell]]:
    """Return the lines of a calendar file, the heading first."""
    yield tuple(_HEADINGS.values())
    for special in days:
        yield (
            special.day,
            special.kind.label,
            special.name,
            special.source,
            "đã xác nhận" if special.is_confirmed else "chưa xác nhận",
            ", ".join(session.text for session in special.sessions),
            "có" if special.counts else "",
        )


def _taken(rows: Iterable[tuple[int, _Line]]) -> Numbered:
    found = tuple((line, _special_day(row, line)) for line, row in rows)
    _refuse_conflicts(found)
    return found


def _column(name: str) -> str:
    key = fold(clean_line(name))
    return _COLUMNS.get(key, key)


def _refuse_missing(columns: Sequence[str], line: int) -> None:
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise CalendarFileError(f"thiếu cột {', '.join(missing)}", line)


def _sheet_rows(path: Path) -> Iterator[tuple[int, _Line]]:
    rows = read_rows(path)
    columns: list[str] = []
    for number, cells in rows:
        columns = [_column(str(cell)) for cell in cells]
        if set(_NEEDED) <= {*columns} or number > _ROWS_ABOVE:
            break
    _refuse_missing(columns, 1)
    for number, cells in rows:
        named = dict(zip(columns, cells, strict=False))
        yield number, {**_texts(named), "date": _day_text(named.get("date", ""))}


def _texts(cells: Mapping[str, Cell]) -> dict[str, str]:
    return {name: text_of(cell) for name, cell in cells.items()}


def _day_text(cell: Cell) -> str:
    """Return a day as text; what is none stays as it is, to be named in the refusal."""
    with contextlib.suppress(FieldValueError):
        cell = day_of("Ngày", cell) or ""
    return text_of(cell)


def _special_day(row: _Line, line: int) -> SpecialDay:
    cells = {
        name: clean_line(unguarded(cell))
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
        counts=fold(cells.get("counts", "")) in _COUNTS,
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
