import pytest

from motcua_desktop.services.errors import UnknownDossierError
from motcua_desktop.ui.shell.search import SearchPresenter, scanned_number
from tests.ui.fakes import DirectRunner, FakeOffice, FakeView, FakeWindow


class Box:
    """The search box over the office of the pictures, without a window."""

    def __init__(self, office: FakeOffice) -> None:
        self.view = FakeView()
        self.window = FakeWindow()
        self.search = SearchPresenter(office, DirectRunner(), self.window, self.view)


@pytest.fixture
def box(full: FakeOffice) -> Box:
    return Box(full)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("H26.12-261118-0012", "H26.12-261118-0012"),
        (" h26.12-261118-0012 ", "H26.12-261118-0012"),
        ("H26.12–261118–0012", "H26.12-261118-0012"),
        ("NB-2026-0042", "NB-2026-0042"),
        ("Nguyễn Thị Ánh Tuyết", ""),
        ("H26.12-261332-0012", ""),
        ("0912773003", ""),
    ],
)
def test_a_scanned_number_is_told_from_other_text(text: str, number: str) -> None:
    assert scanned_number(text) == number


@pytest.mark.parametrize("text", ["tuyet", "ánh tuyết", "anh tuy", "0912773003"])
def test_results_come_while_one_types(box: Box, text: str) -> None:
    box.search.typed(text)
    choices, foot = box.view.all("offer")[-1]
    assert [choice.key for choice in choices] == ["H26.12-261118-0012"]
    assert foot.startswith("1 hồ sơ")


def test_a_number_with_enter_opens_the_dossier_at_once(box: Box) -> None:
    box.search.typed("h26.12-261118-0012")
    box.search.entered()
    assert box.window.opened == ["H26.12-261118-0012"]
    assert box.view.all("clear")


def test_an_unknown_number_is_said_below_the_box(box: Box) -> None:
    box.search.typed("H26.12-261118-9999")
    box.search.entered()
    assert not box.window.opened
    assert "H26.12-261118-9999" in box.view.last("complain")


def test_enter_on_other_text_opens_the_best_result(box: Box) -> None:
    box.search.typed("lê thị hồng")
    box.search.entered()
    assert box.window.opened == ["H26.12-261117-0031"]


def test_nothing_found_is_said(box: Box) -> None:
    box.search.typed("không ai tên này")
    assert "Không tìm thấy" in box.view.last("complain")
    box.search.entered()
    assert not box.window.opened


def test_an_empty_box_offers_nothing(box: Box) -> None:
    box.search.typed("tuyết")
    box.search.typed("  ")
    assert box.view.last("offer") == ()
    box.search.entered()
    box.search.show_all()
    assert not box.window.opened
    assert not box.window.searched


def test_all_results_can_be_seen_as_a_list(box: Box) -> None:
    box.search.typed("nguyễn")
    box.search.show_all()
    assert box.window.searched == ["nguyễn"]


def test_a_failing_search_says_what_to_do(full: FakeOffice) -> None:
    box = Box(full)
    full.failure = OSError("disk")
    box.search.typed("tuyết")
    assert "thử lại" in box.view.last("complain")
    full.failure = UnknownDossierError("x")
    box.search.typed("H26.12-261118-0012")
    box.search.entered()
    assert "Không tìm thấy" in box.view.last("complain")
