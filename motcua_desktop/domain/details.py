"""The counts beside the main table: digitisation, online services, fees, ratings.

Each is a subset of a figure of `domain.statistics`, counted by the same rules over the
same facts; the storage's details query says the same in SQL, held equal by a test.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Protocol

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.deadline import PauseGround
from motcua_desktop.domain.events import ResultCopy
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.service_level import ServiceLevel
from motcua_desktop.domain.statistics import Cell, CountedDossier, cells, stands_at


class Detail(StrEnum):
    """Số liệu chi tiết: a counted subset of one figure."""

    SERVED_ONLINE = "served_online"
    ONLINE_FULL = "online_full"
    ONLINE_PART = "online_part"
    DIGITISED = "digitised"
    REUSED = "reused"
    WITH_FEE = "with_fee"
    PAID_ONLINE = "paid_online"
    RESULT_ELECTRONIC = "result_electronic"
    RESULT_ON_PAPER = "result_on_paper"
    RETURNED_DESK = "returned_desk"
    RETURNED_POSTAL = "returned_postal"
    RETURNED_ONLINE = "returned_online"
    RATED_5 = "rated_5"
    RATED_4 = "rated_4"
    RATED_3 = "rated_3"
    RATED_2 = "rated_2"
    RATED_1 = "rated_1"
    WAITING_SUPPLEMENT = "waiting_supplement"
    WAITING_FINANCIAL = "waiting_financial"
    WAITING_OTHER = "waiting_other"


RATINGS: Final = (
    Detail.RATED_5,
    Detail.RATED_4,
    Detail.RATED_3,
    Detail.RATED_2,
    Detail.RATED_1,
)
"""From rất hài lòng down."""

DETAIL_SUMS: Final[Mapping[str, tuple[Detail, ...]]] = MappingProxyType(
    {
        "results_due": (Detail.RESULT_ELECTRONIC, Detail.RESULT_ON_PAPER),
        "rated": RATINGS,
        "satisfied": (Detail.RATED_5, Detail.RATED_4),
    }
)
"""Sums of details; no dossier is in two parts of one sum."""

DETAIL_KEYS: Final = (*(detail.value for detail in Detail), *DETAIL_SUMS)
_DETAILS: Final = {detail.value: detail for detail in Detail}


def details_of(key: str) -> tuple[Detail, ...]:
    """Return the details that `key` adds up.

    Raises:
        KeyError: no such detail.
    """
    return DETAIL_SUMS[key] if key in DETAIL_SUMS else (_DETAILS[key],)


class DetailedDossier(CountedDossier, Protocol):
    """The facts of one dossier that details are made of."""

    @property
    def service_level(self) -> ServiceLevel: ...  # noqa: D102
    @property
    def digitised_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def is_reused(self) -> bool: ...  # noqa: D102
    @property
    def fee(self) -> int | None: ...  # noqa: D102
    @property
    def paid_online_at(self) -> datetime | None: ...  # noqa: D102
    @property
    def result_copy(self) -> ResultCopy | None: ...  # noqa: D102
    @property
    def return_way(self) -> ReturnWay: ...  # noqa: D102
    @property
    def satisfaction(self) -> int | None: ...  # noqa: D102


_RECEIVED: Final = {Cell.RECEIVED_DESK, Cell.RECEIVED_POSTAL, Cell.RECEIVED_ONLINE}
_FINISHED: Final = {Cell.FINISHED_EARLY, Cell.FINISHED_ON_TIME, Cell.FINISHED_LATE}
_RETURNED: Final = {
    ReturnWay.DESK: Detail.RETURNED_DESK,
    ReturnWay.POSTAL: Detail.RETURNED_POSTAL,
    ReturnWay.ONLINE: Detail.RETURNED_ONLINE,
}
_WAITING: Final = {
    PauseGround.SUPPLEMENT: Detail.WAITING_SUPPLEMENT,
    PauseGround.FINANCIAL: Detail.WAITING_FINANCIAL,
}
_RATED: Final = {rank: _DETAILS[f"rated_{rank}"] for rank in range(1, 6)}


def details(dossier: DetailedDossier, period: Period) -> frozenset[Detail]:
    """Return the details of `period` in which `dossier` counts."""
    counted = cells(dossier, period)
    end = datetime.combine(period.until, time())
    found: set[Detail] = set()
    if counted & _RECEIVED:
        found.update(_intake_details(dossier, end))
    if counted & _FINISHED and dossier.result_copy is not ResultCopy.EXEMPT:
        is_electronic = dossier.result_copy is ResultCopy.ELECTRONIC
        found.add(Detail.RESULT_ELECTRONIC if is_electronic else Detail.RESULT_ON_PAPER)
    if Cell.RETURNED in counted:
        found.add(_RETURNED[dossier.return_way])
        if dossier.satisfaction is not None:
            found.add(_RATED[dossier.satisfaction])
    if Cell.SUSPENDED in counted:
        (standing,) = [it for it in dossier.clock_stops if stands_at(it, end)]
        found.add(_WAITING.get(standing.ground, Detail.WAITING_OTHER))
    return frozenset(found)


def _intake_details(dossier: DetailedDossier, end: datetime) -> Iterator[Detail]:
    is_online = dossier.channel is Channel.ONLINE
    if dossier.service_level is not ServiceLevel.NONE:
        yield Detail.SERVED_ONLINE
        if is_online:
            is_full = dossier.service_level is ServiceLevel.FULL
            yield Detail.ONLINE_FULL if is_full else Detail.ONLINE_PART
    if _before(dossier.digitised_at, end):
        if not is_online:
            yield Detail.DIGITISED
        if dossier.is_reused:
            yield Detail.REUSED
    if dossier.fee:
        yield Detail.WITH_FEE
        if _before(dossier.paid_online_at, end):
            yield Detail.PAID_ONLINE


def _before(moment: datetime | None, end: datetime) -> bool:
    return moment is not None and moment < end


@dataclass(frozen=True, slots=True)
class Details:
    """Số liệu chi tiết của một kỳ: the counted details of one group of dossiers."""

    counts: Mapping[Detail, int]

    def __getitem__(self, key: str) -> int:
        """Return the detail `key`, or a sum of details."""
        return sum(self.counts.get(detail, 0) for detail in details_of(key))

    def as_dict(self) -> dict[str, int]:
        """Return every detail by its key."""
        return {key: self[key] for key in DETAIL_KEYS}


def count_details(dossiers: Iterable[DetailedDossier], period: Period) -> Details:
    """Count `dossiers` for `period`."""
    counter: Counter[Detail] = Counter()
    for dossier in dossiers:
        counter.update(details(dossier, period))
    return Details(counter)


def sum_of(groups: Iterable[Details]) -> Details:
    """Return the details of all groups together."""
    counter: Counter[Detail] = Counter()
    for group in groups:
        counter.update(group.counts)
    return Details(counter)
