"""Tables of reports from the command line: by name, by period, with their dossiers."""

import hashlib
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.exchange.sheet_reading import read_sheet

PERIOD = ("--period", "luy-ke-thang-11-2026")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "pdf"])
def test_a_table_is_written_in_each_format(
    program: Program, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"biểu 06a.{suffix}"
    answer = program("report", "ii-06a", *PERIOD, "--out", path, "--json").document
    content = path.read_bytes()
    assert answer == {
        "path": str(path),
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def test_the_list_of_reports_names_tables_with_their_formats(program: Program) -> None:
    reports = program("report", "list", "--json").document["reports"]
    formats = {one["name"]: one["formats"] for one in reports}
    assert formats["ii-06a"] == ["docx", "xlsx", "pdf"]
    assert formats["so-theo-doi"] == ["xlsx"]
    assert all(one["title"] for one in reports)


def test_the_dossiers_behind_come_as_an_annex(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "hồ sơ.xlsx"
    words = ("report", "ii-06a", *PERIOD, "--dossiers-behind", path)
    answer = program(*words, "--column", "total", "--json").document
    assert set(answer) == {"behind_path", "behind_sha256"}
    overview = read_sheet(path)
    assert overview.row(1) == {
        "A": "Dòng",
        "B": "Cột",
        "C": "Số trong bảng",
        "D": "Số mã hồ sơ",
    }
    row = overview.row(2)
    assert row["C"] == row["D"]
    refused = program(*words, "--column", "tổng")
    assert refused.status == 1
    assert "Cột của bảng “tổng”" in refused.err or "tổng" in refused.err


@pytest.mark.parametrize(
    ("words", "status", "why"),
    [
        (("ii-06a", "--out", "a.docx"), 2, "--period"),
        (("ii-06a", *PERIOD), 2, "--out"),
        (("ii-06a", *PERIOD, "--from", "2026-01-01", "--out", "a.docx"), 2, "--period"),
        (("ii-06a", "--period", "quy-5-2026", "--out", "a.docx"), 1, "quy-3-2026"),
        (("ii-06a", "--period", "nam-2027", "--out", "a.docx"), 1, "chưa kết thúc"),
        (("uoc-tinh-766", *PERIOD, "--out", "a.docx"), 1, "--estimate"),
        (("so-theo-doi", *PERIOD, "--out", "a.docx"), 1, "xlsx"),
        (("so-theo-doi", *PERIOD, "--dossiers-behind", "a.xlsx"), 1, "ii-06a"),
        (("cchc", *PERIOD, "--units", "apart", "--out", "a.docx"), 2, "--units apart"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_sentence(
    program: Program, words: tuple[str, ...], status: int, why: str
) -> None:
    answer = program("report", *words)
    assert (answer.status, answer.out) == (status, "")
    assert why in answer.err
    assert not Path("a.docx").exists()


def test_figures_take_a_period_by_its_name(program: Program) -> None:
    answer = program("figures", *PERIOD, "--calendar", "--json").document
    assert answer["period"] == {
        "from": "2026-01-01",
        "to": "2026-11-30",
        "kind": "cumulative",
        "calendar": True,
    }
