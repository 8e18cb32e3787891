"""What must hold of every due date, whatever the receipt, the limit and the pauses."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.deadline import (
    DayMode,
    DeadlineRules,
    Pause,
    PauseGround,
    due_at,
    due_in_bulk,
    effective_receipt,
)
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit
from motcua_desktop.storage.calendars import office_hours, shipped_days

# A Saturday desk that receives without counting is left out where a later receipt
# or a day off is asked about: for limits within the day the rule itself is not
# monotonous there (Friday 15:30 → Monday, Saturday 08:00 → Saturday 11:30).
COUNTING_HOURS = st.sampled_from(("STD8", "STD75", "SOUTH8", "SEASON", "SATWORK"))
ALL_HOURS = st.sampled_from(("STD8", "STD75", "SOUTH8", "SEASON", "SATWORK", "SATDESK"))
MOMENTS = st.datetimes(datetime(2025, 1, 15), datetime(2026, 12, 15)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
WHOLE = st.integers(1, 40).map(float)
LIMITS = st.one_of(
    WHOLE.map(lambda amount: TimeLimit(LimitUnit.WORKING_DAY, amount)),
    WHOLE.map(lambda amount: TimeLimit(LimitUnit.WORKING_HOUR, amount / 4)),
    WHOLE.map(lambda amount: TimeLimit(LimitUnit.CALENDAR_DAY, amount)),
    st.integers(1, 3).map(lambda amount: TimeLimit(LimitUnit.MONTH, amount)),
    st.just(TimeLimit(LimitUnit.YEAR, 1)),
    st.just(TimeLimit(LimitUnit.SAME_DAY)),
)
RULES = st.builds(
    DeadlineRules,
    day_mode=st.sampled_from(DayMode),
    day_cutoff=st.sampled_from((None, time(15, 0), time(16, 30))),
    same_day_cutoff=st.just(time(15, 0)),
    pause_policy=st.sampled_from(SupplementPolicy),
)
GAPS = st.integers(0, 12 * 1440).map(lambda minutes: timedelta(minutes=minutes))


def calendar(hours: str, *more: SpecialDay) -> WorkCalendar:
    return WorkCalendar(
        [*(d for d in shipped_days() if d.day not in {e.day for e in more}), *more],
        office_hours(hours),
        first_year=2018,
        last_year=2032,
    )


CALENDARS = {
    name: calendar(name)
    for name in ("STD8", "STD75", "SOUTH8", "SEASON", "SATWORK", "SATDESK")
}


@dataclass(frozen=True)
class Case:
    hours: str
    received_at: datetime
    limit: TimeLimit
    rules: DeadlineRules
    pauses: tuple[Pause, ...]

    def due(self, place: WorkCalendar | None = None) -> datetime | None:
        return due_at(
            place or CALENDARS[self.hours],
            self.received_at,
            self.limit,
            rules=self.rules,
            pauses=self.pauses,
        )

    def known_due(self, place: WorkCalendar | None = None) -> datetime:
        due = self.due(place)
        assert due is not None
        return due


@st.composite
def cases(draw: st.DrawFn, *, is_monotonous: bool = False) -> Case:
    received_at, rules = draw(MOMENTS), draw(RULES)
    pauses = []
    for _ in range(draw(st.integers(0, 3))):
        start = received_at + draw(GAPS)
        ground = draw(st.sampled_from(PauseGround))
        pauses.append(Pause(start, start + draw(GAPS), ground))
    hours = draw(ALL_HOURS)
    if is_monotonous:
        hours = draw(COUNTING_HOURS)
        # Under "minutes" a receipt inside the pause has less of it to be made good.
        if rules.pause_policy is SupplementPolicy.MINUTES:
            pauses = []
    return Case(hours, received_at, draw(LIMITS), rules, tuple(pauses))


@given(cases())
def test_a_due_moment_lies_in_office_hours_after_the_receipt(case: Case) -> None:
    place = CALENDARS[case.hours]
    due = case.known_due()
    minute = due.hour * 60 + due.minute
    sessions = place.sessions_on(due.date())
    assert any(start < minute <= end for start, end in sessions)
    start = effective_receipt(place, case.received_at, case.limit, rules=case.rules)
    is_same_day = case.limit.unit is LimitUnit.SAME_DAY
    assert due >= start if is_same_day else due > start


@given(cases(is_monotonous=True), GAPS)
def test_a_later_receipt_never_gives_an_earlier_due_moment(
    case: Case, gap: timedelta
) -> None:
    later = replace(case, received_at=case.received_at + gap)
    assert case.known_due() <= later.known_due()


@settings(deadline=None)
@given(cases(is_monotonous=True), st.integers(0, 60))
def test_one_more_day_off_never_gives_an_earlier_due_moment(
    case: Case, offset: int
) -> None:
    off = case.received_at.date() + timedelta(days=offset)
    closed = calendar(case.hours, SpecialDay(off, DayKind.LOCAL_OFF, "Đóng cửa"))
    assert case.known_due() <= case.known_due(closed)


@given(cases(), GAPS, GAPS, GAPS)
def test_a_pause_split_into_two_that_touch_changes_nothing(
    case: Case, before: timedelta, first: timedelta, second: timedelta
) -> None:
    paused_at = case.received_at + before
    split_at = paused_at + first
    whole = Pause(paused_at, split_at + second)
    halves = (Pause(paused_at, split_at), Pause(split_at, split_at + second))
    in_one = replace(case, pauses=(whole,)).due()
    assert replace(case, pauses=halves).due() == in_one
    assert replace(case, pauses=(*reversed(halves), whole)).due() == in_one


@given(cases(), GAPS)
def test_a_pause_from_the_due_moment_on_changes_nothing(
    case: Case, gap: timedelta
) -> None:
    case = replace(case, pauses=())
    due = case.known_due()
    assert replace(case, pauses=(Pause(due + gap), Pause(due, due + gap))).due() == due


@given(cases(), GAPS)
def test_an_open_pause_before_the_due_moment_leaves_no_due_moment(
    case: Case, gap: timedelta
) -> None:
    case = replace(case, pauses=())
    last = case.known_due() - timedelta(minutes=1)
    paused = Pause(min(case.received_at + gap, last))
    assert replace(case, pauses=(paused,)).due() is None


@settings(max_examples=50)
@given(cases(), st.lists(MOMENTS, max_size=20))
def test_many_receipts_at_once_give_what_each_gives_alone(
    case: Case, receipts: list[datetime]
) -> None:
    place, limit, rules = CALENDARS[case.hours], case.limit, case.rules
    alone = [due_at(place, at, limit, rules=rules) for at in receipts]
    assert due_in_bulk(place, receipts, limit, rules=rules) == alone


@given(cases(), st.integers(1, 59))
def test_seconds_never_matter(case: Case, seconds: int) -> None:
    dust = timedelta(seconds=seconds, microseconds=seconds)
    stamped = replace(
        case,
        received_at=case.received_at + dust,
        pauses=tuple(
            Pause(each.paused_at + dust, each.resumed_at + dust, each.ground)
            for each in case.pauses
            if each.resumed_at is not None
        ),
    )
    assert stamped.due() == case.due()
