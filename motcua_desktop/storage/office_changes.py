"""The repository of changes of the office's settings: written once, never again."""

import json
from dataclasses import asdict
from datetime import datetime

from motcua_desktop.services.rows.office import OfficeChange, SettingChange
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.numbers import Numbers


class OfficeChanges:
    """The changes of one database."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read and write `database`."""
        self._database = database
        self._numbers = numbers

    def note(self, change: OfficeChange) -> None:
        """Write down one change."""
        settings = [asdict(one) for one in change.settings]
        self._database.execute(
            "INSERT INTO office_change (number, recorded_at, actor, body) "
            "VALUES (?, ?, ?, ?)",
            (
                self._numbers.take("office_change"),
                change.recorded_at.isoformat(timespec="microseconds"),
                change.actor,
                json.dumps(settings, ensure_ascii=False),
            ),
        )

    def all(self) -> list[OfficeChange]:
        """Return every change, oldest first."""
        rows = self._database.rows(
            "SELECT recorded_at, actor, body FROM office_change ORDER BY number"
        )
        return [
            OfficeChange(datetime.fromisoformat(recorded_at), actor, _settings(body))
            for recorded_at, actor, body in rows
        ]


def _settings(body: str) -> tuple[SettingChange, ...]:
    return tuple(
        SettingChange(one["name"], tuple(one["before"]), tuple(one["after"]))
        for one in json.loads(body)
    )
