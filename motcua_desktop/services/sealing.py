"""The encryption of the data: told, and ordered to be changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua_desktop.services.errors_sealing import AlreadySealedError, WrongKeyError
from motcua_desktop.services.ports import OpenUnit
from motcua_desktop.services.ports_accounts import KeyHolders


@dataclass(frozen=True, slots=True)
class SealOrder:
    """What is to become of the encryption while nobody has the office open.

    `login` is "" in an office without accounts. Without `recovery_key` the encryption
    is taken away.
    """

    login: str
    password: str = field(repr=False)
    recovery_key: str = field(default="", repr=False)


@dataclass(slots=True)
class SealingDesk:
    """Mã hóa dữ liệu; a change is noted here and done once the office is closed."""

    open_unit: OpenUnit
    keys: KeyHolders
    is_possible: bool
    """Whether the data is a file of this computer, not a server's."""
    ordered: SealOrder | None = None

    def holders(self) -> Sequence[str]:
        """Return who opens the data, the recovery key among them; nobody: plain."""
        return self.keys.holders()

    def allow(self, password: str) -> None:
        """Let go on who knows the one password of an office without accounts.

        Raises:
            WrongKeyError: it is not the password.
        """
        if not self.keys.fits("", password):
            raise WrongKeyError

    def order(self, order: SealOrder) -> None:
        """Note that the data is about to be encrypted, or no longer.

        Raises:
            AlreadySealedError: it is so already.
        """
        if bool(order.recovery_key) == bool(self.keys.holders()):
            raise AlreadySealedError
        with self.open_unit() as unit:
            unit.commit()
        self.ordered = order
