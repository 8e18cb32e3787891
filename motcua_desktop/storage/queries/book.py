"""The tracking book: every dossier with its history, in the order of receipt."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any, Final

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.pauses import PauseGround
from motcua_desktop.services.rows.tracking_book import BookLine, BookSpan
from motcua_desktop.storage.codec import decode
from motcua_desktop.storage.database import Database

_CHUNK: Final = 500


def histories_of(
    database: Database, ids: Sequence[int]
) -> list[tuple[int, Dossier, str]]:
    """Return id, facts and first actor of the dossiers `ids`, by id."""
    if not ids:
        return []
    rows = database.rows(
        "SELECT dossier_id, kind, at, body, actor FROM event WHERE dossier_id IN "
        f"({', '.join('?' * len(ids))}) ORDER BY dossier_id, seq",
        ids,
    )
    found = []
    for dossier_id, group in groupby(rows, key=lambda row: row[0]):
        events = list(group)
        dossier = Dossier.from_history(decode(*row[1:4]) for row in events)
        found.append((dossier_id, dossier, events[0][4]))
    return found


OF_BOOK: Final = "u.code = ? AND d.book_year = ? AND d.book_serial BETWEEN ? AND ?"


def book_span(
    database: Database, unit: str, year: int, serials: tuple[int, int]
) -> BookSpan | None:
    """Return what stands between two serials, both included; None if nothing does."""
    source = f"FROM dossier d JOIN unit u ON u.id = d.unit_id WHERE {OF_BOOK}"
    count, first, last = database.row(
        f"SELECT COUNT(*), MIN(d.book_serial), MAX(d.book_serial) {source}",
        (unit, year, *serials),
    )
    if not count:
        return None

    def day(serial: int) -> date:
        of_serial = (unit, year, serial, serial)
        at = database.value(f"SELECT d.received_at {source}", of_serial)
        return datetime.fromisoformat(at).date()

    return BookSpan(count, first, last, day(first), day(last))


def book_lines(
    database: Database, condition: str = "", parameters: Sequence[Any] = ()
) -> Iterator[BookLine]:
    """Return the lines of the tracking book, read in chunks.

    `condition` (" AND d.…") and its `parameters` narrow it.
    """
    last = 0
    while True:
        facts = {
            row[0]: row
            for row in database.rows(
                "SELECT d.id, d.book_serial, p.name, s.name, u.name FROM dossier d "
                "JOIN procedure p ON p.id = d.procedure_id "
                "JOIN sector s ON s.id = d.sector_id JOIN unit u ON u.id = d.unit_id "
                f"WHERE d.id > ?{condition} ORDER BY d.id LIMIT ?",
                (last, *parameters, _CHUNK),
            )
        }
        if not facts:
            return
        last = max(facts)
        for dossier_id, dossier, officer in histories_of(database, list(facts)):
            _, serial, procedure, sector, unit = facts[dossier_id]
            asked = [
                pause
                for pause in dossier.pauses
                if pause.ground is PauseGround.SUPPLEMENT
            ]
            yield BookLine(
                serial=serial,
                dossier=dossier,
                procedure_name=procedure,
                sector=sector,
                unit_name=unit,
                officer=officer,
                supplement_requested_at=asked[-1].paused_at if asked else None,
                supplement_received_at=asked[-1].resumed_at if asked else None,
            )
