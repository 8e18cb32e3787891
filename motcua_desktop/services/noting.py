"""Noting beside a dossier's course: scans, payments, the cause of lateness."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import MomentOrderError
from motcua_desktop.domain.events import RecordEvent
from motcua_desktop.domain.notes import digitise, explain_lateness, pay
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.resources import load_toml
from motcua_desktop.services.errors import (
    OfficeNotSetUpError,
    UnknownDossierError,
    UnknownWordError,
)
from motcua_desktop.services.ports import Clock, OpenUnit, Signature, UnitOfWork
from motcua_desktop.text import fold, screen_moment

Note = Callable[[Dossier], RecordEvent]
"""Makes what is to be noted of a dossier."""


@dataclass(frozen=True, slots=True)
class Noting:
    """Notes what happened beside the steps; each note only once for a token."""

    open_unit: OpenUnit
    clock: Clock

    def digitise(
        self,
        number: str,
        *,
        token: str,
        at: datetime | None = None,
        is_reused: bool = False,
        officer: str = "",
    ) -> None:
        """Note that every paper of a dossier is scanned, or reused.

        Raises:
            UnknownDossierError: no dossier has this number.
            DomainError: it cannot have happened then.
        """
        moment = self._moment(at)
        self._record(
            number,
            lambda dossier: digitise(dossier, at=moment, is_reused=is_reused),
            Signature(officer, self.clock(), token),
        )

    def pay(
        self,
        number: str,
        amount: int,
        *,
        token: str,
        at: datetime | None = None,
        paid_by: PaymentWay = PaymentWay.CASH,
        fee_kind: FeeKind = FeeKind.CHARGE,
        officer: str = "",
    ) -> None:
        """Note that `amount` đồng were paid for a dossier; raises as `digitise`."""
        moment = self._moment(at)
        self._record(
            number,
            lambda dossier: pay(
                dossier, amount, at=moment, paid_by=paid_by, fee_kind=fee_kind
            ),
            Signature(officer, self.clock(), token),
        )

    def explain_lateness(
        self,
        number: str,
        cause: str,
        *,
        token: str,
        responsible: str = "",
        officer: str = "",
    ) -> None:
        """Note the one main cause of a late dossier, and who answers for it.

        Raises:
            UnknownWordError: the cause is not on the office's list.
            UnknownDossierError: no dossier has this number.
        """
        moment = self._moment(None)
        known = {fold(one): one for one in self.causes()}
        if fold(cause) not in known:
            raise UnknownWordError("Nguyên nhân", cause, "; ".join(known.values()))
        self._record(
            number,
            lambda dossier: explain_lateness(
                dossier, known[fold(cause)], at=moment, responsible=responsible
            ),
            Signature(officer, self.clock(), token),
        )

    def causes(self) -> tuple[str, ...]:
        """Return the causes of lateness to choose from: the law's, the office's."""
        with self.open_unit() as unit:
            office = unit.catalogue.office()
        if office is None:
            raise OfficeNotSetUpError
        shipped = load_toml("reports/late_causes.toml")["causes"]
        return tuple(dict.fromkeys((*shipped, *office.late_causes)))

    def _moment(self, at: datetime | None) -> datetime:
        now = self.clock()
        moment = (at or now).replace(second=0, microsecond=0)
        if moment > now:
            raise MomentOrderError(
                f"Thời điểm hiện tại ({screen_moment(now)})",
                f"thời điểm ghi nhận ({screen_moment(moment)})",
            )
        return moment

    def _record(self, number: str, note: Note, signature: Signature) -> None:
        with self.open_unit() as unit:
            if signature.token is not None and _is_known(unit, signature.token):
                return
            stored = unit.dossiers.find(number)
            if stored is None:
                raise UnknownDossierError(number)
            unit.dossiers.record(stored, note(stored.dossier), signature)
            unit.commit()


def _is_known(unit: UnitOfWork, token: str) -> bool:
    return unit.dossiers.number_of_token(token) is not None
