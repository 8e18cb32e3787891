"""What a list is narrowed to, as a condition on the dossier's row."""

from datetime import date, timedelta
from typing import Final

from motcua_desktop.services.rows.lists import DossierFilter
from motcua_desktop.text import fold

_EQUAL: Final = (
    ("state", "d.state = ?"),
    ("channel", "d.channel = ?"),
    ("unit_code", "d.unit_id = (SELECT id FROM unit WHERE code = ?)"),
    ("sector", "d.sector_id = (SELECT id FROM sector WHERE name_key = ?)"),
    (
        "procedure_code",
        "d.procedure_id IN (SELECT id FROM procedure WHERE code = ?)",
    ),
    (
        "officer",
        (
            "d.id IN (SELECT dossier_id FROM event "
            "WHERE kind = 'received' AND actor = ?)"
        ),
    ),
)


def where(chosen: DossierFilter) -> tuple[str, list[str]]:
    """Return a condition that begins with AND ("" for all), and its parameters."""
    parts: list[tuple[str, str]] = []
    for name, condition in _EQUAL:
        wanted = getattr(chosen, name)
        if wanted:
            key = " ".join(fold(wanted).split()) if name == "sector" else str(wanted)
            parts.append((condition, key))
    if chosen.received_from is not None:
        parts.append(("d.received_at >= ?", chosen.received_from.isoformat()))
    if chosen.received_to is not None:
        parts.append(("d.received_at < ?", _after(chosen.received_to)))
    condition = "".join(f" AND {words}" for words, _ in parts)
    return condition, [value for _, value in parts]


def _after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat()
