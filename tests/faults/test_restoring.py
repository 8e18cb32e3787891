"""Restoring: whatever happens in between, the next start finds old or new."""

import random
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.errors import DatabaseBusyError
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.restoring import ASIDE
from tests.builders import Clock, received
from tests.faults.figures import told
from tests.faults.killing import killed_after, killed_at_call
from tests.faults.setting import times

Entries = int


@pytest.fixture
def restorable(office: OpenOffice) -> tuple[Path, Path]:
    """A closed office with two dossiers, and a copy from when it had one."""
    received(office)
    copy = office.backups.make().path
    received(office)
    office.close()
    return office.data, copy


def _restore(data: Path, clock: Clock) -> Callable[[], object]:
    return lambda: rescue_desk(data, clock=clock).restore()


def _entries(data: Path, clock: Clock) -> Entries:
    """Open the office as any start does and count its history."""
    office = open_office(data, clock=clock)
    assert office.findings() == []
    entries = int(office.database.value("SELECT count(*) FROM event"))
    office.close()
    return entries


def test_killed_before_every_call_on_files_the_next_start_finds_old_or_new(
    restorable: tuple[Path, Path], tmp_path: Path, clock: Clock
) -> None:
    data, _ = restorable
    found: list[Entries] = []
    for number in range(1, 200):
        trial = tmp_path / f"lần {number}"
        shutil.copytree(data, trial)
        was_killed = killed_at_call(_restore(trial, clock), trial, number)
        found.append(_entries(trial, clock))
        shutil.rmtree(trial)
        if not was_killed:
            break
    assert len(found) > 10
    # Old up to the one deciding step, new from it on; never none, never back.
    assert found == sorted(found, reverse=True)
    assert set(found) == {1, 2}


def test_killed_at_random_moments_the_next_start_finds_old_or_new(
    restorable: tuple[Path, Path], tmp_path: Path, clock: Clock
) -> None:
    data, _ = restorable
    chance = random.Random(20261123)
    begun = time.monotonic()
    whole = tmp_path / "không bị cắt"
    shutil.copytree(data, whole)
    _restore(whole, clock)()
    lasts = time.monotonic() - begun
    for number in range(times(5, 100)):
        trial = tmp_path / f"lúc {number}"
        shutil.copytree(data, trial)
        killed_after(_restore(trial, clock), chance.random() * lasts)
        assert _entries(trial, clock) in {1, 2}
        shutil.rmtree(trial)
    told("18", "kill -9 while restoring", {"kills": times(5, 100)})


def test_a_log_left_by_a_killed_session_never_meets_the_restored_file(
    office: OpenOffice, clock: Clock
) -> None:
    """The old file goes aside with its log of a megabyte, whole and readable."""
    received(office)
    office.backups.make()
    ready = office.data / "đã ghi"

    def session() -> None:
        survivor = open_office(office.data, clock=clock)
        for _ in range(30):
            received(survivor)
        ready.touch()
        time.sleep(60)

    office.close()
    for _ in range(times(3, 100)):
        ready.unlink(missing_ok=True)
        killed_after(session, 0, ready=ready)
        log = office.data / f"{DATABASE_FILE}-wal"
        assert log.stat().st_size > 1_000_000
        _, aside = rescue_desk(office.data, clock=clock).restore()
        assert _entries(office.data, clock) == 1
        with closing(sqlite3.connect(aside / DATABASE_FILE)) as old:
            assert old.execute("SELECT count(*) FROM event").fetchone()[0] > 1
    assert len(list((office.data / ASIDE).iterdir())) == times(3, 100)
    told("15", "restore over a killed session", {"restores": times(3, 100)})


def test_an_open_office_is_not_exchanged(office: OpenOffice, clock: Clock) -> None:
    received(office)
    office.backups.make()
    number = received(office)
    with pytest.raises(DatabaseBusyError):
        rescue_desk(office.data, clock=clock).restore()
    assert office.desk.detail(number).dossier.number == number
    assert list(office.data.glob("*.restore-*")) == []


def test_a_damaged_office_is_restored_without_being_opened(
    restorable: tuple[Path, Path], clock: Clock
) -> None:
    data, _ = restorable
    (data / DATABASE_FILE).write_bytes(b"hong" * 4096)
    _, aside = rescue_desk(data, clock=clock).restore()
    assert (aside / DATABASE_FILE).read_bytes() == b"hong" * 4096
    assert _entries(data, clock) == 1


def test_two_restores_in_one_second_keep_both_old_files(
    restorable: tuple[Path, Path], clock: Clock
) -> None:
    data, _ = restorable
    asides = {rescue_desk(data, clock=clock).restore()[1] for _ in range(2)}
    assert len(asides) == 2
    assert all((aside / DATABASE_FILE).exists() for aside in asides)
