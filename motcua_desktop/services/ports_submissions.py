"""What the services need of the online submissions, as a Protocol."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from motcua_desktop.domain.period import Period
from motcua_desktop.domain.submission import OnlineSubmission


class SubmissionCounts(NamedTuple):
    """Hồ sơ đăng ký của kỳ: waiting at its end, refused and guided within it."""

    waiting: int
    refused: int
    guided: int


class Submissions(Protocol):
    """The online submissions, inside one transaction."""

    def of_person(self, id_number: str) -> Sequence[OnlineSubmission]:
        """Return the submissions that name a person's ID number, by reference."""
        ...

    def find(self, reference: str) -> OnlineSubmission | None:
        """Return the submission with this reference."""
        ...

    def waiting(self, *, limit: int) -> Sequence[OnlineSubmission]:
        """Return what waits for an answer, the most pressing first."""
        ...

    def counts(self, now: datetime) -> tuple[int, int]:
        """Return how many wait, and how many of them wait too long."""
        ...

    def counts_of(self, period: Period) -> SubmissionCounts:
        """Return what became of the submissions in a period."""
        ...

    def save(self, submission: OnlineSubmission) -> None:
        """Add a submission, or its answer."""
        ...
