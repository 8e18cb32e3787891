"""A report that comes back, read by a process of its own (`apart`)."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from motcua_desktop.apart.asking import Bounds, ReaderEndedError, Reading, answer_of
from motcua_desktop.domain.report_text import Passage
from motcua_desktop.exchange.errors import MEBIBYTE, FileRefusedError
from motcua_desktop.exchange.report_files import ADVICE, read_report
from motcua_desktop.services.rows.issues import FileReading

BOUNDS: Final = Bounds(
    memory=450 * MEBIBYTE, seconds=20, silent=30.0, said=64 * MEBIBYTE
)
"""A report of a year, with its annexes, takes half a second."""


def read_report_apart(path: Path) -> FileReading:
    """Return what a DOCX or PDF file says, read by another process.

    Raises:
        FileRefusedError: it may not or cannot be read, or its reader was killed.
    """
    try:
        said = answer_of(Reading.REPORT, str(path.resolve()), BOUNDS)
    except ReaderEndedError as ended:
        raise FileRefusedError(path.name, ended.why, ADVICE) from ended
    if "why" in said:
        raise FileRefusedError(path.name, **said)
    passages = tuple(map(_passage, said.pop("passages")))
    return FileReading(**said, passages=passages)


def say_report(path: str) -> Iterator[object]:
    """Say what a report says, or why it is not read."""
    try:
        yield asdict(read_report(Path(path)))
    except FileRefusedError as refusal:
        yield refusal.told()


def _passage(said: dict[str, Any]) -> Passage:
    return Passage(**{**said, "cells": tuple(said["cells"])})
