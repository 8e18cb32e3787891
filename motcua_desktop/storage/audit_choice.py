"""A choice of lines of the audit log as SQL."""

from collections.abc import Collection
from typing import Final

from motcua_desktop.services.rows.audit import AuditChoice
from motcua_desktop.storage.database import Row

_ESCAPED: Final = str.maketrans({"%": "!%", "_": "!_", "!": "!!"})
_BEHIND: Final = "U"
"""Sorts behind the T that parts the day from the hour."""


def chosen_where(choice: AuditChoice) -> tuple[str, Row]:
    """Return the condition of a choice, and its values."""
    terms, values = ["recorded_at >= ?"], [choice.since]
    if choice.until:
        terms.append("recorded_at < ?")
        values.append(f"{choice.until}{_BEHIND}")
    if choice.actors is not None:
        terms.append(f"(login = ? OR actor IN ({_marks(choice.actors)}))")
        values += [choice.login, *sorted(choice.actors)]
    if choice.deeds is not None:
        # Not by the index of deeds: that of moments gives the order, too.
        terms.append(f"deed || '' IN ({_marks(choice.deeds)})")
        values += sorted(choice.deeds)
    if choice.subjects is not None:
        # A subject may name several: each stands between blanks.
        one = "(' ' || subject || ' ') LIKE ? ESCAPE '!'"
        terms.append(f"({' OR '.join([one] * len(choice.subjects)) or '1 = 0'})")
        values += [f"% {it.translate(_ESCAPED)} %" for it in sorted(choice.subjects)]
    return " AND ".join(terms), tuple(values)


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values)) or "NULL"
