"""What the services need for the retention of personal values, as a Protocol."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final, Protocol

from motcua_desktop.services.rows.retention import (
    ErasedRun,
    PeriodChange,
    SettledDossier,
    SettledRow,
)

PENDING: Final = "xoa-phieu.txt"
"""Stands in the data folder while files of slips are still to be deleted."""

APPLIED: Final = "RetentionDesk.apply"
"""How the log names a run."""


class Retention(Protocol):
    """Periods, what is settled and what was blanked, inside one transaction."""

    def changes(self) -> Sequence[PeriodChange]:
        """Return every setting of a period, oldest first."""
        ...

    def note(self, change: PeriodChange) -> None:
        """Write down one setting of a period."""
        ...

    def settled_dossiers(self) -> Sequence[SettledDossier]:
        """Return the settled dossiers that still say whose they were."""
        ...

    def settled_rows(self) -> Sequence[SettledRow]:
        """Return the settled rows beside dossiers that still name a person."""
        ...

    def erase(
        self,
        dossiers: Mapping[str, str],
        rows: Sequence[SettledRow],
        *,
        actor: str,
        at: datetime,
    ) -> ErasedRun:
        """Blank personal values for good: of dossiers and of rows beside them.

        `dossiers` are, by number, the documents that say so.

        Raises:
            RetentionError: a dossier is not settled, or kept back.
        """
        ...

    def deleted_files(self) -> frozenset[str]:
        """Return the paths of the slips that were deleted with their values."""
        ...

    def erased_count(self) -> int:
        """Return how many rows were ever blanked or deleted."""
        ...
