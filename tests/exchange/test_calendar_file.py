"""Reading a calendar file: what is taken, and the sentence for what is not."""

from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.errors import CalendarFileError
from motcua_desktop.domain.office_hours import Session
from motcua_desktop.exchange.calendar_file import read_calendar, read_calendar_file

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
