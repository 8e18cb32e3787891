"""A note added later, on the real window, by keys alone."""

import pytest

from motcua_desktop.domain.notes import NoteKind
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

NUMBER = "H26.12-261118-0012"
WORDS = "Gọi lại trước 16 giờ"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    driver = open_window(full)
    driver.window.open_dossier(NUMBER)
    driver.settle()
    return driver


def test_ins_notes_something_and_a_draft_waits(driver: Driver) -> None:
    panel = driver.window.panel
    driver.x_keys("Insert")
    driver.wait_until(driver.has_panel)
    driver.write(WORDS)
    driver.x_keys("Escape")
    driver.wait_until(lambda: not driver.has_panel())
    before = driver.office.detail(NUMBER)
    assert before.dossier.note == ""
    driver.x_keys("Insert")
    driver.wait_until(driver.has_panel)
    driver.wait_until(lambda: panel.fields["text"].text == WORDS)
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: not driver.has_panel())
    driver.settle()
    after = driver.office.detail(NUMBER)
    assert (after.dossier.note, after.dossier.due_at) == (WORDS, before.dossier.due_at)
    assert after.dossier.state is before.dossier.state
    screen = driver.screen()
    told = [each for each in screen.time_line._moments if each.title == "Ghi chú"]
    assert WORDS in told[0].note
    shown = [value.words for _, value in screen._reception._lines]
    assert WORDS in shown
    assert f"Đã ghi chú thêm {NUMBER}" in driver.window.frame.toast.words


def test_a_note_is_among_the_other_acts(driver: Driver) -> None:
    driver.press("<F12>")
    words = [each.cells[0] for each in driver.screen()._other_acts]
    assert "Ghi chú thêm" in words
    assert driver.screen()._other_acts[-1].key == NoteKind.REMARK.value
