"""Taking a tracking book in: known rows left alone, bad ones refused, all at once."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import islice

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.domain.events import DossierEvent
from motcua_desktop.domain.numbering import DossierCode, is_local_number
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.services.book_catalogue import BookCatalogue
from motcua_desktop.services.book_histories import BookHistories
from motcua_desktop.services.errors import OfficeNotSetUpError
from motcua_desktop.services.ports import (
    Calendars,
    Clock,
    History,
    OpenUnit,
    Signature,
    UnitOfWork,
)
from motcua_desktop.services.rows.tracking_book import BookRow, RefusedRow

_BATCH = 1000
_TOKEN_BYTES = 16
_COMPARED = (
    "procedure",
    "unit",
    "channel",
    "received_at",
    "finished_at",
    "withdrawn_at",
    "returned_at",
    "is_refused",
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the rows of a book."""

    taken: int
    unchanged: int
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class TrackingBook:
    """Takes books in; `sectors` are those known beside the office's catalogue."""

    open_unit: OpenUnit
    calendars: Calendars
    clock: Clock
    sectors: Sequence[Sector] = ()

    def take(
        self,
        rows: Iterable[BookRow | RefusedRow],
        *,
        officer: str = "",
    ) -> Taken:
        """Take every row that can be taken, in one transaction.

        A row that was taken before, from this file or another, changes nothing.

        Raises:
            OfficeNotSetUpError: no office yet.
            DomainError: reading the rows found the whole file to be refused.
        """
        with self.open_unit() as unit:
            taken = self._tried(unit, rows, officer)
            unit.commit()
        return taken

    def preview(
        self, rows: Iterable[BookRow | RefusedRow], *, officer: str = ""
    ) -> Taken:
        """Return what `take` would do; nothing is kept.

        Raises:
            OfficeNotSetUpError: no office yet.
            DomainError: reading the rows found the whole file to be refused.
        """
        with self.open_unit() as unit:
            return self._tried(unit, rows, officer)

    def _tried(
        self, unit: UnitOfWork, rows: Iterable[BookRow | RefusedRow], officer: str
    ) -> Taken:
        office = unit.catalogue.office()
        if office is None:
            raise OfficeNotSetUpError
        taking = _Taking(
            unit,
            office,
            BookCatalogue(unit.catalogue, office, self.sectors),
            BookHistories(self.calendars(), self.clock()),
            Signature(officer, self.clock()),
        )
        taking.take(rows)
        refused = sorted(taking.refused, key=lambda row: row.row)
        return Taken(taking.taken, taking.unchanged, tuple(refused))


@dataclass(slots=True)
class _Taking:
    """One book on its way into one transaction."""

    unit: UnitOfWork
    office: Office
    names: BookCatalogue
    histories: BookHistories
    signature: Signature
    taken: int = 0
    unchanged: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    tokens_by_number: dict[str, str] = field(default_factory=dict)
    equal_rows: Counter[bytes] = field(default_factory=Counter)

    def take(self, rows: Iterable[BookRow | RefusedRow]) -> None:
        """Take the rows with a number first, so that no new number meets theirs."""
        unnumbered: list[BookRow] = []
        for batch in _batches(self._numbered(rows, unnumbered)):
            self._take_batch(batch)
        for batch in _batches(iter(unnumbered)):
            self._take_batch(batch)

    def _numbered(
        self, rows: Iterable[BookRow | RefusedRow], unnumbered: list[BookRow]
    ) -> Iterator[BookRow]:
        for row in rows:
            if isinstance(row, RefusedRow):
                self.refused.append(row)
            elif row.number:
                yield row
            else:
                unnumbered.append(row)

    def _take_batch(self, batch: Sequence[BookRow]) -> None:
        readied = list(self._readied(batch))
        known = self.unit.dossiers.known_tokens([token for _, token in readied])
        numbers = self.unit.dossiers.known_numbers(
            [row.number for row, _ in readied if row.number]
        )
        histories: list[History] = []
        for row, token in readied:
            if token in known or self.tokens_by_number.get(row.number) == token:
                self.unchanged += 1
                continue
            try:
                history = self._history(row, numbers)
            except DomainError as error:
                self.refused.append(RefusedRow.of(row.row, error))
                continue
            if history is None:
                self.unchanged += 1
                continue
            if row.number:
                self.tokens_by_number[row.number] = token
            histories.append(self._signed(row, history, token))
        self.taken += self.unit.dossiers.add_histories(histories)

    def _readied(self, batch: Sequence[BookRow]) -> Iterator[tuple[BookRow, str]]:
        """Return each row, its number in one form, with the token it is known by."""
        for row in batch:
            try:
                row.number = _one_form(row.number)
            except DomainError as error:
                self.refused.append(RefusedRow.of(row.row, error))
                continue
            yield row, self._token(row)

    def _token(self, row: BookRow) -> str:
        """Return what a row is known by: unit, contents, place among equal rows."""
        unit = row.unit or self.office.unit_name
        said = f"{unit}\x1f{row.contents()}".encode()
        digest = hashlib.blake2b(said, digest_size=_TOKEN_BYTES)
        if not row.number:
            place = self.equal_rows[digest.digest()]
            self.equal_rows[digest.digest()] += 1
            digest.update(str(place).encode())
        return f"book:{digest.hexdigest()}"

    def _history(self, row: BookRow, numbers: set[str]) -> list[DossierEvent] | None:
        """Return what `row` tells; None where the office has it told already."""
        if row.number in self.tokens_by_number:
            raise _doubled(row)
        procedure = self.names.in_force(self.names.procedure(row), row)
        unit_code = self.names.unit_code(row)
        received, later = self.histories.history(
            row, procedure, number=row.number, unit=unit_code
        )
        if row.number in numbers:
            if self._is_told(row.number, [received, *later]):
                return None
            raise _doubled(row)
        if not row.number:
            received = replace(received, number=self._next_number(unit_code, row))
        return [received, *later]

    def _is_told(self, number: str, history: list[DossierEvent]) -> bool:
        """Return whether the office has this dossier with the same facts."""
        stored = self.unit.dossiers.find(number)
        return stored is not None and _agree(
            Dossier.from_history(history), stored.dossier
        )

    def _next_number(self, unit_code: str, row: BookRow) -> str:
        day = row.received_on
        if self.office.issues_official_codes:
            if isinstance(day, datetime):
                day = day.date()
            return self.unit.numbers.next_code(unit_code, day)
        return self.unit.numbers.next_local(day.year)

    def _signed(self, row: BookRow, events: list[DossierEvent], token: str) -> History:
        actor = row.officer or self.signature.actor
        written_at = self.signature.recorded_at
        later = Signature(actor, written_at)
        signed = [(event, later) for event in events]
        signed[0] = (events[0], Signature(actor, written_at, token))
        return signed


def _one_form(number: str) -> str:
    """Return a number as the program writes it.

    Raises:
        DossierCodeError: neither a dossier code nor a local number.
    """
    if not number or is_local_number(number):
        return number
    return str(DossierCode.parse(number))


def _agree(told: Dossier, there: Dossier) -> bool:
    is_same_person = told.applicant.shown_name == there.applicant.shown_name
    return is_same_person and all(
        getattr(told, fact) == getattr(there, fact) for fact in _COMPARED
    )


def _doubled(row: BookRow) -> FieldValueError:
    return FieldValueError(f"Mã hồ sơ {row.number}", "đã có với nội dung khác")


def _batches(rows: Iterator[BookRow]) -> Iterator[Sequence[BookRow]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
