"""What is pinned once is pinned everywhere: Windows gets the same libraries."""

import re

import pytest

from motcua_desktop import __version__
from tests.architecture.source import ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[a-z]+\])?==([^ \n]+)", re.MULTILINE)


def _pins(path: str) -> dict[str, str]:
    text = (ROOT / path).read_text(encoding="utf-8")
    return {
        re.sub(r"[-_.]+", "-", name).lower(): version
        for name, version in PIN.findall(text)
    }


@pytest.mark.parametrize("path", ["requirements.txt", "requirements-build.txt"])
def test_windows_gets_what_is_pinned(path: str) -> None:
    """A difference is mended by build/lock_windows.py."""
    pinned, locked = _pins(path), _pins("build/windows_requirements.txt")
    assert {name: locked.get(name) for name in pinned} == pinned


def test_every_wheel_of_windows_has_its_hash() -> None:
    text = (ROOT / "build/windows_requirements.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    shape = re.compile(r"[a-z0-9.-]+==[^ ]+ --hash=sha256:[0-9a-f]{64}")
    assert [line for line in lines if not shape.fullmatch(line)] == []


def test_the_version_is_three_numbers() -> None:
    """The launcher compares them; Windows shows them."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
