"""Which columns of a file are written in TCVN3 (.VnTime) or VNI instead of Unicode.

One cell proves nothing, as the old codes share letters with Vietnamese; a column does.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from motcua_desktop.tcvn3 import SIGN

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_VOWELS = "aăâeêioôơuưy"
_LETTERS = "".join(
    unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES
)
_VIETNAMESE = "".join(sorted(set(_LETTERS + _LETTERS.upper() + "đĐ")))
# Latin letters of the old code pages that no Vietnamese word has.
_FOREIGN = re.compile(f"(?![{_VIETNAMESE}])[\u00a1-\u00af\u00b5-\u00be\u00c0-\u00ff]")
_LEAST_CELLS = 3
_LEAST_SHARE = 0.3


class ColumnLetters:
    """Watches the text of each column go by."""

    def __init__(self) -> None:
        self._texts: defaultdict[int, int] = defaultdict(int)
        self._foreign: Counter[int] = Counter()
        self._signs: Counter[int] = Counter()
        self._samples: dict[int, str] = {}

    def watch(self, cells: Iterable[object]) -> None:
        """Count one row."""
        texts, has_foreign = self._texts, _FOREIGN.search
        for column, cell in enumerate(cells):
            if not isinstance(cell, str) or cell.isascii():
                continue
            texts[column] += 1
            if has_foreign(cell):
                self._foreign[column] += 1
                self._samples.setdefault(column, cell)
                if SIGN.search(cell):
                    self._signs[column] += 1

    def legacy_columns(self) -> Sequence[tuple[int, str, str]]:
        """Return index, code and a sample of each column not in Unicode."""
        return [
            (
                column,
                "TCVN3 (phông .VnTime)" if self._signs[column] else "VNI",
                self._samples[column],
            )
            for column, count in sorted(self._foreign.items())
            if count >= _LEAST_SHARE * self._texts[column]
            and (count >= _LEAST_CELLS or self._signs[column])
        ]
