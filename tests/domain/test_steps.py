"""What may happen next: the one table of moves, and each step's own rules."""

from datetime import date, datetime, timedelta

import pytest

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import (
    DomainError,
    FieldValueError,
    IllegalMoveError,
    MissingReasonError,
    MomentOrderError,
    NewDueDateError,
    SecondExtensionError,
)
from motcua_desktop.domain.events import DossierReceived, ResultReturned
from motcua_desktop.domain.lifecycle import (
    MOVES,
    State,
    Step,
    allowed_steps,
    next_state,
)
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.procedure import SupplementPolicy, TimeLimit
from motcua_desktop.domain.steps import Rules, StepRequest, correct, decide
from motcua_desktop.storage.calendars import load_work_calendar

RULES = Rules(load_work_calendar())
MONDAY = datetime(2026, 11, 23, 9, 42)
LEGAL = {
    State.RECEIVED: "forward request-supplement withdraw refuse finish extend",
    State.PROCESSING: "forward request-supplement withdraw refuse finish extend",
    State.PAUSED: "supplement-received withdraw refuse",
    State.FINISHED: "return",
    State.REFUSED: "return",
    State.WITHDRAWN: "",
    State.RETURNED: "",
}


def a_dossier(limit: str = "5 ngày làm việc") -> Dossier:
    return Dossier.received(
        DossierReceived(
            at=MONDAY,
            number="H26.12-261123-0001",
            unit="H26.12",
            procedure="1",
            channel=Channel.DESK,
            applicant=Applicant("Nguyễn Thị Hoa"),
            limit=TimeLimit.parse(limit),
            due_at=datetime(2026, 12, 1, 17),
        )
    )


def taken(dossier: Dossier, step: Step, **words: object) -> Dossier:
    at = words.pop("at", dossier.last_at + timedelta(hours=1))
    request = StepRequest(step, at, **words)  # type: ignore[arg-type]
    dossier.apply(decide(dossier, request, RULES))
    return dossier


@pytest.mark.parametrize("state", list(State))
def test_the_table_of_moves_is_the_law(state: State) -> None:
    assert [step.value for step in allowed_steps(state)] == LEGAL[state].split()
    for step in Step:
        if step in allowed_steps(state):
            assert next_state(state, step) is (MOVES[step][1] or state)
        else:
            with pytest.raises(IllegalMoveError) as refused:
                next_state(state, step)
            assert step.label in refused.value.wrong
            assert state.label in refused.value.wrong


def test_a_step_cannot_precede_the_one_before() -> None:
    dossier = taken(a_dossier(), Step.FORWARD)
    with pytest.raises(MomentOrderError, match="09:42 23/11/2026"):
        taken(dossier, Step.FINISH, at=MONDAY)


@pytest.mark.parametrize("step", [Step.REQUEST_SUPPLEMENT, Step.REFUSE])
def test_what_binds_the_citizen_needs_a_reason(step: Step) -> None:
    with pytest.raises(MissingReasonError):
        taken(a_dossier(), step, reason=" \u200b")


def test_a_pause_freezes_or_restarts_as_the_procedure_says() -> None:
    frozen = Rules(RULES.calendar, SupplementPolicy.FREEZE)
    for rules, due in (
        (RULES, datetime(2026, 12, 4, 17)),
        (frozen, datetime(2026, 12, 3, 17)),
    ):
        dossier = a_dossier()
        for step, day in (
            (Step.REQUEST_SUPPLEMENT, datetime(2026, 11, 25, 10)),
            (Step.SUPPLEMENT_RECEIVED, datetime(2026, 11, 27, 10)),
        ):
            request = StepRequest(step, day, reason="thiếu")
            dossier.apply(decide(dossier, request, rules))
        assert dossier.due_at == due


def test_a_refusal_while_the_clock_stands_is_judged_as_if_it_ran_again() -> None:
    dossier = taken(a_dossier(), Step.REQUEST_SUPPLEMENT, reason="thiếu")
    taken(dossier, Step.REFUSE, reason="quá hạn bổ sung", at=datetime(2026, 12, 21, 9))
    assert (dossier.timing, dossier.is_refused) == ("early", True)


def test_an_apology_moves_the_promise_once_and_not_the_judgement() -> None:
    dossier = taken(
        a_dossier(), Step.EXTEND, reason="xác minh", new_due_on=date(2026, 12, 4)
    )
    assert dossier.due_at == datetime(2026, 12, 4, 17)
    assert dossier.judged_due_at == dossier.due_original == datetime(2026, 12, 1, 17)
    with pytest.raises(SecondExtensionError):
        taken(dossier, Step.EXTEND, reason="nữa", new_due_on=date(2026, 12, 8))


@pytest.mark.parametrize(
    ("limit", "days", "new_day"),
    [
        ("5 ngày làm việc", 7, date(2026, 12, 10)),
        ("4 giờ làm việc", 1, date(2026, 12, 2)),
        ("8 ngày", 4, date(2026, 12, 7)),
    ],
)
def test_an_extension_is_counted_in_the_procedures_own_unit(
    limit: str, days: int, new_day: date
) -> None:
    dossier = taken(a_dossier(limit), Step.EXTEND, reason="chậm", extra_days=days)
    assert dossier.due_at == datetime.combine(new_day, datetime.min.time().replace(17))


@pytest.mark.parametrize(
    ("new_day", "why"),
    [
        (None, "chưa ghi"),
        (date(2026, 12, 1), "không sau"),
        (date(2026, 12, 5), "ngày nghỉ"),
    ],
)
def test_a_new_appointment_is_a_later_working_day(
    new_day: date | None, why: str
) -> None:
    with pytest.raises(NewDueDateError, match=why):
        taken(a_dossier(), Step.EXTEND, reason="chậm", new_due_on=new_day)


def test_the_result_goes_to_the_applicant_unless_another_is_named() -> None:
    dossier = taken(a_dossier(), Step.FINISH)
    request = StepRequest(Step.RETURN, dossier.last_at, satisfaction=5)
    event = decide(dossier, request, RULES)
    assert isinstance(event, ResultReturned)
    assert (event.receiver, event.satisfaction) == ("Nguyễn Thị Hoa", 5)
    with pytest.raises(FieldValueError):
        decide(
            dossier, StepRequest(Step.RETURN, dossier.last_at, satisfaction=6), RULES
        )


def test_corrections_are_checked_and_told() -> None:
    dossier = taken(a_dossier(), Step.FINISH, at=datetime(2026, 11, 25, 10))
    now = datetime(2026, 11, 26, 8)
    good = correct(
        dossier, {"finished_at": "2026-11-24T09:00"}, at=now, reason="ghi nhầm ngày"
    )
    dossier.apply(good)
    assert dossier.finished_at == datetime(2026, 11, 24, 9)
    bad: dict[str, dict[str, str]] = {
        "unknown fact": {"state": "returned"},
        "a fact that is not there": {"returned_at": "2026-11-25T09:00"},
        "no moment": {"finished_at": "hôm qua"},
        "before receipt": {"finished_at": "2026-11-20T09:00"},
    }
    for case, changes in bad.items():
        with pytest.raises(DomainError):
            correct(dossier, changes, at=now, reason=case)
    with pytest.raises(MissingReasonError):
        correct(dossier, {"note": "x"}, at=now, reason=" ")


def test_a_withdrawn_dossier_counts_no_more() -> None:
    dossier = taken(a_dossier(), Step.WITHDRAW)
    assert (dossier.state, dossier.timing) == (State.WITHDRAWN, None)
    assert allowed_steps(dossier.state) == ()
