"""Salvage: what a damaged file still says, merged over the newest whole copy.

What never changes once written is the copy's where the copy has it; what may change is
the damaged file's, which is newer. Histories are carried on line by line and dossiers'
facts are folded from them anew. The result passes every check before it is used.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

import peewee

from motcua_desktop.services.errors import DatabaseDamagedError, StorageError
from motcua_desktop.services.ports_backup import BackupCopy, Salvaged
from motcua_desktop.storage import checks
from motcua_desktop.storage.backup import checked_facts
from motcua_desktop.storage.cipher import is_plain
from motcua_desktop.storage.damaged_rows import (
    columns_of,
    printable,
    rows_of,
    tables_of,
)
from motcua_desktop.storage.database import DRIVER_ERRORS, Database, Row
from motcua_desktop.storage.durable import copy_whole, scratch_folder
from motcua_desktop.storage.erased_rows import OWNED
from motcua_desktop.storage.key_search import KeyOf, no_key
from motcua_desktop.storage.losses import own_to
from motcua_desktop.storage.migrations import migrate
from motcua_desktop.storage.numbers import Numbers
from motcua_desktop.storage.opening import open_live
from motcua_desktop.storage.read_only import readable
from motcua_desktop.storage.restoring import put_in_place
from motcua_desktop.storage.salvaged_attachments import merge_contents, settled
from motcua_desktop.storage.salvaged_blanks import (
    EVENT_COLUMNS,
    blanked_again,
    own_to_told,
)
from motcua_desktop.storage.salvaged_history import (
    SalvagedDossiers,
    by_dossier,
    continued,
    rootless,
)

REJECTED_FILE: Final = "khong-dua-vao.jsonl"
_CHANGING: Final = (
    *("office", "sector", "unit", "procedure", "calendar_day", "office_hours"),
    *("account", "recovery_key", "submission", "office_logo", "attachment"),
)
"""Tables whose rows may change: the damaged file is newer. Parents come first."""

_GROWING: Final = (
    *("office_change", "calendar_change", "slip", "counter_slip", "counter_reprint"),
    *("register_entry", "report_text", "retention_change", "erased"),
)
"""Tables whose rows never change once written."""

_HIGHEST: Final = 2_000_000
"""No office counts further; a higher number is damage."""

_EMPTIED: Final = ("calendar_day", "office_hours")
"""Tables out of which rows are taken: a whole one replaces the copy's."""


@dataclass
class _Damaged:
    """The damaged file: rows by column, and how many could not be read."""

    driver: peewee.SqliteDatabase
    tables: Sequence[str]
    unreadable: dict[str, int] = field(default_factory=dict)

    def rows(self, table: str, columns: Sequence[str]) -> list[Row]:
        """Return the readable rows of a table with these columns; none: another."""
        if table not in self.tables or columns_of(self.driver, table) != columns:
            return []
        found: list[Row] = []
        lost = 0
        for _, row in rows_of(self.driver, table):
            if row is None:
                lost += 1
            else:
                found.append(row)
        self.unreadable[table] = lost
        return found


def salvage(
    live: Path,
    copies: Sequence[BackupCopy],
    now: datetime,
    *,
    dry_run: bool = False,
    key_of: KeyOf = no_key,
) -> Salvaged:
    """Put what can be saved of `live` in its place; the damaged file goes aside.

    A copy under another key than the file's is not built upon.

    Raises:
        DatabaseDamagedError: nothing of it can be read, or what was saved does not
            pass the checks; nothing was changed.
        DatabaseBusyError: a program has the office open.
        DiskFullError: no room; nothing was changed.
    """
    if not live.is_file():
        raise DatabaseDamagedError(live.name)
    key = key_of(live)
    file = readable(live, key)
    driver = file.driver()
    try:
        damaged = _Damaged(driver, tables_of(driver))
        if "event" not in damaged.tables:
            raise DatabaseDamagedError(live.name)
        with scratch_folder(live.parent, ".cuu-") as scratch:
            made = scratch / live.name
            base = _base(
                [it for it in copies if is_plain(it.path) == (not key)], made, key
            )
            merge = _merged(made, damaged, base, now, key=key)
            driver.close()
            if dry_run:
                return merge.report
            aside = put_in_place(made, live, now)
        if merge.report.rejected:
            merge.write_rejected(aside / REJECTED_FILE)
        return merge.report.put_aside(aside)
    finally:
        driver.close()
        file.release()


def _base(copies: Sequence[BackupCopy], made: Path, key: bytes) -> BackupCopy | None:
    """Lay the newest whole copy at `made`; None where there is none."""
    for copy in copies:
        try:
            checked_facts(copy.path, key)
        except StorageError:
            continue
        copy_whole(copy.path, made)
        return copy
    return None


def _merged(
    made: Path,
    damaged: _Damaged,
    base: BackupCopy | None,
    now: datetime,
    *,
    key: bytes,
) -> "_Merge":
    database = open_live(made, key)
    try:
        migrate(database, now=now, copy_first=lambda: None)
        merge = _Merge(database, damaged, now)
        merge.run()
        found = checks.findings(database)
        if found:
            raise DatabaseDamagedError(f"{made.name}: {found[0]}")
        if database.value("SELECT count(*) FROM erased"):
            database.rewrite()
        merge.report = merge.told(base)
    finally:
        database.close()
    return merge


class _Merge:
    """One salvage on its way: the new database and the damaged file."""

    report: Salvaged

    def __init__(self, database: Database, damaged: _Damaged, now: datetime) -> None:
        self._database = database
        self._damaged = damaged
        self._now = now
        self._taken: dict[str, int] = {}
        self._lost: dict[str, list[tuple[int, int]]] = {}
        self._rejected: list[tuple[str, Row]] = []

    def run(self) -> None:
        """Merge everything in one transaction, the guards of the history set aside."""
        database = self._database
        database.execute("PRAGMA foreign_keys = 0")
        with database.writing():
            for trigger in self._guards():
                database.execute(f"DROP TRIGGER {trigger}")
            for table in _CHANGING:
                self._merge(table, "REPLACE")
            for table in _GROWING:
                self._merge(table, "IGNORE")
            own_to_told(self._database, self._damaged.rows("event", EVENT_COLUMNS))
            merge_contents(self._database, self._damaged.driver, self._damaged.tables)
            self._raise_counters()
            for chain in ("audit", "report_issue"):
                self._carry_on(chain, self._fitting(chain))
            self._carry_on_histories()
            self._own_to(OWNED, blanked_again(self._database))
            self._own_to("attachment", settled(self._database))
            self._leave_out_the_parentless()
            self._own_to_missing_numbers()
            for guard in database.dialect.guards():
                database.execute(guard)
            database.commit()
        database.execute("PRAGMA foreign_keys = 1")

    def _guards(self) -> list[str]:
        rows = self._database.rows(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' "
            "AND name NOT LIKE 'dossier\\_fts%' ESCAPE '\\'"
        )
        return [name for (name,) in rows]

    def _columns(self, table: str) -> tuple[str, ...]:
        rows = self._database.rows(f"PRAGMA table_info({table})")
        return tuple(str(row[1]) for row in rows)

    def _merge(self, table: str, otherwise: str) -> None:
        columns = self._columns(table)
        rows = self._damaged.rows(table, columns)
        if table in _EMPTIED and rows and not self._damaged.unreadable[table]:
            self._database.execute(f"DELETE FROM {table}")
        before = self._contents(table)
        for row in rows:
            try:
                self._database.execute(
                    f"INSERT OR {otherwise} INTO {table} VALUES ({_marks(columns)})",
                    row,
                )
            except DRIVER_ERRORS:  # damage made a row that no table takes
                self._rejected.append((table, row))
        self._taken[table] = len(self._contents(table) - before)

    def _contents(self, table: str) -> set[Row]:
        return {tuple(row) for row in self._database.rows(f"SELECT * FROM {table}")}

    def _raise_counters(self) -> None:
        """No number that was given out is given out again."""
        self._database.execute_many(
            "INSERT INTO counter (scope, value) VALUES (?, ?) ON CONFLICT (scope) "
            "DO UPDATE SET value = max(counter.value, excluded.value)",
            [
                row
                for row in self._damaged.rows("counter", self._columns("counter"))
                if isinstance(row[1], int) and row[1] < _HIGHEST
            ],
        )

    def _fitting(self, chain: str) -> list[Row]:
        """Return the lines that carry a chain on; the others are kept aside."""
        found = continued(
            self._database, chain, self._damaged.rows(chain, self._columns(chain))
        )
        self._rejected += [(chain, line) for line in found.misfits]
        return found.taken

    def _carry_on(self, chain: str, lines: Sequence[Row]) -> None:
        columns = self._columns(chain)
        self._database.execute_many(
            f"INSERT INTO {chain} VALUES ({_marks(columns)})", lines
        )
        self._taken[chain] = len(lines)
        last = self._database.value(f"SELECT max(seq) FROM {chain}") or 0
        self._own_to(chain, self._missing(chain, "seq", last))
        self._database.execute(
            "UPDATE counter SET value = ? WHERE scope = ?", (last, chain)
        )
        if last and self._counted(chain) != last:
            Numbers(self._database).take(chain, last)

    def _carry_on_histories(self) -> None:
        lines = self._fitting("event")
        orphans = rootless(self._database, lines)
        columns = self._columns("dossier")
        kept = {
            row[0]: dict(zip(columns, row, strict=True))
            for row in self._damaged.rows("dossier", columns)
        }
        dossiers = SalvagedDossiers(self._database, kept)
        groups = sorted(by_dossier(lines), key=lambda group: group[0] not in kept)
        for dossier_id, later in groups:
            earlier = self._database.rows(
                "SELECT * FROM event WHERE dossier_id = ? ORDER BY seq", (dossier_id,)
            )
            if dossier_id in orphans or not dossiers.enter(
                dossier_id, [*earlier, *later]
            ):
                orphans.add(dossier_id)
        self._rejected += [("event", line) for line in lines if line[1] in orphans]
        self._carry_on("event", [line for line in lines if line[1] not in orphans])
        self._taken["dossier"] = len({line[1] for line in lines} - orphans)

    def _leave_out_the_parentless(self) -> None:
        """Slips of a dossier that is lost have nothing to stand beside."""
        for table, row_id, *_ in self._database.rows("PRAGMA foreign_key_check"):
            here = f"FROM {table} WHERE rowid = ?"
            for row in self._database.rows(f"SELECT * {here}", (row_id,)):
                self._rejected.append((table, row))
            self._database.execute(f"DELETE {here}", (row_id,))

    def _own_to_missing_numbers(self) -> None:
        self._own_to(
            "dossier", self._missing("dossier", "id", self._counted("dossier"))
        )
        for code, unit_id, year in self._database.rows(
            "SELECT DISTINCT u.code, u.id, d.book_year FROM dossier d "
            "JOIN unit u ON u.id = d.unit_id"
        ):
            scope = f"book:{code}:{year}"
            there = self._database.rows(
                "SELECT book_serial FROM dossier WHERE unit_id = ? AND book_year = ?",
                (unit_id, year),
            )
            known = {row[0] for row in there}
            everyone = range(1, self._counted(scope) + 1)
            self._own_to(scope, [one for one in everyone if one not in known])

    def _counted(self, scope: str) -> int:
        counted = "SELECT value FROM counter WHERE scope = ?"
        return int(self._database.value(counted, (scope,)) or 0)

    def _missing(self, table: str, column: str, last: int) -> list[int]:
        known = {row[0] for row in self._database.rows(f"SELECT {column} FROM {table}")}
        return [number for number in range(1, last + 1) if number not in known]

    def _own_to(self, scope: str, numbers: Iterable[int]) -> None:
        owned = self._database.rows(
            "SELECT first_number, last_number FROM loss WHERE scope = ?", (scope,)
        )
        known = {one for first, last in owned for one in range(first, last + 1)}
        new = [number for number in numbers if number not in known]
        if new:
            self._lost[scope] = own_to(self._database, scope, new, self._now)

    def told(self, base: BackupCopy | None) -> Salvaged:
        """Return the report of what was taken from where, and what is missing."""
        return Salvaged(
            base,
            {table: count for table, count in self._taken.items() if count},
            {table: lost for table, lost in self._damaged.unreadable.items() if lost},
            self._lost,
            len(self._rejected),
        )

    def write_rejected(self, path: Path) -> None:
        """Keep what was read and does not fit, for people to look at."""
        with path.open("w", encoding="utf-8") as out:
            for table, line in self._rejected:
                said = {"table": table, "row": [*map(printable, line)]}
                out.write(json.dumps(said, ensure_ascii=False, default=str) + "\n")


def _marks(columns: Sequence[str]) -> str:
    return ", ".join("?" * len(columns))
