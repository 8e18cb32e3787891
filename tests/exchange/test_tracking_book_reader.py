"""Reading a tracking book: columns by name, rows typed or refused with a reason."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from motcua_desktop.domain.channel import Channel
from motcua_desktop.exchange.errors import HeadingMissingError, LegacyLettersError
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.exchange.sheets import Cell
from motcua_desktop.exchange.tracking_book_reader import read_tracking_book
from motcua_desktop.services.rows.tracking_book import BookRow, Outcome, RefusedRow
from tests.exchange.old_codes import in_tcvn3

HEADING = ("Chủ hồ sơ", "Ngày tiếp nhận", "Tên TTHC")
ROW: tuple[Cell, ...] = ("Đặng Thị Ánh", "02/01/2026", "Xác nhận đơn")


def _read(
    tmp_path: Path, *rows: Sequence[Cell | None], suffix: str = ".xlsx"
) -> list[BookRow | RefusedRow]:
    path = tmp_path / f"sổ{suffix}"
    with written_sheet(path) as sheet:
        for row in rows:
            sheet.row(row)
    return list(read_tracking_book(path))


def _one(tmp_path: Path, **cells: Cell) -> BookRow:
    """Return the row of a book with these columns beside the needed ones."""
    heading = (*HEADING, *(label.replace("_", " ") for label in cells))
    (row,) = _read(tmp_path, heading, (*ROW, *cells.values()))
    assert isinstance(row, BookRow), row
    return row


def _reason(tmp_path: Path, **cells: Cell) -> str:
    labels = [label.replace("_", " ") for label in cells]
    needed = dict(zip(HEADING, ROW, strict=True)) | dict(
        zip(labels, cells.values(), strict=True)
    )
    (row,) = _read(tmp_path, tuple(needed), tuple(needed.values()))
    assert isinstance(row, RefusedRow), row
    assert row.row == 2
    return row.reason


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_columns_are_found_in_any_order_with_or_without_diacritics(
    tmp_path: Path, suffix: str
) -> None:
    rows = _read(
        tmp_path,
        ("GHI CHU", "ten tthc", "  Ngày  TIẾP NHẬN *", "Chu ho so:"),
        ("gấp", "Xác nhận đơn", date(2026, 1, 2), "Đặng Thị Ánh"),
        suffix=suffix,
    )
    (row,) = rows
    assert isinstance(row, BookRow)
    assert row.received_on == date(2026, 1, 2)
    assert (row.applicant.name, row.procedure_name, row.note) == (
        "Đặng Thị Ánh",
        "Xác nhận đơn",
        "gấp",
    )


def test_the_heading_may_stand_below_a_title(tmp_path: Path) -> None:
    title = ("SỔ THEO DÕI HỒ SƠ",)
    (row,) = _read(tmp_path, title, ("Năm 2026",), (), HEADING, ROW)
    assert row.row == 5


def test_a_heading_of_two_rows_with_merged_cells_is_found(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    workbook = xlsxwriter.Workbook(str(path))
    sheet = workbook.add_worksheet()
    sheet.merge_range("A1:A2", "Chủ hồ sơ")
    sheet.merge_range("B1:B2", "Tên TTHC")
    sheet.merge_range("C1:D1", "Ngày")
    sheet.write_row("C2", ("tiếp nhận", "hẹn trả"))
    sheet.write_row("A3", ("An", "Xác nhận đơn", "02/01/2026", "05/01/2026"))
    workbook.close()
    (row,) = read_tracking_book(path)
    assert isinstance(row, BookRow)
    assert (row.received_on, row.due_on) == (date(2026, 1, 2), date(2026, 1, 5))


def test_a_book_without_a_needed_column_is_refused_by_its_name(
    tmp_path: Path,
) -> None:
    with pytest.raises(HeadingMissingError) as refusal:
        _read(tmp_path, ("Chủ hồ sơ", "Lĩnh vực"), ("An", "Hộ tịch"))
    assert "“Ngày tiếp nhận”, “Mã TTHC” hoặc “Tên TTHC”" in refusal.value.wrong
    assert "bỏ gộp ô" in refusal.value.advice


def test_unknown_columns_are_kept_in_the_note(tmp_path: Path) -> None:
    row = _one(tmp_path, Ghi_chú="gấp", Số_biên_lai=12.0, Màu="", Ngày_cấp="1/2/2020")
    assert row.note == "gấp; Số biên lai: 12; Ngày cấp: 1/2/2020"


def test_every_column_of_the_book_has_its_place(tmp_path: Path) -> None:
    row = _one(
        tmp_path,
        STT=1.0,
        Mã_hồ_sơ="H26.12-260102-0001",
        Mã_TTHC="1.004884",
        Lĩnh_vực="Hộ tịch",
        Số_bộ=2.0,
        Người_nộp="Lê An",
        Số_giấy_tờ=1099012345.0,
        Ngày_sinh="1/2/1990",
        Địa_chỉ="Thôn Đông",
        Điện_thoại=912345678.0,
        Kênh_tiếp_nhận="Trực tuyến mức độ 4",
        Ngày_hẹn_trả="05/01/2026 17:00",
        Ngày_có_kết_quả=46026.0,
        Ngày_trả_kết_quả=46027.0,
        Ngày_yêu_cầu_bổ_sung="03/01/2026",
        Ngày_nhận_bổ_sung="04/01/2026",
        Kết_quả="Đã giải quyết",
        Đơn_vị="Xã Bình Lâm",
        Cán_bộ="Trần Thị Thu Hà",
        Mức_hài_lòng="Rất hài lòng",
    )
    assert row.number == "H26.12-260102-0001"
    assert (row.procedure_code, row.sector, row.sets) == ("1.004884", "Hộ tịch", 2)
    person = row.applicant
    assert (person.submitter_name, person.id_number) == ("Lê An", "001099012345")
    assert (person.birth_date, person.phone) == (date(1990, 2, 1), "0912345678")
    assert row.channel is Channel.ONLINE
    assert row.due_on == datetime(2026, 1, 5, 17)
    assert (row.finished_on, row.returned_on) == (date(2026, 1, 4), date(2026, 1, 5))
    assert (row.asked_on, row.supplied_on) == (date(2026, 1, 3), date(2026, 1, 4))
    assert (row.outcome, row.satisfaction) == (Outcome.DONE, 5)
    assert (row.unit, row.officer) == ("Xã Bình Lâm", "Trần Thị Thu Hà")
    assert row.note == ""


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("", Channel.DESK),
        ("TRỰC TIẾP", Channel.DESK),
        ("truc tuyen", Channel.ONLINE),
        ("Bưu chính công ích", Channel.POSTAL),
        ("Qua dịch vụ bưu chính", Channel.POSTAL),
    ],
)
def test_the_channel_is_read_from_its_words(
    tmp_path: Path, words: str, channel: Channel
) -> None:
    assert _one(tmp_path, Kênh_tiếp_nhận=words).channel is channel


def test_words_that_are_no_outcome_go_into_the_note(tmp_path: Path) -> None:
    row = _one(tmp_path, Kết_quả="Cấp giấy chứng nhận")
    assert (row.outcome, row.note) == (Outcome.UNSAID, "kết quả: Cấp giấy chứng nhận")


def test_a_birth_year_of_two_digits_is_of_the_last_century(tmp_path: Path) -> None:
    row = _one(tmp_path, Ngày_sinh="29/02/52")
    assert row.applicant.birth_date == date(1952, 2, 28)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Ngày tiếp nhận": ""}, "Ngày tiếp nhận còn để trống."),
        ({"Ngày tiếp nhận": "31/02/2026"}, "“31/02/2026” không phải ngày"),
        ({"Chủ hồ sơ": ""}, "Chủ hồ sơ còn để trống."),
        ({"Chủ hồ sơ": "\u200b \u00a0"}, "Chủ hồ sơ còn để trống."),
        ({"Chủ hồ sơ": "An " * 200}, "Chủ hồ sơ dài 599 ký tự, tối đa 255"),
        ({"Tên TTHC": ""}, "Mã TTHC và Tên TTHC còn để trống."),
        ({"Kênh tiếp nhận": "bồ câu"}, "“bồ câu” không phải một trong: Trực tiếp"),
        ({"Số giấy tờ": "1.09901E+09"}, "bị Excel làm mất chữ số"),
        ({"Số bộ": "0"}, "Số bộ “0” phải từ 1 đến 999"),
        ({"Mức hài lòng": "9"}, "Mức hài lòng “9” phải từ 1 đến 5"),
        ({"Ghi chú": "x" * 2001}, "Ghi chú dài 2001 ký tự"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_reason(
    tmp_path: Path, cells: dict[str, str], reason: str
) -> None:
    assert reason in _reason(tmp_path, **cells)


def test_nfd_and_no_break_spaces_become_one_form(tmp_path: Path) -> None:
    (row,) = _read(
        tmp_path,
        HEADING,
        ("Nguye\u0302\u0303n\u00a0Va\u0306n A\u0301nh\u0007", "02/01/2026", "Đơn"),
    )
    assert isinstance(row, BookRow)
    assert row.applicant.name == "Nguyễn Văn Ánh"


@pytest.mark.parametrize("code", ["utf-8", "cp1252"])
def test_a_csv_file_in_tcvn3_is_refused_by_its_column(
    tmp_path: Path, code: str
) -> None:
    names = ["Nguyễn Văn Ấn", "Trần Thị Hường", "Đặng Thị Đào", "Lê Hữu Phước"]
    lines = [f"{in_tcvn3(name)};02/01/2026;1.004884" for name in names]
    path = tmp_path / "sổ cũ.csv"
    text = "\n".join(["Chu ho so;Ngay tiep nhan;Ma TTHC", *lines])
    path.write_bytes(text.encode(code))
    with pytest.raises(LegacyLettersError) as refusal:
        list(read_tracking_book(path))
    assert "sổ cũ.csv" in refusal.value.wrong
    assert "cột “Chu ho so” gõ theo bảng mã TCVN3" in refusal.value.wrong
    assert "Unicode" in refusal.value.advice


def test_a_remark_too_long_for_the_note_is_a_reason(tmp_path: Path) -> None:
    reason = _reason(tmp_path, Ghi_chú="x" * 1990, Số_biên_lai="y" * 20)
    assert reason == "Ghi chú dài quá 2000 ký tự."


def test_a_quote_before_a_formula_is_taken_off(tmp_path: Path) -> None:
    assert _one(tmp_path, Ghi_chú="'=1+1").note == "=1+1"
