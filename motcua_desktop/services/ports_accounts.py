"""What the services need of accounts and passwords, as Protocols."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from motcua_desktop.domain.accounts import Account


class Failures(NamedTuple):
    """Wrong passwords in a row for one login, and until when the next try waits."""

    tries: int
    wait_until: datetime


class Doormen(Protocol):
    """What the guard asks, outside of any transaction."""

    def find(self, login: str) -> Account | None:
        """Return the account of `login`."""
        ...

    def any(self) -> bool:
        """Return whether the office has accounts."""
        ...


class Accounts(Doormen, Protocol):
    """The accounts inside one transaction."""

    def all(self) -> Sequence[Account]:
        """Return every account by login."""
        ...

    def add(self, account: Account, sealed: str) -> None:
        """Enter a new account with its sealed password."""
        ...

    def save(self, account: Account) -> None:
        """Keep an account's role and state."""
        ...

    def remove_all(self) -> None:
        """Take every account out, and the wrong passwords counted for them."""
        ...

    def sealed_password(self, login: str) -> str | None:
        """Return the sealed password of an account that is not disabled."""
        ...

    def set_password(self, login: str, sealed: str) -> None:
        """Replace the sealed password of an account."""
        ...

    def failures(self, login: str) -> Failures | None:
        """Return the wrong passwords in a row for `login`, known or not."""
        ...

    def note_failure(self, login: str, failures: Failures) -> None:
        """Keep the wrong passwords in a row for `login`."""
        ...

    def forget_failures(self, login: str) -> None:
        """Forget the wrong passwords for `login`: the right one was given."""
        ...

    def sealed_recovery(self) -> str | None:
        """Return the sealed recovery key."""
        ...

    def set_recovery(self, sealed: str) -> None:
        """Replace the sealed recovery key."""
        ...


class KeyHolders(Protocol):
    """Who opens the database where it is encrypted; a plain one knows nobody.

    The login "" stands for an office without accounts.
    """

    def holders(self) -> Sequence[str]:
        """Return who opens it, the recovery key among them; nobody: it is plain."""
        ...

    def fits(self, login: str, password: str) -> bool:
        """Return whether `password` opens it for `login`; it takes its time."""
        ...

    def admit(self, login: str, password: str) -> None:
        """Let `password`, and no earlier one, open the database for `login`."""
        ...

    def expel(self, login: str) -> None:
        """Let no password of `login` open it any more."""
        ...

    def renew_recovery(self, key: str) -> None:
        """Let `key`, and no earlier one, open it when passwords are lost."""
        ...


class PasswordSeal(Protocol):
    """Seals passwords so that nobody can read them back."""

    def seal(self, password: str) -> str:
        """Return the sealed password, a PHC string."""
        ...

    def fits(self, sealed: str | None, password: str) -> bool:
        """Return whether `password` is the sealed one; None takes as long."""
        ...

    def is_weak(self, sealed: str) -> bool:
        """Return whether it was sealed with weaker settings than today's."""
        ...
