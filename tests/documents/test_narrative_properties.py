"""Whatever the registers hold, a suggestion is a sentence that can be signed."""

import re
from datetime import date
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from motcua_desktop.documents.reports.narrative.suggestions import suggestions
from motcua_desktop.documents.reports.narrative.words import outline
from motcua_desktop.domain.register_entries import (
    Activity,
    ActivityKind,
    AssignedTask,
    Equipment,
    EquipmentKind,
    Initiative,
    PublicityMeans,
    RegisterEntry,
    StaffDuty,
    StaffMember,
)
from motcua_desktop.domain.register_fields import fields_of
from motcua_desktop.services.register_counts import (
    equipment_counts,
    staff_counts,
    task_counts,
)
from motcua_desktop.services.rows.narrative import NarrativeFacts
from motcua_desktop.services.rows.registers import RegisterCounts
from tests.documents.register_samples import QUARTER
from tests.documents.samples import CENTRE

_WORDS: Final = ("về hộ tịch", "trên Zalo.", "Số hóa kho;", "phòng họp", "máy in")
_days = st.dates(QUARTER.first, QUARTER.last)
_words = st.sampled_from(_WORDS)
_counts = st.sampled_from((1, 2, 9, 10, 1234))


@st.composite
def activities(draw: st.DrawFn) -> Activity:
    """Draw an activity of any kind, with the fields that its kind has."""
    kind = draw(st.sampled_from(ActivityKind))
    drawn: dict[str, object] = {
        "document_type": "Kế hoạch",
        "number": "08/KH",
        "means": draw(st.sampled_from(PublicityMeans)),
        "count": draw(_counts),
        "dossiers": draw(st.sampled_from((0, 1, 45))),
        "content": draw(_words),
        "finding": draw(st.sampled_from(("", "đã chấn chỉnh 01 trường hợp"))),
    }
    known = {
        field.name: drawn[field.name]
        for field in fields_of(Activity)
        if field.name in drawn and field.concerns(kind)
    }
    return Activity(kind=kind, day=draw(_days), **known)  # type: ignore[arg-type]


@st.composite
def equipment(draw: st.DrawFn) -> Equipment:
    """Draw a thing, whole or broken."""
    count = draw(_counts)
    broken = draw(st.integers(0, min(count, 3)))
    return Equipment(
        kind=draw(st.sampled_from(EquipmentKind)),
        name=draw(st.sampled_from(("máy quét", "quầy", "ghế chờ"))),
        count=count,
        broken=broken,
        broken_since=date(2026, 7, 1) if broken else None,
        measure=draw(st.sampled_from(("", "quầy", "bộ"))),
        condition=draw(st.sampled_from(("", "còn chật hẹp."))),
    )


_members = st.builds(
    StaffMember,
    name=st.just("Lê Văn Bình"),
    duty=st.sampled_from(StaffDuty),
    from_day=st.just(date(2025, 7, 1)),
    agency=st.sampled_from(("", "Công an xã")),
    has_signature=st.booleans(),
)
_tasks = st.builds(
    AssignedTask,
    content=_words,
    assigned_on=st.just(date(2026, 6, 1)),
    due_on=st.none() | st.dates(date(2026, 6, 1), date(2026, 12, 1)),
    completed_on=st.none() | _days,
)
_ideas = st.builds(Initiative, day=_days, content=_words)

FAULT: Final = re.compile(
    r"\b00\b|\b0 |\s\s|\s[,.;]|[,;.][,;.]|None|[{}]|gồm:? *\.|: *\.|\bđều\b.*\b01 công"
)


@st.composite
def offices(draw: st.DrawFn) -> NarrativeFacts:
    """Draw what an office knows at the end of the quarter."""
    tasks = draw(st.lists(_tasks, max_size=4))
    counts = RegisterCounts(
        staff=staff_counts(draw(st.lists(_members, max_size=4)), QUARTER),
        equipment=equipment_counts(draw(st.lists(equipment(), max_size=4)), QUARTER),
        tasks=task_counts(tasks, QUARTER),
    )
    return NarrativeFacts(
        office=CENTRE,
        period=QUARTER,
        counts=counts,
        activities=tuple(draw(st.lists(activities(), max_size=6))),
        initiatives=tuple(draw(st.lists(_ideas, max_size=2))),
        open_tasks=tuple(it for it in tasks if it.completed_on is None),
    )


@settings(max_examples=300, deadline=None)
@given(offices())
def test_a_suggestion_is_a_sentence(facts: NarrativeFacts) -> None:
    told = suggestions(facts)
    assert told.keys() <= {heading.key for heading in outline(QUARTER)}
    for text in told.values():
        for line in text.split("\n"):
            assert line.endswith("."), line
            assert line[0].isupper(), line
            assert not FAULT.search(line), line


def test_every_kind_of_activity_is_told_somewhere() -> None:
    for kind in ActivityKind:
        texts = {
            "document_type": "Kế hoạch",
            "number": "08/KH",
            "means": PublicityMeans.OTHER,
            "count": 3,
            "content": "về hộ tịch",
        }
        known = {
            field.name: texts[field.name]
            for field in fields_of(Activity)
            if field.name in texts and field.concerns(kind)
        }
        entry: RegisterEntry = Activity(kind=kind, day=date(2026, 7, 1), **known)  # type: ignore[arg-type]
        assert isinstance(entry, Activity)
        bare = NarrativeFacts(CENTRE, QUARTER, RegisterCounts(), activities=(entry,))
        silent = NarrativeFacts(CENTRE, QUARTER, RegisterCounts(), activities=())
        assert suggestions(bare) != suggestions(silent), kind
