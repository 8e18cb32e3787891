"""How each clerk likes the window: columns and widths of tables, kept over restarts."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class TableHabit:
    """The columns a clerk looks at, by title; no columns: the usual ones.

    `widths` are in px at 100 %.
    """

    columns: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    sort: str = ""
    is_descending: bool = True


class Habits:
    """The habits of one clerk on this computer: written whole, read forgivingly."""

    def __init__(self, folder: Path, officer: str) -> None:
        self.path = folder / "habits.json"
        self._officer = officer

    def table(self, name: str) -> TableHabit:
        """Return what is known of a table; the usual look where nothing is."""
        match self._every().get(self._officer, {}):
            case {"tables": {**tables}}:
                return _habit(tables.get(name))
        return TableHabit()

    def keep(self, name: str, **changes: Any) -> None:
        """Keep `changes` of the habit of one table; a full disk loses them only."""
        every = self._every()
        mine = every.setdefault(self._officer, {})
        if not isinstance(mine.get("tables"), dict):
            mine["tables"] = {}
        mine["tables"][name] = asdict(replace(self.table(name), **changes))
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(every, ensure_ascii=False), encoding="utf-8")
            fresh.replace(self.path)
        except OSError:
            return  # a width is not worth a word to the clerk

    def _every(self) -> dict[str, dict[str, Any]]:
        try:
            body = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        if not isinstance(body, dict):
            return {}
        return {name: kept for name, kept in body.items() if isinstance(kept, dict)}


def _habit(body: object) -> TableHabit:
    match body:
        case {
            "columns": [*columns],
            "widths": {**widths},
            "sort": str(sort),
            "is_descending": bool(is_descending),
        }:
            known = {
                str(title): width
                for title, width in widths.items()
                if isinstance(width, int) and 20 <= width <= 2000
            }
            titles = tuple(str(title) for title in columns)
            return TableHabit(titles, known, sort, is_descending)
    return TableHabit()
