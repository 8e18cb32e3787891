"""The lists and figures of one database, as the services' ports ask for them."""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime, timedelta

from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Cell
from motcua_desktop.domain.urgency import Urgency
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.ports import Calendars
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.due_board import DueCount
from motcua_desktop.services.rows.issues import Members
from motcua_desktop.services.rows.lists import (
    DossierFilter,
    DossierRow,
    SortBy,
    WeekCount,
    WorklistCounts,
)
from motcua_desktop.services.rows.reports import (
    CollectedRow,
    DetailRow,
    FigureRow,
    LateDossier,
)
from motcua_desktop.services.rows.tracking_book import BookLine, BookSpan
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries import figures as figure_queries
from motcua_desktop.storage.queries import late as late_queries
from motcua_desktop.storage.queries import members as member_queries
from motcua_desktop.storage.queries.as_of import known_at
from motcua_desktop.storage.queries.book import (
    OF_BOOK,
    book_lines,
    book_span,
    histories_of,
)
from motcua_desktop.storage.queries.due_board import due_between, due_counts
from motcua_desktop.storage.queries.lines import SELECT, lines
from motcua_desktop.storage.queries.pages import Pages
from motcua_desktop.storage.queries.search import search
from motcua_desktop.storage.queries.watch import watch_counts, watched
from motcua_desktop.storage.queries.worklist import worklist, worklist_counts


class Lists:
    """Lists of dossiers for screens."""

    def __init__(self, database: Database, calendars: Calendars) -> None:
        """Read `database`; days left are told by the calendar in force."""
        self._database = database
        self._calendars = calendars

    def search(
        self, text: str, *, limit: int, chosen: DossierFilter, now: datetime
    ) -> list[DossierRow]:
        """Return dossiers that match every word, newest first."""
        return search(
            self._database,
            self._calendars(),
            text,
            limit=limit,
            chosen=chosen,
            now=now,
        )

    def worklist(
        self, now: datetime, *, urgency: Urgency | None = None, limit: int = 500
    ) -> list[DossierRow]:
        """Return what needs an act, most harmful first."""
        return worklist(
            self._database, self._calendars(), now, urgency=urgency, limit=limit
        )

    def worklist_counts(self, now: datetime) -> WorklistCounts:
        """Return the counts of the work list."""
        return worklist_counts(self._database, self._calendars(), now)

    def watched(
        self, kind: WatchKind, now: datetime, *, limit: int = 500
    ) -> list[DossierRow]:
        """Return the dossiers that are watched for one reason."""
        return watched(self._database, self._calendars(), now, kind=kind, limit=limit)

    def watch_counts(self, now: datetime) -> dict[WatchKind, int]:
        """Return how many dossiers are watched for each reason."""
        return watch_counts(self._database, self._calendars(), now)

    def due_counts(self, now: datetime) -> list[DueCount]:
        """Return running dossiers by officer, due day and whether it is overdue."""
        return due_counts(self._database, self._calendars(), now)

    def due_between(
        self, now: datetime, *, span: tuple[date, date], officer: str = ""
    ) -> list[DossierRow]:
        """Return the running dossiers due in `span`, both days included."""
        return due_between(
            self._database, self._calendars(), now, span=span, officer=officer
        )

    def pages(
        self, chosen: DossierFilter, sort: SortBy, *, descending: bool, now: datetime
    ) -> Pages:
        """Return a window over all dossiers that match."""
        return Pages(
            self._database,
            self._calendars(),
            chosen,
            sort=sort,
            descending=descending,
            now=now,
        )

    def last_written(self) -> tuple[str, datetime] | None:
        """Return the dossier that was written to last, and when; None: no dossier."""
        row = self._database.row(
            "SELECT d.number, e.recorded_at FROM event e "
            "JOIN dossier d ON d.id = e.dossier_id ORDER BY e.seq DESC LIMIT 1"
        )
        return row and (row[0], datetime.fromisoformat(row[1]))

    def received_on(self, day: date, *, limit: int, now: datetime) -> list[DossierRow]:
        """Return the dossiers received on `day`, newest first."""
        following = day + timedelta(days=1)
        rows = self._database.rows(
            f"{SELECT} WHERE d.received_at >= ? AND d.received_at < ? "
            "ORDER BY d.received_at DESC, d.id DESC LIMIT ?",
            (day.isoformat(), following.isoformat(), limit),
        )
        return lines(rows, now, self._calendars())

    def weeks(self, last_week: date, count: int) -> list[WeekCount]:
        """Return received and resolved of `count` weeks, oldest first."""
        mondays = [
            last_week - timedelta(days=last_week.weekday(), weeks=back)
            for back in range(count - 1, -1, -1)
        ]
        return [
            WeekCount(
                monday,
                self._count_between("received_at", monday),
                self._count_between("closed_at", monday),
            )
            for monday in mondays
        ]

    def _count_between(self, column: str, monday: date) -> int:
        return int(
            self._database.value(
                f"SELECT count(*) FROM dossier WHERE {column} >= ? AND {column} < ?",
                (monday.isoformat(), (monday + timedelta(days=7)).isoformat()),
            )
        )

    def known_applicants(self, id_number: str, *, limit: int) -> list[Dossier]:
        """Return the newest dossiers of the person with this ID number."""
        ids = self._database.rows(
            "SELECT id FROM dossier WHERE id_number = ? ORDER BY id DESC LIMIT ?",
            (id_number, limit),
        )
        found = histories_of(self._database, [row[0] for row in ids])
        return [dossier for _, dossier, _ in reversed(found)]

    def tracking_book(self, year: int | None = None) -> Iterator[BookLine]:
        """Return every dossier as a line of the tracking book, oldest first."""
        if year is None:
            return book_lines(self._database)
        return book_lines(self._database, " AND d.book_year = ?", (year,))

    def book_part(
        self, unit: str, year: int, serials: tuple[int, int]
    ) -> Iterator[BookLine]:
        """Return a unit's lines of a year from one serial to another, both included."""
        return book_lines(self._database, f" AND {OF_BOOK}", (unit, year, *serials))

    def book_span(
        self, unit: str, year: int, serials: tuple[int, int]
    ) -> BookSpan | None:
        """Return how much stands there, None if nothing does."""
        return book_span(self._database, unit, year, serials)

    def masked_tracking_book(self, year: int | None = None) -> Iterator[BookLine]:
        """Return the same lines, the middle of each ID number hidden."""
        return (line.masked() for line in self.tracking_book(year))


class FigureStore:
    """The figures of one database."""

    def __init__(self, database: Database, calendars: Calendars) -> None:
        """Count over `database`."""
        self._database = database
        self._calendars = calendars

    @contextlib.contextmanager
    def one_state(self, as_of: datetime | None) -> Iterator[None]:
        """Answer what is asked inside, as known at `as_of`, from one state."""
        with known_at(self._database, as_of):
            yield

    def figures(
        self, period: Period, *, by: str = "", scope: FigureScope
    ) -> list[FigureRow]:
        """Return one row a group; one row with group "" where `by` is empty."""
        with known_at(self._database, scope.as_of) as source:
            return figure_queries.count_figures(
                self._database, period, by=by, scope=scope, source=source
            )

    def numbers_behind(
        self,
        key: str,
        period: Period,
        *,
        scope: FigureScope,
        group: tuple[str, str] = ("", ""),
    ) -> list[str]:
        """Return the numbers of the dossiers that figure `key` counts."""
        with known_at(self._database, scope.as_of) as source:
            return figure_queries.numbers_behind(
                self._database, key, period, scope=scope, group=group, source=source
            )

    def late(self, period: Period, *, scope: FigureScope) -> list[LateDossier]:
        """Return the late dossiers of the period, by due date, then receipt."""
        with known_at(self._database, scope.as_of) as source:
            return late_queries.late_dossiers(
                self._database, self._calendars(), period, scope=scope, source=source
            )

    def members(self, period: Period, *, scope: FigureScope) -> Members:
        """Return the ids behind every cell of `period`."""
        with known_at(self._database, scope.as_of) as source:
            return member_queries.members(
                self._database, period, scope=scope, source=source
            )

    def ids_behind(
        self, cells: Sequence[Cell], period: Period, *, scope: FigureScope
    ) -> frozenset[int]:
        """Return the ids behind some cells together."""
        with known_at(self._database, scope.as_of) as source:
            return member_queries.ids_behind(
                self._database, cells, period, scope=scope, source=source
            )

    def numbers_of(self, ids: Collection[int]) -> dict[int, str]:
        """Return the numbers of dossiers by their ids."""
        return member_queries.numbers_of(self._database, ids)

    def grown_since(self, ids: Collection[int], entry: int) -> frozenset[int]:
        """Return those of `ids` whose history has entries later than `entry`."""
        return member_queries.grown_since(self._database, ids, entry)

    def last_entry(self, moment: datetime) -> int:
        """Return the last entry of the history that was written down by `moment`."""
        return member_queries.last_entry(self._database, moment)

    def first_received_on(self) -> date | None:
        """Return the day of the oldest dossier."""
        first = self._database.value("SELECT min(received_at) FROM dossier")
        return None if first is None else date.fromisoformat(first[:10])

    def details(
        self, period: Period, *, by: str = "", scope: FigureScope
    ) -> list[DetailRow]:
        """Return the details of one row a group."""
        with known_at(self._database, scope.as_of) as source:
            return figure_queries.count_details(
                self._database, period, by=by, scope=scope, source=source
            )

    def supplements(self, period: Period, *, scope: FigureScope) -> tuple[int, int]:
        """Return how many dossiers were asked for a supplement, and asked again."""
        with known_at(self._database, scope.as_of) as source:
            return late_queries.supplements(
                self._database, period, scope=scope, source=source
            )

    def awaiting_long(self, period: Period, *, scope: FigureScope) -> int:
        """Return how many results nobody has collected for over 30 days."""
        with known_at(self._database, scope.as_of) as source:
            return late_queries.awaiting_long(
                self._database, period, scope=scope, source=source
            )

    def collected(
        self, period: Period, *, by: str = "", scope: FigureScope
    ) -> list[CollectedRow]:
        """Return the money taken in the period, by group, kind and way."""
        with known_at(self._database, scope.as_of) as source:
            return late_queries.collected(
                self._database, period, by=by, scope=scope, source=source
            )
