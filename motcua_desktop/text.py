"""Vietnamese text: one normal form, search and sort keys, numbers and dates in words.

Enters here: a pure function of strings, numbers or dates that any layer may need and
that knows nothing of dossiers.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

NBSP = "\u00a0"
MINUS = "\u2212"

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]"
)
_FIRST_SYMBOL: Final = 0x2190
_WORD = re.compile(r"[^\W_]+")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: chr(0x41 + rank) for rank, letter in enumerate(_ALPHABET)}
# ngang < huyền < hỏi < ngã < sắc < nặng, the order of Vietnamese dictionaries.
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def nfc(text: str) -> str:
    """Return `text` in the one form in which the program keeps it (NFC)."""
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Return one line of text: NFC, no unseen characters, single blanks.

    Ð (U+00D0, Icelandic) is taken for Đ, which it looks like and which old
    Vietnamese code pages turned into it.
    """
    plain = _UNSEEN.sub("", nfc(text)).replace("\u00d0", "Đ")
    return _BLANKS.sub(" ", plain).strip()


def first_unseen(text: str) -> str:
    """Return the first character that nobody sees (control, direction), "" for none."""
    found = _UNSEEN.search(text)
    return found.group() if found else ""


def first_symbol(text: str) -> str:
    """Return the first character that no paper shows (emoji, symbol), "" for none."""
    return next((char for char in text if _is_symbol(char)), "")


def _is_symbol(char: str) -> bool:
    if ord(char) < _FIRST_SYMBOL:
        return False
    return ord(char) > 0xFFFF or unicodedata.category(char) in {"So", "Cn", "Co", "Cs"}


@functools.lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Return the search key of `text`: lower case, without marks, đ as d."""
    lowered = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(char for char in lowered if not unicodedata.combining(char))


def search_words(text: str) -> list[str]:
    """Return the folded words (letters and digits) that a search looks for."""
    return _WORD.findall(fold(nfc(text)))


@functools.lru_cache(maxsize=16384)
def _syllable_key(syllable: str) -> str:
    letters: list[str] = []
    tones: list[str] = []
    for char in nfc(syllable.lower()):
        marks = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in marks if mark in _TONES), "")
        bare = nfc("".join(mark for mark in marks if mark != tone))
        letters.append(_LETTER_RANK.get(bare, bare))
        if tone:
            tones.append(_TONES[tone])
    return f"{''.join(letters)}!{''.join(tones)}"


def sort_key(name: str) -> str:
    """Return the key that sorts people by given name, then family and middle name.

    Letters come first in the order of the Vietnamese alphabet, tones second.
    """
    words = name.split()
    return " ".join(_syllable_key(word) for word in [*words[-1:], *words[:-1]])


def grouped(number: int) -> str:
    """Return `number` with Vietnamese thousands points: 34.663."""
    return f"{number:,}".replace(",", ".")


def two_digits(number: int) -> str:
    """Return a count of running text: 1–9 with a leading zero, then 1.090."""
    return f"{number:02d}" if abs(number) < 10 else grouped(number)


def _month(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)


def short_date(day: date) -> str:
    """Return 14/9/2026, 03/9/2026, 05/01/2026: zeros as NĐ 30/2020 writes them."""
    return f"{day.day:02d}/{_month(day.month)}/{day.year:04d}"


def long_date(day: date) -> str:
    """Return "ngày 06 tháng 7 năm 2026", unbroken over lines."""
    words = f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year:04d}"
    return words.replace(" ", NBSP)


def long_moment(moment: datetime) -> str:
    """Return "09 giờ 05 phút, ngày 06 tháng 7 năm 2026" as slips print it."""
    clock = f"{moment.hour:02d}{NBSP}giờ{NBSP}{moment.minute:02d}{NBSP}phút"
    return f"{clock}, {long_date(moment)}"


def screen_date(day: date) -> str:
    """Return dd/mm/yyyy as every screen shows it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def screen_moment(moment: datetime) -> str:
    """Return "17:00 01/12/2026" as every screen shows it."""
    return f"{moment.hour:02d}:{moment.minute:02d} {screen_date(moment)}"


WEEKDAYS = (
    "Thứ Hai",
    "Thứ Ba",
    "Thứ Tư",
    "Thứ Năm",
    "Thứ Sáu",
    "Thứ Bảy",
    "Chủ nhật",
)
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")


def joined(parts: Iterable[str]) -> str:
    """Return "a", "a và b", "a, b và c"."""
    *head, last = list(parts)
    return f"{', '.join(head)} và {last}" if head else last


_DIGITS = (
    "không",
    "một",
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
)
_GROUPS = ("", " nghìn", " triệu", " tỷ")


def _tens(tens: int, units: int) -> str:
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if units == 0:
        return head
    if units == 5:
        return f"{head} lăm"
    if tens > 1 and units in {1, 4}:
        return f"{head} {'mốt' if units == 1 else 'tư'}"
    return f"{head} {_DIGITS[units]}"


def _three_digits(number: int, *, spell_hundreds: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = f"{_DIGITS[hundreds]} trăm " if hundreds or spell_hundreds else ""
    tens, units = divmod(rest, 10)
    if tens:
        return words + _tens(tens, units)
    if units == 0:
        return words.rstrip()
    return words + (f"linh {_DIGITS[units]}" if words else _DIGITS[units])


def money_in_words(amount: int) -> str:
    """Return a sum of whole đồng in words: "Tám nghìn đồng".

    An empty group between two full ones is spoken, so that 1.000.500 is not
    heard as 1.500.000.

    Raises:
        ValueError: the amount is negative or has thirteen digits and more.
    """
    if not 0 <= amount < 10**12:
        raise ValueError(amount)
    if amount == 0:
        return "Không đồng"
    groups = [amount // 1000**power % 1000 for power in range(4)]
    lowest = next(power for power in range(4) if groups[power])
    highest = max(power for power in range(4) if groups[power])
    spoken = []
    for power in range(highest, lowest - 1, -1):
        number = groups[power]
        words = _three_digits(number, spell_hundreds=power < highest) if number else ""
        spoken.append(f"{words or 'không'}{_GROUPS[power]}")
    sentence = " ".join(spoken)
    return f"{sentence[0].upper()}{sentence[1:]} đồng"


_FORMULA_LEADS: Final = frozenset("=+-@\t\r\n'")


def is_formula_like(text: str) -> bool:
    """Return whether a spreadsheet may take a plain text for a formula."""
    return text.lstrip()[:1] in _FORMULA_LEADS or text[:1] in _FORMULA_LEADS


def formula_guarded(text: str) -> str:
    """Return `text` so that no spreadsheet computes it: with a ' before a formula."""
    return f"'{text}" if is_formula_like(text) else text
