"""Who is not taken in leaves with a slip: guided, refused, printed again; by keys."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from motcua_desktop.domain.slips import SlipKind
from motcua_desktop.services.errors import (
    LostSlipError,
    ReadOnlyOfficeError,
    StorageError,
)
from motcua_desktop.services.ports_printing import PrintSetup
from motcua_desktop.services.rows.counter_slips import IssuedCounterSlip
from motcua_desktop.services.rows.papers import MadePaper
from motcua_desktop.ui.screens.intake.form import IntakeForm
from motcua_desktop.ui.screens.intake.presenter import IntakePresenter
from motcua_desktop.ui.screens.intake.state import CounterState
from motcua_desktop.ui.screens.step.state import StepState
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow

REBIRTH = "1.004884"
REASON = "chưa đủ giấy tờ theo quy định của thủ tục"
REFUSED = {
    "name": "Phạm Thị Lan",
    "content": "Cấp giấy phép xây dựng",
    "reason": "thuộc thẩm quyền của Sở Xây dựng",
}
Question = tuple[StepState, Callable[[dict[str, str]], None]]


def issued(office: FakeOffice) -> list[IssuedCounterSlip]:
    """Return the slips of the day."""
    day = office.moment.date()
    return list(office.real.counter_slips.issued_between(day, day))


class Counter:
    """The intake without a window, where people are sent home with a slip."""

    def __init__(self, office: FakeOffice, folder: Path) -> None:
        self.office = office
        self.view, self.panel, self.window = FakeView(), FakeView(), FakeWindow()
        self.presenter = IntakePresenter(
            *(office, DirectRunner(), self.window, self.view),
            panel=self.panel,
            folder=folder,
        )
        self.presenter.shown()
        self.part = self.presenter.counter

    @property
    def form(self) -> IntakeForm:
        return self.presenter._sheet.form

    def person(self) -> None:
        """Type who stands there and what for; one of three papers is there."""
        self.presenter.typed("procedure", "khai sinh")
        self.presenter.procedure_picked(REBIRTH)
        self.presenter.typed("name", "Hoàng Thị Bích Ngọc")
        self.presenter.typed("phone", "0912773048")
        self.presenter.typed("address", "Thôn Đông")
        there = replace(self.form.papers[0], is_ticked=True)
        self.presenter.papers.paper_changed(0, there)

    def question(self) -> Question:
        panel, give = self.panel.all("ask")[-1]
        return panel, give

    def tell(self, **values: str) -> None:
        """Fill the open panel: what it holds already, and these values."""
        panel, give = self.question()
        give({field.name: field.value for field in panel.fields} | values)

    def refuse(self) -> None:
        """Turn somebody away of whom nothing is typed."""
        self.part.other("refuse")
        self.tell(**REFUSED)

    def made(self) -> MadePaper:
        """Make the paper that was sent to the printer last."""
        make = self.window.orders[-1].make
        assert make is not None
        return make()

    @property
    def complaint(self) -> tuple[str, str]:
        field, words = self.panel.all("complain")[-1]
        return field, words


@pytest.fixture
def counter(full: FakeOffice, tmp_path: Path) -> Counter:
    return Counter(full, tmp_path)


def test_the_form_says_all_but_what_is_missing_and_why(counter: Counter) -> None:
    counter.person()
    counter.part.guide()
    panel, _ = counter.question()
    assert [field.name for field in panel.fields] == ["items", "reason"]
    assert panel.dossier_line == "Hoàng Thị Bích Ngọc · Đăng ký lại khai sinh"
    assert panel.fields[0].value.splitlines() == [
        "Giấy tờ có thông tin về nội dung khai sinh (01 bản sao)",
        "Văn bản xác nhận của thủ trưởng cơ quan (01 bản chính)",
    ]


def test_a_guided_person_leaves_with_a_numbered_slip_and_the_form_stays(
    counter: Counter,
) -> None:
    counter.person()
    before, dossiers = counter.form, len(counter.office.kept)
    counter.part.guide()
    counter.tell(reason=REASON)
    (slip,) = issued(counter.office)
    assert (slip.slip.number, slip.told.officer) == ("01/HDHS", counter.office.officer)
    assert slip.told.applicant.phone == "0912773048"
    assert len(slip.told.items) == 2
    assert counter.window.toasts == [
        "Đã lập Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ số 01/HDHS"
    ]
    assert counter.form == before
    assert len(counter.office.kept) == dossiers
    assert (counter.made().number, counter.made().reprint) == ("01/HDHS", 0)


def test_of_a_person_who_only_asked_the_panel_asks_all(counter: Counter) -> None:
    counter.part.other("refuse")
    panel, _ = counter.question()
    names = [field.name for field in panel.fields]
    assert names == ["name", "phone", "address", "content", "reason"]
    counter.tell(**REFUSED)
    (slip,) = issued(counter.office)
    assert slip.told.name == SlipKind.REFUSAL
    assert (slip.told.applicant.name, slip.told.content) == (
        REFUSED["name"],
        REFUSED["content"],
    )
    assert not counter.form.is_touched


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"name": " "}, "name", "Chưa ghi họ tên"),
        ({"content": ""}, "content", "yêu cầu giải quyết việc gì"),
        ({"items": "\n \n"}, "items", "mỗi dòng một nội dung"),
        ({"items": "dài " * 2500}, "items", "dài quá 4000 ký tự"),
        ({"reason": ""}, "reason", "Chưa ghi lý do"),
        ({"reason": "dài " * 2500}, "reason", "Lý do dài quá 2000 ký tự"),
        ({"reason": "buồn 😢"}, "reason", "không in được trên giấy tờ"),
        ({"phone": "gọi sau"}, "phone", "Số điện thoại"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_takes_no_number(
    counter: Counter, values: dict[str, str], field: str, words: str
) -> None:
    counter.part.guide()
    counter.tell(**(REFUSED | {"items": "Tờ khai"} | values))
    assert counter.complaint[0] == field
    assert words in counter.complaint[1]
    assert issued(counter.office) == []
    counter.tell(**(REFUSED | {"items": "Tờ khai"}))
    assert [slip.slip.number for slip in issued(counter.office)] == ["01/HDHS"]


def test_a_fault_of_the_form_behind_is_said_in_a_line_of_the_panel(
    counter: Counter,
) -> None:
    counter.person()
    counter.presenter.typed("phone", "không có")
    counter.part.guide()
    counter.tell(reason=REASON)
    assert counter.complaint[0] == ""
    assert counter.complaint[1].startswith("Số điện thoại")


def test_in_an_office_that_is_only_read_nothing_typed_is_lost(counter: Counter) -> None:
    counter.person()
    counter.part.guide()
    panel, give = counter.question()
    values = {"items": "Tờ khai có chữ ký", "reason": REASON}
    counter.part.drafts.typed(panel.key, values)
    counter.office.failure = ReadOnlyOfficeError(
        StorageError("Máy khác đang mở.", "Đóng ở máy kia.")
    )
    give(values)
    assert counter.complaint[0] == ""
    assert "Máy khác đang mở." in counter.complaint[1]
    assert counter.panel.all("close") == []
    counter.office.failure = None
    counter.part.guide()
    again, _ = counter.question()
    assert {field.name: field.value for field in again.fields} == values


def test_sent_again_after_a_crash_it_is_one_slip(
    counter: Counter, full: FakeOffice, tmp_path: Path
) -> None:
    counter.person()
    counter.part.guide()
    panel, give = counter.question()
    counter.part.drafts.typed(panel.key, {"items": "Tờ khai", "reason": REASON})
    counter.presenter.leave()
    drafts = tmp_path / "drafts" / "counter.json"
    kept = drafts.read_bytes()
    give({"items": "Tờ khai", "reason": REASON})
    drafts.write_bytes(kept)  # the power went before the draft was forgotten
    later = Counter(full, tmp_path)
    later.part.guide()
    assert later.question()[0].fields[1].value == REASON
    later.tell()
    assert len(issued(full)) == 1
    later.part.guide()
    later.tell(reason="chưa ký tờ khai")
    assert [slip.slip.number for slip in issued(full)] == ["01/HDHS", "02/HDHS"]


def test_a_printer_that_fails_leaves_the_slip_and_says_its_number(
    counter: Counter,
) -> None:
    counter.refuse()
    stuck = counter.window.orders[-1].on_stuck
    assert stuck is not None
    stuck("Máy in không trả lời.")
    state = counter.view.last("render")
    assert state.line_is_wrong
    assert state.line == (
        "Chưa in được: Máy in không trả lời. Phiếu đã lập số 01/TCHS. In lại: F12"
    )


def test_todays_slips_are_listed_and_printed_again_as_they_are(
    counter: Counter,
) -> None:
    counter.part.other("today")
    assert counter.panel.last("open").note == "Hôm nay chưa lập phiếu nào tại quầy."
    counter.part.print_again()
    assert counter.window.orders == []
    counter.refuse()
    counter.person()
    counter.part.guide()
    counter.tell(reason=REASON)
    counter.part.other("today")
    shown: CounterState = counter.panel.last("open")
    assert [row[0] for row in shown.rows] == ["01/HDHS", "01/TCHS"]
    counter.part.current(shown.keys[1])
    assert counter.panel.last("render").note == f"Lý do: {REFUSED['reason']}"
    counter.part.print_again()
    again = counter.made()
    assert (again.number, again.reprint) == ("01/TCHS", 1)
    again.path.write_bytes(b"")
    refused = counter.window.orders[-1].on_refused
    with pytest.raises(LostSlipError) as lost:
        counter.made()
    assert refused is not None
    refused(lost.value)
    assert counter.panel.last("render").trouble is not None


# on the real window


def tree_of_slips(driver: Driver) -> Any:
    """Return the table of today's slips."""
    return driver.window.screen("intake").counter._view.listed.table.tree


@pytest.mark.window
def test_people_are_guided_and_refused_by_keys_alone(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    full.spooler.names = ("LBP2900",)
    for kind in (SlipKind.SUPPLEMENT, SlipKind.REFUSAL):
        full.papers.queue.remember(kind.value, PrintSetup("LBP2900"))
    driver = open_window(full)
    driver.window.go("intake")
    driver.settle()
    presenter = driver.window.screen("intake")
    asking = presenter.counter._view.asking
    driver.screen().fields.boxes["name"].focus_field()
    driver.write("Phạm Thị Lan")
    before = presenter._sheet.form
    driver.x_keys("F6")
    driver.wait_until(lambda: "reason" in asking.fields)
    driver.settle()
    assert "name" not in asking.fields
    asking.fields["content"].focus_field()
    driver.write("Cấp giấy phép xây dựng")
    asking.texts["items"].take("Bản vẽ\nGiấy chứng nhận")
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: asking.fields["reason"].has_focus)
    assert issued(full) == []
    driver.write(REASON)
    driver.x_keys("ctrl+Return", "ctrl+Return")
    driver.wait_until(lambda: full.spooler.sent)
    driver.settle()
    assert [slip.told.items for slip in issued(full)] == [("Bản vẽ", "Giấy chứng nhận")]
    assert [title for title, *_ in full.spooler.sent] == ["01/HDHS"]
    assert "01/HDHS" in driver.window.frame.toast.words
    assert presenter._sheet.form == before
    name = driver.screen().fields.boxes["name"]
    driver.x_keys("F12", "Escape")
    driver.wait_until(
        lambda: name.has_focus and not driver.screen().others.list.is_open
    )
    driver.x_keys("F12", "Return")
    driver.wait_until(lambda: "Từ chối" in driver.window.frame.overlay.title)
    driver.settle()
    asking.fields["content"].focus_field()
    driver.write(REFUSED["content"])
    asking.fields["reason"].focus_field()
    driver.write(REFUSED["reason"])
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: len(full.spooler.sent) == 2)
    driver.settle()
    driver.x_keys("F12", "Down", "Return")
    driver.wait_until(driver.has_panel)
    driver.wait_until(lambda: driver.focus is tree_of_slips(driver))
    assert len(tree_of_slips(driver).get_children()) == 2
    driver.x_keys("Return")
    driver.wait_until(lambda: len(full.spooler.sent) == 3)
    assert full.spooler.sent[-1][0] == "01/TCHS"
    assert len(issued(full)) == 2
