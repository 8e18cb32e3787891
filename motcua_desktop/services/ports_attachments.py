"""What the services need of the files kept with dossiers, as a Protocol."""

from collections.abc import Sequence
from typing import Protocol

from motcua_desktop.domain.attachments import Attachment


class Attachments(Protocol):
    """The files kept with dossiers; a list never reads what is in them."""

    def of_dossier(self, dossier_id: int) -> Sequence[Attachment]:
        """Return what is kept with a dossier, oldest first."""
        ...

    def all_kept(self) -> Sequence[tuple[str, Attachment]]:
        """Return all that is kept, each with the number of its dossier."""
        ...

    def content(self, attachment_id: int) -> bytes:
        """Return what is in a file, nothing where it is lost."""
        ...

    def new_id(self) -> int:
        """Return the number of the next file."""
        ...

    def keep(self, dossier_id: int, attachment: Attachment, content: bytes) -> None:
        """Keep a file with a dossier."""
        ...

    def remove(self, attachment_id: int) -> None:
        """Forget name and content of a file; that it was there stays."""
        ...
