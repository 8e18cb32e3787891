"""What a changed calendar or limit does to the due moment of an open dossier."""

from datetime import date, datetime, timedelta

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import MissingReasonError
from motcua_desktop.domain.events import DossierReceived, DueRecomputed
from motcua_desktop.domain.history import describe
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.procedure import TimeLimit
from motcua_desktop.domain.recompute import recomputed
from motcua_desktop.domain.steps import Rules, StepRequest, decide
from motcua_desktop.storage.calendars import load_work_calendar
from motcua_desktop.storage.codec import decode, encode

CLOSED = SpecialDay(date(2026, 11, 26), DayKind.LOCAL_OFF, "Nghỉ tránh bão")
BEFORE = Rules(load_work_calendar())
AFTER = Rules(load_work_calendar(extra=[CLOSED]))
MONDAY = datetime(2026, 11, 23, 9, 42)
NOON = datetime(2026, 11, 23, 12, 0, 31)
DUE = datetime(2026, 12, 1, 17)
A_DAY_LATER = datetime(2026, 12, 2, 17)


def a_dossier(limit: str | None = "5 ngày làm việc") -> Dossier:
    return Dossier.received(
        DossierReceived(
            at=MONDAY,
            number="H26.12-261123-0001",
            unit="H26.12",
            procedure="1",
            channel=Channel.DESK,
            applicant=Applicant("Nguyễn Thị Hoa"),
            limit=TimeLimit.parse(limit) if limit else None,
            due_at=DUE if limit else None,
        )
    )


def taken(dossier: Dossier, step: Step, at: datetime, **words: object) -> Dossier:
    request = StepRequest(step, at, reason="lý do", **words)  # type: ignore[arg-type]
    dossier.apply(decide(dossier, request, BEFORE))
    return dossier


def moved(dossier: Dossier, **words: object) -> DueRecomputed | None:
    return recomputed(dossier, AFTER, at=NOON, reason="bão", **words)  # type: ignore[arg-type]


def test_a_day_off_more_moves_the_due_moment_but_not_the_first_promise() -> None:
    dossier = a_dossier()
    event = moved(dossier)
    assert event == DueRecomputed(
        MONDAY.replace(hour=12, minute=0),
        A_DAY_LATER,
        "bão",
        calendar_version=AFTER.calendar.version,
    )
    dossier.apply(event)
    assert (dossier.due_original, dossier.judged_due_at, dossier.due_at) == (
        DUE,
        A_DAY_LATER,
        A_DAY_LATER,
    )
    assert moved(dossier) is None
    assert describe(event) == "hẹn trả 17:00 02/12/2026; bão"


def test_where_nothing_moves_there_is_no_event() -> None:
    assert recomputed(a_dossier(), BEFORE, at=NOON, reason="bão") is None
    assert moved(a_dossier(limit=None)) is None
    at = MONDAY + timedelta(hours=1)
    assert moved(taken(a_dossier(), Step.FINISH, at)) is None
    assert moved(taken(a_dossier(), Step.WITHDRAW, at)) is None


def test_while_the_clock_stands_nothing_moves() -> None:
    dossier = taken(a_dossier(), Step.REQUEST_SUPPLEMENT, datetime(2026, 11, 25, 8))
    assert moved(dossier) is None
    taken(dossier, Step.SUPPLEMENT_RECEIVED, datetime(2026, 11, 25, 9))
    assert dossier.due_at == datetime(2026, 12, 2, 17)
    event = moved(dossier)
    assert event is not None
    assert event.due_at == datetime(2026, 12, 3, 17)
    assert event.at == datetime(2026, 11, 25, 9)


def test_a_promise_given_with_an_apology_is_not_taken_back() -> None:
    dossier = taken(
        a_dossier(),
        Step.EXTEND,
        MONDAY + timedelta(hours=1),
        new_due_on=date(2026, 12, 10),
    )
    event = moved(dossier)
    assert event is not None
    dossier.apply(event)
    assert (dossier.judged_due_at, dossier.due_at) == (
        A_DAY_LATER,
        datetime(2026, 12, 10, 17),
    )


def test_a_new_limit_takes_the_place_of_the_old_one() -> None:
    dossier = a_dossier()
    hours = TimeLimit.parse("8 giờ làm việc")
    event = recomputed(dossier, BEFORE, at=NOON, reason="cắt giảm", limit=hours)
    assert event is not None
    dossier.apply(event)
    assert (dossier.limit, dossier.in_days) == (hours, False)
    assert dossier.due_at == datetime(2026, 11, 25, 9, 42)
    assert describe(event) == (
        "thời hạn 8 giờ làm việc, hẹn trả 09:42 25/11/2026; cắt giảm"
    )
    # The same moment under another kind of limit is judged otherwise.
    days = TimeLimit.parse("8 ngày")
    longer = recomputed(
        a_dossier("5 ngày làm việc"), BEFORE, at=NOON, reason="sửa", limit=days
    )
    assert longer is not None
    assert (longer.due_at, longer.limit) == (DUE, days)


def test_a_reason_is_needed() -> None:
    with pytest.raises(MissingReasonError):
        recomputed(a_dossier(), AFTER, at=NOON, reason=" \u200b ")


@pytest.mark.parametrize("limit", [None, TimeLimit.parse("8 giờ làm việc")])
def test_the_history_gives_the_event_back_as_it_was(limit: TimeLimit | None) -> None:
    event = DueRecomputed(MONDAY, DUE, "bão", limit, "abc")
    kind, body = encode(event)
    assert kind == "recomputed"
    assert decode(kind, "2026-11-23T09:42", body) == event
