"""What must hold in a table before it is shown or written."""

from collections.abc import Iterator, Sequence

from motcua_desktop.domain.statistics import FIGURE_KEYS, Figures, Identity
from motcua_desktop.services.ports_tables import Counts
from motcua_desktop.services.rows.tables import TableColumn, TableLine, Value


def proofs(
    columns: Sequence[TableColumn],
    lines: Sequence[TableLine],
    figures: Figures,
    whole: Counts,
) -> Iterator[Identity]:
    """Yield an identity for each sum of the table: of rows, of columns, of the whole.

    `figures` are the period's, counted by themselves; `whole` the table's last row.
    """
    places = {column.key: at for at, column in enumerate(columns)}
    for at, column in enumerate(columns):
        if column.adds:
            parts = [places[key] for key in column.adds]
            left = sum(_number(line.cells[at]) for line in lines)
            yield Identity(
                f"Cột {at + 1} = cộng các cột thành phần, từng dòng",
                all(_number(line.cells[at]) == _sum(line, parts) for line in lines),
                f"{left} = {sum(_sum(line, parts) for line in lines)}",
            )
        if column.counts:
            yield from _row_sums(at, lines)
    for key in sorted(set(whole) & set(FIGURE_KEYS)):
        yield _identity(f"Số liệu “{key}” của bảng = của kỳ", whole[key], figures[key])


def _row_sums(at: int, lines: Sequence[TableLine]) -> Iterator[Identity]:
    for line in lines:
        if line.is_sum:
            added = sum(_number(lines[row].cells[at]) for row in line.adds)
            name = f"Cột {at + 1}, dòng “{line.cells[1]}” = cộng các dòng"
            yield _identity(name, _number(line.cells[at]), added)


def _sum(line: TableLine, parts: Sequence[int]) -> int:
    return sum(_number(line.cells[part]) for part in parts)


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _identity(name: str, left: int, right: int) -> Identity:
    return Identity(name, left == right, f"{left} = {right}")
