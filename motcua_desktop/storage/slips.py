"""The repository of issued slips: which, when, the file kept and its hash."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.storage.database import Database, Row

_SELECT: Final = (
    "SELECT issue, file, sha256, issued_at, number, paper, occasion, replaces, "
    "name FROM slip"
)


def _slip(row: Row) -> IssuedSlip:
    issue, file, sha256, issued_at, *more = row
    moment = datetime.fromisoformat(issued_at)
    return IssuedSlip(issue, Path(file), sha256, moment, *more)


class Slips:
    """Slips issued for the dossiers of one database."""

    def __init__(self, database: Database) -> None:
        """Read and write `database`."""
        self._database = database

    def issued(self, dossier_id: int, name: str) -> list[IssuedSlip]:
        """Return the issues of slip `name`, oldest first."""
        found = [slip for slip in self.of_dossier(dossier_id) if slip.name == name]
        # A clock may be set back; the number of an issue never is.
        return sorted(found, key=lambda slip: slip.issue)

    def of_dossier(self, dossier_id: int) -> list[IssuedSlip]:
        """Return every issue of every slip of a dossier, oldest first."""
        rows = self._database.rows(
            f"{_SELECT} WHERE dossier_id = ? ORDER BY issued_at, name, issue",
            (dossier_id,),
        )
        return [_slip(row) for row in rows]

    def all_issued(self) -> Iterator[IssuedSlip]:
        """Return every slip ever issued."""
        rows = self._database.rows(f"{_SELECT} ORDER BY dossier_id, name, issue")
        return (_slip(row) for row in rows)

    def keep(self, dossier_id: int, name: str, slip: IssuedSlip) -> None:
        """Record an issue."""
        self._database.execute(
            "INSERT INTO slip (dossier_id, name, issue, file, sha256, issued_at, "
            "number, paper, occasion, replaces) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                dossier_id,
                name,
                slip.issue,
                slip.path.as_posix(),
                slip.sha256,
                slip.issued_at.isoformat(timespec="seconds"),
                slip.number,
                slip.paper,
                slip.occasion,
                slip.replaces,
            ),
        )
