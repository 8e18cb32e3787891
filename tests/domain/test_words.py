"""Small values that come from people: limits, codes, names, periods, history lines."""

from datetime import date, datetime
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.domain import errors
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import (
    DomainError,
    DossierCodeError,
    FieldValueError,
    PeriodError,
    UnknownLimitError,
)
from motcua_desktop.domain.events import (
    EVENT_LABELS,
    DeadlineExtended,
    DossierCorrected,
    DossierEvent,
    DossierForwarded,
    DossierReceived,
    DossierWithdrawn,
    ResultRecorded,
    ResultReturned,
    SupplementReceived,
)
from motcua_desktop.domain.history import describe
from motcua_desktop.domain.numbering import (
    DossierCode,
    is_local_number,
    is_unit_code,
    local_number,
)
from motcua_desktop.domain.people import (
    Applicant,
    checked_id_number,
    checked_name,
    checked_phone,
)
from motcua_desktop.domain.period import Period, PeriodKind
from motcua_desktop.domain.procedure import (
    LimitUnit,
    Procedure,
    Sector,
    TimeLimit,
    fee_text,
)
from motcua_desktop.text import NBSP

LIMITS = {
    "5 ngày làm việc": ("5 ngày làm việc", "05 ngày làm việc", "5 working_day"),
    "15 ngày": ("15 ngày", "15 ngày", "15 calendar_day"),
    "4 giờ làm việc": ("4 giờ làm việc", "04 giờ làm việc", "4 working_hour"),
    "0,5 ngày làm việc": ("0,5 ngày làm việc", "0,5 ngày làm việc", "0.5 working_day"),
    "trong ngày": ("trong ngày", "trong ngày làm việc", "same_day"),
    "2 tháng": ("2 tháng", "02 tháng", "2 month"),
    "01 năm": ("1 năm", "01 năm", "1 year"),
}


@pytest.mark.parametrize("written", list(LIMITS))
def test_a_limit_keeps_its_unit(written: str) -> None:
    limit = TimeLimit.parse(written)
    assert (limit.text, limit.slip_text, limit.code) == LIMITS[written]
    assert TimeLimit.parse(limit.code) == limit


@pytest.mark.parametrize(
    "written",
    ["", "ngày làm việc", "0 ngày", "-5 ngày", "5 tuần", "1,5 tháng", "9999 ngày"],
)
def test_a_limit_that_the_law_does_not_know_is_refused(written: str) -> None:
    with pytest.raises(UnknownLimitError):
        TimeLimit.parse(written)


@pytest.mark.parametrize(
    "written",
    [
        "H26.12-261123-0015",
        "000.00.06.H56-231027-0361",
        "H08.12-210930-0001",
        "G09.99.02-200120-0001",
        "H26-261123-001234",
    ],
)
def test_codes_of_both_grammars_are_read(written: str) -> None:
    code = DossierCode.parse(f" {written.lower()} ".replace("-", "–"))
    assert str(code) == written
    assert is_unit_code(code.unit)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "H26.12",
        "H26.12-260231-0001",
        "Z26-261123-0001",
        "H26.12-261123-1",
        "x" * 99,
    ],
)
def test_other_codes_are_refused(written: str) -> None:
    with pytest.raises(DossierCodeError):
        DossierCode.parse(written)


def test_a_local_number_never_looks_like_a_code() -> None:
    number = local_number(2026, 712)
    assert (number, is_local_number(number)) == ("NB-2026-0712", True)
    with pytest.raises(DossierCodeError):
        DossierCode.parse(number)
    assert not is_local_number("H26.12-261123-0015")


def test_people_are_checked() -> None:
    assert checked_id_number("001 099 012 345") == "001099012345"
    assert checked_id_number("b1234567") == "B1234567"
    assert checked_phone(" 0900 000 123 ") == "0900 000 123"
    assert checked_name("Họ tên", "  Lê   An ") == "Lê An"
    assert checked_name("Email", "", required=False) == ""
    for name in ("…", "A" * 256):
        with pytest.raises(FieldValueError):
            checked_name("Họ tên", name)
    with pytest.raises(FieldValueError):
        checked_id_number("00109901234")
    with pytest.raises(FieldValueError):
        checked_phone("gọi sau")
    company = Applicant("Lê An", organisation="Công ty A & B")
    assert company.shown_name == "Công ty A & B"


PERIODS = {
    (date(2026, 6, 15), date(2026, 9, 14)): ("quý III năm 2026", "quý IV năm 2026"),
    (date(2025, 12, 15), date(2026, 3, 14)): ("quý I năm 2026", "quý II năm 2026"),
    (date(2026, 9, 15), date(2026, 12, 14)): ("quý IV năm 2026", "quý I năm 2027"),
    (date(2026, 8, 15), date(2026, 9, 14)): ("tháng 9 năm 2026", "tháng 10 năm 2026"),
    (date(2025, 12, 15), date(2026, 6, 14)): (
        "06 tháng đầu năm 2026",
        "06 tháng cuối năm 2026",
    ),
    (date(2025, 12, 15), date(2026, 9, 14)): ("09 tháng năm 2026", "quý IV năm 2026"),
    (date(2025, 12, 15), date(2026, 12, 14)): ("năm 2026", "năm 2027"),
    (date(2026, 1, 1), date(2026, 1, 31)): (
        "từ ngày 01/01/2026 đến ngày 31/01/2026",
        "",
    ),
}


@pytest.mark.parametrize("days", list(PERIODS))
def test_periods_have_their_legal_names(days: tuple[date, date]) -> None:
    period = Period.of_days(*days)
    names = (period.name, period.following_name)
    assert tuple(name.replace(NBSP, " ") for name in names) == PERIODS[days]


def test_periods_know_their_neighbours() -> None:
    quarter = Period.of_days(date(2026, 6, 15), date(2026, 9, 14))
    assert quarter.previous() == Period.of_days(date(2026, 3, 15), date(2026, 6, 14))
    assert quarter.year_before().first == date(2025, 6, 15)
    assert quarter.heading == "Quý III/2026"
    assert Period.of_days(date(2025, 12, 15), date(2026, 12, 14)).heading == "Năm 2026"
    leap = Period(date(2028, 2, 29), date(2028, 2, 29))
    assert leap.year_before().first == date(2027, 2, 28)
    assert Period.closing(PeriodKind.QUARTER, date(2026, 8, 14)) is None
    with pytest.raises(PeriodError):
        Period(date(2026, 2, 1), date(2026, 1, 1))


@given(first=st.dates(date(2019, 1, 1), date(2030, 1, 1)), days=st.integers(0, 400))
def test_the_period_before_ends_the_day_before(first: date, days: int) -> None:
    period = Period.of_days(first, date.fromordinal(first.toordinal() + days))
    assert period.previous().until == period.first
    assert period.heading


def test_a_procedure_answers_for_each_channel() -> None:
    procedure = Procedure(
        "1.1",
        "Thủ tục đăng ký tạm trú",
        Sector("Cư trú", is_vertical=True),
        MappingProxyType({Channel.ONLINE: TimeLimit(LimitUnit.WORKING_DAY, 3)}),
        MappingProxyType({Channel.DESK: 15_000, Channel.ONLINE: 7_000}),
        in_force_from=date(2026, 1, 1),
        in_force_to=date(2026, 12, 31),
    )
    assert procedure.short_name == "Đăng ký tạm trú"
    assert procedure.limit(Channel.DESK) == TimeLimit(LimitUnit.WORKING_DAY, 3)
    assert [procedure.fee(it) for it in Channel] == [15_000, 7_000, 15_000]
    assert procedure.is_in_force(date(2026, 12, 31))
    assert not procedure.is_in_force(date(2025, 12, 31))
    assert not procedure.is_in_force(date(2027, 1, 1))
    assert [fee_text(it) for it in (None, 0, 8000)] == ["", "Không thu", "8.000 đồng"]


MOMENT = datetime(2026, 11, 25, 10)
LINES: dict[str, DossierEvent] = {
    "Phòng Kinh tế": DossierForwarded(MOMENT, "Phòng Kinh tế"),
    "hẹn trả mới 17:00 04/12/2026": SupplementReceived(
        MOMENT, datetime(2026, 12, 4, 17)
    ),
    "hẹn lại 17:00 04/12/2026; chậm": DeadlineExtended(
        MOMENT, datetime(2026, 12, 4, 17), "chậm"
    ),
    "tại quầy; người nhận: Lê An; mức hài lòng 5/5": ResultReturned(
        MOMENT, "Lê An", satisfaction=5
    ),
    "họ tên; lý do: gõ nhầm": DossierCorrected(MOMENT, {"name": "Lê An"}, "gõ nhầm"),
    "đã ký": ResultRecorded(MOMENT, "đã ký"),
    "đơn xin rút": DossierWithdrawn(MOMENT, "đơn xin rút"),
}


@pytest.mark.parametrize("words", list(LINES))
def test_history_lines_read_like_notes(words: str) -> None:
    assert describe(LINES[words]) == words
    assert EVENT_LABELS[type(LINES[words])]


def test_a_reception_without_limit_says_so() -> None:
    event = DossierReceived(
        MOMENT, "1", "H26", "1", Channel.ONLINE, Applicant("An"), None, None
    )
    assert describe(event) == "trực tuyến, không quy định thời hạn"


def test_every_error_says_what_is_wrong_and_what_to_do() -> None:
    found = [
        it
        for it in vars(errors).values()
        if isinstance(it, type) and issubclass(it, DomainError)
    ]
    assert len(found) > 15
    assert all(it.__doc__ for it in found)
    error = FieldValueError("Họ tên", "còn để trống")
    assert str(error) == f"{error.wrong} {error.advice}"
    assert error.wrong.endswith(".")
    assert error.advice.endswith(".")
