"""The audit log: each kind of tampering is found, and the first bad line is named."""

import random
import re
import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.services.errors import HistoryBrokenError
from motcua_desktop.services.rows.audit import AuditHead, AuditLine
from motcua_desktop.storage.chain import AuditEntry, seal_audit
from tests.accounts import PASSWORD, as_role, with_people
from tests.builders import received
from tests.faults.figures import told
from tests.faults.setting import IS_FULL

NewOffice = Callable[[], OpenOffice]
_START = datetime(2026, 1, 5, 8)
_COLUMNS = "seq, recorded_at, login, actor, deed, subject, detail, history"
_TEXTS = ("recorded_at", "login", "actor", "deed", "subject", "detail", "history")
_LINES = 60


def _write(office: OpenOffice, count: int) -> None:
    with office.open_unit() as unit:
        for n in range(count):
            at = _START + timedelta(minutes=n)
            line = AuditLine(at, "ha", "Thu Hà", "SlipDesk.issue", f"phiếu {n}")
            unit.audit.append(line)
        unit.commit()


def _unlock(office: OpenOffice) -> None:
    for deed in ("no_update", "no_delete", "in_order"):
        office.database.execute(f"DROP TRIGGER audit_{deed}")


def _rows(office: OpenOffice) -> list[tuple[object, ...]]:
    rows = office.database.rows(f"SELECT {_COLUMNS}, hash FROM audit ORDER BY seq")
    return [tuple(row) for row in rows]


def _put(office: OpenOffice, rows: list[tuple[object, ...]]) -> None:
    office.database.execute("DELETE FROM audit")
    office.database.execute_many(
        f"INSERT INTO audit ({_COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows
    )


def _edit(rows: list[tuple[object, ...]], dice: random.Random) -> int:
    at, column = dice.randrange(_LINES), dice.randrange(1, 8)
    line = list(rows[at])
    line[column] = f"{line[column]}x"
    rows[at] = tuple(line)
    return at + 1


def _delete(rows: list[tuple[object, ...]], dice: random.Random) -> int:
    at = dice.randrange(_LINES - 1)
    del rows[at]
    return at + 1


def _swap(rows: list[tuple[object, ...]], dice: random.Random) -> int:
    first, second = sorted(dice.sample(range(_LINES), 2))
    one, other = rows[first], rows[second]
    rows[first] = (one[0], *other[1:])
    rows[second] = (other[0], *one[1:])
    return first + 1


def _insert(rows: list[tuple[object, ...]], dice: random.Random) -> int:
    at = dice.randrange(1, _LINES)
    moved = [(int(str(row[0])) + 1, *row[1:]) for row in rows[at:]]
    rows[at:] = [(at + 1, *rows[at - 1][1:]), *moved]
    return at + 1


def _replace_hash(rows: list[tuple[object, ...]], dice: random.Random) -> int:
    at = dice.randrange(_LINES)
    rows[at] = (*rows[at][:-1], dice.randbytes(32))
    return at + 1


def _cut(rows: list[tuple[object, ...]], dice: random.Random) -> int:
    left = dice.randrange(_LINES)
    del rows[left:]
    return left


def _rewrite(rows: list[tuple[object, ...]], dice: random.Random) -> int:
    """Edit a line and seal it and all after it anew, as who knows the program can."""
    at = _edit(rows, dice) - 1
    previous = rows[at - 1][-1] if at else bytes(32)
    for n in range(at, len(rows)):
        assert isinstance(previous, bytes)
        previous = seal_audit(previous, AuditEntry(*rows[n][:-1]))  # type: ignore[arg-type]
        rows[n] = (*rows[n][:-1], previous)
    return at + 1


_TAMPERINGS = (_edit, _delete, _swap, _insert, _replace_hash, _cut, _rewrite)


def test_a_thousand_tamperings_are_found_and_the_first_bad_line_is_named(
    new_office: NewOffice,
) -> None:
    office = new_office()
    _write(office, _LINES)
    whole = _rows(office)
    last = whole[-1][-1]
    assert isinstance(last, bytes)
    anchors = [AuditHead(_LINES, last.hex()[:8])]
    assert office.audit.verify(anchors) == []
    _unlock(office)
    dice = random.Random(7)
    for n in range(1000):
        tamper = _TAMPERINGS[n % len(_TAMPERINGS)]
        rows = list(whole)
        bad = tamper(rows, dice)
        with office.open_unit() as unit:  # rolled back: the log is whole again after
            _put(office, rows)
            fault = unit.audit.first_fault(anchors)
        named = [int(one) for one in re.findall(r"dòng (\d+)", fault)]
        assert named, (tamper.__name__, n)
        if tamper is not _rewrite:
            assert named[0] == bad, (tamper.__name__, n, fault)
        else:
            assert named[0] == _LINES, fault


def test_a_cut_with_its_counter_is_seen_by_the_anchor_alone(
    new_office: NewOffice,
) -> None:
    office = new_office()
    _write(office, 10)
    anchor, _ = office.audit.heads()
    _unlock(office)
    office.database.execute("DELETE FROM audit WHERE seq > 6")
    office.database.execute("UPDATE counter SET value = 6 WHERE scope = 'audit'")
    assert office.audit.verify() == []
    (fault,) = office.audit.verify([anchor])
    assert fault == "Nhật ký kết thúc ở dòng 6, lẽ ra phải có 10 dòng."


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'ai khác' WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 2",
        f"INSERT INTO audit SELECT 9, {', '.join(_TEXTS)}, hash FROM audit WHERE seq=2",
    ],
)
def test_the_database_itself_refuses(new_office: NewOffice, statement: str) -> None:
    office = new_office()
    _write(office, 3)
    with pytest.raises(HistoryBrokenError):
        office.database.execute(statement)


@pytest.mark.slow
def test_a_hundred_thousand_lines_are_verified_in_two_seconds(
    new_office: NewOffice,
) -> None:
    office = new_office()
    _write(office, 100_000)
    took, spent = list[float](), list[float]()
    for _ in range(3):  # other programs share the machine
        started, before = time.perf_counter(), time.process_time()
        assert office.audit.verify() == []
        took.append(time.perf_counter() - started)
        spent.append(time.process_time() - before)
    told("30", "a log of 100,000 lines verified", {"s": round(min(took), 2)})
    assert min(took if IS_FULL else spent) <= 2


def test_the_log_and_the_door_are_alike_on_both_databases(
    any_office: OpenOffice,
) -> None:
    office = with_people(any_office)
    office.accounts.log_in("clerk", PASSWORD)
    received(office)
    with as_role(office, Role.ADMIN):
        anchors = [office.audit.heads()[0]]
        assert office.audit.verify(anchors) == []
        lines = list(office.audit.lines())
    subjects = [line.subject.split()[-1] for line in lines]
    assert subjects[:4] == ["admin", "leader", "clerk", "clerk"]
    with pytest.raises(HistoryBrokenError):
        office.database.execute("UPDATE audit SET actor = 'ai khác' WHERE seq = 1")
    assert office.database.value("SELECT count(*) FROM account") == 3
