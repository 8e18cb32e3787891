"""Mã khôi phục: the paper that opens the office when a password is lost."""

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
from motcua_desktop.text import long_moment, screen_moment

_HOW: Final = (
    "Cất tờ này trong phong bì dán kín, ở nơi khóa được, không để cạnh máy tính.",
    "Ai có mã này đặt lại được mọi mật khẩu; mỗi lần dùng đều ghi vào nhật ký.",
    "Khi quên mật khẩu: ở cửa sổ đăng nhập bấm F2, nhập mã (gạch nối có thể bỏ).",
    "Lập mã mới thì mã này hết hiệu lực. Sau khi dùng, lập mã mới và hủy tờ này.",
)


def recovery_key_document(
    key: str, office: Office, made_at: datetime
) -> Document[SlipBlock]:
    """Return the paper with the recovery key, for the office's safe."""
    foot = f"Lập lúc {screen_moment(made_at)}, {office.full_name}"
    section = Section[SlipBlock](
        Paper.A5, tuple(_blocks(key, office, made_at)), continuation="", foot=foot
    )
    return Document(
        title="Mã khôi phục",
        author=office.full_name,
        made_at=made_at,
        sections=(section,),
    )


def _blocks(key: str, office: Office, made_at: datetime) -> Iterator[SlipBlock]:
    yield PaperTitle(("MÃ KHÔI PHỤC",), (f"({office.full_name})",))
    yield FieldLine((Field("Lập lúc:", long_moment(made_at)),))
    yield FieldLine((Field("Mã:", key, True),))
    for ordinal, sentence in enumerate(_HOW, start=1):
        yield Paragraph.of(f"{ordinal}. {sentence}", Style.LINE)
