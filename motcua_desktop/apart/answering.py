"""Answering as a reader: bounded by the system before the first byte is read."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from motcua_desktop.apart.asking import END
from motcua_desktop.apart.system_limits import bound_this_process

Reader = Callable[[Any], Iterable[object]]
"""Reads what a question names and says it, value by value; none of them is None."""


def answer(words: list[str], readers: Mapping[str, Reader]) -> int:
    """Read for the process that started this one; what is said goes out at once.

    `words`: which reader, the bytes of memory and the seconds that it may take. The
    question stands on the standard input: it may hold personal data, which the list
    of processes shows to everybody.
    """
    reading, memory, seconds = words
    bound_this_process(memory=int(memory), seconds=int(seconds))
    for said in readers[reading](json.loads(sys.stdin.buffer.read())):
        _say(said)
    _say(END)
    return 0


def _say(words: object) -> None:
    line = json.dumps(words, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode() + b"\n")
    sys.stdout.buffer.flush()
