"""Backups by themselves: due, verified, brought elsewhere, rehearsed, warned of."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.services.errors import BackupError
from motcua_desktop.storage.backup import read_manifest
from tests.builders import Clock, received


def test_the_first_start_makes_a_copy_and_an_hour_with_changes_the_next(
    office: OpenOffice, clock: Clock
) -> None:
    assert "Chưa có bản sao lưu" in office.backups.warning()
    assert office.backups.run().made is not None
    assert office.backups.warning() == ""
    received(office)
    assert office.backups.run().made is None
    clock.forward(hours=1)
    assert office.backups.run().made is not None
    clock.forward(hours=2)
    assert office.backups.run().made is None


def test_a_day_without_a_copy_is_said_and_mended(
    office: OpenOffice, clock: Clock
) -> None:
    office.backups.run()
    clock.forward(hours=25)
    assert "quá 24 giờ" in office.backups.warning()
    assert office.backups.run().made is not None
    assert office.backups.warning() == ""


def test_closing_with_changes_makes_a_copy_at_once(office: OpenOffice) -> None:
    office.backups.run()
    assert office.backups.run(is_closing=True).made is None
    received(office)
    assert office.backups.run(is_closing=True).made is not None


def test_a_clock_set_back_does_not_stop_the_copies(
    office: OpenOffice, clock: Clock
) -> None:
    office.backups.run()
    received(office)
    clock.set(2009, 1, 1, 8)
    made = office.backups.run().made
    assert made is not None
    assert office.backups.listed()[0] == made


def test_the_manifest_says_what_the_copy_holds(office: OpenOffice) -> None:
    received(office)
    received(office)
    copy = office.backups.make()
    manifest = read_manifest(copy.path)
    head = office.database.value("SELECT hash FROM event WHERE seq = 2")
    assert (manifest["entries"], manifest["head"]) == (2, bytes(head).hex())
    assert manifest["rows"]["dossier"] == 2
    assert manifest["sha256"] == copy.sha256


def test_a_copy_that_is_not_what_its_manifest_says_is_refused(
    office: OpenOffice,
) -> None:
    copy = office.backups.make()
    manifest = read_manifest(copy.path) | {"sha256": "0" * 64}
    copy.path.with_suffix(".json").write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(BackupError):
        office.backups.shelf.check(copy.path)


def test_the_second_place_gets_every_copy_and_may_be_absent(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    usb = tmp_path / "ổ USB"
    usb.mkdir()
    office.backups.shelf.choose_second_place(usb)
    done = office.backups.run()
    assert done.troubles == ()
    assert [it.path.name for it in office.backups.shelf.in_second_place()] == [
        it.path.name for it in office.backups.listed()
    ]
    usb.rename(tmp_path / "đã rút")
    clock.forward(days=1, hours=1)
    done = office.backups.run()
    assert done.made is not None
    assert "chưa có" in done.troubles[0]


def test_the_second_place_is_not_the_office_itself(office: OpenOffice) -> None:
    with pytest.raises(BackupError):
        office.backups.shelf.choose_second_place(office.data / "backups")


def test_a_month_later_a_copy_is_restored_for_practice(
    office: OpenOffice, clock: Clock
) -> None:
    assert office.backups.run().is_rehearsed
    clock.forward(days=29)
    assert not office.backups.run().is_rehearsed
    clock.forward(days=2)
    assert office.backups.run().is_rehearsed


def test_the_rehearsal_finds_a_copy_that_would_not_restore(
    office: OpenOffice, clock: Clock
) -> None:
    received(office)
    copy = office.backups.make()
    content = bytearray(copy.path.read_bytes())
    content[8192:12288] = bytes(4096)
    copy.path.write_bytes(content)
    done = office.backups.run()
    assert "diễn tập" in done.troubles[0]
    assert not done.is_rehearsed
    assert clock() - office.backups.listed()[0].made_at < timedelta(hours=1)


def test_copies_are_thinned_out_as_they_are_made(
    office: OpenOffice, clock: Clock
) -> None:
    for _ in range(40):
        office.backups.make()
        clock.forward(hours=6)
    days = {copy.made_at.date() for copy in office.backups.listed()}
    assert len(days) == 11
    assert len(office.backups.listed()) < 22
    assert min(days) == datetime(2026, 11, 23).date()
