"""Backups as a deed: make, list, check, restore."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.services.errors import BackupError
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_backup import BackupCopies, BackupCopy


@dataclass(frozen=True, slots=True)
class BackupDesk:
    """Looks after the copies of the office."""

    copies: BackupCopies
    clock: Clock

    def make(self) -> BackupCopy:
        """Make a verified copy of the whole office."""
        return self.copies.make()

    def listed(self) -> Sequence[BackupCopy]:
        """Return the copies, newest first."""
        return self.copies.listed()

    def check(self, path: Path | None = None) -> tuple[BackupCopy, int]:
        """Check one copy, the newest by default; return it and its history's length.

        Raises:
            BackupError: there is none, or it is damaged.
        """
        chosen = self._chosen(path)
        return chosen, self.copies.check(chosen.path)

    def restore(self, path: Path | None = None) -> BackupCopy:
        """Put a copy, the newest by default, in place of the live database."""
        chosen = self._chosen(path)
        self.copies.restore(chosen.path)
        return chosen

    def _chosen(self, path: Path | None) -> BackupCopy:
        known = self.listed()
        if path is not None:
            found = [copy for copy in known if copy.path.resolve() == path.resolve()]
            return found[0] if found else BackupCopy(path, self.clock(), 0)
        if not known:
            raise BackupError("Chưa có bản sao lưu nào.", "Tạo một bản: backup make.")
        return known[0]
