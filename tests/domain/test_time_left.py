"""What a header says of the time left: working time on the last day."""

from dataclasses import dataclass
from datetime import date, datetime

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.urgency import Horizon, remaining, time_left

CALENDAR = WorkCalendar(
    [SpecialDay(date(2026, 11, 24), DayKind.HOLIDAY, "Ngày Văn hóa Việt Nam")],
    first_year=2026,
    last_year=2027,
)


@dataclass(frozen=True)
class Running:
    judged_due_at: datetime | None
    state: State = State.PROCESSING
    in_days: bool = True
    paused_at: datetime | None = None
    finished_at: datetime | None = None


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23T09:42", "còn 5 giờ 48 phút làm việc"),
        ("2026-11-23T07:00", "còn 8 giờ làm việc"),
        ("2026-11-23T12:10", "còn 4 giờ làm việc"),
        ("2026-11-23T16:45", "còn 15 phút làm việc"),
        ("2026-11-23T17:30", "hết giờ làm việc của ngày hẹn"),
    ],
)
def test_on_the_last_day_working_hours_are_told(now: str, words: str) -> None:
    dossier = Running(datetime(2026, 11, 23, 17))
    horizon = Horizon.of(datetime.fromisoformat(now), CALENDAR)
    assert time_left(dossier, horizon, CALENDAR) == words


@pytest.mark.parametrize("day", [19, 20, 25, 30])
def test_on_other_days_it_is_what_lists_say(day: int) -> None:
    dossier = Running(datetime(2026, 11, day, 17))
    horizon = Horizon.of(datetime(2026, 11, 23, 9, 42), CALENDAR)
    assert time_left(dossier, horizon, CALENDAR) == remaining(
        dossier, horizon, CALENDAR
    )
