"""The program as a folder that needs no Python: made by PyInstaller, tried at once.

    python3 build/freeze.py

The folder is out/dist/MotCua. The build has an environment of its own, so that
nothing of the tests' tools gets in.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from environment import ROOT, run

ENVIRONMENT = ROOT / "out" / "freeze-venv"
PROGRAM = ROOT / "out" / "dist" / "MotCua"


def main() -> int:
    """Make the folder and let the program in it do the main job."""
    binaries = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
    if not binaries.is_dir():
        venv.create(ENVIRONMENT, with_pip=True)
    pip = (str(binaries / "python"), "-m", "pip", "install", "--quiet")
    run(*pip, "-r", str(ROOT / "requirements-build.txt"))
    places = ("--workpath", "out/work", "--distpath", "out/dist")
    spec = ("--noconfirm", "--clean", "--log-level", "WARN", "installer.spec")
    run(str(binaries / "python"), "-m", "PyInstaller", *places, *spec)
    size = sum(it.stat().st_size for it in PROGRAM.rglob("*") if it.is_file())
    print(f"out/dist/MotCua: {size / 1e6:.0f} MB")
    return _try_out()


def _try_out() -> int:
    name = "MotCua.exe" if os.name == "nt" else "MotCua"
    with tempfile.TemporaryDirectory(prefix="Một Cửa ") as folder:
        data = Path(folder) / "cơ quan mẫu"
        command = [PROGRAM / name, "--data", data, "demo", "--dossiers", "500"]
        finished = subprocess.run(
            [*map(str, command), "--no-open", "--json"],
            check=True,
            capture_output=True,
            cwd=folder,
        )
        made = json.loads(finished.stdout)
        assert Path(made["receipt_pdf"]).read_bytes().startswith(b"%PDF-"), made
        assert Path(made["report_docx"]).read_bytes().startswith(b"PK"), made
    print("frozen program: ổn")
    return 0


if __name__ == "__main__":
    sys.exit(main())
