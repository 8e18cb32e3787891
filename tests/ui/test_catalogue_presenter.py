"""The catalogue's presenter: search, the card of a procedure, the try-out."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from motcua_desktop.domain.channel import Channel
from motcua_desktop.domain.people import Unit
from motcua_desktop.domain.procedure import RequiredPaper, TimeLimit
from motcua_desktop.ui.panel_drafts import RESTORED
from motcua_desktop.ui.screens.catalogue.lists_words import (
    in_order,
    sectors_shown,
    units_shown,
)
from motcua_desktop.ui.screens.catalogue.presenter import CataloguePresenter
from motcua_desktop.ui.screens.catalogue.state import CatalogueState
from motcua_desktop.ui.screens.catalogue.words import procedure_card, procedure_row
from motcua_desktop.ui.screens.step.asking import Give
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow

RE_REGISTER = "1.004884"


class Desk:
    """The catalogue without a window."""

    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.view = FakeView()
        self.window = FakeWindow()
        self.presenter = CataloguePresenter(
            office, DirectRunner(), self.window, self.view, folder=office.folder
        )
        self.presenter.shown()

    @property
    def state(self) -> CatalogueState:
        state: CatalogueState = self.view.last("render")
        return state


@pytest.fixture
def desk(full: FakeOffice) -> Desk:
    return Desk(full)


def test_every_procedure_is_listed_and_found_without_marks(desk: Desk) -> None:
    assert desk.view.last("reset_rows") == len(desk.office.catalogue)
    desk.presenter.typed("dang ky lai")
    assert desk.view.last("reset_rows") == 1
    assert desk.state.line == "1 thủ tục"
    desk.presenter.need(0, 100)
    _, rows = desk.view.all("put_rows")[-1]
    assert rows[0].cells == (RE_REGISTER, "Đăng ký lại khai sinh", "5 ngày làm việc")
    desk.presenter.typed("không có đâu")
    assert desk.state.empty_line == "Không có thủ tục nào khớp"
    assert desk.state.card.name == ""


def test_the_card_tells_limit_fee_papers_and_force(desk: Desk) -> None:
    desk.presenter.current(RE_REGISTER)
    facts = {fact.label: fact.value for fact in desk.state.card.facts}
    assert facts["Thời hạn"] == "5 ngày làm việc"
    assert facts["Phí, lệ phí"] == "8.000 đồng"
    assert facts["Hiệu lực"] == "đang dùng"
    assert desk.state.card.papers_line == "3 loại"
    assert desk.state.card.papers[0].startswith("Tờ khai đăng ký lại khai sinh (1 bản")


def test_limits_that_differ_by_channel_are_each_named(desk: Desk) -> None:
    limits = {
        Channel.DESK: TimeLimit.parse("5 ngày làm việc"),
        Channel.ONLINE: TimeLimit.parse("3 ngày làm việc"),
    }
    procedure = replace(
        desk.office.catalogue[RE_REGISTER],
        limits=MappingProxyType(limits),
        in_force_from=date(2025, 7, 1),
        in_force_to=date(2026, 6, 30),
        papers=(RequiredPaper("a", "Tờ khai", originals=0),),
    )
    facts = {fact.label: fact.value for fact in procedure_card(procedure).facts}
    assert "Trực tuyến: 3 ngày làm việc" in facts["Thời hạn"]
    assert facts["Hiệu lực"] == "từ 01/07/2025 đến 30/06/2026"
    assert procedure_card(procedure).papers == ("Tờ khai",)
    words = [
        procedure_row(procedure, day).word
        for day in (date(2025, 1, 1), date(2025, 7, 1), date(2026, 7, 1))
    ]
    assert words == ["Sắp dùng", "Đang dùng", "Hết hiệu lực"]


def test_a_receipt_tried_out_shows_its_due_moment_and_days(desk: Desk) -> None:
    desk.presenter.current(RE_REGISTER)
    assert desk.state.moment == "23/11/2026 09:42"
    assert (desk.state.due.hour, desk.state.due.day) == ("17:00", "Thứ Ba 01/12/2026")
    assert desk.state.due.strip[-1].kind == "due"
    desk.presenter.moment_typed("25/11/2026 18:30")
    assert desk.state.due.day == "Thứ Năm 03/12/2026"
    desk.presenter.channel_chosen("online")
    assert desk.state.channel == "online"
    desk.presenter.explain()
    (question,) = desk.window.questions
    assert question.channel is Channel.ONLINE


def test_a_moment_is_found_wrong_only_when_it_is_left(desk: Desk) -> None:
    desk.presenter.current(RE_REGISTER)
    desk.presenter.moment_typed("25/11/")
    assert desk.state.moment_error == ""
    assert desk.state.due.day == ""
    desk.presenter.moment_left("25/11/")
    assert "23/11/2026 09:42" in desk.state.moment_error
    desk.presenter.explain()
    assert desk.window.questions == []


def test_a_failure_is_said_and_goes_away(desk: Desk) -> None:
    desk.office.failure = OSError("disk")
    desk.presenter.current(RE_REGISTER)
    assert "thử lại" in desk.state.due.reason
    desk.presenter.refresh()
    desk.office.failure = None
    desk.presenter.refresh()
    assert desk.state.trouble is None


def test_a_limit_is_changed_after_its_effect_was_seen(desk: Desk) -> None:
    desk.presenter.current(RE_REGISTER)
    desk.presenter.limits.ask()
    title, limits = desk.view.all("ask_limits")[-1]
    assert title == "Thời hạn: Đăng ký lại khai sinh"
    assert limits[0] == ("desk", "Trực tiếp", "5 ngày làm việc")
    desk.presenter.limits.typed({"desk": "7 ngày làm việc", "online": "", "postal": ""})
    assert "hồ sơ đổi hạn khi lưu" in desk.view.last("show_effect")
    assert desk.office.saved == []
    desk.presenter.limits.save(recomputes=True)
    ((code, reason),) = desk.office.saved
    assert code == RE_REGISTER
    assert "7 ngày làm việc" in reason
    assert "tính lại hạn" in desk.window.toasts[-1]
    desk.presenter.shown()
    desk.presenter.current(RE_REGISTER)
    assert desk.state.due.day == "Thứ Năm 03/12/2026"


def test_promises_may_be_kept_under_a_new_limit(desk: Desk) -> None:
    desk.presenter.current(RE_REGISTER)
    desk.presenter.limits.ask()
    desk.presenter.limits.typed({"desk": "7 ngày làm việc"})
    desk.presenter.limits.save(recomputes=False)
    assert desk.office.saved[0][1] == ""
    assert "giữ hạn đã hẹn" in desk.window.toasts[-1]


@pytest.mark.parametrize(
    ("text", "words"),
    [("bảy hôm", "bảy hôm"), ("-3 ngày", "-3"), ("5 ngày làm việc", "Chưa có thay")],
)
def test_no_limit_is_saved_that_is_none_or_the_same(
    desk: Desk, text: str, words: str
) -> None:
    desk.presenter.current(RE_REGISTER)
    desk.presenter.limits.ask()
    desk.presenter.limits.typed({"desk": text})
    assert words in desk.view.last("show_effect")
    desk.presenter.limits.save(recomputes=True)
    assert desk.office.saved == []


def test_a_limit_that_cannot_be_saved_says_why(desk: Desk) -> None:
    desk.presenter.limits.typed({"desk": "7 ngày làm việc"})
    desk.presenter.limits.ask()
    assert not desk.view.all("ask_limits")
    desk.presenter.current(RE_REGISTER)
    desk.presenter.limits.ask()
    desk.presenter.limits.typed({"desk": "7 ngày làm việc"})
    desk.office.failure = OSError("disk")
    desk.presenter.limits.save(recomputes=True)
    assert "thử lại" in desk.view.last("show_effect")


def asked_papers(desk: Desk) -> tuple[str, Give]:
    """Ask for the papers as F4 does; return what stands there, and how to save."""
    desk.presenter.papers.ask()
    state, give = desk.view.all("ask")[-1]
    (field,) = state.fields
    assert (state.title, field.name) == ("Giấy tờ: Đăng ký lại khai sinh", "papers")
    return field.value, give


def test_papers_are_changed_line_by_line(desk: Desk) -> None:
    desk.presenter.papers.ask()
    assert not desk.view.all("ask")
    desk.presenter.current(RE_REGISTER)
    text, give = asked_papers(desk)
    assert text.splitlines()[0] == "Tờ khai đăng ký lại khai sinh; 1; 0"
    give({"papers": f"{text}\nVăn bản ủy quyền; 1; 1"})
    assert desk.office.saved == [(RE_REGISTER, "")]
    assert desk.window.toasts[-1] == "Đã lưu thành phần hồ sơ: 4 loại"
    desk.presenter.refresh()
    desk.presenter.current(RE_REGISTER)
    assert desk.state.card.papers[-1] == "Văn bản ủy quyền (1 bản chính, 1 bản sao)"


def test_a_wrong_line_or_the_same_list_saves_nothing(desk: Desk) -> None:
    desk.presenter.current(RE_REGISTER)
    text, give = asked_papers(desk)
    give({"papers": text})
    assert desk.view.all("complain")[-1] == ("", "Chưa có thay đổi")
    give({"papers": f"{text}\nVăn bản ủy quyền; hai"})
    field, words = desk.view.all("complain")[-1]
    assert (field, words.split(":")[0]) == ("papers", "Dòng 4")
    desk.office.failure = OSError("disk")
    give({"papers": "Tờ khai"})
    assert "thử lại" in desk.view.all("complain")[-1][1]
    assert desk.view.last_named("busy") == {"is_busy": False}
    assert desk.office.saved == []


def test_a_list_typed_when_the_power_went_opens_again(full: FakeOffice) -> None:
    desk = Desk(full)
    desk.presenter.current(RE_REGISTER)
    desk.presenter.papers.ask()
    key = desk.view.last("ask").key
    desk.presenter.papers.drafts.opened(key)
    desk.presenter.papers.drafts.typed(key, {"papers": "Tờ khai; 2"})
    desk.presenter.leave()
    after = Desk(full)
    state, give = after.view.all("ask")[-1]
    assert state.fields[0].value == "Tờ khai; 2"
    assert RESTORED in state.consequence
    give({"papers": "Tờ khai; 2"})
    assert Desk(full).view.all("ask") == []


def test_a_list_of_a_procedure_that_is_gone_is_dropped(full: FakeOffice) -> None:
    desk = Desk(full)
    desk.presenter.papers.drafts.opened("papers 9.999999")
    desk.presenter.papers.drafts.typed("papers 9.999999", {"papers": "Tờ khai"})
    desk.presenter.leave()
    after = Desk(full)
    assert after.view.all("ask") == []
    assert '"forms": {}' in after.presenter.papers.drafts.path.read_text("utf-8")


def test_sectors_are_counted_and_lead_to_their_procedures(desk: Desk) -> None:
    desk.presenter.register_chosen("sectors")
    shown, acts = desk.view.all("show_list")[-1]
    assert shown.title == f"{len(shown.rows)} lĩnh vực"
    assert sum(int(count) for _, _, count, _ in shown.rows) == len(
        desk.office.catalogue
    )
    names = [name for name, _, _, _ in shown.rows]
    place = names.index("Hộ tịch")
    acts.on_open(place)
    assert desk.view.last("search_for") == "lĩnh vực: Hộ tịch"
    assert desk.view.all("close_panel")
    assert desk.view.all("focus_table")
    found = desk.view.last("reset_rows")
    assert found == int(shown.rows[place][2])
    desk.presenter.need(0, found)
    _, rows = desk.view.all("put_rows")[-1]
    desk.presenter.current(rows[0].number)
    assert desk.state.card.facts[0].value == "Hộ tịch"
    desk.presenter.typed("LINH VUC: tich")
    assert desk.view.last("reset_rows") >= found
    desk.presenter.typed("lĩnh vực: không có đâu")
    assert desk.view.last("reset_rows") == 0


def test_sectors_of_vertical_agencies_stand_last(desk: Desk) -> None:
    lists = desk.office.catalogue_lists
    lists.add_sector("An ninh", is_vertical=True)
    shown = sectors_shown(in_order(lists.sectors()))
    assert shown.rows[-1] == ("An ninh", "Ngành dọc", "0", "")
    assert {who for _, who, _, _ in shown.rows[:-1]} == {"Của cơ quan"}


def test_units_are_named_with_what_they_stand_under(desk: Desk) -> None:
    desk.presenter.register_chosen("units")
    shown, acts = desk.view.all("show_list")[-1]
    ((code, name, level, above, _closed),) = shown.rows
    assert (code, name) == (desk.office.office.unit_code, desk.office.office.unit_name)
    assert (level, above) == ("Cấp xã", "")
    acts.on_open(0)
    assert not desk.view.all("search_for")
    below = Unit("H26.12.1", "Thôn Đông", superior_code="H26.12")
    rows = units_shown([Unit("H26.12", "UBND xã An Hòa"), below]).rows
    assert rows[1] == ("H26.12.1", "Thôn Đông", "Cấp xã", "UBND xã An Hòa", "")


def test_a_list_that_cannot_be_read_says_so_and_others_open(desk: Desk) -> None:
    desk.office.failure = OSError("disk")
    desk.presenter.register_chosen("sectors")
    assert "thử lại" in desk.window.toasts[-1]
    assert not desk.view.all("show_list")
    desk.presenter.register_chosen("procedures")
    assert desk.window.registers == []
    desk.presenter.register_chosen("staff")
    assert desk.window.registers == ["staff"]
