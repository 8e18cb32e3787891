"""A full disk, a lock, a foreign or newer file, a read-only place."""

import time
from collections.abc import Iterator
from contextlib import closing
from contextlib import closing as closing_office
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.services.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    DiskFullError,
    ForeignDatabaseError,
    NewerDatabaseError,
    OldDriverError,
    ReadOnlyPlaceError,
    UnsafePlaceError,
)
from motcua_desktop.storage import checks
from motcua_desktop.storage import database as database_module
from motcua_desktop.storage.database import PRAGMAS
from motcua_desktop.storage.migrations import ALL
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import NOVEMBER, Clock, a_request, received
from tests.disks import mounted


def test_every_setting_of_a_connection_is_the_safe_one(office: OpenOffice) -> None:
    read = {name: office.database.value(f"PRAGMA {name}") for name in PRAGMAS}
    assert read == PRAGMAS
    assert office.database.value("PRAGMA user_version") == len(ALL)


def test_an_old_sqlite_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database_module, "SAFE_SQLITE", (9, 0, 0))
    with pytest.raises(OldDriverError):
        open_office(tmp_path)
    assert list(tmp_path.glob("*.db*")) == []


def test_a_newer_file_is_refused_untouched(office: OpenOffice, clock: Clock) -> None:
    path = _closed_file(office)
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(NewerDatabaseError):
        open_office(office.data, clock=clock)
    assert path.read_bytes() == before


def test_a_foreign_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_FILE
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA application_id = 42")
        file.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    with pytest.raises(ForeignDatabaseError):
        open_office(tmp_path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / DATABASE_FILE
    path.write_text("không phải cơ sở dữ liệu" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(DatabaseDamagedError):
        open_office(tmp_path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("cloud", ["OneDrive - Sở Nội vụ", "Dropbox", "iCloudDrive"])
def test_a_cloud_folder_is_refused(tmp_path: Path, cloud: str) -> None:
    with pytest.raises(UnsafePlaceError):
        open_office(tmp_path / cloud / "một cửa")
    assert not (tmp_path / cloud).exists()


def test_a_place_that_cannot_be_written_to_is_refused() -> None:
    with pytest.raises(ReadOnlyPlaceError):
        open_office(Path("/proc/một cửa"))


def test_a_locked_database_says_so_and_the_same_call_works_afterwards(
    office: OpenOffice,
) -> None:
    office.database.execute("PRAGMA busy_timeout = 50")
    request = a_request()
    path = office.data / DATABASE_FILE
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseBusyError):
            office.intake.receive(request)
        other.execute("ROLLBACK")
    assert office.intake.receive(request).number.endswith("0001")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MiB."""
    with mounted(tmp_path / "đĩa nhỏ", "size=2m") as folder:
        yield folder


def test_a_full_disk_loses_nothing_and_the_same_call_works_afterwards(
    disk: Path, clock: Clock
) -> None:
    from tests.builders import set_up_office

    ballast = disk / "tệp khác"
    ballast.write_bytes(b"x" * 500_000)
    office = open_office(disk / "văn phòng", clock=clock)
    set_up_office(office)
    acknowledged: list[str] = []
    with pytest.raises(DiskFullError):
        while len(acknowledged) < 20_000:
            acknowledged.append(received(office))
    request = a_request("Người bị đầy đĩa")
    with pytest.raises(DiskFullError):
        for _ in range(50):
            office.intake.receive(request)
            request = a_request("Người bị đầy đĩa")
    whole = office.figures.figures(NOVEMBER).whole
    assert whole["received"] >= len(acknowledged) > 10
    ballast.unlink()
    assert office.intake.receive(request).number
    office.close()
    again = open_office(disk / "văn phòng", clock=clock)
    assert checks.findings(again.database) == []
    for number in acknowledged[-3:]:
        assert again.desk.detail(number).dossier.number == number
    again.close()


def _closed_file(office: OpenOffice) -> Path:
    office.close()
    return office.data / DATABASE_FILE


def test_an_office_that_is_written_to_is_opened_and_checked_beside(
    office: OpenOffice, clock: Clock
) -> None:
    """What another window writes meanwhile is no damage, and takes no digest along.

    Nobody waits for the other window, whose patience with a lock is 5 s each time.
    """
    begun = time.monotonic()
    for _ in range(5):
        received(office)
        with closing_office(open_office(office.data, clock=clock)) as other:
            received(office)
            assert other.findings() == []
            received(other)
        received(office)
        assert office.findings() == []
    assert time.monotonic() - begun < 5 * 5
    office.close()
    again = open_office(office.data, clock=clock)
    assert again.findings() == []
    again.close()
