"""The repository of the office's registers: every change a new version, none lost."""

import json
from datetime import datetime
from typing import Final

from motcua_desktop.domain.register_entries import RegisterEntry
from motcua_desktop.domain.registers import Register
from motcua_desktop.services.rows.registers import KeptEntry
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.numbers import Numbers

_COLUMNS: Final = "entry_id, version, unit_code, body, is_removed, actor, recorded_at"
_SCOPE: Final = "register"
_LATER: Final = "9999"


class Registers:
    """The registers of one database."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read and write `database`."""
        self._database = database
        self._numbers = numbers

    def entries(
        self,
        register: Register,
        *,
        unit_code: str = "",
        as_of: datetime | None = None,
    ) -> list[KeptEntry]:
        """Return what stood in the register at `as_of` (None: now), oldest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM register_entry e "
            "WHERE register = ? AND (unit_code = ? OR ? = '') AND is_removed = 0 "
            "AND version = (SELECT max(l.version) FROM register_entry l "
            "WHERE l.register = e.register AND l.entry_id = e.entry_id "
            "AND l.recorded_at <= ?) ORDER BY entry_id",
            (register.name, unit_code, unit_code, until_text(as_of)),
        )
        return [_kept(register, row) for row in rows]

    def versions(self, register: Register, entry_id: int) -> list[KeptEntry]:
        """Return every version of one entry, oldest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM register_entry "
            "WHERE register = ? AND entry_id = ? ORDER BY version",
            (register.name, entry_id),
        )
        return [_kept(register, row) for row in rows]

    def is_kept(
        self,
        register: Register,
        *,
        unit_code: str = "",
        as_of: datetime | None = None,
    ) -> bool:
        """Return whether anything was ever written into the register."""
        found = self._database.value(
            "SELECT 1 FROM register_entry WHERE register = ? "
            "AND (unit_code = ? OR ? = '') AND recorded_at <= ? LIMIT 1",
            (register.name, unit_code, unit_code, until_text(as_of)),
        )
        return found is not None

    def add(
        self,
        register: Register,
        unit_code: str,
        entry: RegisterEntry,
        *,
        actor: str,
        at: datetime,
    ) -> KeptEntry:
        """Write a new entry; its number is that of its first version."""
        seq = self._numbers.take(_SCOPE)
        kept = KeptEntry(seq, 1, unit_code, entry, actor, at)
        return self._write(register, seq, kept)

    def change(
        self,
        register: Register,
        kept: KeptEntry,
        entry: RegisterEntry | None,
        *,
        actor: str,
        at: datetime,
    ) -> KeptEntry:
        """Write a new version of `kept`; None: it is removed."""
        seq = self._numbers.take(_SCOPE)
        next_one = KeptEntry(
            kept.id, kept.version + 1, kept.unit_code, entry, actor, at
        )
        return self._write(register, seq, next_one)

    def _write(self, register: Register, seq: int, kept: KeptEntry) -> KeptEntry:
        body = {} if kept.entry is None else register.body(kept.entry)
        self._database.execute(
            f"INSERT INTO register_entry (seq, register, {_COLUMNS}) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                seq,
                register.name,
                kept.id,
                kept.version,
                kept.unit_code,
                json.dumps(body, ensure_ascii=False),
                int(kept.entry is None),
                kept.actor,
                kept.recorded_at.isoformat(timespec="microseconds"),
            ),
        )
        return kept


def until_text(as_of: datetime | None) -> str:
    """Return the moment up to which versions count; later than all for None."""
    return _LATER if as_of is None else as_of.isoformat(timespec="microseconds")


def _kept(register: Register, row: Row) -> KeptEntry:
    entry_id, version, unit_code, body, is_removed, actor, recorded_at = row
    return KeptEntry(
        id=entry_id,
        version=version,
        unit_code=unit_code,
        entry=None if is_removed else register.restored(json.loads(body)),
        actor=actor,
        recorded_at=datetime.fromisoformat(recorded_at),
    )
