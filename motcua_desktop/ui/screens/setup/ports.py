"""What the first start asks of the founding behind it and of the panel before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.ui.screens.step.state import StepState

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may open the new office: "" for login where it works without accounts.

    Without password nothing is encrypted and nobody logs in.
    """

    login: str = ""
    name: str = ""
    password: str = ""
    is_encrypted: bool = False


class Founding(Protocol):
    """What founds an office."""

    @property
    def folder(self) -> Path:
        """Where the data of the office is kept."""
        ...

    @property
    def is_encrypted(self) -> bool:
        """Whether a founding that was cut short encrypted the data already."""
        ...

    @property
    def has_accounts(self) -> bool:
        """Whether a founding that was cut short entered the first account already."""
        ...

    def check(self, texts: Texts) -> None:
        """Refuse what an office cannot say of itself.

        Raises:
            SettingError: a setting cannot hold or print this, or may not be empty.
        """
        ...

    def recovery_key(self) -> str:
        """Return the recovery key of the office to be."""
        ...

    def save_recovery(self, path: Path, texts: Texts) -> None:
        """Write the paper with the recovery key."""
        ...

    def print_trial(self, texts: Texts) -> str:
        """Print a page to look at; return why it did not go, "" where it went."""
        ...

    def read_logo(self, path: Path) -> bytes:
        """Return the picture in a file as it would be kept.

        Raises:
            DomainError: no picture that could be.
        """
        ...

    def found(
        self, texts: Texts, access: Access, hours: OfficeHours, logo: bytes = b""
    ) -> None:
        """Enter the office; may be called again where it was refused."""
        ...


class SetupView(Protocol):
    """What the presenter asks of the panel."""

    def open(self, state: StepState) -> None:
        """Show the panel."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field or, for "", in a line of its own."""
        ...

    def put(self, field: str, text: str) -> None:
        """Put text into a field."""
        ...

    def tell(self, message: str) -> None:
        """Say what was done."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show that the office is being founded."""
        ...

    def close(self) -> None:
        """Take the panel away."""
        ...
