"""What a salvage makes of the histories: chains carried on, facts folded anew.

A line of a chain is taken from the damaged file only where it seals onto the line
before it; behind a lost line the first one is taken as it is, and the loss is owned to.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import DossierReceived
from motcua_desktop.services.errors import UnknownProcedureError, UnknownWordError
from motcua_desktop.storage.catalogue import Catalogue
from motcua_desktop.storage.chain import GENESIS, stands
from motcua_desktop.storage.codec import decode
from motcua_desktop.storage.database import DRIVER_ERRORS, Database, Row
from motcua_desktop.storage.erased_rows import erased_lines
from motcua_desktop.storage.facts import (
    BESIDE,
    FACT_COLUMNS,
    facts_row,
    insert_beside,
    numbered_rows,
)
from motcua_desktop.storage.numbers import Numbers

Values = Mapping[str, Any]
"""A row as it was read from the damaged file, by column."""

NONSENSE: Final[tuple[type[Exception], ...]] = (
    *(StopIteration, KeyError, TypeError, ValueError, AttributeError),
    *(UnknownProcedureError, UnknownWordError),
    *DRIVER_ERRORS,
)
"""What a history, or a row, answers that damage has made nonsense of."""


@dataclass(slots=True)
class Continued:
    """The lines that carry a chain on, and those that were read but do not fit."""

    taken: list[Row] = field(default_factory=list)
    misfits: list[Row] = field(default_factory=list)


def continued(database: Database, chain: str, found: Iterable[Row]) -> Continued:
    """Return which of the lines `found` carry the chain of `database` on."""
    erased = erased_lines(database, chain)
    last = database.row(f"SELECT seq, hash FROM {chain} ORDER BY seq DESC LIMIT 1")
    seq, before = (int(last[0]), bytes(last[1])) if last else (0, GENESIS)
    result = Continued()
    for line in found:
        if not isinstance(line[0], int) or line[0] <= seq:
            continue
        behind = b"" if line[0] > seq + 1 else before
        try:
            fits = stands(chain, behind, line, erased.get(line[0]))
        except NONSENSE:
            fits = False
        if fits:
            result.taken.append(line)
            seq, before = line[0], bytes(line[-1])
        else:
            result.misfits.append(line)
    return result


def rootless(database: Database, lines: Sequence[Row]) -> set[int]:
    """Return the dossiers whose reception is neither in `lines` nor in `database`."""
    received = {line[1] for line in lines if line[2] == "received"}
    asked = {line[1] for line in lines} - received
    return {
        one
        for one in asked
        if database.value("SELECT 1 FROM event WHERE dossier_id = ?", (one,)) is None
    }


class SalvagedDossiers:
    """Writes the facts of dossiers whose history was carried on."""

    def __init__(self, database: Database, kept: Mapping[int, Values]) -> None:
        """Write to `database`; `kept` are the damaged file's rows of dossiers."""
        self._database = database
        self._kept = kept
        self._numbers = Numbers(database)
        self._catalogue = Catalogue(database, self._numbers)

    def enter(self, dossier_id: int, lines: Sequence[Row]) -> bool:
        """Fold a dossier's whole history; return whether it makes sense.

        `lines` are all its events, oldest first; they are stored by the caller.
        """
        try:
            events = [decode(line[2], line[3], line[7]) for line in lines]
            dossier, received = Dossier.from_history(events), events[0]
            if not isinstance(received, DossierReceived):
                return False
            recorded = [str(line[4]) for line in lines]
            self._write(dossier_id, dossier, received, (min(recorded), max(recorded)))
        except NONSENSE:
            return False
        return True

    def _write(
        self,
        dossier_id: int,
        dossier: Dossier,
        received: DossierReceived,
        recorded: tuple[str, str],
    ) -> None:
        facts = dict(zip(FACT_COLUMNS, facts_row(dossier), strict=True))
        known = self._database.row("SELECT id FROM dossier WHERE id = ?", (dossier_id,))
        facts["last_recorded_at"] = recorded[1]
        if known is None:
            facts |= self._fixed(dossier_id, dossier, received)
            facts["first_recorded_at"] = recorded[0]
            names, marks = ", ".join(facts), ", ".join("?" * len(facts))
            self._database.execute(
                f"INSERT INTO dossier ({names}) VALUES ({marks})", tuple(facts.values())
            )
        else:
            names = ", ".join(f"{name} = ?" for name in facts)
            self._database.execute(
                f"UPDATE dossier SET {names} WHERE id = ?",
                (*facts.values(), dossier_id),
            )
        for table, (columns, rows_of) in BESIDE.items():
            self._database.execute(
                f"DELETE FROM {table} WHERE dossier_id = ?", (dossier_id,)
            )
            rows = numbered_rows(dossier_id, rows_of(dossier))
            self._database.execute_many(insert_beside(table, columns), rows)

    def _fixed(
        self, dossier_id: int, dossier: Dossier, received: DossierReceived
    ) -> dict[str, Any]:
        """Return what a dossier keeps for life: its numbers and what it belongs to."""
        day: date = received.at.date()
        unit_id = self._catalogue.unit_id(received.unit)
        procedure_id, sector_id = self._catalogue.procedure_ids(received.procedure, day)
        kept = self._kept.get(dossier_id, {})
        serial = kept.get("book_serial") or self._place_in_book(unit_id, received)
        return {
            "id": dossier_id,
            "number": dossier.number,
            "unit_id": unit_id,
            "procedure_id": procedure_id,
            "sector_id": sector_id,
            "book_year": received.at.year,
            "book_serial": serial,
        }

    def _place_in_book(self, unit_id: int, received: DossierReceived) -> int:
        """Return the first place in the book that nobody has.

        Dossiers come in the order in which they were received, so that it is the
        place they had, as long as no other one is lost.
        """
        year = received.at.year
        rows = self._database.rows(
            "SELECT book_serial FROM dossier WHERE unit_id = ? AND book_year = ?",
            (unit_id, year),
        )
        taken = {row[0] for row in rows}
        free = next(number for number in itertools.count(1) if number not in taken)
        scope = f"book:{received.unit}:{year}"
        counted = "SELECT value FROM counter WHERE scope = ?"
        if free > (self._database.value(counted, (scope,)) or 0):
            self._numbers.take(scope)
        return free


def by_dossier(lines: Iterable[Row]) -> Iterator[tuple[int, list[Row]]]:
    """Return lines of the history by dossier in order, each oldest first."""
    groups: dict[int, list[Row]] = {}
    for line in lines:
        groups.setdefault(line[1], []).append(line)
    yield from sorted(groups.items(), key=lambda group: group[0])
