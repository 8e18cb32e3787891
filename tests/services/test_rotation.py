"""Which copies stay, over three years of an office whose clock goes wrong."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.services.rotation import WHOLE, thinned_out

START = datetime(2026, 1, 5, 8)


def _copy(moment: datetime, serial: int, *, is_pinned: bool = False) -> BackupCopy:
    return BackupCopy(Path(f"{serial}.db"), moment, 1, "", serial, is_pinned)


def _three_years(jumps: dict[int, timedelta]) -> list[BackupCopy]:
    """Live three years of working days, copies each hour, thinned out each time."""
    kept: list[BackupCopy] = []
    serial, offset = 0, timedelta()
    for day in range(3 * 365):
        offset = jumps.get(day, offset)
        for hour in range(9):
            serial += 1
            now = START + timedelta(days=day, hours=hour) + offset
            kept.append(_copy(now, serial))
            dropped = thinned_out(kept, now)
            assert kept[-1] not in dropped
            kept = [copy for copy in kept if copy not in dropped]
    return kept


def test_three_years_leave_two_days_whole_then_days_weeks_and_months() -> None:
    kept = _three_years({})
    now = kept[-1].made_at
    days = {copy.made_at.date() for copy in kept}
    assert sum(now - copy.made_at <= WHOLE for copy in kept) == 19
    assert {now.date() - timedelta(days=back) for back in range(14)} <= days
    months = {(day.year, day.month) for day in days}
    assert len(months) == 24
    assert len(kept) <= 19 + 14 + 8 + 24


def test_a_clock_that_jumps_back_twenty_and_forward_ten_years_pushes_nothing_out() -> (
    None
):
    jumps = {
        400: timedelta(days=-20 * 365),
        402: timedelta(),
        700: timedelta(days=10 * 365),
        702: timedelta(),
    }
    kept = _three_years(jumps)
    rightly_dated = [copy for copy in kept if copy.made_at >= START]
    now = kept[-1].made_at
    days = {copy.made_at.date() for copy in rightly_dated}
    assert {now.date() - timedelta(days=back) for back in range(14)} <= days
    assert len({(day.year, day.month) for day in days if day <= now.date()}) >= 22
    assert len(kept) <= 19 + 14 + 8 + 24 + 4


def test_pinned_copies_and_the_newest_always_stay() -> None:
    chance = random.Random(20261123)
    for _ in range(300):
        copies = [
            _copy(
                START + timedelta(days=chance.randrange(-9000, 9000)),
                serial,
                is_pinned=chance.random() < 0.1,
            )
            for serial in range(1, chance.randrange(2, 120))
        ]
        dropped = thinned_out(copies, START)
        assert copies[-1] not in dropped
        assert not any(copy.is_pinned for copy in dropped)
