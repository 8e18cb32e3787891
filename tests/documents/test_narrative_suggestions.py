"""Suggestions say what the registers say, in the words of the model report."""

from dataclasses import replace
from datetime import date

import pytest

from motcua_desktop.documents.docx import render_docx
from motcua_desktop.documents.reports.cchc import cchc_document
from motcua_desktop.documents.reports.narrative.suggestions import suggestions
from motcua_desktop.domain.errors import NarrativeRefusedError
from motcua_desktop.domain.register_entries import (
    Activity,
    ActivityKind,
    AssignedTask,
    Equipment,
    EquipmentKind,
    PublicityMeans,
    StaffDuty,
    StaffMember,
)
from motcua_desktop.services.register_counts import (
    equipment_counts,
    feedback_counts,
    staff_counts,
    task_counts,
)
from motcua_desktop.services.rows.narrative import NarrativeFacts
from motcua_desktop.services.rows.registers import RegisterCounts, TaskCounts
from tests.documents.reading import folded, word_text
from tests.documents.register_samples import (
    ACTIVITIES,
    EQUIPMENT,
    FEEDBACK,
    INITIATIVES,
    QUARTER,
    STAFF,
    TASKS,
)
from tests.documents.samples import CENTRE, GOLDEN, SIGNED, quarter

COMMITTEE = "Ủy ban nhân dân xã"


def model_facts() -> NarrativeFacts:
    return NarrativeFacts(
        office=CENTRE,
        period=QUARTER,
        counts=RegisterCounts(
            feedback=feedback_counts(FEEDBACK, QUARTER),
            staff=staff_counts(STAFF, QUARTER),
            equipment=equipment_counts(EQUIPMENT, QUARTER),
            tasks=task_counts(TASKS, QUARTER),
        ),
        activities=ACTIVITIES,
        initiatives=INITIATIVES,
        open_tasks=TASKS[-1:],
    )


def model_lines() -> list[tuple[str, str]]:
    text = (GOLDEN / "cchc-model-narrative.txt").read_text(encoding="utf-8")
    return [
        (key, line)
        for key, _, line in (it.partition("\t") for it in text.split("\n"))
        if key
    ]


def test_confirmed_suggestions_are_the_model_word_for_word() -> None:
    texts = {
        key: tuple(text.split("\n")) for key, text in suggestions(model_facts()).items()
    }
    document = cchc_document(quarter(), replace(SIGNED, texts=texts))
    printed = [folded(line) for line in word_text(render_docx(document)).split("\n")]
    for _, line in model_lines():
        numbered = [line, *(f"{number}. {line}" for number in range(1, 9))]
        assert any(each in printed for each in numbered), line
    assert sorted(texts) == sorted({key for key, _ in model_lines()})


def told(key: str, **changes: object) -> str:
    bare = NarrativeFacts(CENTRE, QUARTER, RegisterCounts())
    return suggestions(replace(bare, **changes)).get(key, "")  # type: ignore[arg-type]


def an_activity(kind: ActivityKind, **words: object) -> Activity:
    return Activity(kind=kind, day=date(2026, 7, 1), **words)  # type: ignore[arg-type]


def test_registers_never_kept_suggest_nothing() -> None:
    assert suggestions(NarrativeFacts(CENTRE, QUARTER, RegisterCounts())) == {}


def test_one_document_is_no_list() -> None:
    text = told("directing_1", activities=ACTIVITIES[:1])
    assert text == (
        "Trung tâm đã ban hành 01 văn bản triển khai nhiệm vụ trong kỳ: Kế hoạch số "
        "08/KH-TTPVHCC ngày 22 tháng 6 năm 2026 về số hóa hồ sơ, kết quả giải quyết "
        "TTHC."
    )


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        (
            TaskCounts(0, 1, done=1, open=0, open_late=0),
            "Ủy ban nhân dân xã giao 01 nhiệm vụ; đã hoàn thành.",
        ),
        (
            TaskCounts(0, 1, done=0, open=1, open_late=1),
            "Ủy ban nhân dân xã giao 01 nhiệm vụ; đã quá hạn, chưa hoàn thành.",
        ),
        (
            TaskCounts(0, 4, done=4, open=0, open_late=0),
            (
                f"Tổng số nhiệm vụ được {COMMITTEE} giao trong kỳ: 04 nhiệm vụ; đã "
                "hoàn thành tất cả nhiệm vụ, không có nhiệm vụ quá hạn."
            ),
        ),
        (
            TaskCounts(2, 3, done=1, open=4, open_late=3),
            (
                f"Tổng số nhiệm vụ được {COMMITTEE} giao phải thực hiện trong kỳ: 05 "
                "nhiệm vụ, trong đó 02 nhiệm vụ từ kỳ trước chuyển sang; đã hoàn "
                "thành 01 nhiệm vụ, đang thực hiện trong hạn 01 nhiệm vụ, quá hạn 03 "
                "nhiệm vụ."
            ),
        ),
    ],
)
def test_tasks_are_told_as_they_stand(counts: TaskCounts, text: str) -> None:
    assert told("directing_1", counts=RegisterCounts(tasks=counts)) == text


def test_no_breach_is_claimed_only_where_the_register_is_kept() -> None:
    staff = staff_counts(STAFF[:1], QUARTER)
    one = (
        "Trung tâm có 01 công chức làm nhiệm vụ tiếp nhận và trả kết quả, làm việc "
        "chuyên trách."
    )
    assert told("results_4", counts=RegisterCounts(staff=staff)) == one
    kept = told("results_4", counts=RegisterCounts(staff=staff), activities=())
    assert kept == (
        f"{one} Trong kỳ không có công chức vi phạm kỷ luật, kỷ cương hành chính."
    )
    breach = an_activity(ActivityKind.BREACH, count=1, content="về giờ giấc")
    assert told("results_4", activities=(breach,)) == (
        "Trong kỳ có 01 trường hợp vi phạm kỷ luật, kỷ cương hành chính về giờ giấc."
    )


def a_member(duty: StaffDuty, *, agency: str = "", signs: bool = False) -> StaffMember:
    return StaffMember(
        name="Lê Văn Bình",
        duty=duty,
        from_day=date(2025, 7, 1),
        agency=agency,
        has_signature=signs,
    )


def test_people_alike_and_of_other_agencies() -> None:
    part = StaffDuty.PART_TIME
    members = [a_member(part, signs=True), a_member(part, agency="Công an xã")]
    counts = RegisterCounts(staff=staff_counts(members, QUARTER))
    assert told("results_4", counts=counts) == (
        "Trung tâm có 02 công chức làm nhiệm vụ tiếp nhận và trả kết quả, đều làm việc "
        "kiêm nhiệm; trong số này có 01 người của Công an xã."
    )
    assert told("results_6", counts=counts) == (
        "Có 1/2 công chức của Trung tâm được cấp chữ ký số cá nhân."
    )
    nobody = RegisterCounts(staff=staff_counts((), QUARTER))
    assert "chưa có công chức" in told("results_4", counts=nobody)
    assert told("results_6", counts=nobody) == ""
    unsigned = RegisterCounts(staff=staff_counts([a_member(part)], QUARTER))
    assert told("results_6", counts=unsigned).startswith("Chưa có công chức")


def things(*equipment: Equipment) -> RegisterCounts:
    return RegisterCounts(equipment=equipment_counts(equipment, QUARTER))


def test_what_broke_lately_is_no_fault_yet() -> None:
    printer = Equipment(
        kind=EquipmentKind.DEVICE,
        name="máy in",
        count=1,
        broken=1,
        broken_since=date(2026, 8, 20),
    )
    counts = things(printer)
    assert told("results_6", counts=counts) == (
        "Trang thiết bị hiện có: 01 máy in (đã hỏng)."
    )
    assert told("judgement_2", counts=counts) == ""
    assert told("requests", counts=counts) == ""


def test_cramped_rooms_are_a_fault_and_a_request() -> None:
    room = Equipment(
        kind=EquipmentKind.FACILITY,
        name="phòng chờ",
        count=1,
        condition="còn chật hẹp, thiếu ghế ngồi chờ",
    )
    counts = things(room)
    assert told("judgement_2", counts=counts) == (
        "Phòng chờ còn chật hẹp, thiếu ghế ngồi chờ."
    )
    assert told("requests", counts=counts) == (
        "Đề nghị Ủy ban nhân dân xã quan tâm khắc phục tình trạng phòng chờ còn chật "
        "hẹp, thiếu ghế ngồi chờ."
    )


def test_counters_alone_and_drafts_of_the_desks_own() -> None:
    assert told("results_3", counts=things(*EQUIPMENT)) == (
        "Tổng số quầy đang hoạt động là 05 quầy."
    )
    draft = an_activity(ActivityKind.DRAFT, count=1, content="về phí")
    assert told("results_1", activities=(draft,)) == (
        "Trung tâm chủ trì tham mưu ban hành 01 văn bản quy phạm pháp luật về phí."
    )
    comment = an_activity(ActivityKind.COMMENT, count=2)
    assert told("results_1", activities=(draft, comment)).endswith(
        "; tham gia góp ý 02 dự thảo văn bản quy phạm pháp luật."
    )


def test_publicity_with_other_contents_is_not_added_up() -> None:
    means = PublicityMeans.ARTICLE
    articles = [
        an_activity(ActivityKind.PUBLICITY, means=means, count=count, content=content)
        for count, content in ((3, "trên Zalo"), (2, ""), (4, "trên Zalo."))
    ]
    assert told("directing_3", activities=tuple(articles)) == (
        "Đã đăng 07 tin, bài trên Zalo; đăng 02 tin, bài."
    )


def test_an_open_task_without_a_term_has_no_date() -> None:
    task = AssignedTask(content="Số hóa kho.", assigned_on=date(2026, 7, 1))
    assert told("tasks", open_tasks=(task,)) == "Hoàn thành nhiệm vụ số hóa kho."


def test_a_bound_figure_that_is_nothing_is_refused() -> None:
    facts = quarter()
    texts = {"directing_2": ("Có {rút, dừng} hồ sơ rút và {no_limit} hồ sơ khác.",)}
    with pytest.raises(
        NarrativeRefusedError, match=r"Mục I\.2: số liệu “\{no_limit\}”"
    ):
        cchc_document(facts, replace(SIGNED, texts=texts))
