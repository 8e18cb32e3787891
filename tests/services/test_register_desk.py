"""The registers of an office: written, corrected, counted, and never lost."""

from datetime import date
from decimal import Decimal

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import (
    AssignedTask,
    ChangeKind,
    CounterDay,
    Equipment,
    EquipmentKind,
    Feedback,
    FeedbackChannel,
    ProcedureChange,
    Review,
    StaffDuty,
    StaffMember,
    TargetMeasure,
    YearTarget,
)
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.services.errors import (
    DoubledEntryError,
    HistoryBrokenError,
    UnknownEntryError,
    UnknownWordError,
)
from motcua_desktop.services.rows.registers import (
    CounterCounts,
    EquipmentLine,
    FeedbackCounts,
    ProcedureChangeCounts,
    RegisterCounts,
    ReviewCounts,
    StaffCounts,
    TaskCounts,
)
from motcua_desktop.services.tracking_book import Taken
from tests.builders import Clock

QUARTER = Period.of_days(date(2026, 6, 15), date(2026, 9, 14))
STAFF = REGISTERS["staff"]
FEEDBACK = REGISTERS["feedback"]
EQUIPMENT = REGISTERS["equipment"]
TARGET = REGISTERS["target"]
COUNTER = REGISTERS["counter"]


def a_question(
    received: date,
    *,
    due: date | None = None,
    resolved: date | None = None,
    channel: FeedbackChannel = FeedbackChannel.PORTAL,
) -> Feedback:
    return Feedback(
        received_on=received,
        channel=channel,
        content="Hỏi về thời hạn",
        due_on=due,
        resolved_on=resolved,
    )


def test_an_entry_is_written_changed_and_removed(
    any_office: OpenOffice, clock: Clock
) -> None:
    desk = any_office.registers
    first = StaffMember(
        name="Trần Thị Thu Hà",
        duty=StaffDuty.PART_TIME,
        from_day=date(2026, 1, 5),
    )
    second = StaffMember(
        name="Trần Thị Thu Hà",
        duty=StaffDuty.FULL_TIME,
        from_day=date(2026, 1, 5),
        has_signature=True,
    )
    kept = desk.add(STAFF, first, actor="Hà")
    assert [it.entry for it in desk.entries(STAFF)] == [first]
    written_at = clock.moment
    clock.forward(days=1)
    desk.change(STAFF, kept.id, second, actor="Bình")
    desk.change(STAFF, kept.id, second, actor="Bình")
    assert [it.entry for it in desk.entries(STAFF)] == [second]
    assert [it.entry for it in desk.entries(STAFF, as_of=written_at)] == [first]
    clock.forward(days=1)
    desk.remove(STAFF, kept.id, actor="Bình")
    assert desk.entries(STAFF) == []
    versions = desk.versions(STAFF, kept.id)
    assert [(it.version, it.entry, it.actor) for it in versions] == [
        (1, first, "Hà"),
        (2, second, "Bình"),
        (3, None, "Bình"),
    ]
    with pytest.raises(UnknownEntryError):
        desk.remove(STAFF, kept.id)
    with pytest.raises(UnknownEntryError):
        desk.change(STAFF, kept.id, first)
    with pytest.raises(UnknownEntryError):
        desk.versions(FEEDBACK, kept.id)
    desk.restore(STAFF, kept.id, actor="Hà")
    assert [it.entry for it in desk.entries(STAFF)] == [second]
    assert any_office.findings() == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE register_entry SET body = '{}'",
        "DELETE FROM register_entry",
    ],
)
def test_what_was_written_cannot_be_written_over(
    any_office: OpenOffice, statement: str
) -> None:
    any_office.registers.add(COUNTER, CounterDay(day=date(2026, 7, 1), guided=3))
    database = any_office.database
    with pytest.raises(HistoryBrokenError), database.writing():
        database.execute(statement)


def test_a_year_has_one_target_of_each_kind(office: OpenOffice) -> None:
    online = YearTarget(
        year=2026, measure=TargetMeasure.ONLINE, percent=Decimal("75.5")
    )
    kept = office.registers.add(TARGET, online)
    with pytest.raises(DoubledEntryError, match="2026, Hồ sơ nộp trực tuyến"):
        office.registers.add(
            TARGET,
            YearTarget(year=2026, measure=TargetMeasure.ONLINE, percent=Decimal(80)),
        )
    higher = YearTarget(year=2026, measure=TargetMeasure.ONLINE, percent=Decimal(80))
    office.registers.change(TARGET, kept.id, higher)
    assert office.registers.counts(QUARTER).targets == {"online": Decimal(80)}
    next_year = Period(date(2027, 1, 1), date(2027, 1, 31))
    assert office.registers.counts(next_year).targets == {}


def test_a_register_never_kept_says_nothing(any_office: OpenOffice) -> None:
    desk = any_office.registers
    assert desk.counts(QUARTER) == RegisterCounts()
    desk.add(FEEDBACK, a_question(date(2025, 1, 5), resolved=date(2025, 1, 6)))
    assert desk.counts(QUARTER).feedback == FeedbackCounts(0, 0, 0, 0, 0, 0, 0, 0)
    assert desk.counts(QUARTER, unit_code="H26.12.01").feedback is None
    assert desk.counts(QUARTER).staff is None


def test_feedback_is_counted_at_the_edges_of_the_period(office: OpenOffice) -> None:
    desk = office.registers
    first, last = QUARTER.first, QUARTER.last
    before, after = date(2026, 6, 14), date(2026, 9, 15)
    portal, direct = FeedbackChannel.PORTAL, FeedbackChannel.IN_PERSON
    for question in (
        a_question(before, resolved=before),  # over before it began
        a_question(before, due=first, resolved=first),  # carried over, in time
        a_question(first, due=first, resolved=last),  # late
        a_question(last, due=after, channel=direct),  # open, in time
        a_question(first, due=last, resolved=after, channel=direct),  # open, late
        a_question(first, resolved=last, channel=FeedbackChannel.OTHER),
        a_question(after, channel=portal),  # later
    ):
        desk.add(FEEDBACK, question)
    counts = desk.counts(QUARTER).feedback
    assert counts == FeedbackCounts(
        carried_over=1,
        portal=1,
        in_person=2,
        other=1,
        resolved_on_time=2,
        resolved_late=1,
        open=2,
        open_late=1,
    )
    assert counts.received + counts.carried_over == counts.total == 5
    assert counts.resolved + counts.open == counts.total
    assert len(desk.entries(FEEDBACK, period=QUARTER)) == 5
    assert len(desk.entries(FEEDBACK, on=before)) == 2


def test_people_and_things_are_those_of_the_last_day(office: OpenOffice) -> None:
    desk = office.registers
    for name, duty, begun, left, agency in (
        ("Hà", StaffDuty.FULL_TIME, date(2026, 1, 1), None, ""),
        ("Bình", StaffDuty.PART_TIME, date(2026, 9, 14), None, ""),
        ("Lan", StaffDuty.PART_TIME, date(2026, 1, 1), date(2026, 9, 13), ""),
        ("Minh", StaffDuty.PART_TIME, date(2026, 1, 1), None, "Công an xã"),
        ("Tú", StaffDuty.FULL_TIME, date(2026, 9, 15), None, ""),
    ):
        desk.add(
            STAFF,
            StaffMember(
                name=name,
                duty=duty,
                from_day=begun,
                to_day=left,
                agency=agency,
                has_signature=name == "Hà",
            ),
        )
    for name, since in (("máy quét", date(2026, 8, 10)), ("máy in", date(2026, 9, 15))):
        desk.add(
            EQUIPMENT,
            Equipment(
                kind=EquipmentKind.DEVICE,
                name=name,
                count=2,
                broken=1,
                broken_since=since,
            ),
        )
    counts = desk.counts(QUARTER)
    assert counts.staff == StaffCounts(1, 2, 1, {"Công an xã": 1})
    assert (counts.staff.total, counts.staff.vertical) == (3, 1)
    assert counts.equipment is not None
    scanner, printer = counts.equipment.devices
    assert scanner == EquipmentLine("máy quét", 2, 1, date(2026, 8, 10))
    assert printer == EquipmentLine("máy in", 2)
    assert scanner.is_broken_longer_than(30, on=QUARTER.last)
    assert not scanner.is_broken_longer_than(35, on=QUARTER.last)
    assert counts.equipment.broken == 1


def test_the_other_registers_are_added_up(office: OpenOffice) -> None:
    desk = office.registers
    inside, outside = date(2026, 7, 1), date(2026, 9, 15)
    for day in (inside, outside):
        desk.add(COUNTER, CounterDay(day=day, guided=38, refused=12))
        desk.add(
            REGISTERS["review"],
            Review(day=day, count=3, sector="hộ tịch", sent_to="Văn phòng"),
        )
        desk.add(
            REGISTERS["procedure-change"],
            ProcedureChange(
                day=day, kind=ChangeKind.ISSUED, count=9, posted_on=outside
            ),
        )
        desk.add(
            REGISTERS["task"],
            AssignedTask(content="Số hóa", assigned_on=day, due_on=outside),
        )
    desk.add(
        REGISTERS["procedure-change"],
        ProcedureChange(
            day=inside, kind=ChangeKind.ABOLISHED, count=6, posted_on=inside
        ),
    )
    desk.add(
        REGISTERS["task"],
        AssignedTask(
            content="Kế hoạch", assigned_on=date(2026, 6, 1), completed_on=inside
        ),
    )
    counts = desk.counts(QUARTER)
    assert counts.counter == CounterCounts(38, 12)
    assert counts.reviews == ReviewCounts(3, ("hộ tịch",), (), ("Văn phòng",))
    assert counts.procedure_changes == ProcedureChangeCounts(9, 0, 6, posted=6)
    assert counts.procedure_changes.changed == 15
    assert counts.tasks == TaskCounts(1, 1, done=1, open=1, open_late=0)
    assert counts.tasks.total == 2


def test_the_same_file_taken_twice_changes_nothing(office: OpenOffice) -> None:
    day = CounterDay(day=date(2026, 7, 1), guided=3)
    rows = [(2, day), (3, day), (4, day)]
    assert office.registers.preview(COUNTER, rows[:2]) == Taken(2, 0, ())
    assert office.registers.take(COUNTER, rows[:2]) == Taken(2, 0, ())
    assert office.registers.take(COUNTER, rows) == Taken(1, 2, ())


def test_an_unknown_unit_is_refused(office: OpenOffice) -> None:
    with pytest.raises(UnknownWordError, match="Đơn vị"):
        office.registers.add(COUNTER, CounterDay(day=date(2026, 7, 1)), unit_code="X")
