"""Everything that must pass before a change lands, in one command.

    python3 build/check.py           all of it, as CI does
    python3 build/check.py --fast    no slow tests, no smoke test, no packages

Installs what it needs: the pinned requirements and, on Debian, the tools that tests
use by apt (a virtual screen, LibreOffice, poppler, PostgreSQL …).
"""

import os
import sys
import time

from environment import ENVIRONMENT, ROOT, install_debian, prepare, run

DEBIAN_TOOLS = (
    "cups",
    "fontconfig",
    "fonts-liberation2",
    "ghostscript",
    "golang-go",
    "imagemagick",
    "libreoffice-writer",
    "poppler-utils",
    "postgresql",
    "python3-icu",
    "x11-xserver-utils",
    "xauth",
    "xdotool",
    "xvfb",
    "zbar-tools",
)

SIDE_BY_SIDE = ("-n", "2", "--dist", "worksteal")
"""Two at once: what the smallest machine that checks has."""


def main() -> int:
    """Run the steps in order; the first that fails stops the run."""
    is_fast = "--fast" in sys.argv[1:]
    install_debian(DEBIAN_TOOLS)
    python = str(prepare("requirements-dev.txt"))
    tools = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
    os.environ["PYTHONPATH"] = str(ROOT)
    ruff = str(tools / "ruff")
    pytest = [python, "-m", "pytest", "-q", "--durations=15", *SIDE_BY_SIDE]
    steps = {
        "format": [ruff, "format", "--check", "."],
        "lint": [ruff, "check", "."],
        "types": [python, "-m", "mypy"],
        "tests": [*pytest, *(["-m", "not slow"] if is_fast else [])],
    }
    if not is_fast:
        steps["smoke"] = [python, "build/smoke.py"]
        steps["single file"] = [sys.executable, "build/freeze.py"]
        steps["windows"] = [sys.executable, "build/windows_build.py"]
        steps["windows printing"] = [python, "build/windows_trial.py"]
    for name, command in steps.items():
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        run(*command)
        print(f"== {name}: {time.monotonic() - begun:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
