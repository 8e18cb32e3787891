"""The key of an encrypted database, sealed once for each person who may open it.

The key is random and never stored as it is. Each holder's copy is sealed (XChaCha20-
Poly1305) with a key that argon2id (RFC 9106) makes of the holder's password; one more
holder is the recovery key, which stands on paper in the office's safe.

The ring of the office lies beside its database as `keys.json`; among copies each ring
has a name of its own, so that a later ring never takes the place of an earlier one.
"""

import contextlib
import hashlib
import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from motcua_desktop.services.errors_sealing import DamagedKeysError, WrongKeyError
from motcua_desktop.storage.boxes import opened_box, sealed_box
from motcua_desktop.storage.durable import copy_whole, write_text
from motcua_desktop.storage.passwords import MEMORY_KIB, ROUNDS, stretched
from motcua_desktop.text import nfc

KEY_BYTES: Final = 32
RECOVERY: Final = "ma-khoi-phuc"
"""The holder whose password is the recovery key."""

OFFICE: Final = "co-quan"
"""The holder of an office without logins."""

_FILE: Final = "keys.json"
_VERSION: Final = 1
_COST: Final = {"memory_kib": MEMORY_KIB, "rounds": ROUNDS}

_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O: what is read from paper is typed once only."""


def rings_in(*folders: Path) -> list["KeyRing"]:
    """Return the rings of folders: an office's own first, then the newest."""
    found = {path.resolve() for folder in folders for path in folder.glob("keys*.json")}
    newest = sorted(found, key=lambda path: path.stat().st_mtime_ns, reverse=True)
    newest.sort(key=lambda path: path.name != _FILE)
    return [KeyRing(path.parent, path.name) for path in newest]


def bring_rings(source: Path, target: Path, *, anew: bool) -> None:
    """Copy the rings of a folder to another; those it has already only if `anew`.

    A ring that cannot be read stays where it is and replaces none.
    """
    for ring in rings_in(source):
        with contextlib.suppress(DamagedKeysError):
            if anew or not ring.place_in(target).exists():
                ring.copy_to(target)


class KeyRing:
    """Chùm khóa: the sealed keys of one database and of its copies."""

    def __init__(self, folder: Path, name: str = _FILE) -> None:
        """Look after the sealed keys in the file `name` of `folder`."""
        self._path = folder / name

    def mark(self) -> str:
        """Return the mark of the key: copies of one ring have the same.

        Raises:
            DamagedKeysError: it cannot be read.
        """
        return self._read()[0]

    def holders(self) -> list[str]:
        """Return who can open the database, the recovery key among them."""
        return sorted(self._read()[1])

    def begin(self, passwords: Mapping[str, str]) -> bytes:
        """Return a new key after sealing it for each holder with their password."""
        key = secrets.token_bytes(KEY_BYTES)
        sealed = {who: _sealed(key, who, word) for who, word in passwords.items()}
        self._write(hashlib.sha256(key).hexdigest()[:16], sealed)
        return key

    def open(self, holder: str, password: str) -> bytes:
        """Return the key.

        Raises:
            WrongKeyError: not a holder, or not the password; which is not told.
            DamagedKeysError: the file of the keys cannot be read.
        """
        known = self._read()[1]
        sealed = known.get(holder) or _sealed(bytes(KEY_BYTES), holder, "")
        key = _unsealed(sealed, holder, password)
        if holder not in known:
            raise WrongKeyError
        return key

    def admit(self, key: bytes, holder: str, password: str) -> None:
        """Seal the key for one more holder, or anew with a changed password."""
        mark, known = self._read()
        self._write(mark, {**known, holder: _sealed(key, holder, password)})

    def expel(self, holder: str) -> None:
        """Take a holder's sealed key away; the last one stays.

        Raises:
            WrongKeyError: without this holder nobody could open the database.
        """
        mark, known = self._read()
        left = {who: one for who, one in known.items() if who != holder}
        if not left:
            raise WrongKeyError
        self._write(mark, left)

    def copy_to(self, folder: Path) -> None:
        """Lay the sealed keys beside copies, which are of no use without them.

        Raises:
            DamagedKeysError: they cannot be read; those of before stay in `folder`.
        """
        copy_whole(self._path, self.place_in(folder))

    def place_in(self, folder: Path) -> Path:
        """Return where the ring stands among the copies in `folder`.

        Raises:
            DamagedKeysError: it cannot be read.
        """
        mark, _ = self._read()
        return folder / f"keys-{mark}.json"

    def retire_to(self, folder: Path) -> None:
        """Go among the copies: the database has other keys from now on, or none."""
        with contextlib.suppress(DamagedKeysError):
            self.copy_to(folder)
            self._path.unlink()

    def _read(self) -> tuple[str, dict[str, dict[str, Any]]]:
        try:
            words = json.loads(self._path.read_text(encoding="utf-8"))
            mark, holders = words["mark"], words["holders"]
            bytes.fromhex(mark)
            for one in holders.values():
                bytes.fromhex(one["salt"] + one["sealed"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedKeysError(self._path.name) from error
        return mark, dict(holders)

    def _write(self, mark: str, holders: Mapping[str, Mapping[str, Any]]) -> None:
        words = {"version": _VERSION, "mark": mark, "holders": holders}
        write_text(self._path, json.dumps(words, ensure_ascii=False, indent=1))


def _sealed(key: bytes, holder: str, password: str) -> dict[str, Any]:
    salt = secrets.token_bytes(16)
    wrapping = _stretched(holder, password, salt, _COST)
    return {
        **_COST,
        "salt": salt.hex(),
        "sealed": sealed_box(key, wrapping, holder).hex(),
    }


def _unsealed(sealed: Mapping[str, Any], holder: str, password: str) -> bytes:
    wrapping = _stretched(holder, password, bytes.fromhex(sealed["salt"]), sealed)
    return opened_box(bytes.fromhex(sealed["sealed"]), wrapping, holder)


def _stretched(
    holder: str, password: str, salt: bytes, cost: Mapping[str, Any]
) -> bytes:
    """Return the wrapping key of a password; keyboards compose letters differently."""
    text = nfc(password)
    if holder == RECOVERY:
        text = "".join(letter for letter in text.upper() if letter in _LETTERS)
    memory, rounds = int(cost["memory_kib"]), int(cost["rounds"])
    return stretched(text, salt, memory_kib=memory, rounds=rounds, size=KEY_BYTES)
