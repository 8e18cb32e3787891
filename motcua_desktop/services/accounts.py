"""The door of the office: logging in, accounts, roles, the recovery key."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from motcua_desktop.domain.accounts import (
    Account,
    Role,
    checked_login,
    checked_password,
    failure_delay,
    password_text,
)
from motcua_desktop.domain.people import checked_name
from motcua_desktop.services.access_errors import (
    DoubledAccountError,
    FirstAccountError,
    LastAdminError,
    NotLoggedInError,
    OtherPeopleError,
    UnknownAccountError,
    WithAccountsError,
    WrongPasswordError,
)
from motcua_desktop.services.errors import ReadOnlyOfficeError
from motcua_desktop.services.errors_sealing import LoginDelayedError
from motcua_desktop.services.guard import tell
from motcua_desktop.services.ports import Clock, OpenUnit, UnitOfWork
from motcua_desktop.services.ports_accounts import Failures, KeyHolders, PasswordSeal
from motcua_desktop.services.rows.accounts import AccountCard
from motcua_desktop.services.rows.audit import AuditLine
from motcua_desktop.services.session import Session

_KEY_LETTERS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_KEY_GROUPS: Final = 6
_LET_IN: Final = "vào"
_RECOVERY: Final = "*recovery*"
"""Stands for a login where tries of the recovery key are counted."""


@dataclass(frozen=True, slots=True)
class AccountDesk:
    """Tài khoản và đăng nhập; passwords never leave it, not even sealed."""

    open_unit: OpenUnit
    read_unit: OpenUnit
    session: Session
    sealer: PasswordSeal
    keys: KeyHolders
    clock: Clock

    def is_login_needed(self) -> bool:
        """Return whether the office has accounts and nobody is logged in."""
        try:
            self.session.acting()
        except NotLoggedInError:
            return True
        return False

    def present(self) -> Account | None:
        """Return who is logged in; None in an office that works without login.

        Raises:
            NotLoggedInError: the office has accounts and nobody is logged in.
        """
        return self.session.acting()

    def log_in(self, login: str, password: str) -> Account:
        """Let a person in; each try is noted, wrong ones make the next one wait.

        Raises:
            LoginDelayedError: too many wrong tries in a row.
            WrongPasswordError: unknown login, wrong password or disabled account.
        """
        login = login.strip().lower()[:32]
        try:
            account = self._try(login, password)
        except ReadOnlyOfficeError:
            account = self._try_unnoted(login, password)
        if account is None:
            raise WrongPasswordError
        self.session.login = account.login
        return account

    def _try(self, login: str, password: str) -> Account | None:
        # The failure is kept before the password is tried: ending the program in
        # between does not win a try.
        sealed = self._counted(login, "AccountDesk.log_in")
        typed = password_text(password)
        if not self.sealer.fits(sealed, typed):
            return None
        with self.open_unit() as unit:
            unit.accounts.forget_failures(login)
            if sealed and self.sealer.is_weak(sealed):
                unit.accounts.set_password(login, self.sealer.seal(typed))
            account = unit.accounts.find(login)
            self._note(unit, "log_in", login, _LET_IN)
            unit.commit()
        return account

    def _try_unnoted(self, login: str, password: str) -> Account | None:
        """Try a password where nothing can be counted; its cost is the only brake."""
        with self.read_unit() as unit:
            sealed, account = (
                unit.accounts.sealed_password(login),
                unit.accounts.find(login),
            )
        return account if self.sealer.fits(sealed, password_text(password)) else None

    def _counted(self, login: str, deed: str) -> str | None:
        """Count a try as a wrong one; return what it has to fit."""
        now = self.clock()
        with self.open_unit() as unit:
            known = unit.accounts.failures(login) or Failures(0, now)
            if known.wait_until > now:
                raise LoginDelayedError(_wait(unit, login, known, now))
            count = known.tries + 1
            until = now + failure_delay(count)
            unit.accounts.note_failure(login, Failures(count, until))
            self._note(unit, deed.partition(".")[2], login, "thử")
            if login == _RECOVERY:
                sealed = unit.accounts.sealed_recovery()
            else:
                sealed = unit.accounts.sealed_password(login)
            unit.commit()
        return sealed

    def _note(self, unit: UnitOfWork, deed: str, subject: str, detail: str) -> None:
        account = unit.accounts.find(subject)
        name = account.name if account else ""
        # What is no login may be a password typed into the wrong field.
        known = subject if account or subject == _RECOVERY else "(không có)"
        unit.audit.append(
            AuditLine(self.clock(), "", name, f"AccountDesk.{deed}", known, detail)
        )

    def log_out(self) -> None:
        """Leave the desk; the next deed asks for a password again."""
        self.session.login = ""

    def listed(self) -> Sequence[Account]:
        """Return every account by login."""
        with self.read_unit() as unit:
            return unit.accounts.all()

    def cards(self) -> list[AccountCard]:
        """Return every account by login, and what the door knows of it."""
        now, holders = self.clock(), self.keys.holders()
        with self.read_unit() as unit:
            last = unit.audit.last_about("AccountDesk.log_in", _LET_IN)
            cards = []
            for account in unit.accounts.all():
                failures = unit.accounts.failures(account.login)
                until = failures.wait_until if failures else now
                cards.append(
                    AccountCard(
                        account,
                        last.get(account.login),
                        until if until > now else None,
                        bool(holders) and account.login not in holders,
                    )
                )
        return cards

    def add(self, login: str, name: str, role: Role, password: str) -> Account:
        """Enter an account; the first one is an administrator's.

        Raises:
            FieldValueError: a login, name or password that cannot be.
            DoubledAccountError: the login is taken.
            FirstAccountError: nobody could administer the office.
        """
        login = checked_login(login)
        password = checked_password(password, login)
        sealed = self.sealer.seal(password)
        account = Account(login, checked_name("Họ tên", name), role)
        with self.open_unit() as unit:
            if unit.accounts.find(login) is not None:
                raise DoubledAccountError(login)
            if role is not Role.ADMIN and not unit.accounts.any():
                raise FirstAccountError
            unit.accounts.add(account, sealed)
            unit.commit()
        self.keys.admit(login, password)
        return account

    def disable(self, login: str) -> None:
        """Disable an account; its name stays in the history.

        Raises:
            LastAdminError: nobody could administer the office.
        """
        self._change(login, is_disabled=True)
        self.keys.expel(login.strip().lower())

    def enable(self, login: str) -> None:
        """Let a disabled account in again.

        Where the database is encrypted it needs a new password, too.
        """
        self._change(login, is_disabled=False)

    def change_role(self, login: str, role: Role) -> None:
        """Give an account another role.

        Raises:
            LastAdminError: nobody could administer the office.
        """
        self._change(login, role=role)

    def _change(self, login: str, **changes: object) -> None:
        with self.open_unit() as unit:
            account = _known(unit, login)
            changed = replace(account, **changes)  # type: ignore[arg-type]
            if changed == account:
                return
            if not any(
                _administers(changed if one == account else one)
                for one in unit.accounts.all()
            ):
                raise LastAdminError
            unit.accounts.save(changed)
            unit.commit()

    def set_password(self, login: str, password: str) -> None:
        """Give an account a new password, as an administrator."""
        self._set(login, password)

    def change_own_password(self, old: str, new: str) -> None:
        """Change one's own password.

        Raises:
            WrongPasswordError: the old one is not it.
            LoginDelayedError: too many wrong tries in a row.
        """
        login = self.session.login
        if not login:
            raise NotLoggedInError
        if self._try(login, old) is None:
            raise WrongPasswordError
        self._set(login, new)

    def _set(self, login: str, password: str) -> None:
        login = login.strip().lower()
        password = checked_password(password, login)
        sealed = self.sealer.seal(password)
        with self.open_unit() as unit:
            _known(unit, login)
            unit.accounts.set_password(login, sealed)
            unit.accounts.forget_failures(login)
            unit.commit()
        self.keys.admit(login, password)

    def new_recovery_key(self) -> str:
        """Make a recovery key and return it, this once: it is printed and locked away.

        The one before no longer opens the office.
        """
        groups = (
            "".join(secrets.choice(_KEY_LETTERS) for _ in range(4))
            for _ in range(_KEY_GROUPS)
        )
        key = "-".join(groups)
        sealed = self.sealer.seal(_key_letters(key))
        with self.open_unit() as unit:
            unit.accounts.set_recovery(sealed)
            unit.commit()
        self.keys.renew_recovery(key)
        return key

    def recover(self, key: str, login: str, password: str) -> None:
        """Set an account's password, and enable it, by the recovery key.

        An office without accounts has one password, for "": that of its encryption.

        Raises:
            WrongPasswordError: it is not the key, or there is none.
            LoginDelayedError: too many wrong tries in a row.
            UnknownAccountError: no such account.
        """
        login = login.strip().lower()
        password = checked_password(password, login)
        new = self.sealer.seal(password)
        sealed = self._counted(_RECOVERY, "AccountDesk.recover")
        if not self.sealer.fits(sealed, _key_letters(key)):
            raise WrongPasswordError
        with self.open_unit() as unit:
            if login or unit.accounts.any():
                account = _known(unit, login)
                unit.accounts.set_password(account.login, new)
                unit.accounts.save(replace(account, is_disabled=False))
                unit.accounts.forget_failures(account.login)
            unit.accounts.forget_failures(_RECOVERY)
            self._note(unit, "recover", login, "đặt lại mật khẩu")
            unit.commit()
        self.keys.admit(login, password)

    def work_without_login(self) -> None:
        """Say that this office of one person works without login; it is noted.

        Raises:
            WithAccountsError: it has accounts.
        """
        with self.open_unit() as unit:
            if unit.accounts.any():
                raise WithAccountsError
            unit.commit()

    def end_login(self, password: str) -> None:
        """Go back to work without login: an office of one person has no accounts.

        Their names stay in history and log. Where the data is encrypted it stays so:
        the administrator's password opens it from now on, for whoever knows it.

        Raises:
            NotLoggedInError: nobody is logged in.
            WrongPasswordError: it is not the administrator's password.
            OtherPeopleError: others log in here, too.
        """
        login = self.session.login
        if not login:
            raise NotLoggedInError
        with self.read_unit() as unit:
            sealed = unit.accounts.sealed_password(login)
        if not self.sealer.fits(sealed, password_text(password)):
            raise WrongPasswordError
        with self.open_unit() as unit:
            known = unit.accounts.all()
            _refuse_others(known, login)
            unit.accounts.remove_all()
            tell(f"bỏ {len(known)} tài khoản, từ nay không đăng nhập")
            # Before the accounts go: cut short in between, one password opens both.
            self.keys.admit("", password_text(password))
            unit.commit()
        for account in known:
            self.keys.expel(account.login)
        self.session.login = ""


def _refuse_others(known: Sequence[Account], login: str) -> None:
    others = [it.name for it in known if it.login != login and not it.is_disabled]
    if others:
        raise OtherPeopleError(others)


def _administers(account: Account) -> bool:
    return account.role is Role.ADMIN and not account.is_disabled


def _known(unit: UnitOfWork, login: str) -> Account:
    account = unit.accounts.find(login.strip().lower())
    if account is None:
        raise UnknownAccountError(login)
    return account


def _wait(unit: UnitOfWork, login: str, known: Failures, now: datetime) -> timedelta:
    """Return how long to wait; a clock that was set back does not lock for years."""
    longest = failure_delay(known.tries)
    if known.wait_until - now > longest:
        unit.accounts.note_failure(login, Failures(known.tries, now + longest))
        unit.commit()
    return min(known.wait_until - now, longest)


def _key_letters(key: str) -> str:
    return "".join(letter for letter in key.upper() if letter in _KEY_LETTERS)
