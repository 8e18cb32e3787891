"""A small office for the command line."""

from pathlib import Path

import pytest

from motcua_desktop.bootstrap import open_office
from tests.builders import Clock, set_up_office
from tests.cli.program import Program


@pytest.fixture
def program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Program:
    """The command line at 09:42 on Monday 23/11/2026."""
    monkeypatch.setenv("MOTCUA_NOW", "2026-11-23T09:42:10")
    data = tmp_path / "văn phòng"
    office = open_office(data, clock=Clock())
    set_up_office(office)
    office.close()
    return Program(data, capsys)
