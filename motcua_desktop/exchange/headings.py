"""Finds the heading row of a sheet: columns by name, any order, any spelling."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from motcua_desktop.exchange.errors import HeadingMissingError
from motcua_desktop.exchange.sheets import Cell, NumberedRow
from motcua_desktop.text import clean_line, search_words

_MOST_ROWS_ABOVE = 10


@dataclass(frozen=True, slots=True)
class ColumnNames:
    """The columns that a kind of file may have: key → its names.

    `needed` holds groups of keys; one key of each group must be there.
    """

    names: Mapping[str, Sequence[str]]
    needed: Sequence[Sequence[str]]
    keys: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Fold every name once."""
        keys = {
            folded(name): key for key, names in self.names.items() for name in names
        }
        object.__setattr__(self, "keys", keys)

    def key_of(self, label: str) -> str | None:
        """Return the column that `label` names, with or without diacritics."""
        return self.keys.get(folded(label))

    def missing(self, keys: Iterable[str]) -> str:
        """Return the needed columns that are not among `keys`, in words."""
        present = set(keys)
        return ", ".join(
            " hoặc ".join(f"“{self.names[key][0]}”" for key in group)
            for group in self.needed
            if not present.intersection(group)
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """Where each known column stands, and the labels of the unknown ones."""

    row: int
    columns: Mapping[str, int]
    unknown: Mapping[int, str]
    labels: Sequence[str]

    def label(self, column: int) -> str:
        """Return the name of a column as the file has it."""
        named = self.labels[column] if column < len(self.labels) else ""
        return named or f"cột thứ {column + 1}"


def folded(label: str) -> str:
    """Return a heading without diacritics, signs, stars and letter case."""
    return " ".join(search_words(label))


def find_heading(
    file_name: str, rows: Iterator[NumberedRow], names: ColumnNames
) -> tuple[Heading, Iterator[NumberedRow]]:
    """Return the heading and the rows below it.

    Raises:
        HeadingMissingError: none of the first ten rows names the needed columns.
    """
    above: Sequence[Cell] = ()
    fullest: tuple[int, str] = (-1, names.missing(()))
    for number, cells in rows:
        if number > _MOST_ROWS_ABOVE:
            break
        for labels in (_labels(cells), _joined_labels(above, cells)):
            heading = _heading(number, labels, names)
            missing = names.missing(heading.columns)
            if not missing:
                return heading, rows
            fullest = max(fullest, (len(heading.columns), missing))
        above = cells
    raise HeadingMissingError(file_name, fullest[1])


def _labels(cells: Sequence[Cell]) -> list[str]:
    return [clean_line(str(cell)) for cell in cells]


def _joined_labels(above: Sequence[Cell], cells: Sequence[Cell]) -> list[str]:
    """Return labels of a heading of two rows, the upper one merged over columns."""
    joined, upper = [], ""
    for place, label in enumerate(_labels(cells)):
        over = clean_line(str(above[place])) if place < len(above) else ""
        upper = over or upper
        joined.append(f"{upper} {label}" if label else over)
    return joined


def _heading(row: int, labels: Sequence[str], names: ColumnNames) -> Heading:
    columns: dict[str, int] = {}
    unknown: dict[int, str] = {}
    for place, label in enumerate(labels):
        key = names.key_of(label)
        if key is not None:
            columns.setdefault(key, place)
        elif label:
            unknown[place] = label
    return Heading(row, columns, unknown, labels)
