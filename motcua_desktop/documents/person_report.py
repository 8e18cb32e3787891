"""Bản kê dữ liệu cá nhân: everything that the office holds about one person."""

from collections.abc import Iterator
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
    Run,
    Section,
    SlipBlock,
    Style,
    Table,
    TableRow,
)
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.people import PersonDossier, PersonSheet
from motcua_desktop.text import grouped, screen_date, screen_moment

_TITLE: Final = "BẢN KÊ DỮ LIỆU CÁ NHÂN"
_SCOPE: Final = (
    "Bản kê gồm mọi hồ sơ mà người có số giấy tờ này là chủ hồ sơ, đọc từ cơ sở dữ "
    "liệu của cơ quan vào lúc lập. Lần lập này đã ghi vào nhật ký. Chỉ giao cho chính "
    "người đó hoặc người được ủy quyền."
)
_COLUMNS: Final = (Column(38), Column(92), Column(40))
_HEADS: Final = ("Thời điểm", "Việc đã ghi", "Người ghi")


def person_document(sheet: PersonSheet) -> Document[SlipBlock]:
    """Return the list: the person's facts, then each dossier with its history."""
    name = sheet.office.full_name
    foot = f"Lập lúc {screen_moment(sheet.made_at)}, {name}"
    section = Section[SlipBlock](
        Paper.A4, tuple(_blocks(sheet)), continuation="", foot=foot
    )
    return Document(
        title="Bản kê dữ liệu cá nhân",
        author=name,
        made_at=sheet.made_at,
        sections=(section,),
    )


def _blocks(sheet: PersonSheet) -> Iterator[SlipBlock]:
    yield PaperTitle((_TITLE,), (f"({sheet.office.full_name})",))
    yield Paragraph.of(_SCOPE, Style.LINE)
    yield FieldLine((Field("Số giấy tờ:", sheet.id_number, True),))
    for applicant in sheet.versions:
        yield from _facts(applicant)
    count = grouped(len(sheet.dossiers))
    yield FieldLine((Field("Số hồ sơ đang giữ:", count, True),))
    for ordinal, dossier in enumerate(sheet.dossiers, start=1):
        yield from _dossier(ordinal, dossier)


def _facts(applicant: Applicant) -> Iterator[SlipBlock]:
    birth = applicant.birth_date
    lines = (
        ("Họ tên:", applicant.name),
        ("Tổ chức:", applicant.organisation),
        ("Ngày sinh:", screen_date(birth) if birth else ""),
        ("Điện thoại:", applicant.phone),
        ("Thư điện tử:", applicant.email),
        ("Địa chỉ:", applicant.address),
        ("Người nộp thay:", applicant.submitter_name),
        ("Điện thoại người nộp thay:", applicant.submitter_phone),
    )
    for label, value in lines:
        if value:
            yield FieldLine((Field(label, value),))


def _dossier(ordinal: int, dossier: PersonDossier) -> Iterator[SlipBlock]:
    head = f"{ordinal}. Hồ sơ {dossier.number}"
    yield Paragraph((Run(head, bold=True),), Style.LINE, keep_with_next=True)
    yield FieldLine((Field("Thủ tục:", dossier.procedure),))
    papers = "; ".join(f"{one.name} ({one.copies} bản)" for one in dossier.papers)
    slips = "; ".join(
        f"{SlipKind(one.name).label}, bản {one.issue}" for one in dossier.slips
    )
    lines = (
        ("Chủ hồ sơ:", dossier.applicant.shown_name),
        ("Giấy tờ đã nộp:", papers),
        ("Giấy, phiếu đã cấp:", slips),
        ("Ghi chú:", dossier.note),
    )
    for label, value in lines:
        if value:
            yield FieldLine((Field(label, value),))
    rows = tuple(
        TableRow(
            (
                screen_moment(line.at),
                f"{line.label}: {line.detail}" if line.detail else line.label,
                line.actor,
            )
        )
        for line in dossier.history
    )
    yield Table(_COLUMNS, (tuple(HeadCell(words) for words in _HEADS),), rows)
