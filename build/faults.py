"""The harnesses of `HARNESSES` in their full setting, and the figures they found.

    .venv/bin/python build/faults.py            all of it: some hours on two cores
    .venv/bin/python build/faults.py places     the suite in the places of offices
    .venv/bin/python build/faults.py tests/faults/test_kills.py

One harness after the other, each in a folder of its own that goes with it, stopped
where it takes too long; its figures are told at once. At the end stands a table for
docs/reliability.md; the status is 1 when a harness failed.
"""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import places

ROOT = Path(__file__).resolve().parent.parent
HARNESSES: Final = (
    "tests/faults/test_*.py",
    "tests/exchange/test_*apart.py",
    "tests/ui/test_kill.py",
    "tests/ui/test_window_soak.py",
    "tests/ui/test_event_loop.py",
    "tests/ui/test_reading_start.py",
    "tests/ui/test_locked_office.py",
    "tests/storage/test_audit_chain.py",
    "tests/ui/test_typing.py",
    "tests/services/test_table_properties.py",
)
PLACES: Final = "places"
_MOST_SECONDS: Final = 60 * 60
"""Of one harness."""

_SECTIONS: Final = ((22, "A"), (26, "B"), (39, "C"), (47, "D"))
"""The parts of the acceptance list, by the last item of each."""


def main() -> int:
    """Run every harness in full and print what it found."""
    found = (path for pattern in HARNESSES for path in sorted(ROOT.glob(pattern)))
    chosen = sys.argv[1:] or [*map(str, found), PLACES]
    failed, rows = [], list[str]()
    with tempfile.TemporaryDirectory(prefix="motcua-faults-") as shared:
        for harness in chosen:
            begun = time.monotonic()
            with tempfile.TemporaryDirectory(prefix="motcua-faults-") as folder:
                run = _run_in_places if harness == PLACES else _run_in_full
                passed, told = run(harness, Path(folder), Path(shared))
            if not passed:
                failed.append(harness)
            rows += told
            taken = f"{Path(harness).name}: {time.monotonic() - begun:.0f} s"
            print(taken, *told, sep="\n", flush=True)
    print("| item | what | found |\n| --- | --- | --- |", *rows, sep="\n")
    print(*(f"không đạt: {harness}" for harness in failed), sep="\n")
    return 1 if failed else 0


def _run_in_full(harness: str, folder: Path, shared: Path) -> tuple[bool, list[str]]:
    """Run one harness; return whether it passed and the rows of its figures."""
    figures = folder / "figures.jsonl"
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "MOTCUA_FAULTS": "full",
        "MOTCUA_FAULT_FIGURES": str(figures),
        "MOTCUA_FAULT_OFFICES": str(shared),
    }
    words = ("-p", "no:xdist", harness, f"--basetemp={folder / 'work'}")
    passed = _pytest(words, ROOT, environment, folder / "said.txt")
    return passed, _rows(figures)


def _run_in_places(_: str, folder: Path, __: Path) -> tuple[bool, list[str]]:
    """Run the suite in each of the places of offices."""
    place = places.laid_out(folder)
    passed, rows = True, []
    for words in places.SURROUNDINGS:
        environment = places.surroundings(words, folder) | {"PYTHONPATH": str(place)}
        said = folder / "said.txt"
        passed &= _pytest(places.SUITE, place, environment, said)
        counts = re.findall(r"\d+ (?:passed|failed|errors?)", said.read_text("utf-8"))
        name = " ".join(f"{key}={value}" for key, value in words.items())
        rows.append(f"| D46 | suite, {name} | {', '.join(counts)} |")
    return passed, rows


def _pytest(
    words: Sequence[str], cwd: Path, environment: Mapping[str, str], said: Path
) -> bool:
    """Run tests; return whether they passed. All they started ends with them."""
    with said.open("w", encoding="utf-8") as output:
        running = subprocess.Popen(
            [sys.executable, "-m", "pytest", "-q", *words],
            cwd=cwd,
            env=environment,
            stdout=output,
            start_new_session=True,
        )
    try:
        passed = running.wait(_MOST_SECONDS) == 0
    except subprocess.TimeoutExpired:
        passed = False
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()
    if not passed:
        print(said.read_text(encoding="utf-8"), flush=True)
    return passed


def _rows(figures: Path) -> list[str]:
    if not figures.exists():
        return []
    rows = []
    for line in figures.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = ", ".join(f"{name} {value}" for name, value in row["found"].items())
        part = next(part for last, part in _SECTIONS if int(row["item"]) <= last)
        rows.append(f"| {part}{row['item']} | {row['what']} | {found} |")
    return rows


if __name__ == "__main__":
    sys.exit(main())
