"""From the typed form to the request, and from what is known to the form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.domain.people import Applicant, SubmittedPaper
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.services.intake import ReceiveDossier
from motcua_desktop.text import clean_line, first_symbol, screen_date
from motcua_desktop.ui.format import EntryError, read_count, read_day, read_sum
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.state import PaperRow


class FormError(EntryError):
    """A field cannot be read; `field` names it."""

    def __init__(self, field_name: str, message: str) -> None:
        super().__init__(message)
        self.field = field_name


def papers_of(procedure: Procedure) -> tuple[PaperRow, ...]:
    """Return the papers that a procedure asks for, none ticked."""
    return tuple(
        PaperRow(
            paper.name,
            hint=_paper_hint(paper.originals, paper.copies),
            code=paper.code,
        )
        for paper in procedure.papers
    )


def _paper_hint(originals: int, copies: int) -> str:
    parts = [
        f"{count:02d} {words}"
        for count, words in ((originals, "bản chính"), (copies, "bản sao"))
        if count
    ]
    return ", ".join(parts)


def ticked(paper: PaperRow) -> PaperRow:
    """Return `paper` as handed in, its counts as asked for where none is typed."""
    if paper.originals or paper.copies:
        return replace(paper, is_ticked=True)
    words = paper.hint.split(", ") if paper.hint else ["01 bản chính"]
    counts = {part[3:]: str(int(part[:2])) for part in words}
    return replace(
        paper,
        is_ticked=True,
        originals=counts.get("bản chính", ""),
        copies=counts.get("bản sao", ""),
    )


_PRINTED: Final = (
    "name",
    "address",
    "organisation",
    "submitter_name",
    "note",
)


def known_of(applicant: Applicant) -> dict[str, str]:
    """Return the fields that an earlier dossier of the applicant fills."""
    birth = applicant.birth_date
    known = {
        "name": applicant.name,
        "birth_date": screen_date(birth) if birth else "",
        "phone": applicant.phone,
        "address": applicant.address,
        "organisation": applicant.organisation,
    }
    return {name: text for name, text in known.items() if text}


def request_of(form: IntakeForm, today: date, officer: str = "") -> ReceiveDossier:
    """Return the request that the form makes.

    Raises:
        FormError: a field cannot be read.
    """
    if not form.procedure_code:
        raise FormError("procedure", "Chưa chọn thủ tục: gõ vài chữ rồi nhấn Enter")
    if not clean_line(form.name):
        raise FormError("name", "Chưa ghi họ tên chủ hồ sơ")
    refuse_symbols({name: getattr(form, name) for name in _PRINTED})
    return ReceiveDossier(
        procedure=form.procedure_code,
        applicant=applicant_of(form, today),
        channel=Channel(form.channel),
        return_way=ReturnWay(form.return_way),
        papers=_submitted(form.papers),
        sets=_sets(form.sets),
        fee=_fee(form.fee),
        note=form.note,
        token=form.token,
        officer=officer,
        is_digitised=bool(form.digitised),
        paid=_paid(form),
        paid_by=PaymentWay(form.paid_by or PaymentWay.CASH),
    )


def applicant_of(form: IntakeForm, today: date) -> Applicant:
    """Return the people that the form names.

    Raises:
        FormError: the day of birth cannot be read.
    """
    return Applicant(
        name=form.name,
        id_number=form.id_number,
        birth_date=_birth_date(form.birth_date, today),
        phone=form.phone,
        address=form.address,
        organisation=form.organisation,
        submitter_name=form.submitter_name,
        submitter_phone=form.submitter_phone,
    )


def refuse_symbols(texts: Mapping[str, str]) -> None:
    """Refuse what no paper can show, by the name of its field.

    Raises:
        FormError: a text holds a symbol that cannot be printed.
    """
    for name, text in texts.items():
        symbol = first_symbol(text)
        if symbol:
            words = f"Ký tự “{symbol}” không in được trên giấy tờ: bỏ ký tự ấy"
            raise FormError(name, words)


def _birth_date(text: str, today: date) -> date | None:
    try:
        day = read_day(text, today, is_past=True)
    except EntryError as error:
        raise FormError("birth_date", str(error)) from None
    if day is not None and day > today:
        raise FormError("birth_date", "Ngày sinh sau hôm nay")
    return day


def _fee(text: str) -> int | None:
    try:
        return read_sum(text)
    except EntryError as error:
        raise FormError("fee", str(error)) from None


def _paid(form: IntakeForm) -> int | None:
    """Return the money taken at once: the fee in the form, None for nothing."""
    if not form.paid_by:
        return None
    fee = _fee(form.fee)
    if not fee:
        raise FormError("fee", "Đã thu thì ghi số tiền phí, lệ phí")
    return fee


def _sets(text: str) -> int:
    try:
        return read_count(text) or 1
    except EntryError as error:
        raise FormError("sets", str(error)) from None


def _submitted(papers: tuple[PaperRow, ...]) -> tuple[SubmittedPaper, ...]:
    submitted = []
    for paper in papers:
        if not clean_line(paper.name):
            continue
        for kind, count in (("original", paper.originals), ("copy", paper.copies)):
            try:
                copies = read_count(count)
            except EntryError as error:
                raise FormError("papers", str(error)) from None
            if copies:
                submitted.append(SubmittedPaper(paper.name, kind, copies, paper.code))
    return tuple(submitted)
