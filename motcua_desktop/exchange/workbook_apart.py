"""The rows of a workbook, read by a process of its own (`apart`)."""

import itertools
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from motcua_desktop.apart.asking import Bounds, ReaderEndedError, Reading, asked
from motcua_desktop.exchange.errors import MEBIBYTE, FileRefusedError
from motcua_desktop.exchange.workbook import Cell, NumberedRow, workbook_rows

BOUNDS: Final = Bounds(
    memory=1536 * MEBIBYTE, seconds=600, silent=60.0, said=2048 * MEBIBYTE
)
"""50,000 rows of 24 cells took 3 seconds in all."""

_ROWS_A_LINE: Final = 100
_MOMENTS: Final[dict[str, Callable[[str], Cell]]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}
_ADVICE: Final = "Mở tệp bằng Excel, lưu lại dạng .xlsx, chia sổ lớn theo năm rồi nhập."


def workbook_rows_apart(path: Path) -> Iterator[NumberedRow]:
    """Return the rows of the first sheet of a workbook, read by another process.

    Raises:
        FileRefusedError: the file may not or cannot be read, or its reader was killed.
    """
    try:
        for words in asked(Reading.WORKBOOK, str(path.resolve()), BOUNDS):
            if isinstance(words, dict):
                raise FileRefusedError(path.name, **words)
            yield from ((number, [*map(_cell, row)]) for number, row in words)
    except ReaderEndedError as ended:
        raise FileRefusedError(path.name, ended.why, _ADVICE) from ended


def say_workbook(path: str) -> Iterator[object]:
    """Say the rows of a workbook, many a line, or why it is not read."""
    try:
        rows = workbook_rows(Path(path))
        while batch := list(itertools.islice(rows, _ROWS_A_LINE)):
            yield [(number, [*map(_said, cells)]) for number, cells in batch]
    except FileRefusedError as refusal:
        yield refusal.told()


def _said(cell: Cell) -> Any:
    if isinstance(cell, timedelta):
        return {"timedelta": cell.total_seconds()}
    if isinstance(cell, date | time):
        return {type(cell).__name__: cell.isoformat()}
    return cell


def _cell(said: Any) -> Cell:
    if not isinstance(said, dict):
        cell: Cell = said
        return cell
    ((kind, value),) = said.items()
    if kind == "timedelta":
        return timedelta(seconds=value)
    return _MOMENTS[kind](value)
