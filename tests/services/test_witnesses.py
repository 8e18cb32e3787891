"""What lies outside the database holds the chains to what they were."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.rescuing import rescue_desk
from motcua_desktop.services.audit import ends_mark, marked_ends
from motcua_desktop.services.report_issues import IssueRequest
from motcua_desktop.services.rows.audit import AuditHead
from motcua_desktop.storage.backup import read_manifest
from motcua_desktop.storage.chain import (
    GENESIS,
    AuditEntry,
    Entry,
    seal,
    seal_audit,
)
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import SO_FAR, Clock, received
from tests.cli.program import Program

_SEALS: dict[str, Callable[[bytes, list[object]], bytes]] = {
    "event": lambda before, line: seal(before, Entry(*line)),  # type: ignore[arg-type]
    "audit": lambda before, line: seal_audit(before, AuditEntry(*line)),  # type: ignore[arg-type]
}


def _written_anew(office: OpenOffice, table: str, seq: int) -> None:
    """Change a line and seal the whole chain anew, as who knows the program can."""
    file = office.data / DATABASE_FILE
    with closing(sqlite3.connect(file)) as other:
        for name in ("no_update", "no_delete", "in_order"):
            other.execute(f"DROP TRIGGER {table}_{name}")
        lines = [list(row) for row in other.execute(f"SELECT * FROM {table}")]
        lines[seq - 1][5 if table == "event" else 3] = "Kẻ gian"
        before = GENESIS
        for line in lines:
            before = line[-1] = _SEALS[table](before, line[:-1])
            other.execute(
                f"UPDATE {table} SET actor = ?, hash = ? WHERE seq = ?",
                ("Kẻ gian" if line[0] == seq else _actor(table, line), before, line[0]),
            )
        other.commit()


def _actor(table: str, line: list[object]) -> object:
    return line[5 if table == "event" else 3]


def _issued(office: OpenOffice, number: str) -> None:
    office.issues.issue(
        IssueRequest(
            name="cchc",
            period=SO_FAR,
            number=number,
            signed_on=office.clock().date(),
            actor="Trần Minh Đức",
        )
    )


def test_the_manifest_of_a_copy_holds_both_ends(office: OpenOffice) -> None:
    received(office)
    office.settings.change({"phone": ["0200 111 222"]})
    copy = office.backups.make()
    said = read_manifest(copy.path)
    log, history = office.audit.heads()
    assert said["entries"] == history.seq
    assert said["head"].startswith(history.mark)
    # Making the copy is itself noted, right after it.
    assert said["audit_entries"] == log.seq - 1
    assert len(said["audit_head"]) == 64


@pytest.mark.parametrize("table", ["event", "audit"])
def test_a_chain_written_anew_is_found_by_the_copies(
    office: OpenOffice, table: str
) -> None:
    for phone in range(3):
        received(office)
        office.settings.change({"phone": [f"0200 111 22{phone}"]})
    copy = office.backups.make()
    assert office.audit.verify() == []
    _written_anew(office, table, 3)
    (fault,) = office.audit.verify()
    title = "Lịch sử" if table == "event" else "Nhật ký"
    where = f"trong bản sao {copy.path.name}"
    assert fault == f"{title}: dòng 3 không khớp với dấu {where}."


def test_a_log_written_anew_is_found_by_an_issued_report(office: OpenOffice) -> None:
    for phone in range(3):
        received(office)
        office.settings.change({"phone": [f"0200 111 22{phone}"]})
    _issued(office, "27")
    assert office.audit.verify() == []
    (issue,) = office.issues.issued()
    ends = marked_ends(issue.mark, "")
    assert ends is not None
    assert ends[0].seq == 3
    _written_anew(office, "audit", 2)
    (fault, *_) = office.audit.verify()
    assert fault.startswith("Nhật ký: dòng 3 không khớp với dấu trong Báo cáo số 27")


def test_the_first_bad_line_is_named_where_the_chain_itself_is_broken(
    office: OpenOffice,
) -> None:
    for _ in range(5):
        received(office)
    office.backups.make()
    office.database.execute("DROP TRIGGER event_no_update")
    office.database.execute("UPDATE event SET actor = 'Kẻ gian' WHERE seq = 2")
    assert office.audit.verify() == ["Lịch sử: dòng 2 đã bị sửa sau khi ghi."]


def test_a_cut_tail_is_found_by_the_copies(office: OpenOffice) -> None:
    for _ in range(5):
        received(office)
    office.backups.make()
    office.database.execute("DROP TRIGGER event_no_delete")
    office.database.execute("PRAGMA foreign_keys = 0")
    office.database.execute("DELETE FROM event WHERE seq > 3")
    office.database.execute("UPDATE counter SET value = 3 WHERE scope = 'event'")
    office.database.execute("DROP TRIGGER audit_no_delete")
    office.database.execute("DELETE FROM audit")
    office.database.execute("UPDATE counter SET value = 0 WHERE scope = 'audit'")
    faults = office.audit.verify()
    assert "Lịch sử kết thúc ở dòng 3, lẽ ra phải có 5 dòng." in faults


def test_work_that_was_given_up_with_a_restore_is_no_fault(
    office: OpenOffice, clock: Clock
) -> None:
    received(office)
    first = office.backups.make().path
    clock.forward(minutes=5)
    received(office)
    office.backups.make()
    office.close()
    clock.forward(minutes=5)
    rescue_desk(office.data, clock=clock).restore(first)
    again = open_office(office.data, clock=clock)
    received(again)
    received(again)
    assert again.audit.verify() == []
    clock.forward(minutes=5)
    again.backups.make()
    _written_anew(again, "event", 2)
    assert again.audit.verify() != []
    again.close()


def test_a_mark_without_ends_says_nothing() -> None:
    ends = AuditHead(120, "9f3c21aa"), AuditHead(7, "00112233")
    mark = f"0123456789abcdef.{ends_mark(ends)}"
    assert mark == "0123456789abcdef.120:9f3c21aa.7:00112233"
    named = tuple(replace(one, kept_in="sổ") for one in ends)
    assert marked_ends(mark, "sổ") == named
    assert marked_ends("0123456789abcdef", "") is None
    assert marked_ends("0123.x.y", "") is None


def test_the_log_is_searched_by_who_and_person_and_written_as_csv(
    office: OpenOffice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = received(office, "Đặng Văn Ấn", id_number="001099012345")
    other = received(office, "Lê Thị Bưởi", id_number="001199054321")
    office.slips.issue("giay-tiep-nhan", number, officer="Trần Thị Thu Hà")
    office.slips.issue("giay-tiep-nhan", other, officer="Lê Văn Bình")
    office.close()
    program = Program(office.data, capsys)
    of_ha = program("audit", "list", "--who", "thu ha", "--json").document["lines"]
    assert [line["subject"].split()[-1] for line in of_ha] == [number]
    by_deed = program("audit", "list", "--deed", "IN PHIẾU", "--json").document["lines"]
    assert [line["deed"] for line in by_deed] == ["SlipDesk.issue"] * 2
    none = program("audit", "list", "--until", "01/01/2020", "--json")
    assert none.document["lines"] == []
    about = program("audit", "list", "--person", "001199054321", "--json")
    assert {line["actor"] for line in about.document["lines"]} == {"Lê Văn Bình"}
    csv = tmp_path / "nhật ký.csv"
    exported = program("audit", "export", csv, "--since", "2026-01-01", "--json")
    assert exported.status == 0
    text = csv.read_text(encoding="utf-8-sig")
    assert number in text
    assert "001099012345" not in text
    assert program("audit", "list", "--person", "001099000000").status == 1
