"""Power cuts on the real save path: nothing acknowledged is lost, nothing halved."""

import contextlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import office_over
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.services.errors import StorageError
from motcua_desktop.storage import checks
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.opening import DATABASE_FILE, open_live
from tests.builders import Clock, a_request, act, set_up_office
from tests.faults.disk import Answered, Disk, database_on
from tests.faults.figures import told
from tests.faults.setting import times

DOSSIERS = 40


@dataclass
class Outcome:
    """What was found after many power cuts."""

    cuts: int = 0
    damaged: int = 0
    halved: int = 0
    losing: int = 0


def _day_at_the_counter(folder: Path, clock: Clock, **changed: object) -> Disk:
    """Receive and step dossiers on a recorded disk; a small log moves often."""
    disk = Disk()
    words: dict[str, object] = {"wal_autocheckpoint": 200, **changed}
    database, _vfs = database_on(disk, folder / DATABASE_FILE, **words)
    office = office_over(database, folder, clock)
    set_up_office(office)
    for order in range(DOSSIERS):
        number = office.intake.receive(a_request(token=f"lượt {order}")).number
        disk.did(Answered(f"lượt {order}"))
        if order % 3 == 0:
            act(office, number, Step.REQUEST_SUPPLEMENT, reason="Thiếu giấy tờ")
    database.driver.close()
    return disk


def _cut(disk: Disk, folder: Path, count: int) -> Outcome:
    chance, found = random.Random(20261123), Outcome(count)
    begins = next(
        place for place, deed in enumerate(disk.deeds) if isinstance(deed, Answered)
    )
    for _ in range(count):
        moment = chance.randrange(begins, len(disk.deeds)) + 1
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, content in disk.after_power_cut(moment, chance).items():
            if not name.endswith("-shm"):
                (folder / name).write_bytes(content)
        answers = [it.words for it in disk.deeds[:moment] if isinstance(it, Answered)]
        _look(folder / DATABASE_FILE, answers, found)
    return found


def _look(path: Path, answers: list[str], found: Outcome) -> None:
    """Open what is left as every start does."""
    try:
        database = open_live(path)
    except StorageError:
        found.damaged += 1
        return
    try:
        found.halved += bool(checks.findings(database))
        known = {row[0] for row in database.rows("SELECT token FROM event")}
        found.losing += not known.issuperset(answers)
    except StorageError:
        found.damaged += 1
    finally:
        database.close()


def test_power_cuts_lose_nothing_acknowledged(tmp_path: Path, clock: Clock) -> None:
    disk = _day_at_the_counter(tmp_path, clock)
    count = times(120, 5000)
    found = _cut(disk, tmp_path / "sau", count)
    told("2", "power cuts, WAL/FULL", found)
    assert found == Outcome(count)


def test_the_same_with_synchronous_normal_loses_dossiers(
    tmp_path: Path, clock: Clock
) -> None:
    """The harness bites: this is why every commit is synced."""
    disk = _day_at_the_counter(tmp_path, clock, synchronous=1)
    found = _cut(disk, tmp_path / "sau", times(40, 500))
    told("2", "power cuts, WAL/NORMAL (must lose)", found)
    assert found.losing > 0


def test_the_same_without_any_sync_damages_the_file(
    tmp_path: Path, clock: Clock
) -> None:
    disk = _day_at_the_counter(tmp_path, clock, synchronous=0)
    found = _cut(disk, tmp_path / "sau", times(40, 500))
    told("2", "power cuts, WAL/OFF (must damage)", found)
    assert found.damaged > 0


def test_the_same_without_a_transaction_leaves_halves(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextlib.contextmanager
    def writing(_self: Database) -> Iterator[None]:
        yield

    monkeypatch.setattr(Database, "writing", writing)
    monkeypatch.setattr(Database, "commit", lambda _self: None)
    disk = _day_at_the_counter(tmp_path, clock)
    monkeypatch.undo()
    found = _cut(disk, tmp_path / "sau", times(40, 500))
    told("2", "power cuts without a transaction (must halve)", found)
    assert found.halved + found.damaged > 0


def test_each_failing_write_leaves_the_old_state_or_the_new(
    tmp_path: Path, clock: Clock
) -> None:
    """The n-th write or sync fails while a dossier is received; then it is retried."""
    refused = 0
    tries = times(25, 300)
    for number in range(1, tries + 1):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        disk = Disk()
        database, _vfs = database_on(disk, folder / DATABASE_FILE, wal_autocheckpoint=9)
        office = office_over(database, folder, clock)
        set_up_office(office)
        disk.touched, disk.fails_at = 0, number
        requests = [a_request(token=f"lượt {order}") for order in range(20)]
        for request in requests:
            try:
                office.intake.receive(request)
            except StorageError:
                refused += 1
                office.intake.receive(request)
        database.driver.close()
        again = open_live(folder / DATABASE_FILE)
        assert checks.findings(again) == []
        assert again.value("SELECT count(*) FROM dossier") == len(requests)
        again.close()
        shutil.rmtree(folder)
    told("5", "n-th write or sync fails while saving", {"n": tries, "refused": refused})
    assert refused > tries // 2
