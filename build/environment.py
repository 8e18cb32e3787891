"""The project's own virtual environment, made by the standard library alone."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = (3, 11)
# What Debian splits off from Python and the program needs to run.
DEBIAN_PYTHON = ("python3-venv", "python3-tk")


def prepare(requirements: str) -> Path:
    """Make the environment hold `requirements`; return its Python."""
    if sys.version_info[:2] != PYTHON:
        sys.exit("Cần Python 3.11: chạy lại bằng python3.11 (Windows: py -3.11).")
    install_debian(_missing_parts_of_python())
    folder = "Scripts" if os.name == "nt" else "bin"
    python = ENVIRONMENT / folder / ("python.exe" if os.name == "nt" else "python")
    if not _works(python):
        print("Tạo môi trường ảo .venv …", flush=True)
        run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
    stamp = ENVIRONMENT / f".{requirements}.installed"
    digest = _digest(requirements)
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != digest:
        print(f"Cài {requirements} …", flush=True)
        pip = (str(python), "-m", "pip", "install", "--disable-pip-version-check")
        run(*pip, "--quiet", "-r", str(ROOT / requirements))
        stamp.write_text(digest, encoding="ascii")
    # Half of a start is spent on compiling where that was not done before.
    run(str(python), "-m", "compileall", "-q", str(ROOT / "motcua_desktop"))
    return python


def install_debian(packages: Sequence[str]) -> None:
    """Install Debian packages that are not there, as root or through sudo."""
    missing = [package for package in packages if not _has_debian(package)]
    if not missing:
        return
    apt = shutil.which("apt-get")
    if apt is None:
        sys.exit(f"Thiếu: {', '.join(missing)}. Cài rồi chạy lại.")
    sudo = [] if os.geteuid() == 0 else ["sudo"]
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Cài {', '.join(missing)} …", flush=True)
    subprocess.run([*sudo, apt, "update", "-qq"], check=True, env=quiet)
    subprocess.run(
        [*sudo, apt, "install", "-y", "-qq", "--no-install-recommends", *missing],
        check=True,
        env=quiet,
        stdout=subprocess.DEVNULL,
    )


def run(*command: str) -> None:
    """Run a command in the project's root; stop with its status if it fails."""
    finished = subprocess.run(command, check=False, cwd=ROOT)
    if finished.returncode:
        sys.exit(finished.returncode)


def _digest(requirements: str) -> str:
    pinned = sorted(ROOT.glob("requirements*.txt"))
    text = b"".join(path.read_bytes() for path in pinned)
    return hashlib.sha256(requirements.encode() + text).hexdigest()


def _works(python: Path) -> bool:
    if not python.is_file():
        return False
    version = "import sys; sys.exit(sys.version_info[:2] != (3, 11))"
    return subprocess.run([python, "-c", version], check=False).returncode == 0


def _missing_parts_of_python() -> list[str]:
    if os.name == "nt":
        return []
    parts = {"python3-venv": "ensurepip", "python3-tk": "tkinter"}
    return [
        package
        for package in DEBIAN_PYTHON
        if subprocess.run(
            [sys.executable, "-c", f"import {parts[package]}"],
            check=False,
            stderr=subprocess.DEVNULL,
        ).returncode
    ]


def _has_debian(package: str) -> bool:
    query = shutil.which("dpkg-query")
    if query is None:
        return False
    found = subprocess.run(
        [query, "-W", "-f", "${Status}", package],
        check=False,
        capture_output=True,
        text=True,
    )
    return "ok installed" in found.stdout
