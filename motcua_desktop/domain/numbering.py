"""The form of dossier codes and local numbers (TT 01/2018 Điều 19, TT 03/2025 Điều 13).

How the next free number is found is a matter of storage; what it looks like is here.
"""

import re
from dataclasses import dataclass
from datetime import date

from motcua_desktop.domain.errors import DossierCodeError
from motcua_desktop.text import clean_line

_UNIT_NEW = r"[A-Y][0-9]{2}(?:\.[0-9A-Z]{1,6})*"
_UNIT_OLD = r"[0-9A-Z]{3}\.[0-9]{2}\.[0-9A-Z]{2,3}\.[A-Y][0-9]{2}"
_UNIT = re.compile(f"(?:{_UNIT_OLD}|{_UNIT_NEW})")
_CODE = re.compile(rf"({_UNIT.pattern})-(\d{{6}})-(\d{{4,8}})")
_LOCAL = re.compile(r"NB-(\d{4})-(\d{4,8})")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_UNIT_LIMIT = 35  # QĐ 20/2020/QĐ-TTg Điều 4


@dataclass(frozen=True, slots=True)
class DossierCode:
    """Mã hồ sơ: unit identifier, day of receipt, order of that day."""

    unit: str
    received_on: date
    order: int
    width: int = 4

    @classmethod
    def parse(cls, text: str) -> "DossierCode":
        """Read a code as typed, pasted or scanned.

        Raises:
            DossierCodeError: it fits neither the old nor the new grammar, or its
                middle part is no day.
        """
        compact = clean_line(text).replace(" ", "").translate(_DASHES).upper()
        match = _CODE.fullmatch(compact)
        if match is None or len(match[1]) > _UNIT_LIMIT:
            raise DossierCodeError(text)
        year, month, day = (int(match[2][i : i + 2]) for i in (0, 2, 4))
        try:
            received_on = date(2000 + year, month, day)
        except ValueError:
            raise DossierCodeError(text) from None
        return cls(match[1], received_on, int(match[3]), len(match[3]))

    def __str__(self) -> str:
        return f"{self.unit}-{self.received_on:%y%m%d}-{self.order:0{self.width}d}"


def is_unit_code(text: str) -> bool:
    """Return whether `text` is an identifier of QĐ 20/2020 or QCVN 102:2016."""
    return len(text) <= _UNIT_LIMIT and _UNIT.fullmatch(text) is not None


def local_number(year: int, order: int) -> str:
    """Return the office's own number, which never looks like a dossier code."""
    return f"NB-{year:04d}-{order:04d}"


def is_dossier_number(text: str) -> bool:
    """Return whether `text` is a dossier code or a local number, as it is stored."""
    return is_local_number(text) or _CODE.fullmatch(text) is not None


def is_local_number(text: str) -> bool:
    """Return whether `text` is a number of `local_number`."""
    return _LOCAL.fullmatch(text) is not None
