"""What is said of a file that was looked at, by its kind."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from motcua_desktop.services.rows.calendars import MovedDue
from motcua_desktop.services.rows.imports import (
    BOOK,
    CALENDAR,
    CATALOGUE,
    ColumnSeen,
    FileSeen,
    FileTaken,
    SheetSeen,
    register_of,
)
from motcua_desktop.services.rows.tracking_book import RefusedRow
from motcua_desktop.text import grouped, screen_moment
from motcua_desktop.ui.screens.imports.state import FileAsk, ImportState, Rows

_SHOWN: Final = 200
"""Rows of a list below; the file beside it has them all."""
_ROW: Final = "Dòng trong tệp"
"""The number of a row as a spreadsheet shows it, the head being one of the rows."""
_SHEETS: Final = ("Tệp Excel, CSV", "*.xlsx *.csv")
_SIGNED: Final = ("Lịch có chữ ký", "*.mclich")
_ANY: Final = ("Mọi tệp", "*")
_COPY: Final = (
    "Trước khi nhập, chương trình giữ lại một bản sao lưu để có thể quay lại."
)
_BESIDE: Final = "Dòng không nhập được ghi ra tệp đặt cạnh tệp này, kèm lý do."


@dataclass(frozen=True, slots=True)
class _Words:
    """`what` is counted, `title` names the panel."""

    title: str
    what: str
    note: str = ""
    act: str = ""


_WORDS: Final = MappingProxyType(
    {
        BOOK: _Words("Nhập sổ theo dõi từ tệp", "hồ sơ", f"{_COPY} {_BESIDE}"),
        CATALOGUE: _Words(
            "Nhập danh mục thủ tục từ tệp",
            "thủ tục",
            f"{_COPY} Thủ tục không có trong tệp giữ nguyên.",
        ),
        CALENDAR: _Words(
            "Nạp thông báo nghỉ từ tệp",
            "ngày",
            "Các ngày này vào lịch khi bấm Lưu ở màn hình Lịch làm việc.",
            "Đưa vào lịch",
        ),
    }
)


def _words(kind: str) -> _Words:
    return _WORDS.get(kind) or _Words(
        f"Nhập từ tệp vào sổ “{register_of(kind).title}”", "dòng", _BESIDE
    )


def file_ask(kind: str) -> FileAsk:
    """Return what the dialog for a file of this kind is opened with."""
    known = (_SHEETS, _SIGNED) if kind == CALENDAR else (_SHEETS,)
    return FileAsk(_words(kind).title, (*known, _ANY))


def refused_state(kind: str, file: str, wrong: str) -> ImportState:
    """Return the panel for a file of which nothing can be taken."""
    return ImportState(_words(kind).title, file, wrong=wrong)


def seen_state(seen: FileSeen) -> ImportState:
    """Return the panel for a file that was looked at."""
    words, would, sheet = _words(seen.kind), seen.would, seen.sheet
    effect = would.effect
    moved = effect.moved if effect else ()
    recomputes = bool(moved) and seen.kind == CATALOGUE
    act = words.act or f"Nhập {grouped(would.taken)} {words.what}"
    heads, rows = _shown_columns(sheet)
    title, below_heads, below = _below(would.refused, moved)
    return ImportState(
        title=words.title,
        file=seen.path.name,
        summary=_summary(would, words.what),
        note=words.note,
        wrong=_wrong(seen),
        columns=() if seen.kind == CALENDAR else _mapping(sheet.columns),
        heads=heads,
        rows=rows,
        below_title=title,
        below_heads=below_heads,
        below=below,
        act="Nhập, tính lại hạn" if recomputes else act,
        keep_act="Nhập, giữ hạn đã hẹn" if recomputes else "",
        can_take=seen.can_be_taken,
    )


def _mapping(columns: Sequence[ColumnSeen]) -> Rows:
    return tuple((each.label, each.meaning or "không dùng") for each in columns)


def _summary(would: FileTaken, what: str) -> str:
    parts = [f"{grouped(would.taken)} {what} mới hoặc đổi"]
    if would.unchanged:
        parts.append(f"{grouped(would.unchanged)} đã có, không đổi")
    if would.refused:
        parts.append(f"{grouped(len(would.refused))} dòng không nhập được")
    if would.signer:
        parts.append(f"{would.signer} ký")
    return " · ".join(parts)


def _wrong(seen: FileSeen) -> str:
    if seen.is_whole and seen.would.refused:
        return "Chỉ nhập khi mọi dòng đúng: sửa các dòng dưới đây rồi chọn lại tệp."
    return "" if seen.would.taken else "Tệp không có gì mới để nhập."


def _shown_columns(sheet: SheetSeen) -> tuple[tuple[str, ...], Rows]:
    """Return the heads and rows of the columns that mean something."""
    places = [place for place, each in enumerate(sheet.columns) if each.meaning]
    first = _ROW if sheet.is_numbered else "STT"
    heads = (first, *(sheet.columns[place].label for place in places))
    rows = ((row[0], *(row[place + 1] for place in places)) for row in sheet.rows)
    return heads, tuple(rows)


def _below(
    refused: Sequence[RefusedRow], moved: Sequence[MovedDue]
) -> tuple[str, tuple[str, ...], Rows]:
    if refused:
        title = f"Dòng không nhập được: {grouped(len(refused))}"
        lines = tuple((str(it.row), it.reason, it.advice) for it in refused[:_SHOWN])
        return title, (_ROW, "Vì sao", "Cần làm gì"), lines
    if moved:
        title = f"Hồ sơ đang giải quyết đổi hạn: {grouped(len(moved))}"
        rows = tuple(
            (
                each.number,
                screen_moment(each.due_before),
                screen_moment(each.due_after),
                f"{each.slips} giấy" if each.slips else "",
            )
            for each in moved[:_SHOWN]
        )
        return title, ("Mã hồ sơ", "Hạn cũ", "Hạn mới", "Đã in"), rows
    return "", (), ()


def done_words(kind: str, done: FileTaken, beside: str) -> str:
    """Return what became of a file, in a sentence."""
    words = f"Đã nhập {grouped(done.taken)} {_words(kind).what}"
    if done.effect is not None and done.effect.recomputed:
        words += f", tính lại hạn {grouped(done.effect.recomputed)} hồ sơ"
    if done.refused:
        words += f"; {grouped(len(done.refused))} dòng không nhập được"
        words += f" ở {beside}" if beside else ""
    return words
