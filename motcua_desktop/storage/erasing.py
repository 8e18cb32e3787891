"""Blanking personal values for good: rows, facts, words of the search index.

Everything happens in the transaction of the caller, the guards of the append-only
tables set aside in it; each row that changes is owned to in `erased`.
"""

import contextlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from motcua_desktop.domain.numbering import is_dossier_number
from motcua_desktop.domain.people import ANONYMOUS, Applicant
from motcua_desktop.domain.retention import (
    anonymised,
    blank_papers,
    blank_word,
    without_person,
)
from motcua_desktop.services.errors import UnknownDossierError
from motcua_desktop.services.ports import Signature, StoredDossier
from motcua_desktop.services.rows.retention import ErasedRun, SettledRow
from motcua_desktop.storage.attachments import forget_of
from motcua_desktop.storage.chain import left_of
from motcua_desktop.storage.codec import (
    decode,
    encode,
    paper_body,
    read_applicant,
    read_paper,
)
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dossiers import Dossiers
from motcua_desktop.storage.erased_rows import (
    PLACES,
    SLIP_FILES,
    erased_lines,
    key_of,
    mark_words,
    row_of,
    run_mark,
)
from motcua_desktop.text import fold

_UNGUARDED: Final = ("event", "audit", "counter_slip", "register_entry")
_NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")
_NUMBER: Final = re.compile(r"[a-z]?\d{8,}|[a-z]\d{7}")
"""No shorter one is a telephone's or an ID card's."""

Row = Mapping[str, Any]


class Erasing:
    """Blanks what tells of persons in one database; `now` dates all of one run."""

    def __init__(self, database: Database, dossiers: Dossiers, now: datetime) -> None:
        """Work on `database`, inside a transaction of the caller's."""
        self._database = database
        self._dossiers = dossiers
        self._now = now
        self._owned: list[tuple[str, str, str]] = []
        self._people: dict[str, tuple[Applicant, Applicant]] = {}
        self._theirs: set[str] = set()

    def run(
        self,
        dossiers: Mapping[str, str],
        rows: Iterable[SettledRow],
        *,
        actor: str,
    ) -> ErasedRun:
        """Blank dossiers, by number the document that says so, and rows beside them.

        Raises:
            UnknownDossierError: a number is no dossier's.
            RetentionError: a dossier is not settled, or kept back.
        """
        with unguarded(self._database):
            for number, document in dossiers.items():
                self._erase_dossier(number, document, actor)
            for row in rows:
                self._erase_row(row.place, row.key)
            self._erase_log(dossiers.keys())
        for statement in self._database.dialect.forget_words():
            self._database.execute(statement)
        files = tuple(line for place, line, _ in self._owned if place == SLIP_FILES)
        return ErasedRun(
            len(dossiers),
            len(self._owned) - len(files),
            mark_words(run_mark(self._owned)),
            files,
        )

    def _erase_dossier(self, number: str, document: str, actor: str) -> None:
        stored = self._dossiers.find(number)
        if stored is None:
            raise UnknownDossierError(number)
        at = self._now.replace(second=0, microsecond=0)
        anonymised(stored.dossier, at=at, document=document, lines=())  # or refused
        received = self._dossiers.reception(stored.id).applicant
        self._people[number] = received, stored.dossier.applicant
        for person in self._people[number]:
            self._theirs.update(_numbers(person))
        seqs = self._database.rows(
            "SELECT seq FROM event WHERE dossier_id = ? ORDER BY seq", (stored.id,)
        )
        for (seq,) in seqs:
            self.blank("event", seq)
        erased = erased_lines(self._database, "event", [seq for (seq,) in seqs])
        lines = tuple(f"{seq}:{left}" for seq, left in sorted(erased.items()))
        blanked = self._dossiers.find(number) or stored
        event = anonymised(blanked.dossier, at=at, document=document, lines=lines)
        self._dossiers.record(blanked, event, Signature(actor, self._now))
        self._erase_beside(stored)

    def _erase_beside(self, stored: StoredDossier) -> None:
        """Blank the submission that became the dossier; forget what is attached.

        Its slips' files are owned to.
        """
        forget_of(self._database, stored.id)
        slips = self._database.rows(
            "SELECT file, sha256 FROM slip WHERE dossier_id = ?", (stored.id,)
        )
        for file, sha256 in slips:
            self._own(SLIP_FILES, file, sha256)
        references = self._database.rows(
            "SELECT reference FROM submission WHERE dossier_number = ?",
            (stored.dossier.number,),
        )
        for (reference,) in references:
            self.blank("submission", reference)

    def _erase_row(self, place: str, line: str) -> None:
        key = key_of(place, line)
        row = row_of(self._database, place, key)
        if row is None:
            return
        if place in {"counter_slip", "submission"}:
            person = read_applicant(json.loads(row["body"])["applicant"])
            self._theirs.update(_numbers(person))
        self.blank(place, key)
        if place == "counter_slip":
            self._own(SLIP_FILES, row["file"], row["sha256"])

    def _erase_log(self, numbers: Iterable[str]) -> None:
        """Blank the lines of the log whose subject still tells of a person.

        A file may have been named after whom it is about.
        """
        known = set(numbers)
        held: dict[str, bool] = {}
        for seq, subject in self._database.rows("SELECT seq, subject FROM audit"):
            words = _NUMBER.findall(fold(subject))
            for number in self._theirs.intersection(words) - held.keys():
                held[number] = self._is_held(number)
            letters = _NOT_A_LETTER.sub("", fold(subject))
            named = [
                person
                for one in known.intersection(subject.split())
                for person in self._people[one]
            ]
            if not all(held.get(number, True) for number in words) or any(
                name in letters for person in named for name in _names(person)
            ):
                self.blank("audit", seq)

    def _is_held(self, number: str) -> bool:
        """Return whether a number of a person is still that of somebody held."""
        searched = "SELECT 1 FROM {} WHERE {} LIKE ?"
        return any(
            self._database.value(searched.format(table, column), (f"%{number}%",))
            for table, column in (
                ("dossier", "search_key"),
                ("submission", "body"),
                ("counter_slip", "body"),
            )
        )

    def blank(self, place: str, key: object) -> None:
        """Blank one row of a table with personal values, and own to it.

        A row that says nothing of a person stays as it is.
        """
        left = _blank(self._database, place, key)
        if left is not None:
            self._own(place, str(key), left_of(tuple(left.values())))

    def _own(self, place: str, line: str, digest: str) -> None:
        owned = "SELECT 1 FROM erased WHERE place = ? AND line = ?"
        if self._database.value(owned, (place, line)):
            return  # a salvage brought the row of an earlier run
        self._database.execute(
            "INSERT INTO erased (place, line, digest, recorded_at) VALUES (?, ?, ?, ?)",
            (place, line, digest, self._now.isoformat(timespec="microseconds")),
        )
        self._owned.append((place, line, digest))


@contextlib.contextmanager
def unguarded(database: Database) -> Iterator[None]:
    """Set the guards of the append-only tables aside, in the caller's transaction."""
    guards = [database.dialect.unguarded(table) for table in _UNGUARDED]
    for aside, _ in guards:
        database.execute(aside)
    yield
    for _, back in guards:
        database.execute(back)


def blank_owned(database: Database) -> list[int]:
    """Blank what `erased` owns to and an older copy brought back; guards are aside.

    Returns the dossiers whose history it changed: their facts are to be folded anew.
    """
    dossiers = set()
    rows = database.rows(
        "SELECT place, line, digest FROM erased WHERE place <> ?", (SLIP_FILES,)
    )
    for place, line, digest in rows:
        row = row_of(database, place, key_of(place, line))
        if row is not None and left_of(tuple(row.values())) != digest:
            _blank(database, place, key_of(place, line))
            if place == "event":
                dossiers.add(int(row["dossier_id"]))
    return sorted(dossiers)


def _blank(database: Database, place: str, key: object) -> Row | None:
    """Blank one row; return what is left of it, None where there was nothing to do."""
    row = row_of(database, place, key)
    changes = {} if row is None else _BLANKS[place](row)
    if row is None or all(row[name] == value for name, value in changes.items()):
        return None
    names = ", ".join(f"{name} = ?" for name in changes)
    database.execute(
        f"UPDATE {place} SET {names} WHERE {PLACES[place].key} = ?",
        (*changes.values(), key),
    )
    return {**row, **changes}


def _numbers(person: Applicant) -> Iterator[str]:
    for text in (person.id_number, person.phone, person.submitter_phone):
        yield from _NUMBER.findall(_NOT_A_LETTER.sub("", text.lower()))


def _names(person: Applicant) -> Iterator[str]:
    for name in (person.name, person.organisation, person.submitter_name):
        if letters := _NOT_A_LETTER.sub("", fold(name)):
            yield letters


def _blank_event(row: Row) -> dict[str, Any]:
    event = decode(row["kind"], row["at"], row["body"])
    blanked = without_person(event)
    if blanked == event:
        return {}
    return {"token": None, "body": encode(blanked)[1]}


def _blank_audit(row: Row) -> dict[str, Any]:
    numbers = filter(is_dossier_number, row["subject"].split())
    return {"subject": " ".join([*numbers, ANONYMOUS])}


def _blank_counter_slip(row: Row) -> dict[str, Any]:
    body = json.loads(row["body"])
    body |= {"applicant": {"name": ANONYMOUS}, "items": [], "content": ""}
    return {"body": _json({**body, "reason": blank_word(body["reason"])})}


def _blank_submission(row: Row) -> dict[str, Any]:
    body = json.loads(row["body"])
    papers = [*map(paper_body, blank_papers(map(read_paper, body["papers"])))]
    body |= {"applicant": {"name": ANONYMOUS}, "papers": papers, "note": ""}
    return {"body": _json(body), "reason": blank_word(row["reason"])}


def _blank_entry(row: Row) -> dict[str, Any]:
    body = json.loads(row["body"])
    return {"body": _json(body | {"content": ANONYMOUS})} if body else {}


def _json(body: object) -> str:
    return json.dumps(body, ensure_ascii=False)


_BLANKS: Final[Mapping[str, Callable[[Row], dict[str, Any]]]] = {
    "event": _blank_event,
    "audit": _blank_audit,
    "counter_slip": _blank_counter_slip,
    "submission": _blank_submission,
    "register_entry": _blank_entry,
}
