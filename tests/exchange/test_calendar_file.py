"""Reading a calendar file: what is taken, and the sentence for what is not."""

from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.errors import CalendarFileError
from motcua_desktop.domain.office_hours import Session
from motcua_desktop.exchange.calendar_file import (
    calendar_lines,
    read_calendar,
    read_calendar_file,
)
from motcua_desktop.exchange.sheet_writer import written_sheet

HEAD = "date,kind,name_vi,source\n"
MAKEUP = "2028-08-19,swapped_work,Làm bù,CV 1\n"


def test_days_are_taken_with_their_source_and_confidence() -> None:
    text = (
        "date,kind,name_vi,source,confidence\n"
        '2028-09-02,holiday,Quốc khánh 2/9,"Đ.112, BLLĐ",high\n'
        "04/09/2028,Nghỉ bù,Nghỉ bù Quốc khánh,,chưa xác nhận\n"
    )
    assert read_calendar(text) == (
        SpecialDay(
            date(2028, 9, 2), DayKind.HOLIDAY, "Quốc khánh 2/9", source="Đ.112, BLLĐ"
        ),
        SpecialDay(
            date(2028, 9, 4),
            DayKind.COMPENSATORY,
            "Nghỉ bù Quốc khánh",
            is_confirmed=False,
        ),
    )


def test_semicolons_and_sessions_of_an_opening_are_read() -> None:
    text = "date;kind;name_vi;sessions\n2028-01-27;local_work;Trực Tết;08:00-11:00\n"
    (day,) = read_calendar(text)
    assert day.sessions == (Session(480, 660),)
    assert day.kind is DayKind.LOCAL_WORK


def test_an_opening_on_a_holiday_is_no_conflict() -> None:
    text = HEAD + "2028-01-27,holiday,Tết,\n2028-01-27,local_work,Trực Tết,\n"
    assert len(read_calendar(text)) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "dòng 1: thiếu cột date, kind, name_vi"),
        ("date,kind\n", "thiếu cột name_vi"),
        (HEAD + "2028-02-31,holiday,Lễ,\n", "dòng 2: “2028-02-31” không có trên lịch"),
        (HEAD + MAKEUP + "x,holiday,Lễ,\n", "dòng 3: “x” không phải ngày, giờ"),
        (HEAD + "2028-09-02,festival,Lễ,\n", "dòng 2: loại ngày “festival” không rõ"),
        (HEAD + "2028-09-02\n", "dòng 2: loại ngày “” không rõ"),
        (HEAD + "2028-09-02,holiday,,\n", "dòng 2: thiếu tên ngày"),
        (HEAD + MAKEUP + MAKEUP, "dòng 3: ngày 19/08/2028 đã có ở dòng 2."),
        (
            HEAD + MAKEUP + "2028-08-19,holiday,Lễ,\n",
            "đã có ở dòng 2, vừa là ngày nghỉ vừa là ngày làm việc",
        ),
        (
            "date,kind,name_vi,sessions\n2028-01-27,local_work,Trực,8-11\n",
            "dòng 2: Giờ làm việc không hợp lệ: “8-11” không phải khoảng giờ",
        ),
        (HEAD + f'2028-09-02,holiday,"{"x" * 200_000}",\n', "không phải bảng CSV"),
    ],
)
def test_a_line_that_cannot_be_taken_is_named(text: str, sentence: str) -> None:
    with pytest.raises(CalendarFileError) as raised:
        read_calendar(text)
    assert sentence in str(raised.value)
    assert "lịch đang dùng chưa thay đổi" in str(raised.value)


def test_a_file_is_read_with_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "lich.csv"
    path.write_text(HEAD + MAKEUP, encoding="utf-8-sig")
    assert read_calendar_file(path)[0].day == date(2028, 8, 19)


def test_a_file_that_is_no_calendar_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lich.csv"
    with pytest.raises(CalendarFileError, match=r"không mở được “lich\.csv”"):
        read_calendar_file(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CalendarFileError, match="UTF-8"):
        read_calendar_file(path)
    path.write_bytes(b"x" * 1_000_001)
    with pytest.raises(CalendarFileError, match="quá lớn"):
        read_calendar_file(path)


CALENDAR = (
    SpecialDay(date(2028, 1, 26), DayKind.HOLIDAY, "Tết Nguyên đán", source="TB 1"),
    SpecialDay(
        date(2028, 1, 27),
        DayKind.LOCAL_WORK,
        "- Trực Tết",
        sessions=(Session(480, 660), Session(780, 900)),
        counts=True,
    ),
    SpecialDay(date(2028, 2, 5), DayKind.SWAPPED_WORK, "Làm bù", is_confirmed=False),
)


@pytest.mark.parametrize("name", ["lịch.csv", "lịch.xlsx"])
def test_what_is_written_is_read_again(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with written_sheet(path) as sheet:
        for line in calendar_lines(CALENDAR):
            sheet.row(line)
    assert read_calendar_file(path) == CALENDAR


def test_a_workbook_has_its_heading_below_a_title(tmp_path: Path) -> None:
    path = tmp_path / "thông báo.xlsx"
    with written_sheet(path) as sheet:
        sheet.row(["Thông báo nghỉ Tết 2028"])
        sheet.row(["Tên ngày", "LOẠI NGÀY", "Ngày", "Ghi chú"])
        sheet.row(["Tết", "Nghỉ lễ", 46778.0, 5.0])
        sheet.row(["Tết", "nghi bu", "28/01/2028", True])
    first, second = read_calendar_file(path)
    assert (first.day, first.kind) == (date(2028, 1, 26), DayKind.HOLIDAY)
    assert (second.day, second.kind) == (date(2028, 1, 28), DayKind.COMPENSATORY)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["Tết", "lễ hội", "26/01/2028"], "dòng 2: loại ngày “lễ hội” không rõ"),
        (["Tết", "nghỉ lễ", 5.0], "dòng 2: “5” không phải ngày"),
        (["Tết", "nghỉ lễ", "31/02/2028"], "dòng 2: “31/02/2028” không có trên lịch"),
    ],
)
def test_a_row_of_a_workbook_that_cannot_be_taken_is_named(
    tmp_path: Path, cells: list[str | float], words: str
) -> None:
    path = tmp_path / "lịch.xlsx"
    with written_sheet(path) as sheet:
        sheet.row(["Tên", "Loại", "Ngày"])
        sheet.row(cells)
    with pytest.raises(CalendarFileError, match=words):
        read_calendar_file(path)


def test_a_workbook_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "khác.xlsx"
    with written_sheet(path) as sheet:
        for number in range(20):
            sheet.row([f"dòng {number}"])
    with pytest.raises(CalendarFileError, match="thiếu cột date, kind, name_vi"):
        read_calendar_file(path)
