"""What is pinned once is pinned everywhere: Windows gets the same libraries."""

import re
import sys
from datetime import datetime

import pytest

from motcua_desktop import __version__
from tests.architecture.source import ROOT

sys.path.insert(0, str(ROOT / "build"))

from licences import ONLY_BUILDS

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


def test_known_weaknesses_were_looked_up_for_what_ships() -> None:
    """A new pin or a new release asks for a new look, and a new date."""
    page = (ROOT / "docs/advisories.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (\d\S*) \| ([^|]+) \|", page, re.MULTILINE)
    reviewed = {name: version for name, version, _ in rows}
    locked = _pins("build/windows_requirements.txt")
    shipped = {
        name: version for name, version in locked.items() if name not in ONLY_BUILDS
    }
    assert reviewed == shipped
    assert set(_pins("requirements.txt")) <= set(reviewed)
    assert all(found.strip() for _, _, found in rows)
    head = rf"^Release {re.escape(__version__)}, reviewed on (\d+ \w+ 20\d\d)\."
    (day,) = re.findall(head, page, re.MULTILINE)
    assert datetime.strptime(day, "%d %B %Y")


def test_the_version_is_three_numbers() -> None:
    """The launcher compares them; Windows shows them."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
