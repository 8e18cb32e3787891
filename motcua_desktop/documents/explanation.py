"""Bảng diễn giải hạn trả kết quả: how a due moment came about, on one A5 paper."""

from collections.abc import Iterator
from typing import Final

from motcua_desktop.documents.model import (
    Align,
    Column,
    Document,
    Field,
    FieldLine,
    HeadCell,
    Paper,
    PaperTitle,
    Paragraph,
    Section,
    SlipBlock,
    Style,
    Table,
    TableRow,
)
from motcua_desktop.domain.due_days import DayNote
from motcua_desktop.services.rows.explanations import ExplanationSheet
from motcua_desktop.text import (
    SHORT_WEEKDAYS,
    long_moment,
    screen_date,
    screen_moment,
)

_TITLE: Final = "DIỄN GIẢI HẠN TRẢ KẾT QUẢ"
_COLUMNS: Final = (Column(33), Column(20, Align.CENTER), Column(70))
_HEADS: Final = ("Ngày", "Đếm", "Vì sao")


def explanation_document(sheet: ExplanationSheet) -> Document[SlipBlock]:
    """Return the explanation: what was asked, the due moment, one row a day."""
    foot = f"Lập lúc {screen_moment(sheet.made_at)}, {sheet.office.full_name}"
    section = Section[SlipBlock](
        Paper.A5, tuple(_blocks(sheet)), continuation=sheet.number, foot=foot
    )
    return Document(
        title=f"Diễn giải hạn trả kết quả {sheet.number}".strip(),
        author=sheet.office.full_name,
        made_at=sheet.made_at,
        sections=(section,),
    )


def _blocks(sheet: ExplanationSheet) -> Iterator[SlipBlock]:
    yield PaperTitle((_TITLE,), (f"({sheet.office.full_name})",))
    due = long_moment(sheet.due_at) if sheet.due_at else "chưa xác định"
    lines = (
        ("Mã hồ sơ:", sheet.number, True),
        ("Thủ tục:", sheet.procedure, False),
        ("Thời hạn:", sheet.limit_text or "không quy định", False),
        ("Tiếp nhận:", long_moment(sheet.received_at), False),
        ("Hạn trả kết quả:", due, True),
    )
    for label, value, is_bold in lines:
        if value:
            yield FieldLine((Field(label, value, is_bold),))
    yield Paragraph.of(f"Cách tính: {sheet.reason}", Style.LINE)
    if sheet.days:
        yield Table(
            columns=_COLUMNS,
            head=(tuple(HeadCell(words) for words in _HEADS),),
            rows=tuple(_row(note) for note in sheet.days),
        )
    if sheet.warning:
        yield Paragraph.of(f"Lưu ý: {sheet.warning}", Style.NOTE)


def _row(note: DayNote) -> TableRow:
    place = "–" if note.ordinal is None else f"ngày {note.ordinal}"
    why = f"{note.reason} ({note.source})" if note.source else note.reason
    name = f"{SHORT_WEEKDAYS[note.day.weekday()]} {screen_date(note.day)}"
    return TableRow((name, place, why))
