"""What the services need of the office's registers, as a Protocol."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from motcua_desktop.domain.register_entries import RegisterEntry
from motcua_desktop.domain.registers import Register
from motcua_desktop.services.rows.registers import KeptEntry


class Registers(Protocol):
    """The registers, inside one transaction; `unit_code` "" means every unit."""

    def entries(
        self,
        register: Register,
        *,
        unit_code: str = "",
        as_of: datetime | None = None,
    ) -> Sequence[KeptEntry]:
        """Return what stood in the register at `as_of` (None: now), oldest first."""
        ...

    def versions(self, register: Register, entry_id: int) -> Sequence[KeptEntry]:
        """Return every version of one entry, oldest first."""
        ...

    def is_kept(
        self,
        register: Register,
        *,
        unit_code: str = "",
        as_of: datetime | None = None,
    ) -> bool:
        """Return whether anything was ever written into the register."""
        ...

    def add(
        self,
        register: Register,
        unit_code: str,
        entry: RegisterEntry,
        *,
        actor: str,
        at: datetime,
    ) -> KeptEntry:
        """Write a new entry."""
        ...

    def change(
        self,
        register: Register,
        kept: KeptEntry,
        entry: RegisterEntry | None,
        *,
        actor: str,
        at: datetime,
    ) -> KeptEntry:
        """Write a new version of `kept`; None: it is removed."""
        ...
