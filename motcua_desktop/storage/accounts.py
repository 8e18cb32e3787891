"""The repository of accounts, wrong passwords and the recovery key."""

from datetime import datetime

from motcua_desktop.domain.accounts import Account, Role
from motcua_desktop.services.ports_accounts import Failures
from motcua_desktop.storage.database import Database, Row

_COLUMNS = "login, name, role, is_disabled"


class Accounts:
    """The accounts of one database."""

    def __init__(self, database: Database) -> None:
        """Read and write `database`."""
        self._database = database

    def find(self, login: str) -> Account | None:
        """Return the account of `login`."""
        row = self._database.row(
            f"SELECT {_COLUMNS} FROM account WHERE login = ?", (login,)
        )
        return None if row is None else _account(row)

    def any(self) -> bool:
        """Return whether the office has accounts."""
        return self._database.row("SELECT 1 FROM account LIMIT 1") is not None

    def all(self) -> list[Account]:
        """Return every account by login."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM account ORDER BY login")
        return [_account(row) for row in rows]

    def add(self, account: Account, sealed: str) -> None:
        """Enter a new account with its sealed password."""
        self._database.execute(
            f"INSERT INTO account ({_COLUMNS}, password) VALUES (?, ?, ?, ?, ?)",
            (
                account.login,
                account.name,
                account.role.value,
                int(account.is_disabled),
                sealed,
            ),
        )

    def save(self, account: Account) -> None:
        """Keep an account's role and state."""
        self._database.execute(
            "UPDATE account SET name = ?, role = ?, is_disabled = ? WHERE login = ?",
            (
                account.name,
                account.role.value,
                int(account.is_disabled),
                account.login,
            ),
        )

    def remove_all(self) -> None:
        """Take every account out, and the wrong passwords counted for them."""
        self._database.execute("DELETE FROM account")
        self._database.execute("DELETE FROM login_failure")

    def sealed_password(self, login: str) -> str | None:
        """Return the sealed password of an account that is not disabled."""
        sealed = self._database.value(
            "SELECT password FROM account WHERE login = ? AND is_disabled = 0",
            (login,),
        )
        return None if sealed is None else str(sealed)

    def set_password(self, login: str, sealed: str) -> None:
        """Replace the sealed password of an account."""
        self._database.execute(
            "UPDATE account SET password = ? WHERE login = ?", (sealed, login)
        )

    def failures(self, login: str) -> Failures | None:
        """Return the wrong passwords in a row for `login`, known or not."""
        row = self._database.row(
            "SELECT failures, wait_until FROM login_failure WHERE login = ?", (login,)
        )
        return None if row is None else Failures(row[0], datetime.fromisoformat(row[1]))

    def note_failure(self, login: str, failures: Failures) -> None:
        """Keep the wrong passwords in a row for `login`."""
        self._database.execute(
            "INSERT INTO login_failure (login, failures, wait_until) VALUES (?, ?, ?) "
            "ON CONFLICT (login) DO UPDATE SET failures = excluded.failures, "
            "wait_until = excluded.wait_until",
            (login, failures.tries, failures.wait_until.isoformat()),
        )

    def forget_failures(self, login: str) -> None:
        """Forget the wrong passwords for `login`: the right one was given."""
        self._database.execute("DELETE FROM login_failure WHERE login = ?", (login,))

    def sealed_recovery(self) -> str | None:
        """Return the sealed recovery key."""
        sealed = self._database.value("SELECT sealed FROM recovery_key WHERE id = 1")
        return None if sealed is None else str(sealed)

    def set_recovery(self, sealed: str) -> None:
        """Replace the sealed recovery key."""
        self._database.execute(
            "INSERT INTO recovery_key (id, sealed) VALUES (1, ?) "
            "ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
            (sealed,),
        )


def _account(row: Row) -> Account:
    login, name, role, is_disabled = row
    return Account(login, name, Role(role), bool(is_disabled))
