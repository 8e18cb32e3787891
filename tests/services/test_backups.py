"""Copies by themselves: when they are made, which stay, what the clerk is told."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.services.errors import BackupError
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.services.rotation import thinned_out
from tests.builders import MONDAY, Clock, received


def test_a_day_with_changes_is_copied_every_hour_and_a_quiet_one_once(
    office: OpenOffice, clock: Clock
) -> None:
    received(office)
    assert office.backups.run().made is not None
    for _ in range(8):
        clock.forward(minutes=30)
        received(office)
        office.backups.run()
    assert len(office.backups.listed()) == 5
    clock.forward(hours=23)
    assert office.backups.run().made is None
    clock.forward(hours=1)
    assert office.backups.run().made is not None


def test_closing_copies_what_changed_since(office: OpenOffice) -> None:
    office.backups.run()
    assert office.backups.run(is_closing=True).made is None
    received(office)
    assert office.backups.run(is_closing=True).made is not None


def test_the_manifest_tells_what_the_copy_holds(office: OpenOffice) -> None:
    number = received(office)
    copy = office.backups.make()
    told = json.loads(copy.path.with_suffix(".json").read_text(encoding="utf-8"))
    head = bytes(office.database.value("SELECT hash FROM event ORDER BY seq DESC"))
    assert number.endswith("0001")
    assert (told["entries"], told["head"]) == (1, head.hex())
    assert told["rows"]["dossier"] == 1
    assert told["sha256"] == copy.sha256


def test_a_copy_that_is_not_what_its_manifest_says_is_refused(
    office: OpenOffice, clock: Clock
) -> None:
    received(office)
    older = office.backups.make()
    clock.forward(hours=2)
    received(office)
    newer = office.backups.make()
    newer.path.write_bytes(older.path.read_bytes())
    with pytest.raises(BackupError):
        office.backups.shelf.check(newer.path)
    assert office.backups.shelf.check(older.path) == 1


@pytest.mark.parametrize("hours", [25, -25 * 24 * 365])
def test_old_copies_are_said_in_red_whichever_way_the_clock_went(
    office: OpenOffice, clock: Clock, hours: int
) -> None:
    assert office.backups.warning().startswith("Chưa có bản sao lưu nào.")
    office.backups.run()
    assert office.backups.warning() == ""
    clock.forward(hours=hours)
    assert office.backups.warning().startswith("Sao lưu đã quá 24 giờ.")
    assert office.backups.run().made is not None
    assert office.backups.warning() == ""


def test_the_second_place_gets_copies_and_papers_and_may_be_absent(
    office: OpenOffice, tmp_path: Path, clock: Clock
) -> None:
    stick = tmp_path / "ổ cứng rời"
    stick.mkdir()
    kept = office.data / "slips" / "2026" / "phiếu.pdf"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"%PDF")
    office.backups.shelf.choose_second_place(stick)
    received(office)
    assert office.backups.run().troubles == ()
    there = office.backups.shelf.in_second_place()
    assert [copy.path.name for copy in there] == [
        copy.path.name for copy in office.backups.listed()
    ]
    assert (stick / "slips" / "2026" / "phiếu.pdf").read_bytes() == b"%PDF"
    stick.rename(tmp_path / "đã rút")
    clock.forward(hours=2)
    received(office)
    done = office.backups.run()
    assert done.made is not None
    assert "chưa có" in done.troubles[0]


def test_the_office_itself_is_no_second_place(office: OpenOffice) -> None:
    with pytest.raises(BackupError):
        office.backups.shelf.choose_second_place(office.data / "nữa")


def test_a_drill_is_held_every_month_and_finds_a_damaged_copy(
    office: OpenOffice, clock: Clock
) -> None:
    received(office)
    assert office.backups.run().is_rehearsed
    clock.forward(days=29)
    assert not office.backups.run().is_rehearsed
    clock.forward(days=2)
    assert office.backups.run().is_rehearsed
    copy = office.backups.listed()[0]
    with copy.path.open("r+b") as file:
        file.seek(copy.size // 2)
        file.write(b"\xff" * 64)
    clock.forward(minutes=5)
    with pytest.raises(BackupError):
        office.backups.rehearse()


def _kept(moments: list[datetime]) -> list[BackupCopy]:
    """Make a copy at each moment, thin out after each; return what stays."""
    staying: list[BackupCopy] = []
    for serial, moment in enumerate(moments, 1):
        staying.append(BackupCopy(Path(f"{serial}.db"), moment, 1, serial=serial))
        gone = {copy.serial for copy in thinned_out(staying, moment)}
        assert serial not in gone
        staying = [copy for copy in staying if copy.serial not in gone]
    return staying


def _office_hours(first: datetime, days: int) -> list[datetime]:
    return [
        first + timedelta(days=day, hours=hour)
        for day in range(days)
        for hour in range(9)
    ]


def test_three_years_leave_two_days_14_days_8_weeks_and_24_months() -> None:
    moments = _office_hours(MONDAY, 3 * 365)
    staying = _kept(moments)
    newest = moments[-1]
    made = [copy.made_at for copy in staying]
    whole = [moment for moment in moments if newest - moment <= timedelta(hours=48)]
    assert set(whole) <= set(made)
    assert len({moment.date() for moment in made[-30:]}) >= 14
    assert len({(moment.year, moment.month) for moment in made}) == 24
    assert len(staying) <= len(whole) + 14 + 8 + 24
    # Of a day that stays it is the last copy that stays.
    assert all(moment.hour == MONDAY.hour + 8 for moment in made if moment < whole[0])


@pytest.mark.parametrize("years", [-20, 10])
def test_a_clock_that_jumps_for_a_day_pushes_no_month_out(years: int) -> None:
    before = _office_hours(MONDAY, 400)
    jumped = _office_hours(MONDAY + timedelta(days=400 + 365 * years), 1)
    after = _office_hours(MONDAY + timedelta(days=401), 400)
    staying = _kept([*before, *jumped, *after])
    months = {(copy.made_at.year, copy.made_at.month) for copy in staying}
    true = {month for month in months if 2026 <= month[0] <= 2029}
    assert len(true) >= 23
    assert len(staying) <= 19 + 14 + 8 + 24


def test_the_only_copy_stays_whatever_the_clock_says(clock: Clock) -> None:
    only = BackupCopy(Path("1.db"), clock(), 1, serial=1)
    assert thinned_out([only], clock() + timedelta(days=36_500)) == []


def test_a_fault_never_stops_the_work(office: OpenOffice) -> None:
    received(office)
    (office.data / "backups").write_text("chỗ này bị một tệp chiếm", encoding="utf-8")
    done = office.backups.run()
    assert done.made is None
    assert done.troubles[0].startswith("Chưa sao lưu được")
    assert received(office).endswith("0002")
