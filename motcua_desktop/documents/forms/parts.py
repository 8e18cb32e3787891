"""Parts that the forms share: heading, people, lists, signatures, foot."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar

from motcua_desktop.documents.model import (
    Document,
    Field,
    FieldLine,
    Letterhead,
    Paper,
    Paragraph,
    PrintedCode,
    Run,
    Section,
    SlipBlock,
    Style,
    Together,
)
from motcua_desktop.documents.phrases import balanced, lower_first, sentence_case
from motcua_desktop.domain.errors import MissingBlankError, UnnamedOfficeError
from motcua_desktop.domain.office import Office
from motcua_desktop.services.rows.slips import DossierSheet
from motcua_desktop.text import NBSP, clean_line, long_date, short_date

CODE: Final = "Mã hồ sơ:"
LOCAL_NUMBER: Final = "Số nội bộ: {number}"
DOTS: Final = "……………"

_LETTERHEAD_LIMIT: Final = 24
_KEPT_AS_IS: Final = (Office,)

SheetT = TypeVar("SheetT")


def cleaned(sheet: SheetT) -> SheetT:
    """Return `sheet` with every typed text as one clean line; the office as it is."""
    return replace(  # type: ignore[type-var]
        sheet,
        **{
            one.name: _clean(getattr(sheet, one.name))
            for one in fields(sheet)  # type: ignore[arg-type]
        },
    )


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_line(value)
    if isinstance(value, tuple):
        return tuple(_clean(one) for one in value)
    if is_dataclass(value) and not isinstance(value, (*_KEPT_AS_IS, type)):
        return cleaned(value)
    return value


def refuse_gaps(office: Office, needed: Iterable[tuple[str, object]]) -> None:
    """Refuse a slip that lacks a fact it exists for.

    Raises:
        UnnamedOfficeError: the desk has no name.
        MissingBlankError: the first of `needed`, label and value, that is empty.
    """
    if not (office.full_name.strip() and office.desk.strip()):
        raise UnnamedOfficeError
    for label, value in needed:
        known = value.strip() if isinstance(value, str) else value
        if not known:
            raise MissingBlankError(label.rstrip(":").lstrip("0123456789. "))


def short_agency(office: Office, agency: str) -> str:
    """Return an agency without the unit that the heading names above it."""
    suffix = f" {office.unit_name}"
    if agency.casefold().endswith(suffix.casefold()):
        return agency[: -len(suffix)]
    return agency or office.full_name


def desk_line(office: Office, label: str) -> FieldLine:
    """Return the desk behind a printed title, which its name does not repeat."""
    title = label.rstrip(":")
    name = office.full_name
    if name.casefold().startswith(title.casefold()):
        name = lower_first(name[len(title) :].strip()) or name
    return line(label, name)


def place_and_date(sheet: DossierSheet) -> str:
    """Return "An Hòa, ngày 06 tháng 7 năm 2026"."""
    return f"{sheet.office.place}, {long_date(sheet.printed_on)}"


def coded_letterhead(
    sheet: DossierSheet, label: str = CODE, *, in_words: bool = True
) -> Letterhead:
    """Return the desk's heading with QR, bar code and the code `in_words`."""
    remark = "" if sheet.code or not in_words else number_line(sheet, label)
    label = label if in_words else ""
    return Letterhead(
        superior=sheet.office.superior.upper(),
        body=balanced(sheet.office.desk.upper(), _LETTERHEAD_LIMIT),
        place_and_date=place_and_date(sheet),
        code=PrintedCode(label, sheet.code, sheet.shown_number, remark),
    )


def numbered_letterhead(sheet: DossierSheet, body: str = "") -> Letterhead:
    """Return the heading of a slip with a number; `body` issues it, else the desk."""
    office = sheet.office
    return Letterhead(
        superior=office.superior.upper(),
        body=balanced((body or office.desk).upper(), _LETTERHEAD_LIMIT),
        place_and_date=place_and_date(sheet),
        number=f"Số: {sheet.number}" if sheet.number else "",
    )


def number_line(sheet: DossierSheet, label: str = CODE) -> str:
    """Return the code in words; a local number is never called Mã hồ sơ."""
    if sheet.code:
        return f"{label} {sheet.code}"
    if sheet.local_number:
        return LOCAL_NUMBER.format(number=sheet.local_number)
    return ""


def line(label: str, value: str, *, bold: bool = False) -> FieldLine:
    """Return one labelled blank on a line of its own."""
    return FieldLine((Field(label, value, bold),))


def contact_line(sheet: DossierSheet, phone_label: str, email_label: str) -> FieldLine:
    """Return telephone and e-mail of the submitter side by side."""
    applicant = sheet.applicant
    phone = grouped_phone(applicant.submitter_phone or applicant.phone)
    return FieldLine((Field(phone_label, phone), Field(email_label, applicant.email)))


def applicant_and_submitter(sheet: DossierSheet) -> str:
    """Return the applicant; another submitter follows in brackets."""
    name = sheet.applicant.shown_name
    if sheet.submitter in {"", name}:
        return name
    return f"{name} (người nộp: {sheet.submitter})"


def items_of(texts: Sequence[str]) -> list[Paragraph]:
    """Return a numbered list, or one item with a dash: no number for a single one."""
    last = len(texts) - 1
    return [
        Paragraph.of(
            f"{f'{at + 1}.' if last else '-'} {sentence_case(text.rstrip('.;, '))}"
            f"{'.' if at == last else ';'}",
            Style.LINE,
        )
        for at, text in enumerate(texts)
    ]


def sentence(text: str, *, keep: bool = False) -> Paragraph:
    """Return running text of a form."""
    return Paragraph((Run(text),), Style.LINE, keep_with_next=keep)


def full_stop(text: str) -> str:
    """Return `text` with one full stop at its end."""
    return f"{text.rstrip('.;, ')}." if text else ""


def replaced_line(sheet: DossierSheet, paper: str) -> str:
    """Return which earlier issue this one stands for, "" for the first one."""
    moment = sheet.replaced_at
    if moment is None:
        return ""
    if sheet.replaced_number:
        return f"Thay cho {paper} số {sheet.replaced_number} ngày {short_date(moment)}."
    clock = f"{moment.hour:02d} giờ {moment.minute:02d} phút"
    return f"Thay cho {paper} đã in lúc {clock}, ngày {short_date(moment)}."


def slip_document(
    sheet: DossierSheet, title: str, sections: Sequence[Section[SlipBlock]]
) -> Document[SlipBlock]:
    """Return the sections as one paper about a dossier."""
    named = f"{title} {sheet.number or sheet.shown_number}"
    return Document(
        title=named.strip(),
        author=sheet.office.full_name,
        made_at=datetime.combine(sheet.printed_on, datetime.min.time()),
        sections=tuple(sections),
    )


def one_section(
    sheet: DossierSheet, paper: Paper, blocks: Iterable[SlipBlock], kind: str
) -> Section[SlipBlock]:
    """Return a slip as one section; `kind` is what its foot calls it."""
    return Section(
        paper,
        tuple(blocks),
        continuation=number_line(sheet) or sheet.applicant.shown_name,
        foot=replaced_line(sheet, kind),
    )


def grouped_phone(phone: str) -> str:
    """Return ten digits in groups of 4-3-3, anything else as typed."""
    digits = phone.replace(" ", "").replace(".", "").replace("-", "")
    if len(digits) == 10 and digits.isdigit():
        return NBSP.join((digits[:4], digits[4:7], digits[7:]))
    return phone


def foot_notes(heading: str, notes: Iterable[str]) -> Together:
    """Return the notes under a slip, on one page with their heading."""
    head = (Run(heading, bold=True, italic=True),)
    return Together(
        (
            Paragraph(head, Style.NOTE_HEADING, keep_with_next=True),
            *(Paragraph((Run(note, italic=True),), Style.NOTE) for note in notes),
        )
    )
