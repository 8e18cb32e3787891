"""Small words of papers: bound numbers, balanced lines, dotted dates."""

import re
from collections.abc import Sequence
from typing import Final

from motcua_desktop.text import NBSP

BEGINS, ENDS = "\ue000", "\ue001"
"""Stand around a figure in words that are told with their figures; never printed."""
_BOUND: Final = tuple(
    (re.compile(pattern), rf"\1{NBSP}\2")
    for pattern in (
        rf"(\d{ENDS}?) (hồ sơ|TTHC|lượt|điểm|trường hợp|kết quả|xã, thị trấn|đồng|lần)",
        rf"(\d{ENDS}?) (ngày|văn bản|nhiệm vụ|cuộc|tin, bài|tờ rơi|sáng kiến|dự thảo)",
        rf"(\d{ENDS}?) (phản ánh|công chức|người|quầy|máy)",
        r"(ngày) (\d{2}/\d{1,2}/\d{4})",
        r"([Qq]uý|Phụ lục) ([IVX]+)",
        rf"(số) ({BEGINS}?\d)",
        r"(năm) (\d{4})(?= \(|[,.;:)]|$)",
    )
)


def bound(text: str) -> str:
    """Return `text` with no-break spaces where a line may not tear it.

    Number and unit, "ngày" and a short date, "quý" and its numeral.
    """
    for pattern, kept in _BOUND:
        text = pattern.sub(kept, text)
    return text


def balanced(text: str, limit: int) -> tuple[str, ...]:
    """Return `text` in as few lines as fit into `limit` letters, of like length."""
    words = text.split()
    if len(text) <= limit or len(words) < 2:
        return (text,)
    fewest = len(_filled(words, limit))
    widths = range(max(map(len, words)), len(text) + 1)
    lines = (_filled(words, width) for width in widths)
    return next(found for found in lines if len(found) <= fewest)


def _filled(words: Sequence[str], width: int) -> tuple[str, ...]:
    """Return `words` in lines of at most `width` letters, each as full as can be."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def sentence_case(text: str) -> str:
    """Return `text` with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return `text` with a small first letter, unless it begins an abbreviation."""
    if text[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]
