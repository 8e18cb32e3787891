"""Disks of a test: so small that they can be filled, or locked."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def mounted(disk: Path, options: str) -> Iterator[Path]:
    """Mount a disk at the new folder `disk` for a while: "size=2m", "ro,size=2m"."""
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.fail("this test needs to mount a small file system (root)")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


@contextlib.contextmanager
def protected(folder: Path) -> Iterator[None]:
    """Let nobody write to a folder for a while, root neither."""
    for words in (["--bind", folder, folder], ["-o", "remount,bind,ro", folder]):
        if subprocess.run(["mount", *map(str, words)], check=False).returncode:
            pytest.fail("the read-only test needs to mount a folder (root)")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(disk: Path) -> Path:
    """Leave no room on `disk`; return the file that has it."""
    ballast = disk / "phim.mp4"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast
