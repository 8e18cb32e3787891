"""The repository of files kept with dossiers; their bytes stand in a table apart.

Lists and the digests of closing read only what is said of a file. A row stays when its
file goes: `gone` says why, name and bytes are gone then.
"""

from datetime import datetime
from typing import Final

from motcua_desktop.domain.attachments import Attachment, AttachmentKind
from motcua_desktop.storage.database import Database, Row
from motcua_desktop.storage.numbers import Numbers

_COLUMNS: Final = "a.id, a.name, a.kind, a.size, a.sha256, a.added_at, a.actor"
_FORGET: Final = "UPDATE attachment SET gone = ?, name = '' WHERE gone = '' AND "
_SWEEP: Final = (
    "DELETE FROM attachment_content WHERE attachment_id IN "
    "(SELECT id FROM attachment WHERE gone <> '' AND {})"
)


class Attachments:
    """The files kept with the dossiers of one database."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        """Read and write `database`."""
        self._database = database
        self._numbers = numbers

    def of_dossier(self, dossier_id: int) -> list[Attachment]:
        """Return what is kept with a dossier, oldest first."""
        rows = self._database.rows(
            f"SELECT {_COLUMNS} FROM attachment a WHERE a.dossier_id = ? "
            "AND a.gone = '' ORDER BY a.id",
            (dossier_id,),
        )
        return [_attachment(row) for row in rows]

    def all_kept(self) -> list[tuple[str, Attachment]]:
        """Return all that is kept, each with the number of its dossier."""
        rows = self._database.rows(
            f"SELECT d.number, {_COLUMNS} FROM attachment a "
            "JOIN dossier d ON d.id = a.dossier_id WHERE a.gone = '' ORDER BY a.id"
        )
        return [(number, _attachment(row)) for number, *row in rows]

    def content(self, attachment_id: int) -> bytes:
        """Return what is in a file, nothing where it is lost."""
        found = self._database.value(
            "SELECT content FROM attachment_content WHERE attachment_id = ?",
            (attachment_id,),
        )
        return bytes(found or b"")

    def new_id(self) -> int:
        """Return the number of the next file."""
        return self._numbers.take("attachment")

    def keep(self, dossier_id: int, attachment: Attachment, content: bytes) -> None:
        """Keep a file with a dossier."""
        self._database.execute(
            "INSERT INTO attachment (id, dossier_id, name, kind, size, sha256, "
            "added_at, actor, gone) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')",
            (
                attachment.id,
                dossier_id,
                attachment.name,
                attachment.kind.value,
                attachment.size,
                attachment.sha256,
                attachment.added_at.isoformat(timespec="seconds"),
                attachment.added_by,
            ),
        )
        self._database.execute(
            "INSERT INTO attachment_content (attachment_id, content) VALUES (?, ?)",
            (attachment.id, content),
        )

    def remove(self, attachment_id: int) -> None:
        """Forget name and content of a file; that it was there stays."""
        self._database.execute(f"{_FORGET} id = ?", ("removed", attachment_id))
        self._database.execute(_SWEEP.format("id = ?"), (attachment_id,))


def forget_of(database: Database, dossier_id: int) -> None:
    """Forget every file of a dossier whose personal values are blanked."""
    database.execute(f"{_FORGET} dossier_id = ?", ("anonymised", dossier_id))
    database.execute(_SWEEP.format("dossier_id = ?"), (dossier_id,))


def _attachment(row: Row) -> Attachment:
    attachment_id, name, kind, size, sha256, added_at, actor = row
    return Attachment(
        attachment_id,
        name,
        AttachmentKind(kind),
        size,
        sha256,
        datetime.fromisoformat(added_at),
        actor,
    )
