"""Drafts sealed with the office's key: they hold names before the database does."""

import base64
import binascii
import contextlib
import hashlib
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import StorageError
from motcua_desktop.services.errors_sealing import WrongKeyError
from motcua_desktop.storage.boxes import opened_box, sealed_box
from motcua_desktop.storage.cipher import PLAIN
from motcua_desktop.storage.durable import write_text

DRAFTS: Final = "drafts"
_MARK: Final = "motcua-draft-1:"
_PURPOSE: Final = "draft"


class DraftSeal:
    """Wraps drafts with a key made of the database's; plain without one."""

    def __init__(self, key: bytes) -> None:
        """Seal with what is derived of `key`."""
        self._key = PLAIN
        if key:
            made = hashlib.blake2b(key, digest_size=32, person=b"motcua drafts")
            self._key = made.digest()

    def wrap(self, text: str) -> str:
        """Return `text` as it may lie on the disk."""
        if not self._key:
            return text
        box = sealed_box(text.encode(), self._key, _PURPOSE)
        return _MARK + base64.b64encode(box).decode()

    def unwrap(self, text: str) -> str:
        """Return what was wrapped; what never was comes back as it is.

        Raises:
            ValueError: wrapped with another key, or changed since.
        """
        if not text.startswith(_MARK):
            return text
        try:
            box = base64.b64decode(text.removeprefix(_MARK), validate=True)
            return opened_box(box, self._key, _PURPOSE).decode()
        except (WrongKeyError, binascii.Error):
            raise ValueError(_MARK) from None


def seal_drafts(data: Path, *, old: bytes, new: bytes) -> None:
    """Wrap every draft of an office anew; one that cannot be read stays as it is."""
    before, after = DraftSeal(old), DraftSeal(new)
    for draft in sorted((data / DRAFTS).rglob("*.json")):
        with contextlib.suppress(OSError, ValueError, StorageError):
            text = before.unwrap(draft.read_text(encoding="utf-8"))
            write_text(draft, after.wrap(text))
