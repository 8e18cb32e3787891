"""The counts and lists of one database, as the tables of reports ask for them."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from motcua_desktop.domain.period import Period
from motcua_desktop.services.ports import Calendars
from motcua_desktop.services.ports_figures import FigureScope
from motcua_desktop.services.rows.reports import LateDossier
from motcua_desktop.services.rows.tracking_book import BookLine
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.queries.as_of import known_at
from motcua_desktop.storage.queries.book import book_lines
from motcua_desktop.storage.queries.figures import Question
from motcua_desktop.storage.queries.late import late_dossiers
from motcua_desktop.storage.queries.tallies import (
    KEYS,
    count_keys,
    deeds_done,
    numbers_of_keys,
)

OFFICER = "officer"


class TableStore:
    """Counts of one database."""

    def __init__(self, database: Database, calendars: Calendars) -> None:
        """Count over `database`."""
        self._database = database
        self._calendars = calendars

    def counts(
        self, keys: Collection[str], period: Period, *, by: str, scope: FigureScope
    ) -> dict[str, dict[str, int]]:
        """Return by group what `keys` come to."""
        if by == OFFICER:
            found: dict[str, dict[str, int]] = {}
            for (officer, key), numbers in self._deeds(keys, period, scope).items():
                found.setdefault(officer, {})[key] = len(numbers)
            return found
        with known_at(self._database, scope.as_of) as source:
            counted = count_keys(
                self._database,
                [KEYS[key] for key in sorted(keys)],
                period,
                by=by,
                scope=scope,
                source=source,
            )
        return {
            group: {key.value: count for key, count in counts.items()}
            for group, counts in counted.items()
        }

    def numbers(
        self, keys: Collection[str], period: Period, *, by: str, scope: FigureScope
    ) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the dossier numbers behind each group and key."""
        if by == OFFICER:
            return self._deeds(keys, period, scope)
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        with known_at(self._database, scope.as_of) as source:
            for group, key, number in numbers_of_keys(
                self._database,
                [KEYS[key] for key in sorted(keys)],
                period,
                by=by,
                scope=scope,
                source=source,
            ):
                found[group, key.value].append(number)
        return found

    def _deeds(
        self, keys: Collection[str], period: Period, scope: FigureScope
    ) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        with known_at(self._database, scope.as_of) as source:
            for officer, deed, number in deeds_done(
                self._database, period, scope=scope, source=source
            ):
                if deed.value in keys:
                    found[officer, deed.value].append(number)
        return found

    def late(self, period: Period, *, scope: FigureScope) -> list[LateDossier]:
        """Return the late dossiers of the period, by due date, then receipt."""
        with known_at(self._database, scope.as_of) as source:
            return late_dossiers(
                self._database, self._calendars(), period, scope=scope, source=source
            )

    def book(self, period: Period, *, scope: FigureScope) -> Iterator[BookLine]:
        """Return the dossiers received in a period as lines of the tracking book."""
        condition, parameters = Question.of(period, scope).received()
        return book_lines(self._database, condition, parameters)
