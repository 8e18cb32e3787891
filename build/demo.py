"""The main job in one command: an office, a receipt, a report, the window.

    python3 build/demo.py            a demo office in ./demo-office
    python3 build/demo.py --dossiers 100000 --no-open

Options are those of the program's own command `demo`.
"""

import os
import subprocess
import sys

from environment import ROOT, prepare


def main() -> int:
    """Prepare the environment and run the command `demo` in it."""
    python = prepare("requirements.txt")
    data = str(ROOT / "demo-office")
    command = [str(python), "-m", "motcua_desktop", "--data", data, "demo"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    return subprocess.run(
        [*command, *sys.argv[1:]], check=False, env=environment, cwd=ROOT
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
