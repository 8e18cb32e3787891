"""Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu 02)."""

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
    grouped_phone,
    items_of,
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
from motcua_desktop.services.rows.slips import SupplementSheet
from motcua_desktop.text import short_date

_KIND: Final = SlipKind.SUPPLEMENT
_PAPER: Final = "Phiếu"


@dataclass(frozen=True, slots=True)
class SupplementWords(FormWords):
    """The words of one edition of Mẫu 02."""

    sign_hint: str = field(kw_only=True)
    code: str = field(kw_only=True)
    received: str = field(kw_only=True)
    desk: str = field(kw_only=True)
    applicant: str = field(kw_only=True)
    address: str = field(kw_only=True)
    phone: str = field(kw_only=True)
    email: str = field(kw_only=True)
    content: str = field(kw_only=True)
    items: str = field(kw_only=True)
    reason: str = field(kw_only=True)
    second: str = field(kw_only=True)
    contact: str = field(kw_only=True)
    contact_nameless: str = field(kw_only=True)
    signer: str = field(kw_only=True)


def supplement_document(
    sheet: SupplementSheet, paper: Paper = Paper.A5
) -> Document[SlipBlock]:
    """Return the request for a supplement.

    Raises:
        MissingBlankError: nobody, nothing, no item or no reason is named.
    """
    sheet = cleaned(sheet)
    words = words_in_force(
        form_words(_KIND.value, SupplementWords),
        sheet.received_at.date(),
        sheet.form_set,
    )
    refuse_gaps(
        sheet.office,
        (
            (words.applicant, sheet.applicant.shown_name),
            (words.content, sheet.content),
            (words.items, sheet.items and all(sheet.items)),
            (words.reason, sheet.reason),
        ),
    )
    section = one_section(sheet, paper, _blocks(sheet, words), _PAPER)
    return slip_document(sheet, _KIND.label, [section])


SUPPLEMENT_FORM: Final = SlipForm(
    name=_KIND.value,
    title=_KIND.label,
    form_sets=FORM_SETS,
    papers=(Paper.A5, Paper.A4),
    states=_KIND.states,
    document=supplement_document,
)


def _blocks(sheet: SupplementSheet, words: SupplementWords) -> Iterator[SlipBlock]:
    yield numbered_letterhead(sheet)
    yield PaperTitle((words.title,))
    yield desk_line(sheet.office, words.desk)
    if sheet.shown_number:
        yield sentence(number_line(sheet, words.code))
        yield line(words.received, short_date(sheet.received_at))
    yield line(words.applicant, applicant_and_submitter(sheet), bold=True)
    yield line(words.content, sentence_case(sheet.content))
    yield line(words.address, sheet.applicant.address)
    yield contact_line(sheet, words.phone, words.email)
    yield sentence(words.items, keep=True)
    yield from items_of(sheet.items)
    yield line(words.reason, sentence_case(full_stop(sheet.reason)))
    if sheet.ordinal > 1:
        yield sentence(
            words.second.format(
                ordinal=f"{sheet.ordinal:02d}", approval=full_stop(sheet.approval)
            )
        )
    signer = Signer(words.signer, words.sign_hint, sheet.officer)
    yield Together((sentence(_contact(sheet, words)), Signatures((signer,))))


def _contact(sheet: SupplementSheet, words: SupplementWords) -> str:
    office = sheet.office
    name = office.slip_contact or sheet.officer or office.full_name
    phone = grouped_phone(office.phone)
    if not phone:
        return words.contact_nameless.format(name=name)
    return words.contact.format(name=name, phone=phone)
