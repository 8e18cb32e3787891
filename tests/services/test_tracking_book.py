"""Taking a tracking book: histories from lines, known rows, refusals, new names."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.dossier import Dossier
from motcua_desktop.domain.lifecycle import State
from motcua_desktop.domain.people import Applicant, UnitLevel
from motcua_desktop.domain.procedure import Sector
from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.services.rows.tracking_book import BookRow, Outcome, RefusedRow
from motcua_desktop.services.tracking_book import Taken, TrackingBook
from tests.builders import (
    CERTIFY_COPY,
    HOUSEHOLD,
    RE_REGISTER_BIRTH,
    WRITE_LETTER,
    a_procedure,
    received,
)

FRIDAY = date(2026, 11, 6)
MONDAY = date(2026, 11, 9)
TUESDAY = date(2026, 11, 10)
LATER = date(2026, 11, 18)
NUMBER = "H26.12-261106-0007"
CALENDAR_SECTOR = Sector("Điện lực", is_vertical=True)


def _row(row: int = 2, **facts: Any) -> BookRow:
    given: dict[str, Any] = {
        "applicant": Applicant("Đặng Thị Ánh"),
        "received_on": FRIDAY,
        "procedure_code": RE_REGISTER_BIRTH,
        **facts,
    }
    return BookRow(row, **given)


def _book(office: OpenOffice) -> TrackingBook:
    return TrackingBook(
        office.open_unit, office.calendars, office.clock, (CALENDAR_SECTOR,)
    )


def _take(office: OpenOffice, *rows: BookRow | RefusedRow) -> Taken:
    return _book(office).take([_copy(row) for row in rows], officer="Lê Văn Bình")


def _copy(row: BookRow | RefusedRow) -> BookRow | RefusedRow:
    return replace(row)


def _dossiers(office: OpenOffice) -> list[Dossier]:
    return [line.dossier for line in office.lists.tracking_book()]


def _taken(office: OpenOffice, **facts: Any) -> Dossier:
    """Return the dossier that one line becomes."""
    result = _take(office, _row(**facts))
    assert result == Taken(1, 0, ()), result.refused
    return _dossiers(office)[-1]


def _reason(office: OpenOffice, **facts: Any) -> str:
    result = _take(office, _row(row=9, **facts))
    assert (result.taken, result.unchanged) == (0, 0)
    (refused,) = result.refused
    assert refused.row == 9
    assert _dossiers(office) == []
    return refused.reason


def test_a_line_becomes_a_dossier_with_its_whole_life(office: OpenOffice) -> None:
    dossier = _taken(
        office,
        number=NUMBER,
        channel=Channel.POSTAL,
        finished_on=TUESDAY,
        returned_on=LATER,
        satisfaction=4,
        officer="Trần Thị Thu Hà",
        note="gấp",
    )
    assert (dossier.number, dossier.channel) == (NUMBER, Channel.POSTAL)
    assert dossier.state is State.RETURNED
    assert dossier.received_at == datetime(2026, 11, 6, 8)
    assert dossier.due_at == datetime(2026, 11, 13, 17)
    assert dossier.finished_at == datetime(2026, 11, 10, 16)
    assert dossier.returned_at == datetime(2026, 11, 18, 16, 30)
    assert (dossier.satisfaction, dossier.note) == (4, "gấp")
    detail = office.desk.detail(NUMBER)
    assert {line.actor for line in detail.history} == {"Trần Thị Thu Hà"}
    assert detail.history_ok


def test_a_line_without_officer_is_signed_by_who_takes_the_book(
    office: OpenOffice,
) -> None:
    _taken(office, number=NUMBER)
    assert office.desk.detail(NUMBER).history[0].actor == "Lê Văn Bình"


def test_a_given_promise_is_kept_with_closing_time_or_its_own_clock(
    office: OpenOffice,
) -> None:
    assert _taken(office, due_on=LATER).due_at == datetime(2026, 11, 18, 17)
    clock = datetime(2026, 11, 18, 10, 15)
    assert _taken(office, due_on=clock).due_at == clock


def test_a_procedure_without_limit_promises_nothing(office: OpenOffice) -> None:
    assert _taken(office, procedure_code=WRITE_LETTER).due_at is None


def test_all_in_one_day_without_clocks_keeps_its_order(office: OpenOffice) -> None:
    dossier = _taken(
        office,
        procedure_code=CERTIFY_COPY,
        asked_on=FRIDAY,
        supplied_on=FRIDAY,
        apologised_on=FRIDAY,
        finished_on=FRIDAY,
        returned_on=FRIDAY,
    )
    assert dossier.state is State.RETURNED
    moments = [dossier.received_at, dossier.finished_at, dossier.returned_at]
    assert None not in moments
    assert moments == sorted(moments, key=str)


@pytest.mark.parametrize(
    ("days", "clocks"),
    [
        ((datetime(2026, 11, 6, 16, 20), FRIDAY), ["16:20", "16:20"]),
        ((FRIDAY, datetime(2026, 11, 6, 7, 45)), ["07:45", "07:45"]),
        ((datetime(2026, 11, 6, 9, 5), FRIDAY), ["09:05", "16:00"]),
        ((FRIDAY, datetime(2026, 11, 6, 9, 5)), ["08:00", "09:05"]),
    ],
)
def test_a_day_without_clock_gives_way_to_a_clock_of_that_day(
    office: OpenOffice, days: tuple[date, date], clocks: list[str]
) -> None:
    dossier = _taken(office, received_on=days[0], finished_on=days[1])
    moments = (dossier.received_at, dossier.finished_at)
    assert [f"{moment:%H:%M}" for moment in moments] == clocks


def test_today_without_clock_is_not_in_the_future(office: OpenOffice) -> None:
    today = office.clock().date()
    dossier = _taken(office, received_on=today, finished_on=today)
    assert dossier.received_at == datetime(2026, 11, 23, 8)
    assert dossier.finished_at == office.clock()


def test_a_result_without_clock_is_not_late_by_hours(office: OpenOffice) -> None:
    dossier = _taken(office, procedure_code=HOUSEHOLD, finished_on=FRIDAY)
    assert dossier.timing == "on_time"
    late = _taken(
        office,
        procedure_code=HOUSEHOLD,
        finished_on=datetime(2026, 11, 6, 16, 0),
        note="có giờ",
    )
    assert late.timing == "late"


def test_a_returned_dossier_without_result_day_was_ready_that_day(
    office: OpenOffice,
) -> None:
    dossier = _taken(office, returned_on=TUESDAY)
    assert dossier.finished_at is not None
    assert dossier.finished_at.date() == TUESDAY


def test_refused_and_withdrawn_are_told_apart(office: OpenOffice) -> None:
    refused = _taken(office, finished_on=TUESDAY, outcome=Outcome.REFUSED)
    assert (refused.state, refused.is_refused) == (State.REFUSED, True)
    withdrawn = _taken(office, withdrawn_on=TUESDAY)
    assert withdrawn.state is State.WITHDRAWN
    said = _taken(office, finished_on=TUESDAY, outcome=Outcome.WITHDRAWN)
    assert (said.state, said.finished_at) == (State.WITHDRAWN, None)


def test_a_supplement_begins_the_limit_anew_unless_the_book_promises(
    office: OpenOffice,
) -> None:
    asked = {"asked_on": MONDAY, "supplied_on": TUESDAY}
    assert _taken(office, **asked).due_at == datetime(2026, 11, 17, 17)
    promised = _taken(office, **asked, due_on=LATER)
    assert promised.judged_due_at == datetime(2026, 11, 18, 17)
    waiting = _taken(office, asked_on=MONDAY)
    assert waiting.state is State.PAUSED


def test_an_apology_moves_the_promise_but_not_the_judgement(
    office: OpenOffice,
) -> None:
    dossier = _taken(
        office,
        apologised_on=date(2026, 11, 12),
        new_due_on=date(2026, 11, 20),
        finished_on=date(2026, 11, 19),
    )
    assert dossier.due_at == datetime(2026, 11, 20, 17)
    assert dossier.timing == "late"


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            {"finished_on": date(2026, 11, 5)},
            "Ngày có kết quả 16:00 05/11/2026 sớm hơn ngày tiếp nhận 08:00 06/11/2026.",
        ),
        (
            {"finished_on": TUESDAY, "returned_on": MONDAY},
            "Ngày trả kết quả 16:30 09/11/2026 sớm hơn ngày có kết quả",
        ),
        ({"due_on": date(2026, 11, 5)}, "Ngày hẹn trả 05/11/2026 sớm hơn ngày tiếp"),
        (
            {"received_on": date(2026, 11, 24)},
            "Ngày tiếp nhận 24/11/2026 sau thời điểm",
        ),
        (
            {"finished_on": date(2026, 12, 1)},
            "Ngày có kết quả 01/12/2026 sau thời điểm",
        ),
        ({"received_on": date(1999, 1, 4)}, "Lịch làm việc không có năm 1999."),
        ({"apologised_on": date(2026, 11, 5)}, "không nằm giữa ngày tiếp nhận và"),
        (
            {"withdrawn_on": TUESDAY, "finished_on": TUESDAY},
            "Hồ sơ vừa có ngày rút, vừa có kết quả.",
        ),
        (
            {"outcome": Outcome.WITHDRAWN, "returned_on": TUESDAY},
            "Hồ sơ đã rút mà có ngày trả kết quả.",
        ),
        ({"outcome": Outcome.WITHDRAWN}, "Hồ sơ thiếu ngày rút."),
        ({"outcome": Outcome.DONE}, "Hồ sơ thiếu ngày có kết quả."),
        ({"outcome": Outcome.REFUSED}, "Hồ sơ thiếu ngày có kết quả."),
        (
            {"outcome": Outcome.OPEN, "finished_on": TUESDAY},
            "Hồ sơ còn giải quyết mà có ngày kết thúc.",
        ),
        ({"supplied_on": TUESDAY}, "thiếu ngày yêu cầu bổ sung"),
        (
            {"asked_on": MONDAY, "finished_on": TUESDAY},
            "có kết quả mà thiếu ngày nhận bổ sung",
        ),
        (
            {"procedure_code": "9.999999"},
            "Thủ tục “9.999999” không có trong danh mục",
        ),
        (
            {"procedure_code": "", "procedure_name": "Xin chữ"},
            "Thủ tục “Xin chữ” không có trong danh mục, mà dòng không ghi đủ",
        ),
        ({"number": "12/2026"}, "Mã hồ sơ “12/2026” không đúng cấu trúc."),
        ({"number": "H26.12-261306-0001"}, "không đúng cấu trúc"),
    ],
)
def test_a_line_that_contradicts_the_rules_is_refused(
    office: OpenOffice, facts: dict[str, Any], reason: str
) -> None:
    assert reason in _reason(office, **facts)


def test_lines_that_the_reader_refused_are_told_with_the_rest(
    office: OpenOffice,
) -> None:
    result = _take(
        office,
        _row(row=4, procedure_code="9.999999"),
        RefusedRow(3, "Ngày tiếp nhận còn để trống."),
        _row(row=2),
    )
    assert result.taken == 1
    assert [row.row for row in result.refused] == [3, 4]


def test_the_same_book_twice_changes_nothing(office: OpenOffice) -> None:
    rows = [_row(), _row(), _row(number=NUMBER), _row(note="khác")]
    assert _take(office, *rows) == Taken(4, 0, ())
    before = _dossiers(office)
    assert _take(office, *rows) == Taken(0, 4, ())
    assert _dossiers(office) == before


def test_one_more_equal_line_is_one_more_dossier(office: OpenOffice) -> None:
    _take(office, _row(), _row())
    assert _take(office, _row(), _row(), _row()) == Taken(1, 2, ())


def test_a_numbered_line_that_stands_twice_is_one_dossier(office: OpenOffice) -> None:
    assert _take(office, _row(number=NUMBER), _row(number=NUMBER)) == Taken(1, 1, ())


@pytest.mark.parametrize(
    "spelling", [NUMBER, f" {NUMBER.lower()} ", "H26.12–261106–0007"]
)
def test_one_number_with_other_contents_is_refused(
    office: OpenOffice, spelling: str
) -> None:
    first, other = _row(number=NUMBER), _row(3, number=spelling, note="khác")
    reason = f"Mã hồ sơ {NUMBER} đã có với nội dung khác."
    assert _take(office, first, replace(other, applicant=Applicant("Lê An"))) == Taken(
        1, 0, (RefusedRow(3, reason),)
    )
    later = _take(office, replace(other, applicant=Applicant("Lê An")))
    assert later.refused == (RefusedRow(3, reason),)


def test_a_line_of_a_dossier_received_by_the_program_changes_nothing(
    office: OpenOffice,
) -> None:
    number = received(office, "Nguyễn Thị Hoa")
    row = _row(
        number=number,
        applicant=Applicant("Nguyễn Thị Hoa"),
        received_on=office.clock(),
    )
    assert _take(office, row) == Taken(0, 1, ())
    other = replace(row, finished_on=office.clock())
    assert _take(office, other).refused[0].reason.startswith(f"Mã hồ sơ {number}")


def test_lines_without_number_get_the_next_ones_of_their_day_and_unit(
    office: OpenOffice,
) -> None:
    _take(
        office,
        _row(),
        _row(unit="Thôn Đông"),
        _row(received_on=MONDAY),
        _row(number="H26.12-261106-0001"),
        _row(note="hai"),
    )
    assert sorted(dossier.number for dossier in _dossiers(office)) == [
        "H26.12-261106-0001",
        "H26.12-261106-0002",
        "H26.12-261106-0003",
        "H26.12-261109-0001",
        "H26.12.01-261106-0001",
    ]


def test_a_refused_line_leaves_no_gap_in_the_numbers(office: OpenOffice) -> None:
    _take(office, _row(), _row(outcome=Outcome.DONE), _row(note="hai"))
    numbers = [dossier.number for dossier in _dossiers(office)]
    assert numbers == ["H26.12-261106-0001", "H26.12-261106-0002"]


def test_an_office_without_official_codes_gives_local_numbers(
    office: OpenOffice,
) -> None:
    with office.open_unit() as unit:
        known = unit.catalogue.office()
        assert known is not None
        unit.catalogue.save_office(replace(known, issues_official_codes=False))
        unit.commit()
    assert _taken(office).number == "NB-2026-0001"
    assert _taken(office, number="NB-2026-0007").number == "NB-2026-0007"


def test_an_unknown_name_with_its_sector_becomes_a_procedure_to_be_checked(
    office: OpenOffice,
) -> None:
    named = {"procedure_code": "", "procedure_name": "Cấp điện mới"}
    first = _taken(office, **named, sector="điện lực")
    second = _taken(office, **named, sector="Điện lực", note="hai")
    third = _taken(office, **(named | {"procedure_name": "Đổi tên"}), sector="Điện lực")
    assert first.procedure == second.procedure == "CQ.000001"
    assert third.procedure == "CQ.000002"
    with office.read_unit() as unit:
        procedure = unit.catalogue.procedure(first.procedure)
    assert procedure is not None
    assert (procedure.name, procedure.is_checked) == ("Cấp điện mới", False)
    assert procedure.sector == CALENDAR_SECTOR


def test_a_code_that_the_catalogue_lacks_is_kept(office: OpenOffice) -> None:
    dossier = _taken(
        office, procedure_code="2.777", procedure_name="Cấp phép", sector="Xây dựng"
    )
    assert dossier.procedure == "2.777"


@pytest.mark.parametrize(
    "name",
    [
        "Thủ tục đăng ký lại khai sinh",
        "đăng ký  LẠI khai sinh",
        "Đăng ký lại khai sinh",
    ],
)
def test_a_procedure_is_found_by_its_name(office: OpenOffice, name: str) -> None:
    dossier = _taken(office, procedure_code="", procedure_name=name)
    assert dossier.procedure == RE_REGISTER_BIRTH


def test_the_edition_of_the_day_of_receipt_governs(office: OpenOffice) -> None:
    old = a_procedure("7.1", "Tách hộ", "3 ngày làm việc")
    new = a_procedure("7.1", "Tách hộ", "5 ngày làm việc")
    with office.open_unit() as unit:
        unit.catalogue.save_procedure(replace(old, in_force_to=MONDAY))
        unit.catalogue.save_procedure(replace(new, in_force_from=TUESDAY))
        unit.commit()
    before = _taken(office, procedure_code="7.1", received_on=MONDAY)
    after = _taken(office, procedure_code="7.1", received_on=TUESDAY)
    assert [each.limit.amount for each in (before, after) if each.limit] == [3, 5]


def test_an_apology_while_the_clock_stands_is_refused(office: OpenOffice) -> None:
    reason = _reason(
        office,
        asked_on=MONDAY,
        supplied_on=date(2026, 11, 12),
        apologised_on=TUESDAY,
    )
    assert "nằm trong thời gian chờ bổ sung" in reason


def test_units_are_found_by_name_or_code_and_new_ones_added(
    office: OpenOffice,
) -> None:
    rows: Iterable[BookRow] = [
        _row(unit=name, note=str(place))
        for place, name in enumerate(
            ("", "xã an hòa", "H26.12", "Thôn Đông", "Xã Bình Lâm", "XÃ BÌNH LÂM")
        )
    ]
    _take(office, *rows)
    own, sub, new = "H26.12", "H26.12.01", "H26.12.02"
    units = [dossier.unit for dossier in _dossiers(office)]
    assert units == [own, own, own, sub, new, new]
    with office.read_unit() as unit:
        added = next(each for each in unit.catalogue.units() if each.code == new)
    assert (added.name, added.level) == ("Xã Bình Lâm", UnitLevel.COMMUNE)
    assert added.superior_code == own


def test_a_preview_tells_the_same_and_keeps_nothing(office: OpenOffice) -> None:
    rows = [_row(unit="Xã Bình Lâm"), _row(row=3, procedure_code="9.999999")]
    tried = _book(office).preview([replace(row) for row in rows])
    assert (tried.taken, len(tried.refused)) == (1, 1)
    assert _dossiers(office) == []
    with office.read_unit() as unit:
        assert len(unit.catalogue.units()) == 2
    assert _take(office, *rows) == tried


def test_a_book_that_turns_out_unreadable_leaves_nothing(office: OpenOffice) -> None:
    def rows() -> Iterable[BookRow]:
        for place in range(1500):
            yield _row(row=place, note=str(place))
        raise FileRefusedError("sổ.csv", "bị hỏng", "Lưu lại.")

    with pytest.raises(FileRefusedError):
        _book(office).take(rows())
    assert _dossiers(office) == []
