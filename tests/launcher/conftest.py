"""A launcher built once, and small programs packed behind it: shell scripts."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.architecture.source import ROOT
from tests.disks import mounted

sys.path.insert(0, str(ROOT / "build"))

from packing import pack_single

from launcher import build_launcher

UP = 'echo $$ > "$MOTCUA_STARTED"'
ANSWERS = """
case "$*" in
*"backup before-update"*) echo '{"path": "/bản sao/truoc.db"}'; exit 0;;
*"backup restore"*) exit 0;;
esac
"""


@dataclass(frozen=True)
class Computer:
    """A user's computer: a folder for files, one for programs, and what was run."""

    place: Path
    launcher: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def programs(self) -> Path:
        return self.place / "chương trình"

    @property
    def versions(self) -> list[str]:
        folder = self.programs / "versions"
        return sorted(it.name for it in folder.iterdir()) if folder.is_dir() else []

    @property
    def ran(self) -> list[str]:
        """Each program that ran, as version and words, oldest first."""
        trace = self.place / "trace"
        return trace.read_text("utf-8").splitlines() if trace.exists() else []

    def download(
        self, version: str, script: str = UP, size: int = 0, answers: str = ANSWERS
    ) -> Path:
        """Bring a single file of `version` to this computer."""
        folder = self.place / f"làm ra {version}"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "_internal").mkdir(parents=True)
        (folder / "_internal" / "chữ Việt.txt").write_text("Nguyễn", "utf-8")
        (folder / "_internal" / "nặng.bin").write_bytes(os.urandom(size))
        (folder / "_internal" / "lối tắt").symlink_to("chữ Việt.txt")
        program = folder / "MotCua"
        trace = f'#!/bin/sh\necho "{version} $*" >> "$TRACE"\n'
        program.write_text(trace + answers + script + "\n", "utf-8")
        program.chmod(0o755)
        target = self.place / f"Một Cửa {version}"
        pack_single(folder, self.launcher, version, target)
        return target

    def start(self, file: Path, *words: str, **more: str) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [str(file), *words],
            env={
                **os.environ,
                "MOTCUA_PROGRAMS": str(self.programs),
                "TRACE": str(self.place / "trace"),
                **self.environment,
                **more,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, file: Path, *words: str, **more: str) -> tuple[int, str]:
        """Start a file, wait for its end; return its status and what it said."""
        running = self.start(file, *words, **more)
        _, said = running.communicate(timeout=60)
        return running.returncode, said


@pytest.fixture(scope="session")
def launcher(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The launcher as it is shipped, for this system."""
    return build_launcher("linux", "0.1.0", tmp_path_factory.mktemp("go") / "launcher")


@pytest.fixture
def computer(tmp_path: Path, launcher: Path) -> Computer:
    place = tmp_path / "Nguyễn Văn Ấn (một cửa)"
    place.mkdir()
    return Computer(place, launcher)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB; mounting it needs root."""
    with mounted(tmp_path / "ổ nhỏ", "size=2m") as disk:
        yield disk


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that nobody may write to."""
    with mounted(tmp_path / "ổ khóa", "ro,size=2m") as disk:
        yield disk
