"""What tables count beside figures and details: levels, long waits, money, deeds.

Like the figures: a readable reference here, the same rules as set-based SQL in the
storage, and a property test that holds the two together.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DossierRefused,
    DossierWithdrawn,
    ResultRecorded,
    ResultReturned,
    SupplementRequested,
)
from motcua_desktop.domain.payments import Payment, PaymentWay
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.service_level import ServiceLevel

LONG_WAIT: Final = timedelta(days=30)
"""A result that waits longer for its owner is told apart."""


class Tally(StrEnum):
    """Số đếm kèm theo: a count of dossiers, or a sum of đồng, of one period."""

    RECEIVED_FULL = "received_full"
    RECEIVED_PART = "received_part"
    RECEIVED_OFFLINE = "received_offline"
    AWAITING_LONG = "awaiting_long"
    FEE_FREE = "fee_free"
    FEE_UNKNOWN = "fee_unknown"
    FEE_DUE = "fee_due"
    TAKEN_CASH = "taken_cash"
    TAKEN_TRANSFER = "taken_transfer"
    TAKEN_ONLINE = "taken_online"


_TAKEN: Final = MappingProxyType(
    {
        PaymentWay.CASH: Tally.TAKEN_CASH,
        PaymentWay.TRANSFER: Tally.TAKEN_TRANSFER,
        PaymentWay.ONLINE: Tally.TAKEN_ONLINE,
    }
)
AMOUNTS: Final = frozenset({Tally.FEE_DUE, *_TAKEN.values()})
"""Sums of đồng; the others count dossiers."""


class TalliedDossier(Protocol):
    """The facts of one dossier that tallies are made of."""

    @property
    def received_at(self) -> datetime: ...  # noqa: D102
    @property
    def finished_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def returned_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def service_level(self) -> ServiceLevel: ...  # noqa: D102
    @property
    def fee(self) -> int | None: ...  # noqa: D102
    @property
    def payments(self) -> Sequence[Payment]: ...  # noqa: D102


def tallies(dossier: TalliedDossier, period: Period) -> Counter[Tally]:
    """Return what one dossier adds to each tally of `period`."""
    start = datetime.combine(period.first, time())
    end = datetime.combine(period.until, time())
    counted: Counter[Tally] = Counter()
    if start <= dossier.received_at < end:
        counted.update(_intake(dossier))
    returned, finished = dossier.returned_at, dossier.finished_at
    awaits = finished is not None and (returned is None or returned >= end)
    if awaits and finished is not None and finished < end - LONG_WAIT:
        counted[Tally.AWAITING_LONG] += 1
    for payment in dossier.payments:
        if start <= payment.at < end:
            counted[_TAKEN[payment.way]] += payment.amount
    return counted


_BY_LEVEL: Final = MappingProxyType(
    {
        ServiceLevel.FULL: Tally.RECEIVED_FULL,
        ServiceLevel.PART: Tally.RECEIVED_PART,
        ServiceLevel.NONE: Tally.RECEIVED_OFFLINE,
    }
)


def _intake(dossier: TalliedDossier) -> dict[Tally, int]:
    counted = {_BY_LEVEL[dossier.service_level]: 1}
    if dossier.fee is None:
        counted[Tally.FEE_UNKNOWN] = 1
    elif dossier.fee == 0:
        counted[Tally.FEE_FREE] = 1
    else:
        counted[Tally.FEE_DUE] = dossier.fee
    return counted


class Deed(StrEnum):
    """Việc cán bộ đã làm với hồ sơ, by the kind of its event."""

    RECEIVED = "did_receive"
    FORWARDED = "did_forward"
    SUPPLEMENT = "did_ask_supplement"
    APOLOGISED = "did_apologise"
    RESULT = "did_record_result"
    WITHDRAWN = "did_close_withdrawn"
    RETURNED = "did_return"
    OPEN = "open_received"


DEEDS_OF_EVENTS: Final[Mapping[type[DossierEvent], Deed]] = MappingProxyType(
    {
        DossierReceived: Deed.RECEIVED,
        DossierForwarded: Deed.FORWARDED,
        SupplementRequested: Deed.SUPPLEMENT,
        DeadlineExtended: Deed.APOLOGISED,
        ResultRecorded: Deed.RESULT,
        DossierRefused: Deed.RESULT,
        DossierWithdrawn: Deed.WITHDRAWN,
        ResultReturned: Deed.RETURNED,
    }
)
"""Which events are deeds; corrections and recomputed due dates are none."""


def deeds(
    history: Iterator[tuple[DossierEvent, str]], period: Period
) -> set[tuple[str, Deed]]:
    """Return who did what with one dossier in `period`, each deed once.

    `history` holds each event with its actor, the reception first. What is open when
    the period ends counts with the one who received it.
    """
    start = datetime.combine(period.first, time())
    end = datetime.combine(period.until, time())
    written = list(history)
    done = {
        (actor, DEEDS_OF_EVENTS[type(event)])
        for event, actor in written
        if type(event) in DEEDS_OF_EVENTS and start <= event.at < end
    }
    dossier = Dossier.from_history(event for event, _ in written)
    closed = dossier.finished_at or dossier.withdrawn_at
    if dossier.received_at < end and (closed is None or closed >= end):
        done.add((written[0][1], Deed.OPEN))
    return done
