"""What the services need of the office's copies, as a Protocol."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class BackupCopy:
    """Bản sao lưu: where it is, when it was made, how large it is (bytes)."""

    path: Path
    made_at: datetime
    size: int
    sha256: str = ""


class BackupCopies(Protocol):
    """The verified copies of the whole office."""

    def make(self) -> BackupCopy:
        """Make a verified copy."""
        ...

    def listed(self) -> Sequence[BackupCopy]:
        """Return the copies, newest first."""
        ...

    def check(self, path: Path) -> int:
        """Return how many entries the history of a copy has."""
        ...

    def restore(self, path: Path) -> None:
        """Put a copy in the place of the live database."""
        ...
