"""What a start takes in: the driver of servers only where a server is named."""

import subprocess
import sys

import pytest

from motcua_desktop.desktop import DATABASE
from tests.cli.program import ROOT

LOADED = """
import sys
from motcua_desktop import __main__ as program
try:
    program.start()
except SystemExit:
    pass
import peewee
print("\\nloaded", peewee.psycopg is not None)
"""
SERVER = "postgresql://mot-cua@may-chu/motcua"


@pytest.mark.parametrize(
    ("words", "environment", "loads"),
    [
        ([], {}, "False"),
        (["--database", "sqlite:///a.db"], {}, "False"),
        ([f"--database={SERVER}"], {}, "True"),
        ([], {DATABASE: SERVER}, "True"),
    ],
)
def test_the_drivers_of_servers_stay_out_of_a_desk_of_its_own(
    words: list[str], environment: dict[str, str], loads: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words, "--version"],
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split()[-2:] == ["loaded", loads]
