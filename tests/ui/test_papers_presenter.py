"""The panels of papers without a window: list, printer, look, queue."""

from pathlib import Path

import pytest

from motcua_desktop.domain.events import DossierCorrected
from motcua_desktop.services.errors import PrinterError
from motcua_desktop.services.ports_printing import PrintSetup, SpoolState
from motcua_desktop.ui.navigation import PaperOrder
from motcua_desktop.ui.screens.papers.presenter import PaperActs, PapersPresenter
from motcua_desktop.ui.screens.papers.preview import PaperLook, PreviewPresenter
from motcua_desktop.ui.screens.papers.printing import PaperPrinting
from motcua_desktop.ui.screens.papers.queue import QueuePresenter
from motcua_desktop.ui.screens.papers.state import (
    PapersState,
    PreviewState,
    QueueState,
)
from motcua_desktop.ui.screens.step.state import StepState
from tests.documents.reading import word_text
from tests.ui.fakes import (
    DirectRunner,
    FakeOffice,
    FakePrinter,
    FakeView,
    FakeWindow,
)

TODAY = "H26.12-261118-0012"
PAUSED = "H26.12-261116-0014"
SECOND = "H26.12-261117-0031"
THIRD = "H26.12-261116-0008"
WITHOUT_PAPERS = "H26.12-261113-0009"
RECEIPT = "giay-tiep-nhan"
SUPPLEMENT = "phieu-bo-sung"
APOLOGY = "phieu-xin-loi"
LABEL = "nhan-ho-so"


class ListView(FakeView):
    """A panel whose Save-as dialog answers `path`."""

    path: Path | None = None

    def ask_path(self, name: str, kind: str) -> Path | None:
        self.calls.append(("ask_path", (name, kind), {}))
        return self.path

    @property
    def state(self) -> PapersState:
        shown = [
            arguments[0] for name, arguments, _ in self.calls if name != "ask_path"
        ]
        state: PapersState = shown[-1]
        return state


class LookView(FakeView):
    """A panel with room for a small page."""

    room = (300, 200)


class OpenView(FakeView):
    """A panel that shows."""

    is_open = True


class Panels:
    """All panels joined as the window joins them."""

    def __init__(self, office: FakeOffice) -> None:
        self.office = office
        self.window = FakeWindow()
        self.printer = FakePrinter()
        self.runner = DirectRunner()
        self.setup, self.list = FakeView(), ListView()
        self.look, self.jobs = LookView(), OpenView()
        self.printing = PaperPrinting(
            office, self.runner, self.window, self.setup, printer=self.printer
        )
        self.preview = PreviewPresenter(office, self.runner, self.look)
        self.queue = QueuePresenter(
            office,
            self.runner,
            self.window,
            self.jobs,
            ask_setup=self.printing.ask_setup,
        )
        acts = PaperActs(
            self.printing.print,
            self.printing.ask_setup,
            self.preview.open,
            self.queue.open,
        )
        self.papers = PapersPresenter(
            office, self.runner, self.window, self.list, acts=acts
        )

    def choose(self, number: str, name: str) -> None:
        self.papers.open(number)
        self.papers.current(name)

    def standing(self, name: str) -> str:
        """Return what the row of a paper says of it."""
        lines = {line.key: line.cells for line in self.list.state.lines}
        return lines[name][1]

    @property
    def queued(self) -> QueueState:
        calls = [it for it in self.jobs.calls if it[0] in {"open", "render"}]
        state: QueueState = calls[-1][1][0]
        return state


@pytest.fixture
def panels(full: FakeOffice) -> Panels:
    return Panels(full)


def fill(panels: Panels, **values: str) -> None:
    """Answer the panel that asks where to print."""
    answers = {"place": "HP", "copies": "1", **values}
    panels.printing.submit(answers)


# the list


def test_the_papers_of_a_dossier_tell_how_they_stand(panels: Panels) -> None:
    panels.choose(PAUSED, SUPPLEMENT)
    state = panels.list.state
    assert state.dossier_line == f"{PAUSED} · Ngô Thị Phương Thảo"
    assert [line.key for line in state.lines] == [
        RECEIPT,
        SUPPLEMENT,
        APOLOGY,
        "phieu-kiem-soat",
        "bien-ban-giao-nhan",
        LABEL,
    ]
    assert panels.standing(SUPPLEMENT) == "Chưa phát hành"
    assert state.act == "Phát hành và in"
    panels.papers.submit()
    assert panels.standing(SUPPLEMENT) == "Bản 1, số 01/HDHS, 23/11 09:42"
    assert panels.list.state.act == "In lại"


def test_a_corrected_dossier_asks_for_a_new_version(panels: Panels) -> None:
    panels.choose(TODAY, RECEIPT)
    panels.papers.submit()
    kept = panels.office.kept[TODAY]
    corrected = DossierCorrected(
        panels.office.moment, {"name": "Nguyễn Thị Ánh Tuyền"}, "ghi nhầm tên"
    )
    kept.dossier.apply(corrected)
    kept.events.append(corrected)
    panels.choose(TODAY, RECEIPT)
    assert panels.standing(RECEIPT) == "Bản 1, 23/11 09:42; hồ sơ đã đổi"
    assert panels.list.state.act == "Phát hành bản mới"
    panels.papers.submit()
    assert panels.standing(RECEIPT) == "Bản 2, 23/11 09:42"


def test_a_second_print_is_the_same_file_until_a_new_version_is_asked_for(
    panels: Panels,
) -> None:
    panels.choose(TODAY, RECEIPT)
    panels.papers.submit()
    panels.papers.submit()
    first, second = panels.printer.shown
    assert first == second
    assert "in lại lần 01" in panels.window.toasts[-1]
    panels.papers.issue_anew()
    assert panels.printer.shown[-1] != first
    assert panels.standing(RECEIPT).startswith("Bản 2")


def test_a_missing_field_is_said_in_the_panel(panels: Panels) -> None:
    panels.choose(WITHOUT_PAPERS, RECEIPT)
    panels.papers.submit()
    trouble = panels.list.state.trouble
    assert trouble is not None
    assert "“Thành phần hồ sơ" in trouble.wrong
    assert "còn để trống" in trouble.wrong
    assert panels.standing(RECEIPT) == "Chưa phát hành"
    panels.papers.current(LABEL)
    assert panels.list.state.trouble is None


def test_a_slip_without_ground_says_what_is_missing(panels: Panels) -> None:
    panels.choose(TODAY, APOLOGY)
    state = panels.list.state
    assert not state.can_print
    assert "chưa được hẹn lại ngày trả" in state.note
    panels.papers.submit()
    assert panels.printer.shown == []


def test_a_new_version_needs_an_old_one(panels: Panels) -> None:
    panels.choose(TODAY, RECEIPT)
    commands = {it.key: it for it in panels.papers.commands}
    assert not commands["F6"].is_available()
    panels.papers.submit()
    assert commands["F6"].is_available()


def test_papers_are_saved_where_the_clerk_says(panels: Panels, tmp_path: Path) -> None:
    panels.choose(TODAY, RECEIPT)
    panels.papers.save_pdf()
    assert panels.standing(RECEIPT) == "Chưa phát hành"
    panels.list.path = tmp_path / "giấy.pdf"
    panels.papers.save_pdf()
    assert panels.list.path.read_bytes().startswith(b"%PDF")
    assert panels.standing(RECEIPT).startswith("Bản 1")
    panels.list.path = tmp_path / "giấy.docx"
    panels.papers.save_word()
    assert panels.list.all("ask_path")[-1] == (f"{TODAY}-{RECEIPT}.docx", "docx")
    assert "Nguyễn Thị Ánh Tuyết" in word_text(panels.list.path.read_bytes())
    assert panels.window.toasts[-1] == "Đã lưu giấy.docx"


def test_a_file_that_cannot_be_written_is_said_in_the_panel(
    panels: Panels, tmp_path: Path
) -> None:
    (tmp_path / "tệp").write_text("no folder", encoding="utf-8")
    panels.choose(TODAY, RECEIPT)
    panels.list.path = tmp_path / "tệp" / "a.pdf"
    panels.papers.save_pdf()
    assert panels.list.state.trouble is not None


# where to print


def test_without_any_printer_the_file_is_opened(panels: Panels) -> None:
    panels.printing.print(PaperOrder(RECEIPT, TODAY))
    assert [path.suffix for path in panels.printer.shown] == [".pdf"]
    assert panels.setup.calls == []
    assert "đã mở bản PDF để in" in panels.window.toasts[-1]
    assert panels.window.changes == [TODAY]


def test_where_to_print_is_asked_once_for_each_kind(panels: Panels) -> None:
    spooler = panels.office.spooler
    spooler.names, spooler.bins = ("HP", "LBP2900"), ("Khay2",)
    panels.printing.print(PaperOrder(RECEIPT, TODAY))
    asked: StepState = panels.setup.last("open")
    assert asked.act == "Nhớ và in"
    (place, copies) = asked.fields
    assert [words for _, words in place.choices] == [
        "Máy in mặc định của máy tính",
        "HP",
        "HP, khay Khay2",
        "LBP2900",
        "LBP2900, khay Khay2",
        "Mở bản PDF, tự in từ chương trình xem",
    ]
    assert copies.value == "1"
    assert spooler.sent == []
    fill(panels, place="LBP2900, khay Khay2", copies="2")
    setup = PrintSetup("LBP2900", "Khay2", 2)
    assert spooler.sent == [(TODAY, "A5", setup)]
    panels.printing.print(PaperOrder(RECEIPT, SECOND))
    assert [number for number, _, _ in spooler.sent] == [TODAY, SECOND]
    assert len(panels.setup.all("open")) == 1
    panels.printing.print(PaperOrder(LABEL, TODAY))
    assert len(panels.setup.all("open")) == 2


def test_the_viewer_may_be_chosen_for_good(panels: Panels) -> None:
    panels.office.spooler.names = ("HP",)
    panels.printing.print(PaperOrder(RECEIPT, TODAY))
    fill(panels, place="Mở bản PDF, tự in từ chương trình xem")
    panels.printing.print(PaperOrder(RECEIPT, TODAY))
    assert len(panels.printer.shown) == 2
    assert panels.office.spooler.sent == []


@pytest.mark.parametrize("copies", ["0", "100", "hai", "-1", "1.5"])
def test_a_wrong_number_of_copies_is_said_at_its_field(
    panels: Panels, copies: str
) -> None:
    panels.office.spooler.names = ("HP",)
    panels.printing.print(PaperOrder(RECEIPT, TODAY))
    fill(panels, copies=copies)
    assert panels.setup.all("complain") == [("copies", "Số bản in từ 1 đến 99")]
    assert panels.office.spooler.sent == []


def test_nothing_is_issued_when_the_clerk_thinks_better_of_it(panels: Panels) -> None:
    panels.office.spooler.names = ("HP",)
    panels.choose(TODAY, RECEIPT)
    panels.papers.submit()
    panels.printing.cancel()
    panels.papers.open(TODAY)
    assert panels.standing(RECEIPT) == "Chưa phát hành"
    assert not panels.list.state.is_busy


def test_the_list_is_back_before_the_paper_is_printed(panels: Panels) -> None:
    panels.office.spooler.names = ("HP",)
    panels.choose(TODAY, RECEIPT)
    panels.papers.submit()
    opened = len(panels.list.all("open"))
    fill(panels)
    assert len(panels.list.all("open")) == opened + 1
    assert panels.standing(RECEIPT).startswith("Bản 1")
    assert "đã gửi máy in" in panels.window.toasts[-1]


def test_the_printer_of_a_kind_may_be_changed(panels: Panels) -> None:
    spooler = panels.office.spooler
    spooler.names = ("HP", "LBP2900")
    panels.choose(TODAY, RECEIPT)
    panels.papers.ask_setup()
    fill(panels)
    panels.papers.ask_setup()
    asked: StepState = panels.setup.last("open")
    assert (asked.act, asked.fields[0].value) == ("Nhớ", "HP")
    assert spooler.sent == []
    panels.papers.submit()
    assert spooler.sent[0][2].printer == "HP"


def test_a_remembered_printer_that_is_gone_can_still_be_seen(panels: Panels) -> None:
    panels.office.papers.queue.remember(RECEIPT, PrintSetup("Cũ", "1", 3))
    panels.printing.ask_setup(RECEIPT, lambda: None)
    asked: StepState = panels.setup.last("open")
    place, copies = asked.fields
    assert (place.value, copies.value) == ("Cũ, khay 1", "3")
    assert place.value in dict(place.choices)


def test_a_viewer_that_fails_says_so_where_one_is(panels: Panels) -> None:
    panels.printer.failure = OSError("no viewer")
    panels.choose(TODAY, RECEIPT)
    panels.papers.submit()
    assert panels.list.state.trouble is not None
    assert not panels.list.state.is_busy


# the queue


def off(panels: Panels) -> None:
    """Let the printer be off, and remembered for receipts."""
    panels.office.papers.queue.remember(RECEIPT, PrintSetup("HP"))
    panels.office.spooler.failure = PrinterError("HP", "máy in tắt")


def test_a_printer_that_is_off_leaves_the_slip_in_the_queue(panels: Panels) -> None:
    off(panels)
    panels.choose(TODAY, RECEIPT)
    panels.papers.submit()
    trouble = panels.list.state.trouble
    assert trouble is not None
    assert "Máy in “HP” chưa in được: máy in tắt" in trouble.wrong
    assert "Alt+P" in trouble.advice
    panels.queue.open()
    (line,) = panels.queued.lines
    assert line.cells == (
        "09:42",
        TODAY,
        "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "Chưa ra giấy",
    )
    assert panels.queued.is_wrong
    assert "máy in tắt" in panels.queued.note
    panels.office.spooler.failure = None
    panels.queue.refresh()
    assert panels.queued.lines[0].cells[-1] == "Đang in"
    assert not panels.queued.is_wrong


def test_an_intake_hears_of_a_stuck_paper_though_it_asked_for_quiet(
    panels: Panels,
) -> None:
    off(panels)
    panels.printing.print(PaperOrder(RECEIPT, TODAY, is_quiet=True))
    assert "máy in tắt" in panels.window.toasts[-1]
    panels.office.spooler.failure = None
    panels.window.toasts.clear()
    panels.printing.print(PaperOrder(RECEIPT, TODAY, is_quiet=True))
    assert panels.window.toasts == []


def test_what_came_out_leaves_the_queue_and_the_rest_is_printed_again(
    panels: Panels,
) -> None:
    panels.office.papers.queue.remember(RECEIPT, PrintSetup("HP"))
    for number in (TODAY, SECOND, THIRD):
        panels.printing.print(PaperOrder(RECEIPT, number))
    spooler = panels.office.spooler
    spooler.states = {"job-1": SpoolState.DONE, "job-2": SpoolState.STOPPED}
    panels.queue.open()
    words = [line.cells[-1] for line in panels.queued.lines]
    assert words == ["Đã in", "Chưa ra giấy", "Đang in"]
    panels.queue.submit()
    assert [line.cells[1] for line in panels.queued.lines] == [
        SECOND,
        THIRD,
    ]
    assert "kẹt" in panels.queued.note
    panels.queue.again()
    assert spooler.taken_back == ["job-2"]
    assert [number for number, _, _ in spooler.sent].count(SECOND) == 2
    panels.queue.came_out()
    assert [line.cells[1] for line in panels.queued.lines] == [THIRD]


def test_the_queue_asks_again_while_a_paper_is_under_way(panels: Panels) -> None:
    panels.office.papers.queue.remember(RECEIPT, PrintSetup("HP"))
    panels.printing.print(PaperOrder(RECEIPT, TODAY))
    panels.queue.open()
    panels.office.spooler.states["job-1"] = SpoolState.DONE
    panels.runner.pass_time()
    assert panels.queued.lines[0].cells[-1] == "Đã in"
    assert panels.queued.has_printed
    assert panels.runner.waiting == []


def test_an_empty_queue_says_so_and_offers_nothing(panels: Panels) -> None:
    panels.queue.open()
    assert panels.queued.note == "Không còn giấy nào trong hàng đợi."
    available = {it.key: it.is_available() for it in panels.queue.commands}
    assert available == {"Delete": False, "F6": False, "F5": True, "F12": False}
    panels.queue.submit()
    assert panels.window.toasts == []


def test_a_queue_that_cannot_be_read_says_so(panels: Panels) -> None:
    panels.queue.open()
    panels.office.failure = PermissionError("read-only")
    panels.queue.refresh()
    assert panels.queued.trouble is not None


# the look


def test_a_paper_is_looked_at_page_by_page(panels: Panels) -> None:
    panels.choose(TODAY, RECEIPT)
    panels.papers.look()
    shown: PreviewState = panels.look.last("open")
    assert shown.title == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert shown.line == "Trang 1/2 · Xem thử, chưa phát hành"
    assert shown.image.height == 200
    panels.preview.turn(1)
    panels.preview.turn(1)
    assert panels.look.last("render").image.page == 2
    panels.preview.turn(-1)
    assert panels.look.last("render").image.page == 1
    panels.preview.zoom()
    wide: PreviewState = panels.look.last("render")
    assert wide.image.width == 300
    assert wide.image.height > 200
    assert wide.zoom == "Xem cả trang"
    panels.preview.back()
    assert panels.standing(RECEIPT) == "Chưa phát hành"


def test_an_issued_paper_is_looked_at_as_issued(panels: Panels) -> None:
    panels.choose(TODAY, RECEIPT)
    panels.papers.submit()
    panels.papers.look()
    assert panels.look.last("open").line == "Trang 1/2 · Bản 1, 23/11 09:42"


def test_a_look_that_is_refused_says_why(panels: Panels) -> None:
    panels.choose(WITHOUT_PAPERS, RECEIPT)
    panels.papers.look()
    assert panels.look.calls == []
    assert panels.list.state.trouble is not None
    panels.preview.open(
        PaperLook(LABEL, WITHOUT_PAPERS, "", lambda: None, lambda _error: None)
    )
    assert panels.look.last("open").title == "Nhãn hồ sơ"
