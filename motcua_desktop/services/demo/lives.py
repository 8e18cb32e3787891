"""Whole life cycles of the demo office's dossiers, from receipt to return."""

from datetime import date, datetime, timedelta
from random import Random

from motcua_desktop.domain.channel import Channel, ReturnWay
from motcua_desktop.domain.deadline import Pause, PauseGround
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierCorrected,
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DossierRefused,
    DossierWithdrawn,
    ResultRecorded,
    ResultReturned,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.services.demo import words
from motcua_desktop.services.demo.draws import Weighted
from motcua_desktop.services.demo.office_clock import OfficeClock
from motcua_desktop.services.demo.townspeople import Townspeople
from motcua_desktop.services.demo.wishes import RETURN_WAYS, Wish

_LATE_SHARE = 0.012
_SUPPLEMENT_SHARE = 0.02
_RECENT_SUPPLEMENT_SHARE = 0.1
_FINANCIAL_SHARE = 0.2
_REFUSED_SHARE = 0.006
_WITHDRAWN_SHARE = 0.005
_CORRECTED_SHARE = 0.004
_EARLY_SHARE = 0.37
_RATED_SHARE = 0.55
_STUCK_SHARE = 0.12
_STUCK_EXTENDED_SHARE = 0.3
_USUAL_WORKING_DAYS = 7
_FORWARD_UNTIL = 15  # o'clock (NĐ 61/2018 Điều 18.2)
_RATINGS = Weighted({5: 700, 4: 272, 3: 22, 2: 4, 1: 2})


class Lives:
    """Draws what becomes of each dossier; tells it up to `now`."""

    def __init__(
        self,
        clock: OfficeClock,
        people: Townspeople,
        random: Random,
        *,
        unit: str,
        departments: list[str],
        now: datetime,
        stuck: int,
    ) -> None:
        self._clock = clock
        self._people = people
        self._random = random
        self._unit = unit
        self._departments = departments
        self._now = now
        self._stuck = stuck
        self._letters = 0

    def tell(self, at: datetime, number: str, wish: Wish) -> list[DossierEvent]:
        """Return what happened up to now to the dossier received `at`."""
        received = self._receive(at, number, wish)
        events: list[DossierEvent] = [received]
        if wish.is_at_once:
            self._finish_at_once(events, received)
        else:
            self._process(events, received, wish)
        while events[-1].at > self._now:
            events.pop()
        return events

    def _receive(self, at: datetime, number: str, wish: Wish) -> DossierReceived:
        way = RETURN_WAYS[wish.channel]
        if wish.channel is Channel.ONLINE and self._random.random() < 0.4:
            way = ReturnWay.DESK
        return DossierReceived(
            at=at,
            number=number,
            unit=self._unit,
            procedure=wish.procedure.code,
            channel=wish.channel,
            applicant=self._people.anyone(),
            limit=wish.limit,
            due_at=self._clock.promised(at, wish.limit),
            return_way=way,
            papers=wish.papers,
            fee=wish.fee,
            calendar_version=self._clock.calendar.version,
            service_level=wish.procedure.service_level,
        )

    def _finish_at_once(
        self, events: list[DossierEvent], received: DossierReceived
    ) -> None:
        finished_at = self._clock.soon(received.at, 6, 45)
        events.append(ResultRecorded(finished_at))
        returned_at = self._clock.soon(finished_at, 1, 25)
        events.append(self._return(received, returned_at))
        self._correct(events)

    def _process(
        self, events: list[DossierEvent], received: DossierReceived, wish: Wish
    ) -> None:
        self._forward(events, received.at)
        self._correct(events)
        due = self._pause(events, received, wish)
        fate = self._random.random()
        if fate < _WITHDRAWN_SHARE:
            at = self._clock.soon(events[-1].at, 20, 200)
            events.append(DossierWithdrawn(at, words.WITHDRAWALS.pick(fate * 100)))
            return
        if due is not None and self._is_stuck(due):
            if self._draw() < _STUCK_EXTENDED_SHARE:
                self._extend(events, due, self._clock.working_day(self._now.date(), 3))
            return
        finished_at = self._finish_moment(events, due)
        if _WITHDRAWN_SHARE <= fate < _WITHDRAWN_SHARE + _REFUSED_SHARE:
            reason = words.REFUSALS.pick(self._random.random())
            events.append(DossierRefused(finished_at, reason, due))
        else:
            events.append(ResultRecorded(finished_at))
        events.append(self._return(received, self._collected_at(finished_at)))

    def _forward(self, events: list[DossierEvent], at: datetime) -> None:
        department = self._departments[
            int(self._random.random() * len(self._departments))
        ]
        if at.hour < _FORWARD_UNTIL:
            moment = self._clock.soon(at, 5, 60)
        else:
            calendar = self._clock.calendar
            opening = calendar.opening_from(calendar.working_day_after(at.date(), 1))
            moment = self._clock.soon(opening, 0, 30)
        events.append(DossierForwarded(moment, department))

    def _correct(self, events: list[DossierEvent]) -> None:
        if self._random.random() >= _CORRECTED_SHARE:
            return
        at = self._clock.soon(events[-1].at, 3, 40)
        if self._random.random() < 0.5:
            changes, reason = {"phone": self._people.phone()}, words.NEW_PHONE
        else:
            changes, reason = {"address": self._people.address()}, words.NEW_ADDRESS
        events.append(DossierCorrected(at, changes, reason))

    def _pause(
        self, events: list[DossierEvent], received: DossierReceived, wish: Wish
    ) -> datetime | None:
        """Perhaps stop the clock for a while; return the due moment then in force."""
        due, last = received.due_at, events[-1].at
        ground = self._pause_ground(received.at, wish)
        if ground is None or due is None:
            return due
        asked_on = self._clock.working_day(last.date(), 1 + int(self._draw() * 2.4))
        asked_at = self._clock.moment_on(asked_on, after=last)
        if asked_at >= due:
            return due
        back_on = self._clock.working_day(asked_on, 1 + int(self._draw() * 11))
        back_at = self._clock.moment_on(back_on, after=asked_at)
        due = promised_at(
            self._clock.calendar,
            received.at,
            received.limit,
            pauses=(Pause(asked_at, back_at, ground),),
            policy=wish.procedure.supplement_policy,
        )
        reason = words.PAUSES[ground].pick(self._draw())
        events.append(SupplementRequested(asked_at, reason, ground))
        events.append(SupplementReceived(back_at, due, self._clock.calendar.version))
        return due

    def _pause_ground(self, received_at: datetime, wish: Wish) -> PauseGround | None:
        drawn = self._draw()
        share = _SUPPLEMENT_SHARE
        if self._now - received_at < timedelta(days=12):
            share = _RECENT_SUPPLEMENT_SHARE
        if drawn < share:
            return PauseGround.SUPPLEMENT
        is_land = wish.procedure.sector.name == "Đất đai"
        return PauseGround.FINANCIAL if is_land and drawn < _FINANCIAL_SHARE else None

    def _is_stuck(self, due: datetime) -> bool:
        """Return whether this one lies overdue on a desk today."""
        ago = (self._now.date() - due.date()).days
        if self._stuck and 0 < ago <= 12 and self._draw() < _STUCK_SHARE:
            self._stuck -= 1
            return True
        return False

    def _finish_moment(
        self, events: list[DossierEvent], due: datetime | None
    ) -> datetime:
        last = events[-1].at
        due_on = due.date() if due else self._usual_day(last)
        if due is not None and self._draw() < _LATE_SHARE:
            late_by = 1 + int(5 * self._draw() ** 2)
            day = self._clock.working_day(due_on, late_by)
            self._extend(events, due, day)
            return self._clock.moment_on(day, after=events[-1].at)
        tomorrow = last.date() + timedelta(days=1)
        length = self._clock.calendar.working_days_between(tomorrow, due_on)
        day = due_on
        if length > 1 and self._draw() < _EARLY_SHARE:
            ahead = 1 + int(self._draw() * (length - 1))
            day = self._clock.working_day(last.date(), ahead)
        return self._clock.moment_on(day, after=last)

    def _usual_day(self, after: datetime) -> date:
        return self._clock.working_day(after.date(), _USUAL_WORKING_DAYS)

    def _extend(self, events: list[DossierEvent], due: datetime, new_day: date) -> None:
        """Perhaps apologise a day before `due` and promise `new_day`."""
        last = events[-1].at
        calendar = self._clock.calendar
        at = calendar.opening_from(due.date()) + timedelta(minutes=20)
        if at <= last or self._draw() > 0.8:
            return
        self._letters += 1
        events.append(
            DeadlineExtended(
                at,
                datetime.combine(new_day, due.time()),
                words.DELAYS.pick(self._draw()),
                f"{self._letters:02d}/PXL",
            )
        )

    def _collected_at(self, finished_at: datetime) -> datetime:
        drawn = self._draw()
        if drawn < 0.3:
            return self._clock.soon(finished_at, 10, 90)
        days = 1 + int(5 * ((drawn - 0.3) / 0.7) ** 3)
        day = self._clock.working_day(finished_at.date(), days)
        return self._clock.moment_on(day, after=finished_at)

    def _return(self, received: DossierReceived, at: datetime) -> ResultReturned:
        drawn = self._draw()
        rating = _RATINGS.pick(drawn / _RATED_SHARE) if drawn < _RATED_SHARE else None
        applicant = received.applicant
        receiver = applicant.submitter_name or applicant.shown_name
        return ResultReturned(at, receiver, received.return_way, rating)

    def _draw(self) -> float:
        return self._random.random()
