"""Bảng kê dữ liệu cá nhân: what the office tells a person it holds about them."""

from collections.abc import Iterator, Mapping
from typing import Final

from motcua_desktop.documents.forms import FORMS
from motcua_desktop.documents.model import (
    Column,
    Document,
    Field,
    FieldLine,
    HeadCell,
    Paper,
    PaperTitle,
    Paragraph,
    Run,
    Section,
    SlipBlock,
    Style,
    Table,
    TableRow,
    Together,
)
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.services.rows.people import PersonDossier, PersonSheet
from motcua_desktop.text import long_moment, screen_date, screen_moment

_NAME: Final = "Bảng kê dữ liệu cá nhân đang lưu giữ"
_SEEN: Final = (Column(38), Column(41), Column(41), Column(50))
_SHORT: Final = 28
"""Letters of a fact beside which another fits."""
_NOBODY: Final = "–"
"""Who did it where nobody logs in and no name was given."""
_WRONG: Final = "Thấy chỗ nào chưa đúng, đề nghị Ông/Bà báo cơ quan để đính chính."


def person_document(
    sheet: PersonSheet, deeds: Mapping[str, str]
) -> Document[SlipBlock]:
    """Return the sheet; `deeds` gives the words for the deeds of the log."""
    foot = f"Lập lúc {screen_moment(sheet.made_at)}, {sheet.office.full_name}"
    section = Section[SlipBlock](
        Paper.A4, tuple(_blocks(sheet, deeds)), continuation=_NAME, foot=foot
    )
    return Document(
        title=_NAME,
        author=sheet.office.full_name,
        made_at=sheet.made_at,
        sections=(section,),
    )


def _blocks(sheet: PersonSheet, deeds: Mapping[str, str]) -> Iterator[SlipBlock]:
    yield PaperTitle((_NAME.upper(),), (f"({sheet.office.full_name})",))
    yield FieldLine((Field("Số giấy tờ:", sheet.id_number, True),))
    yield FieldLine((Field("Lập lúc:", long_moment(sheet.made_at)),))
    yield FieldLine((Field("Số hồ sơ có tên:", str(len(sheet.dossiers))),))
    for ordinal, held in enumerate(sheet.dossiers, start=1):
        yield from _dossier(ordinal, held)
    for held in sheet.brought:
        yield _part(
            _heading(f"Nộp thay cho người khác: hồ sơ {held.dossier.number}"),
            ("Thủ tục:", held.procedure),
            ("Người nộp:", _submitter(held)),
            ("Tiếp nhận:", screen_moment(held.dossier.received_at)),
        )
    for submission in sheet.submissions:
        yield _part(
            _heading(f"Hồ sơ đăng ký trực tuyến {submission.reference}"),
            *_person(submission.applicant),
            ("Nộp lúc:", screen_moment(submission.submitted_at)),
        )
    for slip in sheet.counter_slips:
        yield _part(
            _heading(f"Phiếu tại quầy: {_slip(slip.slip)}"),
            *_person(slip.told.applicant),
        )
    yield from _seen(sheet, deeds)
    yield Paragraph.of(_WRONG)


def _seen(sheet: PersonSheet, deeds: Mapping[str, str]) -> Iterator[SlipBlock]:
    yield _heading("Ai đã xem, in, xuất, sửa các hồ sơ này, theo nhật ký:")
    if not sheet.seen:
        yield Paragraph.of("Nhật ký không có dòng nào.", Style.LINE)
        return
    titles = {form.name: form.title for form in FORMS}
    heads = ("Thời điểm", "Người", "Việc", "Đối tượng")
    yield Table(
        columns=_SEEN,
        head=(tuple(HeadCell(words) for words in heads),),
        rows=tuple(
            TableRow(
                (
                    screen_moment(line.recorded_at),
                    line.actor or line.login or _NOBODY,
                    deeds.get(line.deed, line.deed),
                    line.about(titles),
                )
            )
            for line in sheet.seen
        ),
    )


def _dossier(ordinal: int, held: PersonDossier) -> Iterator[SlipBlock]:
    dossier = held.dossier
    yield _part(
        _heading(f"{ordinal}. Hồ sơ {dossier.number}", f": {held.procedure}"),
        *_person(dossier.applicant),
        ("Người nộp:", _submitter(held)),
        ("Tiếp nhận:", screen_moment(dossier.received_at)),
        ("Tình trạng:", dossier.state.label),
        ("Phiếu đã lập:", ", ".join(map(_slip, held.slips))),
        ("Người ghi hồ sơ:", ", ".join(held.written_by)),
    )
    if held.attachments:
        yield FieldLine((Field("Tệp đính kèm:", f"{len(held.attachments)} tệp"),))
        for one in held.attachments:
            yield Paragraph.of(
                f"– {one.name} (thêm ngày {screen_date(one.added_at)})", Style.LINE
            )


def _person(person: Applicant) -> tuple[tuple[str, str], ...]:
    return (
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


def _part(heading: Paragraph, *facts: tuple[str, str]) -> Together:
    """Return what is known, two short facts a line, on one page with its heading."""
    fields = [Field(label, value) for label, value in facts if value]
    lines: list[FieldLine] = []
    while fields:
        pair = len(fields) > 1 and all(len(it.value) <= _SHORT for it in fields[:2])
        taken = 1 + pair
        lines.append(FieldLine(tuple(fields[:taken])))
        fields = fields[taken:]
    return Together((heading, *lines))


def _heading(words: str, more: str = "") -> Paragraph:
    runs = (Run(words, bold=True), *((Run(more),) if more else ()))
    return Paragraph(runs, keep_with_next=True)


def _slip(slip: IssuedSlip) -> str:
    title = f"{SlipKind(slip.name).label} {slip.number}".strip()
    return f"{title} ({screen_date(slip.issued_at)})"
