"""Each figure and detail of the reference as SQL: a base set and a test."""

from collections.abc import Mapping
from typing import Final

from motcua_desktop.domain.details import Detail
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.storage.dialect import NEVER

# What is open at a moment was received before it and closed after it: two ranges, of
# which an index serves one. Said month by month of closing, the index finds nothing
# but what is wanted, however long ago the moment is.
BASES: Final[Mapping[str, str]] = {
    "received": "d.received_at >= :from AND d.received_at < :until",
    "carried": "{closed_after_from}d.closed_at >= :from AND d.received_at < :from",
    "closed": "d.closed_at >= :from AND d.closed_at < :until",
    "open": "{closed_after_until}d.closed_at >= :until AND d.received_at < :until",
    "paid": "d.id IN (SELECT s.dossier_id FROM {payments} s "
    "WHERE s.paid_at >= :from AND s.paid_at < :until)",
    "returned": "d.returned_at >= :from AND d.returned_at < :until",
    "awaiting": "{returned_after_until}d.returned_at >= :until "
    "AND d.closed_at < :until AND d.outcome IN ('finished', 'refused')",
}
"""The sets that are counted; each is read from an index."""
MONTHS: Final[Mapping[str, tuple[str, str]]] = {
    "closed_after_from": ("closed_at", "from"),
    "closed_after_until": ("closed_at", "until"),
    "returned_after_until": ("returned_at", "until"),
}
"""The conditions on months: whose, and from which moment on."""

STANDS: Final = (
    "EXISTS (SELECT 1 FROM {pauses} s WHERE s.dossier_id = d.id "
    "AND s.stops_clock = 1 AND s.paused_at < :until AND s.resumed_at >= :until)"
)
_DUE: Final = f"coalesce(d.judged_due_at, '{NEVER}')"
OVERDUE: Final = (
    f"({_DUE} < :last AND d.in_days = 1 OR {_DUE} < :until AND d.in_days = 0)"
)
_APOLOGISED: Final = "d.apologised_at < :until"

Parts = tuple[tuple[str, str], ...]
"""Base sets, each with the test that a row of it must pass."""

CELLS: Final[Mapping[Cell, Parts]] = {
    Cell.CARRIED_OVER: (("carried", "1 = 1"),),
    Cell.RECEIVED_DESK: (("received", "d.channel = 'desk'"),),
    Cell.RECEIVED_POSTAL: (("received", "d.channel = 'postal'"),),
    Cell.RECEIVED_ONLINE: (("received", "d.channel = 'online'"),),
    Cell.FINISHED_EARLY: (("closed", "d.timing = 'early'"),),
    Cell.FINISHED_ON_TIME: (("closed", "d.timing IN ('on_time', 'no_limit')"),),
    Cell.FINISHED_LATE: (("closed", "d.timing = 'late'"),),
    Cell.REFUSED: (("closed", "d.outcome = 'refused'"),),
    Cell.WITHDRAWN: (("closed", "d.outcome = 'withdrawn'"),),
    Cell.OPEN_WITHIN: (("open", f"NOT {STANDS} AND NOT {OVERDUE}"),),
    Cell.OPEN_OVERDUE: (("open", f"NOT {STANDS} AND {OVERDUE}"),),
    Cell.SUSPENDED: (("open", STANDS),),
    Cell.RETURNED: (("returned", "1 = 1"),),
    Cell.AWAITING_RETURN: (("awaiting", "1 = 1"),),
    Cell.LATE_WITH_APOLOGY: (
        ("closed", f"d.timing = 'late' AND {_APOLOGISED}"),
        ("open", f"NOT {STANDS} AND {OVERDUE} AND {_APOLOGISED}"),
    ),
    Cell.NO_LIMIT: (("closed", "d.timing = 'no_limit'"),),
}
"""Each cell of the reference as base set and test."""

_DIGITISED: Final = "d.digitised_at < :until"
_FINISHED: Final = "d.outcome IN ('finished', 'refused')"


def _waits(ground: str) -> str:
    return STANDS.replace("s.stops_clock = 1", f"s.stops_clock = 1 AND {ground}")


DETAILS: Final[Mapping[Detail, Parts]] = {
    Detail.SERVED_ONLINE: (("received", "d.service_level <> ''"),),
    Detail.ONLINE_FULL: (
        ("received", "d.channel = 'online' AND d.service_level = 'full'"),
    ),
    Detail.ONLINE_PART: (
        ("received", "d.channel = 'online' AND d.service_level = 'part'"),
    ),
    Detail.DIGITISED: (("received", f"d.channel <> 'online' AND {_DIGITISED}"),),
    Detail.REUSED: (("received", f"d.is_reused = 1 AND {_DIGITISED}"),),
    Detail.WITH_FEE: (("received", "d.fee > 0"),),
    Detail.PAID_ONLINE: (("received", "d.fee > 0 AND d.paid_online_at < :until"),),
    Detail.RESULT_ELECTRONIC: (
        ("closed", f"{_FINISHED} AND d.result_copy = 'electronic'"),
    ),
    Detail.RESULT_ON_PAPER: (
        ("closed", f"{_FINISHED} AND d.result_copy IN ('', 'paper')"),
    ),
    Detail.RETURNED_DESK: (("returned", "d.return_way = 'desk'"),),
    Detail.RETURNED_POSTAL: (("returned", "d.return_way = 'postal'"),),
    Detail.RETURNED_ONLINE: (("returned", "d.return_way = 'online'"),),
    Detail.RATED_5: (("returned", "d.satisfaction = 5"),),
    Detail.RATED_4: (("returned", "d.satisfaction = 4"),),
    Detail.RATED_3: (("returned", "d.satisfaction = 3"),),
    Detail.RATED_2: (("returned", "d.satisfaction = 2"),),
    Detail.RATED_1: (("returned", "d.satisfaction = 1"),),
    Detail.WAITING_SUPPLEMENT: (("open", _waits("s.ground = 'supplement'")),),
    Detail.WAITING_FINANCIAL: (("open", _waits("s.ground = 'financial'")),),
    Detail.WAITING_OTHER: (
        ("open", _waits("s.ground NOT IN ('supplement', 'financial')")),
    ),
}
"""Each detail of the reference as base set and test."""
