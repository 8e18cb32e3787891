"""Encrypting an office's database, and the way back: by a verified copy."""

import contextlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors import DatabaseBusyError
from motcua_desktop.services.errors_sealing import AlreadySealedError, SealingError
from motcua_desktop.storage.cipher import PLAIN, change_key, is_plain
from motcua_desktop.storage.copies import REHEARSAL
from motcua_desktop.storage.database import DRIVER_ERRORS
from motcua_desktop.storage.draft_seal import seal_drafts
from motcua_desktop.storage.durable import sync_file, sync_folder
from motcua_desktop.storage.key_ring import KeyRing
from motcua_desktop.storage.key_search import BACKUPS
from motcua_desktop.storage.restoring import (
    ASIDE,
    alone_at,
    finish_restoring,
    is_in_use,
)

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
        ring.retire_to(live.parent / BACKUPS)
        key = ring.begin(passwords)
        _exchange(live, old=PLAIN, new=key)
    return key


def unseal_file(live: Path, ring: KeyRing, key: bytes) -> None:
    """Take the encryption of `live` away, then keep its keys with the copies only.

    Raises:
        DatabaseBusyError, SealingError: as `seal_file`.
    """
    with alone_at(live):
        _exchange(live, old=key, new=PLAIN)
        ring.retire_to(live.parent / BACKUPS)


def seal_office(live: Path, holders: Mapping[str, str]) -> bytes:
    """Encrypt the database `live` and the drafts beside it; return the key.

    Raises:
        AlreadySealedError, DatabaseBusyError, SealingError: as `seal_file`.
    """
    data = live.parent
    key = seal_file(live, KeyRing(data), holders)
    seal_drafts(data, old=PLAIN, new=key)
    return key


def unseal_office(live: Path, key: bytes) -> None:
    """Take the encryption of the database `live` and of its drafts away.

    Raises:
        DatabaseBusyError, SealingError: as `unseal_file`.
    """
    unseal_file(live, KeyRing(live.parent), key)
    seal_drafts(live.parent, old=key, new=PLAIN)


def seal_replaced(data: Path, key: bytes) -> list[str]:
    """Encrypt the databases that restoring put aside; return which stayed readable.

    One that is damaged, which may be why it was put aside, stays as it is.
    """
    for scratch in data.glob(f"{REHEARSAL}*"):
        shutil.rmtree(scratch, ignore_errors=True)
    left = []
    for old in sorted((data / ASIDE).glob("*/*.db")):
        if is_plain(old):
            with contextlib.suppress(SealingError, *DRIVER_ERRORS):
                _exchange(old, old=PLAIN, new=key)
            if is_plain(old):
                left.append(str(old.relative_to(data)))
    return left


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
