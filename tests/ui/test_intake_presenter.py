import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.services.errors import DatabaseBusyError
from motcua_desktop.ui.screens.intake.drafts import DraftFile
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.presenter import IntakePresenter
from motcua_desktop.ui.screens.intake.request import FormError, request_of
from motcua_desktop.ui.screens.intake.state import IntakeState, Offer, PaperRow
from tests.ui.fakes import (
    DirectRunner,
    FakeOffice,
    FakeView,
    FakeWindow,
)

TODAY = date(2026, 11, 23)
REBIRTH = "1.004884"


class Desk:
    """The intake screen without a window."""

    def __init__(self, office: FakeOffice, folder: Path) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.runner = DirectRunner()
        self.draft = DraftFile(folder)
        self.presenter = IntakePresenter(
            office,
            self.runner,
            self.window,
            self.view,
            panel=FakeView(),
            folder=folder,
        )
        self.presenter.shown()

    @property
    def state(self) -> IntakeState:
        state: IntakeState = self.view.last("render")
        return state

    @property
    def form(self) -> IntakeForm:
        return self.presenter._sheet.form

    def pick(self, code: str = REBIRTH) -> None:
        """Type part of a name and pick the procedure."""
        self.presenter.typed("procedure", "khai sinh")
        self.presenter.procedure_picked(code)

    def fill(self, name: str = "Hoàng Thị Bích Ngọc") -> None:
        """Fill in what must be there."""
        self.pick()
        self.presenter.typed("name", name)


@pytest.fixture
def desk(full: FakeOffice, tmp_path: Path) -> Desk:
    return Desk(full, tmp_path)


def test_procedures_are_offered_by_any_part_of_the_name(desk: Desk) -> None:
    desk.presenter.typed("procedure", "lai khai sinh")
    offer: Offer = desk.view.last("offer_procedures")
    assert [choice.key for choice in offer.choices] == [REBIRTH]
    assert offer.choices[0].cells[2] == "5 ngày làm việc"


def test_the_due_date_shows_while_the_arrow_moves(desk: Desk) -> None:
    desk.presenter.typed("procedure", "khai sinh")
    desk.presenter.looked_at(REBIRTH)
    due = desk.state.due
    assert (due.note, due.hour, due.day) == ("xem trước", "17:00", "Thứ Ba 01/12/2026")
    assert due.limit == "5 ngày làm việc"
    assert "T3\u00a024/11 (nghỉ lễ)" in due.reason
    words = " ".join(day.word for day in due.strip)
    assert words == "nhận lễ 1 2 3 nghỉ nghỉ 4 5"
    assert due.strip[-1].kind == "due"
    assert due.foot == "24/11: Ngày Văn hóa Việt Nam"


def test_a_long_limit_leaves_days_out_of_the_strip(desk: Desk) -> None:
    desk.presenter.looked_at("2.000986")
    strip = desk.state.due.strip
    assert len(strip) == 9
    assert strip[3].kind == "gap"
    assert len(desk.state.due.days) == 22


def test_picking_fills_papers_and_fee_and_moves_on(desk: Desk) -> None:
    desk.pick()
    assert desk.form.procedure_code == REBIRTH
    assert desk.form.fee == "8.000 đ"
    assert len(desk.state.papers) == 3
    assert desk.view.last("focus") == "id_number"
    assert desk.state.due.note == "in trên Giấy tiếp nhận"


def test_typing_on_drops_the_picked_procedure(desk: Desk) -> None:
    desk.pick()
    desk.presenter.typed("procedure", "tam tru")
    assert desk.form.procedure_code == ""
    assert desk.state.due.reason == "Chưa chọn thủ tục"


def test_an_unknown_procedure_is_said_at_the_field(desk: Desk) -> None:
    desk.presenter.typed("procedure", "bay lên sao Hỏa")
    assert dict(desk.state.errors)["procedure"]
    desk.presenter.typed("procedure", "khai sinh")
    assert not desk.state.errors


def test_earlier_dossiers_offer_the_applicant(desk: Desk) -> None:
    desk.presenter.typed("id_number", "001195007803")
    offer: Offer = desk.view.last("offer_applicants")
    assert offer.choices[0].cells[0] == "Nguyễn Thị Ánh Tuyết"
    desk.presenter.applicant_picked("0")
    assert desk.form.name == "Nguyễn Thị Ánh Tuyết"
    assert desk.form.birth_date == "22/09/1995"
    assert desk.state.known_line


def test_nothing_is_filled_in_by_typing_alone(desk: Desk) -> None:
    fills = len(desk.view.all("fill"))
    desk.presenter.typed("id_number", "001195007803")
    desk.presenter.typed("name", "Ho")
    assert len(desk.view.all("fill")) == fills


def test_saving_enters_the_dossier_and_clears_the_form(desk: Desk) -> None:
    desk.fill()
    desk.presenter.saving.save()
    dossier = desk.office.kept["H26.12-261123-0015"].dossier
    assert dossier.applicant.name == "Hoàng Thị Bích Ngọc"
    assert dossier.fee == 8000
    assert not desk.form.is_touched
    assert "H26.12-261123-0015" in desk.window.toasts[-1]
    assert desk.window.changes == ["H26.12-261123-0015"]
    assert not desk.window.orders


def test_f9_saves_and_prints(desk: Desk) -> None:
    desk.fill()
    desk.presenter.saving.save_and_print()
    (order,) = desk.window.orders
    assert (order.name, order.number) == ("giay-tiep-nhan", "H26.12-261123-0015")


def test_saving_for_the_next_keeps_what_repeats(desk: Desk) -> None:
    desk.fill()
    desk.presenter.chosen("channel", "online")
    desk.presenter.saving.save_and_next()
    assert desk.form.procedure_code == REBIRTH
    assert desk.form.channel == "online"
    assert desk.form.name == ""
    assert desk.view.last("focus") == "id_number"
    assert len(desk.state.papers) == 3


def test_the_same_person_brings_another_procedure(desk: Desk) -> None:
    desk.fill()
    desk.presenter.typed("phone", "0912773001")
    desk.presenter.typed("note", "kèm đơn")
    desk.presenter.toggle_submitter()
    desk.presenter.typed("submitter_name", "Lê Văn Nam")
    first = desk.form.token
    desk.presenter.saving.save_and_same_person()
    assert (desk.form.name, desk.form.phone) == ("Hoàng Thị Bích Ngọc", "0912773001")
    assert desk.form.submitter_name == "Lê Văn Nam"
    assert (desk.form.procedure_code, desk.form.papers) == ("", ())
    assert (desk.form.fee, desk.form.note) == ("", "")
    assert desk.form.token != first
    assert desk.view.last("focus") == "procedure"
    assert desk.state.known_line == "Cùng người với hồ sơ H26.12-261123-0015 vừa nhận."
    assert desk.state.has_submitter
    desk.pick("1.001193")
    desk.presenter.saving.save_and_same_person()
    second = desk.office.kept["H26.12-261123-0016"].dossier
    assert second.procedure == "1.001193"
    assert second.applicant.name == "Hoàng Thị Bích Ngọc"
    assert len(desk.window.orders) == 2


def test_two_saves_of_one_form_enter_one_dossier(desk: Desk) -> None:
    desk.fill()
    form = desk.form
    before = len(desk.office.kept)
    desk.presenter.saving.save()
    desk.presenter._sheet.form = form
    desk.presenter.saving.save()
    assert len(desk.office.kept) == before + 1


@pytest.mark.parametrize(
    ("field", "text", "part"),
    [
        ("birth_date", "31/02/1990", "Không có ngày"),
        ("birth_date", "24/11/2026", "sau hôm nay"),
        ("fee", "tám nghìn", "chữ số"),
        ("sets", "hai", "0 đến 999"),
        ("name", "  ", "họ tên"),
    ],
)
def test_a_wrong_field_is_said_where_it_stands(
    desk: Desk, field: str, text: str, part: str
) -> None:
    desk.fill()
    desk.presenter.typed(field, text)
    desk.presenter.saving.save()
    assert part in dict(desk.state.errors)[field]
    assert desk.view.last("focus") == field
    assert len(desk.office.kept) == 29


def test_without_a_procedure_nothing_is_saved(desk: Desk) -> None:
    desk.presenter.typed("name", "Hoàng Thị Bích Ngọc")
    desk.presenter.saving.save_and_print()
    assert "Chưa chọn thủ tục" in dict(desk.state.errors)["procedure"]


def test_a_refusal_of_the_rules_stands_at_its_field(desk: Desk) -> None:
    desk.fill()
    desk.presenter.typed("phone", "không có")
    desk.presenter.saving.save()
    assert "chữ số" in dict(desk.state.errors)["phone"]
    assert desk.form.name
    desk.presenter.typed("phone", "0912345678")
    assert not desk.state.errors


def test_a_failing_disk_keeps_the_form_and_takes_no_number(desk: Desk) -> None:
    desk.fill()
    desk.office.failure = OSError("disk full")
    desk.presenter.saving.save()
    assert desk.state.line_is_wrong
    assert "chưa cấp mã" in desk.state.line
    assert desk.form.name
    desk.office.failure = None
    desk.presenter.saving.save()
    assert len(desk.office.kept) == 30


def test_a_failing_printer_leaves_the_dossier_saved(desk: Desk) -> None:
    desk.fill()
    desk.presenter.saving.save_and_print()
    (order,) = desk.window.orders
    assert order.on_refused is not None
    order.on_refused(OSError("no printer"))
    assert "Hồ sơ đã lưu, mã H26.12-261123-0015" in desk.state.line


def test_papers_are_ticked_counted_and_added(desk: Desk) -> None:
    desk.pick()
    papers = desk.presenter.papers
    papers.paper_changed(0, PaperRow("Tờ khai", is_ticked=True))
    assert desk.state.papers[0].originals == "1"
    papers.paper_changed(1, PaperRow("Giấy tờ", copies="2"))
    assert desk.state.papers[1].is_ticked
    papers.add_paper()
    added = desk.state.papers[3]
    papers.paper_changed(3, replace(added, name="Đơn giải trình"))
    assert desk.state.papers_line == "đã nhận 3 trong 4"
    desk.presenter.typed("name", "Hoàng Thị Bích Ngọc")
    desk.presenter.saving.save()
    detail = desk.office.detail("H26.12-261123-0015")
    assert [(paper.name, paper.kind, paper.copies) for paper in detail.papers] == [
        ("Tờ khai", "original", 1),
        ("Giấy tờ", "copy", 2),
        ("Đơn giải trình", "original", 1),
    ]


def test_all_papers_at_once_and_none_again(desk: Desk) -> None:
    desk.pick()
    desk.presenter.papers.tick_all()
    assert [(it.originals, it.copies) for it in desk.state.papers] == [
        ("1", ""),
        ("", "1"),
        ("1", ""),
    ]
    desk.presenter.papers.paper_changed(0, PaperRow("Tờ khai", originals="1"))
    unticked = PaperRow("Tờ khai", is_ticked=False)
    desk.presenter.papers.paper_changed(0, unticked)
    assert desk.state.papers[0].originals == ""


def test_what_is_typed_is_kept_as_a_draft_and_comes_back(
    desk: Desk, tmp_path: Path
) -> None:
    desk.fill()
    desk.runner.pass_time()
    assert "Bản nháp tự lưu 09:42" in desk.state.line
    again = Desk(desk.office, tmp_path)
    assert again.form == desk.form
    assert "khôi phục" in again.state.line
    again.presenter.saving.save()
    assert not again.draft.path.exists()


def test_a_note_of_the_draft_never_hides_what_was_refused(desk: Desk) -> None:
    desk.fill()
    desk.office.failure = DatabaseBusyError()
    desk.presenter.saving.save()
    desk.office.failure = None
    refused = desk.state.line
    assert refused.startswith("Chưa lưu, chưa cấp mã.")
    desk.runner.pass_time()
    assert desk.draft.path.exists()
    assert (desk.state.line, desk.state.line_is_wrong) == (refused, True)
    desk.presenter.saving.save()
    assert desk.state.line == ""


def test_a_broken_draft_is_no_draft(full: FakeOffice, tmp_path: Path) -> None:
    path = tmp_path / "drafts" / "intake.json"
    path.parent.mkdir()
    for text in ("{", "[]", '{"name": 5, "papers": 3, "stranger": 1}'):
        path.write_text(text, encoding="utf-8")
        desk = Desk(full, tmp_path)
        assert desk.form.name in {"", "5"}


def test_a_draft_keeps_its_token(tmp_path: Path) -> None:
    form = IntakeForm(name="Hà", papers=(PaperRow("Đơn", is_free=True),))
    draft = DraftFile(tmp_path)
    draft.save(form)
    assert draft.load() == form
    assert json.loads(draft.path.read_text(encoding="utf-8"))["token"] == form.token


def test_a_dropped_draft_can_be_taken_back(desk: Desk) -> None:
    desk.fill()
    desk.presenter.drop()
    assert not desk.form.is_touched
    undo = next(it for it in desk.presenter.commands if it.key == "Ctrl+Z")
    assert undo.is_available()
    undo.run()
    assert desk.form.name == "Hoàng Thị Bích Ngọc"
    assert not undo.is_available()


def test_submitter_and_organisation_open_and_close(desk: Desk) -> None:
    desk.presenter.toggle_submitter()
    desk.presenter.typed("submitter_name", "Vũ Minh Đức")
    desk.presenter.toggle_organisation()
    assert desk.state.has_submitter
    assert desk.state.has_organisation
    desk.presenter.toggle_submitter()
    assert desk.form.submitter_name == ""
    desk.presenter.toggle_organisation()
    assert desk.view.last("focus") == "name"


def test_closing_the_window_keeps_the_draft_at_once(desk: Desk) -> None:
    desk.fill()
    desk.presenter.leave()
    assert desk.draft.path.exists()


def test_todays_dossiers_are_listed_newest_first(desk: Desk) -> None:
    assert desk.state.recent[0][1] == "H26.12-261123-0014"
    assert desk.state.recent[0][4] == "trong ngày"
    desk.presenter.open_recent_at(0)
    assert desk.window.opened == ["H26.12-261123-0014"]
    desk.presenter.saving.print_last()
    assert desk.window.orders[-1].number == "H26.12-261123-0014"


def test_the_count_of_days_can_be_seen_one_by_one(desk: Desk) -> None:
    desk.presenter.explain()
    assert not desk.window.questions
    desk.pick()
    desk.presenter.explain()
    days = desk.state.due.days
    assert days[0] == ("Thứ Hai 23/11/2026", "không tính", "nhận 09:42")
    assert days[-1][1] == "ngày 5"
    (asked,) = desk.window.questions
    assert asked.procedure_code in desk.office.catalogue


def test_a_rule_broken_at_no_field_stands_in_the_line(desk: Desk) -> None:
    desk.fill()
    desk.office.failure = FieldValueError("Một mục lạ", "sai")
    desk.presenter.saving.save()
    assert "Một mục lạ sai." in desk.state.line


def test_a_request_needs_a_procedure_before_a_name() -> None:
    with pytest.raises(FormError) as raised:
        request_of(IntakeForm(), TODAY)
    assert raised.value.field == "procedure"
