"""The search box: every word must occur, be it of a number, a name, a procedure."""

import functools
from datetime import datetime

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.procedure import procedure_search_key
from motcua_desktop.services.rows.lists import DossierFilter, DossierRow
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries.filters import where
from motcua_desktop.storage.queries.lines import COLUMNS, PROCEDURE, SELECT, lines
from motcua_desktop.text import search_words

_WORD_LIMIT = 12


def search(
    database: Database,
    calendar: WorkCalendar,
    text: str,
    *,
    limit: int,
    chosen: DossierFilter,
    now: datetime,
) -> list[DossierRow]:
    """Return at most `limit` dossiers that match every word, newest first.

    Where the words are rather those of a procedure, its newest dossiers follow.
    """
    words = search_words(text)[:_WORD_LIMIT]
    if not words:
        return []
    condition, parameters = where(chosen)
    tables, matches, order = database.dialect.search_source()
    found = database.rows(
        f"{COLUMNS} {tables} {PROCEDURE} WHERE {matches} {condition} "
        f"ORDER BY {order} LIMIT ?",
        (database.dialect.search_terms(words), *parameters, limit),
    )
    ids = _procedures_with(database, words, is_loose=not found)
    if ids and len(found) < limit:
        marks = ", ".join("?" * len(ids))
        known = {row[0] for row in found}
        rows = database.rows(
            f"{SELECT} WHERE d.procedure_id IN ({marks}) {condition} "
            "ORDER BY d.id DESC LIMIT ?",
            (*ids, *parameters, limit),
        )
        found += [row for row in rows if row[0] not in known][: limit - len(found)]
    return lines(found, now, calendar)


@functools.lru_cache(maxsize=4096)
def _procedure_key(code: str, name: str) -> str:
    return f" {procedure_search_key(code, name)}"


def _procedures_with(
    database: Database, words: list[str], *, is_loose: bool
) -> list[int]:
    """Return the ids of procedures whose code or name begins a phrase with the words.

    `is_loose` lets the words stand anywhere in it: a name of a person is not to bring
    up every procedure in whose long name its syllables occur.
    """
    phrase = " " + " ".join(words)
    found = []
    for row_id, code, name in database.rows("SELECT id, code, name_key FROM procedure"):
        key = _procedure_key(code, name)
        if phrase in key or (is_loose and all(f" {word}" in key for word in words)):
            found.append(row_id)
    return found
