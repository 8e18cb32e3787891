"""What people come for: a procedure, by which channel, with which papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.people import SubmittedPaper
from motcua_desktop.domain.procedure import LimitUnit, Procedure, TimeLimit
from motcua_desktop.services.demo.draws import Weighted

_ODDS_DESK_ONLY = 0.02
_AT_ONCE_UNITS = {LimitUnit.SAME_DAY, LimitUnit.WORKING_HOUR}


@dataclass(frozen=True, slots=True)
class Wish:
    """One procedure by one channel: what every receipt of it says alike."""

    procedure: Procedure
    channel: Channel
    limit: TimeLimit | None
    fee: int | None
    papers: tuple[SubmittedPaper, ...]
    is_at_once: bool


class Wishes:
    """Draws what the next visitor wants."""

    def __init__(
        self,
        facts: dict[str, Any],
        catalogue: Sequence[Procedure],
        random: Random,
        *,
        days: tuple[date, date],
    ) -> None:
        self._random = random
        self._first = days[0].toordinal()
        self._length = max(1, days[1].toordinal() - self._first)
        self._online_share: list[float] = facts["online_share"]
        self._postal_share: float = facts["postal_share"]
        usual: dict[str, float] = facts["procedures"]
        rest = facts["other_procedures"] / max(1, len(catalogue) - len(usual))
        self._procedures = Weighted(
            {
                place: usual.get(procedure.code, rest)
                for place, procedure in enumerate(catalogue)
            }
        )
        self._catalogue = catalogue
        self._wishes: dict[tuple[int, Channel], Wish] = {}

    def draw(self, at: datetime) -> Wish:
        """Return what somebody who comes `at` wants."""
        place = self._procedures.pick(self._random.random())
        channel = self._channel(self._catalogue[place], at)
        wish = self._wishes.get((place, channel))
        if wish is None:
            wish = _wish(self._catalogue[place], channel)
            self._wishes[place, channel] = wish
        return wish

    def _channel(self, procedure: Procedure, at: datetime) -> Channel:
        drawn = self._random.random()
        if drawn < self._postal_share:
            return Channel.POSTAL
        if Channel.DESK not in procedure.limits and procedure.limits:
            return Channel.ONLINE
        share = _ODDS_DESK_ONLY
        if Channel.ONLINE in procedure.limits or not procedure.limits:
            early, late = self._online_share
            passed = (at.toordinal() - self._first) / self._length
            share = early + (late - early) * passed
        is_online = drawn < self._postal_share + share
        return Channel.ONLINE if is_online else Channel.DESK


def _wish(procedure: Procedure, channel: Channel) -> Wish:
    limit = procedure.limit(channel)
    return Wish(
        procedure=procedure,
        channel=channel,
        limit=limit,
        fee=procedure.fee(channel),
        papers=_papers(procedure, channel),
        is_at_once=limit is not None and limit.unit in _AT_ONCE_UNITS,
    )


def _papers(procedure: Procedure, channel: Channel) -> tuple[SubmittedPaper, ...]:
    kind = "electronic" if channel is Channel.ONLINE else "original"
    papers = tuple(
        SubmittedPaper(
            paper.name,
            kind if paper.originals or kind == "electronic" else "copy",
            paper.originals or paper.copies,
            paper.code,
        )
        for paper in procedure.papers
    )
    return papers or (SubmittedPaper("Đơn, tờ khai theo mẫu", kind),)


RETURN_WAYS = {
    Channel.DESK: ReturnWay.DESK,
    Channel.ONLINE: ReturnWay.ONLINE,
    Channel.POSTAL: ReturnWay.POSTAL,
}
"""How the result of a dossier usually leaves, by the way it came."""
