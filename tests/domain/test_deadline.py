"""One row for each legal case, and what the engine refuses."""

from datetime import datetime, time, timedelta

import pytest

from motcua_desktop.domain.calendar import SpecialDay, WorkCalendar
from motcua_desktop.domain.deadline import (
    Course,
    DeadlineRules,
    Pause,
    PauseGround,
    Standstill,
    course,
    due_at,
    due_in_bulk,
    pause_counts,
    timing_by_default,
)
from motcua_desktop.domain.due_days import DayNote
from motcua_desktop.domain.errors import (
    CalendarRangeError,
    PauseOrderError,
    UnknownLimitError,
)
from motcua_desktop.domain.pauses import joined, known_pauses
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit
from motcua_desktop.domain.rules import DayMode, EarlyRule
from motcua_desktop.domain.timing import Standing, Timing, standing, timing
from motcua_desktop.storage.calendars import load_work_calendar, office_hours

PLACE: WorkCalendar = load_work_calendar()
FIVE_DAYS = TimeLimit(LimitUnit.WORKING_DAY, 5)
RESTART = DeadlineRules(pause_policy=SupplementPolicy.RESTART)
ROLLING = DeadlineRules(day_mode=DayMode.ROLLING)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def due(
    received: str, limit: str, *pauses: Pause, rules: DeadlineRules | None = None
) -> str:
    found = due_at(
        PLACE,
        at(received),
        TimeLimit.parse(limit),
        rules=rules or DeadlineRules(),
        pauses=pauses,
    )
    return "" if found is None else found.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        # law-and-forms 4.8: the table of the law page.
        ("2026-01-08T08:00", "3 ngày làm việc", "2026-01-12T17:00"),
        ("2026-02-13T08:00", "3 ngày làm việc", "2026-02-25T17:00"),
        ("2026-04-10T08:00", "15 ngày", "2026-04-28T17:00"),
        ("2026-04-24T08:00", "2 ngày làm việc", "2026-04-29T17:00"),
        ("2026-08-20T08:00", "3 ngày làm việc", "2026-08-24T17:00"),
        ("2026-08-27T08:00", "3 ngày làm việc", "2026-09-04T17:00"),
        ("2026-10-30T08:00", "30 ngày", "2026-11-30T17:00"),
        ("2026-11-20T08:00", "2 ngày làm việc", "2026-11-25T17:00"),
        ("2026-11-23T08:00", "2 ngày làm việc", "2026-11-26T17:00"),
        ("2026-12-30T08:00", "3 ngày làm việc", "2027-01-05T17:00"),
        ("2027-02-03T08:00", "3 ngày làm việc", "2027-02-15T17:00"),
        ("2027-04-29T08:00", "1 ngày làm việc", "2027-05-04T17:00"),
        ("2027-09-01T08:00", "1 ngày làm việc", "2027-09-06T17:00"),
        ("2026-03-02T15:30", "8 giờ làm việc", "2026-03-03T15:30"),
        ("2026-03-02T14:50", "trong ngày", "2026-03-02T17:00"),
        ("2026-03-02T15:10", "trong ngày", "2026-03-03T17:00"),
        # Half a day is four hours, also where days end at closing time.
        ("2026-03-02T10:15", "0,5 ngày làm việc", "2026-03-02T15:45"),
        ("2026-03-02T10:15", "1,5 ngày làm việc", "2026-03-03T15:45"),
        ("2024-02-29T09:00", "4 năm", "2028-02-29T17:00"),
        ("2027-08-31T09:00", "6 tháng", "2028-02-29T17:00"),
        ("2026-12-31T09:00", "1 tháng", "2027-02-01T17:00"),
        # A minute begun is a minute.
        ("2026-03-02T09:00", "0,001 giờ làm việc", "2026-03-02T09:01"),
        ("2026-03-02T09:00", "1,1 giờ làm việc", "2026-03-02T10:06"),
    ],
)
def test_a_limit_ends_when_the_law_says(
    received: str, limit: str, expected: str
) -> None:
    assert due(received, limit) == expected


@pytest.mark.parametrize(
    "limit",
    [
        TimeLimit(LimitUnit.WORKING_DAY, 0),
        TimeLimit(LimitUnit.WORKING_DAY, -1),
        TimeLimit(LimitUnit.WORKING_HOUR, 3661),
        TimeLimit(LimitUnit.CALENDAR_DAY, 1.5),
        TimeLimit(LimitUnit.MONTH, 0.5),
        TimeLimit(LimitUnit.CALENDAR_DAY, float("nan")),
        TimeLimit(LimitUnit.WORKING_DAY, float("inf")),
    ],
)
def test_a_limit_that_cannot_be_is_refused(limit: TimeLimit) -> None:
    received_at = at("2026-03-02T09:00")
    with pytest.raises(UnknownLimitError):
        due_at(PLACE, received_at, limit)
    with pytest.raises(UnknownLimitError):
        course(PLACE, received_at, limit)
    with pytest.raises(UnknownLimitError):
        due_in_bulk(PLACE, [received_at], limit)


def test_the_longest_limits_are_still_computed() -> None:
    assert due("2020-03-02T09:00", "3660 ngày") == "2030-03-11T17:00"
    with pytest.raises(CalendarRangeError, match="2036"):
        due("2026-03-02T09:00", "10 năm")
    with pytest.raises(CalendarRangeError, match="1999"):
        due("1999-03-02T09:00", "1 ngày")


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    start = at("2026-03-02T09:00")
    with pytest.raises(PauseOrderError):
        Pause(start, at("2026-03-02T08:59"))
    assert Pause(start, start).resumed_at == start


def test_a_pause_of_no_length_restarts_nothing() -> None:
    start = at("2026-03-04T09:00")
    same = due("2026-03-02T09:00", "5 ngày làm việc", Pause(start, start))
    restarted = due(
        "2026-03-02T09:00", "5 ngày làm việc", Pause(start, start), rules=RESTART
    )
    assert same == restarted == "2026-03-09T17:00"


def test_only_a_supplement_restarts_other_grounds_freeze() -> None:
    span = (at("2026-03-04T10:00"), at("2026-03-06T09:00"))
    dues = [
        due("2026-03-02T09:00", "5 ngày làm việc", Pause(*span, ground), rules=RESTART)
        for ground in PauseGround
    ]
    assert dues == ["2026-03-13T17:00", "2026-03-11T17:00", "2026-03-11T17:00"]


def test_a_supplement_inside_another_pause_restarts_at_the_end_of_both() -> None:
    whole = Pause(at("2026-03-03T10:00"), at("2026-03-10T09:00"), PauseGround.OTHER)
    inside = Pause(at("2026-03-04T10:00"), at("2026-03-06T09:00"))
    found = due("2026-03-02T09:00", "5 ngày làm việc", whole, inside, rules=RESTART)
    assert found == "2026-03-17T17:00"


def test_a_pause_while_the_desk_is_still_closed_is_not_counted_twice() -> None:
    first = Pause(at("2026-03-04T10:00"), at("2026-03-04T15:01"))
    second = Pause(at("2026-03-04T15:33"), at("2026-03-05T11:30"))
    rules = DeadlineRules(day_mode=DayMode.ROLLING, day_cutoff=time(15, 0))
    found = due("2026-03-02T09:00", "5 ngày làm việc", first, second, rules=rules)
    assert found == "2026-03-10T10:30"
    weekend = (
        Pause(at("2026-03-07T10:00"), at("2026-03-07T12:00")),
        Pause(at("2026-03-08T10:00"), at("2026-03-10T09:00")),
    )
    assert due("2026-03-02T09:00", "11 ngày", *weekend) == "2026-03-16T17:00"


def test_the_union_of_pauses_keeps_its_order_and_its_open_end() -> None:
    first = Pause(at("2026-03-02T09:00"), at("2026-03-03T09:00"), PauseGround.OTHER)
    second = Pause(at("2026-03-03T09:00"), None, PauseGround.FINANCIAL)
    third = Pause(at("2026-03-09T09:00"), at("2026-03-10T09:00"))
    union = joined((third, second, first))
    assert union == [Pause(first.paused_at, None, PauseGround.SUPPLEMENT)]
    assert joined((second, first)) == [Pause(first.paused_at, None, PauseGround.OTHER)]
    inside = Pause(at("2026-03-02T10:00"), at("2026-03-02T11:00"), PauseGround.OTHER)
    assert joined((first, inside)) == [first]
    assert joined((third, first)) == [first, third]


def test_what_came_after_the_moment_is_not_known_at_it() -> None:
    ended = Pause(at("2026-03-02T09:00"), at("2026-03-03T09:00"))
    later = Pause(at("2026-03-05T09:00"), at("2026-03-06T09:00"))
    at_its_end = known_pauses((ended, later), at("2026-03-03T09:00"))
    assert at_its_end == (ended,)
    before = known_pauses((ended, later), at("2026-03-03T08:59"))
    assert before == (Pause(ended.paused_at),)
    assert known_pauses((later,), later.paused_at) == (Pause(later.paused_at),)


def test_a_pause_counts_before_the_due_minute_only() -> None:
    moment = at("2026-03-09T17:00")
    assert pause_counts(at("2026-03-09T16:59:59"), moment)
    assert not pause_counts(at("2026-03-09T17:00:30"), moment)


@pytest.mark.parametrize(
    ("finished", "in_days", "expected"),
    [
        ("2026-03-08T23:59", True, Timing.EARLY),
        ("2026-03-09T00:00", True, Timing.ON_TIME),
        ("2026-03-09T23:59", True, Timing.ON_TIME),
        ("2026-03-10T00:00", True, Timing.LATE),
        ("2026-03-09T15:59", False, Timing.EARLY),
        ("2026-03-09T16:00:59", False, Timing.ON_TIME),
        ("2026-03-09T16:01", False, Timing.LATE),
    ],
)
def test_days_are_late_by_date_and_hours_by_the_minute(
    finished: str, expected: Timing, *, in_days: bool
) -> None:
    moment = at("2026-03-09T16:00")
    assert timing_by_default(at(finished), moment, in_days=in_days) is expected


def test_without_a_due_moment_a_result_is_on_time() -> None:
    finished_at = at("2026-03-09T16:00")
    assert timing_by_default(finished_at, None, in_days=True) is Timing.ON_TIME
    assert timing(PLACE, finished_at, None, FIVE_DAYS) is Timing.ON_TIME


@pytest.mark.parametrize(
    ("finished", "expected"),
    [("2026-03-09T12:59", Timing.EARLY), ("2026-03-09T13:00", Timing.ON_TIME)],
)
def test_under_the_session_rule_the_half_day_before_is_early(
    finished: str, expected: Timing
) -> None:
    rules = DeadlineRules(early_rule=EarlyRule.SESSION)
    moment = at("2026-03-09T17:00")
    assert timing(PLACE, at(finished), moment, FIVE_DAYS, rules=rules) is expected


def test_under_the_session_rule_a_due_moment_before_any_session_has_its_day() -> None:
    rules = DeadlineRules(early_rule=EarlyRule.SESSION)
    moment = at("2026-03-09T07:00")
    for finished, expected in (
        ("2026-03-08T23:59", Timing.EARLY),
        ("2026-03-09T00:00", Timing.ON_TIME),
    ):
        assert timing(PLACE, at(finished), moment, FIVE_DAYS, rules=rules) is expected


def test_a_due_moment_at_the_end_of_lunch_belongs_to_the_morning() -> None:
    rules = DeadlineRules(early_rule=EarlyRule.SESSION)
    for due_text, finished, expected in (
        ("2026-03-09T13:00", "2026-03-09T07:29", Timing.EARLY),
        ("2026-03-09T13:00", "2026-03-09T12:59", Timing.ON_TIME),
        ("2026-03-09T13:20", "2026-03-09T12:59", Timing.EARLY),
        ("2026-03-09T13:20", "2026-03-09T13:00", Timing.ON_TIME),
    ):
        moment = at(due_text)
        assert timing(PLACE, at(finished), moment, FIVE_DAYS, rules=rules) is expected


@pytest.mark.parametrize(
    ("resumed", "expected"),
    [
        ("2026-03-04T12:00", "2026-03-09T17:00"),
        ("2026-03-04T13:00", "2026-03-09T17:00"),
        ("2026-03-04T13:01", "2026-03-10T07:31"),
    ],
)
def test_each_working_minute_of_a_pause_is_made_good(
    resumed: str, expected: str
) -> None:
    rules = DeadlineRules(pause_policy=SupplementPolicy.MINUTES)
    pause = Pause(at("2026-03-04T11:30"), at(resumed))
    assert due("2026-03-02T09:00", "5 ngày làm việc", pause, rules=rules) == expected


def test_rolling_days_are_late_by_the_minute_and_early_by_the_day() -> None:
    moment = at("2026-03-09T10:15")
    for finished, expected in (
        ("2026-03-08T12:00", Timing.EARLY),
        ("2026-03-09T10:14", Timing.ON_TIME),
        ("2026-03-09T10:16", Timing.LATE),
    ):
        found = timing(PLACE, at(finished), moment, FIVE_DAYS, rules=ROLLING)
        assert found is expected
    month = TimeLimit(LimitUnit.MONTH, 1)
    late = timing(PLACE, at("2026-03-09T18:00"), moment, month, rules=ROLLING)
    assert late is Timing.ON_TIME


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-03-05T17:00", Standing.WITHIN),
        ("2026-03-06T00:00", Standing.DUE_SOON),
        ("2026-03-07T10:00", Standing.DUE_SOON),
        ("2026-03-09T23:59", Standing.DUE_SOON),
        ("2026-03-10T00:00", Standing.OVERDUE),
    ],
)
def test_a_reminder_comes_from_the_working_day_before(
    as_of: str, expected: Standing
) -> None:
    moment = at("2026-03-09T17:00")
    assert standing(PLACE, at(as_of), moment, FIVE_DAYS) is expected


def test_inside_a_pause_that_counts_the_clock_stands() -> None:
    moment = at("2026-03-09T17:00")
    closed = Pause(at("2026-03-04T10:00"), at("2026-03-06T09:00"))
    vain = Pause(moment)
    asked = {
        "2026-03-04T09:59": Standing.WITHIN,
        "2026-03-04T10:00": Standing.PAUSED,
        "2026-03-06T08:59": Standing.PAUSED,
        "2026-03-06T09:00": Standing.DUE_SOON,
        "2026-03-10T09:00": Standing.OVERDUE,
    }
    for as_of, expected in asked.items():
        found = standing(PLACE, at(as_of), moment, FIVE_DAYS, pauses=(closed, vain))
        assert found is expected
    assert standing(PLACE, moment, None, FIVE_DAYS) is Standing.PAUSED


def test_a_course_tells_where_the_clock_started_and_stood() -> None:
    pauses = (
        Pause(at("2026-03-01T08:00"), at("2026-03-02T08:00")),
        Pause(at("2026-03-04T10:00"), at("2026-03-05T18:00")),
        Pause(at("2026-04-01T08:00"), at("2026-04-02T08:00")),
    )
    run = course(PLACE, at("2026-03-02T07:00"), FIVE_DAYS, rules=RESTART, pauses=pauses)
    assert run.effective_at == at("2026-03-02T07:30")
    assert run.started_at == at("2026-03-06T07:30")
    assert run.due_at == at("2026-03-13T17:00")
    assert [still.paused_at for still in run.standstills] == [
        at("2026-03-01T08:00"),
        at("2026-03-04T10:00"),
    ]


def test_a_saturday_desk_closes_a_limit_within_the_day() -> None:
    place = load_work_calendar(office_hours("SATDESK"))
    found = due_at(place, at("2026-03-07T08:00"), TimeLimit(LimitUnit.SAME_DAY))
    assert found == at("2026-03-07T11:30")


def test_a_pause_that_ends_as_the_clock_starts_is_left_out() -> None:
    pauses = (Pause(at("2026-03-01T08:00"), at("2026-03-02T07:30")),)
    run = course(PLACE, at("2026-03-01T07:00"), FIVE_DAYS, pauses=pauses)
    assert run.effective_at == at("2026-03-02T07:30")
    assert run.standstills == ()


def test_under_the_session_rule_the_minute_decides_which_half_day() -> None:
    rules = DeadlineRules(early_rule=EarlyRule.SESSION)
    moment = at("2026-03-09T13:05")
    early = timing(PLACE, at("2026-03-09T12:30"), moment, FIVE_DAYS, rules=rules)
    assert early is Timing.EARLY


@pytest.mark.parametrize(
    "text", ["4 giờ làm việc", "0,5 ngày làm việc", "trong ngày", "5 ngày", "2 tháng"]
)
@pytest.mark.parametrize("cutoff", [None, time(15)])
def test_many_at_once_are_each_as_if_alone(text: str, cutoff: time | None) -> None:
    limit = TimeLimit.parse(text)
    rules = DeadlineRules(day_cutoff=cutoff)
    start = at("2026-03-05T00:00")
    receipts = [start + timedelta(minutes=97 * step) for step in range(60)]
    together = due_in_bulk(PLACE, receipts, limit, rules=rules)
    assert together == [due_at(PLACE, it, limit, rules=rules) for it in receipts]


@pytest.mark.parametrize(
    "kind", [Course, Standstill, DeadlineRules, TimeLimit, Pause, SpecialDay, DayNote]
)
def test_what_is_computed_cannot_be_changed_afterwards(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
