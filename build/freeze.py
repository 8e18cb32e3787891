"""The program as a folder and as a single file that need no Python: made, tried.

    python3 build/freeze.py

For the system it runs on; the artefacts lie in out/artefacts. The build has an
environment of its own, so that nothing of the tests' tools gets in.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

from artefacts import make_artefacts, single_file, source_date
from environment import ROOT, install_debian, run
from frozen_trials import DIST, try_out

ENVIRONMENT = ROOT / "out" / "freeze-venv"
SYSTEM = "windows" if os.name == "nt" else "linux"


def main() -> int:
    """Make the artefacts and let the single file do the main job."""
    if SYSTEM == "linux":
        install_debian(("golang-go", "openbox", "xvfb"))
    freeze(DIST)
    single = make_artefacts(SYSTEM, DIST)
    if SYSTEM == "linux":
        try_out(single)
    return 0


def freeze(dist: Path) -> None:
    """Make the program's folder in `dist`, with nothing of the caller's environment."""
    binaries = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
    if not binaries.is_dir():
        venv.create(ENVIRONMENT, with_pip=True)
    python = str(binaries / "python")
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "-r", str(ROOT / "requirements-build.txt"))
    places = ("--workpath", str(ROOT / "out" / "work"), "--distpath", str(dist))
    options = ("--noconfirm", "--clean", "--log-level", "ERROR")
    kept = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMP", "LOCALAPPDATA", "USERPROFILE")
    clean = {name: os.environ[name] for name in kept if name in os.environ}
    clean |= {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": source_date()}
    subprocess.run(
        [python, "-m", "PyInstaller", *options, *places, "installer.spec"],
        check=True,
        cwd=ROOT,
        env=clean | {"LC_ALL": "C.UTF-8"},
    )
    papers = single_file(SYSTEM).parent
    run(python, str(ROOT / "build" / "licences.py"), str(papers))


if __name__ == "__main__":
    sys.exit(main())
