"""What the services need of the world, as Protocols: storage, clock, paper, printer."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from motcua_desktop.domain.calendar import WorkCalendar
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.events import DossierEvent, DossierReceived
from motcua_desktop.domain.office import Office
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.services.ports_accounts import Accounts
from motcua_desktop.services.ports_attachments import Attachments
from motcua_desktop.services.ports_audit import AuditLog
from motcua_desktop.services.ports_calendar import WorkCalendars
from motcua_desktop.services.ports_catalogue import Catalogue
from motcua_desktop.services.ports_counter_slips import CounterSlips
from motcua_desktop.services.ports_issues import ReportIssues
from motcua_desktop.services.ports_narrative import ReportTexts
from motcua_desktop.services.ports_office import Logos, OfficeChanges
from motcua_desktop.services.ports_registers import Registers
from motcua_desktop.services.ports_retention import Retention
from motcua_desktop.services.ports_slips import SlipWriter
from motcua_desktop.services.ports_submissions import Submissions
from motcua_desktop.services.rows.issues import ReportStamp
from motcua_desktop.services.rows.lists import (
    DossierFilter,
    DossierRow,
    HistoryLine,
    IssuedSlip,
    SortBy,
    WeekCount,
    WorklistCounts,
)
from motcua_desktop.services.rows.narrative import Composed
from motcua_desktop.services.rows.reports import (
    CchcFacts,
)
from motcua_desktop.services.rows.tracking_book import BookLine, BookSpan

Clock = Callable[[], datetime]
"""The present moment, naive local time of Vietnam."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who writes into the history, when, and under which client-made token."""

    actor: str
    recorded_at: datetime
    token: str | None = None


History = Sequence[tuple[DossierEvent, Signature]]
"""The whole life of one dossier, its reception first."""


@dataclass(frozen=True, slots=True)
class StoredDossier:
    """A dossier with its place in the store and in the tracking book."""

    id: int
    dossier: Dossier
    book_year: int
    book_serial: int


class Dossiers(Protocol):
    """The dossiers and their history, inside one transaction."""

    def find(self, number: str) -> StoredDossier | None:
        """Return the dossier with this code or local number."""
        ...

    def number_of_token(self, token: str) -> str | None:
        """Return the number of the dossier that `token` already wrote to."""
        ...

    def add(self, event: DossierReceived, signature: Signature) -> StoredDossier:
        """Enter a new dossier: its history, facts, keys and book serial."""
        ...

    def record(
        self, stored: StoredDossier, event: DossierEvent, signature: Signature
    ) -> None:
        """Append `event` to the history and keep the facts beside it."""
        ...

    def record_each(
        self,
        ids: Sequence[int],
        decide: Callable[[Dossier], DossierEvent | None],
        signature: Signature,
    ) -> int:
        """Append what `decide` says of each dossier; return how many it changed.

        Not for events that begin or end a pause.
        """
        ...

    def add_histories(self, histories: Iterable[History]) -> int:
        """Enter many whole histories at once; return how many dossiers."""
        ...

    def known_tokens(self, tokens: Sequence[str]) -> set[str]:
        """Return those of `tokens` that have already written something."""
        ...

    def known_numbers(self, numbers: Sequence[str]) -> set[str]:
        """Return those of `numbers` that a dossier already has."""
        ...

    def history(self, dossier_id: int) -> Sequence[HistoryLine]:
        """Return the history of one dossier, oldest first."""
        ...

    def life(self, dossier_id: int) -> History:
        """Return the events of one dossier and who wrote them, oldest first."""
        ...

    def chain_mark(self) -> str:
        """Return the first letters of the hash that closes the history now."""
        ...

    def reception(self, dossier_id: int) -> DossierReceived:
        """Return the reception of one dossier, with the papers handed in."""
        ...

    def verify(self, dossier_id: int) -> bool:
        """Return whether the history is unbroken and gives the kept facts."""
        ...


class Numbers(Protocol):
    """The next free numbers, taken inside the caller's transaction."""

    def next_code(self, unit_code: str, day: date) -> str:
        """Return the next dossier code of `unit_code` on `day`."""
        ...

    def next_local(self, year: int) -> str:
        """Return the office's next local number of `year`."""
        ...

    def next_slip(self, unit_code: str, symbol: str, year: int) -> int:
        """Return the next number of the slips with `symbol`, of one unit and year."""
        ...

    def peek_code(self, unit_code: str, day: date) -> str:
        """Return the code that would be given next; nothing is taken."""
        ...


class Slips(Protocol):
    """The slips issued for a dossier."""

    def issued(self, dossier_id: int, name: str) -> Sequence[IssuedSlip]:
        """Return the issues of slip `name`, oldest first."""
        ...

    def of_dossier(self, dossier_id: int) -> Sequence[IssuedSlip]:
        """Return every issue of every slip of a dossier, oldest first."""
        ...

    def all_issued(self) -> Iterator[IssuedSlip]:
        """Return every slip ever issued."""
        ...

    def keep(self, dossier_id: int, name: str, slip: IssuedSlip) -> None:
        """Record an issue."""
        ...


class UnitOfWork(Protocol):
    """One deed, one transaction: rolled back unless committed."""

    @property
    def dossiers(self) -> Dossiers:
        """The dossiers and their history."""
        ...

    @property
    def numbers(self) -> Numbers:
        """The next free numbers."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """Procedures, sectors, units and the office."""
        ...

    @property
    def office_changes(self) -> OfficeChanges:
        """What was changed in the office's settings."""
        ...

    @property
    def logos(self) -> Logos:
        """The logo of the office."""
        ...

    @property
    def slips(self) -> Slips:
        """The slips issued."""
        ...

    @property
    def attachments(self) -> Attachments:
        """The files kept with dossiers."""
        ...

    @property
    def counter_slips(self) -> CounterSlips:
        """The slips of people whose dossier is not taken in."""
        ...

    @property
    def submissions(self) -> Submissions:
        """The online submissions."""
        ...

    @property
    def registers(self) -> Registers:
        """The registers of the office."""
        ...

    @property
    def report_texts(self) -> ReportTexts:
        """The free texts of reports."""
        ...

    @property
    def calendars(self) -> WorkCalendars:
        """The office's calendar."""
        ...

    @property
    def report_issues(self) -> ReportIssues:
        """The reports issued."""
        ...

    @property
    def accounts(self) -> Accounts:
        """The accounts of the office."""
        ...

    @property
    def audit(self) -> AuditLog:
        """The log of deeds."""
        ...

    @property
    def retention(self) -> Retention:
        """The periods of personal values, and what was blanked."""
        ...

    def commit(self) -> None:
        """Make everything of this unit durable."""
        ...


OpenUnit = Callable[[], AbstractContextManager[UnitOfWork]]
"""Begins a unit of work (BEGIN IMMEDIATE)."""


class DossierPages(Protocol):
    """A sorted list of dossiers read window by window; work grows with the window."""

    def count(self) -> int:
        """Return the number of rows."""
        ...

    def rows(self, start: int, length: int) -> Sequence[DossierRow]:
        """Return the rows from position `start` on."""
        ...


class ListQueries(Protocol):
    """Lists of dossiers for screens."""

    def search(
        self, text: str, *, limit: int, chosen: DossierFilter, now: datetime
    ) -> Sequence[DossierRow]:
        """Return dossiers that match every word, newest first."""
        ...

    def worklist(
        self, now: datetime, *, urgency: Urgency | None = None, limit: int = 500
    ) -> Sequence[DossierRow]:
        """Return what needs an act, most harmful first."""
        ...

    def worklist_counts(self, now: datetime) -> WorklistCounts:
        """Return the counts of the work list."""
        ...

    def pages(
        self, chosen: DossierFilter, sort: SortBy, *, descending: bool, now: datetime
    ) -> DossierPages:
        """Return a window over all dossiers that match."""
        ...

    def received_on(
        self, day: date, *, limit: int, now: datetime
    ) -> Sequence[DossierRow]:
        """Return the dossiers received on `day`, newest first."""
        ...

    def weeks(self, last_week: date, count: int) -> Sequence[WeekCount]:
        """Return received and resolved by week, oldest first."""
        ...

    def tracking_book(self, year: int | None = None) -> Iterator[BookLine]:
        """Return every dossier (of a year) as a line of the book, oldest first."""
        ...

    def book_part(
        self, unit: str, year: int, serials: tuple[int, int]
    ) -> Iterator[BookLine]:
        """Return a unit's lines of a year from one serial to another, both included."""
        ...

    def book_span(
        self, unit: str, year: int, serials: tuple[int, int]
    ) -> BookSpan | None:
        """Return how much stands there, None if nothing does."""
        ...

    def known_applicants(self, id_number: str, *, limit: int) -> Sequence[Dossier]:
        """Return the newest dossiers of the person with this ID number."""
        ...


class PaperWriter(SlipWriter, Protocol):
    """Makes files out of what papers are filled with."""

    def cchc_report(self, facts: CchcFacts, stamp: ReportStamp) -> bytes:
        """Return the periodic CCHC report as DOCX, as `stamp` has it."""
        ...

    def cchc_composed(self, facts: CchcFacts) -> Composed:
        """Return what that report itself says, its figures apart.

        Raises:
            UnbalancedReportError: an identity of the figures does not hold.
        """
        ...

    def findings(self) -> Sequence[str]:
        """Return what papers lack, as sentences."""
        ...

    def trial_page(self, office: Office, made_at: datetime) -> bytes:
        """Return the page as PDF that shows whether a printer prints well."""
        ...

    def recovery_key(self, key: str, office: Office, made_at: datetime) -> bytes:
        """Return the paper with the recovery key as PDF."""
        ...


class Printer(Protocol):
    """Puts a file on paper, or before the clerk's eyes."""

    def show(self, path: Path) -> None:
        """Open `path` in the system's viewer, ready to print."""
        ...


Calendars = Callable[[], WorkCalendar]
"""The work calendar now in force."""
