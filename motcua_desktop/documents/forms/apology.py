"""Phiếu xin lỗi và hẹn lại; văn bản xin lỗi và đề nghị gia hạn (Mẫu 04)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from motcua_desktop.documents.forms.description import FORM_SETS, SlipForm
from motcua_desktop.documents.forms.editions import (
    FormWords,
    form_words,
    words_in_force,
)
from motcua_desktop.documents.forms.parts import (
    cleaned,
    full_stop,
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
from motcua_desktop.documents.phrases import lower_first, sentence_case
from motcua_desktop.domain.people import salutation, title_and_name
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.slips import ApologySheet
from motcua_desktop.text import long_date, long_moment

_KIND: Final = SlipKind.APOLOGY
_PAPER: Final = "Văn bản"


@dataclass(frozen=True, slots=True)
class ApologyWords(FormWords):
    """The words of one edition of Mẫu 04."""

    title_lines: tuple[str, ...] = field(kw_only=True)
    is_addressed_to_desk: bool = field(kw_only=True)
    recipients: tuple[str, ...] = field(kw_only=True)
    sign_hint: str = field(kw_only=True)
    head_post: str = field(kw_only=True)
    received: str = field(kw_only=True)
    promised: str = field(kw_only=True)
    late: str = field(kw_only=True)
    not_yet_late: str = field(kw_only=True)
    reason: str = field(kw_only=True)
    sorry: str = field(kw_only=True)
    ending: str = field(kw_only=True)
    due: str = field(kw_only=True)
    organisation: str = field(kw_only=True)


def apology_document(
    sheet: ApologySheet, paper: Paper = Paper.A5
) -> Document[SlipBlock]:
    """Return the letter of the agency that handles the dossier.

    Raises:
        MissingBlankError: nobody, nothing or no reason is named.
    """
    sheet = cleaned(sheet)
    words = words_in_force(
        form_words(_KIND.value, ApologyWords),
        sheet.received_at.date(),
        sheet.form_set,
    )
    refuse_gaps(
        sheet.office,
        (
            ("Kính gửi", sheet.applicant.shown_name),
            ("Mã số", sheet.shown_number),
            ("Nội dung yêu cầu giải quyết", sheet.content),
            (words.reason, sheet.reason),
        ),
    )
    letter = _Apology(sheet, words)
    section = one_section(sheet, paper, letter.blocks(), _PAPER)
    return slip_document(sheet, words.title, [section])


APOLOGY_FORM: Final = SlipForm(
    name=_KIND.value,
    title=_KIND.label,
    form_sets=FORM_SETS,
    papers=(Paper.A5, Paper.A4),
    states=_KIND.states,
    document=apology_document,
)


@dataclass(frozen=True, slots=True)
class _Apology:
    sheet: ApologySheet
    words: ApologyWords

    @property
    def agency(self) -> str:
        return short_agency(self.sheet.office, self.sheet.agency)

    @property
    def is_own(self) -> bool:
        """Whether the desk itself handles the dossier."""
        return self.sheet.agency in {"", self.sheet.office.full_name}

    def blocks(self) -> Iterator[SlipBlock]:
        sheet, words = self.sheet, self.words
        yield numbered_letterhead(sheet, "" if self.is_own else self.agency)
        yield PaperTitle(words.title_lines)
        yield Addressees(tuple(self._addressees()))
        yield sentence(self._received())
        yield sentence(words.promised.format(moment=long_moment(sheet.due_at)))
        is_late = sheet.printed_on >= sheet.due_at.date()
        however = words.late if is_late else words.not_yet_late
        yield sentence(sentence_case(however.format(agency=self.agency)))
        yield line(words.reason, sentence_case(full_stop(sheet.reason)))
        yield sentence(self._sorry())
        ending = sentence(words.ending.format(you=self._you()))
        yield Together((ending, self._closing()))

    def _addressees(self) -> Iterator[str]:
        yield title_and_name(self.sheet.applicant)
        if self.words.is_addressed_to_desk and not self.is_own:
            yield self.sheet.office.full_name

    def _you(self) -> str:
        return salutation(self.sheet.applicant) or self.words.organisation

    def _received(self) -> str:
        sheet = self.sheet
        return sentence_case(
            self.words.received.format(
                day=long_date(sheet.received_at),
                agency=self.agency,
                content=lower_first(sheet.content),
                person=title_and_name(sheet.applicant),
                number=lower_first(number_line(sheet, "Mã số:")),
            )
        )

    def _sorry(self) -> str:
        sheet = self.sheet
        return self.words.sorry.format(
            agency=self.agency,
            you=self._you(),
            extension=sheet.extension,
            day=long_date(sheet.new_due_at),
        )

    def _closing(self) -> Closing:
        sheet, words = self.sheet, self.words
        recipients = [
            one.format(desk=sheet.office.full_name) for one in words.recipients
        ]
        if self.is_own:
            recipients = [one for one in recipients if one != sheet.office.full_name]
        lines = tuple(line.upper() for line in sheet.signer_lines)
        return Closing(
            tuple(recipients),
            lines or (words.head_post,),
            sheet.signer_name,
            words.sign_hint,
        )
