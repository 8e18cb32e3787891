"""What SQL watches is what the engine says of each dossier, one by one."""

import random
from datetime import datetime, timedelta

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.urgency import Horizon, Urgency, urgency
from motcua_desktop.domain.watch import DOSSIER_KINDS, WatchKind, last_request_at
from motcua_desktop.services.ports import Signature
from tests.builders import CERTIFY_COPY, Clock, act, received
from tests.lives import FIRST, live

_BY_URGENCY = {
    Urgency.OVERDUE: WatchKind.OVERDUE,
    Urgency.TODAY: WatchKind.TODAY,
    Urgency.SOON: WatchKind.TOMORROW,
}


def kinds(dossier: Dossier, office: OpenOffice, now: datetime) -> set[WatchKind]:
    """Say why a dossier is watched, from its facts alone."""
    calendar = office.calendars()
    horizon = Horizon.of(now, calendar)
    how = urgency(dossier, horizon)
    found = {_BY_URGENCY[how]} if how in _BY_URGENCY else set()
    if how is Urgency.SOON and dossier.apologised_at is None:
        found.add(WatchKind.APOLOGY)
    is_running = dossier.state in {State.RECEIVED, State.PROCESSING}
    if is_running and not dossier.supplement_requests:
        last = last_request_at(calendar, dossier.received_at, dossier.channel)
        if last >= now:
            found.add(WatchKind.REQUEST)
            if last < horizon.tomorrow:
                found.add(WatchKind.LAST_REQUEST)
    return found


def test_sql_and_engine_watch_the_same_dossiers(any_office: OpenOffice) -> None:
    drawn = random.Random(118)
    histories = [
        live(
            order,
            drawn.randrange(60 * 24 * 8),
            drawn.randrange(2**16),
            [
                (drawn.randrange(10), drawn.randrange(60 * 24 * 2), drawn.randrange(99))
                for _ in range(drawn.randrange(4))
            ],
        )
        for order in range(1, 301)
    ]
    with any_office.open_unit() as unit:
        unit.dossiers.add_histories(
            [(event, Signature("", FIRST)) for event in history]
            for history in histories
        )
        unit.commit()
    dossiers = {it.number: it for it in map(Dossier.from_history, histories)}
    seen = set()
    for hours in range(0, 24 * 12, 7):
        now = FIRST + timedelta(hours=hours, minutes=hours % 60)
        expected = {
            number: kinds(it, any_office, now) for number, it in dossiers.items()
        }
        counts = any_office.lists.watch_counts(now)
        for kind in DOSSIER_KINDS:
            rows = any_office.lists.watched(kind, now)
            numbers = {number for number, found in expected.items() if kind in found}
            assert {row.number for row in rows} == numbers, (kind, now)
            assert counts[kind] == len(rows)
            seen |= {kind} if rows else set()
    assert seen == set(DOSSIER_KINDS)


def test_notices_say_what_there_is_most_harmful_first(
    any_office: OpenOffice, clock: Clock
) -> None:
    watching = any_office.watching
    assert watching.notices() == []
    received(any_office, procedure=CERTIFY_COPY)
    online = received(any_office, channel=Channel.ONLINE)
    clock.set(2026, 11, 25, 8, 0)
    assert watching.notices() == [
        "1 hồ sơ quá hạn.",
        "1 hồ sơ hôm nay là hạn cuối yêu cầu bổ sung.",
        "2 hồ sơ còn được yêu cầu bổ sung.",
    ]
    assert [row.number for row in watching.rows(WatchKind.LAST_REQUEST)] == [online]
    act(any_office, online, Step.REQUEST_SUPPLEMENT, reason="Thiếu giấy tờ")
    assert watching.counts()[WatchKind.LAST_REQUEST] == 0
    clock.set(2026, 11, 25, 9, 0)
    act(any_office, online, Step.SUPPLEMENT_RECEIVED)
    assert watching.counts()[WatchKind.REQUEST] == 1


def test_who_was_told_of_the_delay_needs_no_second_apology(
    any_office: OpenOffice, clock: Clock
) -> None:
    number = received(any_office)
    clock.set(2026, 11, 30, 8, 0)
    watching = any_office.watching
    assert watching.counts()[WatchKind.APOLOGY] == 1
    act(
        any_office,
        number,
        Step.EXTEND,
        reason="Chờ xác minh",
        new_due_on=datetime(2026, 12, 7).date(),
    )
    assert watching.counts()[WatchKind.APOLOGY] == 0
    assert watching.counts()[WatchKind.TOMORROW] == 1
