"""Starts that cannot go well: a sentence, a status that is not 0, no data touched."""

import hashlib
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from motcua_desktop.documents import pdf
from tests.cli.program import Program
from tests.disks import mounted


def _hashes(folder: Path) -> dict[str, str]:
    """Return every file of an office but its log and locks."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in {".lock", ".log"}
    }


@pytest.fixture
def demo(program: Program, tmp_path: Path) -> Program:
    made = Program(tmp_path / "mẫu", program.capsys)
    assert made("demo", "--dossiers", "40", "--no-open").status == 0
    return made


def _number(demo: Program) -> str:
    (newest,) = sorted((demo.data / "slips").rglob("*-giay-tiep-nhan-01.pdf"))
    return newest.name.removesuffix("-giay-tiep-nhan-01.pdf")


def test_data_of_a_newer_program_are_left_as_they_are(program: Program) -> None:
    with closing(sqlite3.connect(program.data / "motcua.db")) as database:
        database.execute("PRAGMA user_version = 99")
        database.commit()
    before = _hashes(program.data)
    for words in ((), ("check",), ("backup", "make")):
        answer = program(*words)
        assert answer.status == 1, words
        assert "phiên bản mới hơn" in answer.err
    assert _hashes(program.data) == before


def test_a_data_folder_that_is_a_file_is_told(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "không phải thư mục"
    path.write_text("giữ nguyên", "utf-8")
    answer = Program(path, program.capsys)()
    assert (answer.status, path.read_text("utf-8")) == (1, "giữ nguyên")
    assert answer.err.startswith("Không ghi được vào")


def test_a_data_folder_on_a_read_only_disk_is_told(
    program: Program, read_only_disk: Path
) -> None:
    answer = Program(read_only_disk / "cơ quan", program.capsys)()
    assert (answer.status, answer.err.startswith("Không ghi được vào")) == (1, True)


def test_a_folder_in_a_cloud_is_refused_by_the_window(
    program: Program, tmp_path: Path
) -> None:
    answer = Program(tmp_path / "OneDrive - Sở Nội vụ", program.capsys)()
    assert answer.status == 1
    assert "đồng bộ lên đám mây" in answer.err


def test_without_a_screen_a_new_office_is_not_entered_but_told(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    answer = Program(tmp_path / "mới tinh", program.capsys)()
    assert answer.status == 1
    assert answer.err.startswith("Không mở được cửa sổ")


def test_a_font_that_is_gone_is_told_and_no_slip_is_issued(
    demo: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    number = _number(demo)
    before = _hashes(demo.data)
    pdf.fonts.cache_clear()
    monkeypatch.setattr(pdf, "asset", lambda name: tmp_path / "mất" / name)
    words = ("--anew", "--paper", "A4", "--out", tmp_path / "phiếu.pdf")
    answer = demo("slip", "giay-tiep-nhan", number, *words)
    pdf.fonts.cache_clear()
    assert answer.status == 1
    assert "Tệp phông chữ “Tinos-" in answer.err
    assert {name: it for name, it in _hashes(demo.data).items() if "slips" in name} == {
        name: it for name, it in before.items() if "slips" in name
    }


def test_without_a_printer_the_slip_is_kept_and_the_reason_told(demo: Program) -> None:
    number = _number(demo)
    answer = demo("print", "giay-tiep-nhan", number, "--printer", "Không có")
    assert answer.status != 0
    assert "Không có" in answer.err + answer.out


def test_no_screen_is_told(demo: Program) -> None:
    started = subprocess.run(
        [sys.executable, "-m", "motcua_desktop", "--data", str(demo.data)],
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": ".", "HOME": str(demo.data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert started.stderr.startswith("Không mở được cửa sổ:")


@pytest.fixture
def read_only_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "ổ khóa", "ro,size=2m") as disk:
        yield disk
