"""The catalogue that ships, and reading one that an office brings."""

import csv
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.procedure import LimitUnit, Sector, TimeLimit
from motcua_desktop.exchange.catalogue_file import (
    catalogue_lines,
    read_catalogue,
    shipped_catalogue,
    shipped_sectors,
)
from motcua_desktop.exchange.errors import HeadingMissingError, LineError
from motcua_desktop.exchange.sheet_writer import written_sheet
from motcua_desktop.resources import asset
from motcua_desktop.text import nfc

SHIPPED = {procedure.code: procedure for procedure in shipped_catalogue()}


def test_at_least_150_commune_procedures_ship() -> None:
    assert len(SHIPPED) >= 290
    assert all("Cấp xã" in procedure.level for procedure in SHIPPED.values())
    names = [procedure.name for procedure in SHIPPED.values()]
    assert len(set(names)) == len(names)
    assert all(nfc(name) == name == name.strip(" .;:") for name in names)


def test_limits_have_their_units_and_differ_by_channel() -> None:
    birth = SHIPPED["1.004884"]
    assert birth.limit(Channel.DESK) == TimeLimit(LimitUnit.WORKING_DAY, 5)
    assert SHIPPED["2.000815"].limit(Channel.DESK) == TimeLimit(LimitUnit.SAME_DAY)
    building = SHIPPED["1.013225"]
    assert building.limit(Channel.DESK) != building.limit(Channel.ONLINE)
    units = {limit.unit for each in SHIPPED.values() for limit in each.limits.values()}
    assert units >= {LimitUnit.CALENDAR_DAY, LimitUnit.WORKING_HOUR}


def test_a_limit_without_a_unit_at_the_source_is_left_out_and_says_so() -> None:
    without = [each for each in SHIPPED.values() if not each.limits]
    assert without
    assert [each.code for each in without if not each.note] == []
    assert "không ghi đơn vị" in SHIPPED["2.002165"].note


def test_fees_are_whole_and_broken_ones_are_left_out() -> None:
    assert SHIPPED["2.000635"].fee(Channel.ONLINE) == 8000
    assert SHIPPED["1.003133"].fee(Channel.DESK) is None
    fees = [fee for each in SHIPPED.values() for fee in each.fees.values()]
    assert min(fees) >= 1000


def test_sectors_of_vertical_agencies_are_marked() -> None:
    vertical = {sector.name for sector in shipped_sectors() if sector.is_vertical}
    assert {"Điện lực", "Cấp, quản lý căn cước", "Tòa án"} <= vertical
    assert "Hộ tịch" not in vertical
    sectors = {sector.name for sector in shipped_sectors()}
    assert {each.sector.name for each in SHIPPED.values()} <= sectors


def test_common_procedures_name_their_papers_as_not_yet_compared() -> None:
    assert [paper.name for paper in SHIPPED["1.004884"].papers][:2] == [
        "Tờ khai đăng ký lại khai sinh",
        "Bản sao giấy tờ có thông tin về khai sinh",
    ]
    with asset("catalogue/papers.csv").open(encoding="utf-8") as file:
        assert {row["source"] for row in csv.DictReader(file)} == {"chưa đối chiếu"}


def _write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


HEADING = "Mã TTHC;Tên TTHC;Lĩnh vực;Thời hạn trực tiếp;Phí, lệ phí trực tiếp"


def test_an_office_brings_its_own_catalogue(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "danh mục.csv",
        f"{HEADING};Hiệu lực từ",
        "1.1;Tách hộ;Hộ tịch;5 ngày làm việc;10.000 đồng;01/07/2025",
        "1.2;Xác nhận đơn;điện lực;trong ngày;;",
    )
    first, second = read_catalogue(path, shipped_sectors())
    assert first.limit(Channel.ONLINE) == TimeLimit(LimitUnit.WORKING_DAY, 5)
    assert first.fee(Channel.DESK) == 10000
    assert first.in_force_from == date(2025, 7, 1)
    assert second.sector == Sector("Điện lực", is_vertical=True)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("1.2;Xác nhận đơn;Hộ tịch;năm ngày;", "Thời hạn “năm ngày” không hiểu"),
        ("1.2;;Hộ tịch;5 ngày;", "cột “Tên TTHC” còn để trống"),
        ("1.2;Xác nhận đơn;;5 ngày;", "cột “Lĩnh vực” còn để trống"),
        ("1.2;Xác nhận đơn;Hộ tịch;;tám nghìn", "“tám nghìn” không phải số đồng"),
        ("1.1;Xác nhận đơn;Hộ tịch;;", "thủ tục “1.1” đã có ở dòng trên"),
        (f"{'1' * 40};Xác nhận đơn;Hộ tịch;;", "dài quá 35 ký tự"),
    ],
)
def test_a_bad_line_is_named_with_its_file(tmp_path: Path, line: str, why: str) -> None:
    path = _write(tmp_path / "danh mục.csv", HEADING, "1.1;Tách hộ;Hộ tịch;;", line)
    with pytest.raises(LineError) as refusal:
        read_catalogue(path)
    assert refusal.value.wrong.startswith("Tệp “danh mục.csv”, dòng 3: ")
    assert why in refusal.value.wrong


def test_a_catalogue_without_its_columns_is_refused(tmp_path: Path) -> None:
    path = _write(tmp_path / "danh mục.csv", "Mã TTHC;Tên TTHC", "1.1;Tách hộ")
    with pytest.raises(HeadingMissingError, match="Lĩnh vực"):
        read_catalogue(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_what_is_exported_can_be_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"danh mục{suffix}"
    procedures = shipped_catalogue()
    with written_sheet(path) as sheet:
        for line in catalogue_lines(procedures):
            sheet.row(line)
    read = {each.code: each for each in read_catalogue(path, shipped_sectors())}
    assert read.keys() == SHIPPED.keys()
    for code, procedure in SHIPPED.items():
        assert read[code].limits == procedure.limits
        assert read[code].fees == procedure.fees
        assert read[code].sector == procedure.sector
