"""Sổ theo dõi hồ sơ (Mẫu 06; Mẫu 07, TT 03/2025): A4 across, by volumes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from motcua_desktop.documents.forms.description import FORM_SETS, SlipForm, Subject
from motcua_desktop.documents.forms.editions import (
    FormWords,
    form_words,
    words_in_force,
)
from motcua_desktop.documents.forms.parts import cleaned, grouped_phone, refuse_gaps
from motcua_desktop.documents.model import (
    Align,
    Closing,
    Column,
    Document,
    HeadCell,
    Letterhead,
    PageCount,
    Paper,
    PaperTitle,
    Paragraph,
    Section,
    SlipBlock,
    Style,
    Table,
    TableRow,
    Together,
)
from motcua_desktop.documents.phrases import sentence_case
from motcua_desktop.services.rows.slips import BookEntry, BookSheet, BookVolume
from motcua_desktop.text import long_date, short_date

BOOK: Final = "so-theo-doi"
_CENTRE: Final = Align.CENTER
_COLUMNS: Final = (
    Column(11, _CENTRE),
    Column(37),
    Column(35),
    Column(13, _CENTRE),
    Column(31),
    Column(34),
    Column(26),
    Column(18, _CENTRE),
    Column(18, _CENTRE),
    Column(18, _CENTRE),
    Column(18, _CENTRE),
    Column(14),
    Column(22),
)


@dataclass(frozen=True, slots=True)
class BookWords(FormWords):
    """The words of one edition of the tracking book."""

    volume: str = field(kw_only=True)
    year: str = field(kw_only=True)
    opened: str = field(kw_only=True)
    closed: str = field(kw_only=True)
    open_day: str = field(kw_only=True)
    running: str = field(kw_only=True)
    pages_before: str = field(kw_only=True)
    pages_after: str = field(kw_only=True)
    sign_hint: str = field(kw_only=True)
    empty: str = field(kw_only=True)
    heads: tuple[str, ...] = field(kw_only=True)
    group: str = field(kw_only=True)
    group_heads: tuple[str, ...] = field(kw_only=True)
    note_head: str = field(kw_only=True)


def book_document(sheet: BookSheet, paper: Paper = Paper.A4) -> Document[SlipBlock]:
    """Return the book of a year: for each volume a cover, then its numbered pages.

    Raises:
        UnnamedOfficeError: the desk has no name.
    """
    sheet = cleaned(sheet)
    refuse_gaps(sheet.office, ())
    editions = form_words(BOOK, BookWords)
    # A book is one all year: the forms of its first day.
    words = words_in_force(editions, date(sheet.year, 12, 31), sheet.form_set)
    book = _Book(sheet, words)
    return Document(
        title=f"{words.title.capitalize()} năm {sheet.year}",
        author=sheet.office.full_name,
        made_at=sheet.made_at,
        sections=tuple(
            section
            for volume in sheet.volumes
            for section in (book.cover(volume, paper), book.pages(volume, paper))
        ),
    )


BOOK_FORM: Final = SlipForm(
    name=BOOK,
    title="Sổ theo dõi hồ sơ",
    form_sets=FORM_SETS,
    papers=(Paper.A4,),
    states=(),
    document=book_document,
    subject=Subject.YEAR,
    is_issued=False,
)


@dataclass(frozen=True, slots=True)
class _Book:
    sheet: BookSheet
    words: BookWords

    def cover(self, volume: BookVolume, paper: Paper) -> Section[SlipBlock]:
        office, words = self.sheet.office, self.words
        closed = short_date(volume.closed_on) if volume.closed_on else words.open_day
        remarks = (
            f"{words.volume} {volume.number:02d}",
            f"{words.year} {self.sheet.year}",
            f"{words.opened} {short_date(volume.opened_on)}",
            f"{words.closed} {closed}",
        )
        head = Letterhead(office.superior.upper(), (office.desk.upper(),), "")
        title = PaperTitle((words.title,), remarks, is_cover=True)
        return Section(paper, (head, title), is_landscape=True)

    def pages(self, volume: BookVolume, paper: Paper) -> Section[SlipBlock]:
        running = self.words.running.format(
            year=self.sheet.year, volume=f"{volume.number:02d}"
        )
        return Section(
            paper,
            tuple(self._page_blocks(volume)),
            is_landscape=True,
            continuation=running,
            has_every_page_numbered=True,
        )

    def _page_blocks(self, volume: BookVolume) -> Iterator[SlipBlock]:
        if not volume.entries:
            yield Paragraph.of(self.words.empty, Style.LINE)
            return
        yield Table(
            columns=_COLUMNS,
            head=self._head(),
            rows=tuple(_row(entry) for entry in volume.entries),
            is_bound_to_next=volume.closed_on is not None,
        )
        if volume.closed_on is not None:
            yield self._closing(volume, volume.closed_on)

    def _head(self) -> tuple[tuple[HeadCell, ...], ...]:
        words = self.words
        return (
            (
                *(HeadCell(text, rows=2) for text in words.heads),
                HeadCell(words.group, columns=len(words.group_heads)),
                HeadCell(words.note_head, rows=2),
            ),
            tuple(HeadCell(text) for text in words.group_heads),
        )

    def _closing(self, volume: BookVolume, closed_on: date) -> Together:
        words, office = self.words, self.sheet.office
        first, last = volume.entries[0].serial, volume.entries[-1].serial
        count = PageCount(
            words.pages_before,
            words.pages_after.format(first=f"{first:02d}", last=f"{last:02d}"),
        )
        day = f"{office.place}, {long_date(closed_on)}"
        lines, name = office.signature(closed_on)
        signed = Closing((), lines, name, words.sign_hint)
        return Together((count, Paragraph.of(day, Style.LINE), signed))


def _row(entry: BookEntry) -> TableRow:
    where = "; ".join(filter(None, (entry.address, grouped_phone(entry.phone))))
    return TableRow(
        (
            f"{entry.serial:02d}",
            entry.code,
            sentence_case(entry.procedure),
            f"{entry.sets:02d}",
            entry.applicant,
            where,
            entry.agency,
            *(
                short_date(day) if day else ""
                for day in (entry.received_on, entry.due_on, entry.returned_on)
            ),
            entry.return_way,
            "",
            entry.note,
        )
    )
