"""Finding the key of an encrypted file: of the office, or of a copy of any age."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from motcua_desktop.services.errors_sealing import DamagedKeysError, WrongKeyError
from motcua_desktop.services.ports import Clock
from motcua_desktop.storage.cipher import PLAIN, is_plain, looks_random, opens
from motcua_desktop.storage.key_ring import rings_in
from motcua_desktop.storage.key_tries import KeyTries

BACKUPS: Final = "backups"
"""The folder of an office's copies, and of the rings that were its own once."""

KeyOf = Callable[[Path], bytes]
"""What knows the key of a file; PLAIN for one that needs none."""


def no_key(_file: Path) -> bytes:
    """Know no key: every file is plain."""
    return PLAIN


def is_sealed(file: Path, data: Path) -> bool:
    """Return whether a key has to be asked for before `file` of office `data` opens.

    A plain file with a damaged head is no encrypted one that has lost its keys.
    """
    if is_plain(file):
        return False
    return bool(rings_in(file.parent, data, data / BACKUPS)) or looks_random(file)


class KeySearch:
    """Tries a holder's password, asked for once and only if needed, on every ring."""

    def __init__(
        self,
        data: Path,
        holder: str,
        password: Callable[[], str],
        clock: Clock = datetime.now,
    ) -> None:
        """Search for `holder` beside the file, in office `data` and its copies."""
        self._data = data
        self._holder = holder
        self._password = password
        self._said: str | None = None
        self._tries = KeyTries(data, clock)
        self._is_right = False

    def __call__(self, file: Path) -> bytes:
        """Return the key of `file`.

        Raises:
            WrongKeyError: no ring opens with this password.
            DamagedKeysError: there is no ring that can be read.
            LoginDelayedError: too many wrong passwords in a row.
        """
        if not is_sealed(file, self._data):
            return PLAIN
        self._word()
        if self._is_right:
            return self._found(file)  # that a copy has other keys is no wrong try
        with self._tries.one():
            return self._found(file)

    def _found(self, file: Path) -> bytes:
        opened: list[bytes] = []
        refusal: Exception = DamagedKeysError("keys.json")
        tried: set[str] = set()
        for ring in rings_in(file.parent, self._data, self._data / BACKUPS):
            try:
                mark = ring.mark()
                if mark in tried:
                    continue  # an older state of it, with passwords since changed
                tried.add(mark)
                key = ring.open(self._holder, self._word())
            except WrongKeyError as error:
                refusal = error
            except DamagedKeysError:
                continue
            else:
                self._is_right = True
                if opens(file, key):
                    return key
                opened.append(key)
        if opened:
            return opened[0]  # the file itself is damaged: opening it will say so
        raise refusal

    def _word(self) -> str:
        if self._said is None:
            self._said = self._password()
        return self._said
