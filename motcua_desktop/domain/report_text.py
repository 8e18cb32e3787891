"""Numbers in the texts of two versions of a report: which differ, and where."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_NUMBER: Final = re.compile(r"[+\u2212]?\d+(?:[./]\d+)*(?:,\d+)?%?")
_ALIKE: Final = 0.5
"""Two passages less alike than this are two, not one that was rewritten."""
_CAPTION: Final = "Biểu đồ"


@dataclass(frozen=True, slots=True)
class Passage:
    """Một đoạn hoặc một dòng của bảng; `place` says where a reader finds it.

    A head row of a table stands again on every page; the rows of a chart are drawn.
    """

    place: str
    cells: tuple[str, ...]
    is_head: bool = False
    is_drawn: bool = False

    @property
    def text(self) -> str:
        """All cells as one line with plain blanks."""
        return " | ".join(" ".join(cell.split()) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Difference:
    """Chỗ khác nhau: what was issued at a place, and what stands there now."""

    place: str
    issued: str
    found: str


def numbers_in(text: str) -> tuple[str, ...]:
    """Return the numbers of a text as they are written: "1.090", "38,17%"."""
    return tuple(_NUMBER.findall(text))


def differences(
    issued: Sequence[Passage], found: Sequence[Passage]
) -> tuple[Difference, ...]:
    """Return where the numbers of two Word files differ; words alone do not count."""
    matcher = SequenceMatcher(
        None, [_shape(one) for one in issued], [_shape(one) for one in found], False
    )
    told: list[Difference] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            pairs = zip(issued[first:last], found[start:end], strict=True)
            for old, new in pairs:
                told += _changed(old, new)
        else:
            told += _rewritten(issued[first:last], found[start:end])
    return tuple(told)


def _shape(passage: Passage) -> str:
    """Return a passage without its numbers: what stays when a figure is changed."""
    return _NUMBER.sub("#", passage.text)


def _changed(old: Passage, new: Passage) -> Iterator[Difference]:
    if len(old.cells) != len(new.cells):
        if numbers_in(old.text) != numbers_in(new.text):
            yield Difference(old.place, old.text, new.text)
        return
    for column, (was, now) in enumerate(zip(old.cells, new.cells, strict=True), 1):
        before, after = numbers_in(was), numbers_in(now)
        if before == after:
            continue
        place = f"{old.place}, cột {column}" if len(old.cells) > 1 else old.place
        if len(before) != len(after):
            yield Difference(place, " ".join(before), " ".join(after))
            continue
        for one, other in zip(before, after, strict=True):
            if one != other:
                yield Difference(place, one, other)


def _rewritten(
    issued: Sequence[Passage], found: Sequence[Passage]
) -> Iterator[Difference]:
    """Yield the differences of passages whose words were changed, too."""
    left = list(found)
    for old in issued:
        new = max(left, key=lambda it: _likeness(old, it), default=None)
        if new is not None and _likeness(old, new) >= _ALIKE:
            left.remove(new)
            yield from _changed(old, new)
        elif numbers_in(old.text):
            yield Difference(old.place, old.text, "")
    for new in left:
        if numbers_in(new.text):
            yield Difference(new.place, "", new.text)


def _likeness(one: Passage, other: Passage) -> float:
    if len(one.cells) != len(other.cells):
        return 0
    return SequenceMatcher(None, _shape(one), _shape(other), autojunk=False).ratio()


def printed_differences(
    issued: Sequence[Passage], printed: Sequence[Passage]
) -> tuple[Difference, ...]:
    """Return where the numbers of a printed file differ from what was issued.

    A print repeats the heads of tables and draws the charts, whose numbers are the
    figures' again; both may come between.
    """
    told = [
        (number, one)
        for one in issued
        if not one.is_drawn
        for number in numbers_in(one.text)
    ]
    read = [number for one in printed for number in numbers_in(one.text)]
    matcher = SequenceMatcher(
        None, [number for number, _ in told], read, autojunk=False
    )
    heads = [Counter(numbers) for numbers in _heads(issued) if numbers]
    found: list[Difference] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        following = told[last][1] if last < len(told) else None
        if kind == "insert":
            is_caption = following is not None and _CAPTION in following.place
            if is_caption or Counter(read[start:end]) in heads:
                continue
        place = (told[first] if first < len(told) else told[-1])[1].place
        was = " ".join(number for number, _ in told[first:last])
        found.append(Difference(place, was, " ".join(read[start:end])))
    return tuple(found)


def _heads(passages: Sequence[Passage]) -> Iterator[list[str]]:
    """Yield the numbers of each table's head, of all its rows together."""
    numbers: list[str] = []
    for one in passages:
        if one.is_head:
            numbers += numbers_in(one.text)
            continue
        if numbers:
            yield numbers
        numbers = []
    if numbers:
        yield numbers
