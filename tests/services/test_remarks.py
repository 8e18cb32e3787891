"""A note added later: in the history and the note's place, nothing else of it moves."""

from dataclasses import replace

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.notes import NOTE_LIMIT, NoteKind
from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.domain.steps import StepRequest
from motcua_desktop.services.access_errors import NotAllowedError
from motcua_desktop.services.noting import NoteRequest
from motcua_desktop.services.slips import RECEIPT
from tests.accounts import as_role, with_people
from tests.builders import NOVEMBER, a_request, received


def remark(office: OpenOffice, number: str, text: str, order: int = 1) -> None:
    request = NoteRequest(NoteKind.REMARK, text=text)
    office.desk.note(number, request, token=f"note-{order}")


def test_a_note_is_told_once_and_stands_behind_the_first(
    any_office: OpenOffice,
) -> None:
    office = any_office
    number = office.intake.receive(replace(a_request(), note="Nộp thay mẹ")).number
    for _ in range(2):
        remark(office, number, "  Gọi lại   trước 16 giờ ")
    remark(office, number, "Đã gọi", 2)
    detail = office.desk.detail(number)
    assert detail.dossier.note == "Nộp thay mẹ; Gọi lại trước 16 giờ; Đã gọi"
    lines = [(it.kind, it.label, it.detail) for it in detail.history]
    assert lines[1:] == [
        ("note_added", "Ghi chú", "Gọi lại trước 16 giờ"),
        ("note_added", "Ghi chú", "Đã gọi"),
    ]
    assert detail.history_ok


def test_no_figure_state_or_promise_moves(any_office: OpenOffice) -> None:
    office = any_office
    number = received(office)

    def seen() -> tuple[object, ...]:
        detail = office.desk.detail(number)
        dossier = detail.dossier
        facts = (dossier.state, dossier.due_at, dossier.judged_due_at, dossier.last_at)
        counts = office.desk.worklist_counts()
        return *facts, detail.steps, counts, office.desk.figures(NOVEMBER)

    before = seen()
    remark(office, number, "Thiếu số điện thoại của người nộp")
    assert seen() == before
    assert office.findings() == []


def test_a_closed_dossier_is_noted_too(office: OpenOffice) -> None:
    number = received(office)
    for step in (Step.FORWARD, Step.FINISH, Step.RETURN):
        request = StepRequest(step, office.clock())
        office.desk.act(number, request, token=step.value)
    remark(office, number, "Người nhận hẹn mang thêm giấy ủy quyền")
    dossier = office.desk.detail(number).dossier
    assert dossier.state is State.RETURNED
    assert dossier.note.startswith("Người nhận hẹn")


def test_a_slip_in_force_stays_in_force(office: OpenOffice) -> None:
    number = received(office)
    first = office.slips.issue(RECEIPT, number)
    control = office.slips.issue(SlipKind.CONTROL, number)
    remark(office, number, "Báo trước khi trả")
    assert office.slips.issue(RECEIPT, number).sha256 == first.sha256
    assert office.slips.issue(SlipKind.CONTROL, number).sha256 == control.sha256


@pytest.mark.parametrize("text", ["", " . ", "x" * (NOTE_LIMIT + 1)])
def test_what_says_nothing_or_too_much_is_refused(
    office: OpenOffice, text: str
) -> None:
    number = received(office)
    with pytest.raises(FieldValueError, match="Ghi chú"):
        remark(office, number, text)
    assert len(office.desk.detail(number).history) == 1


def test_the_leader_reads_notes_and_writes_none(office: OpenOffice) -> None:
    with_people(office)
    with as_role(office, Role.CLERK):
        number = received(office)
        remark(office, number, "Gọi lại")
        assert office.desk.detail(number).history[-1].actor == "Người clerk"
    with as_role(office, Role.LEADER):
        with pytest.raises(NotAllowedError):
            remark(office, number, "Khẩn", 2)
        assert office.desk.detail(number).dossier.note == "Gọi lại"
