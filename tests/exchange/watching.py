"""Reading a file as the program does, and what that cost: seconds and memory."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.cli.program import ROOT

MEMORY_KIB = 500 * 1024

_WATCHED = """
import json, resource, sys, time
from pathlib import Path
from motcua_desktop.domain.errors import DomainError
{imports}
begun = time.monotonic()
try:
    said = {read}
except DomainError as refusal:
    said = str(refusal)
children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
# Not of getrusage: that counts what the process was forked from, too.
status = Path("/proc/self/status").read_text()
own = int(status.partition("VmHWM:")[2].split()[0])
print(json.dumps([said, time.monotonic() - begun, children, own]))
"""


class Cost(NamedTuple):
    """What reading a file said and took; memory in KiB, of readers and of ours."""

    said: str
    seconds: float
    readers: int
    own: int


def cost_of(imports: str, read: str, path: Path) -> Cost:
    """Read `path` in a program of its own by the expression `read` of `sys.argv`."""
    answered = subprocess.run(
        [sys.executable, "-c", _WATCHED.format(imports=imports, read=read), str(path)],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return Cost(*json.loads(answered.stdout))


def children() -> set[str]:
    """Return the processes that this one has started and that still run."""
    task = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(task.read_text().split())


def in_place_of_the_reader(folder: Path, script: str) -> str:
    """Write a program that stands in for the reader; return its path."""
    program = folder / "trình đọc"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return str(program)
