"""The repository of the audit log: a hash chain that nothing is taken out of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from motcua_desktop.services.rows.audit import AuditChoice, AuditHead, AuditLine
from motcua_desktop.storage.audit_choice import chosen_where
from motcua_desktop.storage.chain import (
    GENESIS,
    MARK_LENGTH,
    AuditEntry,
    seal_audit,
    stands,
)
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.erased_rows import erased_findings, erased_lines
from motcua_desktop.storage.losses import losses
from motcua_desktop.storage.numbers import Numbers

_COLUMNS: Final = "seq, recorded_at, login, actor, deed, subject, detail, history"
_EVENTS: Final = "seq, dossier_id, kind, at, recorded_at, actor, token, body"
_CHUNK: Final = 5000


class AuditLog:
    """The audit log of one database."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read and write `database`."""
        self._database = database
        self._numbers = numbers

    def append(self, line: AuditLine) -> None:
        """Seal a line onto the end of the log."""
        seq = self._numbers.take("audit")
        entry = AuditEntry(
            seq,
            line.recorded_at.isoformat(timespec="microseconds"),
            line.login,
            line.actor,
            line.deed,
            line.subject,
            line.detail,
            str(self._head("event")),
        )
        last = self._database.value("SELECT hash FROM audit WHERE seq = ?", (seq - 1,))
        self._database.execute(
            f"INSERT INTO audit ({_COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*entry, seal_audit(bytes(last or GENESIS), entry)),
        )

    def lines(self, *, after: int = 0, limit: int = 500) -> list[AuditLine]:
        """Return lines after number `after`, oldest first."""
        return self.chosen(AuditChoice(), after=after, limit=limit)

    def chosen(
        self, choice: AuditChoice, *, after: int = 0, limit: int
    ) -> list[AuditLine]:
        """Return chosen lines after number `after`, oldest first."""
        where, values = chosen_where(choice)
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM audit WHERE seq > ? AND {where} "
            "ORDER BY seq LIMIT ?",
            (after, *values, limit),
        )
        return [_line(row) for row in rows]

    def newest(self, choice: AuditChoice, *, limit: int) -> list[AuditLine]:
        """Return the newest of the chosen lines, newest first."""
        where, values = chosen_where(choice)
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM audit WHERE {where} "
            "ORDER BY recorded_at DESC, seq DESC LIMIT ?",
            (*values, limit),
        )
        return [_line(row) for row in rows]

    def count(self, choice: AuditChoice) -> int:
        """Return how many lines are chosen."""
        where, values = chosen_where(choice)
        found = self._database.value(
            f"SELECT count(*) FROM audit WHERE {where}", values
        )
        return int(found)

    def actors(self) -> list[str]:
        """Return every name that a line was signed with, once."""
        return self._each("actor")

    def deeds(self) -> list[str]:
        """Return every deed that was noted, once."""
        return self._each("deed")

    def _each(self, column: str) -> list[str]:
        """Return the values of an indexed column: a step in the index for each."""
        rows = self._database.rows(
            f"WITH RECURSIVE each(one) AS (SELECT min({column}) FROM audit UNION ALL "
            f"SELECT (SELECT min({column}) FROM audit WHERE {column} > each.one) "
            "FROM each WHERE each.one IS NOT NULL) "
            "SELECT one FROM each WHERE one IS NOT NULL"
        )
        return [one for (one,) in rows]

    def last_about(self, deed: str, detail: str) -> dict[str, datetime]:
        """Return when each subject had this deed done with this detail last."""
        rows = self._database.rows(
            "SELECT subject, MAX(recorded_at) FROM audit "
            "WHERE deed = ? AND detail = ? GROUP BY subject",
            (deed, detail),
        )
        return {subject: datetime.fromisoformat(at) for subject, at in rows}

    def heads(self) -> tuple[AuditHead, AuditHead]:
        """Return the ends of the log and of the dossiers' history."""
        return self._head("audit"), self._head("event")

    def _head(self, table: str) -> AuditHead:
        row = self._database.row(
            f"SELECT seq, hash FROM {table} ORDER BY seq DESC LIMIT 1"
        )
        seq, last = row or (0, GENESIS)
        return AuditHead(seq, bytes(last).hex()[:MARK_LENGTH])

    def first_fault(self, anchors: Sequence[AuditHead] = ()) -> str:
        """Return a sentence on the first bad line of the log, "" if all is well."""
        marks = _by_line(anchors)
        rows = self._rows("audit", _COLUMNS)
        return _fault(self._chain("audit", "Nhật ký"), rows, marks)

    def first_history_fault(self, anchors: Sequence[AuditHead] = ()) -> str:
        """Return a sentence on the first bad line of the history, "" if none.

        The log is a witness: each of its lines holds the end of the history then.
        """
        seen = self._database.rows("SELECT seq, history FROM audit")
        marks = _by_line([*anchors, *(_in_log(*line) for line in seen)])
        chain = self._chain("event", "Lịch sử")
        return _fault(chain, self._rows("event", _EVENTS), marks)

    def first_erasure_fault(self) -> str:
        """Return a sentence on what was blanked without being owned to, "" if none."""
        return next(erased_findings(self._database), "")

    def _chain(self, name: str, title: str) -> "_Chain":
        taken = self._database.value(
            "SELECT value FROM counter WHERE scope = ?", (name,)
        )
        lost = losses(self._database, name)
        erased = erased_lines(self._database, name)
        return _Chain(name, title, int(taken or 0), lost, erased)

    def _rows(self, table: str, columns: str) -> Iterator[Sequence[Any]]:
        last = -1
        while rows := self._database.rows(
            f"SELECT {columns}, hash FROM {table} WHERE seq > ? ORDER BY seq LIMIT ?",
            (last, _CHUNK),
        ):
            yield from rows
            last = rows[-1][0]


def _line(row: Row) -> AuditLine:
    n, at, login, actor, deed, about, detail, _ = row
    return AuditLine(datetime.fromisoformat(at), login, actor, deed, about, detail, n)


def _by_line(anchors: Iterable[AuditHead]) -> dict[int, list[AuditHead]]:
    """Return what each line is held against; an end before any line says nothing."""
    marks: dict[int, list[AuditHead]] = {}
    for anchor in anchors:
        if anchor.seq:
            marks.setdefault(anchor.seq, []).append(anchor)
    return marks


def _in_log(line: int, history: str) -> AuditHead:
    seq, _, mark = history.partition(":")
    return AuditHead(int(seq), mark, f"trong nhật ký, dòng {line}")


def _contradicted(sealed: bytes, anchors: Iterable[AuditHead]) -> str:
    """Return where the first end is kept that is not this line's, "" if all are."""
    for anchor in anchors:
        if not sealed.hex().startswith(anchor.mark):
            return anchor.kept_in or "đã lưu bên ngoài"
    return ""


@dataclass(frozen=True, slots=True)
class _Chain:
    """A chain to be followed, and how many numbers were taken.

    `lost` are the numbers that damage took, as a salvage owned to; `erased` the lines
    whose personal values were blanked.
    """

    name: str
    title: str
    taken: int
    lost: Mapping[int, int]
    erased: Mapping[int, str]


def _fault(
    chain: _Chain, rows: Iterator[Sequence[Any]], marks: Mapping[int, list[AuditHead]]
) -> str:
    """Follow a chain from its first link; name the first line that breaks it."""
    title, taken = chain.title, chain.taken
    previous, expected = GENESIS, 1
    for row in rows:
        if row[0] != expected and chain.lost.get(expected) == row[0] - 1:
            previous, expected = b"", row[0]
        if row[0] != expected:
            return f"{title} thiếu dòng {expected}."
        is_whole = stands(chain.name, previous, row, chain.erased.get(expected))
        previous = bytes(row[-1])
        if not is_whole:
            return f"{title}: dòng {expected} đã bị sửa sau khi ghi."
        if against := _contradicted(previous, marks.get(expected, ())):
            return f"{title}: dòng {expected} không khớp với dấu {against}."
        expected += 1
    last = max((taken, *marks))
    if last > expected - 1:
        return f"{title} kết thúc ở dòng {expected - 1}, lẽ ra phải có {last} dòng."
    if taken < expected - 1:
        return f"{title} có {expected - 1} dòng, lẽ ra chỉ có {taken} dòng."
    return ""
