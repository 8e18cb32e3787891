"""The key of an encrypted database, sealed once for each person who may open it.

The key is random and never stored as it is. Each holder's copy is sealed (AES-256-GCM)
with a key that argon2id (RFC 9106) makes of the holder's password; one more holder is
the recovery key, which stands on paper in the office's safe.
"""

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from motcua_desktop.services.errors_sealing import DamagedKeysError, WrongKeyError
from motcua_desktop.storage.durable import copy_whole, write_text
from motcua_desktop.text import nfc

KEY_BYTES: Final = 32
RECOVERY: Final = "ma-khoi-phuc"
"""The holder whose password is the recovery key."""

_FILE: Final = "keys.json"
_VERSION: Final = 1
_COST: Final = {"memory_kib": 65536, "rounds": 3}
_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O: what is read from paper is typed once only."""
_GROUPS: Final = 8
_GROUP: Final = 4


def new_recovery_key() -> str:
    """Return a new recovery key of 160 bits, in groups to be read from paper."""
    letters = [secrets.choice(_LETTERS) for _ in range(_GROUPS * _GROUP)]
    starts = range(0, len(letters), _GROUP)
    return "-".join("".join(letters[start : start + _GROUP]) for start in starts)


class KeyRing:
    """Chùm khóa: the sealed keys beside the data of one office."""

    def __init__(self, data: Path) -> None:
        """Look after the sealed keys in folder `data`."""
        self._path = data / _FILE

    def holders(self) -> list[str]:
        """Return who can open the database, the recovery key among them."""
        return sorted(self._read())

    def begin(self, passwords: Mapping[str, str]) -> bytes:
        """Return a new key after sealing it for each holder with their password."""
        key = secrets.token_bytes(KEY_BYTES)
        self._write({who: _sealed(key, who, word) for who, word in passwords.items()})
        return key

    def open(self, holder: str, password: str) -> bytes:
        """Return the key.

        Raises:
            WrongKeyError: not a holder, or not the password; which is not told.
            DamagedKeysError: the file of the keys cannot be read.
        """
        known = self._read()
        sealed = known.get(holder) or _sealed(bytes(KEY_BYTES), holder, "")
        key = _unsealed(sealed, holder, password)
        if holder not in known:
            raise WrongKeyError
        return key

    def admit(self, key: bytes, holder: str, password: str) -> None:
        """Seal the key for one more holder, or anew with a changed password."""
        self._write({**self._read(), holder: _sealed(key, holder, password)})

    def expel(self, holder: str) -> None:
        """Take a holder's sealed key away; the last one stays.

        Raises:
            WrongKeyError: without this holder nobody could open the database.
        """
        left = {who: one for who, one in self._read().items() if who != holder}
        if not left:
            raise WrongKeyError
        self._write(left)

    def copy_to(self, folder: Path) -> None:
        """Lay the sealed keys beside copies, which are of no use without them."""
        if self._path.exists():
            copy_whole(self._path, folder / self._path.name)

    def end(self) -> None:
        """Forget every key: the database is not encrypted any more."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            words = json.loads(self._path.read_text(encoding="utf-8"))
            holders = words["holders"]
            for one in holders.values():
                bytes.fromhex(one["salt"] + one["nonce"] + one["sealed"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DamagedKeysError(self._path.name) from error
        return dict(holders)

    def _write(self, holders: Mapping[str, Mapping[str, Any]]) -> None:
        words = {"version": _VERSION, "holders": holders}
        write_text(self._path, json.dumps(words, ensure_ascii=False, indent=1))


def _sealed(key: bytes, holder: str, password: str) -> dict[str, Any]:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapping = AESGCM(_stretched(holder, password, salt, _COST))
    return {
        **_COST,
        "salt": salt.hex(),
        "nonce": nonce.hex(),
        "sealed": wrapping.encrypt(nonce, key, holder.encode()).hex(),
    }


def _unsealed(sealed: Mapping[str, Any], holder: str, password: str) -> bytes:
    wrapping = AESGCM(
        _stretched(holder, password, bytes.fromhex(sealed["salt"]), sealed)
    )
    nonce, content = bytes.fromhex(sealed["nonce"]), bytes.fromhex(sealed["sealed"])
    try:
        return wrapping.decrypt(nonce, content, holder.encode())
    except InvalidTag:
        raise WrongKeyError from None


def _stretched(
    holder: str, password: str, salt: bytes, cost: Mapping[str, Any]
) -> bytes:
    """Return the wrapping key of a password; keyboards compose letters differently."""
    text = nfc(password)
    if holder == RECOVERY:
        text = "".join(letter for letter in text.upper() if letter in _LETTERS)
    return hash_secret_raw(
        text.encode(),
        salt,
        time_cost=int(cost["rounds"]),
        memory_cost=int(cost["memory_kib"]),
        parallelism=1,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
