"""What is counted beside the figures: online levels, ways of return, ratings, fees.

Like the figures: a readable reference here, the same rules as set-based SQL in the
storage, and a property test that holds the two together.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from motcua_desktop.domain.channel import Channel, ReturnWay
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
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.procedure import OnlineLevel

LONG_WAIT: Final = timedelta(days=30)
"""A result that waits longer for its owner is told apart."""


class Tally(StrEnum):
    """Số đếm kèm theo: a count of dossiers, or a sum of đồng, of one period."""

    RECEIVED_FULL = "received_full"
    RECEIVED_PART = "received_part"
    RECEIVED_OTHER = "received_other"
    ONLINE_FULL = "online_full"
    ONLINE_PART = "online_part"
    RETURNED_DESK = "returned_desk"
    RETURNED_ONLINE = "returned_online"
    RETURNED_POSTAL = "returned_postal"
    AWAITING_LONG = "awaiting_long"
    RATED_5 = "rated_5"
    RATED_4 = "rated_4"
    RATED_3 = "rated_3"
    RATED_2 = "rated_2"
    RATED_1 = "rated_1"
    FEE_CHARGED = "fee_charged"
    FEE_FREE = "fee_free"
    FEE_UNKNOWN = "fee_unknown"
    FEE_DUE = "fee_due"


AMOUNTS: Final = frozenset({Tally.FEE_DUE})
"""Sums of đồng; the others count dossiers."""


class TalliedDossier(Protocol):
    """The facts of one dossier that tallies are made of."""

    @property
    def received_at(self) -> datetime: ...  # noqa: D102
    @property
    def channel(self) -> Channel: ...  # noqa: D102
    @property
    def finished_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def returned_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def return_way(self) -> ReturnWay: ...  # noqa: D102
    @property
    def satisfaction(self) -> int | None: ...  # noqa: D102
    @property
    def fee(self) -> int | None: ...  # noqa: D102


def tallies(
    dossier: TalliedDossier, period: Period, online_level: OnlineLevel
) -> Counter[Tally]:
    """Return what one dossier adds to each tally of `period`.

    `online_level` is that of its procedure's edition on the day of receipt.
    """
    start = datetime.combine(period.first, time())
    end = datetime.combine(period.until, time())
    counted: Counter[Tally] = Counter()
    if start <= dossier.received_at < end:
        counted.update(_intake(dossier, online_level))
    returned, finished = dossier.returned_at, dossier.finished_at
    if returned is not None and start <= returned < end:
        counted.update(_return(dossier))
    awaits = finished is not None and (returned is None or returned >= end)
    if awaits and finished is not None and finished < end - LONG_WAIT:
        counted[Tally.AWAITING_LONG] += 1
    return counted


_BY_LEVEL: Final = MappingProxyType(
    {
        OnlineLevel.FULL: (Tally.RECEIVED_FULL, Tally.ONLINE_FULL),
        OnlineLevel.PART: (Tally.RECEIVED_PART, Tally.ONLINE_PART),
    }
)
_BY_WAY: Final = MappingProxyType(
    {
        ReturnWay.DESK: Tally.RETURNED_DESK,
        ReturnWay.ONLINE: Tally.RETURNED_ONLINE,
        ReturnWay.POSTAL: Tally.RETURNED_POSTAL,
    }
)


def _intake(dossier: TalliedDossier, level: OnlineLevel) -> Mapping[Tally, int]:
    counted: dict[Tally, int] = {}
    received, online = _BY_LEVEL.get(level, (Tally.RECEIVED_OTHER, None))
    counted[received] = 1
    if online is not None and dossier.channel is Channel.ONLINE:
        counted[online] = 1
    if dossier.fee is None:
        counted[Tally.FEE_UNKNOWN] = 1
    elif dossier.fee:
        counted[Tally.FEE_CHARGED] = 1
        counted[Tally.FEE_DUE] = dossier.fee
    else:
        counted[Tally.FEE_FREE] = 1
    return counted


def _return(dossier: TalliedDossier) -> Iterator[Tally]:
    yield _BY_WAY[dossier.return_way]
    if dossier.satisfaction is not None:
        yield Tally(f"rated_{dossier.satisfaction}")


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
