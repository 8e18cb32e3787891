"""What the demo office's clerks note beside each life: scans, money, causes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Final

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import (
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    FeePaid,
    LatenessExplained,
    PapersDigitised,
    ResultCopy,
    ResultRecorded,
)
from motcua_desktop.domain.payments import FeeKind, PaymentWay
from motcua_desktop.domain.procedure import Procedure
from motcua_desktop.domain.service_level import ServiceLevel
from motcua_desktop.domain.timing import Timing
from motcua_desktop.services.demo import words

_DIGITISED_SHARE: Final = 0.975
_REUSED_SHARE: Final = 0.13
_PAID_ONLINE_SHARE: Final = 0.85
_TRANSFER_SHARE: Final = 0.2
_ELECTRONIC_SHARE: Final = 0.935
_EXEMPT_SECTOR: Final = "Chứng thực"
_FULL_SHARE: Final = 0.6


def with_service_levels(catalogue: Sequence[Procedure]) -> tuple[Procedure, ...]:
    """Return the catalogue with a level for what is served online."""
    random = Random(61)  # noqa: S311 invented levels, no secrets
    return tuple(
        replace(it, service_level=_level(random.random()))
        if Channel.ONLINE in it.limits
        else it
        for it in catalogue
    )


def _level(drawn: float) -> ServiceLevel:
    return ServiceLevel.FULL if drawn < _FULL_SHARE else ServiceLevel.PART


class Notes:
    """Draws what is noted of each dossier, apart from what becomes of it."""

    def __init__(self, now: datetime, seed: int) -> None:
        self._now = now
        self._random = Random(seed * 2 + 1)  # noqa: S311 invented lives, no secrets

    def added(
        self, events: Sequence[DossierEvent], procedure: Procedure
    ) -> list[DossierEvent]:
        """Return a life with what was noted beside it."""
        received, *rest = events
        if not isinstance(received, DossierReceived):
            raise TypeError(type(received))
        course = [self._result(event, procedure) for event in rest]
        told = [received, *self._at_receipt(received), *course]
        return [*told, *self._cause(told)]

    def _at_receipt(self, received: DossierReceived) -> Iterator[DossierEvent]:
        is_online = received.channel is Channel.ONLINE
        is_reused = self._random.random() < _REUSED_SHARE
        if is_reused or (not is_online and self._random.random() < _DIGITISED_SHARE):
            yield PapersDigitised(received.at, is_reused)
        if received.fee:
            way = self._way(is_online=is_online)
            yield FeePaid(received.at, received.fee, way, FeeKind.CHARGE)

    def _way(self, *, is_online: bool) -> PaymentWay:
        drawn = self._random.random()
        if is_online and drawn < _PAID_ONLINE_SHARE:
            return PaymentWay.ONLINE
        return PaymentWay.TRANSFER if drawn < _TRANSFER_SHARE else PaymentWay.CASH

    def _result(self, event: DossierEvent, procedure: Procedure) -> DossierEvent:
        if not isinstance(event, ResultRecorded):
            return event
        if procedure.sector.name == _EXEMPT_SECTOR:
            return replace(event, copy=ResultCopy.EXEMPT)
        is_electronic = self._random.random() < _ELECTRONIC_SHARE
        copy = ResultCopy.ELECTRONIC if is_electronic else ResultCopy.PAPER
        return replace(event, copy=copy)

    def _cause(self, events: Sequence[DossierEvent]) -> Iterator[DossierEvent]:
        dossier = Dossier.from_history(events)
        due = dossier.judged_due_at
        is_open_late = (
            dossier.state.is_open
            and dossier.paused_at is None
            and due is not None
            and due.date() < self._now.date()
        )
        if dossier.timing is not Timing.LATE and not is_open_late:
            return
        offices = [it.to for it in events if isinstance(it, DossierForwarded)]
        cause = words.CAUSES.pick(self._random.random())
        yield LatenessExplained(self._now, cause, offices[-1] if offices else "")
