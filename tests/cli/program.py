"""The program's command line, called in this process or as a program of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.cli.main import main

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one command answered."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        answered: dict[str, Any] = json.loads(self.out)
        return answered

    @property
    def documents(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True, slots=True)
class Program:
    """The command line over one data folder."""

    data: Path
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *words: str | Path) -> Answer:
        self.capsys.readouterr()
        try:
            status = main(["--data", str(self.data), *map(str, words)])
        except SystemExit as stop:
            status = int(stop.code or 0)
        captured = self.capsys.readouterr()
        return Answer(status, captured.out, captured.err)


def started(data: Path, *words: str, **options: Any) -> "subprocess.Popen[str]":
    """Start the program as its user would."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    environment |= options.pop("environment", {})
    return subprocess.Popen(
        [sys.executable, "-m", "motcua_desktop", "--data", str(data), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        **options,
    )
