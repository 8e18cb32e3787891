"""From a line of the tracking book to the history of its dossier.

A day without a clock counts as within office hours: the receipt in the morning, the
result in the afternoon, always so that what happened on one day keeps its order.
"""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Final

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.deadline import Pause
from motcua_desktop.domain.errors import FieldValueError, MomentOrderError
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierEvent,
    DossierReceived,
    DossierRefused,
    DossierWithdrawn,
    ResultRecorded,
    ResultReturned,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.procedure import LimitUnit, Procedure, TimeLimit
from motcua_desktop.domain.promise import promised_at
from motcua_desktop.services.rows.tracking_book import BookRow, Outcome
from motcua_desktop.text import screen_date, screen_moment

_CLOCKS: Final = {
    "Ngày tiếp nhận": time(8),
    "Ngày yêu cầu bổ sung": time(9),
    "Ngày nhận bổ sung": time(10),
    "Ngày xin lỗi": time(11),
    "Ngày rút": time(16),
    "Ngày có kết quả": time(16),
    "Ngày trả kết quả": time(16, 30),
}
_USUAL_CLOSING: Final = time(17)
_BOOK_REASON: Final = "Theo sổ theo dõi hồ sơ"


class BookHistories:
    """Turns lines into histories; remembers the promises already worked out."""

    def __init__(self, calendar: WorkCalendar, now: datetime) -> None:
        self._calendar = calendar
        self._now = now
        self._promises: dict[tuple[TimeLimit, date, bool], datetime | None] = {}
        self._closings: dict[date, datetime] = {}

    def history(
        self, row: BookRow, procedure: Procedure, *, number: str, unit: str
    ) -> tuple[DossierReceived, list[DossierEvent]]:
        """Return the receipt of `row`'s dossier and what followed, oldest first.

        Raises:
            FieldValueError: the line contradicts itself, or names the future.
            MomentOrderError: something happened before what must precede it.
        """
        _refuse_contradictions(row)
        at = self._moments(row)
        received_at = at["Ngày tiếp nhận"]
        limit = procedure.limit(row.channel)
        due = self._due(row, received_at, limit)
        received = DossierReceived(
            at=received_at,
            number=number,
            unit=unit,
            procedure=procedure.code,
            channel=row.channel,
            applicant=row.applicant,
            limit=limit,
            due_at=due,
            sets=row.sets,
            note=row.note,
            calendar_version=self._calendar.version,
            service_level=procedure.service_level,
        )
        if len(at) == 1:
            return received, []
        if row.asked_on is not None or row.apologised_on is not None:
            return received, self._long_history(row, received, at, procedure)
        if limit is not None and limit.unit is LimitUnit.WORKING_HOUR:
            _keep_hours(row, at, due)
        return received, list(_ending(row, at, due))

    def _moments(self, row: BookRow) -> dict[str, datetime]:
        """Return when each thing happened, checked and in the law's order."""
        days = {
            "Ngày tiếp nhận": row.received_on,
            "Ngày yêu cầu bổ sung": row.asked_on,
            "Ngày nhận bổ sung": row.supplied_on,
            "Ngày rút": row.withdrawn_on,
            "Ngày có kết quả": row.finished_on,
            "Ngày trả kết quả": row.returned_on,
        }
        if row.outcome is Outcome.WITHDRAWN and row.withdrawn_on is None:
            days["Ngày rút"], days["Ngày có kết quả"] = row.finished_on, None
        elif row.finished_on is None:
            days["Ngày có kết quả"] = row.returned_on
        at: dict[str, datetime] = {}
        last = datetime.min
        for label, day in days.items():
            if day is None:
                continue
            last = at[label] = _moment(label, day, last)
        self._move_back(days, at)
        _refuse_disorder(at)
        if last > self._now:
            self._refuse_future(at)
        if row.apologised_on is not None:
            at["Ngày xin lỗi"] = self._apology(row.apologised_on, at)
        return at

    def _apology(self, day: date, at: dict[str, datetime]) -> datetime:
        received_at = at["Ngày tiếp nhận"]
        end = at.get("Ngày có kết quả") or at.get("Ngày rút") or self._now
        moment = _moment("Ngày xin lỗi", day, received_at)
        if not isinstance(day, datetime) and day == end.date():
            moment = min(moment, end)
        if not received_at <= moment <= end:
            raise FieldValueError(
                f"Ngày xin lỗi {screen_moment(moment)}",
                "không nằm giữa ngày tiếp nhận và ngày có kết quả",
            )
        asked_at = at.get("Ngày yêu cầu bổ sung", datetime.max)
        if asked_at < moment < at.get("Ngày nhận bổ sung", datetime.max):
            raise FieldValueError(
                f"Ngày xin lỗi {screen_moment(moment)}",
                "nằm trong thời gian chờ bổ sung, khi hạn giải quyết đang dừng",
            )
        return moment

    def _move_back(self, days: dict[str, date | None], at: dict[str, datetime]) -> None:
        """Let a day without a clock give way to a later clock of that day, or now."""
        following = self._now
        for label in reversed(at):
            moment = at[label]
            if (
                moment > following
                and not isinstance(days[label], datetime)
                and moment.date() == following.date()
            ):
                moment = at[label] = following
            following = moment

    def _refuse_future(self, at: dict[str, datetime]) -> None:
        for label, moment in at.items():
            if moment > self._now:
                shown = screen_moment(self._now)
                raise FieldValueError(
                    f"{label} {screen_date(moment)}",
                    f"sau thời điểm hiện tại ({shown})",
                )

    def _due(
        self, row: BookRow, received_at: datetime, limit: TimeLimit | None
    ) -> datetime | None:
        if row.due_on is not None:
            due = self._closing(row.due_on)
            if due.date() < received_at.date():
                raise MomentOrderError(
                    f"Ngày hẹn trả {screen_date(due)}",
                    f"ngày tiếp nhận {screen_date(received_at)}",
                )
            return due
        if limit is None or limit.unit is LimitUnit.WORKING_HOUR:
            return promised_at(self._calendar, received_at, limit)
        is_early = received_at.hour * 60 + received_at.minute <= 15 * 60
        key = (limit, received_at.date(), is_early)
        if received_at.hour < 7 or received_at.hour >= 16:
            return promised_at(self._calendar, received_at, limit)
        if key not in self._promises:
            self._promises[key] = promised_at(self._calendar, received_at, limit)
        return self._promises[key]

    def _closing(self, day: date) -> datetime:
        """Return a promise: its moment, or the closing time of a day without one."""
        if isinstance(day, datetime):
            return day
        closing = self._closings.get(day)
        if closing is None:
            closing = datetime.combine(day, _USUAL_CLOSING)
            if self._calendar.is_desk_day(day):
                closing = self._calendar.closing(day)
            self._closings[day] = closing
        return closing

    def _long_history(
        self,
        row: BookRow,
        received: DossierReceived,
        at: dict[str, datetime],
        procedure: Procedure,
    ) -> list[DossierEvent]:
        """Return a history with a supplement or an apology in it."""
        events: list[DossierEvent] = []
        due = received.due_at
        asked_at = at.get("Ngày yêu cầu bổ sung")
        if asked_at is not None:
            events.append(SupplementRequested(asked_at, row.note or _BOOK_REASON))
        supplied_at = at.get("Ngày nhận bổ sung")
        if asked_at is not None and supplied_at is not None:
            if row.due_on is None:
                due = promised_at(
                    self._calendar,
                    received.at,
                    received.limit,
                    pauses=(Pause(asked_at, supplied_at),),
                    policy=procedure.supplement_policy,
                )
            events.append(SupplementReceived(supplied_at, due, self._calendar.version))
        apologised_at = at.get("Ngày xin lỗi")
        if apologised_at is not None:
            new_due = self._closing(row.new_due_on) if row.new_due_on else due
            reason = row.note or _BOOK_REASON
            apology = DeadlineExtended(apologised_at, new_due or apologised_at, reason)
            # In the minute of the request it came first: a paused limit has no apology.
            is_first = asked_at is not None and apologised_at <= asked_at
            events.insert(0 if is_first else len(events), apology)
        events += _ending(row, at, due)
        return sorted(events, key=_moment_of)


def _moment_of(event: DossierEvent) -> datetime:
    return event.at


def _moment(label: str, day: date, last: datetime) -> datetime:
    """Return a day's moment; without a clock, not before the one before of that day."""
    if isinstance(day, datetime):
        return day
    moment = datetime.combine(day, _CLOCKS[label])
    return last if last > moment and last.date() == day else moment


def _refuse_disorder(at: dict[str, datetime]) -> None:
    earlier_label, earlier = "", datetime.min
    for label, moment in at.items():
        if moment < earlier:
            raise MomentOrderError(
                f"{label} {screen_moment(moment)}",
                f"{earlier_label[0].lower()}{earlier_label[1:]} "
                f"{screen_moment(earlier)}",
            )
        earlier_label, earlier = label, moment


def _refuse_contradictions(row: BookRow) -> None:
    """Refuse a line that says two things at once, or half of one."""
    has_result = row.finished_on is not None or row.returned_on is not None
    is_withdrawn = row.withdrawn_on is not None or row.outcome is Outcome.WITHDRAWN
    ended = has_result or is_withdrawn
    contradictions = (
        (
            row.withdrawn_on is not None and has_result,
            "vừa có ngày rút, vừa có kết quả",
        ),
        (is_withdrawn and row.returned_on is not None, "đã rút mà có ngày trả kết quả"),
        (is_withdrawn and not (row.withdrawn_on or row.finished_on), "thiếu ngày rút"),
        (row.outcome is Outcome.OPEN and ended, "còn giải quyết mà có ngày kết thúc"),
        (
            row.outcome in {Outcome.DONE, Outcome.REFUSED} and not has_result,
            "thiếu ngày có kết quả",
        ),
        (
            row.supplied_on is not None and row.asked_on is None,
            "có ngày nhận bổ sung mà thiếu ngày yêu cầu bổ sung",
        ),
        (
            row.asked_on is not None and row.supplied_on is None and has_result,
            "có kết quả mà thiếu ngày nhận bổ sung",
        ),
    )
    for is_so, why in contradictions:
        if is_so:
            raise FieldValueError("Hồ sơ", why)


def _keep_hours(row: BookRow, at: dict[str, datetime], due: datetime | None) -> None:
    """Do not make a result late by hours that the book did not write down."""
    finished_at = at.get("Ngày có kết quả")
    says_clock = isinstance(row.finished_on, datetime)
    if finished_at is None or due is None or says_clock:
        return
    if finished_at.date() == due.date() and finished_at > due:
        at["Ngày có kết quả"] = max(due, at["Ngày tiếp nhận"])


def _ending(
    row: BookRow, at: dict[str, datetime], due: datetime | None
) -> Iterable[DossierEvent]:
    withdrawn_at = at.get("Ngày rút")
    if withdrawn_at is not None:
        yield DossierWithdrawn(withdrawn_at, row.note)
        return
    finished_at = at.get("Ngày có kết quả")
    if finished_at is None:
        return
    if row.outcome is Outcome.REFUSED:
        yield DossierRefused(finished_at, row.note or _BOOK_REASON, due)
    else:
        yield ResultRecorded(finished_at)
    returned_at = at.get("Ngày trả kết quả")
    if returned_at is not None:
        yield ResultReturned(
            returned_at,
            row.applicant.submitter_name or row.applicant.shown_name,
            satisfaction=row.satisfaction,
        )
