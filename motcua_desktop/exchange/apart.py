"""Reading workbooks in a process of its own, which may be killed.

A workbook is unpacked and parsed by foreign code. What the gate (`guard.py`) does not
foresee takes the reader's memory or time, not the program's: the reader is bounded by
the system and watched by us, and its end is a sentence.
"""

import itertools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any, Final

from motcua_desktop.exchange.errors import MEBIBYTE, FileRefusedError
from motcua_desktop.exchange.system_limits import bound_this_process
from motcua_desktop.exchange.workbook import Cell, NumberedRow, workbook_rows

READER: Final = "--read-apart"
"""The first word with which the program starts as a reader; see `__main__`."""

MOST_SILENT: Final = 60.0
"""Seconds without a word from the reader; 50,000 rows of 24 cells took 3 in all."""

MOST_MEMORY: Final = 1536 * MEBIBYTE
MOST_SECONDS: Final = 600
"""Processor time of one reader."""

MOST_SAID: Final = 2048 * MEBIBYTE
_NO_SPLASH: Final = {"PYINSTALLER_SUPPRESS_SPLASH_SCREEN": "1"}
_SOURCE: Final = Path(__file__).resolve().parents[2]
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
    heard = 0
    for line in _said_by_reader(path):
        heard += len(line)
        if heard > MOST_SAID:
            raise FileRefusedError(path.name, "quá lớn khi mở ra", _ADVICE)
        words = json.loads(line)
        if isinstance(words, list):
            yield from ((number, [*map(_cell, row)]) for number, row in words)
        elif "refused" in words:
            raise FileRefusedError(path.name, *words["refused"])
        else:
            return
    raise FileRefusedError(
        path.name, "không đọc được: cần quá nhiều bộ nhớ hoặc thời gian", _ADVICE
    )


def _said_by_reader(path: Path) -> Iterator[bytes]:
    """Return what a reader says, line by line; whatever happens, none is left."""
    module = [] if getattr(sys, "frozen", False) else ["-m", "motcua_desktop"]
    with subprocess.Popen(  # noqa: S603 this program itself
        [sys.executable, *module, READER, str(path.resolve())],
        env={**os.environ, "PYTHONPATH": str(_SOURCE), **_NO_SPLASH},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as reader:
        try:
            while line := _next_line(reader):
                yield line
        finally:
            reader.kill()


def _next_line(reader: "subprocess.Popen[bytes]") -> bytes:
    """Return the next whole line, b"" at the end; a reader that falls silent dies."""
    watch = threading.Timer(MOST_SILENT, reader.kill)
    watch.start()
    try:
        line = reader.stdout.readline() if reader.stdout else b""
    finally:
        watch.cancel()
    return line if line.endswith(b"\n") else b""


def serve(words: list[str]) -> int:
    """Read a workbook for another process and say its rows on the standard output."""
    bound_this_process(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    out = sys.stdout.buffer
    try:
        _say_rows(out, workbook_rows(Path(words[0])))
    except FileRefusedError as refusal:
        _say(out, {"refused": [refusal.why, refusal.advice]})
    except MemoryError:
        return 1
    return 0


def _say_rows(out: IO[bytes], rows: Iterator[NumberedRow]) -> None:
    while batch := list(itertools.islice(rows, _ROWS_A_LINE)):
        _say(out, [(number, [*map(_said, cells)]) for number, cells in batch])
    _say(out, {"done": True})


def _say(out: IO[bytes], words: object) -> None:
    out.write(json.dumps(words, ensure_ascii=False).encode() + b"\n")
    out.flush()


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
