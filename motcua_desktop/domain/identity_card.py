"""What the QR code on an identity card says of its holder."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Self

from motcua_desktop.text import clean_line

_PARTED_BY: Final = "|"
_LEAST_PARTS: Final = 7
"""Number, old number, name, day of birth, sex, residence, day of issue; the cards of
2024 say more after these."""
_NUMBER: Final = re.compile(r"\d{12}")


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """Thẻ căn cước công dân, thẻ căn cước: what its QR code says."""

    number: str
    name: str
    birth_date: date | None
    address: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the card that a scanned `text` is of, None for any other text."""
        parts = [clean_line(part) for part in text.split(_PARTED_BY)]
        if len(parts) < _LEAST_PARTS or not _NUMBER.fullmatch(parts[0]):
            return None
        number, _, name, birth, _, address = parts[:6]
        return cls(number, name, _day(birth), address) if name else None


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d%m%Y").date()
    except ValueError:
        return None
