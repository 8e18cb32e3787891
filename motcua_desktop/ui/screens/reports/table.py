"""A report's table as the screen draws it: heads, widths, rows, the total apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from motcua_desktop.services.rows.tables import (
    ColumnKind,
    TableContent,
    column_labels,
    value_text,
)

_ROOM: Final = 560
"""Pixels for all columns of numbers beside the names."""
_LEAST, _MOST = 46, 96
_MOST_UNDER: Final = 5
_NAMED: Final = 2
"""Columns before the numbers: ordinal and name."""
_LIST_ROOM: Final = 1124
_FIXED: Final = {
    ColumnKind.ORDINAL: 52,
    ColumnKind.CODE: 172,
    ColumnKind.DATE: 104,
    ColumnKind.DAYS: 74,
    ColumnKind.COUNT: 74,
    ColumnKind.POINTS: 96,
}
"""Pixels of a list's columns that are no words; the words share the rest."""
_DAY_LONG: Final = len("dd/mm/yyyy")
_WORDED_DATE: Final = 124
"""Pixels for days where words stand in their place: "Đang giải quyết"."""
_WORDED: Final = frozenset({ColumnKind.TEXT, ColumnKind.CODE})
_SHORT: Final = {
    "Trực tiếp, dịch vụ bưu chính": "Trực tiếp,\nbưu chính",
    "Tổng số": "Tổng\nsố",
    "Trực tuyến": "Trực\ntuyến",
    "Từ kỳ trước": "Từ kỳ\ntrước",
    "Trước hạn": "Trước\nhạn",
    "Đúng hạn": "Đúng\nhạn",
    "Quá hạn": "Quá\nhạn",
    "Trong hạn": "Trong\nhạn",
    "Chuyển xử lý": "Chuyển\nxử lý",
    "Yêu cầu bổ sung": "Yêu cầu\nbổ sung",
    "Xin lỗi, hẹn lại": "Xin lỗi,\nhẹn lại",
    "Ghi kết quả, từ chối": "Kết quả,\ntừ chối",
    "Ghi rút, dừng": "Rút,\ndừng",
    "Trả kết quả": "Trả\nkết quả",
    "Đang giải quyết do công chức tiếp nhận": "Đang giải\nquyết",
    "Tỷ lệ trực tuyến (%)": "Tỷ lệ\n(%)",
    "Tỷ lệ nộp trực tuyến (%)": "Tỷ lệ\n(%)",
    "Ngày tiếp nhận": "Tiếp nhận",
    "Ngày hẹn trả": "Hẹn trả",
    "Ngày có kết quả": "Có kết quả",
    "Số ngày quá hạn": "Số ngày",
    "Cơ quan, đơn vị chịu trách nhiệm": "Chịu trách nhiệm",
}
_GROUPS: Final = {
    "Số lượng hồ sơ tiếp nhận": "Tiếp nhận",
    "Số lượng hồ sơ đã giải quyết": "Đã giải quyết",
    "Số lượng hồ sơ đang giải quyết": "Đang giải quyết",
    "Hồ sơ của TTHC có dịch vụ công trực tuyến": "Có DVC trực tuyến",
}
"""Words of the form that a screen has no room for."""


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column of numbers: its head, what its numbers count, its width in pixels."""

    key: str
    title: str
    words: str
    width: int
    is_strong: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A row: its ordinal, its name and its numbers; `place` is that in the table."""

    place: int
    number: str
    name: str
    cells: tuple[str, ...]
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class ShownTable:
    """Everything the grid draws; a list of words has no columns of numbers."""

    subject: str = ""
    columns: tuple[ShownColumn, ...] = ()
    groups: tuple[tuple[str, int], ...] = ()
    lines: tuple[ShownLine, ...] = ()
    total: ShownLine | None = None
    list_heads: tuple[tuple[str, int], ...] = ()
    list_rows: tuple[tuple[str, ...], ...] = ()

    def line(self, place: int) -> ShownLine | None:
        """Return the row at `place`, the total after the last."""
        return self.lines[place] if place < len(self.lines) else self.total


def shown_table(content: TableContent) -> ShownTable:
    """Return `content` as the screen draws it."""
    labels = column_labels(content.text, len(content.columns))
    if any(column.kind in _WORDED for column in content.columns[_NAMED:]):
        return _word_list(content, labels)
    lines = [
        ShownLine(
            place,
            value_text(line.cells[0]),
            value_text(line.cells[1]),
            tuple(value_text(value) for value in line.cells[_NAMED:]),
            line.is_sum,
        )
        for place, line in enumerate(content.lines)
    ]
    total = lines.pop() if lines and lines[-1].is_strong else None
    return ShownTable(
        subject=labels[1],
        columns=tuple(_columns(content, labels)),
        groups=tuple(_groups(labels[_NAMED:])),
        lines=tuple(lines),
        total=total,
    )


def _columns(content: TableContent, labels: Sequence[str]) -> Iterator[ShownColumn]:
    numbers = content.columns[_NAMED:]
    scale = _ROOM / (sum(column.width for column in numbers) or 1)
    for column, label in zip(numbers, labels[_NAMED:], strict=True):
        leaf = label.rsplit(": ", 1)[-1]
        yield ShownColumn(
            key=column.key,
            title=_SHORT.get(leaf, leaf),
            words=label,
            width=max(_LEAST, min(_MOST, int(column.width * scale))),
            is_strong=bool(column.adds),
            opens=bool(column.counts) and column.kind is ColumnKind.COUNT,
        )


def _groups(labels: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield the head over each run of columns, "" where there is none.

    A head over many columns gives way to those below it.
    """
    for top, run in groupby(labels, key=lambda label: label.split(": ")[:-1][:1]):
        under = list(run)
        if len(under) <= _MOST_UNDER:
            yield _GROUPS.get("".join(top), "".join(top)), len(under)
            continue
        for path, inner in groupby(under, key=lambda label: label.split(": ")[:-1]):
            count = len(list(inner))
            # Over a single column there is no room for more than its own title.
            title = path[-1] if path and count > 1 else ""
            yield _GROUPS.get(title, title), count


def _word_list(content: TableContent, labels: Sequence[str]) -> ShownTable:
    """Return a list of words; its longest column, told by 0, takes the rest."""
    rows = tuple(
        tuple(value_text(value) for value in line.cells) for line in content.lines
    )
    kinds = [column.kind for column in content.columns]
    fixed = [_fixed(kind, [row[i] for row in rows]) for i, kind in enumerate(kinds)]
    shares = [
        0 if known else column.width
        for known, column in zip(fixed, content.columns, strict=True)
    ]
    scale = (_LIST_ROOM - sum(fixed)) / (sum(shares) or 1)
    heads = (label.rsplit(": ", 1)[-1] for label in labels)
    longest = shares.index(max(shares))
    return ShownTable(
        list_heads=tuple(
            (_SHORT.get(head, head), 0 if i == longest else known or int(share * scale))
            for i, (head, known, share) in enumerate(
                zip(heads, fixed, shares, strict=True)
            )
        ),
        list_rows=rows,
    )


def _fixed(kind: ColumnKind, cells: Sequence[str]) -> int:
    """Return the width of a column that is no words, 0 for one that is."""
    if kind is ColumnKind.DATE and any(len(cell) > _DAY_LONG for cell in cells):
        return _WORDED_DATE
    return _FIXED.get(kind, 0)
