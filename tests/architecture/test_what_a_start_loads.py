"""A start loads what its window shows; the rest is loaded when it is asked for."""

import subprocess
import sys

import pytest

LIBRARIES = ("docx", "reportlab", "openpyxl", "psycopg", "lxml")
"""Each costs a start a tenth of a second or more."""

LATER = (
    *(f"motcua_desktop.{it}" for it in ("cli.commands", "founding", "documents")),
    *(
        f"motcua_desktop.ui.screens.{it}"
        for it in ("setup", "door.view", "door.working", "papers", "imports", "online")
    ),
)
"""What few starts show."""

LOADED = """
import sys
from motcua_desktop.__main__ import spare_server_driver
spare_server_driver([])
import motcua_desktop.cli.main, motcua_desktop.window
print(*sorted(name for name, it in sys.modules.items() if it is not None))
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The modules that a window takes in before it opens."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("name", [*LIBRARIES, *LATER])
def test_the_window_starts_without(loaded: set[str], name: str) -> None:
    assert "motcua_desktop.ui.app" in loaded
    assert name not in loaded
