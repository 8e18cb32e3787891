"""The office changes its calendar: what moves is known before, and only by choice."""

from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.calendar import DayKind, SpecialDay
from motcua_desktop.domain.calendar_book import EVERY_UNIT, CalendarBook
from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.errors import (
    CalendarConflictError,
    CalendarRangeError,
    MissingReasonError,
)
from motcua_desktop.domain.events import DossierReceived
from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.domain.office_hours import (
    OfficeHours,
    Season,
    read_sessions,
    week_of,
)
from motcua_desktop.domain.people import Applicant, Unit, UnitLevel
from motcua_desktop.domain.procedure import Procedure, TimeLimit
from motcua_desktop.services.calendars import CalendarDesk
from motcua_desktop.services.due_changes import move, moved_by_limit
from motcua_desktop.services.errors import UnknownWordError
from motcua_desktop.services.ports import Signature
from motcua_desktop.services.slips import RECEIPT
from motcua_desktop.storage.calendars import default_days
from motcua_desktop.storage.work_calendars import CalendarShelf
from tests.builders import (
    CERTIFY_COPY,
    HOUSEHOLD,
    MONDAY,
    RE_REGISTER_BIRTH,
    Clock,
    act,
    received,
)

THURSDAY = date(2026, 11, 26)
STORM = SpecialDay(THURSDAY, DayKind.LOCAL_OFF, "Nghỉ tránh bão", source="CĐ 12")
HAMLET = Unit("H26.12.01", "Thôn Đông", UnitLevel.COMMUNE, "H26.12")
DUE = datetime(2026, 12, 1, 17)
A_DAY_LATER = datetime(2026, 12, 2, 17)
SOUTH = OfficeHours(
    week_of(read_sessions("07:00-11:30,13:30-17:30"), read_sessions("07:30-11:30")),
    (Season((12, 1), (2, 28), week_of(read_sessions("08:00-12:00,13:00-16:30"))),),
    saturday_counts=True,
)


def closed(book: CalendarBook) -> CalendarBook:
    return book.with_day(STORM)


def desk(office: OpenOffice) -> CalendarDesk:
    return office.calendar_desk


def due_of(office: OpenOffice, number: str) -> datetime | None:
    return office.desk.detail(number).dossier.due_at


def enter(
    office: OpenOffice,
    *,
    unit: str,
    serial: int,
    due: datetime,
    limit: str = "5 ngày làm việc",
) -> str:
    """Enter a dossier whose due moment came from elsewhere."""
    event = DossierReceived(
        at=MONDAY,
        number=f"{unit}-261123-{serial:04d}",
        unit=unit,
        procedure=RE_REGISTER_BIRTH,
        channel=Channel.DESK,
        applicant=Applicant("Lê Văn An"),
        limit=TimeLimit.parse(limit),
        due_at=due,
    )
    with office.open_unit() as opened:
        opened.catalogue.save_unit(HAMLET)
        opened.dossiers.add(event, Signature("", MONDAY))
        opened.commit()
    return event.number


def test_a_change_is_tried_out_and_nothing_is_kept(any_office: OpenOffice) -> None:
    number = received(any_office)
    today = received(any_office, procedure=CERTIFY_COPY)
    any_office.slips.issue(RECEIPT, number)
    effect = desk(any_office).preview(closed)
    (moved,) = effect.moved
    assert (moved.number, moved.due_before, moved.due_after) == (
        number,
        DUE,
        A_DAY_LATER,
    )
    assert (effect.changed, effect.slips, effect.recomputed) == (1, 1, 0)
    assert due_of(any_office, number) == DUE
    assert any_office.calendars().is_working_day(THURSDAY)
    assert today not in {each.number for each in effect.moved}


def test_a_changed_calendar_holds_at_once_and_promises_are_kept(
    any_office: OpenOffice,
) -> None:
    number = received(any_office)
    effect = desk(any_office).save(closed, what="nghỉ bão", officer="Hà")
    assert (effect.changed, len(effect.moved), effect.recomputed) == (1, 1, 0)
    assert due_of(any_office, number) == DUE
    assert not any_office.calendars().is_working_day(THURSDAY)
    assert due_of(any_office, received(any_office)) == A_DAY_LATER
    assert any_office.findings() == []
    # What was kept once is not moved by the next change, unless it is asked for.
    friday = SpecialDay(date(2026, 11, 27), DayKind.LOCAL_OFF, "Nghỉ tránh bão")
    again = desk(any_office).preview(lambda book: book.with_day(friday))
    assert number not in {each.number for each in again.moved}
    assert [each.number for each in desk(any_office).stale().moved] == [number]


def test_dossiers_are_recomputed_with_the_reason_in_their_history(
    any_office: OpenOffice, clock: Clock
) -> None:
    number = received(any_office)
    finished = received(any_office)
    clock.forward(minutes=5)
    act(any_office, finished, Step.FINISH)
    effect = desk(any_office).save(
        closed, what="nghỉ bão", reason="CĐ 12 của tỉnh", officer="Hà"
    )
    assert effect.recomputed == 1
    detail = any_office.desk.detail(number)
    assert (detail.dossier.due_at, detail.dossier.due_original) == (A_DAY_LATER, DUE)
    line = detail.history[-1]
    assert (line.label, line.actor, line.at) == (
        "Tính lại hạn",
        "Hà",
        clock().replace(second=0),
    )
    assert line.detail == "hẹn trả 17:00 02/12/2026; CĐ 12 của tỉnh"
    assert due_of(any_office, finished) == DUE
    assert any_office.findings() == []


def test_a_kept_promise_can_be_recomputed_later_one_by_one(
    any_office: OpenOffice,
) -> None:
    first, second = received(any_office), received(any_office)
    desk(any_office).save(closed, what="nghỉ bão")
    assert len(desk(any_office).stale().moved) == 2
    only = desk(any_office).recompute([first.lower()], reason="bão")
    assert only.recomputed == 1
    assert (due_of(any_office, first), due_of(any_office, second)) == (A_DAY_LATER, DUE)
    with pytest.raises(MissingReasonError):
        desk(any_office).recompute(reason=" ")
    assert due_of(any_office, second) == DUE


def test_a_due_moment_set_by_hand_is_left_alone(any_office: OpenOffice) -> None:
    by_hand = datetime(2026, 12, 15, 17)
    number = enter(any_office, unit="H26.12", serial=900, due=by_hand)
    sunday = enter(any_office, unit="H26.12", serial=901, due=datetime(2026, 12, 6, 17))
    far = enter(any_office, unit="H26.12", serial=902, due=datetime(2099, 12, 1, 17))
    assert desk(any_office).preview(closed).moved == ()
    moved = desk(any_office).stale().moved
    assert [(it.number, it.due_after, it.is_off) for it in moved] == [
        (number, DUE, False),
        (sunday, DUE, True),
        (far, DUE, False),
    ]
    assert desk(any_office).stale().off == 1


def test_while_the_clock_stands_and_after_a_pause(
    any_office: OpenOffice, clock: Clock
) -> None:
    standing, resumed = received(any_office), received(any_office)
    clock.set(2026, 11, 25, 10, 0)
    for number in (standing, resumed):
        act(any_office, number, Step.REQUEST_SUPPLEMENT, reason="Thiếu giấy tờ")
    clock.set(2026, 11, 25, 15, 0)
    act(any_office, resumed, Step.SUPPLEMENT_RECEIVED)
    before = due_of(any_office, resumed)
    (moved,) = desk(any_office).preview(closed).moved
    assert (moved.number, moved.due_before, moved.due_after) == (
        resumed,
        before,
        datetime(2026, 12, 3, 17),
    )
    assert before == A_DAY_LATER


def test_a_unit_has_hours_and_closures_of_its_own(any_office: OpenOffice) -> None:
    number = enter(any_office, unit=HAMLET.code, serial=1, due=DUE)
    own = received(any_office)
    calendars = desk(any_office)
    effect = calendars.save(
        lambda book: book.with_day(STORM, HAMLET.code), what="thôn nghỉ", reason="bão"
    )
    assert [each.number for each in effect.moved] == [number]
    assert due_of(any_office, number) == A_DAY_LATER
    assert due_of(any_office, own) == DUE
    calendars.save(lambda book: book.with_hours(SOUTH, HAMLET.code), what="giờ")
    assert calendars.calendar(HAMLET.code).hours == SOUTH
    assert calendars.calendar().hours == OfficeHours.standard()
    assert calendars.calendar("H26.12") is any_office.calendars()
    assert calendars.book().hours == {HAMLET.code: SOUTH}


def test_a_unit_follows_its_own_calendar_when_its_clock_runs_again(
    any_office: OpenOffice, clock: Clock
) -> None:
    number = enter(any_office, unit=HAMLET.code, serial=1, due=DUE)
    desk(any_office).save(lambda book: book.with_day(STORM, HAMLET.code), what="nghỉ")
    clock.set(2026, 11, 25, 10, 0)
    act(any_office, number, Step.REQUEST_SUPPLEMENT, reason="Thiếu giấy tờ")
    clock.set(2026, 11, 25, 15, 0)
    act(any_office, number, Step.SUPPLEMENT_RECEIVED)
    assert due_of(any_office, number) == datetime(2026, 12, 3, 17)


def test_an_unknown_unit_is_refused(any_office: OpenOffice) -> None:
    with pytest.raises(UnknownWordError, match="không có trong chương trình"):
        desk(any_office).unit_code("H99")
    assert desk(any_office).unit_code("H26.12") == EVERY_UNIT


def test_what_gives_no_calendar_changes_nothing(any_office: OpenOffice) -> None:
    outside = SpecialDay(date(2050, 1, 3), DayKind.LOCAL_OFF, "Nghỉ")
    twice = replace(STORM, day=date(2026, 11, 24))
    for day, error in ((outside, CalendarRangeError), (twice, CalendarConflictError)):
        with pytest.raises(error):
            desk(any_office).save(lambda book, it=day: book.with_day(it), what="sai")  # type: ignore[misc]
    assert desk(any_office).book().own == {}
    assert any_office.database.rows("SELECT * FROM calendar_change") == []


def test_a_change_rolled_back_is_not_remembered(any_office: OpenOffice) -> None:
    with any_office.open_unit() as unit:
        unit.calendars.save(closed(unit.calendars.book()), "thử", actor="", at=MONDAY)
        assert not unit.calendars.calendar().is_working_day(THURSDAY)
    assert any_office.calendars().is_working_day(THURSDAY)
    assert desk(any_office).preview(closed).changed == 1


def test_everything_comes_back_from_the_database_as_it_was(
    any_office: OpenOffice,
) -> None:
    opened = SpecialDay(
        date(2027, 2, 6),
        DayKind.LOCAL_WORK,
        "Trực Tết",
        sessions=read_sessions("08:00-10:00"),
        counts=True,
    )
    swap = SpecialDay(date(2027, 4, 29), DayKind.SWAPPED_OFF, "Hoán đổi", "CV 1")
    calendars = desk(any_office)
    before = calendars.book()
    expected = (
        before.with_day(swap)
        .with_day(opened)
        .with_day(STORM, HAMLET.code)
        .with_hours(SOUTH, HAMLET.code)
    )
    calendars.save(lambda _: expected, what="nhiều")
    assert calendars.book() == expected
    assert calendars.preview(lambda _: before).changed == 4
    calendars.save(lambda _: before, what="thôi")
    assert calendars.book() == before


def test_what_no_calendar_reaches_is_left_alone(any_office: OpenOffice) -> None:
    due = datetime(2036, 11, 24, 17)
    enter(any_office, unit="H26.12", serial=900, due=due, limit="10 năm")
    assert desk(any_office).preview(closed).moved == ()
    assert desk(any_office).stale().moved == ()


def test_another_edition_of_a_procedure_moves_nobody(any_office: OpenOffice) -> None:
    received(any_office)
    with any_office.open_unit() as unit:
        known = unit.catalogue.procedure(RE_REGISTER_BIRTH)
        assert known is not None
        coming = replace(
            _with_limit(known, "3 ngày làm việc"), in_force_from=date(2027, 1, 1)
        )
        assert moved_by_limit(unit, [coming]) == ()


def _with_limit(procedure: Procedure, text: str) -> Procedure:
    limits = MappingProxyType({Channel.DESK: TimeLimit.parse(text)})
    return replace(procedure, limits=limits)


def test_a_changed_limit_moves_those_received_under_the_old_one(
    any_office: OpenOffice,
) -> None:
    number = received(any_office)
    received(any_office, procedure=HOUSEHOLD)
    with any_office.open_unit() as unit:
        known = unit.catalogue.procedure(RE_REGISTER_BIRTH)
        assert known is not None
        shorter = _with_limit(known, "3 ngày làm việc")
        assert moved_by_limit(unit, [known]) == ()
        moved = moved_by_limit(unit, [shorter])
        assert [(it.number, it.due_after) for it in moved] == [
            (number, datetime(2026, 11, 27, 17))
        ]
        unit.catalogue.save_procedure(shorter)
        assert move(unit, moved, reason="cắt giảm", officer="Hà", now=MONDAY) == 1
        unit.commit()
    dossier = any_office.desk.detail(number).dossier
    assert dossier.limit == TimeLimit.parse("3 ngày làm việc")
    assert dossier.due_at == datetime(2026, 11, 27, 17)
    assert desk(any_office).stale().moved == ()
    assert [it.number for it in desk(any_office).preview(closed).moved] == [number]
    assert any_office.findings() == []


def test_an_office_opens_though_what_ships_now_says_otherwise(
    any_office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk(any_office).save(closed, what="nghỉ")
    holiday = SpecialDay(THURSDAY, DayKind.HOLIDAY, "Nghỉ lễ mới", source="TB 9")
    shipped = (*default_days(), holiday)
    place = "motcua_desktop.storage.work_calendars.default_days"
    monkeypatch.setattr(place, lambda: shipped)
    opened = CalendarShelf(any_office.database).calendar()
    assert opened.special_day(THURSDAY) == holiday


def test_two_desks_change_the_calendar_one_after_the_other(
    any_office: OpenOffice,
) -> None:
    with any_office.open_unit() as unit:
        book = unit.calendars.claim()
        unit.calendars.save(closed(book), "nghỉ", actor="Hà", at=MONDAY)
        unit.commit()
    friday = SpecialDay(date(2026, 11, 27), DayKind.LOCAL_OFF, "Nghỉ tránh bão")
    desk(any_office).save(lambda it: it.with_day(friday), what="nghỉ", officer="Bình")
    assert desk(any_office).book().own[EVERY_UNIT] == (STORM, friday)
    changes = any_office.database.rows(
        "SELECT number, actor, what FROM calendar_change ORDER BY number"
    )
    assert [tuple(row) for row in changes] == [(1, "Hà", "nghỉ"), (2, "Bình", "nghỉ")]
