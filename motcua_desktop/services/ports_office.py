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


class Logos(Protocol):
    """The logo of the office: one picture, or none."""

    def picture(self) -> bytes:
        """Return the picture, nothing where there is none."""
        ...

    def keep(self, picture: bytes) -> None:
        """Keep a picture in the place of the one before; an empty one is none."""
        ...
