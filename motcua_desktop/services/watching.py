"""Watching: the counts, the lists and the notices of what is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.rows.lists import DossierRow
from motcua_desktop.services.submissions import SubmissionDesk


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
    submissions: SubmissionDesk
    clock: Clock

    def counts(self) -> Mapping[WatchKind, int]:
        """Return how many dossiers, or waiting submissions, each kind has now."""
        waiting, _ = self.submissions.counts()
        return self._counts(waiting)

    def rows(self, kind: WatchKind, *, limit: int = 500) -> Sequence[DossierRow]:
        """Return the dossiers of one kind, most pressing first."""
        return self.queries.watched(kind, self.clock(), limit=limit)

    def notices(self) -> list[str]:
        """Return one sentence for each kind that has dossiers, most harmful first."""
        waiting, late = self.submissions.counts()
        counts = self._counts(waiting)
        sentences = [
            f"{counts[kind]} hồ sơ {kind.label}." for kind in WatchKind if counts[kind]
        ]
        if late:
            sentences.append(
                f"{late} hồ sơ trực tuyến đã quá 08 giờ làm việc chưa được trả lời."
            )
        return sentences

    def _counts(self, waiting: int) -> Mapping[WatchKind, int]:
        counts = self.queries.watch_counts(self.clock())
        return {**counts, WatchKind.RECEPTION: waiting}
