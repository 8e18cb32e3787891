"""Noting beside a dossier's course: scans, payments, causes of lateness, remarks."""

from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import MomentOrderError
from motcua_desktop.domain.events import RecordEvent
from motcua_desktop.domain.notes import (
    NoteKind,
    add_note,
    digitise,
    explain_lateness,
    pay,
)
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.resources import load_toml
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownDossierError,
    UnknownWordError,
)
from motcua_desktop.services.ports import Clock, OpenUnit, Signature
from motcua_desktop.text import fold, screen_moment


@dataclass(frozen=True, slots=True)
class NoteRequest:
    """Ghi nhận: what a clerk notes of a dossier; `at` None means now.

    `is_reused` is of a scan, `amount` (đồng), `paid_by` and `fee_kind` of a payment,
    `cause` and `responsible` of lateness, `text` of a remark.
    """

    kind: NoteKind
    at: datetime | None = None
    is_reused: bool = False
    amount: int = 0
    paid_by: PaymentWay = PaymentWay.CASH
    fee_kind: FeeKind = FeeKind.CHARGE
    cause: str = ""
    responsible: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Noting:
    """Notes what happened beside the steps; each note only once for a token."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    clock: Clock

    def note(
        self, number: str, request: NoteRequest, *, token: str, officer: str = ""
    ) -> None:
        """Note one thing of a dossier; durable when this returns.

        Raises:
            UnknownDossierError: no dossier has this number.
            UnknownWordError: the cause is not on the office's list.
            DomainError: it cannot have happened so.
        """
        at = self._moment(request.at)
        cause = self._known_cause(request)
        with self.open_unit() as unit:
            if unit.dossiers.number_of_token(token) is not None:
                return
            stored = unit.dossiers.find(number)
            if stored is None:
                raise UnknownDossierError(number)
            event = _event(stored.dossier, request, at, cause)
            signature = Signature(officer, self.clock(), token)
            unit.dossiers.record(stored, event, signature)
            unit.commit()

    def causes(self) -> tuple[str, ...]:
        """Return the causes of lateness to choose from: the shipped, the office's."""
        with self.read_unit() as unit:
            office = unit.catalogue.office()
        if office is None:
            raise OfficeNotSetUpError
        shipped = load_toml("reports/late_causes.toml")["causes"]
        return tuple(dict.fromkeys((*shipped, *office.late_causes)))

    def _known_cause(self, request: NoteRequest) -> str:
        if request.kind is not NoteKind.LATE_CAUSE:
            return ""
        known = {fold(one): one for one in self.causes()}
        if fold(request.cause) not in known:
            words = "; ".join(known.values())
            raise UnknownWordError("Nguyên nhân", request.cause, words)
        return known[fold(request.cause)]

    def _moment(self, at: datetime | None) -> datetime:
        now = self.clock()
        moment = (at or now).replace(second=0, microsecond=0)
        if moment > now:
            raise MomentOrderError(
                f"Thời điểm hiện tại ({screen_moment(now)})",
                f"thời điểm ghi nhận ({screen_moment(moment)})",
            )
        return moment


def _event(
    dossier: Dossier, request: NoteRequest, at: datetime, cause: str
) -> RecordEvent:
    match request.kind:
        case NoteKind.DIGITISED:
            return digitise(dossier, at=at, is_reused=request.is_reused)
        case NoteKind.PAID:
            return pay(
                dossier,
                request.amount,
                at=at,
                paid_by=request.paid_by,
                fee_kind=request.fee_kind,
            )
        case NoteKind.LATE_CAUSE:
            return explain_lateness(
                dossier, cause, at=at, responsible=request.responsible
            )
        case NoteKind.REMARK:
            return add_note(dossier, request.text, at=at)
