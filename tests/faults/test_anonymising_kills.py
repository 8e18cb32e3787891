"""kill -9 while old dossiers are anonymised: all of them or none, never a half."""

import functools
import random
import shutil
import time
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice, open_office
from tests.builders import Clock
from tests.faults.figures import told
from tests.faults.killing import killed_after, killed_at_call
from tests.faults.setting import times
from tests.services.test_retention import (
    WORDS,
    anonymise,
    is_well,
    old_dossier,
    set_a_year,
    told_of,
    years_later,
)

_DOSSIERS = 40


def _anonymise(data: Path, clock: Clock) -> None:
    office = open_office(data, clock=clock)
    anonymise(office)
    office.close()


def _ready(office: OpenOffice, clock: Clock) -> None:
    for _ in range(_DOSSIERS):
        old_dossier(office)
    years_later(clock)
    set_a_year(office)
    office.close()


def _all_or_nothing(data: Path, clock: Clock) -> bool:
    """Return whether it was done; the office is whole either way."""
    office = open_office(data, clock=clock)
    left = office.database.value(
        "SELECT count(*) FROM dossier WHERE anonymised_at IS NULL"
    )
    slips = [*(data / "slips").rglob("*.pdf")]
    assert left in {0, _DOSSIERS}
    if left == 0:
        assert told_of(office, *WORDS) == []
        assert slips == []
    else:
        assert len(slips) == 2 * _DOSSIERS
        assert len(office.desk.search("chim hoang yen", limit=99)) == _DOSSIERS
    is_well(office)
    office.close()
    return bool(left == 0)


def test_killed_at_random_moments_all_or_nothing(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    _ready(office, clock)
    whole = tmp_path / "không bị cắt"
    shutil.copytree(office.data, whole)
    begun = time.monotonic()
    _anonymise(whole, clock)
    lasts = time.monotonic() - begun
    chance, kills, done = random.Random(20261123), times(8, 200), 0
    for number in range(kills):
        trial = tmp_path / f"lúc {number}"
        shutil.copytree(office.data, trial)
        deed = functools.partial(_anonymise, trial, clock)
        killed_after(deed, chance.random() * lasts * 1.2)
        done += _all_or_nothing(trial, clock)
        shutil.rmtree(trial)
    told("19", "kill -9 while anonymising", {"kills": kills, "done": done, "half": 0})


def test_killed_before_each_call_on_files(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    """Between the commit and the last deleted slip too."""
    _ready(office, clock)
    seen = set()
    for number in (*range(1, 6), *range(6, 120, times(19, 1))):
        trial = tmp_path / f"lần {number}"
        shutil.copytree(office.data, trial)
        deed = functools.partial(_anonymise, trial, clock)
        was_killed = killed_at_call(deed, trial / "slips", number)
        seen.add((was_killed, _all_or_nothing(trial, clock)))
        shutil.rmtree(trial)
        if not was_killed:
            break
    assert (True, True) in seen
