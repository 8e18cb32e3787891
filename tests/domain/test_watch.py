"""Until when a supplement may be asked for, and which receipts that leaves."""

from datetime import datetime, timedelta

import pytest

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.watch import WatchKind, earliest_receipt, last_request_at
from motcua_desktop.storage.calendars import load_work_calendar

CALENDAR = load_work_calendar()
MONDAY = datetime(2026, 11, 23, 9, 42)
A_MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("channel", [Channel.DESK, Channel.POSTAL])
def test_three_working_days_end_with_the_third_day(channel: Channel) -> None:
    # 24/11 is a day off.
    last = datetime(2026, 11, 27, 23, 59)
    assert last_request_at(CALENDAR, MONDAY, channel) == last


def test_eight_working_hours_of_an_online_dossier_run_to_the_minute() -> None:
    last = datetime(2026, 11, 25, 9, 42)
    assert last_request_at(CALENDAR, MONDAY, Channel.ONLINE) == last


@pytest.mark.parametrize("channel", list(Channel))
def test_one_moment_parts_those_that_may_be_asked(channel: Channel) -> None:
    for hours in range(0, 24 * 40, 5):
        now = MONDAY + timedelta(hours=hours, minutes=hours % 60, seconds=hours % 59)
        minute = now.replace(second=0)
        first = earliest_receipt(CALENDAR, now, channel)
        assert first.second == 0
        assert last_request_at(CALENDAR, first, channel) >= minute
        assert last_request_at(CALENDAR, first - A_MINUTE, channel) < minute


def test_every_kind_has_its_words() -> None:
    assert len({kind.label for kind in WatchKind}) == len(WatchKind)
