"""A disk without room: copies, papers, exports, notes; what was there stays."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.exchange.tracking_book_writer import write_tracking_book
from motcua_desktop.services.errors import DiskFullError, ReadOnlyOfficeError
from motcua_desktop.services.slips import RECEIPT
from tests.builders import Clock, received, set_up_office
from tests.disks import fill, mounted
from tests.faults.figures import told
from tests.faults.setting import times


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 6 MiB."""
    with mounted(tmp_path / "đĩa nhỏ", "size=6m") as folder:
        yield folder


def test_copies_papers_and_exports_on_a_full_disk(disk: Path, clock: Clock) -> None:
    office = open_office(disk / "văn phòng", clock=clock)
    set_up_office(office)
    numbers = [received(office) for _ in range(20)]
    slip = office.slips.issue(RECEIPT, numbers[0])
    copy = office.backups.make().path
    book = disk / "sổ.xlsx"
    write_tracking_book(book, office.lists.tracking_book())
    before = {path: path.read_bytes() for path in (slip.path, copy, book)}
    # A log that is brought in would make room again.
    office.close()
    office = open_office(disk / "văn phòng", clock=clock)
    ballast = fill(disk)
    for deed in (
        office.backups.make,
        lambda: office.slips.issue(RECEIPT, numbers[1]),
        lambda: write_tracking_book(book, office.lists.tracking_book()),
    ):
        with pytest.raises((DiskFullError, ReadOnlyOfficeError), match="đã đầy"):
            deed()
    assert "đã đầy" in office.standing
    assert {path: path.read_bytes() for path in before} == before
    assert [path.name for path in disk.rglob("*.partial*")] == []
    round_ = office.backups.run(is_closing=True)
    assert all("đã đầy" in trouble for trouble in round_.troubles)
    ballast.unlink()
    assert office.backups.make().path != copy
    assert office.slips.issue(RECEIPT, numbers[1]).path.exists()
    assert office.standing == ""
    assert office.findings() == [] or _only_room(office.findings())
    office.close()


def _only_room(findings: list[str]) -> bool:
    """Six mebibytes are less than the check wants free."""
    return all("MB trống" in finding for finding in findings)


def test_damaged_notes_beside_the_copies_never_stop_a_start(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    received(office)
    office.backups.shelf.choose_second_place(tmp_path / "ổ rời")
    office.backups.run()
    data, chance, tries = office.data, random.Random(21), times(12, 300)
    office.close()
    notes = sorted([*data.glob("backups/*.json"), *data.glob("backups/*.txt")])
    whole = {path: path.read_bytes() for path in notes}
    assert len(notes) == 3
    for number in range(tries):
        path = notes[number % len(notes)]
        damaged = bytearray(whole[path])
        if chance.random() < 0.5:
            del damaged[chance.randrange(len(damaged)) :]
        else:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        started = open_office(data, clock=clock)
        assert started.backups.listed()
        started.backups.run()
        started.backups.warning()
        _proved(started)
        started.close()
        path.write_bytes(whole[path])
    told("21", "damaged notes beside the copies", {"tried": tries, "started": tries})


def _proved(office: OpenOffice) -> None:
    """A manifest that was changed may contradict the chain, in a sentence."""
    try:
        office.audit.verify()
    except DomainError:
        pytest.fail("a damaged note stopped the proof")
