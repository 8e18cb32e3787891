"""Requests for due dates: what is read, what is refused, what is answered."""

import pytest

from motcua_desktop.domain.errors import DomainError, PauseBeforeReceiptError
from motcua_desktop.services.due_dates import (
    answer,
    answer_keys,
    document,
    refuse_early_pauses,
)
from motcua_desktop.services.due_request import read_pause, read_request
from motcua_desktop.storage.calendars import NamedCalendars

CALENDARS = NamedCalendars()
USUAL = {"received_at": "2026-03-02T09:00", "limit": "5 ngày làm việc"}


def test_a_request_without_a_status_has_none() -> None:
    assert answer_keys(USUAL, CALENDARS) == {
        "effective_received_at": "2026-03-02T09:00",
        "due_at": "2026-03-09T17:00",
        "status": None,
        "delta_working_minutes": None,
    }


def test_an_explained_answer_has_its_reason_and_days() -> None:
    keys = answer_keys(USUAL, CALENDARS, explains=True)
    assert keys["reason"].startswith("5 ngày làm việc, nhận 09:00 ngày 02/03")
    assert keys["days"][0] == {
        "day": "2026-03-02",
        "kind": "received",
        "ordinal": None,
        "reason": "nhận 09:00",
        "source": "",
    }


def test_a_due_date_in_a_year_not_announced_says_so() -> None:
    keys = answer_keys({**USUAL, "received_at": "30/12/2027 09:00"}, CALENDARS)
    assert keys["note"] == "Lịch năm 2028 chưa xác nhận: hạn có thể đổi."
    assert "note" not in answer_keys(USUAL, CALENDARS)


def test_a_standing_is_told_at_the_moment_asked() -> None:
    words = {
        "2026-03-02T12:00": ("in_progress", 2640),
        "2026-03-09T08:00": ("due_soon", 450),
        "2026-03-10T09:00": ("overdue", -90),
    }
    for as_of, expected in words.items():
        keys = answer_keys({**USUAL, "as_of": as_of}, CALENDARS)
        assert (keys["status"], keys["delta_working_minutes"]) == expected


def test_a_result_after_the_moment_asked_is_not_yet_known() -> None:
    late = {**USUAL, "finished_at": "2026-03-11T09:00"}
    assert answer_keys(late, CALENDARS)["status"] == "late"
    before = answer_keys({**late, "as_of": "2026-03-02T12:00"}, CALENDARS)
    assert before["status"] == "in_progress"
    after = answer_keys({**late, "as_of": "2026-03-11T09:00"}, CALENDARS)
    assert after["status"] == "late"


def test_an_open_pause_leaves_the_dossier_paused() -> None:
    keys = answer_keys({**USUAL, "pauses": "2026-03-03T09:00/"}, CALENDARS)
    assert (keys["due_at"], keys["status"]) == (None, "paused")
    done = {**USUAL, "pauses": "2026-03-03T09:00/", "finished_at": "2026-03-04T09:00"}
    assert answer_keys(done, CALENDARS)["status"] == "on_time"


@pytest.mark.parametrize(
    "pauses",
    [
        "2026-03-04T10:00/2026-03-06T09:00",
        ["2026-03-04T10:00/2026-03-06T09:00"],
        [["2026-03-04T10:00", "2026-03-06T09:00"]],
        [{"paused_at": "04/03/2026 10:00", "resumed_at": "06/03/2026 09:00"}],
        [
            {
                "paused_at": "04/03/2026 10:00",
                "resumed_at": "06/03/2026 09:00",
                "ground": "financial",
            }
        ],
        "04/03/2026 10:00/06/03/2026 09:00;",
    ],
)
def test_pauses_are_read_in_every_shape(pauses: object) -> None:
    keys = answer_keys({**USUAL, "pauses": pauses}, CALENDARS)
    assert keys["due_at"] == "2026-03-11T17:00"


def test_the_ground_of_a_pause_decides_whether_the_limit_begins_anew() -> None:
    pause = {"paused_at": "2026-03-04T10:00", "resumed_at": "2026-03-06T09:00"}
    given = {**USUAL, "pause_policy": "restart", "pauses": [pause]}
    assert answer_keys(given, CALENDARS)["due_at"] == "2026-03-13T17:00"
    given["pauses"] = [{**pause, "ground": "other"}]
    assert answer_keys(given, CALENDARS)["due_at"] == "2026-03-11T17:00"


@pytest.mark.parametrize("text", ["2026-03-04/", "04/03/2026/", "04/03/2026/ "])
def test_a_pause_may_be_open(text: str) -> None:
    pause = read_pause(text)
    assert (pause.paused_at.day, pause.resumed_at) == (4, None)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"received_at": ""}, "thiếu thời điểm tiếp nhận"),
        ({"received_at": 5}, "mục received_at phải là chữ"),
        ({"received_at": "31/02/2026"}, "“31/02/2026” không có trên lịch"),
        ({"received_at": "2099-01-05T09:00"}, "Lịch làm việc không có năm 2099"),
        ({"limit": None}, "thiếu thời hạn"),
        ({"limit": "5 tuần"}, "“5 tuần” không hiểu được"),
        ({"limit": "-3 ngày"}, "“-3 ngày” không hiểu được"),
        ({"unit": "WD", "amount": 3}, "có cả limit và unit"),
        ({"limit": "", "unit": "WK", "amount": 3}, "“WK” không có"),
        ({"limit": "", "unit": "WD"}, "thiếu độ dài thời hạn"),
        ({"limit": "", "unit": "WD", "amount": True}, "thiếu độ dài thời hạn"),
        ({"limit": "", "unit": "WD", "amount": -3}, "-3 ngày làm việc"),
        ({"limit": "", "unit": "WD", "amount": "nhiều"}, "nhiều working_day"),
        ({"limit": "", "unit": "WD", "amount": 10**400}, "không hiểu được"),
        ({"limit": "", "unit": "CD", "amount": 1.5}, "1.5 calendar_day"),
        ({"calendar_id": "NIGHT"}, "Giờ làm việc “NIGHT” không có"),
        ({"holiday_set": "MOON"}, "Bộ ngày nghỉ “MOON” không có"),
        ({"holiday_set": ["OFFICIAL"]}, "mục holiday_set phải là chữ"),
        ({"day_mode": "lunar"}, "Lựa chọn “lunar” không có"),
        ({"pause_policy": ["freeze"]}, "không có trong chương trình"),
        ({"day_cutoff": "25:00"}, "không phải giờ trong ngày"),
        ({"colour": "red"}, "không có mục “colour”"),
        ({"pauses": 5}, "mục pauses phải là danh sách"),
        ({"pauses": [5]}, "một đợt tạm dừng phải có hai thời điểm"),
        ({"pauses": [["a"]]}, "một đợt tạm dừng phải có hai thời điểm"),
        ({"pauses": [{"resumed_at": "2026-03-04"}]}, "chỉ gồm paused_at"),
        ({"pauses": [{"paused_at": "2026-03-04", "why": 1}]}, "chỉ gồm paused_at"),
        ({"pauses": "hôm qua/hôm nay"}, "không phải đợt tạm dừng"),
        ({"pauses": "2026-03-04/2026-03-03"}, "sớm hơn thời điểm tạm dừng"),
    ],
)
def test_what_cannot_be_computed_is_said(
    change: dict[str, object], sentence: str
) -> None:
    with pytest.raises(DomainError) as raised:
        answer_keys({**USUAL, **change}, CALENDARS)
    assert sentence in str(raised.value)


def test_columns_about_a_case_are_passed_over_and_empty_ones_take_the_default() -> None:
    given = {
        **USUAL,
        "case_id": "H001",
        "note": "…",
        "exp_due_at": "",
        "day_mode": "",
        "early_rule": None,
    }
    assert answer_keys(given, CALENDARS) == answer_keys(USUAL, CALENDARS)


def test_a_pause_over_before_the_receipt_is_refused_when_typed_only() -> None:
    request = read_request({**USUAL, "pauses": "2026-02-26/2026-02-27"})
    assert document(answer(request, CALENDARS))["due_at"] == "2026-03-09T17:00"
    with pytest.raises(PauseBeforeReceiptError):
        refuse_early_pauses(request)
    refuse_early_pauses(read_request({**USUAL, "pauses": "2026-02-26/"}))
