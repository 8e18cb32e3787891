"""Files kept with a dossier: added, listed, looked at, removed."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.domain.attachments import (
    MOST_FILES,
    Attachment,
    TooManyAttachmentsError,
    checked_kind,
    file_names,
    kept_name,
)
from motcua_desktop.services.errors import UnknownDossierError
from motcua_desktop.services.errors_attachments import (
    LostAttachmentError,
    UnknownAttachmentError,
)
from motcua_desktop.services.files import WrittenFile, write_whole
from motcua_desktop.services.guard import tell
from motcua_desktop.services.ports import Clock, OpenUnit, StoredDossier, UnitOfWork
from motcua_desktop.text import grouped


@dataclass(frozen=True, slots=True)
class AttachmentDesk:
    """Tệp đính kèm: the bytes stand in the database (adr 21).

    `reader` gives what is in a file from outside, or refuses it; `opened` is the
    folder of copies that somebody looks at. The log tells of a file by its number,
    size and hash: a name may be a person's.
    """

    open_unit: OpenUnit
    read_unit: OpenUnit
    clock: Clock
    reader: Callable[[Path], bytes]
    opened: Path

    def listed(self, number: str) -> Sequence[Attachment]:
        """Return what is kept with a dossier, oldest first.

        Raises:
            UnknownDossierError: no dossier has this number.
        """
        with self.read_unit() as unit:
            return unit.attachments.of_dossier(_stored(unit, number).id)

    def add(self, number: str, source: Path, *, officer: str = "") -> Attachment:
        """Keep a file with a dossier; the same bytes are kept once.

        Raises:
            FileRefusedError: missing, empty, too large, no PDF, JPEG or PNG.
            UnknownDossierError: no dossier has this number.
            AnonymisedDossierError: nothing can be kept with it any more.
            TooManyAttachmentsError: it has as many as it may.
        """
        content = self.reader(source)
        with self.open_unit() as unit:
            stored = _stored(unit, number)
            stored.dossier.refuse_if_anonymised()
            kept = unit.attachments.of_dossier(stored.id)
            sha256 = hashlib.sha256(content).hexdigest()
            for one in kept:
                if one.sha256 == sha256:
                    tell(f"{_told(one)}, đã có")
                    return one
            if len(kept) >= MOST_FILES:
                raise TooManyAttachmentsError
            added = Attachment(
                unit.attachments.new_id(),
                kept_name(source.name),
                checked_kind(content),
                len(content),
                sha256,
                self.clock().replace(microsecond=0),
                officer,
            )
            unit.attachments.keep(stored.id, added, content)
            tell(_told(added))
            unit.commit()
        return added

    def copy_to_look(self, number: str, attachment_id: int) -> Path:
        """Write a file out for the system's viewer, into a folder of the program's.

        Raises:
            UnknownAttachmentError: the dossier has no such file.
            LostAttachmentError: damage took it, or changed it.
            DiskFullError, ReadOnlyPlaceError: it cannot be written.
        """
        one, content = self._whole(number, attachment_id)
        self.opened.mkdir(mode=0o700, parents=True, exist_ok=True)
        (name,) = file_names([one])
        return write_whole(self.opened / str(one.id) / name, content).path

    def write(self, number: str, attachment_id: int, path: Path) -> WrittenFile:
        """Write a file out to where somebody wants it.

        Raises:
            UnknownAttachmentError: the dossier has no such file.
            LostAttachmentError: damage took it, or changed it.
            DiskFullError, ReadOnlyPlaceError: it cannot be written.
        """
        _, content = self._whole(number, attachment_id)
        return write_whole(path, content)

    def _whole(self, number: str, attachment_id: int) -> tuple[Attachment, bytes]:
        with self.read_unit() as unit:
            kept = unit.attachments.of_dossier(_stored(unit, number).id)
            one = _named(kept, attachment_id)
            content = unit.attachments.content(one.id)
        if hashlib.sha256(content).hexdigest() != one.sha256:
            raise LostAttachmentError(one.name)
        tell(_told(one))
        return one, content

    def remove(self, number: str, attachment_id: int) -> None:
        """Take a file away from a dossier for good; the log keeps size and hash.

        Raises:
            UnknownAttachmentError: the dossier has no such file.
        """
        with self.open_unit() as unit:
            kept = unit.attachments.of_dossier(_stored(unit, number).id)
            one = _named(kept, attachment_id)
            unit.attachments.remove(one.id)
            tell(_told(one))
            unit.commit()
        shutil.rmtree(self.opened / str(one.id), ignore_errors=True)


def _stored(unit: UnitOfWork, number: str) -> StoredDossier:
    stored = unit.dossiers.find(number)
    if stored is None:
        raise UnknownDossierError(number)
    return stored


def _named(kept: Sequence[Attachment], attachment_id: int) -> Attachment:
    for one in kept:
        if one.id == attachment_id:
            return one
    raise UnknownAttachmentError(attachment_id)


def _told(one: Attachment) -> str:
    size = f"{grouped(one.size)} byte"
    return f"tệp số {one.id}, {one.kind.label}, {size}, SHA-256 {one.sha256}"
