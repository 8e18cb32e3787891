"""A damaged office is saved: its rows merged over the newest copy, losses owned to."""

import json
import random
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.access_errors import NotLoggedInError
from motcua_desktop.services.errors import DatabaseBusyError, DatabaseDamagedError
from motcua_desktop.services.ports_backup import Salvaged
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.accounts import with_people
from tests.builders import Clock, act, received
from tests.cli.program import Program

PAGE = 4096


def _rows(file: Path) -> dict[str, list[Any]]:
    """Return the content of every table but what the salvage itself adds."""
    with closing(sqlite3.connect(file)) as read:
        tables = read.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN "
            "('loss', 'audit', 'migration', 'closing') AND name NOT LIKE '%fts%'"
        ).fetchall()
        found = {
            name: sorted(read.execute(f"SELECT * FROM {name}"), key=repr)
            for (name,) in tables
        }
    found["counter"] = [row for row in found["counter"] if row[0] != "audit"]
    return found


def _worked(office: OpenOffice, dossiers: int) -> list[str]:
    """Receive and process dossiers, with slips and a change of the settings."""
    numbers = [received(office) for _ in range(dossiers)]
    for number in numbers[::3]:
        act(office, number, Step.REQUEST_SUPPLEMENT, reason="Thiếu giấy tờ")
    office.slips.issue(RECEIPT, numbers[0])
    office.settings.change({"phone": [f"0200 {dossiers:03d} 000"]})
    return numbers


def _destroy(file: Path, *tables: str, chance: random.Random | None = None) -> None:
    """Destroy one page of each table: its first, or any leaf of it."""
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as read:
        roots = [
            read.execute(
                "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
            ).fetchone()[0]
            for table in tables
        ]
    for root in roots:
        page = root if chance is None else chance.choice(_leaves(content, root))
        content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    file.write_bytes(content)


def _leaves(content: bytes | bytearray, page: int) -> list[int]:
    """Return the leaves of a table's tree, oldest rows first."""
    at = (page - 1) * PAGE
    if content[at] == 13:
        return [page]
    assert content[at] == 5
    count = int.from_bytes(content[at + 3 : at + 5], "big")
    cells = [
        int.from_bytes(content[at + 12 + 2 * n : at + 14 + 2 * n], "big")
        for n in range(count)
    ]
    below = [int.from_bytes(content[at + c : at + c + 4], "big") for c in cells]
    below.append(int.from_bytes(content[at + 8 : at + 12], "big"))
    return [leaf for child in below for leaf in _leaves(content, child)]


def _saved(data: Path, clock: Clock) -> Salvaged:
    saved = rescue_desk(data, clock=clock).salvage()
    assert saved.aside is not None
    again = open_office(data, clock=clock)
    assert again.findings() == []
    assert again.standing == ""
    again.close()
    return saved


def test_a_whole_office_is_the_same_after_it(office: OpenOffice, clock: Clock) -> None:
    _worked(office, 9)
    office.backups.make()
    _worked(office, 7)
    office.close()
    before = _rows(office.data / DATABASE_FILE)
    saved = _saved(office.data, clock)
    assert saved.is_whole
    assert saved.taken["dossier"] == 7
    assert saved.taken["event"] == 7 + 3 + 1
    assert _rows(office.data / DATABASE_FILE) == before


def test_without_any_copy_a_whole_office_is_read_over(
    office: OpenOffice, clock: Clock
) -> None:
    _worked(office, 12)
    office.close()
    before = _rows(office.data / DATABASE_FILE)
    saved = _saved(office.data, clock)
    assert saved.base is None
    assert _rows(office.data / DATABASE_FILE) == before


def test_damage_to_what_the_copy_has_loses_nothing(
    office: OpenOffice, clock: Clock
) -> None:
    _worked(office, 60)
    office.backups.make()
    later = _worked(office, 5)
    office.close()
    file = office.data / DATABASE_FILE
    before = _rows(file)
    with closing(sqlite3.connect(file)) as read:
        root = dict(read.execute("SELECT name, rootpage FROM sqlite_master"))
    content = bytearray(file.read_bytes())
    for table in ("dossier", "event"):
        page = _leaves(content, root[table])[0]
        content[(page - 1) * PAGE : page * PAGE] = bytes(PAGE)
    file.write_bytes(content)
    saved = _saved(office.data, clock)
    assert saved.is_whole
    assert saved.unreadable["event"] > 0
    assert _rows(file) == before
    again = open_office(office.data, clock=clock)
    assert again.desk.detail(later[-1]).dossier.number == later[-1]
    # The search index came along with the rows.
    assert [row.number for row in again.desk.search(later[-1])] == [later[-1]]
    assert len(again.desk.search("nguyen thi hoa", limit=100)) == 65
    again.close()


def test_rows_of_dossiers_that_are_gone_come_back_from_their_histories(
    office: OpenOffice, clock: Clock
) -> None:
    _worked(office, 3)
    office.backups.make()
    _worked(office, 20)
    office.close()
    file = office.data / DATABASE_FILE
    before = _rows(file)
    _destroy(file, "dossier", "pause", "payment")
    assert _saved(office.data, clock).is_whole
    assert _rows(file) == before


def test_lines_of_the_history_that_are_gone_are_named_and_the_chain_goes_on(
    office: OpenOffice, clock: Clock
) -> None:
    _worked(office, 10)
    office.backups.make()
    _worked(office, 120)
    office.close()
    file = office.data / DATABASE_FILE
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as read:
        (root,) = read.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'event'"
        ).fetchone()
        total = read.execute("SELECT max(seq) FROM event").fetchone()[0]
    leaves = _leaves(content, root)
    gone = leaves[len(leaves) // 2]
    content[(gone - 1) * PAGE : gone * PAGE] = bytes(PAGE)
    file.write_bytes(content)
    saved = _saved(office.data, clock)
    lost = sum(last - first + 1 for first, last in saved.lost["event"])
    assert 0 < saved.unreadable["event"] <= lost < 40
    assert not saved.is_whole
    assert saved.aside is not None
    report = (saved.aside / "bao-cao-cuu-du-lieu.txt").read_text("utf-8-sig")
    first, last = saved.lost["event"][0]
    assert f"MẤT HẲN: dòng lịch sử hồ sơ số {first}–{last}" in report
    with closing(sqlite3.connect(file)) as read:
        assert read.execute("SELECT max(seq) FROM event").fetchone()[0] == total
    again = open_office(office.data, clock=clock)
    received(again)
    assert again.findings() == []
    assert again.audit.verify() == []
    again.close()
    if saved.rejected:
        kept = (saved.aside / "khong-dua-vao.jsonl").read_text(encoding="utf-8")
        assert len([json.loads(line) for line in kept.splitlines()]) == saved.rejected


def test_a_gap_that_nobody_owned_to_is_still_found(
    office: OpenOffice, clock: Clock
) -> None:
    """The losses do not make the chain blind."""
    _worked(office, 9)
    office.database.execute("DROP TRIGGER event_no_delete")
    office.database.execute("DELETE FROM event WHERE seq = 4")
    assert "Lịch sử thiếu dòng 4." in office.findings()
    assert "Lịch sử thiếu dòng 4." in office.audit.verify()
    office.database.execute("INSERT INTO loss VALUES ('event', 4, 5, 'hôm qua')")
    assert "Lịch sử thiếu dòng 4." in office.findings()
    with pytest.raises(sqlite3.Error):
        office.database.driver.cursor().execute("DELETE FROM loss")
    del clock


@pytest.mark.parametrize("seed", range(8))
def test_one_page_in_a_hundred_costs_only_the_rows_on_it(
    office: OpenOffice, clock: Clock, seed: int
) -> None:
    chance = random.Random(seed)
    old = _worked(office, 60)
    office.backups.make()
    new = _worked(office, 200)
    office.close()
    file = office.data / DATABASE_FILE
    whole = file.read_bytes()
    content = bytearray(whole)
    pages = range(_last_page_of_the_schema(whole) + 1, len(whole) // PAGE)
    lost = max(1, len(pages) // 100)
    for at in chance.sample(pages, lost):
        content[at * PAGE : (at + 1) * PAGE] = chance.randbytes(PAGE)
    file.write_bytes(content)
    _saved(office.data, clock)
    again = open_office(office.data, clock=clock)
    there = {row[0] for row in again.database.rows("SELECT number FROM dossier")}
    again.close()
    assert there.issuperset(old)
    # A leaf holds a dozen lines of the history, each perhaps a dossier's first.
    assert len(there.intersection(new)) >= len(new) - 40 * lost


def _last_page_of_the_schema(content: bytes) -> int:
    words = (b"CREATE TABLE", b"CREATE TRIGGER", b"CREATE INDEX")
    return max(content.rfind(word) for word in words) // PAGE


def test_numbers_that_were_given_out_are_not_given_again(
    office: OpenOffice, clock: Clock
) -> None:
    _worked(office, 3)
    office.backups.make()
    last = _worked(office, 3)[-1]
    office.close()
    _destroy(office.data / DATABASE_FILE, "event")
    saved = _saved(office.data, clock)
    assert saved.lost["dossier"] == [(4, 6)]
    again = open_office(office.data, clock=clock)
    number = received(again)
    assert int(number[-4:]) == int(last[-4:]) + 1
    assert again.findings() == []
    again.close()


def test_a_trial_changes_nothing(office: OpenOffice, clock: Clock) -> None:
    _worked(office, 3)
    office.close()
    file = office.data / DATABASE_FILE
    before = file.read_bytes()
    saved = rescue_desk(office.data, clock=clock).salvage(dry_run=True)
    assert saved.aside is None
    assert saved.taken["dossier"] == 3
    with closing(sqlite3.connect(file)) as read:
        assert read.execute("SELECT count(*) FROM dossier").fetchone() == (3,)
    assert len(file.read_bytes()) >= len(before)
    assert [path for path in office.data.iterdir() if path.name.startswith(".")] == []


def test_what_says_nothing_is_not_saved_and_an_open_office_not_touched(
    office: OpenOffice, clock: Clock
) -> None:
    received(office)
    with pytest.raises(DatabaseBusyError):
        rescue_desk(office.data, clock=clock).salvage()
    office.close()
    file = office.data / DATABASE_FILE
    file.write_bytes(b"hong" * 4096)
    with pytest.raises(DatabaseDamagedError):
        rescue_desk(office.data, clock=clock).salvage()
    assert file.read_bytes() == b"hong" * 4096


def test_only_an_administrator_salvages_and_the_new_log_tells(
    office: OpenOffice, clock: Clock
) -> None:
    with_people(office)
    office.close()
    with pytest.raises(NotLoggedInError):
        rescue_desk(office.data, clock=clock).salvage()

    def as_admin(opened: OpenOffice) -> None:
        opened.gate.session.login = Role.ADMIN.value

    rescue_desk(office.data, clock=clock, log_in=as_admin).salvage()
    again = open_office(office.data, clock=clock)
    as_admin(again)
    line = list(again.audit.lines())[-1]
    assert (line.login, line.deed) == ("admin", "RescueDesk.salvage")
    assert line.detail.endswith("mất: không")
    again.close()


def test_the_command_tells_what_was_saved(
    office: OpenOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    _worked(office, 4)
    office.close()
    program = Program(office.data, capsys)
    trial = program("backup", "salvage", "--dry-run")
    assert "Chạy thử: chưa thay đổi gì." in trial.out
    answer = program("backup", "salvage", "--json")
    assert answer.status == 0
    assert answer.document["taken"]["dossier"] == 4
    assert answer.document["ok"]
