"""Encrypting an office's database, and the way back: by a verified copy."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import DatabaseBusyError
from motcua_desktop.services.errors_sealing import AlreadySealedError
from motcua_desktop.storage.cipher import PLAIN, change_key, is_plain
from motcua_desktop.storage.copies import CopyFolder
from motcua_desktop.storage.durable import sync_file, sync_folder
from motcua_desktop.storage.key_ring import KeyRing
from motcua_desktop.storage.restoring import alone_at, finish_restoring, is_in_use

_CHANGING: Final = ".changing"


def seal_file(live: Path, ring: KeyRing, passwords: Mapping[str, str]) -> bytes:
    """Encrypt the database `live` under a new key for the holders; return the key.

    The keys stand on the disk before the first encrypted page does: wherever this is
    cut short, the file is plain and opens as before, or encrypted and has its keys.

    Raises:
        AlreadySealedError: it is encrypted.
        DatabaseBusyError: a program has it open.
        SealingError: the copy is not what the original is; nothing was changed.
    """
    if not is_plain(live):
        raise AlreadySealedError
    with alone_at(live):
        key = ring.begin(passwords)
        _exchange(live, old=PLAIN, new=key)
    return key


def unseal_file(live: Path, ring: KeyRing, key: bytes) -> None:
    """Take the encryption of `live` away, then forget its keys.

    Raises:
        DatabaseBusyError, SealingError: as `seal_file`.
    """
    with alone_at(live):
        _exchange(live, old=key, new=PLAIN)
        ring.end()


def drop_plain_copies(folder: Path) -> list[str]:
    """Delete the copies that can be read without a key; return their names.

    Called once an encrypted copy is there: the last good one is never deleted.
    """
    copies = CopyFolder(folder).listed()
    plain = [copy.path for copy in copies if is_plain(copy.path)]
    if len(plain) == len(copies):
        return []
    for path in plain:
        path.unlink()
        path.with_suffix(".json").unlink(missing_ok=True)
    return [path.name for path in plain]


def _exchange(live: Path, *, old: bytes, new: bytes) -> None:
    finish_restoring(live)
    if is_in_use(live, old):
        raise DatabaseBusyError
    changing = live.with_name(live.name + _CHANGING)
    changing.unlink(missing_ok=True)
    try:
        change_key(live, changing, old=old, new=new)
        sync_file(changing)
        for beside in ("-wal", "-shm"):
            live.with_name(live.name + beside).unlink(missing_ok=True)
        changing.replace(live)
        sync_folder(live.parent)
    finally:
        changing.unlink(missing_ok=True)
