"""What issuing reports needs of storage and of the readers of files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from motcua_desktop.domain.report_text import Passage
from motcua_desktop.services.rows.issues import (
    FileReading,
    FrozenReport,
    ReportIssue,
)


class ReportIssues(Protocol):
    """The reports issued, oldest first; nothing is ever changed or taken out."""

    def all_issued(self) -> Sequence[ReportIssue]:
        """Return every issue."""
        ...

    def frozen(self, issue: ReportIssue) -> FrozenReport:
        """Return what an issue froze."""
        ...

    def keep(self, issue: ReportIssue, frozen: FrozenReport) -> ReportIssue:
        """Append an issue to the chain and return it with its place there."""
        ...


class FileReader(Protocol):
    """Reads files that come back to the office."""

    def read(self, path: Path) -> FileReading:
        """Return what a DOCX or PDF file says.

        Raises:
            DomainError: it is of another kind, damaged or hostile.
        """
        ...

    def passages(self, content: bytes) -> tuple[Passage, ...]:
        """Return the passages of a report that the program has just written."""
        ...
