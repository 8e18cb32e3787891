"""Registers: what an entry may hold, how it is typed, kept and found again."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua_desktop.domain.errors import EntryFieldError
from motcua_desktop.domain.period import Period
from motcua_desktop.domain.register_entries import (
    Activity,
    ActivityKind,
    ChangeKind,
    Equipment,
    EquipmentKind,
    Feedback,
    FeedbackChannel,
    ProcedureChange,
    PublicityMeans,
    StaffDuty,
    StaffMember,
    TargetMeasure,
    YearTarget,
)
from motcua_desktop.domain.register_fields import FieldKind, percent_text
from motcua_desktop.domain.registers import REGISTERS

DIRECTIVE = {
    "kind": "Văn bản chỉ đạo, điều hành",
    "day": "22/06/2026",
    "document_type": "Kế hoạch",
    "number": "08/KH-TTPVHCC",
    "content": "số hóa hồ sơ",
}
SCANNER = {"kind": "Thiết bị", "name": "máy quét", "count": "2"}


def test_what_was_typed_becomes_a_record() -> None:
    assert REGISTERS["activity"].read(DIRECTIVE) == Activity(
        kind=ActivityKind.DIRECTIVE,
        day=date(2026, 6, 22),
        document_type="Kế hoạch",
        number="08/KH-TTPVHCC",
        content="số hóa hồ sơ",
    )
    assert REGISTERS["target"].read(
        {"year": "2026", "measure": "hồ sơ nộp trực tuyến", "percent": "66,5%"}
    ) == YearTarget(year=2026, measure=TargetMeasure.ONLINE, percent=Decimal("66.5"))


@pytest.mark.parametrize(
    ("register", "texts", "field", "why"),
    [
        ("activity", {**DIRECTIVE, "number": ""}, "number", "còn để trống"),
        ("activity", {**DIRECTIVE, "day": "31/02/2026"}, "day", "trên lịch"),
        ("activity", {**DIRECTIVE, "day": ""}, "day", "còn để trống"),
        ("activity", {**DIRECTIVE, "day": "01/01/1026"}, "day", "trong các năm"),
        ("activity", {**DIRECTIVE, "kind": "họp"}, "kind", "các lựa chọn"),
        ("activity", {**DIRECTIVE, "count": "3"}, "count", "không dùng cho loại"),
        ("activity", {"kind": "training", "day": "22/06/2026"}, "count", "để trống"),
        ("equipment", {**SCANNER, "count": "hai"}, "count", "không phải số"),
        ("equipment", {**SCANNER, "count": "0"}, "count", "phải từ 1"),
        ("equipment", {**SCANNER, "count": "9000000"}, "count", "1.000.000"),
        ("equipment", {**SCANNER, "name": "x" * 300}, "name", "dài 300 ký tự"),
        ("equipment", {**SCANNER, "broken": "3"}, "broken", "nhiều hơn"),
        ("equipment", {**SCANNER, "broken": "1"}, "broken_since", "còn để trống"),
        (
            "equipment",
            {**SCANNER, "broken_since": "10/08/2026"},
            "broken",
            "còn để trống",
        ),
        (
            "staff",
            {
                "name": "Lê Văn Bình",
                "duty": "Kiêm nhiệm",
                "from_day": "02/03/2026",
                "to_day": "01/03/2026",
            },
            "to_day",
            "trước ngày bắt đầu",
        ),
        (
            "staff",
            {
                "name": "Lê Văn Bình",
                "duty": "Kiêm nhiệm",
                "from_day": "02/03/2026",
                "has_signature": "có lẽ",
            },
            "has_signature",
            "Có",
        ),
        (
            "target",
            {"year": "2026", "measure": "online", "percent": "101"},
            "percent",
            "từ 1 đến 100",
        ),
        (
            "target",
            {"year": "1926", "measure": "online", "percent": "75"},
            "year",
            "trong các năm",
        ),
        (
            "target",
            {"year": "2026", "measure": "online", "percent": "nhiều"},
            "percent",
            "tỷ lệ",
        ),
    ],
)
def test_a_field_that_is_off_is_named(
    register: str, texts: Mapping[str, str], field: str, why: str
) -> None:
    with pytest.raises(EntryFieldError, match=why) as refusal:
        REGISTERS[register].read(texts)
    assert refusal.value.field == field


def test_every_register_is_described_in_full() -> None:
    for register in REGISTERS.values():
        names = [field.name for field in register.fields]
        assert register.title
        assert set(register.columns) <= set(names)
        assert {register.begins, register.ends} - {""} <= set(names)
        labels = [field.label for field in register.fields]
        assert len(labels) == len(set(labels))
        for field in register.fields:
            assert field.label == field.label.strip() != ""
            assert bool(field.options) == (field.kind is FieldKind.CHOICE)


def test_an_entry_holds_from_its_first_to_its_last_day() -> None:
    staff, feedback = REGISTERS["staff"], REGISTERS["feedback"]
    member = StaffMember(
        name="Lê Văn Bình",
        duty=StaffDuty.PART_TIME,
        from_day=date(2026, 3, 2),
        to_day=date(2026, 7, 31),
    )
    assert staff.holds_on(member, date(2026, 7, 31))
    assert not staff.holds_on(member, date(2026, 8, 1))
    open_question = Feedback(
        received_on=date(2026, 1, 5),
        channel=FeedbackChannel.PORTAL,
        content="Hướng dẫn chưa rõ",
    )
    quarter = Period(date(2026, 6, 15), date(2026, 9, 14))
    assert feedback.concerns(open_question, quarter)
    target = YearTarget(year=2025, measure=TargetMeasure.ONLINE, percent=Decimal(70))
    assert not REGISTERS["target"].concerns(target, quarter)


days = st.dates(date(2001, 1, 1), date(2099, 12, 31))
words = st.text("Anh đã gửi thư 12", min_size=1).map(str.strip).filter(bool)
counts = st.integers(1, 1_000_000)
entries = st.one_of(
    st.builds(
        Activity,
        kind=st.just(ActivityKind.PUBLICITY),
        day=days,
        means=st.sampled_from(PublicityMeans),
        count=counts,
        content=words,
    ),
    st.builds(
        StaffMember,
        name=words,
        duty=st.sampled_from(StaffDuty),
        from_day=days,
        has_signature=st.booleans(),
    ),
    st.builds(Equipment, kind=st.sampled_from(EquipmentKind), name=words, count=counts),
    st.builds(
        ProcedureChange, day=days, kind=st.sampled_from(ChangeKind), count=counts
    ),
    st.builds(
        YearTarget,
        year=st.integers(2000, 2100),
        measure=st.sampled_from(TargetMeasure),
        percent=st.decimals(1, 100, places=2),
    ),
)


@given(entries)
def test_an_entry_comes_back_as_it_was_kept_and_as_it_was_shown(
    entry: Activity | StaffMember | Equipment | ProcedureChange | YearTarget,
) -> None:
    register = next(it for it in REGISTERS.values() if it.record is type(entry))
    assert register.restored(register.body(entry)) == entry
    assert register.read(register.texts(entry)) == entry


def test_a_percentage_is_written_as_officials_write_it() -> None:
    assert percent_text(Decimal("75.00")) == "75%"
    assert percent_text(Decimal("66.50")) == "66,5%"
    assert percent_text(Decimal(100)) == "100%"
