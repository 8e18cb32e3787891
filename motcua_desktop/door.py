"""The door of an office: its key where it is encrypted, then who works."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice, office_clock, open_or_read
from motcua_desktop.services.errors_sealing import DamagedKeysError
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.sealing import SealOrder
from motcua_desktop.storage.copies import CopyFolder
from motcua_desktop.storage.key_ring import OFFICE, RECOVERY, rings_in
from motcua_desktop.storage.key_search import (
    BACKUPS,
    KeyOf,
    KeySearch,
    is_sealed,
    no_key,
)
from motcua_desktop.storage.opening import is_server, live_file
from motcua_desktop.storage.sealing import seal_office, seal_replaced, unseal_office

_NAMELESS: Final = "Một Cửa"
"""What stands over the door of an office whose name cannot be read yet."""


SEAL_STEPS: Final = 3
"""The changed file, the copy of it, what lay plain beside it."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What lay plain beside an office: copies that went, files that stay readable."""

    dropped: list[str]
    left: list[str]
    troubles: list[str]

    @property
    def left_words(self) -> list[str]:
        """The files that stay readable, each in a sentence."""
        return [f"Chưa mã hóa được dữ liệu cũ bị hỏng: {one}" for one in self.left]


def leave_nothing_plain(office: OpenOffice, copied: Callable[[], None]) -> Cleaned:
    """Copy an office that was just encrypted, then clear away what is plain.

    `copied` is told when the copy is there.

    Raises:
        StorageError: the copy cannot be made; the plain ones stay.
    """
    troubles = office.backups.to_second_place(office.backups.make())
    copied()
    dropped = CopyFolder(office.data / BACKUPS).drop_plain()
    left = seal_replaced(office.data, office.database.key)
    return Cleaned(list(dropped), list(left), list(troubles))


class OfficeDoor:
    """Opens an office for who knows the password; closed until then."""

    def __init__(
        self, data: Path, url: str | None, *, clock: Clock = office_clock
    ) -> None:
        """Stand before the office in folder `data`; a plain one is opened at once.

        Raises:
            StorageError: the place or the file cannot be used; it is left untouched.
            DamagedKeysError: encrypted, and no file of its keys can be read.
        """
        self._data = data
        self._url = url
        self._clock = clock
        self._opened: OpenOffice | None = None
        is_file = not is_server(url)
        self.is_encrypted = is_file and is_sealed(live_file(data, url), data)
        if self.is_encrypted:
            self._is_shared = self._has_one_password()
        else:
            self._open()

    def _has_one_password(self) -> bool:
        for ring in rings_in(self._data, self._data / BACKUPS):
            try:
                return OFFICE in ring.holders()
            except DamagedKeysError:
                continue
        raise DamagedKeysError("keys.json")

    def _open(self, key_of: KeyOf = no_key) -> OpenOffice:
        if self._opened is None:
            self._opened = open_or_read(
                self._data, self._url, clock=self._clock, key_of=key_of
            )
        return self._opened

    @property
    def office(self) -> OpenOffice:
        """The office; there is one once the door was passed."""
        assert self._opened is not None  # noqa: S101 the caller passed the door
        return self._opened

    @property
    def folder(self) -> Path:
        """Where the data of the office is kept."""
        return self._data

    @property
    def is_open(self) -> bool:
        """Whether the office is open."""
        return self._opened is not None

    @property
    def is_free(self) -> bool:
        """Whether nothing is asked: plain, and without accounts."""
        opened = self._opened
        return opened is not None and not opened.accounts.is_login_needed()

    @property
    def title(self) -> str:
        """The name of the unit, where it can be read already."""
        if self._opened is None:
            return _NAMELESS
        with self._opened.read_unit() as unit:
            office = unit.catalogue.office()
        return _NAMELESS if office is None else office.unit_name

    @property
    def asks_name(self) -> bool:
        """Whether people have logins; else there is one password."""
        return not self.is_encrypted or not self._is_shared

    def enter(self, name: str, password: str) -> None:
        """Let in who knows the password.

        Raises:
            WrongKeyError, WrongPasswordError: it is not the password.
            LoginDelayedError: too many wrong ones in a row.
            StorageError: the office cannot be opened.
        """
        office = self._opened or self._open(self._search(name or OFFICE, password))
        if office.accounts.is_login_needed():
            office.accounts.log_in(name, password)

    def recover(self, key: str, name: str, password: str) -> None:
        """Set a new password by the recovery key, and let in.

        Raises:
            WrongKeyError, WrongPasswordError: it is not the key.
            LoginDelayedError: too many wrong ones in a row.
            UnknownAccountError: no such login.
            FieldValueError: the new password cannot be.
        """
        office = self._opened or self._open(self._search(RECOVERY, key))
        office.accounts.recover(key, name, password)
        if office.accounts.is_login_needed():
            office.accounts.log_in(name, password)

    def seal(self, login: str, password: str, recovery_key: str) -> None:
        """Encrypt the office, which is opened anew, for one login or for all.

        Raises:
            SealingError: the copy is not what the original is; nothing was changed.
        """
        self._change(SealOrder(login, password, recovery_key))

    def carry_out(self, order: SealOrder, tell: Callable[[int], None]) -> list[str]:
        """Change the encryption as was ordered; return what is to be known of it.

        `tell` hears how many of SEAL_STEPS are done. The office is opened anew.

        Raises:
            DatabaseBusyError: another program has it open; nothing was changed.
            SealingError: the copy is not what the original is; nothing was changed.
        """
        self._change(order)
        tell(1)
        if self.office.accounts.is_login_needed():
            self.office.accounts.log_in(order.login, order.password)
        if not order.recovery_key:
            return []
        cleaned = leave_nothing_plain(self.office, lambda: tell(2))
        return [*cleaned.left_words, *cleaned.troubles]

    def _change(self, order: SealOrder) -> None:
        live, old = live_file(self._data, self._url), self.office.database.key
        holder = order.login or OFFICE
        self.close()
        self._opened = None
        try:
            if order.recovery_key:
                words = {holder: order.password, RECOVERY: order.recovery_key}
                seal_office(live, words)
            else:
                unseal_office(live, old)
        finally:
            self._open(self._search(holder, order.password))
        self.is_encrypted = bool(order.recovery_key)
        self._is_shared = self.is_encrypted and not order.login

    def _search(self, holder: str, word: str) -> KeySearch:
        return KeySearch(self._data, holder, lambda: word, self._clock)

    def close(self) -> None:
        """Close the office, if it was opened."""
        if self._opened is not None:
            self._opened.close()


class DeskDoor:
    """The door of an open office whose window was locked: the data stays open."""

    is_encrypted = False
    asks_name = True

    def __init__(self, office: OpenOffice) -> None:
        """Stand before `office`."""
        self._accounts = office.accounts
        self.title = office.settings.office().unit_name

    def enter(self, name: str, password: str) -> None:
        """Let in who knows the password; whoever was there has left.

        Raises:
            WrongPasswordError: it is not the password.
            LoginDelayedError: too many wrong ones in a row.
        """
        self._accounts.log_in(name, password)

    def recover(self, key: str, name: str, password: str) -> None:
        """Set a new password by the recovery key, and let in.

        Raises:
            DomainError: as `OfficeDoor.recover`.
        """
        self._accounts.recover(key, name, password)
        self._accounts.log_in(name, password)
