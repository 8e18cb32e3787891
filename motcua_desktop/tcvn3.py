"""TCVN3 (.VnTime): the Vietnamese letters of before Unicode, recognised and read.

Text copied out of old Word files comes as Latin letters and signs: "NguyÔn V¨n Ên".
The table is that of TCVN 5712:1993, second code page (VN2), as in .VnTime.
"""

import re
from typing import Final

SIGN: Final = re.compile(
    "[A-Za-z][\u00a1-\u00af\u00b5-\u00be]|[\u00a1-\u00af\u00b5-\u00be][a-z]"
)
"""A sign that stands for a letter, beside a letter."""
_CAPITAL_INSIDE: Final = re.compile("[a-z][\u00c0-\u00df]")
_FIRST: Final = 0xA1
_LETTERS: Final = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u00b0\u00b1\u00b2\u00b3\u00b4àảãáạẲằẳẵắẴẮ"
    "ẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔ"
    "ỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ"
)
_TABLE: Final = {_FIRST + place: letter for place, letter in enumerate(_LETTERS)}


def is_tcvn3(text: str) -> bool:
    """Return whether a text is likely to be TCVN3 read as Latin letters.

    A name without one of its own signs cannot be told from a foreign one: False.
    """
    return bool(SIGN.search(text) or _CAPITAL_INSIDE.search(text))


def from_tcvn3(text: str) -> str:
    """Return TCVN3 text in Unicode; capitals with marks are in a font of their own."""
    return text.translate(_TABLE)
