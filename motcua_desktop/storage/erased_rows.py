"""Rows whose personal values were blanked: what is owned to, and whether it is true.

Each row of `erased` says what is left of one row, or which file was deleted. It is
believed only where something sealed says it too: an event `anonymised` of the dossier
for a line of the history, the log for each run.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from motcua_desktop.storage.chain import left_of
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.losses import losses

SLIP_FILES: Final = "slip"
"""The place of slips whose files were deleted; a line is the file's path."""

OWNED: Final = "erased"
"""The scope of losses for what `erased` owns to and damage took the proof of."""

_MARK: Final = re.compile(r"dấu ẩn danh ([0-9a-f]{64})")
_MOST_ASKED: Final = 500


@dataclass(frozen=True, slots=True)
class PersonalPlace:
    """A table with personal values: its key, its columns, what tells one row for good.

    `same` are the columns by which a row is known in an older copy of the office.
    """

    key: str
    columns: tuple[str, ...]
    same: tuple[str, ...]


PLACES: Final[Mapping[str, PersonalPlace]] = {
    "event": PersonalPlace(
        "seq",
        (
            *("seq", "dossier_id", "kind", "at", "recorded_at", "actor", "token"),
            *("body", "hash"),
        ),
        ("hash",),
    ),
    "audit": PersonalPlace(
        "seq",
        (
            *("seq", "recorded_at", "login", "actor", "deed", "subject", "detail"),
            *("history", "hash"),
        ),
        ("hash",),
    ),
    "counter_slip": PersonalPlace(
        "id",
        (
            *("id", "token", "unit_code", "name", "issue", "number", "paper"),
            *("form_set", "file", "sha256", "issued_at", "replaced_id", "body"),
        ),
        ("token",),
    ),
    "submission": PersonalPlace(
        "reference",
        (
            *("reference", "procedure", "submitted_at", "reply_by", "body", "reply"),
            *("replied_at", "reason", "dossier_number"),
        ),
        ("reference", "submitted_at"),
    ),
    "register_entry": PersonalPlace(
        "seq",
        (
            *("seq", "entry_id", "version", "register", "unit_code", "body"),
            *("is_removed", "actor", "recorded_at"),
        ),
        ("seq", "recorded_at"),
    ),
}
"""Every table beside the facts in which a person's values stand."""


def erased_lines(
    database: Database, chain: str, asked: Sequence[int] = ()
) -> dict[int, str]:
    """Return what is left of the blanked lines of a chain, by number.

    `asked` are the only numbers looked for, where they are few.
    """
    words, parameters = "", [chain]
    if asked and len(asked) <= _MOST_ASKED:
        words = f" AND line IN ({', '.join('?' * len(asked))})"
        parameters += map(str, asked)
    rows = database.rows(
        f"SELECT line, digest FROM erased WHERE place = ?{words}", parameters
    )
    return {int(line): digest for line, digest in rows}


def deleted_files(database: Database) -> frozenset[str]:
    """Return the paths of the slips whose files were deleted with their values."""
    rows = database.rows("SELECT line FROM erased WHERE place = ?", (SLIP_FILES,))
    return frozenset(line for (line,) in rows)


def key_of(place: str, line: str) -> object:
    """Return the key of a row by its line in `erased`."""
    return line if PLACES[place].key == "reference" else int(line)


def row_of(database: Database, place: str, key: object) -> dict[str, Any] | None:
    """Return one row of a table with personal values, by column."""
    where = PLACES[place]
    row = database.row(
        f"SELECT {', '.join(where.columns)} FROM {place} WHERE {where.key} = ?", (key,)
    )
    return None if row is None else dict(zip(where.columns, row, strict=True))


def run_mark(rows: Iterable[Sequence[str]]) -> str:
    """Return the digest of what one run owned to: place, line, what is left."""
    text = "\n".join("\x1f".join(row) for row in sorted(map(tuple, rows)))
    return hashlib.sha256(text.encode()).hexdigest()


def mark_words(mark: str) -> str:
    """Return how the log tells of a run."""
    return f"dấu ẩn danh {mark}"


def told_lines(body: str) -> dict[int, str]:
    """Return what an event `anonymised` owns to: what is left of a line, by number."""
    pairs = (line.partition(":") for line in json.loads(body).get("lines", ()))
    return {int(seq): digest for seq, _, digest in pairs}


def unproven(database: Database) -> list[int]:
    """Return the blanked lines that nothing sealed tells of, 0 where a run is not told.

    Both ways: what is told of and not there counts too.
    """
    owned = erased_lines(database, "event")
    told: dict[int, str] = {}
    for (body,) in database.rows("SELECT body FROM event WHERE kind = 'anonymised'"):
        told |= told_lines(body)
    asked = sorted(owned.keys() | told.keys())
    wrong = [seq for seq in asked if owned.get(seq) != told.get(seq)]
    return (
        [0, *wrong] if _runs(database).keys() ^ _told_runs(database).keys() else wrong
    )


def erased_findings(database: Database) -> Iterator[str]:
    """Return what was blanked without being owned to, or owned to and not blanked."""
    lost = losses(database, OWNED).items()
    for seq in unproven(database):
        if any(first <= seq <= last for first, last in lost):
            continue  # damage took what it was held against, as a salvage owned to
        if seq:
            yield f"Dòng {seq} của lịch sử được ghi là đã ẩn danh mà không khớp."
        else:
            yield from _run_findings(database)
    yield from _changed_rows(database)


def _run_findings(database: Database) -> Iterator[str]:
    runs, told = _runs(database), _told_runs(database)
    for mark in runs.keys() - told.keys():
        yield f"Lần ẩn danh ghi lúc {runs[mark]} không có trong nhật ký."
    for mark in told.keys() - runs.keys():
        yield f"Lần ẩn danh ở dòng {told[mark]} của nhật ký không khớp với dữ liệu."


def _changed_rows(database: Database) -> Iterator[str]:
    for place in sorted(PLACES.keys() - {"event", "audit"}):
        rows = database.rows(
            "SELECT line, digest FROM erased WHERE place = ?", (place,)
        )
        for line, digest in rows:
            row = row_of(database, place, key_of(place, line))
            if row is not None and left_of(tuple(row.values())) != digest:
                yield f"Bảng {place}, dòng {line} bị sửa sau khi ẩn danh."


def _runs(database: Database) -> dict[str, str]:
    """Return when each run was, by the digest of all that it owned to."""
    rows = database.rows(
        "SELECT recorded_at, place, line, digest FROM erased ORDER BY recorded_at"
    )
    return {
        run_mark(row[1:] for row in group): at
        for at, group in groupby(rows, key=lambda row: row[0])
    }


def _told_runs(database: Database) -> dict[str, int]:
    """Return the line of the log that tells of each run, by its digest."""
    details = database.rows(
        "SELECT seq, detail FROM audit WHERE detail LIKE ?", (f"%{mark_words('')}%",)
    )
    return {found[1]: seq for seq, text in details if (found := _MARK.search(text))}
