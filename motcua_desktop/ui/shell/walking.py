"""From one dossier to the next of the list that it was opened from."""

from collections.abc import Callable
from typing import Protocol


class Listing(Protocol):
    """A list of dossiers that can be walked while one of them is shown."""

    @property
    def current(self) -> str:
        """The number of the current row."""
        ...

    def walk(self, count: int, then: Callable[[str], None]) -> None:
        """Make another row current; `then` hears its number, "" at the end."""
        ...


class Walking:
    """Remembers the list that a dossier was opened from, if it was from one."""

    def __init__(
        self, open_it: Callable[[str], None], say: Callable[[str], None]
    ) -> None:
        self._open_it = open_it
        self._say = say
        self._listing: Listing | None = None

    def opened(self, number: str, listing: Listing | None) -> None:
        """Take `listing` for the dossier's list if it is the current one there."""
        is_listed = listing is not None and listing.current == number
        self._listing = listing if is_listed else None

    def step(self, count: int) -> None:
        """Show the dossier so many lines further."""
        if self._listing is None:
            self._say("Hồ sơ này không mở từ danh sách nào.")
        else:
            self._listing.walk(count, self._walked)

    def _walked(self, number: str) -> None:
        if number:
            self._open_it(number)
        else:
            self._say("Hết danh sách.")
