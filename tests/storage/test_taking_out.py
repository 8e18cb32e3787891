"""Everything can be taken along, whatever has become of the office."""

import hashlib
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.exchange.sheets import read_rows
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.access_errors import NotAllowedError, NotLoggedInError
from motcua_desktop.services.errors import BackupError, DatabaseDamagedError
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.taking_out import take_out
from tests.accounts import as_role, with_people
from tests.builders import Clock, received
from tests.cli.program import Program

DOSSIERS = 400
PAGE = 4096


def _full(office: OpenOffice, dossiers: int = DOSSIERS) -> Path:
    for _ in range(dossiers):
        received(office)
    office.close()
    return office.data


def _lines(target: Path, table: str) -> list[dict[str, Any]]:
    text = (target / "rows" / f"{table}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _manifest(target: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads((target / "manifest.json").read_bytes())
    return said


def test_rows_sheets_and_papers_of_a_whole_office(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    number = received(office)
    slip = office.slips.issue(RECEIPT, number)
    data, target = _full(office, 9), tmp_path / "mang đi"
    taken = rescue_desk(data, clock=clock).take_out(target)
    rows = {table.name: table.rows for table in taken.tables}
    assert rows["dossier"] == 10
    assert rows["event"] == 11
    assert taken.unreadable == 0
    assert _lines(target, "dossier")[0]["number"] == number
    sheet = list(read_rows(target / "sheets" / "dossier.xlsx"))
    assert len(sheet) == 11
    assert number in sheet[1][1]
    there = target / slip.path.relative_to(data)
    assert there.read_bytes() == slip.path.read_bytes()


def test_each_file_has_its_hash_and_a_stranger_is_told_what_it_is(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    data, target = _full(office, 2), tmp_path / "mang đi"
    rescue_desk(data, clock=clock).take_out(target)
    sums = (target / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    said = {line[66:]: line[:64] for line in sums}
    files = {path for path in target.rglob("*") if path.is_file()}
    assert len(said) == len(files) - 1
    for name, digest in said.items():
        assert hashlib.sha256((target / name).read_bytes()).hexdigest() == digest
    words = (target / "DOC-TRUOC.txt").read_text(encoding="utf-8-sig")
    assert "dossier: 2 dòng" in words
    assert f"Dấu lịch sử: {_manifest(target)['chain_ends']['event']}" in words


def test_sealed_passwords_stay(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    with_people(office)
    target = tmp_path / "mang đi"
    _taken_as_admin(office, clock, target)
    accounts = _lines(target, "account")
    assert [one["login"] for one in accounts] == ["admin", "leader", "clerk"]
    assert all("password" not in one for one in accounts)
    kept = b"".join(path.read_bytes() for path in target.rglob("*.jsonl"))
    assert b"$argon2" not in kept


def _taken_as_admin(office: OpenOffice, clock: Clock, target: Path) -> None:
    def log_in(opened: OpenOffice) -> None:
        opened.gate.session.login = Role.ADMIN.value

    rescue_desk(office.data, clock=clock, log_in=log_in).take_out(target)


def test_only_an_administrator_takes_everything_out_and_the_log_tells(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    with_people(office)
    target = tmp_path / "mang đi"
    with pytest.raises(NotLoggedInError):
        rescue_desk(office.data, clock=clock).take_out(target)

    def as_leader(opened: OpenOffice) -> None:
        opened.gate.session.login = Role.LEADER.value

    with pytest.raises(NotAllowedError):
        rescue_desk(office.data, clock=clock, log_in=as_leader).take_out(target)
    assert not target.exists()
    _taken_as_admin(office, clock, target)
    with as_role(office, Role.LEADER):
        line = list(office.audit.lines())[-1]
    assert (line.login, line.deed) == ("admin", "RescueDesk.take_out")
    assert line.subject == "mang đi"
    said = _manifest(target)
    assert (said["login"], said["noted_in_log"]) == ("admin", True)


def _damage(file: Path, chance: random.Random) -> int:
    """Destroy one page in a hundred behind the schema; return how many."""
    content = bytearray(file.read_bytes())
    pages = range(_last_page_of_the_schema(content) + 1, len(content) // PAGE)
    lost = max(1, len(pages) // 100)
    for at in chance.sample(pages, lost):
        content[at * PAGE : (at + 1) * PAGE] = chance.randbytes(PAGE)
    file.write_bytes(content)
    return lost


def _last_page_of_the_schema(content: bytearray) -> int:
    return max(
        at // PAGE
        for words in (b"CREATE TABLE", b"CREATE TRIGGER", b"CREATE INDEX")
        if (at := content.rfind(words)) >= 0
    )


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_office_gives_the_rows_that_damage_left(
    office: OpenOffice, clock: Clock, tmp_path: Path, seed: int
) -> None:
    data = _full(office)
    lost = _damage(data / DATABASE_FILE, random.Random(seed))
    target = tmp_path / "mang đi"
    taken = rescue_desk(data, clock=clock).take_out(target)
    rows = {table.name: table.rows for table in taken.tables}
    # A page holds some ten dossiers or events, a page of the tree above it hundreds.
    most = DOSSIERS - 30 * lost
    assert min(rows["dossier"], rows["event"]) >= most
    assert rows["dossier"] <= DOSSIERS


def test_a_damaged_table_is_counted_and_the_manifest_says_nothing_was_noted(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    data, target = _full(office), tmp_path / "mang đi"
    file = data / DATABASE_FILE
    with sqlite3.connect(file) as read:
        (page,) = read.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'dossier'"
        ).fetchone()
        (audit,) = read.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'audit'"
        ).fetchone()
    content = bytearray(file.read_bytes())
    for one in (page, audit):
        content[(one - 1) * PAGE : one * PAGE] = bytes(PAGE)
    file.write_bytes(content)
    taken = rescue_desk(data, clock=clock).take_out(target)
    rows = {table.name: (table.rows, table.unreadable) for table in taken.tables}
    assert rows["dossier"][0] == 0
    assert rows["dossier"][1] > 0
    assert rows["event"] == (DOSSIERS, 0)
    said = _manifest(target)
    assert not said["noted_in_log"]
    assert "KHÔNG ghi được" in (target / "DOC-TRUOC.txt").read_text("utf-8-sig")


def test_where_nothing_can_be_read_the_newest_copy_is_taken(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    received(office)
    copy = office.backups.make().path
    office.close()
    (office.data / DATABASE_FILE).write_bytes(b"hong" * 4096)
    target = tmp_path / "mang đi"
    taken = rescue_desk(office.data, clock=clock).take_out(target)
    assert taken.source == copy
    assert _manifest(target)["source"] == copy.name
    copy.write_bytes(b"hong" * 4096)
    with pytest.raises(DatabaseDamagedError):
        rescue_desk(office.data, clock=clock).take_out(tmp_path / "lần hai")


def test_nothing_is_written_beside_a_file_that_is_only_read(
    office: OpenOffice, tmp_path: Path
) -> None:
    data = _full(office, 2)
    stick = tmp_path / "ổ chỉ đọc"
    stick.mkdir()
    shutil.copy(data / DATABASE_FILE, stick)
    content = (stick / DATABASE_FILE).read_bytes()
    take_out([stick / DATABASE_FILE], stick, tmp_path / "mang đi")
    assert [path.name for path in stick.iterdir()] == [DATABASE_FILE]
    assert (stick / DATABASE_FILE).read_bytes() == content


def test_a_folder_that_holds_something_is_not_filled(
    office: OpenOffice, clock: Clock, tmp_path: Path
) -> None:
    (tmp_path / "thư.txt").write_text("xin chào", encoding="utf-8")
    with pytest.raises(BackupError, match="đã có tệp"):
        rescue_desk(office.data, clock=clock).take_out(tmp_path)


def test_the_command_says_what_was_taken_and_what_is_lost(
    office: OpenOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = _full(office, 3)
    program = Program(data, capsys)
    answer = program("backup", "take-out", tmp_path / "mang đi", "--json")
    assert answer.status == 0
    assert answer.document["rows"]["dossier"] == 3
    assert answer.document["ok"]
