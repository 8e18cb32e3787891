"""What the services need of the audit log, as a Protocol."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from motcua_desktop.services.rows.audit import AuditChoice, AuditHead, AuditLine


class AuditLog(Protocol):
    """The log of deeds that the dossiers' histories do not tell; nothing is lost."""

    def append(self, line: AuditLine) -> None:
        """Seal a line onto the end of the log."""
        ...

    def lines(self, *, after: int = 0, limit: int = 500) -> Sequence[AuditLine]:
        """Return lines after number `after`, oldest first."""
        ...

    def chosen(
        self, choice: AuditChoice, *, after: int = 0, limit: int
    ) -> Sequence[AuditLine]:
        """Return chosen lines after number `after`, oldest first."""
        ...

    def newest(self, choice: AuditChoice, *, limit: int) -> Sequence[AuditLine]:
        """Return the newest of the chosen lines, newest first."""
        ...

    def count(self, choice: AuditChoice) -> int:
        """Return how many lines are chosen."""
        ...

    def actors(self) -> Sequence[str]:
        """Return every name that a line was signed with, once."""
        ...

    def deeds(self) -> Sequence[str]:
        """Return every deed that was noted, once."""
        ...

    def last_about(self, deed: str, detail: str) -> Mapping[str, datetime]:
        """Return when each subject had this deed done with this detail last."""
        ...

    def heads(self) -> tuple[AuditHead, AuditHead]:
        """Return the ends of the log and of the dossiers' history."""
        ...

    def first_fault(self, anchors: Sequence[AuditHead]) -> str:
        """Return a sentence on the first bad line of the log, "" if all is well."""
        ...

    def first_history_fault(self, anchors: Sequence[AuditHead]) -> str:
        """Return a sentence on the first bad line of the history, "" if none."""
        ...

    def first_erasure_fault(self) -> str:
        """Return a sentence on what was blanked without being owned to, "" if none."""
        ...
