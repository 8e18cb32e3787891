"""The engine against the walk over minutes, on a great many random cases."""

import functools
import os
import random
import time as stopwatch
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.deadline import (
    DayMode,
    DeadlineRules,
    Pause,
    PauseGround,
    due_at,
    effective_receipt,
)
from motcua_desktop.domain.office_hours import OfficeHours, Session
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit
from motcua_desktop.storage.calendars import holiday_set, office_hours
from tests.domain.deadline_oracle import Oracle

YEARS = range(2025, 2028)
HOURS = ("STD8", "STD75", "SOUTH8", "SEASON", "SATDESK", "SATWORK")
SETS = ("OFFICIAL", "NO_SWAPS", "NONE")
LOCAL_DAYS = (
    SpecialDay(date(2026, 3, 5), DayKind.LOCAL_OFF, "Đóng cửa kiểm kê"),
    SpecialDay(date(2026, 6, 30), DayKind.LOCAL_OFF, "Chuyển trụ sở"),
    SpecialDay(
        date(2026, 2, 19),
        DayKind.LOCAL_WORK,
        "Mở cửa dịp Tết",
        sessions=(Session(480, 660),),
    ),
    SpecialDay(date(2026, 3, 15), DayKind.LOCAL_WORK, "Làm việc Chủ nhật", counts=True),
)
EDGES = (0, 419, 420, 450, 690, 691, 780, 810, 900, 901, 1020, 1021, 1050, 1439)
CASES = int(os.environ.get("MOTCUA_ORACLE_CASES", "100000"))
SECONDS = 60


@dataclass(frozen=True)
class Office:
    engine: WorkCalendar
    oracle: Oracle


@functools.cache
def office(hours: str, holidays: str, *, is_local: bool) -> Office:
    days = [
        day
        for day in (*holiday_set(holidays), *(LOCAL_DAYS if is_local else ()))
        if day.day.year in YEARS
    ]
    weekly: OfficeHours = office_hours(hours)
    engine = WorkCalendar(
        days, weekly, first_year=YEARS[0], last_year=YEARS[-1], version="test"
    )
    return Office(engine, Oracle(days, weekly, YEARS))


def some_moment(chance: random.Random, first: datetime, days: int) -> datetime:
    midnight = first.replace(hour=0, minute=0) + timedelta(days=chance.randrange(days))
    minute = chance.choice(EDGES) if chance.random() < 0.6 else chance.randrange(1440)
    return midnight + timedelta(minutes=minute)


def some_limit(chance: random.Random) -> TimeLimit:
    unit = chance.choice(list(LimitUnit))
    match unit:
        case LimitUnit.WORKING_DAY:
            half = 0.5 if chance.random() < 0.1 else 0
            return TimeLimit(unit, chance.randint(1, 12) - half)
        case LimitUnit.WORKING_HOUR:
            return TimeLimit(unit, chance.randint(1, 100) / 4)
        case LimitUnit.CALENDAR_DAY:
            return TimeLimit(unit, chance.randint(1, 30))
        case LimitUnit.MONTH:
            return TimeLimit(unit, chance.choice((1, 1, 2)))
        case LimitUnit.YEAR:
            # A year is walked as the twelve months that it is, but sooner.
            return TimeLimit(LimitUnit.MONTH, 1)
        case LimitUnit.SAME_DAY:
            return TimeLimit(unit)


def some_rules(chance: random.Random) -> DeadlineRules:
    return DeadlineRules(
        day_mode=chance.choice((DayMode.CIVIL, DayMode.CIVIL, DayMode.ROLLING)),
        day_cutoff=chance.choice((None, None, time(15, 0), time(16, 30))),
        same_day_cutoff=chance.choice((time(15, 0), time(11, 30))),
        pause_policy=chance.choice(list(SupplementPolicy)),
    )


def some_pauses(chance: random.Random, received_at: datetime) -> tuple[Pause, ...]:
    pauses = []
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        start = some_moment(chance, received_at - timedelta(days=2), 14)
        end = some_moment(chance, start, chance.choice((1, 3, 9)))
        resumed_at = None if chance.random() < 0.08 else max(start, end)
        ground = chance.choice(
            (PauseGround.SUPPLEMENT, PauseGround.SUPPLEMENT, PauseGround.FINANCIAL)
        )
        pauses.append(Pause(start, resumed_at, ground))
    if pauses and pauses[0].resumed_at and chance.random() < 0.2:
        touching = pauses[0].resumed_at
        pauses.append(Pause(touching, touching + timedelta(hours=30)))
    return tuple(pauses)


def check_one(chance: random.Random) -> None:
    names = (chance.choice(HOURS), chance.choice(SETS))
    place = office(*names, is_local=chance.random() < 0.3)
    received_at = some_moment(chance, datetime(2025, 2, 1), 600)
    limit, rules = some_limit(chance), some_rules(chance)
    pauses = some_pauses(chance, received_at)
    expected = place.oracle.due(received_at, limit, rules, pauses)
    found = due_at(place.engine, received_at, limit, rules=rules, pauses=pauses)
    assert found == expected, (names, received_at, limit, rules, pauses)


@pytest.mark.slow
def test_the_engine_agrees_with_the_walk_over_minutes_on_random_cases() -> None:
    seed = random.randrange(2**32)
    chance = random.Random(seed)
    began = stopwatch.monotonic()
    checked = 0
    while checked < CASES and (
        stopwatch.monotonic() - began < SECONDS or "MOTCUA_ORACLE_CASES" in os.environ
    ):
        check_one(chance)
        checked += 1
    assert checked >= min(CASES, 10_000), f"{checked} cases, seed {seed}"


def test_the_effective_receipt_is_the_first_minute_at_which_the_desk_receives() -> None:
    chance = random.Random(5)
    for _ in range(2000):
        place = office(chance.choice(HOURS), "OFFICIAL", is_local=True)
        received_at = some_moment(chance, datetime(2025, 2, 1), 600)
        rules, limit = some_rules(chance), some_limit(chance)
        cutoff = rules.day_cutoff
        latest = cutoff.hour * 60 + cutoff.minute if cutoff else None
        expected = place.oracle.moment(
            place.oracle.receivable(place.oracle.minute(received_at), limit, latest)
        )
        found = effective_receipt(place.engine, received_at, limit, rules=rules)
        assert found == expected, (received_at, limit, rules)
