"""Rows about the sectors of the catalogue."""

from dataclasses import dataclass
from datetime import date

from motcua_desktop.domain.procedure import Sector


@dataclass(frozen=True, slots=True)
class SectorCard:
    """A sector: how many procedures name it, from which day on it takes no new ones."""

    sector: Sector
    procedures: int = 0
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class SectorChange:
    """What a sector is called from now on; `closed_on` None: it is in use."""

    name: str
    closed_on: date | None = None
