"""Offices of many dossiers, made by the program's own demo."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Final

from tests.cli.program import ROOT

_SHARED: Final = "MOTCUA_FAULT_OFFICES"
"""Where build/faults.py keeps them for the harnesses of one run."""

NOW: Final = datetime(2026, 11, 23, 9, 42)
"""The moment at which they were made."""


def large_office(folder: Path, dossiers: int) -> Path:
    """Return the data of an office with so many dossiers since 2019, made if need be.

    It stands in `folder` or where the run keeps what its harnesses share.
    """
    data = Path(os.environ.get(_SHARED, folder)) / f"{dossiers} hồ sơ"
    if not data.exists():
        half_made = data.with_name(f"{data.name}, đang lập")
        command = [sys.executable, "-m", "motcua_desktop", "--data", str(half_made)]
        words = ["demo", "--dossiers", str(dossiers), "--from", "2019-01-02"]
        subprocess.run(
            [*command, *words, "--seed", "1", "--no-open"],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT), "MOTCUA_NOW": NOW.isoformat()},
        )
        half_made.rename(data)
    return data
