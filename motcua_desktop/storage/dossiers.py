"""The repository of dossiers: history appended, facts kept beside it."""

import functools
import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import groupby, islice

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import (
    EVENT_LABELS,
    DossierEvent,
    DossierReceived,
)
from motcua_desktop.domain.history import describe
from motcua_desktop.services.ports import History, Signature, StoredDossier
from motcua_desktop.services.rows.lists import HistoryLine
from motcua_desktop.storage.catalogue import Catalogue
from motcua_desktop.storage.chain import GENESIS, MARK_LENGTH, Entry, seal, stands
from motcua_desktop.storage.codec import decode, encode, moment_text
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.erased_rows import erased_lines
from motcua_desktop.storage.facts import (
    BESIDE,
    FACT_COLUMNS,
    facts_agree,
    facts_row,
    insert_beside,
    numbered_rows,
)
from motcua_desktop.storage.numbers import Numbers
from motcua_desktop.text import clean_line

_FIXED = ("id", "number", "unit_id", "procedure_id", "sector_id")
_BOOK = ("book_year", "book_serial", "first_recorded_at", "last_recorded_at")
_COLUMNS = (*_FIXED, *FACT_COLUMNS, *_BOOK)
_MARKS = ", ".join("?" * len(_COLUMNS))
_INSERT = f"INSERT INTO dossier ({', '.join(_COLUMNS)}) VALUES ({_MARKS})"
_UPDATE = (
    f"UPDATE dossier SET {', '.join(f'{name} = ?' for name in FACT_COLUMNS)}, "
    "last_recorded_at = ? WHERE id = ?"
)
_INSERT_EVENT = (
    "INSERT INTO event (seq, dossier_id, kind, at, recorded_at, actor, token, body, "
    "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_EVENT_COLUMNS = "seq, dossier_id, kind, at, recorded_at, actor, token, body, hash"
_CHUNK = 1000


class Dossiers:
    """Dossiers of one database, used inside a transaction of the caller's."""

    def __init__(
        self, database: Database, catalogue: Catalogue, numbers: Numbers
    ) -> None:
        """Work on `database`."""
        self._database = database
        self._catalogue = catalogue
        self._numbers = numbers

    def find(self, number: str) -> StoredDossier | None:
        """Return the dossier with this code or local number."""
        row = self._database.row(
            "SELECT id, book_year, book_serial FROM dossier WHERE number = ?",
            (clean_line(number).upper(),),
        )
        if row is None:
            return None
        events = [event for _, event in self._events(row[0])]
        return StoredDossier(row[0], Dossier.from_history(events), row[1], row[2])

    def number_of_token(self, token: str) -> str | None:
        """Return the number of the dossier that `token` already wrote to."""
        number = self._database.value(
            "SELECT d.number FROM event e JOIN dossier d ON d.id = e.dossier_id "
            "WHERE e.token = ?",
            (token,),
        )
        return None if number is None else str(number)

    def known_tokens(self, tokens: Sequence[str]) -> set[str]:
        """Return those of `tokens` that have already written something."""
        return self._known("SELECT token FROM event WHERE token IN ({})", tokens)

    def known_numbers(self, numbers: Sequence[str]) -> set[str]:
        """Return those of `numbers` that a dossier already has."""
        return self._known("SELECT number FROM dossier WHERE number IN ({})", numbers)

    def _known(self, sql: str, keys: Sequence[str]) -> set[str]:
        found: set[str] = set()
        for start in range(0, len(keys), _CHUNK):
            chunk = keys[start : start + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            found.update(
                row[0] for row in self._database.rows(sql.format(marks), chunk)
            )
        return found

    def add(self, event: DossierReceived, signature: Signature) -> StoredDossier:
        """Enter a new dossier: its history, facts, keys and book serial."""
        (stored,) = self._add([[(event, signature)]])
        return stored

    def add_histories(self, histories: Iterable[History]) -> int:
        """Enter many whole histories at once; return how many dossiers."""
        remaining = iter(histories)
        count = 0
        while chunk := list(islice(remaining, _CHUNK)):
            count += len(self._add(chunk))
        return count

    def record(
        self, stored: StoredDossier, event: DossierEvent, signature: Signature
    ) -> None:
        """Append `event` to the history and keep the facts beside it."""
        dossier = stored.dossier
        dossier.apply(event)
        self._append([(stored.id, event, signature)])
        recorded_at = _recorded(signature)
        self._database.execute(_UPDATE, (*facts_row(dossier), recorded_at, stored.id))
        for table, (columns, rows_of) in BESIDE.items():
            if rows := numbered_rows(stored.id, rows_of(dossier)):
                self._database.execute(
                    f"DELETE FROM {table} WHERE dossier_id = ?", (stored.id,)
                )
                self._database.execute_many(insert_beside(table, columns), rows)

    def record_each(
        self,
        ids: Sequence[int],
        decide: Callable[[Dossier], DossierEvent | None],
        signature: Signature,
    ) -> int:
        """Append what `decide` says of each dossier; return how many it changed."""
        starts = range(0, len(ids), _CHUNK)
        return sum(
            self._record_chunk(ids[start : start + _CHUNK], decide, signature)
            for start in starts
        )

    def _record_chunk(
        self,
        ids: Sequence[int],
        decide: Callable[[Dossier], DossierEvent | None],
        signature: Signature,
    ) -> int:
        rows = self._database.rows(
            "SELECT dossier_id, kind, at, body FROM event WHERE dossier_id IN "
            f"({', '.join('?' * len(ids))}) ORDER BY dossier_id, seq",
            ids,
        )
        changed: list[tuple[int, Dossier, DossierEvent]] = []
        for dossier_id, group in groupby(rows, key=lambda row: row[0]):
            dossier = Dossier.from_history(decode(*row[1:]) for row in group)
            event = decide(dossier)
            if event is not None:
                dossier.apply(event)
                changed.append((dossier_id, dossier, event))
        if changed:
            self._append([(it, event, signature) for it, _, event in changed])
            recorded_at = _recorded(signature)
            self._database.execute_many(
                _UPDATE,
                [(*facts_row(dossier), recorded_at, it) for it, dossier, _ in changed],
            )
        return len(changed)

    def history(self, dossier_id: int) -> list[HistoryLine]:
        """Return the history of one dossier, oldest first."""
        return [
            HistoryLine(
                seq=entry.seq,
                kind=entry.kind,
                label=EVENT_LABELS[type(event)],
                at=event.at,
                recorded_at=datetime.fromisoformat(entry.recorded_at),
                actor=entry.actor,
                detail=describe(event),
            )
            for entry, event in self._events(dossier_id)
        ]

    def life(self, dossier_id: int) -> History:
        """Return the events of one dossier and who wrote them, oldest first."""
        return [
            (
                event,
                Signature(
                    entry.actor, datetime.fromisoformat(entry.recorded_at), entry.token
                ),
            )
            for entry, event in self._events(dossier_id)
        ]

    def chain_mark(self) -> str:
        """Return the first letters of the hash that closes the history now."""
        last = self._database.value("SELECT hash FROM event ORDER BY seq DESC LIMIT 1")
        return bytes(last or GENESIS).hex()[:MARK_LENGTH]

    def reception(self, dossier_id: int) -> DossierReceived:
        """Return the reception of one dossier, with the papers handed in."""
        _, event = next(iter(self._events(dossier_id)))
        if not isinstance(event, DossierReceived):
            raise TypeError(type(event))
        return event

    def verify(self, dossier_id: int) -> bool:
        """Return whether the history is unbroken and gives the kept facts."""
        rows = self._database.rows(
            f"SELECT {_EVENT_COLUMNS}, (SELECT p.hash FROM event p "
            "WHERE p.seq = e.seq - 1) FROM event e WHERE dossier_id = ? ORDER BY seq",
            (dossier_id,),
        )
        erased = erased_lines(self._database, "event", [row[0] for row in rows])
        sealed = all(
            stands("event", bytes(row[9] or GENESIS), row[:9], erased.get(row[0]))
            for row in rows
        )
        return bool(rows) and sealed and self._facts_agree(dossier_id, rows)

    def _facts_agree(self, dossier_id: int, rows: list[Row]) -> bool:
        kept = self._database.row(
            f"SELECT number, {', '.join(FACT_COLUMNS)} FROM dossier WHERE id = ?",
            (dossier_id,),
        )
        beside = {
            table: self._database.rows(
                f"SELECT {', '.join(columns)} FROM {table} "
                "WHERE dossier_id = ? ORDER BY ordinal",
                (dossier_id,),
            )
            for table, (columns, _) in BESIDE.items()
        }
        return facts_agree(kept, beside, [(row[2], row[3], row[7]) for row in rows])

    def _events(self, dossier_id: int) -> list[tuple[Entry, DossierEvent]]:
        rows = self._database.rows(
            f"SELECT {_EVENT_COLUMNS} FROM event WHERE dossier_id = ? ORDER BY seq",
            (dossier_id,),
        )
        return [(Entry(*row[:8]), decode(row[2], row[3], row[7])) for row in rows]

    def _add(self, histories: Sequence[History]) -> list[StoredDossier]:
        """Enter one chunk of histories, each beginning with its reception."""
        last_id = self._numbers.take("dossier", len(histories))
        first_id = last_id - len(histories) + 1
        rows, entries = [], []
        beside: dict[str, list[Row]] = {table: [] for table in BESIDE}
        entered = []
        serials = self._serials(histories)
        for dossier_id, (history, serial) in enumerate(
            zip(histories, serials, strict=True), start=first_id
        ):
            received, _ = history[0]
            if not isinstance(received, DossierReceived):
                raise TypeError(type(received))
            dossier = Dossier.from_history(event for event, _ in history)
            recorded = [_recorded(signature) for _, signature in history]
            rows.append(
                (
                    dossier_id,
                    dossier.number,
                    *self._references(received),
                    *facts_row(dossier),
                    *(received.at.year, serial, min(recorded), max(recorded)),
                )
            )
            entries += [(dossier_id, event, sign) for event, sign in history]
            for table, (_, rows_of) in BESIDE.items():
                beside[table] += numbered_rows(dossier_id, rows_of(dossier))
            entered.append(StoredDossier(dossier_id, dossier, received.at.year, serial))
        self._database.execute_many(_INSERT, rows)
        self._append(entries)
        for table, (columns, _) in BESIDE.items():
            if beside[table]:
                self._database.execute_many(
                    insert_beside(table, columns), beside[table]
                )
        return entered

    def _references(self, received: DossierReceived) -> tuple[int, int, int]:
        unit_id = self._catalogue.unit_id(received.unit)
        procedure_id, sector_id = self._catalogue.procedure_ids(
            received.procedure, received.at.date()
        )
        return unit_id, procedure_id, sector_id

    def _serials(self, histories: Sequence[History]) -> list[int]:
        """Return the book serial of each history, running over unit and year."""
        scopes = []
        for history in histories:
            received, _ = history[0]
            unit = received.unit if isinstance(received, DossierReceived) else ""
            scopes.append(f"book:{unit}:{received.at.year}")
        counts = {scope: scopes.count(scope) for scope in set(scopes)}
        following = {
            scope: self._numbers.take(scope, counts[scope]) - counts[scope]
            for scope in sorted(counts)
        }
        serials = []
        for scope in scopes:
            following[scope] += 1
            serials.append(following[scope])
        return serials

    def _append(self, items: Sequence[tuple[int, DossierEvent, Signature]]) -> None:
        """Seal events onto the end of the history.

        Each has a token, its own or a random one: once it is blanked with the words
        beside it, nobody can try out what those words were.
        """
        first = self._numbers.take("event", len(items)) - len(items) + 1
        last = self._database.value(
            "SELECT hash FROM event WHERE seq = ?", (first - 1,)
        )
        previous = GENESIS if last is None else bytes(last)
        rows = []
        for seq, (dossier_id, event, signature) in enumerate(items, start=first):
            kind, body = encode(event)
            entry = Entry(
                seq,
                dossier_id,
                kind,
                moment_text(event.at),
                _recorded(signature),
                signature.actor,
                signature.token or secrets.token_hex(16),
                body,
            )
            previous = seal(previous, entry)
            rows.append((*entry, previous))
        self._database.execute_many(_INSERT_EVENT, rows)


def _recorded(signature: Signature) -> str:
    return _stamp(signature.recorded_at)


@functools.lru_cache(maxsize=1024)
def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
