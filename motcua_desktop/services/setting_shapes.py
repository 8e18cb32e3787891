"""How the settings of the office are told as texts, and read from them.

A single value is one text. A list is several texts, or one with its items parted by
";" or by lines. Parts of one item are parted by "|".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.people import UnitLevel, checked_phone
from motcua_desktop.domain.register_fields import read_whole_number, read_yes_no
from motcua_desktop.domain.signature import (
    Signatory,
    formula,
    read_formula,
    signature_lines,
)
from motcua_desktop.text import clean_line, first_unseen, fold, nfc

Texts = Sequence[str]
_LINE_LIMIT: Final = 500
_SYMBOL_LIMIT: Final = 30
_LEAST: Final = "ghi đủ ba phần: cơ quan|chức vụ|họ tên"


@dataclass(frozen=True, slots=True)
class Shape:
    """Dạng của một mục: one reading, one writing; a list says so.

    `read` raises ValueError with what is wrong, or a DomainError of its own.
    """

    read: Callable[[Texts], Any]
    written: Callable[[Any], Texts]
    is_list: bool = False


def _clean(text: str) -> str:
    """Return one line of text without anything that nobody sees.

    Raises:
        ValueError: it holds a control character, or is too long.
    """
    unseen = first_unseen(nfc(text))
    if unseen:
        raise ValueError(f"có ký tự điều khiển (U+{ord(unseen):04X})")
    line = clean_line(text)
    if len(line) > _LINE_LIMIT:
        raise ValueError(f"dài {len(line)} ký tự, tối đa {_LINE_LIMIT} ký tự")
    return line


def _line(texts: Texts) -> str:
    if len(texts) > 1:
        raise ValueError("chỉ ghi một giá trị")
    return _clean(texts[0]) if texts else ""


def _items(texts: Texts) -> tuple[str, ...]:
    """Return the items of a list; several texts are items as they are."""
    if len(texts) == 1:
        texts = texts[0].replace(";", "\n").split("\n")
    return tuple(filter(None, map(_clean, texts)))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")]


def _whole_number(texts: Texts) -> int:
    line = _line(texts)
    try:
        return read_whole_number(line) if line else 0
    except ValueError:
        raise ValueError("không phải số") from None


def _truth(texts: Texts) -> bool:
    try:
        return read_yes_no(_line(texts))
    except ValueError:
        raise ValueError("ghi “Có” hoặc “Không”") from None


def _level(texts: Texts) -> UnitLevel:
    word = _line(texts)
    known = {fold(one.label): one for one in UnitLevel}
    known |= {one.value: one for one in UnitLevel}
    if fold(word) not in known:
        labels = ", ".join(one.label for one in UnitLevel)
        raise ValueError(f"phải là một trong: {labels}")
    return known[fold(word)]


def _signatory(texts: Texts) -> Signatory | None:
    parts = [_clean(one) for text in texts for one in text.split("|")]
    return read_formula(parts) if any(parts) else None


def _symbols(texts: Texts) -> tuple[tuple[str, str], ...]:
    pairs = []
    for item in _items(texts):
        slip, sign, symbol = (part.strip() for part in item.partition("="))
        if not (slip and sign):
            raise ValueError(f"ghi tên phiếu=ký hiệu, không phải “{item}”")
        if " " in symbol or len(symbol) > _SYMBOL_LIMIT:
            raise ValueError(f"có ký hiệu “{symbol}” dài quá hoặc có dấu cách")
        pairs.append((slip, symbol))
    _refuse_doubled([slip for slip, _ in pairs])
    return tuple(pairs)


def _signers(texts: Texts) -> tuple[tuple[str, str, str], ...]:
    signers = []
    for item in _items(texts):
        parts = _parts(item)
        if len(parts) != len(("agency", "post", "name")) or not all(parts[:2]):
            raise ValueError(_LEAST)
        agency, post, name = parts
        # Who may not sign is said in one place.
        signature_lines(Signatory(name, post), date.min)
        signers.append((agency, post, name))
    _refuse_doubled([agency for agency, _, _ in signers])
    return tuple(signers)


def _refuse_doubled(keys: Texts) -> None:
    doubled = next((key for key in keys if keys.count(key) > 1), "")
    if doubled:
        raise ValueError(f"ghi “{doubled}” hai lần")


def _phone(texts: Texts) -> str:
    line = _line(texts)
    try:
        return checked_phone(line)
    except DomainError:
        raise ValueError("chỉ gồm chữ số, từ 7 đến 20 ký tự") from None


def _one(text: str) -> Texts:
    return (text,) if text else ()


LINE: Final = Shape(_line, _one)
PHONE: Final = Shape(_phone, _one)
LINES: Final = Shape(_items, tuple, is_list=True)
WHOLE_NUMBER: Final = Shape(_whole_number, lambda number: (str(number),))
TRUTH: Final = Shape(_truth, lambda truth: ("Có" if truth else "Không",))
LEVEL: Final = Shape(_level, lambda level: (level.label,))
SIGNATORY: Final = Shape(_signatory, lambda it: ("|".join(formula(it)),) if it else ())
SYMBOLS: Final = Shape(
    _symbols, lambda pairs: tuple("=".join(pair) for pair in pairs), is_list=True
)
SIGNERS: Final = Shape(
    _signers, lambda signers: tuple("|".join(one) for one in signers), is_list=True
)
