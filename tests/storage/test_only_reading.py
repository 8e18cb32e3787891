"""A place that cannot be written to, a full disk, damage: the office can be read."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice, open_office, open_or_read
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.services.access_errors import NotLoggedInError, WrongPasswordError
from motcua_desktop.services.errors import (
    DatabaseDamagedError,
    DiskFullError,
    NewerDatabaseError,
    ReadOnlyOfficeError,
    ReadOnlyPlaceError,
)
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.accounts import PASSWORD, with_people
from tests.builders import NOVEMBER, Clock, a_request, received, set_up_office
from tests.cli.program import Program
from tests.disks import fill, mounted, protected
from tests.faults.killing import killed_after

PAGE = 4096
Mounted = Callable[[Path], None]


@pytest.fixture
def write_protected() -> Iterator[Mounted]:
    """Make folders read-only for the rest of the test."""
    with contextlib.ExitStack() as until_the_end:

        def protect(folder: Path) -> None:
            until_the_end.enter_context(protected(folder))

        yield protect


@pytest.fixture
def full(office: OpenOffice) -> OpenOffice:
    """An office with a few dossiers and an issued slip, closed."""
    for name in ("Nguyễn Thị Hoa", "Đặng Văn Ấn", "Lê Thị Bưởi"):
        received(office, name)
    office.slips.issue(RECEIPT, _first(office))
    office.close()
    return office


def _first(office: OpenOffice) -> str:
    return str(office.database.value("SELECT number FROM dossier ORDER BY id LIMIT 1"))


def _judged(office: OpenOffice) -> None:
    """Look, search, count and print again; each write is refused in a sentence."""
    (found,) = office.desk.search("dang an")
    assert office.desk.detail(found.number).dossier.number == found.number
    assert office.figures.figures(NOVEMBER).whole["received"] == 3
    assert office.desk.worklist_counts().total >= 0
    slip = office.slips.issue(RECEIPT, _first(office))
    assert slip.path.read_bytes().startswith(b"%PDF")
    made = office.desk.papers.make(RECEIPT, _first(office))
    office.desk.papers.enqueue(made)
    assert len(office.printing.jobs()) == 1
    request = a_request()
    for write in (
        lambda: office.desk.receive(request),
        lambda: office.slips.issue(RECEIPT, found.number),
        lambda: office.settings.change({"phone": ["0200 111 111"]}),
        office.backups.make,
    ):
        with pytest.raises(ReadOnlyOfficeError, match="chỉ để xem, chưa ghi được"):
            write()
    assert office.standing.startswith("Dữ liệu đang mở chỉ để xem")
    assert office.desk.standing == office.standing


def test_an_office_on_a_read_only_disk_is_searched_viewed_and_printed(
    full: OpenOffice, write_protected: Mounted, clock: Clock
) -> None:
    before = {path: path.read_bytes() for path in full.data.rglob("*.*")}
    write_protected(full.data)
    with pytest.raises(ReadOnlyPlaceError):
        open_office(full.data, clock=clock)
    begun = time.monotonic()
    office = open_or_read(full.data, clock=clock)
    assert time.monotonic() - begun < 3
    _judged(office)
    assert office.findings() == []
    office.close()
    assert not office.work.exists()
    assert {path: path.read_bytes() for path in full.data.rglob("*.*")} == before


def test_what_a_killed_session_left_in_its_log_is_read_from_a_read_only_disk(
    office: OpenOffice, write_protected: Mounted, clock: Clock
) -> None:
    office.close()

    ready = office.data.parent / "đã ghi"

    def session() -> None:
        survivor = open_office(office.data, clock=clock)
        received(survivor, "Đặng Văn Ấn")
        ready.touch()
        time.sleep(60)

    assert killed_after(session, 0, ready=ready)
    assert (office.data / f"{DATABASE_FILE}-wal").stat().st_size > 0
    (office.data / f"{DATABASE_FILE}-shm").unlink()
    write_protected(office.data)
    again = open_or_read(office.data, clock=clock)
    assert [row.applicant for row in again.desk.search("dang an")] == ["Đặng Văn Ấn"]
    again.close()


def test_a_file_that_may_not_be_written_to_is_read(
    full: OpenOffice, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows' read-only attribute, as the system tells it."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    office = open_or_read(full.data, clock=clock)
    _judged(office)
    office.close()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MiB."""
    with mounted(tmp_path / "đĩa nhỏ", "size=3m") as folder:
        yield folder


def test_an_office_on_a_full_disk_is_read_and_works_when_there_is_room_again(
    disk: Path, clock: Clock
) -> None:
    data = disk / "văn phòng"
    office = open_office(data, clock=clock)
    set_up_office(office)
    for name in ("Nguyễn Thị Hoa", "Đặng Văn Ấn", "Lê Thị Bưởi"):
        received(office, name)
    office.slips.issue(RECEIPT, _first(office))
    office.close()
    ballast = fill(disk)
    again = open_or_read(data, clock=clock)
    (found,) = again.desk.search("dang an")
    assert again.desk.detail(found.number).dossier.number == found.number
    request = a_request()
    with pytest.raises((ReadOnlyOfficeError, DiskFullError), match="đã đầy"):
        again.intake.receive(request)
    assert "đã đầy" in again.standing
    again.close()
    ballast.unlink()
    mended = open_or_read(data, clock=clock)
    assert mended.standing == ""
    assert mended.intake.receive(request).number
    mended.close()


def _destroyed(file: Path, table: str) -> None:
    """Destroy the first page of a table."""
    with closing(sqlite3.connect(file)) as read:
        (page,) = read.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchone()
    content = bytearray(file.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    file.write_bytes(content)


def test_damage_that_is_met_ends_all_writing(full: OpenOffice, clock: Clock) -> None:
    _destroyed(full.data / DATABASE_FILE, "event")
    office = open_or_read(full.data, clock=clock)
    assert office.standing == ""
    with pytest.raises(DatabaseDamagedError):
        office.desk.detail(_first(office))
    assert "hỏng" in office.standing
    assert "cứu dữ liệu" in office.standing
    with pytest.raises(ReadOnlyOfficeError):
        office.intake.receive(a_request())
    assert len(office.desk.search("dang an")) == 1
    assert any("hỏng" in finding for finding in office.findings())
    office.close()


def test_damage_under_a_killed_session_leaves_the_rest_readable(
    full: OpenOffice, clock: Clock
) -> None:
    ready = full.data.parent / "đã ghi"

    def session() -> None:
        survivor = open_office(full.data, clock=clock)
        received(survivor)
        ready.touch()
        time.sleep(60)

    assert killed_after(session, 0, ready=ready)
    _destroyed_beside_log(full.data / DATABASE_FILE)
    with pytest.raises(DatabaseDamagedError):
        open_office(full.data, clock=clock)
    office = open_or_read(full.data, clock=clock)
    assert len(office.desk.search("dang an")) == 1
    with pytest.raises(ReadOnlyOfficeError):
        office.intake.receive(a_request())
    office.close()
    # The log is gone by now; that there was damage is not forgotten.
    with pytest.raises(DatabaseDamagedError):
        open_office(full.data, clock=clock)


def _destroyed_beside_log(file: Path) -> None:
    """Destroy an index that the search does not need."""
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True)) as read:
        (page,) = read.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'pause_begun'"
        ).fetchone()
    content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    file.write_bytes(content)


def test_where_nothing_can_be_read_the_newest_copy_is_shown_and_named(
    office: OpenOffice, clock: Clock
) -> None:
    received(office, "Đặng Văn Ấn")
    office.backups.make()
    received(office, "Lê Thị Bưởi")
    office.close()
    (office.data / DATABASE_FILE).write_bytes(b"hong" * 4096)
    again = open_or_read(office.data, clock=clock)
    assert "đang xem bản sao lưu lúc 09:42 23/11/2026" in again.standing
    assert len(again.desk.search("dang an")) == 1
    assert again.desk.search("buoi") == []
    with pytest.raises(ReadOnlyOfficeError):
        again.intake.receive(a_request())
    again.close()
    assert (office.data / DATABASE_FILE).read_bytes() == b"hong" * 4096


def test_what_cannot_be_read_either_is_refused_as_before(
    office: OpenOffice, clock: Clock
) -> None:
    office.close()
    with closing(sqlite3.connect(office.data / DATABASE_FILE)) as file:
        file.execute("PRAGMA user_version = 99")
    with pytest.raises(NewerDatabaseError):
        open_or_read(office.data, clock=clock)
    (office.data / DATABASE_FILE).write_bytes(b"hong" * 4096)
    with pytest.raises(DatabaseDamagedError):
        open_or_read(office.data, clock=clock)
    with pytest.raises(ReadOnlyPlaceError):
        open_or_read(Path("/proc/một cửa"), clock=clock)


def test_the_door_of_an_office_that_is_only_read_is_closed_too(
    office: OpenOffice, write_protected: Mounted, clock: Clock
) -> None:
    with_people(office)
    office.close()
    write_protected(office.data)
    again = open_or_read(office.data, clock=clock)
    with pytest.raises(NotLoggedInError):
        again.desk.search("hoa")
    with pytest.raises(WrongPasswordError):
        again.accounts.log_in("clerk", "không phải mật khẩu này")
    assert again.accounts.log_in("clerk", PASSWORD).role is Role.CLERK
    assert again.desk.search("hoa") == []
    again.close()


def test_the_command_line_says_why_and_goes_on_reading(
    full: OpenOffice,
    write_protected: Mounted,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    write_protected(full.data)
    program = Program(full.data, capsys)
    found = program("find", "dang an", "--json")
    assert found.status == 0
    assert len(found.document["rows"]) == 1
    assert "Dữ liệu đang mở chỉ để xem" in found.err
    lines = tmp_path / "hồ sơ.jsonl"
    lines.write_text(
        '{"procedure": "1.004884", "applicant": {"name": "Lê Thị Mận"}}\n',
        encoding="utf-8",
    )
    refused = program("receive", "--input", lines, "--json")
    assert "chỉ để xem" in refused.out + refused.err
    assert "number" not in refused.document
    taken = program("backup", "take-out", tmp_path / "mang đi", "--json")
    assert taken.status == 0
    assert taken.document["rows"]["dossier"] == 3
    text = (tmp_path / "mang đi" / "DOC-TRUOC.txt").read_text(encoding="utf-8-sig")
    assert "KHÔNG ghi được vào nhật ký" in text
    made = program("backup", "make")
    assert made.status == 1
    assert "chỉ để xem" in made.err


def test_a_refusal_is_a_sentence_with_what_to_do() -> None:
    refusal = ReadOnlyOfficeError(DiskFullError())
    assert isinstance(refusal, DomainError)
    assert refusal.advice == DiskFullError().advice
