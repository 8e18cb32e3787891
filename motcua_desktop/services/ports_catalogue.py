"""What the services need of the catalogue, as a Protocol."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.procedure import Procedure, Sector
from motcua_desktop.services.rows.catalogue import SectorCard, SectorChange


class Catalogue(Protocol):
    """Procedures, sectors and units known to the office."""

    def procedure(self, code: str, *, on: date | None = None) -> Procedure | None:
        """Return the edition of procedure `code` in force on a day (None: newest)."""
        ...

    def procedure_named(self, name: str) -> Procedure | None:
        """Return the procedure with this name, blanks and letter case aside."""
        ...

    def procedures(self) -> Sequence[Procedure]:
        """Return all editions in force today or open-ended, by code."""
        ...

    def sectors(self) -> Sequence[Sector]:
        """Return all sectors in the catalogue's order."""
        ...

    def sector_cards(self) -> Sequence[SectorCard]:
        """Return all sectors with what the catalogue knows of them."""
        ...

    def add_sector(self, sector: Sector) -> None:
        """Add a sector, unless its name is known."""
        ...

    def change_sector(self, name: str, changed: SectorChange) -> None:
        """Rename a sector, close it or use it again; its procedures stay with it."""
        ...

    def save_procedure(self, procedure: Procedure) -> None:
        """Add a procedure, or replace its edition of the same first day."""
        ...

    def units(self) -> Sequence[Unit]:
        """Return the office's own unit first, then its subordinates."""
        ...

    def save_unit(self, unit: Unit) -> None:
        """Add a unit, or replace what is said of it."""
        ...

    def office(self) -> Office | None:
        """Return the office, None before the first start is over."""
        ...

    def save_office(self, office: Office) -> None:
        """Keep what the office says of itself."""
        ...
