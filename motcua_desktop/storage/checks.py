"""Looking a database over: pages, references, the chain, facts against history."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from motcua_desktop.services.errors import DatabaseDamagedError
from motcua_desktop.services.ports_backup import CheckPart
from motcua_desktop.storage.chain import GENESIS, IssueEntry, stands
from motcua_desktop.storage.closing import changed_tables
from motcua_desktop.storage.database import DRIVER_ERRORS, Database
from motcua_desktop.storage.erased_rows import erased_findings, erased_lines
from motcua_desktop.storage.facts import BESIDE, FACT_COLUMNS, facts_agree
from motcua_desktop.storage.index_checks import (
    partial_index_findings,
    search_findings,
)
from motcua_desktop.storage.losses import losses, lost_count
from motcua_desktop.storage.report_issues import ISSUE_COLUMNS

_DISAGREES: Final = "Thông tin của hồ sơ {} không khớp với lịch sử của nó."
_CHUNK: Final = 1000
_TAIL: Final = 1000
_MOST_NAMED: Final = 20
_UNREADABLE: Final[tuple[type[Exception], ...]] = (
    *DRIVER_ERRORS,
    LookupError,
    ValueError,
    TypeError,
    OverflowError,
)


def findings(database: Database) -> list[str]:
    """Return what is wrong with the database, as sentences; none: all is well.

    Raises:
        DatabaseDamagedError: so damaged that it cannot be read to its end.
    """
    return [finding for _, look in parts(database) for finding in look()]


def parts(database: Database) -> tuple[CheckPart, ...]:
    """Return what `findings` looks at, in turn, each part with its name.

    Each raises DatabaseDamagedError where the database cannot be read to its end.
    """
    looks = (
        ("Tệp cơ sở dữ liệu", _file_findings),
        ("Chuỗi lịch sử hồ sơ", _chain_findings),
        ("Chuỗi báo cáo đã phát hành", _issue_findings),
        ("Thông tin từng hồ sơ", _fact_findings),
        ("Thời điểm ghi từng hồ sơ", _recorded_findings),
        ("Mã hồ sơ, số thứ tự", _number_findings),
        ("Dữ liệu đã ẩn danh", erased_findings),
    )
    return (
        *((name, partial(_look, database, look)) for name, look in looks),
        ("Chỉ mục tìm kiếm", partial(search_findings, database)),
    )


def _look(
    database: Database, look: Callable[[Database], Iterator[str]]
) -> Sequence[str]:
    with readable(database), database.reading():
        return list(look(database))


@contextlib.contextmanager
def readable(database: Database) -> Iterator[None]:
    """Take what a whole database never answers as damage, however it shows.

    Raises:
        DatabaseDamagedError: what was read makes no sense.
    """
    try:
        yield
    except _UNREADABLE as error:
        raise DatabaseDamagedError(database.place) from error


def file_and_history(database: Database) -> list[str]:
    """Return what is wrong with the pages, the references and the whole chain."""
    with database.reading():
        return [
            *_file_findings(database),
            *_chain_findings(database),
            *_issue_findings(database),
        ]


def damage(database: Database) -> list[str]:
    """Return what a sudden end may have done: pages, references, the last entries.

    Asked within `reading`, as another program may write meanwhile.
    """
    with readable(database):
        if database.value("SELECT 1 FROM sqlite_master WHERE name = 'event'") is None:
            return [*_file_findings(database)]
        last = database.value("SELECT max(seq) FROM event") or 0
        after = max(last - _TAIL, 0)
        return [*_file_findings(database), *_chain_findings(database, after)]


def _file_findings(database: Database) -> Iterator[str]:
    if database.dialect.name != "sqlite":
        return
    for (message,) in database.rows("PRAGMA integrity_check"):
        if message != "ok":
            yield f"Tệp cơ sở dữ liệu có trang hỏng: {message}."
    for row in database.rows("PRAGMA foreign_key_check"):
        yield f"Bảng {row[0]}, dòng {row[1]} tham chiếu đến dòng không còn."
    yield from partial_index_findings(database)
    for table in changed_tables(database):
        yield f"Bảng {table} không còn như lúc chương trình đóng lần trước."


def _chain_findings(database: Database, after: int = 0) -> Iterator[str]:
    before = database.value("SELECT hash FROM event WHERE seq = ?", (after,))
    previous, expected = bytes(before or b"" if after else GENESIS), after + 1
    lost, erased = losses(database, "event"), erased_lines(database, "event")
    for row in _events(database, after):
        if row[0] != expected and lost.get(expected) == row[0] - 1:
            previous, expected = b"", row[0]
        if row[0] != expected:
            yield f"Lịch sử thiếu dòng {expected}."
            return
        if not stands("event", previous, row, erased.get(expected)):
            yield f"Dòng {row[0]} của lịch sử đã bị sửa sau khi ghi."
            return
        previous, expected = bytes(row[8]), expected + 1
    taken = database.value("SELECT value FROM counter WHERE scope = 'event'") or 0
    if taken != expected - 1:
        yield f"Lịch sử kết thúc ở dòng {expected - 1}, lẽ ra phải có {taken} dòng."


def _issue_findings(database: Database) -> Iterator[str]:
    """Follow the chain of issued reports from its first link."""
    previous, expected = GENESIS, 1
    lost = losses(database, "report_issue")
    rows = database.rows(f"SELECT {ISSUE_COLUMNS}, hash FROM report_issue ORDER BY seq")
    for *words, sealed in rows:
        entry = IssueEntry(*words)
        if entry.seq != expected and lost.get(expected) == entry.seq - 1:
            previous, expected = b"", entry.seq
        if entry.seq != expected:
            yield f"Danh sách báo cáo đã phát hành thiếu dòng {expected}."
            return
        if not stands("report_issue", previous, (*words, sealed), None):
            yield f"Báo cáo đã phát hành số {entry.sign} bị sửa trong cơ sở dữ liệu."
            return
        previous, expected = bytes(sealed), expected + 1
    taken = database.value("SELECT value FROM counter WHERE scope = 'report_issue'")
    if (taken or 0) != expected - 1:
        yield (
            f"Danh sách báo cáo đã phát hành kết thúc ở dòng {expected - 1}, "
            f"lẽ ra phải có {taken or 0} dòng."
        )


def _events(database: Database, last: int) -> Iterator[Any]:
    while True:
        rows = database.rows(
            "SELECT seq, dossier_id, kind, at, recorded_at, actor, token, body, hash "
            "FROM event WHERE seq > ? ORDER BY seq LIMIT ?",
            (last, _CHUNK),
        )
        if not rows:
            return
        yield from rows
        last = rows[-1][0]


def _fact_findings(database: Database) -> Iterator[str]:
    """Fold every history anew and compare with the facts kept beside it."""
    last, named = 0, 0
    while named < _MOST_NAMED:
        kept = database.rows(
            f"SELECT id, number, {', '.join(FACT_COLUMNS)} FROM dossier "
            "WHERE id > ? ORDER BY id LIMIT ?",
            (last, _CHUNK),
        )
        if not kept:
            return
        first, last = kept[0][0], kept[-1][0]
        histories = _histories(database, first, last)
        beside = {table: _beside(database, table, first, last) for table in BESIDE}
        for row in kept:
            history = histories.get(row[0], [])
            rows = {table: them.get(row[0], []) for table, them in beside.items()}
            if not facts_agree(row[1:], rows, history):
                named += 1
                yield _DISAGREES.format(row[1])


def _recorded_findings(database: Database) -> Iterator[str]:
    """Compare when a dossier was first and last written to with its history."""
    for (number,) in database.rows(
        "SELECT d.number FROM dossier d WHERE d.first_recorded_at <> "
        "(SELECT min(recorded_at) FROM event e WHERE e.dossier_id = d.id) "
        "OR d.last_recorded_at NOT IN "
        "((SELECT max(recorded_at) FROM event e WHERE e.dossier_id = d.id), "
        "(SELECT recorded_at FROM event e WHERE e.dossier_id = d.id "
        "ORDER BY seq DESC LIMIT 1)) ORDER BY d.id LIMIT ?",
        (_MOST_NAMED,),
    ):
        yield _DISAGREES.format(number)


def _histories(database: Database, first: int, last: int) -> dict[int, list[Any]]:
    histories: dict[int, list[Any]] = {}
    for dossier_id, *event in database.rows(
        "SELECT dossier_id, kind, at, body FROM event "
        "WHERE dossier_id BETWEEN ? AND ? ORDER BY dossier_id, seq",
        (first, last),
    ):
        histories.setdefault(dossier_id, []).append(event)
    return histories


def _beside(
    database: Database, table: str, first: int, last: int
) -> dict[int, list[Any]]:
    """Return the rows that stand beside dossiers: their pauses, their payments."""
    columns, _ = BESIDE[table]
    beside: dict[int, list[Any]] = {}
    for dossier_id, *row in database.rows(
        f"SELECT dossier_id, {', '.join(columns)} FROM {table} "
        "WHERE dossier_id BETWEEN ? AND ? ORDER BY dossier_id, ordinal",
        (first, last),
    ):
        beside.setdefault(dossier_id, []).append(row)
    return beside


def _number_findings(database: Database) -> Iterator[str]:
    """Numbers run without gaps: ids, and the serials of each book."""
    count, highest = database.row("SELECT count(*), coalesce(max(id), 0) FROM dossier")
    if count + lost_count(database, "dossier", highest) != highest:
        yield f"Có {count} hồ sơ nhưng số nội bộ chạy đến {highest}."
    for code, unit, year, count, highest in database.rows(
        "SELECT u.code, u.name, d.book_year, count(*), max(d.book_serial) "
        "FROM dossier d JOIN unit u ON u.id = d.unit_id "
        "GROUP BY u.code, u.name, d.book_year HAVING count(*) <> max(d.book_serial)"
    ):
        if count + lost_count(database, f"book:{code}:{year}", highest) == highest:
            continue
        yield (
            f"Sổ theo dõi năm {year} của {unit} có {count} dòng "
            f"nhưng số thứ tự chạy đến {highest}."
        )
