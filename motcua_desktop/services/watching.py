"""Watching: the counts, the lists and the notices of what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.rows.lists import DossierRow


class WatchQueries(Protocol):
    """The lists of what a desk watches, set-based."""

    def watched(
        self, kind: WatchKind, now: datetime, *, limit: int = 500
    ) -> Sequence[DossierRow]:
        """Return the dossiers of one kind, most pressing first."""
        ...

    def watch_counts(self, now: datetime) -> Mapping[WatchKind, int]:
        """Return how many dossiers each kind has."""
        ...


@dataclass(frozen=True, slots=True)
class WatchDesk:
    """Theo dõi hạn: asked at the start and every hour."""

    queries: WatchQueries
    clock: Clock

    def counts(self) -> Mapping[WatchKind, int]:
        """Return how many dossiers each kind has now."""
        return self.queries.watch_counts(self.clock())

    def rows(self, kind: WatchKind, *, limit: int = 500) -> Sequence[DossierRow]:
        """Return the dossiers of one kind, most pressing first."""
        return self.queries.watched(kind, self.clock(), limit=limit)

    def notices(self) -> list[str]:
        """Return one sentence for each kind that has dossiers, most harmful first."""
        counts = self.counts()
        return [
            f"{counts[kind]} hồ sơ {kind.label}." for kind in WatchKind if counts[kind]
        ]
