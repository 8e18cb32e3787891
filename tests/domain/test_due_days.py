"""The explanation of a due date, day by day and in one line."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from motcua_desktop.domain.calendar import DayKind, SpecialDay, WorkCalendar
from motcua_desktop.domain.deadline import DayMode, DeadlineRules, Pause, due_at
from motcua_desktop.domain.due_days import DayNote, DayNoteKind, explain, reason_off
from motcua_desktop.domain.due_reason import reason_line
from motcua_desktop.domain.procedure import LimitUnit, SupplementPolicy, TimeLimit
from motcua_desktop.storage.calendars import load_work_calendar, office_hours

PLACE = load_work_calendar()
SATDESK = load_work_calendar(office_hours("SATDESK"))
PAUSE = ("2026-03-04T10:00", "2026-03-06T09:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def pauses_of(*spans: tuple[str, str]) -> tuple[Pause, ...]:
    return tuple(Pause(at(a), at(b) if b else None) for a, b in spans)


def days(
    received: str,
    limit: str,
    *spans: tuple[str, str],
    rules: DeadlineRules | None = None,
    place: WorkCalendar = PLACE,
) -> list[str]:
    notes = explain(
        place,
        at(received),
        TimeLimit.parse(limit),
        rules=rules or DeadlineRules(),
        pauses=pauses_of(*spans),
    )
    return [
        f"{note.day:%d/%m} {note.kind} {note.ordinal or '-'} {note.reason}".rstrip()
        for note in notes
    ]


def line(
    received: str,
    limit: str,
    *spans: tuple[str, str],
    rules: DeadlineRules | None = None,
    place: WorkCalendar = PLACE,
) -> str:
    return reason_line(
        place,
        at(received),
        TimeLimit.parse(limit),
        rules=rules or DeadlineRules(),
        pauses=pauses_of(*spans),
    )


def test_a_holiday_and_a_weekend_are_skipped_by_name() -> None:
    assert days("2026-11-23T09:42", "5 ngày làm việc") == [
        "23/11 received - nhận 09:42",
        "24/11 skipped - Ngày Văn hóa Việt Nam 24/11",
        "25/11 counted 1",
        "26/11 counted 2",
        "27/11 counted 3",
        "28/11 skipped - nghỉ cuối tuần",
        "29/11 skipped - nghỉ cuối tuần",
        "30/11 counted 4",
        "01/12 due 5 hẹn trả 17:00",
    ]
    assert line("2026-11-23T09:42", "5 ngày làm việc") == (
        "5 ngày làm việc, nhận 09:42 ngày 23/11; "
        "bỏ T3 24/11 (nghỉ lễ), T7 28/11, CN 29/11."
    )


def test_a_note_names_the_document_that_made_the_day_off() -> None:
    notes = explain(PLACE, at("2026-11-23T09:42"), TimeLimit(LimitUnit.WORKING_DAY, 1))
    assert notes[0] == DayNote(
        date(2026, 11, 23), DayNoteKind.RECEIVED, None, "nhận 09:42"
    )
    assert notes[1].source.startswith("Nghị quyết 28/2026/QH16")


def test_a_pause_shows_its_days_and_the_day_on_which_it_ended() -> None:
    span = ("2026-03-02T10:00", "2026-03-04T09:00")
    assert days("2026-03-02T08:00", "2 ngày làm việc", span) == [
        "02/03 received - nhận 08:00; tạm dừng 02/03–04/03",
        "03/03 paused - tạm dừng 02/03–04/03",
        "04/03 started - tiếp tục, tính từ ngày kế tiếp",
        "05/03 counted 1",
        "06/03 due 2 hẹn trả 17:00",
    ]


def test_a_restart_begins_the_count_anew() -> None:
    rules = DeadlineRules(pause_policy=SupplementPolicy.RESTART)
    assert days("2026-03-02T09:00", "2 ngày làm việc", PAUSE, rules=rules) == [
        "02/03 received - nhận 09:00",
        "03/03 counted 1",
        "04/03 paused - tạm dừng 04/03–06/03",
        "05/03 paused - tạm dừng 04/03–06/03",
        "06/03 started - tính lại từ đầu, từ 09:00",
        "07/03 skipped - nghỉ cuối tuần",
        "08/03 skipped - nghỉ cuối tuần",
        "09/03 counted 1",
        "10/03 due 2 hẹn trả 17:00",
    ]
    assert line("2026-03-02T09:00", "2 ngày làm việc", PAUSE, rules=rules) == (
        "2 ngày làm việc, nhận 09:00 ngày 02/03; dừng 04/03–06/03; "
        "tính lại từ đầu ngày 06/03; bỏ T7 07/03, CN 08/03."
    )


def test_minutes_of_a_pause_are_made_good_at_the_end() -> None:
    rules = DeadlineRules(pause_policy=SupplementPolicy.MINUTES)
    assert days("2026-03-03T09:00", "3 ngày làm việc", PAUSE, rules=rules) == [
        "03/03 received - nhận 09:00",
        "04/03 counted 1 tạm dừng 04/03–06/03, cộng bù ở cuối",
        "05/03 counted 2 tạm dừng 04/03–06/03, cộng bù ở cuối",
        "06/03 counted 3",
        "07/03 skipped - nghỉ cuối tuần",
        "08/03 skipped - nghỉ cuối tuần",
        "09/03 counted - bù thời gian tạm dừng",
        "10/03 due - bù thời gian tạm dừng; hẹn trả 16:00",
    ]


def test_hours_are_told_day_by_day() -> None:
    span = ("2026-03-02T15:30", "2026-03-04T10:00")
    assert days("2026-03-02T12:00", "4 giờ làm việc", span) == [
        "02/03 received - nhận 12:00, tính từ 13:00; tính 2 giờ 30 phút",
        "03/03 paused - tạm dừng 02/03–04/03",
        "04/03 due - tính 1 giờ 30 phút; hẹn trả 11:30",
    ]
    assert days("2026-03-07T12:00", "1 giờ làm việc") == [
        "07/03 received - nhận 12:00, tính như nhận ngày 09/03; nghỉ cuối tuần",
        "08/03 skipped - nghỉ cuối tuần",
        "09/03 due - tính từ 07:30; tính 1 giờ; hẹn trả 08:30",
    ]
    rolling = DeadlineRules(day_mode=DayMode.ROLLING)
    assert days("2026-03-02T16:30", "1 ngày làm việc", rules=rolling) == [
        "02/03 received - nhận 16:30; tính 30 phút",
        "03/03 due - tính 7 giờ 30 phút; hẹn trả 16:30",
    ]


def test_calendar_days_count_days_off_and_move_from_the_last() -> None:
    assert days("2026-03-03T09:00", "5 ngày") == [
        "03/03 received - nhận 09:00",
        "04/03 counted 1",
        "05/03 counted 2",
        "06/03 counted 3",
        "07/03 counted 4 nghỉ cuối tuần",
        "08/03 counted 5 nghỉ cuối tuần, chuyển sang ngày làm việc kế tiếp",
        "09/03 due - hẹn trả 17:00",
    ]
    assert line("2026-03-03T09:00", "5 ngày") == (
        "5 ngày, nhận 09:00 ngày 03/03; ngày cuối CN 08/03 là ngày nghỉ."
    )


def test_a_month_is_counted_to_its_corresponding_day() -> None:
    told = days("2026-03-02T09:00", "1 tháng")
    assert told[0] == "02/03 received - nhận 09:00"
    assert told[-1] == "02/04 due 31 hẹn trả 17:00"


def test_after_the_cut_off_a_limit_within_the_day_goes_on_to_the_next() -> None:
    assert days("2026-03-06T15:30", "trong ngày") == [
        "06/03 received - nhận 15:30; sau giờ chốt trong ngày",
        "07/03 skipped - nghỉ cuối tuần",
        "08/03 skipped - nghỉ cuối tuần",
        "09/03 due - hẹn trả 17:00",
    ]
    assert days("2026-03-06T14:30", "trong ngày") == [
        "06/03 due - nhận 14:30; hẹn trả 17:00"
    ]
    span = ("2026-03-02T10:00", "2026-03-04T09:00")
    assert days("2026-03-02T09:00", "trong ngày", span) == [
        "02/03 received - nhận 09:00; tạm dừng 02/03–04/03",
        "03/03 paused - tạm dừng 02/03–04/03",
        "04/03 due - tính lại từ đầu, từ 09:00; hẹn trả 17:00",
    ]


def test_an_open_pause_ends_the_story() -> None:
    span = ("2026-03-04T10:00", "")
    assert days("2026-03-02T19:00", "5 ngày", span) == [
        "02/03 received - nhận 19:00, tính như nhận ngày 03/03",
        "03/03 started - tính từ 07:30",
        "04/03 paused - tạm dừng từ 04/03",
    ]
    assert line("2026-03-02T19:00", "5 ngày", span) == (
        "5 ngày, nhận 19:00 ngày 02/03; tính từ 07:30 ngày 03/03; dừng từ 04/03."
    )
    before = ("2026-03-01T10:00", "")
    assert days("2026-03-02T09:00", "2 giờ làm việc", before) == [
        "02/03 received - nhận 09:00; tạm dừng từ 01/03"
    ]


def test_an_open_pause_after_another_ends_the_story_where_it_began() -> None:
    spans = (("2026-03-03T10:00", "2026-03-03T15:00"), ("2026-03-05T10:00", ""))
    rules = DeadlineRules(pause_policy=SupplementPolicy.FREEZE)
    told = days("2026-03-02T09:00", "5 ngày làm việc", *spans, rules=rules)
    assert [entry[:5] for entry in told] == ["02/03", "03/03", "04/03", "05/03"]
    assert told[-1] == "05/03 paused - tạm dừng từ 05/03"


def test_a_pause_within_one_day_is_named_by_that_day() -> None:
    span = ("2026-03-04T10:00", "2026-03-04T15:00")
    assert "dừng 04/03; " in line("2026-03-02T09:00", "5 ngày làm việc", span)


def test_a_pause_takes_from_its_own_days_only() -> None:
    span = ("2026-03-04T10:00", "2026-03-05T09:00")
    assert days("2026-03-02T15:00", "20 giờ làm việc", span) == [
        "02/03 received - nhận 15:00; tính 2 giờ",
        "03/03 counted - tính 8 giờ",
        "04/03 counted - tính 2 giờ 30 phút",
        "05/03 counted - tính 6 giờ 30 phút",
        "06/03 due - tính 1 giờ; hẹn trả 08:30",
    ]


def test_a_limit_within_the_day_received_on_a_day_off() -> None:
    assert days("2026-03-08T10:00", "trong ngày") == [
        "08/03 received - nhận 10:00, tính như nhận ngày 09/03; nghỉ cuối tuần",
        "09/03 due - tính từ 07:30; hẹn trả 17:00",
    ]


def test_a_desk_that_does_not_count_says_so() -> None:
    told = days("2026-03-06T09:00", "1 ngày làm việc", place=SATDESK)
    assert told[1] == "07/03 skipped - mở quầy, không tính ngày làm việc"
    saturday = days("2026-03-07T09:00", "1 ngày làm việc", place=SATDESK)
    assert saturday[0] == (
        "07/03 received - nhận 09:00; mở quầy, không tính ngày làm việc"
    )
    assert saturday[-1] == "09/03 due 1 hẹn trả 17:00"


def test_a_closed_weekday_and_an_opened_holiday_have_their_words() -> None:
    opening = SpecialDay(date(2026, 11, 24), DayKind.LOCAL_WORK, "Trực ngày lễ")
    closure = SpecialDay(date(2026, 11, 26), DayKind.LOCAL_OFF, "Chuyển trụ sở")
    place = load_work_calendar(extra=(opening, closure))
    assert reason_off(place, opening.day) == "mở quầy, không tính ngày làm việc"
    assert reason_off(place, closure.day) == "Chuyển trụ sở"
    assert reason_off(place, date(2026, 11, 25)) == ""
    told = line("2026-11-23T09:00", "2 ngày làm việc", place=place)
    assert told.endswith("bỏ T3 24/11, T5 26/11 (Chuyển trụ sở).")


def test_a_weekday_without_hours_is_no_weekend() -> None:
    standard = office_hours("STD8")
    week = (*standard.week[:4], (), (), ())
    place = load_work_calendar(type(standard)(week))
    assert reason_off(place, date(2026, 3, 6)) == "không làm việc"


def test_long_runs_are_told_as_ranges_and_many_weekends_as_a_number() -> None:
    assert line("2026-02-13T09:00", "1 ngày làm việc") == (
        "1 ngày làm việc, nhận 09:00 ngày 13/02; bỏ T7 14/02–CN 22/02 (nghỉ lễ)."
    )
    told = line("2026-10-05T09:00", "40 ngày làm việc")
    assert told.endswith("bỏ T3 24/11 (nghỉ lễ), 16 ngày cuối tuần.")
    assert line("2027-04-29T09:00", "1 ngày làm việc").endswith(
        "bỏ T6 30/04–T2 03/05 (nghỉ lễ, nghỉ bù)."
    )


MOMENTS = st.datetimes(datetime(2025, 1, 15), datetime(2026, 12, 15))
LIMITS = st.one_of(
    st.integers(1, 20).map(lambda n: TimeLimit(LimitUnit.WORKING_DAY, n)),
    st.integers(1, 40).map(lambda n: TimeLimit(LimitUnit.CALENDAR_DAY, n)),
    st.integers(1, 90).map(lambda n: TimeLimit(LimitUnit.WORKING_HOUR, n / 2)),
    st.integers(1, 2).map(lambda n: TimeLimit(LimitUnit.MONTH, n)),
    st.just(TimeLimit(LimitUnit.SAME_DAY)),
)
RULES = st.builds(
    DeadlineRules,
    day_mode=st.sampled_from(DayMode),
    day_cutoff=st.sampled_from((None, time(15, 0))),
    pause_policy=st.sampled_from(SupplementPolicy),
)


@st.composite
def some_pauses(draw: st.DrawFn) -> list[tuple[int, int]]:
    minutes = st.integers(0, 9 * 1440)
    return draw(st.lists(st.tuples(minutes, minutes), max_size=3))


@settings(deadline=None, max_examples=300)
@given(st.sampled_from((PLACE, SATDESK)), MOMENTS, st.tuples(LIMITS, RULES), st.data())
def test_the_days_told_lead_to_the_due_moment_and_to_no_other(
    place: WorkCalendar,
    received_at: datetime,
    ways: tuple[TimeLimit, DeadlineRules],
    data: st.DataObject,
) -> None:
    limit, rules = ways
    pauses = tuple(
        Pause(start, start + length)
        for offset, span in data.draw(some_pauses())
        for start in [received_at + datetime.resolution * 60_000_000 * offset]
        for length in [datetime.resolution * 60_000_000 * span]
    )
    due = due_at(place, received_at, limit, rules=rules, pauses=pauses)
    notes = explain(place, received_at, limit, rules=rules, pauses=pauses)
    assert due is not None
    assert notes[0].day == received_at.date()
    assert [note.kind for note in notes].count(DayNoteKind.DUE) == 1
    assert (notes[-1].day, notes[-1].kind) == (due.date(), DayNoteKind.DUE)
    assert notes[-1].reason.endswith(f"hẹn trả {due:%H:%M}")
    is_civil = rules.day_mode is DayMode.CIVIL
    if limit.unit is LimitUnit.WORKING_DAY and is_civil:
        counted = [note.ordinal for note in notes if note.ordinal is not None]
        assert counted[-1] == limit.amount
        if rules.pause_policy is not SupplementPolicy.RESTART:
            assert counted == list(range(1, int(limit.amount) + 1))


@pytest.mark.parametrize("kind", list(DayKind))
def test_every_kind_of_day_off_has_a_reason(kind: DayKind) -> None:
    day = SpecialDay(date(2028, 3, 8), kind, "Tên ngày")
    place = load_work_calendar(extra=(day,))
    is_counted = kind is DayKind.SWAPPED_WORK
    assert (reason_off(place, day.day) == "") is is_counted
