"""Asking a reader: what it says line by line, and a sentence where it falls silent.

A file from outside is unpacked and parsed by foreign code. What no gate foresees takes
the reader's memory or time, not the program's: the reader is bounded by the system and
watched by us, and its end is a sentence.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

READER: Final = "--read-apart"
"""The first word with which the program starts as a reader; see `__main__`."""

MEBIBYTE: Final = 1024 * 1024
_TOO_MUCH: Final = "không đọc được: cần quá nhiều bộ nhớ hoặc thời gian"
END: Final = None
"""What a reader says last; one that was killed never does."""

_NO_SPLASH: Final = {"PYINSTALLER_SUPPRESS_SPLASH_SCREEN": "1"}
_SOURCE: Final = Path(__file__).resolve().parents[2]


class Reading(StrEnum):
    """What is read apart."""

    WORKBOOK = "workbook"
    REPORT = "report"
    SLIP_TEMPLATE = "slip-template"
    REPORT_TEMPLATE = "report-template"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reader may take: bytes of memory, seconds of the processor.

    `silent`: seconds without a word; `said`: bytes that it may say in all.
    """

    memory: int
    seconds: int
    silent: float
    said: int


class ReaderEndedError(Exception):
    """A reader did not come to its end; `why` goes on after the name of the file."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def asked(reading: Reading, question: object, bounds: Bounds) -> Iterator[Any]:
    """Yield what a reader says to `question`, value by value.

    Raises:
        ReaderEndedError: it was killed, died, fell silent or never ended.
    """
    heard = 0
    for line in _said(reading, json.dumps(question).encode(), bounds):
        heard += len(line)
        if heard > bounds.said:
            raise ReaderEndedError("quá lớn khi mở ra")
        said = json.loads(line)
        if said is END:
            return
        yield said
    raise ReaderEndedError(_TOO_MUCH)


def answer_of(reading: Reading, question: object, bounds: Bounds) -> Any:
    """Return the one value that a reader says to `question`.

    Raises:
        ReaderEndedError: as of `asked`.
    """
    last = deque(asked(reading, question, bounds), maxlen=1)
    if not last:
        raise ReaderEndedError(_TOO_MUCH)
    return last.pop()


def _said(reading: Reading, question: bytes, bounds: Bounds) -> Iterator[bytes]:
    """Return what a reader says, line by line; whatever happens, none is left."""
    module = [] if getattr(sys, "frozen", False) else ["-m", "motcua_desktop"]
    limits = [str(bounds.memory), str(bounds.seconds)]
    with subprocess.Popen(  # noqa: S603 this program itself
        [sys.executable, *module, READER, reading, *limits],
        env={**os.environ, "PYTHONPATH": str(_SOURCE), **_NO_SPLASH},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as reader:
        try:
            _put(reader, question, bounds.silent)
            while line := _next_line(reader, bounds.silent):
                yield line
        finally:
            reader.kill()


def _put(reader: "subprocess.Popen[bytes]", question: bytes, silent: float) -> None:
    """Give the question; of a reader that has died already we hear soon enough."""
    with _watched(reader, silent), contextlib.suppress(OSError):
        if reader.stdin:
            with reader.stdin as given:
                given.write(question)


def _next_line(reader: "subprocess.Popen[bytes]", silent: float) -> bytes:
    """Return the next whole line, b"" at the end."""
    with _watched(reader, silent):
        line = reader.stdout.readline() if reader.stdout else b""
    return line if line.endswith(b"\n") else b""


@contextlib.contextmanager
def _watched(reader: "subprocess.Popen[bytes]", silent: float) -> Iterator[None]:
    """Kill a reader that neither hears nor says anything."""
    watch = threading.Timer(silent, reader.kill)
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
