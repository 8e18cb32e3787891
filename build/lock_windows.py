"""Pins what Windows gets: every wheel with its hash, in windows_requirements.txt.

    python3 build/lock_windows.py      after a change of requirements*.txt

pip reads the markers of the computer that it runs on; what only Windows needs is
therefore named here.
"""

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT

LOCK = ROOT / "build" / "windows_requirements.txt"
_ONLY_WINDOWS = ("colorama", "pefile", "pywin32-ctypes", "tzdata")
_TESTING = ("hypothesis", "pytest", "syrupy")
_HEAD = (
    "# Every wheel of the Windows build and its tests; made by build/lock_windows.py.\n"
)


def main() -> None:
    """Download every wheel once and write its name, version and hash."""
    pins = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8").split()
    testing = [pin for pin in pins if pin.partition("==")[0] in _TESTING]
    with tempfile.TemporaryDirectory() as folder:
        for_windows = ("--platform", "win_amd64", "--python-version", "3.11")
        subprocess.run(
            [
                *(sys.executable, "-m", "pip", "download", "--quiet", "-d", folder),
                *(*for_windows, "--only-binary", ":all:"),
                *("-r", str(ROOT / "requirements-build.txt")),
                *(*testing, *_ONLY_WINDOWS),
            ],
            check=True,
        )
        lines = [_line(wheel) for wheel in sorted(Path(folder).iterdir())]
    LOCK.write_text(_HEAD + "".join(lines), encoding="utf-8")
    print(f"{LOCK.name}: {len(lines)}")


def _line(wheel: Path) -> str:
    name, version = wheel.name.split("-")[:2]
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return f"{name.lower().replace('_', '-')}=={version} --hash=sha256:{digest}\n"


if __name__ == "__main__":
    main()
