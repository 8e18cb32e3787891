"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu 01): what stands in each blank."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from motcua_desktop.documents.forms.description import FORM_SETS, SlipForm
from motcua_desktop.documents.forms.editions import (
    FormWords,
    form_words,
    words_in_force,
)
from motcua_desktop.documents.forms.parts import (
    applicant_and_submitter,
    cleaned,
    coded_letterhead,
    contact_line,
    foot_notes,
    grouped_phone,
    line,
    number_line,
    refuse_gaps,
    replaced_line,
    slip_document,
)
from motcua_desktop.documents.forms.purpose_notice import purpose_notice
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
from motcua_desktop.documents.phrases import lower_first, sentence_case
from motcua_desktop.domain.people import SubmittedPaper
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.slips import ReceiptSheet
from motcua_desktop.text import NBSP, grouped, long_moment, money_in_words

_KIND: Final = SlipKind.RECEIPT
_PAPER: Final = "Giấy"
_SETS_WITH_FEE: Final = ("TT03-2025",)
_TABLE: Final = (
    Column(10, Align.CENTER),
    Column(73),
    Column(24, Align.CENTER),
    Column(16, Align.CENTER),
)


@dataclass(frozen=True, slots=True)
class ReceiptWords(FormWords):
    """The words of one edition of Mẫu 01."""

    papers_as: str = field(kw_only=True)
    copies: tuple[str, ...] = field(kw_only=True)
    paper_heads: tuple[str, ...] = field(kw_only=True)
    no_limit: str = field(kw_only=True)
    no_due_date: str = field(kw_only=True)
    sets: str = field(kw_only=True)
    mark: str = field(kw_only=True)
    sign_hint: str = field(kw_only=True)
    notes_heading: str = field(kw_only=True)
    notes: tuple[str, ...] = field(kw_only=True)
    lookup: str = field(kw_only=True)
    lookup_phone: str = field(kw_only=True)
    labels: Mapping[str, str] = field(kw_only=True)
    fees: Mapping[str, str] = field(kw_only=True, default_factory=dict)


def receipt_words(*, has_fee: bool = False) -> tuple[ReceiptWords, ...]:
    """Return the editions of Mẫu 01; `has_fee`: with the line of phí, lệ phí.

    A set of forms in which nobody printed such a line keeps its own edition.
    """
    usual = form_words(_KIND.value, ReceiptWords)
    if not has_fee:
        return usual
    own = {one.form_set: one for one in receipt_words_with_fee()}
    return tuple(own.get(one.form_set, one) for one in usual)


def receipt_words_with_fee() -> tuple[ReceiptWords, ...]:
    """Return the editions of Mẫu 01 that have the line of phí, lệ phí."""
    return form_words(f"{_KIND.value}-co-phi", ReceiptWords, _SETS_WITH_FEE)


def receipt_document(
    sheet: ReceiptSheet, paper: Paper = Paper.A5
) -> Document[SlipBlock]:
    """Return the receipt in two copies, one section each.

    Raises:
        UnnamedOfficeError: the desk has no name.
        MissingBlankError: a fact that the slip exists for is unknown.
    """
    sheet = cleaned(sheet)
    day = sheet.received_at.date()
    editions = receipt_words(has_fee=sheet.office.receipt_has_fee)
    receipt = _Receipt(sheet, words_in_force(editions, day, sheet.form_set))
    receipt.refuse_gaps()
    sections = [
        Section[SlipBlock](
            paper,
            tuple(receipt.blocks(copy)),
            continuation=number_line(sheet, receipt.words.labels["code"]),
            foot=receipt.foot(),
        )
        for copy in receipt.words.copies
    ]
    return slip_document(sheet, _KIND.label, sections)


RECEIPT_FORM: Final = SlipForm(
    name=_KIND.value,
    title=_KIND.label,
    form_sets=FORM_SETS,
    papers=(Paper.A5, Paper.A4),
    states=_KIND.states,
    document=receipt_document,
)


@dataclass(frozen=True, slots=True)
class _Receipt:
    sheet: ReceiptSheet
    words: ReceiptWords

    def refuse_gaps(self) -> None:
        sheet, labels = self.sheet, self.words.labels
        refuse_gaps(
            sheet.office,
            (
                (labels["code"], sheet.shown_number),
                (labels["applicant"], sheet.applicant.shown_name),
                (labels["content"], sheet.content),
                (labels["papers"], all(paper.name for paper in sheet.papers)),
                (labels["papers"], sheet.papers),
                (labels["sets"], sheet.sets > 0),
                (labels["due"], sheet.due_at or not sheet.limit_text),
            ),
        )

    def blocks(self, copy: str) -> Iterator[SlipBlock]:
        """Yield the blocks of one copy, top to bottom."""
        yield coded_letterhead(self.sheet, self.words.labels["code"])
        yield PaperTitle((self.words.title,), (copy,))
        yield from self._who_and_what()
        yield from self._papers()
        yield from self._terms()
        # The signatures and the moment of return stand on one page.
        yield Together(tuple(self._promise()))
        yield self._notes()

    def foot(self) -> str:
        """Return the mark of the history, and which issue this one stands for."""
        mark = self.sheet.mark
        told = self.words.mark.format(mark=mark) if mark else ""
        return f"{told} {replaced_line(self.sheet, _PAPER)}".strip()

    def _line(self, key: str, value: str, *, bold: bool = False) -> FieldLine:
        return line(self.words.labels[key], value, bold=bold)

    def _who_and_what(self) -> Iterator[SlipBlock]:
        sheet, labels = self.sheet, self.words.labels
        yield self._line("desk", sheet.office.full_name)
        yield self._line("applicant", applicant_and_submitter(sheet), bold=True)
        yield self._line("address", sheet.applicant.address)
        yield contact_line(sheet, labels["phone"], labels["email"])
        yield self._line("content", sentence_case(sheet.content))

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
            name = sentence_case(paper.name)
            yield Paragraph.of(f"{at}. {name}: {count}{end}", Style.LINE)

    def _terms(self) -> Iterator[SlipBlock]:
        sheet = self.sheet
        yield self._line("sets", self.words.sets.format(count=f"{sheet.sets:02d}"))
        if "limit" in self.words.labels:
            limit = sheet.limit_text.replace(" ", NBSP, 1) or self.words.no_limit
            yield self._line("limit", limit)
        yield self._line("received", long_moment(sheet.received_at))

    def _promise(self) -> Iterator[SlipBlock]:
        sheet = self.sheet
        due = long_moment(sheet.due_at) if sheet.due_at else self.words.no_due_date
        yield self._line("due", due, bold=True)
        yield self._line("return_place", sheet.return_place)
        if "fee" in self.words.labels:
            yield self._line("fee", _fee(sheet, self.words.fees))
        if sheet.book_serial or not sheet.is_online:
            yield self._book_line()
        yield Signatures(tuple(self._signers()))

    def _book_line(self) -> SlipBlock:
        sheet, labels = self.sheet, self.words.labels
        if not sheet.book_serial:
            return FieldLine((Field(labels["book"], ""), Field(labels["serial"], "")))
        serial = f"{labels['serial']} {sheet.book_serial}".replace(" ", NBSP)
        return self._line("book", f"{sheet.book_volume:02d}; {serial}")

    def _signers(self) -> Iterator[Signer]:
        labels, hint = self.words.labels, self.words.sign_hint
        if not self.sheet.is_online:
            yield Signer(labels["submitter"], hint, self.sheet.submitter)
        yield Signer(labels["officer"], hint, self.sheet.officer)

    def _notes(self) -> SlipBlock:
        words, office = self.words, self.sheet.office
        phone = grouped_phone(office.phone)
        lookup = words.lookup_phone.format(phone=phone) if phone else words.lookup
        notes = (*(office.slip_notes or words.notes), lookup, self._purpose())
        return foot_notes(words.notes_heading, filter(None, notes))

    def _purpose(self) -> str:
        """Return why personal data are processed; "" where it is not to be said."""
        if not self.sheet.office.receipt_tells_purpose:
            return ""
        return purpose_notice(self.sheet.received_at.date())


def _fee(sheet: ReceiptSheet, words: Mapping[str, str]) -> str:
    """Return what is paid and what is still to be paid; "" for a fee nobody knows."""
    if not sheet.fee:
        return "" if sheet.fee is None else words["none"]
    told, left = [], sheet.fee - sheet.paid
    if sheet.paid:
        paid = grouped(sheet.paid)
        told.append(words["paid"].format(amount=paid, words=money_in_words(sheet.paid)))
    if left > 0:
        told.append(words["later"].format(amount=grouped(left)))
    first, *more = told
    return "; ".join((first, *map(lower_first, more)))


def _paper_row(number: int, paper: SubmittedPaper) -> TableRow:
    name = sentence_case(paper.name)
    return TableRow((str(number), name, paper.kind_label, f"{paper.copies:02d}"))
