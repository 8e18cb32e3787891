"""The harnesses of `HARNESSES` in their full setting, and the figures they found.

    .venv/bin/python build/faults.py        about an hour on two quiet cores

One harness after the other, each in a folder of its own that goes with it, stopped
where it takes too long; its figures are told at once. At the end stands a table for
docs/reliability.md; the status is 1 when a harness failed.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
HARNESSES: Final = (
    "tests/faults/test_*.py",
    "tests/exchange/test_*apart.py",
    "tests/ui/test_kill.py",
    "tests/ui/test_window_soak.py",
    "tests/ui/test_event_loop.py",
    "tests/ui/test_typing.py",
    "tests/services/test_table_properties.py",
)
_MOST_SECONDS: Final = 60 * 60
"""Of one harness."""


def main() -> int:
    """Run every harness in full and print what it found."""
    found = (path for pattern in HARNESSES for path in sorted(ROOT.glob(pattern)))
    chosen = sys.argv[1:] or [str(path) for path in found]
    failed, rows = [], list[str]()
    for harness in chosen:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="motcua-faults-") as folder:
            figures = Path(folder) / "figures.jsonl"
            if not _run(harness, Path(folder), figures):
                failed.append(harness)
            told = _rows(figures)
        rows += told
        print(
            f"{Path(harness).name}: {time.monotonic() - begun:.0f} s", *told, sep="\n"
        )
        sys.stdout.flush()
    print("| item | what | found |\n| --- | --- | --- |", *rows, sep="\n")
    print(*(f"không đạt: {harness}" for harness in failed), sep="\n")
    return 1 if failed else 0


def _run(harness: str, folder: Path, figures: Path) -> bool:
    """Run one harness; return whether it passed. All it started ends with it."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "MOTCUA_FAULTS": "full",
        "MOTCUA_FAULT_FIGURES": str(figures),
    }
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", harness]
    running = subprocess.Popen(
        [*command, f"--basetemp={folder / 'work'}"],
        cwd=ROOT,
        env=environment,
        start_new_session=True,
    )
    try:
        return running.wait(_MOST_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()


def _rows(figures: Path) -> list[str]:
    if not figures.exists():
        return []
    rows = []
    for line in figures.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = ", ".join(f"{name} {value}" for name, value in row["found"].items())
        rows.append(f"| A{row['item']} | {row['what']} | {found} |")
    return rows


if __name__ == "__main__":
    sys.exit(main())
