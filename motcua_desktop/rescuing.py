"""Puts the rescue of an office together: copies, files, and the door before them."""

import contextlib
import inspect
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from motcua_desktop.bootstrap import (
    OpenOffice,
    office_clock,
    open_or_read,
)
from motcua_desktop.desktop import DATABASE
from motcua_desktop.services.errors import (
    DatabaseBusyError,
    DatabaseDamagedError,
    StorageError,
)
from motcua_desktop.services.ports import Clock
from motcua_desktop.services.ports_backup import (
    Admission,
    BackupCopy,
    Salvaged,
    TakenOut,
)
from motcua_desktop.services.rescue import RescueDesk
from motcua_desktop.services.rights import RIGHTS
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.storage.copies import Copies
from motcua_desktop.storage.key_search import KeyOf, no_key
from motcua_desktop.storage.opening import is_server, live_file
from motcua_desktop.storage.salvaging import salvage
from motcua_desktop.storage.taking_out import take_out
from motcua_desktop.writers import write_sheets

LogIn = Callable[[OpenOffice], None]
"""Asks for a login where the office has accounts."""


def rescue_desk(
    data: Path,
    database: str | None = None,
    *,
    clock: Clock = office_clock,
    log_in: LogIn = lambda _office: None,
    key_of: KeyOf = no_key,
) -> RescueDesk:
    """Return what can be done for the office in `data` without opening it for work.

    `key_of` knows the keys of encrypted files.
    """
    url = database or os.environ.get(DATABASE)
    live = live_file(data, url)
    copies = Copies(data, live, clock, key_of)

    def known() -> list[BackupCopy]:
        return [*copies.listed(), *copies.in_second_place()]

    def taken(target: Path) -> TakenOut:
        everything = (live, *(copy.path for copy in known()))
        sources = [path for path in everything if path.is_file()]
        out = take_out(sources or [live], data, target, key_of)
        write_sheets(out.tables, target)
        return out

    def opened() -> OpenOffice:
        if not is_server(url) and not live.is_file():
            raise DatabaseDamagedError(live.name)  # opening would make an empty one
        return open_or_read(data, database, clock=clock, key_of=key_of)

    def salvaged(dry_run: bool) -> Salvaged:  # noqa: FBT001 as the port says
        return salvage(live, known(), clock(), dry_run=dry_run, key_of=key_of)

    return RescueDesk(copies, clock, Door(opened, log_in), taken, salvaged)


@dataclass(frozen=True, slots=True)
class Door:
    """Lets in whom the office's own accounts allow, where it can still be read.

    An office that cannot be read has no accounts to ask: whoever holds its files
    holds them.
    """

    open: Callable[[], OpenOffice]
    log_in: LogIn

    def admit(self, function: str, about: str) -> Admission:
        """Let in whoever has the right, and note it.

        Raises:
            NotLoggedInError: the office has accounts and nobody is logged in.
            NotAllowedError: the role does not cover it.
            DatabaseBusyError: another program holds the office.
        """
        try:
            with contextlib.closing(self.open()) as office:
                self.log_in(office)
                account = office.gate.session.allow(RIGHTS[function])
                is_noted = _is_noted(office, function, about)
        except DatabaseBusyError:
            raise
        except StorageError:
            return Admission()
        if account is None:
            return Admission(is_noted=is_noted)
        return Admission(account.login, account.name, is_noted)

    def note(
        self, function: str, about: str, detail: str, admission: Admission
    ) -> None:
        """Note a deed in the log of the office that is there now, if it opens."""
        with contextlib.suppress(StorageError), contextlib.closing(self.open()) as it:
            line = AuditLine(
                it.clock(), admission.login, admission.actor, function, about, detail
            )
            with it.open_unit() as unit:
                unit.audit.append(line)
                unit.commit()


def _is_noted(office: OpenOffice, function: str, about: str) -> bool:
    """Note the deed in the log of the office; return whether it took the line."""
    words = inspect.signature(_asked_for).bind(about)
    try:
        office.gate.passed(function, _asked_for, words)
    except DatabaseBusyError:
        raise
    except StorageError:
        return False
    return office.database.only_read is None


def _asked_for(name: str) -> str:
    """Stand at the gate for a deed that is done outside of the office."""
    return name
