"""Computes a due date for whoever asks: the moment, how it stands, why, day by day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.deadline import (
    Standing,
    course,
    standing,
    timing,
    working_minutes_between,
)
from motcua_desktop.domain.due_days import DayNote, explain
from motcua_desktop.domain.due_reason import reason_line
from motcua_desktop.domain.errors import PauseBeforeReceiptError
from motcua_desktop.domain.pauses import known_pauses
from motcua_desktop.services.due_request import DueRequest, read_request


class CalendarsByName(Protocol):
    """The calendars that requests name by their hours and their set of days off."""

    def calendar(self, hours: str, holidays: str) -> WorkCalendar:
        """Return the calendar of these names."""
        ...


@dataclass(frozen=True, slots=True)
class DueAnswer:
    """A due moment and what is to be said of it.

    `status` is early, on_time, late of a finished dossier, in_progress, due_soon,
    overdue, paused of an open one, None when neither was asked. `working_minutes`
    counts from then to the due moment; below zero it is late. `warning` is "" or
    says that the date may still move.
    """

    effective_received_at: datetime
    due_at: datetime | None
    status: str | None
    working_minutes: int | None
    warning: str
    reason: str = ""
    days: tuple[DayNote, ...] = ()


def unconfirmed_warning(
    calendar: WorkCalendar, received_at: datetime, due: datetime | None
) -> str:
    """Return the sentence for a due date in a year not yet announced, or ""."""
    last = due or received_at
    for year in range(received_at.year, last.year + 1):
        if not calendar.is_confirmed(year):
            return f"Lịch năm {year} chưa xác nhận: hạn có thể đổi."
    return ""


def answer(
    request: DueRequest, calendars: CalendarsByName, *, explains: bool = False
) -> DueAnswer:
    """Return the due moment of `request`; if it `explains`, its reason and days.

    Raises:
        DomainError: the calendar is unknown, or a day lies outside its years.
    """
    calendar = calendars.calendar(request.hours, request.holidays)
    pauses = request.pauses
    if request.as_of is not None:
        pauses = known_pauses(pauses, request.as_of)
    asked = (calendar, request.received_at, request.limit)
    rules = request.rules
    run = course(*asked, rules=rules, pauses=pauses)
    finished_at = _known_finish(request)
    measured_at = finished_at or request.as_of
    minutes = None
    if measured_at is not None and run.due_at is not None:
        minutes = working_minutes_between(calendar, measured_at, run.due_at)
    return DueAnswer(
        run.effective_at,
        run.due_at,
        _status(calendar, request, run.due_at, finished_at),
        minutes,
        unconfirmed_warning(calendar, run.effective_at, run.due_at),
        reason_line(*asked, rules=rules, pauses=pauses) if explains else "",
        explain(*asked, rules=rules, pauses=pauses) if explains else (),
    )


def _known_finish(request: DueRequest) -> datetime | None:
    """Return when the result was ready, if that was known at `as_of`."""
    finished_at, as_of = request.finished_at, request.as_of
    if finished_at is not None and as_of is not None and finished_at > as_of:
        return None
    return finished_at


def _status(
    calendar: WorkCalendar,
    request: DueRequest,
    due: datetime | None,
    finished_at: datetime | None,
) -> str | None:
    limit, rules = request.limit, request.rules
    if finished_at is not None:
        return timing(calendar, finished_at, due, limit, rules=rules)
    if due is None:
        return Standing.PAUSED
    if request.as_of is None:
        return None
    stands = standing(calendar, request.as_of, due, limit, rules=rules)
    return "in_progress" if stands is Standing.WITHIN else stands


def refuse_early_pauses(request: DueRequest) -> None:
    """Refuse a pause typed by hand that ended before the receipt.

    Recorded pauses of that kind are only left out (deadlines R7).

    Raises:
        PauseBeforeReceiptError: there is one.
    """
    for pause in request.pauses:
        if pause.resumed_at is not None and pause.resumed_at < request.received_at:
            raise PauseBeforeReceiptError


def document(given: DueAnswer) -> dict[str, Any]:
    """Return `given` under the keys of the command line, times as ISO texts."""
    keys: dict[str, Any] = {
        "effective_received_at": _iso(given.effective_received_at),
        "due_at": _iso(given.due_at),
        "status": given.status,
        "delta_working_minutes": given.working_minutes,
    }
    if given.warning:
        keys["note"] = given.warning
    if given.days:
        keys["reason"] = given.reason
        keys["days"] = [
            {
                "day": note.day.isoformat(),
                "kind": note.kind.value,
                "ordinal": note.ordinal,
                "reason": note.reason,
                "source": note.source,
            }
            for note in given.days
        ]
    return keys


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")


def answer_keys(
    given: Mapping[str, object], calendars: CalendarsByName, *, explains: bool = False
) -> dict[str, Any]:
    """Return the answer to one request of JSON keys, as JSON keys.

    Raises:
        DomainError: the request cannot be read or has no answer.
    """
    return document(answer(read_request(given), calendars, explains=explains))
