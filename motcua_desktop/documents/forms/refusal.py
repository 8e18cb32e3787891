"""Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu 03)."""

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
    applicant_and_submitter,
    cleaned,
    contact_line,
    desk_line,
    full_stop,
    line,
    number_line,
    numbered_letterhead,
    one_section,
    refuse_gaps,
    sentence,
    slip_document,
)
from motcua_desktop.documents.model import (
    Document,
    Paper,
    PaperTitle,
    Signatures,
    Signer,
    SlipBlock,
    Together,
)
from motcua_desktop.documents.phrases import sentence_case
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.rows.slips import RefusalSheet
from motcua_desktop.text import short_date

_KIND: Final = SlipKind.REFUSAL
_PAPER: Final = "Phiếu"


@dataclass(frozen=True, slots=True)
class RefusalWords(FormWords):
    """The words of one edition of Mẫu 03."""

    sign_hint: str = field(kw_only=True)
    code: str = field(kw_only=True)
    received: str = field(kw_only=True)
    desk: str = field(kw_only=True)
    applicant: str = field(kw_only=True)
    address: str = field(kw_only=True)
    phone: str = field(kw_only=True)
    email: str = field(kw_only=True)
    content: str = field(kw_only=True)
    refused: str = field(kw_only=True)
    reason: str = field(kw_only=True)
    ending: str = field(kw_only=True)
    submitter: str = field(kw_only=True)
    officer: str = field(kw_only=True)


def refusal_document(
    sheet: RefusalSheet, paper: Paper = Paper.A5
) -> Document[SlipBlock]:
    """Return the refusal.

    Raises:
        MissingBlankError: nobody, nothing or no reason is named.
    """
    sheet = cleaned(sheet)
    words = words_in_force(
        form_words(_KIND.value, RefusalWords),
        sheet.received_at.date(),
        sheet.form_set,
    )
    refuse_gaps(
        sheet.office,
        (
            (words.applicant, sheet.applicant.shown_name),
            (words.content, sheet.content),
            (words.reason, sheet.reason),
        ),
    )
    section = one_section(sheet, paper, _blocks(sheet, words), _PAPER)
    return slip_document(sheet, _KIND.label, [section])


REFUSAL_FORM: Final = SlipForm(
    name=_KIND.value,
    title=_KIND.label,
    form_sets=FORM_SETS,
    papers=(Paper.A5, Paper.A4),
    states=_KIND.states,
    document=refusal_document,
)


def _blocks(sheet: RefusalSheet, words: RefusalWords) -> Iterator[SlipBlock]:
    yield numbered_letterhead(sheet)
    yield PaperTitle((words.title,))
    yield desk_line(sheet.office, words.desk)
    if sheet.is_after_acceptance:
        yield sentence(number_line(sheet, words.code))
        yield line(words.received, short_date(sheet.received_at))
    yield line(words.applicant, applicant_and_submitter(sheet), bold=True)
    yield line(words.address, sheet.applicant.address)
    yield contact_line(sheet, words.phone, words.email)
    yield line(words.content, sentence_case(sheet.content))
    reason = sentence_case(full_stop(sheet.reason))
    yield sentence(words.refused.format(desk=sheet.office.full_name, reason=reason))
    signers = Signatures(tuple(_signers(sheet, words)))
    yield Together((sentence(words.ending), signers))


def _signers(sheet: RefusalSheet, words: RefusalWords) -> Iterator[Signer]:
    if not sheet.is_online:
        yield Signer(words.submitter, words.sign_hint, sheet.submitter)
    yield Signer(words.officer, words.sign_hint, sheet.officer)
