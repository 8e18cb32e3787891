"""What a list is narrowed to, as a condition on the dossier's row."""

from datetime import date, timedelta

from motcua_desktop.services.rows.lists import DossierFilter
from motcua_desktop.text import fold


def where(chosen: DossierFilter) -> tuple[str, list[str]]:
    """Return a condition that begins with AND ("" for all), and its parameters."""
    parts: list[tuple[str, str]] = []
    if chosen.state is not None:
        parts.append(("d.state = ?", chosen.state.value))
    if chosen.channel:
        parts.append(("d.channel = ?", chosen.channel))
    if chosen.unit_code:
        parts.append(
            ("d.unit_id = (SELECT id FROM unit WHERE code = ?)", chosen.unit_code)
        )
    if chosen.sector:
        key = " ".join(fold(chosen.sector).split())
        parts.append(("d.sector_id = (SELECT id FROM sector WHERE name_key = ?)", key))
    if chosen.procedure_code:
        parts.append(
            (
                "d.procedure_id IN (SELECT id FROM procedure WHERE code = ?)",
                chosen.procedure_code,
            )
        )
    if chosen.received_from is not None:
        parts.append(("d.received_at >= ?", chosen.received_from.isoformat()))
    if chosen.received_to is not None:
        parts.append(("d.received_at < ?", _after(chosen.received_to)))
    condition = "".join(f" AND {words}" for words, _ in parts)
    return condition, [value for _, value in parts]


def _after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat()
