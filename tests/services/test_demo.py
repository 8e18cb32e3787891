"""The demo office: the same seed, lawful lives, a desk as busy as a real one."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.deadline import Timing
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.events import (
    DeadlineExtended,
    DossierCorrected,
    DossierReceived,
    DossierRefused,
    DossierWithdrawn,
    SupplementReceived,
    SupplementRequested,
)
from motcua_desktop.domain.lifecycle import State, Step, next_state
from motcua_desktop.domain.people import checked_id_number
from motcua_desktop.exchange.catalogue_file import shipped_catalogue
from motcua_desktop.services.demo import DemoOffice, fill
from motcua_desktop.services.ports import History
from motcua_desktop.storage.calendars import load_work_calendar

NOW = datetime(2026, 11, 23, 10, 15)
STEPS = {
    "DossierForwarded": Step.FORWARD,
    "SupplementRequested": Step.REQUEST_SUPPLEMENT,
    "SupplementReceived": Step.SUPPLEMENT_RECEIVED,
    "DossierWithdrawn": Step.WITHDRAW,
    "DossierRefused": Step.REFUSE,
    "ResultRecorded": Step.FINISH,
    "DeadlineExtended": Step.EXTEND,
    "ResultReturned": Step.RETURN,
}


def _demo(*, seed: int = 1, count: int = 6000, now: datetime = NOW) -> DemoOffice:
    return DemoOffice(
        calendar=load_work_calendar(),
        catalogue=shipped_catalogue(),
        now=now,
        first=date(2024, 11, 25),
        last=date(2026, 11, 23),
        seed=seed,
        count=count,
    )


@lru_cache(maxsize=1)
def _histories() -> tuple[History, ...]:
    return tuple(_demo().histories())


def _dossiers() -> Iterator[Dossier]:
    for history in _histories():
        yield Dossier.from_history(event for event, _ in history)


def _digest(demo: DemoOffice) -> str:
    digest = hashlib.sha256()
    for history in demo.histories():
        digest.update(repr(history).encode())
    return digest.hexdigest()


def test_the_same_seed_gives_the_same_office_and_another_seed_another() -> None:
    assert _digest(_demo(count=400)) == _digest(_demo(count=400))
    assert _digest(_demo(count=400)) != _digest(_demo(count=400, seed=2))


def test_there_are_as_many_dossiers_as_asked_for_by_receipt() -> None:
    received = [history[0][0] for history in _histories()]
    assert len(received) == 6000
    assert all(isinstance(event, DossierReceived) for event in received)
    assert [event.at for event in received] == sorted(event.at for event in received)
    numbers = {event.number for event in received if isinstance(event, DossierReceived)}
    assert len(numbers) == 6000


def test_every_life_is_lawful_and_none_reaches_beyond_now() -> None:
    for history in _histories():
        state, events = State.RECEIVED, [event for event, _ in history]
        for event in events[1:]:
            step = STEPS.get(type(event).__name__)
            state = next_state(state, step) if step else state
        assert all(one.at <= other.at for one, other in pairwise(events))
        assert events[-1].at <= NOW


def test_each_entry_is_written_a_little_after_it_happened() -> None:
    written = [
        (event.at, signature.recorded_at)
        for history in _histories()
        for event, signature in history
    ]
    assert all(at <= recorded <= NOW for at, recorded in written)
    delays = sorted(recorded - at for at, recorded in written)
    assert delays[len(delays) // 2] < timedelta(minutes=3)


def test_everything_happens_while_the_desk_is_open() -> None:
    calendar = load_work_calendar()
    for history in _histories():
        for event, _ in history:
            assert calendar.is_desk_day(event.at.date()), event


def test_all_that_a_real_desk_meets_is_there() -> None:
    kinds = Counter(
        type(event).__name__ for history in _histories() for event, _ in history
    )
    rare = (
        DeadlineExtended,
        DossierCorrected,
        DossierRefused,
        DossierWithdrawn,
        SupplementRequested,
        SupplementReceived,
    )
    assert [each.__name__ for each in rare if not kinds[each.__name__]] == []
    timings = Counter(dossier.timing for dossier in _dossiers())
    assert 0.001 < timings[Timing.LATE] / 6000 < 0.02
    assert timings[Timing.EARLY] > 600
    channels = Counter(dossier.channel for dossier in _dossiers())
    assert channels[Channel.ONLINE] > 600
    assert channels[Channel.POSTAL] > 60


def test_the_newest_weeks_leave_work_on_the_desk(office: OpenOffice) -> None:
    demo = _demo(count=3000, now=office.clock())
    assert fill(office.open_unit, demo) == 3000
    counts = office.desk.worklist_counts()
    assert counts.overdue
    assert counts.soon + counts.today
    assert counts.ready
    assert counts.total < 200
    assert office.findings() == []


def test_mondays_are_fuller_and_tet_is_empty() -> None:
    weekdays = Counter(dossier.received_at.weekday() for dossier in _dossiers())
    assert weekdays[0] > 1.2 * weekdays[3]
    assert weekdays[6] < 60
    days = Counter(dossier.received_at.date() for dossier in _dossiers())
    tet = [date(2025, 1, 27) + timedelta(days=step) for step in range(5)]
    assert sum(days[day] for day in tet) == 0


def test_nobody_is_real() -> None:
    for dossier in _dossiers():
        person = dossier.applicant
        assert person.id_number.startswith("097")
        assert checked_id_number(person.id_number) == person.id_number
        assert person.phone == "" or person.phone.startswith("0900 000 ")
    names = Counter(dossier.applicant.name.split()[0] for dossier in _dossiers())
    assert names.most_common(2)[0][0] == "Nguyễn"
    assert 0.3 < names["Nguyễn"] / 6000 < 0.45


def test_people_come_back() -> None:
    people = Counter(dossier.applicant.id_number for dossier in _dossiers())
    assert any(count > 2 for count in people.values())


def test_the_office_is_the_one_of_the_pictures() -> None:
    office = _demo().office()
    assert office.full_name == "Trung tâm Phục vụ hành chính công xã An Hòa"
    assert (office.unit_code, office.head_name) == ("H26.12", "Trần Minh Đức")
    assert "Trần Thị Thu Hà" in office.clerks
    assert _demo().units()[0].code == office.unit_code


def test_days_without_an_open_desk_are_refused() -> None:
    sunday = date(2026, 11, 22)
    demo = DemoOffice(
        calendar=load_work_calendar(),
        catalogue=shipped_catalogue(),
        now=NOW,
        first=sunday,
        last=sunday,
    )
    with pytest.raises(DomainError, match="không có ngày làm việc"):
        next(demo.histories())


def test_filling_tells_how_far_it_is(office: OpenOffice) -> None:
    told: list[int] = []
    fill(office.open_unit, _demo(count=600, now=office.clock()), told.append)
    assert told == [0, 250, 500, 600]
