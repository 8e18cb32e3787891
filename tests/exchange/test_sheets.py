"""Rows out of XLSX and CSV files, whatever code and separator they are in."""

from pathlib import Path

import pytest
import xlsxwriter

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.sheets import read_rows

LINES = "Chủ hồ sơ{0}Ghi chú\nĐặng Thị Ánh{0}Thôn Đông\n"
EXPECTED = [(1, ["Chủ hồ sơ", "Ghi chú"]), (2, ["Đặng Thị Ánh", "Thôn Đông"])]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_csv_file_is_read_in_any_unicode_and_with_any_separator(
    tmp_path: Path, code: str, delimiter: str
) -> None:
    path = tmp_path / "sổ.csv"
    path.write_text(LINES.format(delimiter), encoding=code)
    assert list(read_rows(path)) == EXPECTED


def test_a_csv_file_of_old_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "sổ.csv"
    # windows-1258 has the horn and the hats as letters, the tones as marks
    path.write_bytes(b"Ch\xfe;T\xean\nTr\xe2\xccn;H\xe2n\n")
    assert [cells for _, cells in read_rows(path)][1][1] == "Hân"


def test_a_formula_counts_by_its_stored_value(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    sheet.write_formula(0, 0, '=UPPER("an")', None, "AN")
    sheet.write_formula(0, 1, "=1+1", None, 2)
    workbook.close()
    assert list(read_rows(path)) == [(1, ["AN", 2.0])]


def test_empty_rows_are_left_out_and_a_hundred_of_them_end_the_sheet(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sổ.csv"
    path.write_text("a,b\n" + "\n" * 50 + "c,d\n" + ",\n" * 100 + "e,f\n", "utf-8")
    assert list(read_rows(path)) == [(1, ["a", "b"]), (52, ["c", "d"])]


def test_a_quote_that_our_export_put_before_a_formula_is_taken_off(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sổ.csv"
    path.write_text('"\'=1+1","\'tis","\'+84 900"\n', "utf-8")
    assert list(read_rows(path)) == [(1, ["=1+1", "'tis", "+84 900"])]


def test_a_csv_file_with_too_many_columns_is_refused_by_its_line(
    tmp_path: Path,
) -> None:
    path = tmp_path / "sổ.csv"
    path.write_text("a,b\n" + "," * 500 + "\n", "utf-8")
    with pytest.raises(FileRefusedError, match="501 cột ở dòng 2"):
        list(read_rows(path))


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "sổ.csv"
    path.write_text('a,b\n"' + "x" * 200_000, "utf-8")
    with pytest.raises(FileRefusedError, match="sai cấu trúc CSV"):
        list(read_rows(path))
