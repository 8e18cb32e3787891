"""Receiving a dossier: checked, numbered, promised, written in one transaction."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import FieldValueError, MomentOrderError
from motcua_desktop.domain.events import DossierReceived, RecordEvent
from motcua_desktop.domain.notes import NOTE_LIMIT, digitise, pay
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.domain.people import (
    Applicant,
    SubmittedPaper,
    checked_id_number,
    checked_name,
    checked_phone,
)
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownProcedureError,
)
from motcua_desktop.services.ports import (
    Calendars,
    Clock,
    OpenUnit,
    Signature,
    UnitOfWork,
)
from motcua_desktop.text import clean_line, screen_moment

TOKEN_LIMIT = 200


@dataclass(frozen=True, slots=True)
class ReceiveDossier:
    """Tiếp nhận hồ sơ: what a clerk enters at the counter.

    `token` is made once by the form or the caller; sending it twice enters one
    dossier. `received_at` None means now. `paid` (đồng) was paid at once.
    """

    procedure: str
    applicant: Applicant
    channel: Channel = Channel.DESK
    received_at: datetime | None = None
    papers: tuple[SubmittedPaper, ...] = ()
    return_way: ReturnWay = ReturnWay.DESK
    sets: int = 1
    fee: int | None = None
    note: str = ""
    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    officer: str = ""
    is_digitised: bool = False
    is_reused: bool = False
    paid: int | None = None
    paid_by: PaymentWay = PaymentWay.CASH

    def with_token(self, token: str) -> Self:
        """Return the same request under the caller's own token.

        Raises:
            FieldValueError: the token is too long to be one.
        """
        if len(token) > TOKEN_LIMIT:
            raise FieldValueError("Mã chống trùng", f"dài quá {TOKEN_LIMIT} ký tự")
        return replace(self, token=token)

    def with_paper_names(self, names: Mapping[str, str]) -> Self:
        """Return the request with papers named by their catalogue code."""
        papers = tuple(
            replace(paper, name=names.get(paper.code, paper.name))
            for paper in self.papers
        )
        return replace(self, papers=papers)


@dataclass(frozen=True, slots=True)
class Received:
    """The answer to a reception: the number and the promise."""

    number: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Intake:
    """Receives dossiers."""

    open_unit: OpenUnit
    calendars: Calendars
    clock: Clock

    def receive(self, request: ReceiveDossier) -> Received:
        """Enter one dossier; it is durable when this returns.

        Raises:
            OfficeNotSetUpError: no office yet.
            UnknownProcedureError: no such procedure in force on that day.
            FieldValueError: a name, number or date that cannot be.
            MomentOrderError: received in the future.
        """
        with self.open_unit() as unit:
            known = unit.dossiers.number_of_token(request.token)
            stored = unit.dossiers.find(known) if known else None
            if stored is None:
                office = unit.catalogue.office()
                if office is None:
                    raise OfficeNotSetUpError
                stored = unit.dossiers.add(
                    self._event(request, unit, office),
                    Signature(request.officer, self.clock(), request.token),
                )
                for note in _notes(stored.dossier, request):
                    signature = Signature(request.officer, self.clock())
                    unit.dossiers.record(stored, note, signature)
                unit.commit()
            return Received(stored.dossier.number, stored.dossier.due_at)

    def _event(
        self, request: ReceiveDossier, unit: UnitOfWork, office: Office
    ) -> DossierReceived:
        received_at = self._moment(request.received_at)
        procedure = unit.catalogue.procedure(request.procedure, on=received_at.date())
        if procedure is None:
            raise UnknownProcedureError(request.procedure)
        applicant = checked_applicant(request.applicant)
        calendar = self.calendars()
        limit = procedure.limit(request.channel)
        if office.issues_official_codes:
            number = unit.numbers.next_code(office.unit_code, received_at.date())
        else:
            number = unit.numbers.next_local(received_at.year)
        return DossierReceived(
            at=received_at,
            number=number,
            unit=office.unit_code,
            procedure=procedure.code,
            channel=request.channel,
            applicant=applicant,
            limit=limit,
            due_at=promised_at(calendar, received_at, limit),
            return_way=request.return_way,
            papers=checked_papers(request.papers),
            sets=_checked_count("Số bộ hồ sơ", request.sets),
            fee=_fee(request, procedure),
            note=_checked_note(request.note),
            calendar_version=calendar.version,
            service_level=procedure.service_level,
        )

    def _moment(self, received_at: datetime | None) -> datetime:
        now = self.clock()
        moment = (received_at or now).replace(second=0, microsecond=0)
        if moment > now:
            raise MomentOrderError(
                f"Thời điểm hiện tại ({screen_moment(now)})",
                f"thời điểm tiếp nhận ({screen_moment(moment)})",
            )
        return moment


def _notes(dossier: Dossier, request: ReceiveDossier) -> Iterator[RecordEvent]:
    """Yield what the clerk notes at once: the scan of the papers, the money."""
    at = dossier.received_at
    if request.is_digitised or request.is_reused:
        yield digitise(dossier, at=at, is_reused=request.is_reused)
    if request.paid is not None:
        yield pay(dossier, request.paid, at=at, paid_by=request.paid_by)


def checked_applicant(applicant: Applicant) -> Applicant:
    """Return the applicant with every field clean.

    Raises:
        FieldValueError: a field that cannot be.
    """
    organisation = checked_name("Tên tổ chức", applicant.organisation, required=False)
    return replace(
        applicant,
        name=checked_name("Họ tên chủ hồ sơ", applicant.name or organisation),
        organisation=organisation,
        id_number=checked_id_number(applicant.id_number),
        phone=checked_phone(applicant.phone),
        email=checked_name("Email", applicant.email, required=False),
        address=checked_name("Địa chỉ", applicant.address, required=False),
        submitter_name=checked_name(
            "Họ tên người nộp", applicant.submitter_name, required=False
        ),
        submitter_phone=checked_phone(applicant.submitter_phone),
    )


def checked_papers(
    papers: tuple[SubmittedPaper, ...],
) -> tuple[SubmittedPaper, ...]:
    """Return the papers with clean names and counts from 1 to 999."""
    return tuple(
        replace(
            paper,
            name=checked_name("Tên giấy tờ", paper.name),
            copies=_checked_count("Số lượng giấy tờ", paper.copies),
        )
        for paper in papers
    )


def _checked_count(label: str, count: int) -> int:
    if not 1 <= count <= 999:
        raise FieldValueError(label, "phải từ 1 đến 999")
    return count


def _checked_note(text: str) -> str:
    note = clean_line(text)
    if len(note) > NOTE_LIMIT:
        raise FieldValueError("Ghi chú", f"dài quá {NOTE_LIMIT} ký tự")
    return note


def _fee(request: ReceiveDossier, procedure: Procedure) -> int | None:
    fee = request.fee
    if fee is None:
        return procedure.fee(request.channel)
    if not 0 <= fee < 10**12:
        raise FieldValueError("Phí, lệ phí", "phải là số đồng từ 0 trở lên")
    return fee
