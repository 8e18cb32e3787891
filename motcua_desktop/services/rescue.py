"""What can be done for an office that may not open: check, restore, salvage."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.services.backup import chosen_copy
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_backup import BackupCopy, CopyShelf


@dataclass(frozen=True, slots=True)
class RescueDesk:
    """Cứu dữ liệu: works on copies and files, never needs the office to be open."""

    shelf: CopyShelf
    clock: Clock

    def listed(self) -> Sequence[BackupCopy]:
        """Return the copies beside the office, newest first."""
        return self.shelf.listed()

    def check(self, path: Path | None = None) -> tuple[BackupCopy, int]:
        """Check one copy, the newest by default; return it and its history's length.

        Raises:
            BackupError: there is none, or it is damaged.
        """
        chosen = chosen_copy(self.shelf, path, self.clock())
        return chosen, self.shelf.check(chosen.path)

    def restore(self, path: Path | None = None) -> tuple[BackupCopy, Path]:
        """Put a copy, the newest by default, in place of the live database.

        Returns the copy and the folder that holds what was there before.

        Raises:
            BackupError: there is none, or it is damaged; nothing was changed.
            DatabaseBusyError: a program has the office open.
        """
        chosen = chosen_copy(self.shelf, path, self.clock())
        return chosen, self.shelf.restore(chosen.path)
