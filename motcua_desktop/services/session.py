"""Who is at this desk now, asked of the office at every deed."""

from dataclasses import dataclass

from motcua_desktop.domain.accounts import Account
from motcua_desktop.services.access_errors import NotAllowedError, NotLoggedInError
from motcua_desktop.services.ports_accounts import Doormen
from motcua_desktop.services.rights import Right


@dataclass(slots=True)
class Session:
    """The desk's session: nobody, or the account whose password was given here.

    The account is read anew each time, so that one who is disabled, or whose role is
    changed at another desk, is stopped at the next deed.
    """

    doormen: Doormen
    login: str = ""

    def acting(self) -> Account | None:
        """Return who acts; None in an office that works without login.

        Raises:
            NotLoggedInError: the office has accounts and nobody is logged in.
        """
        account = self.doormen.find(self.login) if self.login else None
        if account is not None and not account.is_disabled:
            return account
        if self.login or self.doormen.any():
            raise NotLoggedInError
        return None

    def allow(self, right: Right) -> Account | None:
        """Return who acts, if they may.

        Raises:
            NotLoggedInError: nobody is logged in.
            NotAllowedError: the role does not cover it.
        """
        if not right.roles:
            return None
        account = self.acting()
        if account is not None and not right.is_of(account.role):
            raise NotAllowedError(right.deed, account.role)
        return account
