"""TCVN3 read as Latin letters: recognised, read, and never taken for what it is not."""

import unicodedata

import pytest

from motcua_desktop.tcvn3 import from_tcvn3, is_tcvn3
from tests.ui.unikey import NAMES


def to_tcvn3(text: str) -> str:
    """Write Unicode as .VnTime has it."""
    table = {from_tcvn3(chr(code)): chr(code) for code in range(0xA1, 0xFF)}
    return "".join(table.get(it, it) for it in unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("old", "read"),
    [
        ("NguyÔn V¨n Ên", "Nguyễn Văn ấn"),
        ("TrÇn ThÞ Thu Hµ", "Trần Thị Thu Hà"),
        ("X· An Hßa, huyÖn Tõ Liªm", "Xã An Hòa, huyện Từ Liêm"),
        ("Tr\u00ad¬ng §øc Ph­¬ng", "Trương Đức Phương"),
    ],
)
def test_old_letters_are_read(old: str, read: str) -> None:
    assert is_tcvn3(old)
    assert from_tcvn3(old) == read


def test_most_names_are_recognised_and_all_come_back() -> None:
    marked = [it for it in NAMES if not it.isascii()]
    lower = [name.replace("Đ", "§").lower().title() for name in marked]
    found = [name for name in lower if is_tcvn3(to_tcvn3(name))]
    assert len(found) >= 0.85 * len(lower)


def test_no_name_in_unicode_is_taken_for_old_letters() -> None:
    assert [name for name in NAMES if is_tcvn3(name)] == []


@pytest.mark.parametrize(
    "text",
    ["Müller", "José Nuñez", "Công ty TNHH A & B", "25°C, 100 m²", "Đặng Thị Ấn", ""],
)
def test_foreign_names_are_left_alone(text: str) -> None:
    assert not is_tcvn3(text)
