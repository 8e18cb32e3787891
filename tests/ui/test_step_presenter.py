"""The step panel's presenter: money at the return, notes beside the course."""

import pytest

from motcua_desktop.domain.events import ResultCopy
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.domain.payments import PaymentWay
from motcua_desktop.ui.acts import Act, other_acts
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.step.presenter import StepPresenter
from motcua_desktop.ui.screens.step.state import StepState
from tests.ui.fakes import DirectRunner, FakeOffice, FakeWindow

TODAY = "H26.12-261118-0012"


class FakePanel:
    def __init__(self) -> None:
        self.state: StepState | None = None
        self.complaints: list[tuple[str, str]] = []
        self.is_open = False

    def open(self, state: StepState) -> None:
        self.state, self.is_open = state, True

    def complain(self, field: str, message: str) -> None:
        self.complaints.append((field, message))

    def busy(self, *, is_busy: bool) -> None:
        pass

    def close(self) -> None:
        self.is_open = False


@pytest.fixture
def panel() -> FakePanel:
    return FakePanel()


@pytest.fixture
def presenter(full: FakeOffice, panel: FakePanel) -> StepPresenter:
    drafts = PanelDrafts(full.folder, "steps", DirectRunner())
    return StepPresenter(full, DirectRunner(), FakeWindow(), panel, drafts=drafts)


def fields(panel: FakePanel) -> dict[str, str]:
    assert panel.state is not None
    return {field.name: field.value for field in panel.state.fields}


def take(presenter: StepPresenter, act: Act, **values: str) -> None:
    presenter.ask(TODAY, act)
    presenter.submit(values)


def test_the_result_says_whether_it_is_electronic(
    full: FakeOffice, presenter: StepPresenter
) -> None:
    take(presenter, Step.FINISH, copy="electronic")
    assert full.detail(TODAY).dossier.result_copy is ResultCopy.ELECTRONIC


def test_what_is_still_owed_is_taken_at_the_return(
    full: FakeOffice, presenter: StepPresenter, panel: FakePanel
) -> None:
    take(presenter, Step.FINISH)
    presenter.ask(TODAY, Step.RETURN)
    assert "amount" in fields(panel)
    presenter.submit({"amount": "15.000", "paid_by": "transfer", "way": "desk"})
    dossier = full.detail(TODAY).dossier
    assert dossier.returned_at is not None
    (paid,) = dossier.payments
    assert (paid.amount, paid.way) == (15000, PaymentWay.TRANSFER)


def test_a_return_without_money_is_a_return(
    full: FakeOffice, presenter: StepPresenter
) -> None:
    take(presenter, Step.FINISH)
    take(presenter, Step.RETURN, amount="", paid_by="cash")
    dossier = full.detail(TODAY).dossier
    assert dossier.returned_at is not None
    assert dossier.payments == []


def test_a_sum_that_is_none_is_refused_at_its_field(
    full: FakeOffice, presenter: StepPresenter, panel: FakePanel
) -> None:
    take(presenter, NoteKind.PAID, amount="mười nghìn")
    assert panel.complaints[-1][0] == "amount"
    take(presenter, NoteKind.PAID, amount="")
    assert panel.complaints[-1] == ("amount", "Chưa ghi số tiền đã thu")
    assert full.detail(TODAY).dossier.payments == []


def test_the_open_sum_is_offered(presenter: StepPresenter, panel: FakePanel) -> None:
    presenter.ask(TODAY, NoteKind.PAID)
    assert fields(panel) == {"amount": "15.000", "paid_by": "cash"}


def test_a_scan_is_noted_once(full: FakeOffice, presenter: StepPresenter) -> None:
    before = full.detail(TODAY)
    assert NoteKind.DIGITISED in other_acts(before)
    take(presenter, NoteKind.DIGITISED, reused="reused")
    after = full.detail(TODAY)
    assert after.dossier.is_reused
    assert NoteKind.DIGITISED not in other_acts(after)


def test_only_a_late_dossier_asks_for_a_cause(
    full: FakeOffice, presenter: StepPresenter, panel: FakePanel
) -> None:
    late = next(row.number for row in full.worklist() if row.urgency.value == "overdue")
    assert NoteKind.LATE_CAUSE in other_acts(full.detail(late))
    assert NoteKind.LATE_CAUSE not in other_acts(full.detail(TODAY))
    presenter.ask(late, NoteKind.LATE_CAUSE)
    assert panel.state is not None
    cause = panel.state.fields[0].choices[0][0]
    presenter.submit({"cause": cause, "responsible": "Phòng Kinh tế"})
    dossier = full.detail(late).dossier
    assert (dossier.late_cause, dossier.late_responsible) == (cause, "Phòng Kinh tế")


def test_a_note_is_written_in_any_state(
    full: FakeOffice, presenter: StepPresenter, panel: FakePanel
) -> None:
    assert NoteKind.REMARK in other_acts(full.detail(TODAY))
    take(presenter, NoteKind.REMARK, text=" ")
    assert panel.complaints[-1] == ("text", "Chưa ghi lời ghi chú")
    take(presenter, NoteKind.REMARK, text="Gọi lại trước 16 giờ")
    take(presenter, Step.FINISH)
    take(presenter, Step.RETURN, way="desk")
    take(presenter, NoteKind.REMARK, text="Đã gọi")
    dossier = full.detail(TODAY).dossier
    assert dossier.state is State.RETURNED
    assert dossier.note.endswith("Gọi lại trước 16 giờ; Đã gọi")
    presenter.ask(TODAY, NoteKind.REMARK)
    assert panel.state is not None
    assert "Gọi lại trước 16 giờ; Đã gọi." in panel.state.consequence
