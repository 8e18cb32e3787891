"""Thông báo dừng giải quyết hồ sơ (Mẫu 05, TT 03/2025)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from motcua_desktop.documents.forms.description import SlipForm
from motcua_desktop.documents.forms.editions import (
    FormWords,
    form_words,
    words_in_force,
)
from motcua_desktop.documents.forms.parts import (
    cleaned,
    full_stop,
    items_of,
    line,
    number_line,
    numbered_letterhead,
    one_section,
    refuse_gaps,
    sentence,
    short_agency,
    slip_document,
)
from motcua_desktop.documents.model import (
    Addressees,
    Closing,
    Document,
    Paper,
    PaperTitle,
    SlipBlock,
    Together,
)
from motcua_desktop.documents.phrases import sentence_case
from motcua_desktop.domain.people import salutation, title_and_name
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.slips import StopSheet
from motcua_desktop.text import (
    NBSP,
    grouped,
    long_date,
    long_moment,
    money_in_words,
)

_KIND: Final = SlipKind.STOP
_PAPER: Final = "Thông báo"
_FORM_SETS: Final = ("TT03-2025",)


@dataclass(frozen=True, slots=True)
class StopWords(FormWords):
    """The words of Mẫu 05."""

    sign_hint: str = field(kw_only=True)
    code: str = field(kw_only=True)
    content: str = field(kw_only=True)
    received: str = field(kw_only=True)
    request: str = field(kw_only=True)
    reason: str = field(kw_only=True)
    checked: str = field(kw_only=True)
    papers: str = field(kw_only=True)
    refund: str = field(kw_only=True)
    refund_sum: str = field(kw_only=True)
    none: str = field(kw_only=True)
    ending: str = field(kw_only=True)
    organisation: str = field(kw_only=True)
    recipients: tuple[str, ...] = field(kw_only=True)
    ways: Mapping[str, str] = field(kw_only=True)


def stop_document(sheet: StopSheet, paper: Paper = Paper.A5) -> Document[SlipBlock]:
    """Return the notice that a dossier is settled no further.

    Raises:
        MissingBlankError: nobody, nothing or no dossier is named.
    """
    sheet = cleaned(sheet)
    words = words_in_force(
        form_words(_KIND.value, StopWords, _FORM_SETS),
        sheet.received_at.date(),
        sheet.form_set,
    )
    refuse_gaps(
        sheet.office,
        (
            ("Kính gửi", sheet.applicant.shown_name),
            (words.code, sheet.shown_number),
            (words.content, sheet.content),
        ),
    )
    section = one_section(sheet, paper, _Notice(sheet, words).blocks(), _PAPER)
    return slip_document(sheet, _KIND.label, [section])


STOP_FORM: Final = SlipForm(
    name=_KIND.value,
    title=_KIND.label,
    form_sets=_FORM_SETS,
    papers=(Paper.A5, Paper.A4),
    states=_KIND.states,
    document=stop_document,
)


@dataclass(frozen=True, slots=True)
class _Notice:
    sheet: StopSheet
    words: StopWords

    def blocks(self) -> Iterator[SlipBlock]:
        sheet, words = self.sheet, self.words
        yield numbered_letterhead(sheet)
        yield PaperTitle((words.title,))
        yield Addressees((title_and_name(sheet.applicant),))
        yield sentence(number_line(sheet, words.code))
        yield line(words.content, sentence_case(sheet.content))
        yield line(words.received, long_moment(sheet.received_at))
        yield sentence(self._request())
        if sheet.reason:
            yield line(words.reason, sentence_case(full_stop(sheet.reason)))
        day = long_date(sheet.stopped_on)
        yield sentence(words.checked.format(desk=sheet.office.full_name, day=day))
        yield from self._papers()
        yield line(words.refund, self._refund())
        you = salutation(sheet.applicant) or words.organisation
        ending = sentence(words.ending.format(you=you))
        yield Together((ending, self._closing()))

    def _request(self) -> str:
        sheet, words = self.sheet, self.words
        told = words.request.format(
            day=long_date(sheet.requested_on),
            person=title_and_name(sheet.applicant),
            way=words.ways["online" if sheet.is_online else "desk"],
        )
        return sentence_case(told)

    def _papers(self) -> Iterator[SlipBlock]:
        told = [
            f"{paper.copies:02d}{NBSP}{sentence_case(paper.name)} "
            f"({paper.kind_label.lower()})"
            for paper in self.sheet.papers
        ]
        if len(told) < 2:
            value = full_stop(told[0]) if told else self.words.none
            yield line(self.words.papers, value)
            return
        yield sentence(self.words.papers, keep=True)
        yield from items_of(told)

    def _refund(self) -> str:
        refund = self.sheet.refund
        if not refund:
            return self.words.none
        return self.words.refund_sum.format(
            figures=grouped(refund), words=money_in_words(refund)
        )

    def _closing(self) -> Closing:
        sheet, office = self.sheet, self.sheet.office
        agency = short_agency(office, sheet.agency) if sheet.agency else ""
        recipients = (one.format(agency=agency) for one in self.words.recipients)
        lines, name = office.signature(sheet.printed_on)
        return Closing(
            tuple(filter(None, recipients)), lines, name, self.words.sign_hint
        )
