"""A reader in a process of its own: it says the same, and its end is a sentence."""

import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from motcua_desktop.apart import system_limits
from motcua_desktop.exchange import workbook_apart
from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.sheets import read_rows
from motcua_desktop.exchange.workbook import Cell, workbook_rows
from motcua_desktop.exchange.workbook_apart import BOUNDS, workbook_rows_apart
from tests.cli.program import ROOT
from tests.exchange.hostile import HOSTILE, workbook
from tests.exchange.watching import (
    MEMORY_KIB,
    children,
    cost_of,
    in_place_of_the_reader,
)
from tests.faults.setting import within

_READ = "from motcua_desktop.exchange.sheets import read_rows"


def _book(path: Path, rows: int = 250) -> Path:
    with written_sheet(path) as sheet:
        sheet.row(["Mã hồ sơ", "Ngày", "Lúc", "Lệ phí"])
        for row in range(rows):
            moment = datetime(2026, 11, 23, 9, 42)
            sheet.row([f"hồ sơ {row}", date(2026, 11, 23), moment, row * 0.1])
    return path


@pytest.fixture
def others() -> set[str]:
    """What runs already, left to its own tests."""
    return children()


def test_a_reader_apart_says_what_one_in_this_process_says(tmp_path: Path) -> None:
    path = _book(tmp_path / "sổ theo dõi.xlsx")
    rows = list(read_rows(path))
    assert rows == [(number, [*cells]) for number, cells in workbook_rows(path)]
    assert len(rows) == 251
    assert rows[1][1][1:3] == [date(2026, 11, 23), datetime(2026, 11, 23, 9, 42)]


@pytest.mark.parametrize("cell", [timedelta(hours=3), "", 1.5, True, date(2026, 1, 2)])
def test_every_kind_of_cell_comes_back_as_it_was(cell: Cell) -> None:
    said = json.loads(json.dumps(workbook_apart._said(cell)))
    assert workbook_apart._cell(said) == cell
    assert type(workbook_apart._cell(said)) is type(cell)


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_costs_neither_time_nor_memory(
    kind: str, tmp_path: Path
) -> None:
    make, word = HOSTILE[kind]
    path = make(tmp_path / "sổ.xlsx")
    cost = cost_of(
        _READ, "[number for number, _ in read_rows(Path(sys.argv[1]))]", path
    )
    assert word in cost.said
    assert cost.seconds < within(5)
    assert cost.readers < MEMORY_KIB
    assert cost.own < MEMORY_KIB


def _in_place_of_the_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    program = in_place_of_the_reader(tmp_path, script)
    monkeypatch.setattr(sys, "executable", program)


@pytest.mark.parametrize(
    "script",
    [
        "kill -9 $$",
        """echo '[[1, ["dòng đầu"]]]'; kill -9 $$""",
        "printf '[[1, [\"nửa'",
        "exit 0",
    ],
)
def test_a_reader_that_dies_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: set[str], script: str
) -> None:
    _in_place_of_the_reader(tmp_path, monkeypatch, script)
    with pytest.raises(FileRefusedError, match="quá nhiều bộ nhớ hoặc thời gian"):
        list(workbook_rows_apart(tmp_path / "sổ.xlsx"))
    assert children() <= others


def test_a_reader_that_falls_silent_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: set[str]
) -> None:
    _in_place_of_the_reader(tmp_path, monkeypatch, "exec sleep 60")
    short = replace(BOUNDS, silent=0.2)
    monkeypatch.setattr(workbook_apart, "BOUNDS", short)
    begun = time.monotonic()
    with pytest.raises(FileRefusedError, match="không đọc được"):
        list(workbook_rows_apart(tmp_path / "sổ.xlsx"))
    assert time.monotonic() - begun < 5
    assert children() <= others


def test_a_reader_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, others: set[str]
) -> None:
    endless = """while true; do echo '[[1, ["mãi"]]]'; done"""
    _in_place_of_the_reader(tmp_path, monkeypatch, endless)
    little = replace(BOUNDS, said=10_000)
    monkeypatch.setattr(workbook_apart, "BOUNDS", little)
    with pytest.raises(FileRefusedError, match="quá lớn khi mở ra"):
        list(workbook_rows_apart(tmp_path / "sổ.xlsx"))
    assert children() <= others


def test_who_stops_listening_leaves_no_reader_behind(
    tmp_path: Path, others: set[str]
) -> None:
    rows = workbook_rows_apart(_book(tmp_path / "sổ.xlsx", rows=20_000))
    assert next(rows)[0] == 1
    assert len(children() - others) == 1
    rows.close()  # type: ignore[attr-defined]
    assert children() <= others


def test_the_system_bounds_memory_and_time_of_a_reader() -> None:
    words = (
        "from motcua_desktop.apart.system_limits import bound_this_process\n"
        "import resource\n"
        "bound_this_process(memory=400 * 2**20, seconds=7)\n"
        "assert resource.getrlimit(resource.RLIMIT_CPU) == (7, 7)\n"
        "bytearray(500 * 2**20)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", words],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert b"MemoryError" in ended.stderr


def test_the_bounds_are_laid_out_as_windows_reads_them() -> None:
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of 64 bits, by winnt.h.

    Laid out otherwise, it would bound nothing there, and without a word.
    """
    bounds = system_limits._Extended
    assert ctypes.sizeof(bounds) == 144
    assert bounds.process_memory.offset == 112
    assert system_limits._Basic.flags.offset == 16


def test_the_limits_stand_above_what_offices_bring(tmp_path: Path) -> None:
    """A book of a sheet's hundred thousand lines is read within its limits."""
    path = tmp_path / "sổ.xlsx"
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 100_001)
    )
    workbook(path, rows=rows)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert sum(1 for _ in read_rows(path)) == 100_000
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    assert used < BOUNDS.seconds / 10
