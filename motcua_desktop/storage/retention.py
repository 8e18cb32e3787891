"""The repository of retention: periods, what is settled, what was blanked."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from motcua_desktop.domain.retention import RetentionPeriod, RetentionScope
from motcua_desktop.services.rows.retention import (
    ErasedRun,
    PeriodChange,
    SettledDossier,
    SettledRow,
)
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.dossiers import Dossiers
from motcua_desktop.storage.erased_rows import deleted_files
from motcua_desktop.storage.erasing import Erasing
from motcua_desktop.storage.numbers import Numbers

_NOT_ERASED = (
    "NOT EXISTS (SELECT 1 FROM erased e WHERE e.place = '{0}' "
    "AND e.line = CAST({0}.{1} AS TEXT))"
)


class Retention:
    """Retention in one database, inside a transaction of the caller's."""

    def __init__(
        self, database: Database, dossiers: Dossiers, numbers: Numbers
    ) -> None:
        """Read and write `database`."""
        self._database = database
        self._dossiers = dossiers
        self._numbers = numbers

    def changes(self) -> list[PeriodChange]:
        """Return every setting of a period, oldest first."""
        rows = self._database.rows(
            "SELECT scope, key, months, document, recorded_at, actor "
            "FROM retention_change ORDER BY number"
        )
        return [
            PeriodChange(
                RetentionPeriod(RetentionScope(scope), key, months, document),
                datetime.fromisoformat(recorded_at),
                actor,
            )
            for scope, key, months, document, recorded_at, actor in rows
        ]

    def note(self, change: PeriodChange) -> None:
        """Write down one setting of a period."""
        period = change.period
        self._database.execute(
            "INSERT INTO retention_change (number, scope, key, months, document, "
            "recorded_at, actor) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                self._numbers.take("retention_change"),
                period.scope.value,
                period.key,
                period.months,
                period.document,
                change.recorded_at.isoformat(timespec="microseconds"),
                change.actor,
            ),
        )

    def settled_dossiers(self) -> list[SettledDossier]:
        """Return the settled dossiers that still say whose they were, by day."""
        rows = self._database.rows(
            "SELECT d.number, p.code, s.name, CASE WHEN d.state = 'returned' "
            "THEN d.returned_at ELSE d.closed_at END AS settled_at, d.kept_back "
            "FROM dossier d JOIN procedure p ON p.id = d.procedure_id "
            "JOIN sector s ON s.id = d.sector_id WHERE d.anonymised_at IS NULL "
            "AND d.state IN ('returned', 'withdrawn') ORDER BY settled_at, d.id"
        )
        return [
            SettledDossier(number, code, sector, _day(settled_at), kept_back)
            for number, code, sector, settled_at, kept_back in rows
        ]

    def settled_rows(self) -> list[SettledRow]:
        """Return the settled rows beside dossiers that still name a person."""
        sectors = self._sectors()
        return [
            SettledRow(place, key, code, sectors.get(code, ""), day)
            for place, key, code, day in (
                *self._counter_slips(),
                *self._submissions(),
                *self._feedback(),
            )
        ]

    def _sectors(self) -> Mapping[str, str]:
        rows = self._database.rows(
            "SELECT p.code, s.name FROM procedure p JOIN sector s "
            "ON s.id = p.sector_id ORDER BY p.in_force_from"
        )
        return dict(rows)

    def _counter_slips(self) -> Iterator[tuple[str, str, str, date]]:
        for slip_id, issued_at, body in self._database.rows(
            "SELECT id, issued_at, body FROM counter_slip "
            f"WHERE {_NOT_ERASED.format('counter_slip', 'id')} ORDER BY id"
        ):
            code = json.loads(body)["procedure"]
            yield "counter_slip", str(slip_id), code, _day(issued_at)

    def _submissions(self) -> Iterator[tuple[str, str, str, date]]:
        """What was turned away; an accepted one goes with its dossier."""
        for reference, code, replied_at in self._database.rows(
            "SELECT reference, procedure, replied_at FROM submission "
            "WHERE reply IN ('refuse', 'guide') AND dossier_number = '' "
            f"AND {_NOT_ERASED.format('submission', 'reference')} ORDER BY reference"
        ):
            yield "submission", reference, code, _day(replied_at)

    def _feedback(self) -> Iterator[tuple[str, str, str, date]]:
        """Every version of what citizens wrote, once it is resolved or removed."""
        rows = self._database.rows(
            "SELECT entry_id, seq, body, is_removed, recorded_at FROM register_entry "
            "WHERE register = 'feedback' "
            f"AND {_NOT_ERASED.format('register_entry', 'seq')} "
            "ORDER BY entry_id, version"
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            versions = list(group)
            _, _, newest, is_removed, recorded_at = versions[-1]
            told = recorded_at if is_removed else json.loads(newest).get("resolved_on")
            if told:
                for _, seq, body, _, _ in versions:
                    if json.loads(body):
                        yield "register_entry", str(seq), "", _day(told)

    def erase(
        self,
        dossiers: Mapping[str, str],
        rows: Sequence[SettledRow],
        *,
        actor: str,
        at: datetime,
    ) -> ErasedRun:
        """Blank personal values for good, of dossiers and of rows beside them.

        Raises:
            UnknownDossierError: a number is no dossier's.
            RetentionError: a dossier is not settled, or kept back.
        """
        erasing = Erasing(self._database, self._dossiers, at)
        return erasing.run(dossiers, rows, actor=actor)

    def deleted_files(self) -> frozenset[str]:
        """Return the paths of the slips that were deleted with their values."""
        return deleted_files(self._database)

    def erased_count(self) -> int:
        """Return how many rows were ever blanked or deleted."""
        return int(self._database.value("SELECT count(*) FROM erased"))


def _day(moment: str) -> date:
    return date.fromisoformat(moment[:10])
