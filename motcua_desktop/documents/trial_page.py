"""Trang in thử: the page on which an office looks at its printer."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from motcua_desktop.documents.model import (
    Document,
    Field,
    FieldLine,
    Paper,
    PaperTitle,
    Paragraph,
    Section,
    SlipBlock,
    Style,
)
from motcua_desktop.domain.office import Office
from motcua_desktop.text import long_moment

_LOOK_AT: Final = (
    "Các dòng chữ không bị cắt ở mép giấy nào; lề hai bên như nhau.",
    "Chữ có dấu liền nét: Ắ Ằ Ẳ Ẵ Ặ, Ế Ề Ể Ễ Ệ, Ố Ồ Ổ Ỗ Ộ, Ớ Ờ Ở Ỡ Ợ, Ứ Ừ Ử Ữ Ự, Đ đ.",
    "Chữ số rõ nét, không nhòe: 0 1 2 3 4 5 6 7 8 9.",
    "Khổ giấy là A5, in một mặt, đúng khay giấy của phiếu.",
)


def trial_document(office: Office, made_at: datetime) -> Document[SlipBlock]:
    """Return the page that says what to look at on it."""
    section = Section[SlipBlock](
        Paper.A5, tuple(_blocks(office, made_at)), continuation="", foot=""
    )
    return Document(
        title="Trang in thử",
        author=office.full_name,
        made_at=made_at,
        sections=(section,),
    )


def _blocks(office: Office, made_at: datetime) -> Iterator[SlipBlock]:
    yield PaperTitle(("TRANG IN THỬ",), (f"({office.full_name})",))
    yield FieldLine((Field("In lúc:", long_moment(made_at)),))
    for ordinal, sentence in enumerate(_LOOK_AT, start=1):
        yield Paragraph.of(f"{ordinal}. {sentence}", Style.LINE)
