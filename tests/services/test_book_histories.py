"""Whatever a line says, it becomes a lawful history or a sentence."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from types import MappingProxyType

from hypothesis import example, given
from hypothesis import strategies as st

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierRefused,
    DossierWithdrawn,
    ResultRecorded,
    ResultReturned,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.lifecycle import State, Step, next_state
from motcua_desktop.domain.people import Applicant
from motcua_desktop.domain.procedure import Procedure, Sector, TimeLimit
from motcua_desktop.services.book_histories import BookHistories
from motcua_desktop.services.rows.tracking_book import BookRow, Outcome
from motcua_desktop.storage.calendars import load_work_calendar

NOW = datetime(2026, 11, 23, 9, 42)
STEPS = {
    SupplementRequested: Step.REQUEST_SUPPLEMENT,
    SupplementReceived: Step.SUPPLEMENT_RECEIVED,
    DossierWithdrawn: Step.WITHDRAW,
    DossierRefused: Step.REFUSE,
    ResultRecorded: Step.FINISH,
    DeadlineExtended: Step.EXTEND,
    ResultReturned: Step.RETURN,
}
CALENDAR = load_work_calendar()
HISTORIES = BookHistories(CALENDAR, NOW)

days = st.dates(date(2026, 11, 12), date(2026, 11, 24))
moments = st.builds(
    lambda day, minutes: (
        datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    ),
    days,
    st.integers(1, 24 * 60 - 1),
)
either = st.one_of(days, moments)
perhaps = st.one_of(st.none(), st.none(), st.none(), either)
limits = st.sampled_from(
    ["", "1 giờ làm việc", "trong ngày", "2 ngày làm việc", "3 ngày"]
)
rows = st.builds(
    BookRow,
    row=st.just(2),
    applicant=st.just(Applicant("Đặng Thị Ánh")),
    received_on=either,
    due_on=perhaps,
    asked_on=perhaps,
    supplied_on=perhaps,
    apologised_on=perhaps,
    new_due_on=perhaps,
    finished_on=perhaps,
    withdrawn_on=perhaps,
    returned_on=perhaps,
    outcome=st.sampled_from([Outcome.UNSAID, Outcome.UNSAID, *Outcome]),
)


def _procedure(limit: str) -> Procedure:
    known = {Channel.DESK: TimeLimit.parse(limit)} if limit else {}
    return Procedure(
        "1.1",
        "Tách hộ",
        Sector("Hộ tịch"),
        MappingProxyType(known),
        MappingProxyType({}),
    )


SAME_MINUTE = BookRow(
    row=2,
    applicant=Applicant("Đặng Thị Ánh"),
    received_on=date(2026, 11, 12),
    asked_on=datetime(2026, 11, 12, 8, 1),
    apologised_on=datetime(2026, 11, 12, 8, 1),
)


@given(rows, limits)
@example(SAME_MINUTE, "")
def test_a_line_becomes_a_lawful_history_or_a_sentence(
    row: BookRow, limit: str
) -> None:
    try:
        received, later = HISTORIES.history(
            row, _procedure(limit), number="H26.12-261112-0001", unit="H26.12"
        )
    except DomainError:
        return
    events = [received, *later]
    assert all(one.at <= other.at for one, other in pairwise(events))
    assert events[-1].at <= NOW
    state = State.RECEIVED
    for event in later:
        state = next_state(state, STEPS[type(event)])
    dossier = Dossier.from_history(events)
    assert dossier.state is state
    assert dossier.received_at.date() == _day(row.received_on)
    if row.finished_on is not None and dossier.finished_at is not None:
        assert dossier.finished_at.date() == _day(row.finished_on)
    if row.due_on is not None and dossier.judged_due_at is not None:
        assert dossier.judged_due_at.date() == _day(row.due_on)


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day


@given(days, limits)
def test_a_promise_remembered_is_the_promise_worked_out(day: date, limit: str) -> None:
    for hour in (6, 8, 12, 15, 16, 18):
        moment = datetime(day.year, day.month, day.day, hour, 30)
        if moment > NOW:
            continue
        row = BookRow(2, Applicant("Đặng Thị Ánh"), moment)
        answers = {
            each.history(row, _procedure(limit), number="", unit="")[0].due_at
            for each in (HISTORIES, BookHistories(CALENDAR, NOW))
        }
        assert len(answers) == 1
