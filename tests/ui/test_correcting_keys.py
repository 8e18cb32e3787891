"""A phone number was taken down wrongly: put right, and a new paper says so."""

import pytest

from motcua_desktop.domain.notes import NoteKind
from motcua_desktop.services.noting import NoteRequest
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

NUMBER = "H26.12-261118-0012"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    """The window with one dossier open."""
    driver = open_window(full)
    driver.window.open_dossier(NUMBER)
    driver.settle()
    return driver


def told(driver: Driver, field: str, text: str) -> None:
    """Type a text into a field of the panel, in place of what stands there."""
    box = driver.window._over.panel.fields[field]
    box.focus_field()
    box.entry.delete(0, "end")
    driver.write(text)


def complaint(driver: Driver) -> str:
    """Return what the panel says in a line of its own."""
    return str(driver.window._over.panel._line["text"])


def test_a_fact_is_put_right_and_the_papers_are_offered(driver: Driver) -> None:
    driver.window.keys.press("Ctrl+P")
    driver.settle()
    driver.window.keys.press("F2")
    driver.settle()
    assert driver.window._over.panel.fields["phone"].text == "0912773003"
    told(driver, "phone", "0912 773 048")
    told(driver, "reason", "gõ nhầm số, theo lời chủ hồ sơ")
    driver.window.keys.press("Ctrl+Enter")
    driver.settle()
    kept = driver.office.kept[NUMBER].dossier
    assert kept.applicant.phone == "0912 773 048"
    assert driver.window.frame.overlay.title == "Giấy, phiếu của hồ sơ"
    driver.window.keys.press("Esc")
    driver.settle()
    state = driver.window.screen("dossier")._state
    assert any("gõ nhầm số" in step.note for step in state.history)


def test_nothing_changed_or_no_reason_corrects_nothing(driver: Driver) -> None:
    before = len(driver.office.kept[NUMBER].events)
    driver.window.keys.press("F2")
    driver.settle()
    told(driver, "reason", "rà lại")
    driver.window.keys.press("Ctrl+Enter")
    driver.settle()
    assert complaint(driver) == "Chưa sửa mục nào"
    told(driver, "phone", "0912 773 048")
    told(driver, "reason", "")
    driver.window.keys.press("Ctrl+Enter")
    driver.settle()
    assert driver.has_panel()
    assert len(driver.office.kept[NUMBER].events) == before


def test_tab_chooses_what_stands_in_a_field(driver: Driver) -> None:
    driver.window.keys.press("F2")
    driver.settle()
    driver.press("<Tab>", "<Tab>")
    phone = driver.window._over.panel.fields["phone"]
    assert phone.has_focus
    first, last = phone.entry.index("sel.first"), phone.entry.index("sel.last")
    assert phone.text[first:last] == "0912773003"


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("phone", "0988 777 6660912 345 678", "từ 7 đến 20 ký tự"),
        ("id_number", "12345", "12 chữ số"),
        ("name", "Hà 😀", "không in được"),
    ],
)
def test_a_wrong_number_or_a_picture_is_refused(
    driver: Driver, field: str, text: str, why: str
) -> None:
    driver.window.keys.press("F2")
    driver.settle()
    told(driver, "reason", "gõ nhầm")
    told(driver, field, text)
    driver.window.keys.press("Ctrl+Enter")
    driver.settle()
    assert why in complaint(driver)
    assert driver.office.kept[NUMBER].dossier.corrected_at is None


def test_the_card_number_is_never_shown_and_stays_when_left_blank(
    driver: Driver,
) -> None:
    driver.window.keys.press("F2")
    driver.settle()
    panel = driver.window._over.panel
    assert panel.fields["id_number"].text == ""
    told(driver, "name", "Nguyễn Thị Ánh Tuyết (sửa)")
    told(driver, "reason", "theo giấy khai sinh")
    driver.window.keys.press("Ctrl+Enter")
    driver.settle()
    applicant = driver.office.kept[NUMBER].dossier.applicant
    assert applicant.name == "Nguyễn Thị Ánh Tuyết (sửa)"
    assert applicant.id_number == "001195007803"


def test_the_fee_says_what_of_it_was_taken(driver: Driver) -> None:
    def fee() -> str:
        driver.window.screen("dossier").refresh()
        driver.settle()
        facts = driver.window.screen("dossier")._state.reception
        return str(next(fact.value for fact in facts if fact.label == "Lệ phí"))

    assert fee() == "15.000 đồng, chưa thu"
    for amount, words in ((5000, "đã thu 5.000"), (10000, "đã thu")):
        request = NoteRequest(kind=NoteKind.PAID, amount=amount)
        driver.office.note(NUMBER, request, token=f"paid-{amount}")
        assert fee() == f"15.000 đồng, {words}"
