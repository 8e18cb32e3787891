"""The tracking book as its lines are read."""

from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.dossier import Dossier


@dataclass(frozen=True, slots=True)
class BookLine:
    """One line of the tracking book (Sổ theo dõi hồ sơ)."""

    serial: int
    dossier: Dossier
    procedure_name: str
    sector: str
    unit_name: str
    officer: str
    supplement_requested_at: datetime | None
    supplement_received_at: datetime | None
