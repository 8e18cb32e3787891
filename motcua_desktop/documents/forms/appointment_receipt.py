"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01): what stands in each blank."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from motcua_desktop.documents.forms.description import SlipForm
from motcua_desktop.documents.model import (
    Align,
    Column,
    Document,
    Field,
    FieldLine,
    HeadCell,
    Letterhead,
    Paper,
    PaperTitle,
    Paragraph,
    PrintedCode,
    Run,
    Section,
    Signatures,
    Signer,
    SlipBlock,
    Style,
    Table,
    TableRow,
    Together,
)
from motcua_desktop.documents.phrases import balanced, sentence_case
from motcua_desktop.documents.wording import Edition, load_words
from motcua_desktop.domain.errors import MissingBlankError, UnnamedOfficeError
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.people import SubmittedPaper
from motcua_desktop.services.rows.slips import ReceiptSheet
from motcua_desktop.text import NBSP, clean_line, long_date, long_moment, short_date

FORM_SETS: Final = ("TT01-2018", "TT03-2025")
RECEIPT_FORM: Final = SlipForm(
    name="giay-tiep-nhan",
    title="Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    form_sets=FORM_SETS,
    papers=(Paper.A5, Paper.A4),
    states=tuple(State),
)

_LETTERHEAD_LIMIT: Final = 24
_TABLE: Final = (
    Column(10, Align.CENTER),
    Column(73),
    Column(24, Align.CENTER),
    Column(16, Align.CENTER),
)


@dataclass(frozen=True, slots=True)
class ReceiptWords(Edition):
    """The words of one edition of Mẫu 01."""

    form_set: str = field(kw_only=True)
    papers_as: str = field(kw_only=True)
    copies: tuple[str, ...] = field(kw_only=True)
    paper_heads: tuple[str, ...] = field(kw_only=True)
    no_limit: str = field(kw_only=True)
    no_due_date: str = field(kw_only=True)
    sets: str = field(kw_only=True)
    applicant_and_submitter: str = field(kw_only=True)
    local_number: str = field(kw_only=True)
    reprint: str = field(kw_only=True)
    sign_hint: str = field(kw_only=True)
    notes_heading: str = field(kw_only=True)
    notes: tuple[str, ...] = field(kw_only=True)
    lookup: str = field(kw_only=True)
    lookup_phone: str = field(kw_only=True)
    labels: Mapping[str, str] = field(kw_only=True)


@functools.cache
def receipt_words(form_set: str) -> ReceiptWords:
    """Return the words of Mẫu 01 in the set `form_set`."""
    return load_words(
        f"forms/{RECEIPT_FORM.name}.{form_set.lower()}.toml", ReceiptWords
    )


def words_in_force(received_on: date) -> ReceiptWords:
    """Return the words for a dossier received on a day, which decides, not printing.

    Dossiers older than the first set take the first one.
    """
    editions = [receipt_words(form_set) for form_set in FORM_SETS]
    in_force = [one for one in editions if one.governs(received_on)]
    return (in_force or editions)[0]


def receipt_document(
    sheet: ReceiptSheet, *, paper: Paper = Paper.A5
) -> Document[SlipBlock]:
    """Return the receipt in two copies, one section each.

    Raises:
        UnnamedOfficeError: the desk has no name.
        MissingBlankError: a fact that the slip exists for is unknown.
    """
    words = words_in_force(sheet.received_at.date())
    _refuse_gaps(sheet, words)
    receipt = _Receipt(_cleaned(sheet), words)
    sections = tuple(
        Section[SlipBlock](
            paper,
            tuple(receipt.blocks(copy)),
            continuation=receipt.number_line(),
            foot=receipt.reprint_line(),
        )
        for copy in words.copies
    )
    return Document(
        title=f"{RECEIPT_FORM.title} {receipt.sheet.shown_number}",
        author=receipt.sheet.office.full_name,
        made_at=datetime.combine(sheet.printed_on, datetime.min.time()),
        sections=sections,
    )


def _refuse_gaps(sheet: ReceiptSheet, words: ReceiptWords) -> None:
    if not (sheet.office.full_name.strip() and sheet.office.desk.strip()):
        raise UnnamedOfficeError
    labels = words.labels
    needed = (
        (labels["code"], sheet.shown_number.strip()),
        (labels["applicant"], sheet.applicant.shown_name.strip()),
        (labels["content"], sheet.content.strip()),
        (labels["papers"], sheet.papers),
        (labels["sets"], sheet.sets > 0),
        (labels["due"], sheet.due_at or not sheet.limit_text),
    )
    for label, is_known in needed:
        if not is_known:
            raise MissingBlankError(label.rstrip(":").lstrip("0123456789. "))


def _cleaned(sheet: ReceiptSheet) -> ReceiptSheet:
    """Return `sheet` with every typed text as one clean line."""
    applicant = sheet.applicant
    return replace(
        sheet,
        applicant=replace(
            applicant,
            name=clean_line(applicant.name),
            phone=clean_line(applicant.phone),
            email=clean_line(applicant.email),
            address=clean_line(applicant.address),
            organisation=clean_line(applicant.organisation),
            submitter_name=clean_line(applicant.submitter_name),
            submitter_phone=clean_line(applicant.submitter_phone),
        ),
        content=sentence_case(clean_line(sheet.content)),
        papers=tuple(
            replace(one, name=sentence_case(clean_line(one.name)))
            for one in sheet.papers
        ),
        limit_text=clean_line(sheet.limit_text),
        return_place=clean_line(sheet.return_place),
        officer=clean_line(sheet.officer),
        code=clean_line(sheet.code),
        local_number=clean_line(sheet.local_number),
    )


@dataclass(frozen=True, slots=True)
class _Receipt:
    sheet: ReceiptSheet
    words: ReceiptWords

    def blocks(self, copy: str) -> Iterator[SlipBlock]:
        """Yield the blocks of one copy, top to bottom."""
        yield self._letterhead()
        yield PaperTitle((self.words.title,), (copy,))
        yield from self._who_and_what()
        yield from self._papers()
        yield from self._terms()
        # The signatures and the moment of return stand on one page.
        yield Together(tuple(self._promise()))
        yield from self._notes()

    def number_line(self) -> str:
        """Return the code in words; a local number is never called Mã hồ sơ."""
        sheet, words = self.sheet, self.words
        if sheet.code:
            return f"{words.labels['code']} {sheet.code}"
        return words.local_number.format(number=sheet.local_number)

    def _label(self, key: str, value: str, *, bold: bool = False) -> Field:
        return Field(self.words.labels[key], value, bold)

    def _line(self, key: str, value: str, *, bold: bool = False) -> FieldLine:
        return FieldLine((self._label(key, value, bold=bold),))

    def _letterhead(self) -> Letterhead:
        sheet, words = self.sheet, self.words
        office = sheet.office
        remark = "" if sheet.code else self.number_line()
        return Letterhead(
            superior=office.superior.upper(),
            body=balanced(office.desk.upper(), _LETTERHEAD_LIMIT),
            place_and_date=f"{office.place}, {long_date(sheet.printed_on)}",
            code=PrintedCode(
                words.labels["code"], sheet.code, sheet.shown_number, remark
            ),
        )

    def _submitter(self) -> str:
        applicant = self.sheet.applicant
        return applicant.submitter_name or applicant.name

    def _who_and_what(self) -> Iterator[SlipBlock]:
        applicant = self.sheet.applicant
        name = applicant.shown_name
        if self._submitter() not in {"", name}:
            name = self.words.applicant_and_submitter.format(
                applicant=name, submitter=self._submitter()
            )
        phone = applicant.submitter_phone or applicant.phone
        yield self._line("desk", self.sheet.office.full_name)
        yield self._line("applicant", name, bold=True)
        yield self._line("address", applicant.address)
        yield FieldLine(
            (
                self._label("phone", _grouped_phone(phone)),
                self._label("email", applicant.email),
            )
        )
        yield self._line("content", self.sheet.content)

    def _papers(self) -> Iterator[SlipBlock]:
        label = (Run(self.words.labels["papers"]),)
        yield Paragraph(label, Style.LINE, keep_with_next=True)
        papers = self.sheet.papers
        if self.words.papers_as == "table":
            yield Table(
                columns=_TABLE,
                head=(tuple(HeadCell(text) for text in self.words.paper_heads),),
                rows=tuple(_paper_row(at, one) for at, one in enumerate(papers, 1)),
            )
            return
        for at, paper in enumerate(papers, 1):
            end = "." if at == len(papers) else ";"
            kind = paper.kind_label.lower().replace(" ", NBSP)
            count = f"{paper.copies:02d}{NBSP}{kind}"
            yield Paragraph.of(f"{at}. {paper.name}: {count}{end}", Style.LINE)

    def _terms(self) -> Iterator[SlipBlock]:
        sheet = self.sheet
        limit = sheet.limit_text.replace(" ", NBSP, 1) or self.words.no_limit
        yield self._line("sets", self.words.sets.format(count=f"{sheet.sets:02d}"))
        yield self._line("limit", limit)
        yield self._line("received", long_moment(sheet.received_at))

    def _promise(self) -> Iterator[SlipBlock]:
        sheet = self.sheet
        due = long_moment(sheet.due_at) if sheet.due_at else self.words.no_due_date
        yield self._line("due", due, bold=True)
        yield self._line("return_place", sheet.return_place)
        if sheet.book_serial or not sheet.is_online:
            yield self._book_line()
        yield Signatures(tuple(self._signers()))

    def _book_line(self) -> SlipBlock:
        sheet, labels = self.sheet, self.words.labels
        if not sheet.book_serial:
            return FieldLine((self._label("book", ""), self._label("serial", "")))
        serial = f"{labels['serial']} {sheet.book_serial}".replace(" ", NBSP)
        return self._line("book", f"{sheet.book_volume:02d}; {serial}")

    def _signers(self) -> Iterator[Signer]:
        labels, hint = self.words.labels, self.words.sign_hint
        if not self.sheet.is_online:
            yield Signer(labels["submitter"], hint, self._submitter())
        yield Signer(labels["officer"], hint, self.sheet.officer)

    def _notes(self) -> Iterator[SlipBlock]:
        words = self.words
        phone = _grouped_phone(self.sheet.office.phone)
        lookup = words.lookup_phone.format(phone=phone) if phone else words.lookup
        heading = (Run(words.notes_heading, bold=True, italic=True),)
        yield Paragraph(heading, Style.NOTE_HEADING, keep_with_next=True)
        for note in (*words.notes, lookup):
            yield Paragraph((Run(note, italic=True),), Style.NOTE)

    def reprint_line(self) -> str:
        """Return the line at the foot of a second print, "" on the first one."""
        sheet = self.sheet
        if not sheet.reprint or sheet.reprinted_at is None:
            return ""
        moment = sheet.reprinted_at
        return self.words.reprint.format(
            count=f"{sheet.reprint:02d}",
            clock=f"{moment.hour:02d} giờ {moment.minute:02d} phút",
            day=short_date(moment),
        )


def _paper_row(number: int, paper: SubmittedPaper) -> TableRow:
    return TableRow((str(number), paper.name, paper.kind_label, f"{paper.copies:02d}"))


def _grouped_phone(phone: str) -> str:
    """Return ten digits in groups of 4-3-3, anything else as typed."""
    digits = phone.replace(" ", "").replace(".", "").replace("-", "")
    if len(digits) == 10 and digits.isdigit():
        return NBSP.join((digits[:4], digits[4:7], digits[7:]))
    return phone
