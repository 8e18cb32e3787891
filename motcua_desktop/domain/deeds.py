"""Who did what with a dossier: the deeds that an office's work is counted by."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import Final

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
