"""Rows about the people of the office, as an administrator sees them."""

from dataclasses import dataclass
from datetime import datetime

from motcua_desktop.domain.accounts import Account


@dataclass(frozen=True, slots=True)
class AccountCard:
    """One account: when its person came last, until when wrong passwords make wait.

    `lacks_key`: the data is encrypted and no password of this account opens it.
    """

    account: Account
    last_login: datetime | None = None
    waits_until: datetime | None = None
    lacks_key: bool = False
