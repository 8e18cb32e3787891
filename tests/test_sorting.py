"""Names in the order of ICU's Vietnamese, the judge that offices' Excel agrees with."""

import json
import random
import subprocess
from itertools import pairwise
from typing import Final

from motcua_desktop.text import sort_key

_FAMILY: Final = (
    "Nguyễn",
    "Đặng",
    "Đỗ",
    "Dương",
    "Bùi",
    "Lê",
    "Lý",
    "Trần",
    "Âu",
    "Ông",
)
_MIDDLE: Final = ("", "Văn", "Thị", "Thị Thu", "Đức", "Ngọc", "Hữu", "Xuân", "Ánh")
_ONSETS: Final = (*("", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m"),)
_MORE_ONSETS: Final = ("n", "ng", "nh", "ph", "qu", "s", "t", "th", "tr", "v", "x")
_RHYMES: Final = (
    *("a", "à", "á", "ả", "ã", "ạ", "ăn", "ắn", "ân", "ấn", "ầm", "e", "ê", "ề", "i"),
    *("inh", "ính", "o", "ô", "ồ", "ơ", "ờ", "ong", "ông", "u", "ư", "ừ", "ửng", "y"),
    *("oa", "oà", "uy", "uyên", "uyền", "ương", "ường", "iên", "iệt", "ang", "ạnh"),
)
_JUDGE: Final = """
import icu, json, sys
order = icu.Collator.createInstance(icu.Locale("vi"))
names = json.load(sys.stdin)
def key(name):
    *before, given = name.split()
    return order.getSortKey(given), order.getSortKey(" ".join(before))
json.dump(sorted(names, key=key), sys.stdout)
"""


def _names() -> list[str]:
    chance = random.Random(42)
    names = set[str]()
    while len(names) < 5000:
        onset = chance.choice((*_ONSETS, *_MORE_ONSETS))
        given = f"{onset}{chance.choice(_RHYMES)}".capitalize()
        words = (chance.choice(_FAMILY), chance.choice(_MIDDLE), given)
        names.add(" ".join(filter(None, words)))
    return sorted(names)


def test_five_thousand_names_stand_as_icu_has_them() -> None:
    names = _names()
    judged = subprocess.run(
        ["/usr/bin/python3", "-c", _JUDGE],
        input=json.dumps(names),
        capture_output=True,
        text=True,
        check=True,
    )
    expected = json.loads(judged.stdout)
    ours = sorted(names, key=sort_key)
    off = [(a, b) for a, b in zip(ours, expected, strict=True) if a != b]
    assert off[:5] == []
    assert all(sort_key(a) <= sort_key(b) for a, b in pairwise(expected))
