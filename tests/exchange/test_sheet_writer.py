"""Nothing exported becomes a formula, and no file is left half-written."""

import csv
import errno
import itertools
import os
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.sheets import Cell, read_rows
from motcua_desktop.services.errors import DiskFullError, ReadOnlyPlaceError
from tests.documents.reading import saved_by_libreoffice

LEADS = ("=", "+", "-", "@", "\t", "\r")
BODIES = (
    "1+1",
    'HYPERLINK("http://x","bấm")',
    "cmd|' /C calc'!A0",
    "SUM(A1:A9)",
    'WEBSERVICE("http://x")',
    "Nguyễn Văn Ấn",
)
BEFORE = ("", " ", "\u00a0", "'")
HOSTILE = [
    f"{before}{lead}{body}{after}"
    for before, lead, body, after in itertools.product(
        BEFORE, LEADS, BODIES, ("", " ", "\n=1+1")
    )
]


def _written(path: Path, texts: list[str]) -> Path:
    with written_sheet(path) as sheet:
        sheet.row(["Ghi chú", "Số"])
        for number, text in enumerate(texts):
            sheet.row([text, number])
    return path


def test_hostile_texts_are_strings_in_xlsx(tmp_path: Path) -> None:
    assert len(HOSTILE) >= 200
    path = _written(tmp_path / "sổ.xlsx", HOSTILE)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert "hyperlink" not in xml.lower().replace("hyperlink(", "")
    read = [cells for _, cells in read_rows(path)][1:]
    assert [cells[1] for cells in read] == list(range(len(HOSTILE)))
    plain = [text for text in HOSTILE if text.isprintable()]
    assert {cells[0] for cells in read} >= set(plain)


def test_hostile_texts_get_a_quote_in_csv(tmp_path: Path) -> None:
    path = _written(tmp_path / "sổ.csv", HOSTILE)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [row[0] for row in csv.reader(file)][1:]
    assert len(cells) == len(HOSTILE)
    assert [cell for cell in cells if cell.lstrip()[:1] in set("=+-@\t\r")] == []
    assert [cell for cell in cells if "\n" in cell or "\r" in cell] == []


@pytest.mark.slow
def test_a_spreadsheet_program_computes_nothing_of_hostile_texts(
    tmp_path: Path,
) -> None:
    simple = [text for text in HOSTILE if text.isprintable()]
    path = _written(tmp_path / "sổ.xlsx", simple)
    saved = saved_by_libreoffice(
        path, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path
    )
    with saved.open(encoding="utf-8", newline="") as file:
        assert [row[0] for row in csv.reader(file)][1:] == simple


def test_days_moments_and_numbers_come_back_as_what_they_are(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    row: list[Cell | None] = [
        date(2026, 1, 2),
        datetime(2026, 1, 2, 8, 30),
        7,
        None,
        "001099012345",
    ]
    with written_sheet(path) as sheet:
        sheet.row(["ngày", "lúc", "số", "", "chữ"])
        sheet.row(row)
    cells = [cells for _, cells in read_rows(path)][1]
    assert list(cells) == [*row[:3], "", row[4]]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_failed_export_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"sổ{suffix}"
    path.write_bytes("bản cũ".encode())
    with pytest.raises(ZeroDivisionError), written_sheet(path) as sheet:
        sheet.row([1, 1 / 0])
    assert path.read_bytes() == "bản cũ".encode()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_place_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, suffix: str
) -> None:
    (tmp_path / "là tệp").write_text("", encoding="utf-8")
    path = tmp_path / "là tệp" / f"sổ{suffix}"
    with pytest.raises(ReadOnlyPlaceError), written_sheet(path) as sheet:
        sheet.row(["a"])


def test_other_kinds_of_file_are_refused_by_name(tmp_path: Path) -> None:
    with (
        pytest.raises(FileRefusedError, match=r"sổ\.ods"),
        written_sheet(tmp_path / "sổ.ods") as sheet,
    ):
        sheet.row(["a"])


def test_what_has_no_kind_of_its_own_is_written_as_text(tmp_path: Path) -> None:
    for suffix in (".xlsx", ".csv"):
        path = tmp_path / f"sổ{suffix}"
        with written_sheet(path) as sheet:
            sheet.row([time(8, 30), timedelta(hours=2), True, 7.0, 1.5])
        ((_, cells),) = read_rows(path)
        assert [str(cell).removesuffix(".0") for cell in cells] == [
            "08:30:00",
            "2:00:00",
            "True",
            "7",
            "1.5",
        ]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_folder_in_the_place_of_the_new_file_is_a_sentence(
    tmp_path: Path, suffix: str
) -> None:
    (tmp_path / f".sổ.partial{suffix}").mkdir()
    with (
        pytest.raises(ReadOnlyPlaceError),
        written_sheet(tmp_path / f"sổ{suffix}") as sheet,
    ):
        sheet.row(["a"])


def test_a_full_disk_is_its_own_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFullError), written_sheet(tmp_path / "sổ.csv") as sheet:
        sheet.row(["a"])
    assert list(tmp_path.iterdir()) == []
