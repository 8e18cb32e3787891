"""Who opens the database of an open office: each login with its own password."""

from pathlib import Path

from motcua_desktop.services.errors_sealing import WrongKeyError
from motcua_desktop.storage.database import Database
from motcua_desktop.storage.key_ring import OFFICE, RECOVERY, KeyRing


class OfficeKeys:
    """The holders of the key of an open office; a plain one has none."""

    def __init__(self, data: Path, database: Database) -> None:
        """Keep the holders of `database` in folder `data`."""
        self._ring = KeyRing(data)
        self._database = database

    def holders(self) -> list[str]:
        """Return who opens the database, the recovery key among them.

        Raises:
            DamagedKeysError: the file of the keys cannot be read.
        """
        return self._ring.holders() if self._database.key else []

    def fits(self, login: str, password: str) -> bool:
        """Return whether `password` opens the database for `login`.

        Raises:
            DamagedKeysError: the file of the keys cannot be read.
        """
        try:
            self._ring.open(login or OFFICE, password)
        except WrongKeyError:
            return False
        return True

    def admit(self, login: str, password: str) -> None:
        """Let `password`, and no earlier one, open the database for `login`."""
        if not self._database.key:
            return
        self._ring.admit(self._database.key, login or OFFICE, password)
        if login:
            # The office has accounts now: what everybody knew opens it no more.
            self._ring.expel(OFFICE)

    def expel(self, login: str) -> None:
        """Let no password of `login` open it any more."""
        if self._database.key:
            self._ring.expel(login)

    def renew_recovery(self, key: str) -> None:
        """Let `key`, and no earlier one, open it when passwords are lost."""
        if self._database.key:
            self._ring.admit(self._database.key, RECOVERY, key)
