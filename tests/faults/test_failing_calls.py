"""The n-th write, sync, rename fails while copying, restoring, importing, saving.

Each time old or new, a sentence and nothing else; the same call then succeeds.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from motcua_desktop.bootstrap import OpenOffice, office_over, open_office
from motcua_desktop.exchange.tracking_book_reader import read_tracking_book
from motcua_desktop.exchange.tracking_book_writer import write_tracking_book
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.errors import StorageError
from motcua_desktop.storage import checks
from motcua_desktop.storage.opening import DATABASE_FILE, open_live
from tests.builders import Clock, received, set_up_office
from tests.faults.disk import Disk, Vfs, database_on
from tests.faults.failing import failing_call
from tests.faults.figures import told
from tests.faults.setting import IS_FULL

_BOOK_ROWS = 120


def _refused(disk: Disk, folder: Path, number: int, deed: Callable[[], object]) -> bool:
    """Do `deed` while a call fails; return whether it was refused in a sentence."""
    with failing_call(disk, folder, number):
        try:
            deed()
        except StorageError:
            return True
    return False


def _on_disk(folder: Path, clock: Clock) -> tuple[Disk, OpenOffice, Vfs]:
    folder.mkdir()
    disk = Disk()
    database, vfs = database_on(disk, folder / DATABASE_FILE, wal_autocheckpoint=20)
    office = office_over(database, folder, clock)
    set_up_office(office)
    return disk, office, vfs


def _chosen() -> list[int]:
    """A few calls in the gate, the first three hundred in full."""
    return [*range(1, 301)] if IS_FULL else [*range(1, 13), *range(20, 300, 40)]


def _found(numbers: list[int], refused: int) -> dict[str, int]:
    return {"n": len(numbers), "refused": refused}


def test_while_copying_no_broken_copy_gets_a_name(tmp_path: Path, clock: Clock) -> None:
    refused, numbers = 0, _chosen()
    for number in numbers:
        folder = tmp_path / f"{number}"
        disk, office, _vfs = _on_disk(folder, clock)
        received(office)
        first = office.backups.make().path
        received(office)
        refused += _refused(disk, folder / "backups", number, office.backups.make)
        entries = {
            copy.path: office.backups.shelf.check(copy.path)
            for copy in office.backups.listed()
        }
        assert entries.pop(first) == 1
        assert set(entries.values()) <= {2}
        assert office.backups.shelf.check(office.backups.make().path) == 2
        assert list(folder.glob("backups/.*")) == []
        office.database.driver.close()
        shutil.rmtree(folder)
    told("5", "n-th call fails while copying", _found(numbers, refused))
    assert refused > len(numbers) // 8


def test_while_restoring_the_office_is_old_or_new(
    office: OpenOffice, tmp_path: Path, clock: Clock
) -> None:
    received(office)
    office.backups.make()
    received(office)
    office.close()
    refused, numbers, found = 0, _chosen(), set()
    for number in numbers:
        data = tmp_path / f"{number}"
        shutil.copytree(office.data, data)
        rescue = rescue_desk(data, clock=clock)
        refused += _refused(Disk(), data, number, rescue.restore)
        again = open_office(data, clock=clock)
        assert again.findings() == []
        found.add(int(again.database.value("SELECT count(*) FROM event")))
        again.close()
        rescue.restore()
        mended = open_live(data / DATABASE_FILE)
        assert mended.value("SELECT count(*) FROM event") == 1
        mended.close()
        shutil.rmtree(data)
    told("5", "n-th call fails while restoring", _found(numbers, refused))
    assert refused > 0
    assert found == {1, 2}


def test_while_importing_all_of_a_book_is_taken_or_nothing(
    office: OpenOffice, tmp_path: Path, clock: Clock
) -> None:
    for order in range(_BOOK_ROWS):
        received(office, f"Nguyễn Thị Hoa {order}")
    path = tmp_path / "sổ.csv"
    write_tracking_book(path, office.lists.tracking_book())
    rows = list(read_tracking_book(path))
    refused, numbers = 0, _chosen()
    for number in numbers:
        folder = tmp_path / f"{number}"
        disk, taking, _vfs = _on_disk(folder, clock)

        def take(taking: OpenOffice = taking) -> None:
            taking.books.take(read_tracking_book(path))

        refused += _refused(disk, folder, number, take)
        kept = taking.database.value("SELECT count(*) FROM dossier")
        assert kept in {0, len(rows)}
        take()
        taking.database.driver.close()
        again = open_live(folder / DATABASE_FILE)
        assert checks.findings(again) == []
        assert again.value("SELECT count(*) FROM dossier") == len(rows)
        again.close()
        shutil.rmtree(folder)
    told("5", "n-th call fails while importing", _found(numbers, refused))
    assert refused > len(numbers) // 2
