"""The list of all dossiers, the detail of one, the step panel: without a window."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.domain.events import DossierAnonymised
from motcua_desktop.domain.lifecycle import State, Step
from motcua_desktop.domain.people import ANONYMOUS, Applicant
from motcua_desktop.exchange.sheets import read_rows
from motcua_desktop.services.errors import UnknownDossierError
from motcua_desktop.services.rows.lists import IssuedSlip
from motcua_desktop.ui.habits import Habits
from motcua_desktop.ui.marks import Marks
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.attachments.presenter import AttachmentsPresenter
from motcua_desktop.ui.screens.dossier.presenter import DossierPresenter
from motcua_desktop.ui.screens.dossier.state import DossierState
from motcua_desktop.ui.screens.dossiers.presenter import DossiersPresenter
from motcua_desktop.ui.screens.dossiers.state import ListState, PaneState
from motcua_desktop.ui.screens.step.presenter import StepPresenter
from motcua_desktop.ui.screens.step.state import StepState
from tests.ui.fakes import DirectRunner, FakeOffice, FakePrinter, FakeView, FakeWindow

TODAY = "H26.12-261118-0012"
READY = "H26.12-261118-0002"
PAUSED = "H26.12-261116-0014"
DONE = "H26.12-261120-0038"


class List:
    """The list of all dossiers."""

    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.runner = DirectRunner()
        self.printer = FakePrinter()
        self.presenter = DossiersPresenter(
            office,
            self.runner,
            self.window,
            self.view,
            habits=Habits(office.folder, office.officer),
            show_file=self.printer.show,
            folder=office.folder,
        )
        self.presenter.shown()

    @property
    def state(self) -> ListState:
        state: ListState = self.view.last("render")
        return state

    def numbers(self) -> list[str]:
        """Read all rows as the table would."""
        self.presenter.need(0, 100)
        _, rows = self.view.all("put_rows")[-1]
        return [row.number for row in rows]

    def look_at(self, number: str) -> PaneState:
        """Make a row the current one and wait for its pane."""
        self.presenter.current(number)
        self.runner.pass_time()
        pane: PaneState = self.view.last("show_pane")
        return pane


@pytest.fixture
def every(full: FakeOffice) -> List:
    return List(full)


def test_all_dossiers_come_newest_first(every: List) -> None:
    assert every.view.last("reset_rows") == 29
    numbers = every.numbers()
    assert numbers[0] == "H26.12-261123-0014"
    assert len(numbers) == 29


def test_a_filter_narrows_the_list(every: List) -> None:
    every.presenter.filtered("urgency", "overdue")
    assert every.view.last("reset_rows") == 2
    every.presenter.filtered("channel", "postal")
    assert "Ctrl+R" in every.state.empty_line
    every.presenter.clear_filters()
    assert every.view.last("reset_rows") == 29
    assert every.state.empty_line == ""


def test_sectors_are_those_of_the_catalogue(every: List) -> None:
    words = [choice.cells[0] for choice in every.state.sectors]
    assert words[0] == "Tất cả"
    assert "Hộ tịch" in words
    every.presenter.filtered("sector", "Đất đai")
    assert every.view.last("reset_rows") == 1


def test_days_narrow_the_list_and_wrong_ones_are_said(every: List) -> None:
    every.presenter.day_left("first_day", "23/11/2026")
    assert every.view.last("reset_rows") == 4
    every.presenter.day_left("last_day", "31/02")
    assert "Không có ngày" in every.state.last_error
    every.presenter.day_left("last_day", "")
    assert every.state.last_error == ""


def test_a_head_sorts_and_sorts_back(every: List) -> None:
    every.presenter.sorted_by("applicant")
    first = every.numbers()
    every.presenter.sorted_by("applicant")
    assert every.state.is_descending
    assert every.numbers()[0] == first[-1]


def test_search_results_are_a_list_too(every: List) -> None:
    every.presenter.search("nguyễn")
    every.presenter.shown()
    assert every.state.search_line == "Kết quả tìm “nguyễn”"
    assert TODAY in every.numbers()


def test_the_pane_follows_the_current_row_a_little_later(every: List) -> None:
    every.presenter.current(READY)
    assert not every.view.all("show_pane")
    pane = every.look_at(TODAY)
    assert pane.number == TODAY
    assert pane.next_act.label == "Ghi có kết quả"
    assert [fact.label for fact in pane.facts][:2] == ["Hạn trả", "Còn lại"]
    assert len(every.runner.waiting) == 0


def test_the_next_act_is_that_of_the_row_in_view(every: List) -> None:
    every.look_at(READY)
    every.presenter.take_next()
    every.presenter.take_return()
    every.presenter.open_current()
    assert every.window.steps == [(READY, Step.RETURN)] * 2
    assert every.window.opened == [READY]
    every.presenter.current(TODAY)
    every.presenter.take_next()
    assert len(every.window.steps) == 2


def test_a_failing_list_says_so_and_comes_back(every: List) -> None:
    every.office.failure = OSError("disk")
    every.presenter.refresh()
    assert every.state.trouble is not None
    every.office.failure = None
    every.presenter.shown()
    assert every.state.trouble is None


class FakeFiles(FakeView):
    """The panel of attached files, in which nobody chooses any."""

    def choose(self) -> Sequence[Path]:
        return ()


class Detail:
    """The detail of one dossier."""

    def __init__(self, office: FakeOffice, number: str) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        runner, files, shown = DirectRunner(), FakeFiles(), FakePrinter()
        attachments = AttachmentsPresenter(
            office, runner, self.window, files, show_file=shown.show
        )
        self.presenter = DossierPresenter(
            office, runner, self.window, self.view, attachments=attachments
        )
        self.presenter.load(number)

    @property
    def state(self) -> DossierState:
        state: DossierState = self.view.last("render")
        return state


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (TODAY, ("Hạn hôm nay", "17:00 hôm nay", "Ghi có kết quả")),
        (READY, ("Chờ trả kết quả", "17:00 Thứ Hai 23/11/2026", "Trả kết quả")),
        (PAUSED, ("Chờ bổ sung", "Tạm dừng", "Nhận bổ sung")),
        (DONE, ("Đã trả kết quả", "17:00 Thứ Hai 23/11/2026", "Đã trả 20/11/2026")),
    ],
)
def test_header_and_act_follow_the_state(
    full: FakeOffice, number: str, shown: tuple[str, str, str]
) -> None:
    full.kept[DONE].dossier.due_at = full.kept[READY].dossier.due_at
    detail = Detail(full, number)
    state = detail.state
    assert (state.word, state.due, state.next_act.label) == shown


def test_an_anonymised_dossier_says_so_and_offers_nothing(full: FakeOffice) -> None:
    dossier = full.kept[DONE].dossier
    dossier.applicant = Applicant(ANONYMOUS)
    dossier.apply(DossierAnonymised(datetime(2027, 12, 1, 9), "12/QĐ-UBND"))
    state = Detail(full, DONE).state
    assert (state.name, state.word) == ("Đã ẩn danh", "Đã ẩn danh")
    assert state.next_act.label == "Đã trả 20/11/2026"
    assert not state.next_act.is_enabled
    assert state.other_acts == ()
    assert [(it.label, it.value) for it in state.applicant] == [
        ("Dữ liệu cá nhân", "Đã ẩn danh 01/12/2027")
    ]


def test_the_history_ends_with_what_is_due(full: FakeOffice) -> None:
    detail = Detail(full, TODAY)
    assert [entry.kind for entry in detail.state.history] == [
        "done",
        "done",
        "now",
        "future",
    ]
    assert detail.state.chain == "Chuỗi lịch sử 2 bước khớp, không bị sửa"
    done = Detail(full, DONE)
    assert {entry.kind for entry in done.state.history} == {"done"}


def test_acts_go_to_the_step_panel(full: FakeOffice) -> None:
    detail = Detail(full, TODAY)
    detail.presenter.take_next()
    detail.presenter.take_return()
    detail.presenter.take("refuse")
    assert detail.window.steps == [(TODAY, Step.FINISH), (TODAY, Step.REFUSE)]
    ready = Detail(full, READY)
    ready.presenter.take_return()
    assert ready.window.steps == [(READY, Step.RETURN)]


def test_other_acts_are_those_the_state_allows(full: FakeOffice) -> None:
    words = [choice.cells[0] for choice in Detail(full, TODAY).state.other_acts]
    assert words == [
        "Chuyển xử lý",
        "Yêu cầu bổ sung",
        "Rút hồ sơ",
        "Từ chối giải quyết",
        "Xin lỗi và hẹn lại",
        "Đính chính",
        "Ghi đã số hóa hồ sơ",
        "Ghi đã thu phí, lệ phí",
        "Ghi chú thêm",
    ]
    done = Detail(full, DONE).state.other_acts
    keys = ["correct", "digitised", "paid", "remark"]
    assert [choice.key for choice in done] == keys


def test_an_id_number_is_shown_in_full_only_when_asked(full: FakeOffice) -> None:
    detail = Detail(full, TODAY)
    number = full.kept[TODAY].dossier.applicant.id_number
    masked = detail.state.applicant[0].value
    assert "•" in masked
    assert number not in str(detail.state)
    assert full.read_in_full == []
    detail.presenter.show_id_number()
    assert detail.state.applicant[0].value == number
    assert full.read_in_full == [TODAY]
    detail.presenter.refresh()
    assert detail.state.applicant[0].value == masked


def test_papers_are_asked_of_the_window(full: FakeOffice) -> None:
    detail = Detail(full, TODAY)
    detail.presenter.print_receipt()
    detail.presenter.offer_papers()
    (order,) = detail.window.orders
    assert (order.name, order.number) == ("giay-tiep-nhan", TODAY)
    assert detail.window.offered == [TODAY]


def test_what_was_issued_is_listed(full: FakeOffice) -> None:
    full.papers.make("giay-tiep-nhan", TODAY)
    (slip,) = Detail(full, TODAY).state.slips
    assert slip[1] == "bản 1"


def test_every_issue_of_every_slip_is_listed(full: FakeOffice) -> None:
    kept = full.kept[TODAY]
    issue = IssuedSlip(1, Path(), "", full.moment, name="giay-tiep-nhan")
    kept.slips = [
        issue,
        replace(issue, issue=2, replaces=1),
        replace(issue, name="phieu-bo-sung", number="05/HDHS"),
    ]
    slips = Detail(full, TODAY).state.slips
    assert [slip[:2] for slip in slips] == [
        ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "số 05/HDHS, bản 1"),
        ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "bản 2, thay bản 1"),
        ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "bản 1, đã thay"),
    ]


def test_a_print_that_fails_says_so(full: FakeOffice) -> None:
    detail = Detail(full, TODAY)
    detail.presenter.print_receipt()
    refused = detail.window.orders[-1].on_refused
    assert refused is not None
    refused(PermissionError("read-only"))
    assert "Chưa in được" in detail.window.toasts[-1]


def test_an_unknown_dossier_is_said_in_its_place(full: FakeOffice) -> None:
    detail = Detail(full, "H26.12-261118-9999")
    assert detail.state.trouble is not None
    assert "9999" in detail.state.trouble.line
    detail.presenter.take_next()
    detail.presenter.print_receipt()
    assert not detail.window.steps


def test_a_changed_dossier_is_read_again(full: FakeOffice) -> None:
    detail = Detail(full, TODAY)
    reads = len(detail.view.calls)
    detail.presenter.shown()
    assert len(detail.view.calls) == reads
    detail.presenter.stale()
    detail.presenter.shown()
    assert len(detail.view.calls) > reads


class Panel:
    """The step panel."""

    def __init__(self, office: FakeOffice, number: str, step: Step) -> None:
        self.office = office
        self.number = number
        self.view = FakeView()
        self.window = FakeWindow()
        self.drafts = PanelDrafts(office.folder, "steps", DirectRunner())
        self.presenter = StepPresenter(
            office, DirectRunner(), self.window, self.view, drafts=self.drafts
        )
        self.presenter.ask(number, step)

    @property
    def state(self) -> StepState:
        state: StepState = self.view.last("open")
        return state

    def submit(self, **values: str) -> None:
        """Take the step with these values."""
        self.presenter.submit(values)


@pytest.mark.parametrize(
    ("at", "values", "state"),
    [
        ((TODAY, Step.FORWARD), {"to": "Tư pháp"}, State.PROCESSING),
        ((TODAY, Step.REQUEST_SUPPLEMENT), {"reason": "thiếu đơn"}, State.PAUSED),
        ((PAUSED, Step.SUPPLEMENT_RECEIVED), {}, State.PROCESSING),
        ((TODAY, Step.WITHDRAW), {}, State.WITHDRAWN),
        ((TODAY, Step.REFUSE), {"reason": "không đủ điều kiện"}, State.REFUSED),
        ((TODAY, Step.FINISH), {}, State.FINISHED),
        (
            (TODAY, Step.EXTEND),
            {"reason": "chờ xác minh", "new_due_on": "30/11"},
            State.PROCESSING,
        ),
        ((READY, Step.RETURN), {"satisfaction": "5", "way": "desk"}, State.RETURNED),
    ],
)
def test_every_step_can_be_taken_from_the_panel(
    full: FakeOffice, at: tuple[str, Step], values: dict[str, str], state: State
) -> None:
    number, step = at
    panel = Panel(full, number, step)
    assert panel.state.act.lower() == step.label
    assert set(values) <= {field.name for field in panel.state.fields}
    panel.submit(**values)
    assert full.kept[number].dossier.state is state
    assert panel.window.changes == [number]
    assert step.label in panel.window.toasts[-1]
    assert panel.view.all("close")


def test_a_step_is_taken_once(full: FakeOffice) -> None:
    panel = Panel(full, TODAY, Step.FINISH)
    panel.submit()
    events = len(full.kept[TODAY].events)
    panel.submit()
    assert len(full.kept[TODAY].events) == events


def test_a_refused_step_says_why_and_stays_open(full: FakeOffice) -> None:
    panel = Panel(full, TODAY, Step.REFUSE)
    panel.submit(reason="")
    assert "Chưa ghi lý do" in panel.view.all("complain")[-1][1]
    assert not panel.view.all("close")
    panel.submit(reason="không đủ điều kiện")
    assert panel.view.all("close")


def test_a_day_that_is_none_is_said_at_its_field(full: FakeOffice) -> None:
    panel = Panel(full, TODAY, Step.EXTEND)
    panel.submit(reason="chờ", new_due_on="31/02")
    field, words = panel.view.all("complain")[-1]
    assert field == "new_due_on"
    assert "Không có ngày" in words


def test_a_second_supplement_asks_for_approval(full: FakeOffice) -> None:
    first = Panel(full, PAUSED, Step.SUPPLEMENT_RECEIVED)
    first.submit()
    panel = Panel(full, PAUSED, Step.REQUEST_SUPPLEMENT)
    assert [field.name for field in panel.state.fields] == ["reason", "approval"]
    panel.presenter.cancel()
    assert panel.view.all("close")


def test_a_step_of_an_unknown_dossier_reaches_the_runner(tmp_path: Path) -> None:
    from tests.ui.scene import full_office

    runner = DirectRunner()
    view: Any = FakeView()
    window = FakeWindow()
    drafts = PanelDrafts(tmp_path, "steps", DirectRunner())
    presenter = StepPresenter(
        full_office(tmp_path), runner, window, view, drafts=drafts
    )
    presenter.ask("H26.12-261118-9999", Step.FINISH)
    assert isinstance(runner.unexpected[0], UnknownDossierError)


def test_a_procedure_and_a_clerk_narrow_the_list(every: List) -> None:
    every.presenter.procedure_typed("hôn nhân")
    offered = every.view.last("offer_procedures")
    assert "1.004873" in [choice.key for choice in offered]
    every.presenter.filtered("procedure", "1.004873")
    total = every.view.last("reset_rows")
    assert 0 < total < 29
    every.presenter.filtered("people_chosen", "officer:Không Ai")
    assert every.view.last("reset_rows") == 0
    every.presenter.procedure_typed("")
    assert every.state.procedure == ""
    every.presenter.clear_filters()
    assert every.view.last("reset_rows") == 29


def test_the_people_are_clerks_and_units(every: List) -> None:
    keys = [choice.key for choice in every.state.people]
    assert keys[0] == ""
    assert "officer:Trần Thị Thu Hà" in keys


def test_too_many_rows_are_not_copied(every: List) -> None:
    every.presenter.chosen.copy(Marks.between(0, 20_000))
    assert "20.000" in every.window.toasts[-1]
    assert every.window.copied == []


def test_chosen_dossiers_are_handed_over_in_one_list(every: List) -> None:
    numbers = every.numbers()
    every.presenter.chosen.marked(Marks.between(0, 3))
    assert every.state.marks_line == "Đã chọn 4 hồ sơ, 3 trong 4 giao được"
    every.presenter.chosen.hand_over()
    (order,) = every.window.orders
    assert order.name == "bien-ban-giao-nhan"
    assert order.numbers == tuple(numbers[1:4])


def test_the_current_row_is_meant_where_none_is_chosen(every: List) -> None:
    every.presenter.current(every.numbers()[2])
    every.presenter.chosen.hand_over()
    assert every.window.orders[0].numbers == (every.numbers()[2],)
    every.presenter.current(DONE)
    every.presenter.chosen.hand_over()
    assert len(every.window.orders) == 1
    assert "đã kết thúc" in every.window.toasts[-1]


def test_receipts_are_printed_one_after_the_other(every: List) -> None:
    numbers = every.numbers()
    every.presenter.chosen.marked(Marks.between(0, 2))
    every.presenter.chosen.print_receipts()
    assert [order.number for order in every.window.orders] == numbers[:1]
    every.window.orders[0].on_done()
    refused = every.window.orders[1].on_refused
    assert refused is not None
    refused(DomainError("Thiếu thông tin.", "Bổ sung rồi in lại."))
    every.window.orders[2].on_done()
    assert [order.number for order in every.window.orders] == numbers[:3]
    told = every.window.toasts[-1]
    assert told.startswith("Đã gửi in 2 Giấy tiếp nhận, 1 chưa in được.")
    assert numbers[1] in told


def test_chosen_rows_are_written_as_xlsx(every: List) -> None:
    numbers = every.numbers()
    every.presenter.chosen.marked(Marks.between(1, 2).toggled(4))
    every.presenter.chosen.write_xlsx()
    (path,) = every.printer.shown
    assert path.name == "ho-so-20261123-094200.xlsx"
    rows = [list(cells) for _, cells in read_rows(path)]
    assert rows[0][:3] == ["Trạng thái", "Mã hồ sơ", "Chủ hồ sơ"]
    assert [row[1] for row in rows[1:]] == [*numbers[1:3], numbers[4]]
    received = rows[1][5]
    assert isinstance(received, datetime)
    assert received == every.office.kept[numbers[1]].dossier.received_at


@pytest.mark.parametrize("deed", ["hand_over", "print_receipts", "write_xlsx"])
def test_too_many_chosen_rows_are_refused(every: List, deed: str) -> None:
    every.presenter.chosen.marked(Marks.between(0, 20_000))
    getattr(every.presenter.chosen, deed)()
    assert "tối đa" in every.window.toasts[-1]
    assert every.window.orders == []
    assert every.printer.shown == []
