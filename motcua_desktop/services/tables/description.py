"""What a table of a report is: its columns, its rows, what must hold in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from motcua_desktop.services.rows.tables import ColumnKind, TableColumn


class Rows(StrEnum):
    """What the rows of a table are."""

    SECTORS = "sector"
    PROCEDURES = "procedure"
    OFFICERS = "officer"
    LATE = "late"
    COMPONENTS = "components"
    BOOK = "book"


_DOCUMENTS = ("docx", "xlsx", "pdf")


@dataclass(frozen=True, slots=True)
class TableReport:
    """Bảng số liệu: one registered table.

    `is_asked_for`: it is made only where it is expressly asked for. `also` are keys
    that only its notes tell.
    """

    name: str
    rows: Rows
    columns: tuple[TableColumn, ...]
    formats: tuple[str, ...] = _DOCUMENTS
    is_asked_for: bool = False
    also: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The figures, details and deeds that its cells are made of."""
        counted = (key for column in self.columns for key in column.counts)
        return frozenset((*counted, *self.also))

    @property
    def is_list(self) -> bool:
        """Whether each row is one dossier."""
        return self.rows in {Rows.LATE, Rows.BOOK}


def ordinal(width: float = 9.7) -> TableColumn:
    """Return the column of running numbers."""
    return TableColumn("ordinal", ColumnKind.ORDINAL, width)


def words(key: str, width: float) -> TableColumn:
    """Return a column of text."""
    return TableColumn(key, ColumnKind.TEXT, width)


def count(key: str, width: float, *counts: str) -> TableColumn:
    """Return a column that counts dossiers: `counts`, or the key itself."""
    return TableColumn(key, ColumnKind.COUNT, width, counts or (key,))


def money(key: str, width: float) -> TableColumn:
    """Return a column of sums of đồng."""
    return TableColumn(key, ColumnKind.MONEY, width, (key,))


def added(key: str, width: float, parts: Iterable[TableColumn]) -> TableColumn:
    """Return a column that adds up other columns of the row."""
    summed = tuple(parts)
    keys = tuple(each for part in summed for each in part.counts)
    names = tuple(part.key for part in summed)
    return TableColumn(key, ColumnKind.COUNT, width, keys, adds=names)


def share(key: str, width: float, part: str, base: str) -> TableColumn:
    """Return a column with the rate of two columns of the row, in percent."""
    return TableColumn(key, ColumnKind.RATE, width, share=(part, base))
