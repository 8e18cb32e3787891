"""The due box in words: hour and day, the reason, one cell a day."""

import re
from collections.abc import Sequence
from typing import Final

from motcua_desktop.domain.due_days import DayNote, DayNoteKind
from motcua_desktop.services.desk import DuePreview
from motcua_desktop.text import NBSP, screen_date
from motcua_desktop.ui.format import clock, day_month, short_weekday, weekday
from motcua_desktop.ui.screens.intake.state import DueBox, StripDay

_MOST_CELLS: Final = 9
_HEAD, _TAIL = 3, 5
_WEEKEND: Final = "nghỉ cuối tuần"

_DAY: Final = re.compile(r"(T[2-7]|CN) (\d\d/\d\d)")

NO_PROCEDURE: Final = DueBox(reason="Chưa chọn thủ tục")


def due_box(preview: DuePreview, *, is_preview: bool) -> DueBox:
    """Return the box for a due moment."""
    note = "xem trước" if is_preview else "in trên Giấy tiếp nhận"
    if preview.due_at is None:
        return DueBox(note=note, reason=preview.reason)
    due = preview.due_at
    limit, _, rest = preview.reason.partition(",")
    return DueBox(
        note=note,
        hour=clock(due),
        day=f"{weekday(due)} {screen_date(due)}",
        limit=limit,
        reason=_DAY.sub(rf"\1{NBSP}\2", f",{rest}") if rest else "",
        foot=preview.warning or _holidays(preview.days),
        strip=_strip(preview.days),
        days=day_rows(preview.days),
    )


def _holidays(days: Sequence[DayNote]) -> str:
    named = [
        f"{day_month(note.day)}: {note.reason}"
        for note in days
        if note.kind is DayNoteKind.SKIPPED and note.reason not in {"", _WEEKEND}
    ]
    return " · ".join(named[:2])


def _strip(days: Sequence[DayNote]) -> tuple[StripDay, ...]:
    cells = [_cell(note) for note in days]
    if len(cells) <= _MOST_CELLS:
        return tuple(cells)
    return (*cells[:_HEAD], StripDay("", "…", "gap"), *cells[-_TAIL:])


def _cell(note: DayNote) -> StripDay:
    name = f"{short_weekday(note.day)} {note.day:%d}"
    if note.kind is DayNoteKind.DUE:
        return StripDay(name, str(note.ordinal or "hẹn"), "due")
    if note.ordinal is not None:
        return StripDay(name, str(note.ordinal), "counted")
    return StripDay(name, _short_reason(note), "skipped")


def _short_reason(note: DayNote) -> str:
    match note.kind:
        case DayNoteKind.RECEIVED:
            return "nhận"
        case DayNoteKind.PAUSED:
            return "dừng"
        case DayNoteKind.SKIPPED:
            return "nghỉ" if note.reason == _WEEKEND else "lễ"
        case _:
            return "tính"


def day_rows(days: Sequence[DayNote]) -> tuple[tuple[str, str, str], ...]:
    """Return one row a day: its name, its place in the count, why."""
    return tuple(_explained(note) for note in days)


def _explained(note: DayNote) -> tuple[str, str, str]:
    """Return a day's name, its place in the count and why; with its document."""
    place = f"ngày {note.ordinal}" if note.ordinal is not None else "không tính"
    why = f"{note.reason} ({note.source})" if note.source else note.reason
    return (
        f"{weekday(note.day)} {screen_date(note.day)}",
        place,
        why,
    )
