"""Bảng kê dữ liệu cá nhân: what the office tells a person it holds about them."""

from collections.abc import Iterator, Mapping
from typing import Final

from motcua_desktop.documents.model import (
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
from motcua_desktop.domain.attachments import Attachment
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.services.rows.people import PersonDossier, PersonSheet
from motcua_desktop.text import long_moment, screen_date, screen_moment

_TITLE: Final = "BẢNG KÊ DỮ LIỆU CÁ NHÂN ĐANG LƯU GIỮ"
_SEEN: Final = (Column(32), Column(45), Column(48), Column(45))


def person_document(
    sheet: PersonSheet, deeds: Mapping[str, str]
) -> Document[SlipBlock]:
    """Return the sheet; `deeds` gives the words for the deeds of the log."""
    foot = f"Lập lúc {screen_moment(sheet.made_at)}, {sheet.office.full_name}"
    section = Section[SlipBlock](
        Paper.A4, tuple(_blocks(sheet, deeds)), continuation="", foot=foot
    )
    return Document(
        title="Bảng kê dữ liệu cá nhân",
        author=sheet.office.full_name,
        made_at=sheet.made_at,
        sections=(section,),
    )


def _blocks(sheet: PersonSheet, deeds: Mapping[str, str]) -> Iterator[SlipBlock]:
    yield PaperTitle((_TITLE,), (f"({sheet.office.full_name})",))
    yield FieldLine((Field("Số giấy tờ:", sheet.id_number, True),))
    yield FieldLine((Field("Lập lúc:", long_moment(sheet.made_at)),))
    yield FieldLine((Field("Số hồ sơ có tên:", str(len(sheet.dossiers))),))
    for ordinal, held in enumerate(sheet.dossiers, start=1):
        yield from _dossier(ordinal, held)
    for held in sheet.brought:
        yield Paragraph.of(f"Nộp thay cho người khác: hồ sơ {held.dossier.number}")
        yield from _fields(
            ("Thủ tục:", held.procedure),
            ("Người nộp:", _submitter(held)),
            ("Tiếp nhận:", screen_moment(held.dossier.received_at)),
        )
    for submission in sheet.submissions:
        yield Paragraph.of(f"Hồ sơ đăng ký trực tuyến {submission.reference}")
        yield from _person(submission.applicant)
        yield from _fields(("Nộp lúc:", screen_moment(submission.submitted_at)))
    for slip in sheet.counter_slips:
        yield Paragraph.of(f"Phiếu tại quầy: {_slip(slip.slip)}")
        yield from _person(slip.told.applicant)
    yield Paragraph.of("Ai đã xem, in, xuất các hồ sơ này:", Style.LINE)
    if not sheet.seen:
        yield Paragraph.of("Nhật ký không có dòng nào.", Style.LINE)
        return
    heads = ("Thời điểm", "Người", "Việc", "Đối tượng")
    yield Table(
        columns=_SEEN,
        head=(tuple(HeadCell(words) for words in heads),),
        rows=tuple(
            TableRow(
                (
                    screen_moment(line.recorded_at),
                    line.actor or line.login,
                    deeds.get(line.deed, line.deed),
                    line.subject,
                )
            )
            for line in sheet.seen
        ),
    )


def _dossier(ordinal: int, held: PersonDossier) -> Iterator[SlipBlock]:
    dossier = held.dossier
    yield Paragraph.of(f"{ordinal}. Hồ sơ {dossier.number}: {held.procedure}")
    yield from _person(dossier.applicant)
    yield from _fields(
        ("Người nộp:", _submitter(held)),
        ("Tiếp nhận:", screen_moment(dossier.received_at)),
        ("Tình trạng:", dossier.state.label),
        ("Phiếu đã lập:", ", ".join(map(_slip, held.slips))),
        ("Tệp đính kèm:", "; ".join(map(_attachment, held.attachments))),
        ("Người ghi hồ sơ:", ", ".join(held.written_by)),
    )


def _person(person: Applicant) -> Iterator[SlipBlock]:
    return _fields(
        ("Họ tên:", person.name),
        ("Ngày sinh:", screen_date(person.birth_date) if person.birth_date else ""),
        ("Điện thoại:", person.phone),
        ("Email:", person.email),
        ("Địa chỉ:", person.address),
        ("Tổ chức:", person.organisation),
    )


def _submitter(held: PersonDossier) -> str:
    person = held.dossier.applicant
    return f"{person.submitter_name} {person.submitter_phone}".strip()


def _fields(*fields: tuple[str, str]) -> Iterator[SlipBlock]:
    for label, value in fields:
        if value:
            yield FieldLine((Field(label, value),))


def _attachment(one: Attachment) -> str:
    return f"{one.name} ({screen_date(one.added_at)})"


def _slip(slip: IssuedSlip) -> str:
    title = f"{SlipKind(slip.name).label} {slip.number}".strip()
    return f"{title} ({screen_date(slip.issued_at)})"
