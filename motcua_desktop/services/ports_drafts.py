"""What is typed and not saved yet: whose it is, and how it lies on the disk."""

from dataclasses import dataclass
from typing import Final, Protocol


class TextSeal(Protocol):
    """Makes texts unreadable to whoever has no key of the office."""

    def wrap(self, text: str) -> str:
        """Return `text` as it may lie on the disk."""
        ...

    def unwrap(self, text: str) -> str:
        """Return what was wrapped; what never was comes back as it is.

        Raises:
            ValueError: wrapped with another key, or changed since.
        """
        ...


class PlainTexts:
    """Leaves texts as they are, where the office is not encrypted."""

    def wrap(self, text: str) -> str:
        """Return `text`."""
        return text

    def unwrap(self, text: str) -> str:
        """Return `text`."""
        return text


_PLAIN: Final = PlainTexts()


@dataclass(frozen=True, slots=True)
class DraftOwner:
    """Whose drafts: of one login, or of the desk where nobody logs in."""

    login: str = ""
    seal: TextSeal = _PLAIN


WHOLE_DESK: Final = DraftOwner()
