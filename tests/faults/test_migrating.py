"""A history of a million lines is rewritten by a new schema: old or new, never between.

No older schema was ever released; the machinery is what is tried, with a step that
copies every line of the history into a wider table.
"""

import hashlib
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest
from sqlcipher3 import dbapi2 as sqlite3

from motcua_desktop.bootstrap import open_office
from motcua_desktop.storage import migrations
from motcua_desktop.storage.chain import GENESIS, Entry, seal
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.migrations import schema_number
from motcua_desktop.storage.opening import DATABASE_FILE
from tests.builders import Clock, received, set_up_office
from tests.faults.figures import told
from tests.faults.killing import killed_after
from tests.faults.setting import IS_FULL, times

_LINES: Final = times(20_000, 1_000_000)
_KILLS: Final = times(6, 100)
_FINISHED_EVERY: Final = times(3, 20)
_MOST_SECONDS: Final = 60
_LIMIT: Final = 30 * 60
"""Seconds after which no more kills are tried, on a machine that is too busy."""


def _wider(database: Database) -> None:
    """Rewrite the history into a table with one column more."""
    beside = [
        sql
        for (sql,) in database.rows(
            "SELECT sql FROM sqlite_master WHERE tbl_name = 'event' "
            "AND type IN ('index', 'trigger') AND sql IS NOT NULL"
        )
    ]
    (table,) = database.row("SELECT sql FROM sqlite_master WHERE name = 'event'")
    columns = table.replace("TABLE event", "TABLE wider", 1)[:-1]
    database.execute(f"{columns}, counter TEXT NOT NULL)")
    database.execute("INSERT INTO wider SELECT *, 'quầy 1' FROM event ORDER BY seq")
    database.execute("DROP TABLE event")
    database.execute("ALTER TABLE wider RENAME TO event")
    for sql in beside:
        database.execute(sql)


def _entries(first: int, lines: int, previous: bytes) -> Iterator[tuple[object, ...]]:
    at = "2026-11-23T09:42"
    for seq in range(first, first + lines):
        entry = Entry(seq, 1, "forwarded", at, at, "Lê Văn Bình", None, '{"to": ""}')
        previous = seal(previous, entry)
        yield (*entry, previous)


@pytest.fixture
def long_office(tmp_path: Path, clock: Clock) -> Path:
    """A closed office whose one dossier has a very long history."""
    data = tmp_path / "văn phòng"
    office = open_office(data, clock=clock)
    set_up_office(office)
    received(office)
    database = office.database
    seq, last = database.row("SELECT max(seq), hash FROM event")
    with database.writing():
        database.execute("DROP TRIGGER event_in_order")
        entries = _entries(seq + 1, _LINES, bytes(last or GENESIS))
        database.execute_many(f"INSERT INTO event VALUES ({'?, ' * 8}?)", entries)
        database.execute(
            "UPDATE counter SET value = ? WHERE scope = 'event'", (seq + _LINES,)
        )
        (order,) = (it for it in database.dialect.guards() if "event_in_order" in it)
        database.execute(order)
        database.commit()
    office.close()
    return data


def _dump(file: Path) -> str:
    """Return a digest of everything that a file says, its schema with it."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(file)) as read:
        schema = read.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE '%fts%' "
            "AND name NOT IN ('closing') ORDER BY type, name"
        ).fetchall()
        digest.update(repr(schema).encode())
        for kind, name, _ in schema:
            if kind == "table":
                for row in read.execute(f"SELECT * FROM {name} ORDER BY rowid"):
                    digest.update(repr(row).encode())
    return digest.hexdigest()


def _lay(prepared: Path, data: Path) -> Path:
    """Lay the prepared office at `data` anew, without any copies."""
    shutil.rmtree(data, ignore_errors=True)
    data.mkdir()
    shutil.copyfile(prepared / DATABASE_FILE, data / DATABASE_FILE)
    return data / DATABASE_FILE


def _state(file: Path) -> tuple[int, bool, int, int]:
    """Return schema, whether the lines are wider, how many there are, their length."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as read:
        (number,) = read.execute("PRAGMA user_version").fetchone()
        names = [row[1] for row in read.execute("PRAGMA table_info(event)")]
        lines, length = read.execute(
            "SELECT count(*), sum(length(body) + length(hash)) FROM event"
        ).fetchone()
    return number, "counter" in names, lines, length


def test_killed_at_random_moments_a_migration_is_not_begun_or_done(
    long_office: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "ALL", (*migrations.ALL, ("0002_wider", _wider)))

    def start(data: Path) -> None:
        open_office(data, clock=clock).close()

    prepared = long_office / DATABASE_FILE
    old = _state(prepared)
    fresh = _lay(long_office, tmp_path / "không bị cắt")
    begun = time.monotonic()
    start(fresh.parent)
    lasts = time.monotonic() - begun
    new, expected = _state(fresh), _dump(fresh)
    shutil.rmtree(fresh.parent)
    assert (old[:2], new[:2]) == ((1, False), (2, True))
    assert old[2:] == new[2:]
    killed = {"old": 0, "new": 0, "between": 0}
    chance, data = random.Random(11), tmp_path / "bị cắt"
    file, finished, kills = _lay(long_office, data), 0, 0
    while kills < _KILLS and time.monotonic() - begun < _LIMIT:
        if not killed_after(lambda: start(data), chance.random() * lasts):
            assert _state(file) == new
            file = _lay(long_office, data)
            continue
        kills += 1
        found = _state(file)
        killed["old" if found == old else "new" if found == new else "between"] += 1
        _let_copies_go(data)
        if found == new or kills % _FINISHED_EVERY == 0:
            start(data)
            assert _dump(file) == expected
            if found == old:
                _has_a_whole_copy(data, clock, old[2])
            finished += 1
            file = _lay(long_office, data)
    shutil.rmtree(data)
    figures = {"lines": _LINES, "kills": kills, **killed, "finished": finished}
    told("11", "migration killed", {**figures, "seconds": round(lasts, 1)})
    assert killed["between"] == 0
    assert finished > 0
    assert lasts <= _MOST_SECONDS or not IS_FULL


def _let_copies_go(data: Path) -> None:
    """Keep the disk small: each start makes a copy, and a killed one leaves a part."""
    shutil.rmtree(data / "backups", ignore_errors=True)


def _has_a_whole_copy(data: Path, clock: Clock, lines: int) -> None:
    """The copy made before the step holds the old schema and every line."""
    office = open_office(data, clock=clock)
    assert schema_number(office.database) == 2
    (copy,) = [it for it in office.backups.listed() if "nang-cap" in it.path.name]
    assert office.backups.shelf.check(copy.path) == lines
    office.close()
    assert _state(copy.path)[:2] == (1, False)
