"""The verified copies of an office, by name and time, in its folder of backups."""

from datetime import datetime
from pathlib import Path

from motcua_desktop.services.errors import BackupError
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_backup import BackupCopy
from motcua_desktop.storage.backup import (
    copy_to,
    put_in_place,
    verified_contents,
)
from motcua_desktop.storage.database import Database

_FOLDER = "backups"
_PATTERN = "motcua-%Y%m%d-%H%M%S"


class Copies:
    """Makes, lists, checks and restores copies of one SQLite database."""

    def __init__(self, database: Database, data: Path, clock: Clock) -> None:
        """Keep the copies of `database` in `data`/backups."""
        self._database = database
        self._data = data
        self._clock = clock

    def make(self) -> BackupCopy:
        """Make a verified copy.

        Raises:
            BackupError: not an SQLite office, or the copy is not whole.
        """
        return self._make("")

    def before_migration(self) -> None:
        """Make the pinned copy that precedes a change of schema."""
        if self._database.dialect.name == "sqlite":
            self._make("-truoc-nang-cap")

    def listed(self) -> list[BackupCopy]:
        """Return the copies in the folder, newest first."""
        copies = []
        for path in (self._data / _FOLDER).glob("motcua-*.db"):
            stamp = "-".join(path.stem.split("-")[:3])
            try:
                made_at = datetime.strptime(stamp, _PATTERN)
            except ValueError:
                continue
            copies.append(BackupCopy(path, made_at, path.stat().st_size))
        return sorted(copies, key=lambda copy: copy.made_at, reverse=True)

    def check(self, path: Path) -> int:
        """Return how many entries the history of a copy has.

        Raises:
            BackupError: the copy is damaged.
        """
        self._assert_file(path)
        return verified_contents(path)[0]

    def restore(self, path: Path) -> None:
        """Put a copy in the place of the live database; the old one is kept aside.

        Raises:
            BackupError: the copy is damaged; nothing was changed.
        """
        self._assert_file(path)
        live = Path(self._database.driver.database)
        self._database.close()
        aside = self._data / "replaced" / f"{self._clock():%Y%m%d-%H%M%S}"
        put_in_place(path, live, aside)

    def _make(self, suffix: str) -> BackupCopy:
        if self._database.dialect.name != "sqlite":
            raise BackupError(
                "Dữ liệu nằm trên máy chủ PostgreSQL.",
                "Sao lưu bằng công cụ của máy chủ (pg_dump).",
            )
        made_at = self._clock()
        path = self._data / _FOLDER / f"{made_at:{_PATTERN}}{suffix}.db"
        sha256 = copy_to(self._database, path)
        return BackupCopy(path, made_at, path.stat().st_size, sha256)

    def _assert_file(self, path: Path) -> None:
        if not path.is_file():
            raise BackupError(
                f"Không có bản sao lưu “{path}”.", "Xem các bản đang có: backup list."
            )
