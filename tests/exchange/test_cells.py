"""The traps of spreadsheet cells: zeros lost, dates in every shape, broken numbers."""

from datetime import date, datetime

import pytest

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.exchange.cells import (
    birth_of,
    count_of,
    day_of,
    id_number_of,
    phone_of,
    text_of,
)
from motcua_desktop.exchange.sheets import Cell


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("001099012345", "001099012345"),
        (1099012345.0, "001099012345"),
        (36099012345.0, "036099012345"),
        (1099012345, "001099012345"),
        ("1099012345", "001099012345"),
        (123456789.0, "123456789"),
        (12345678.0, "012345678"),
        ("'001099012345", "001099012345"),
        ("001 099 012 345", "001099012345"),
        ("001.099.012.345", "001099012345"),
        ("b1234567", "B1234567"),
        ("", ""),
    ],
)
def test_an_identity_number_gets_its_zeros_back(cell: Cell, expected: str) -> None:
    assert id_number_of(cell) == expected


@pytest.mark.parametrize("cell", ["1.09901E+09", "1,09901E+11", "12345", "không có"])
def test_a_destroyed_identity_number_is_refused(cell: str) -> None:
    with pytest.raises(DomainError, match="Số giấy tờ"):
        id_number_of(cell)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (912345678.0, "0912345678"),
        ("0912.345.678", "0912.345.678"),
        ("+84 912 345 678", "+84 912 345 678"),
        ("0912\u00a0345\u00a0678", "0912 345 678"),
        ("'+84912345678", "+84912345678"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_read(cell: Cell, expected: str) -> None:
    assert phone_of(cell) == (expected, "")


def test_what_is_no_telephone_number_goes_into_the_note() -> None:
    assert phone_of("hỏi con trai") == ("", "điện thoại hỏi con trai")


DAY = date(2026, 1, 2)
MOMENT = datetime(2026, 1, 2, 8, 30)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (DAY, DAY),
        (datetime(2026, 1, 2), DAY),
        (datetime(2026, 1, 2, 8, 30, 59), MOMENT),
        (46024.0, DAY),
        (46024, DAY),
        (46024.354166666664, MOMENT),
        ("46024", DAY),
        ("02/01/2026", DAY),
        ("2/1/2026", DAY),
        ("02-01-2026", DAY),
        ("02.01.2026", DAY),
        ("2-1-26", DAY),
        ("02/01/26 08:30", MOMENT),
        ("2026-01-02", DAY),
        ("2026-01-02T08:30", MOMENT),
        ("02/01/2026 08:30", MOMENT),
        ("02/01/2026 8:30:15", MOMENT),
        ("08:30 02/01/2026", MOMENT),
        ("\u00a002/01/2026 ", DAY),
        ("13/01/2026", date(2026, 1, 13)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_date_is_read_in_every_shape(cell: Cell, expected: date | None) -> None:
    assert day_of("Ngày tiếp nhận", cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "31/02/2026",
        "00/01/2026",
        "hôm qua",
        "01/13/2026",
        "2026",
        12.0,
        True,
        "1/1/0001",
    ],
)
def test_what_is_no_date_is_refused_by_its_column(cell: Cell) -> None:
    with pytest.raises(DomainError, match=r"Ngày tiếp nhận .*không phải ngày"):
        day_of("Ngày tiếp nhận", cell)


def test_a_year_alone_is_no_serial_in_a_column_of_births() -> None:
    assert birth_of("Ngày sinh", 1990.0) == (None, "năm sinh 1990")
    assert birth_of("Ngày sinh", "1990") == (None, "năm sinh 1990")
    assert birth_of("Ngày sinh", "02/01/1990") == (date(1990, 1, 2), "")
    assert birth_of("Ngày sinh", "") == (None, "")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Nguye\u0302\u0303n  Va\u0306n\u00a0A", "Nguyễn Văn A"),
        ("Ða\u0323\u0306ng\u200b Thị\u0000 Ánh", "Đặng Thị Ánh"),
        (12.0, "12"),
        (12.5, "12.5"),
        (datetime(2026, 1, 2), "02/01/2026"),
        (date(2026, 1, 2), "02/01/2026"),
    ],
)
def test_a_text_is_one_clean_line(cell: Cell, expected: str) -> None:
    assert text_of(cell) == expected


def test_a_count_is_whole_and_within_its_bounds() -> None:
    assert count_of("Số bộ", "", default=1, most=999) == 1
    assert count_of("Số bộ", 2.0, default=1, most=999) == 2
    for cell in ("0", "1000", "1.5", "-1", "hai"):
        with pytest.raises(DomainError, match=r"Số bộ .*phải từ 1 đến 999"):
            count_of("Số bộ", cell, default=1, most=999)
