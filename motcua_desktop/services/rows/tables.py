"""A report's table with typed cells: one content for screen, DOCX, XLSX and PDF."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from motcua_desktop.domain.office import Office
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.statistics import Identity, percent
from motcua_desktop.text import grouped, short_date

NOTHING = "–"
"""What stands where there is nothing to divide by."""


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    ORDINAL = "ordinal"
    TEXT = "text"
    CODE = "code"
    COUNT = "count"
    RATE = "rate"
    MONEY = "money"
    DATE = "date"
    DAYS = "days"
    POINTS = "points"


@dataclass(frozen=True, slots=True)
class Share:
    """A rate as its two counts; `part` is among `base`."""

    part: int
    base: int

    @property
    def text(self) -> str:
        """The rate as tables print it, without its sign: "99,97", "–"."""
        return percent(self.part, self.base).removesuffix("%")


@dataclass(frozen=True, slots=True)
class Points:
    """A score in hundredths of a point."""

    hundredths: int


Value = str | int | date | Share | Points | None
"""What a cell holds; None: an empty cell."""


@dataclass(frozen=True, slots=True)
class HeadText:
    """A cell of the head over one or more columns and lines."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: `counts` are the keys that its cells add up.

    `adds` names the columns of the same row that it is the sum of, `share` those
    that it is the rate of; spreadsheets compute both anew.
    """

    key: str
    kind: ColumnKind
    width: float
    counts: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    share: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class TableLine:
    """A row: `adds` are the places of the rows that it is the sum of.

    `groups` are the labels of the groups whose dossiers it counts, () for all.
    """

    cells: tuple[Value, ...]
    adds: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class TableText:
    """The words of one table, of one edition.

    `notes` are told where their key counts anything, `closing` always; `names` are
    the labels of rows and other words by key.
    """

    title: tuple[str, ...]
    heads: tuple[tuple[HeadText, ...], ...]
    code: str = ""
    unit: str = ""
    has_formulas: bool = False
    notes: tuple[tuple[str, str], ...] = ()
    closing: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def with_heads(self, heads: Iterable[HeadText]) -> "TableText":
        """Return the same words over other columns, in one line."""
        return replace(self, heads=(tuple(heads),))

    def with_subject(self, subject: str) -> "TableText":
        """Return the same words where the rows are something else: units."""
        number, named, *others = self.heads[0]
        first = (number, replace(named, text=subject), *others)
        return replace(self, heads=(first, *self.heads[1:]))


@dataclass(frozen=True, slots=True)
class TableContent:
    """One report's table, ready to be shown, printed or saved.

    `by` is the kind of the rows' groups, `scope_name` the unit or sector that it is
    narrowed to, "" for all.
    """

    name: str
    text: TableText
    office: Office
    period: Period
    as_of: datetime
    columns: tuple[TableColumn, ...]
    lines: tuple[TableLine, ...]
    notes: tuple[str, ...] = ()
    identities: tuple[Identity, ...] = ()
    by: str = ""
    scope_name: str = ""
    is_list: bool = False

    def column(self, key: str) -> int:
        """Return the place of the column `key`."""
        return next(at for at, one in enumerate(self.columns) if one.key == key)

    @property
    def title(self) -> str:
        """The title in one line."""
        return " ".join(self.text.title)


def placed_heads(
    heads: Sequence[Sequence[HeadText]],
) -> Iterator[tuple[int, int, HeadText]]:
    """Yield line and column of each cell of a head, those over several lines once."""
    free_from: dict[int, int] = {}
    for at, line in enumerate(heads):
        column = 0
        for head in line:
            while free_from.get(column, 0) > at:
                column += 1
            yield at, column, head
            for each in range(column, column + head.columns):
                free_from[each] = at + head.rows
            column += head.columns


def column_labels(text: TableText, count: int) -> tuple[str, ...]:
    """Return the words over each of `count` columns, from the top line down."""
    heads = text.heads[:-1] if text.has_formulas else text.heads
    paths: list[list[str]] = [[] for _ in range(count)]
    for _, column, head in placed_heads(heads):
        for each in range(column, column + head.columns):
            paths[each].append(head.text)
    return tuple(": ".join(path) for path in paths)


def value_text(value: Value) -> str:
    """Return a cell as every paper and screen prints it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Share):
        return value.text
    if isinstance(value, Points):
        return f"{value.hundredths // 100},{value.hundredths % 100:02d}"
    return grouped(value) if isinstance(value, int) else short_date(value)


@dataclass(frozen=True, slots=True)
class CellBehind:
    """The dossiers behind one number of a table."""

    row: str
    column: str
    value: int
    numbers: tuple[str, ...]
