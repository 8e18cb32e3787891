"""The harnesses of tests/faults in their full setting, and the figures they found.

    .venv/bin/python build/faults.py        about an hour on two cores

Prints a table for docs/reliability.md; stops with 1 when a harness fails.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run every harness in full and print what it found."""
    with tempfile.TemporaryDirectory(prefix="motcua-faults-") as folder:
        figures = Path(folder) / "figures.jsonl"
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "MOTCUA_FAULTS": "full",
            "MOTCUA_FAULT_FIGURES": str(figures),
        }
        begun = time.monotonic()
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist"]
        chosen = sys.argv[1:] or ["tests/faults"]
        finished = subprocess.run(
            [*command, *chosen], check=False, cwd=ROOT, env=environment
        )
        print(f"{time.monotonic() - begun:.0f} s")
        if figures.exists():
            _print_table(figures)
    return finished.returncode


def _print_table(figures: Path) -> None:
    print("| item | what | found |\n| --- | --- | --- |")
    for line in figures.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = ", ".join(f"{name} {value}" for name, value in row["found"].items())
        print(f"| A{row['item']} | {row['what']} | {found} |")


if __name__ == "__main__":
    sys.exit(main())
