"""Which copies stay, over three years of an office whose clock goes wrong."""

import random
from datetime import datetime, timedelta
from pathlib import Path

from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.services.rotation import (
    IMPORT_STAYS,
    IMPORTS_STAYING,
    WHOLE,
    thinned_out,
)

START = datetime(2026, 1, 5, 8)


def _copy(
    moment: datetime,
    serial: int,
    *,
    is_pinned: bool = False,
    precedes_import: bool = False,
) -> BackupCopy:
    path = Path(f"{serial}.db")
    is_pinned = is_pinned or precedes_import
    return BackupCopy(path, moment, 1, "", serial, is_pinned, precedes_import)


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


def test_copies_from_before_imports_stay_a_year_and_the_newest_for_ever() -> None:
    """A file a week for five years, beside a copy a day; then nothing for ten."""
    kept: list[BackupCopy] = []
    for day in range(5 * 365):
        now = START + timedelta(days=day)
        kept.append(_copy(now, day + 1, precedes_import=day % 7 == 0))
        dropped = thinned_out(kept, now)
        kept = [copy for copy in kept if copy not in dropped]
    imports = [copy for copy in kept if copy.precedes_import]
    young = [it for it in imports if now - it.made_at <= IMPORT_STAYS]
    assert len(young) == 52
    # Older ones stay only as the last of a month, as any copy does.
    assert len(imports) <= len(young) + 24
    assert len(kept) <= 52 + 3 + 14 + 8 + 24
    later = now + timedelta(days=3650)
    left = [it for it in kept if it not in thinned_out(kept, later)]
    newest = sorted(imports, key=lambda it: it.serial)[-IMPORTS_STAYING:]
    assert set(newest) <= set(left)
    assert kept[-1] in left


def test_the_last_copy_stays_when_it_precedes_an_import_long_ago() -> None:
    old = [_copy(START, serial, precedes_import=True) for serial in range(1, 9)]
    dropped = thinned_out(old, START + timedelta(days=9999))
    assert [it.serial for it in old if it not in dropped] == [4, 5, 6, 7, 8]
