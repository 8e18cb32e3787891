"""The program itself, over an encrypted office of two people who take turns."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua_desktop import desktop
from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.door import OfficeDoor
from motcua_desktop.storage import key_ring
from tests.builders import Clock
from tests.cli.program import ROOT
from tests.ui.whole_program import PATIENCE

pytestmark = pytest.mark.window

PASSWORD = "mot cua An Hoa 2026"


@pytest.fixture
def key(
    office: OpenOffice, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[bytes]:
    """The key of the office, which Hà and Lan may open, too."""
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})
    office.close()
    door = OfficeDoor(office.data, None, clock=clock)
    door.seal("", "mat khau chung", "ABCD-EFGH")
    accounts = door.office.accounts
    accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    accounts.log_in("ha", PASSWORD)
    accounts.add("lan", "Lê Thị Lan", Role.LEADER, PASSWORD)
    key = door.office.database.key
    door.close()
    yield key
    assert not any(it.name == "keys-tries.txt" for it in office.data.iterdir())


@pytest.fixture
def before() -> set[str]:
    """The windows that this screen shows already."""
    return {window for window, _ in _windows()}


@pytest.fixture
def running(
    key: bytes, before: set[str], office: OpenOffice, tmp_path: Path
) -> Iterator["subprocess.Popen[bytes]"]:
    """The program, at its door."""
    assert key is not None, before
    mark = tmp_path / "đã mở"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), desktop.STARTED: str(mark)}
    environment.pop("MOTCUA_NOW", None)
    program = subprocess.Popen(
        [sys.executable, "-m", "motcua_desktop", "--data", str(office.data)],
        env=environment,
    )
    _until(mark.exists, "the door")
    yield program
    program.kill()
    program.wait()


def _until(is_so: Callable[[], object], what: str) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < until, f"{what} did not come"
        time.sleep(0.1)


def _xdo(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True)


def _to_window(size: str, others: set[str]) -> None:
    """Wait for a window of this size that is none of `others`; give it the keys."""

    def found() -> list[str]:
        return [it for it, its in _windows() if its == size and it not in others]

    _until(found, f"a window of {size}")
    _xdo("windowfocus", "--sync", *found())


def _windows() -> list[tuple[str, str]]:
    """Return what the screen shows: windows and their sizes."""
    words = ("search", "--onlyvisible", "--name", ".", "getwindowgeometry", "%@")
    shown = subprocess.run(
        ["xdotool", *words], capture_output=True, text=True, check=False
    )
    return re.findall(r"Window (\d+)\n.*\n\s+Geometry: (\d+x\d+)", shown.stdout)


def _came_in(data: Path, key: bytes) -> list[str]:
    """Return who passed the door, in turn."""
    office = open_office(data, key=key)
    try:
        rows = office.database.rows(
            "SELECT actor FROM audit WHERE detail = 'vào' ORDER BY seq"
        )
        return [name for (name,) in rows][1:]  # the first was while it was made
    finally:
        office.close()


def test_two_people_take_turns_at_one_window(
    running: "subprocess.Popen[bytes]",
    before: set[str],
    key: bytes,
    office: OpenOffice,
) -> None:
    _to_window("900x690", before)
    tries = office.data / "keys-tries.txt"
    _xdo("type", "--delay", "20", "ha")
    _xdo("key", "Return")
    _xdo("type", "--delay", "20", "sai roi")
    _xdo("key", "Return")
    _until(tries.exists, "the wrong try")
    assert _came_in(office.data, key) == []
    _until(lambda: "[1," in tries.read_text("utf-8"), "the count of it")
    _xdo("type", "--delay", "20", PASSWORD)
    _xdo("key", "Return")
    _to_window("1366x768", before)
    assert _came_in(office.data, key) == ["Trần Thị Thu Hà"]
    # Keys wait in line: the lock is there before the next one is read.
    _xdo("key", "ctrl+l", "shift+Tab", "End", "shift+Home", "BackSpace")
    _xdo("type", "--delay", "20", "lan")
    _xdo("key", "Return")
    _xdo("type", "--delay", "20", PASSWORD)
    _xdo("key", "Return")
    _until(lambda: len(_came_in(office.data, key)) == 2, "Lan at her window")
    assert _came_in(office.data, key)[1] == "Lê Thị Lan"
    assert running.poll() is None
