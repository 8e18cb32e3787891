"""What the services need of the changes of the office's settings, as a Protocol."""

from collections.abc import Sequence
from typing import Protocol

from motcua_desktop.services.rows.office import OfficeChange


class OfficeChanges(Protocol):
    """What was changed in the office's settings, by whom and when; nothing is lost."""

    def note(self, change: OfficeChange) -> None:
        """Write down one change."""
        ...

    def all(self) -> Sequence[OfficeChange]:
        """Return every change, oldest first."""
        ...
