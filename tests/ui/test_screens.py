"""Each screen on the real window: empty, full, failing; in both themes."""

import tkinter as tk
from collections.abc import Iterator

import pytest

from motcua_desktop.ui.app import MainWindow
from motcua_desktop.ui.assembly import PLACES, SCREENS
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.screens.dossiers.view import COLUMNS as LIST_COLUMNS
from motcua_desktop.ui.screens.worklist.view import COLUMNS as WORK_COLUMNS
from motcua_desktop.ui.widgets.ctk_repairs import Panel
from motcua_desktop.ui.widgets.field_box import FieldBox
from motcua_desktop.ui.widgets.key_button import KeyButton
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice, FakePrinter

pytestmark = pytest.mark.window

TODAY = "H26.12-261118-0012"


def every(widget: tk.Misc) -> Iterator[tk.Misc]:
    """Walk a widget and all in it."""
    yield widget
    for child in widget.winfo_children():
        yield from every(child)


def show(driver: Driver, screen: str) -> None:
    """Show a screen; the detail needs a dossier."""
    if screen == "dossier":
        driver.window.open_dossier(TODAY)
    else:
        driver.window.go(screen)
    driver.settle()


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_shows_a_full_office(
    open_window: OpenWindow, full: FakeOffice, screen: str
) -> None:
    driver = open_window(full)
    show(driver, screen)
    assert driver.window.present == screen
    assert driver.screen().winfo_ismapped()
    driver.window.switch_theme()
    driver.settle()
    assert driver.window.kit.is_dark


@pytest.mark.parametrize("screen", SCREENS)
def test_nothing_lies_on_the_border_of_its_card(
    open_window: OpenWindow, full: FakeOffice, screen: str
) -> None:
    driver = open_window(full)
    show(driver, screen)
    cards = [it for it in every(driver.screen()) if isinstance(it, Panel)]
    seen = [it for it in cards if it.winfo_ismapped() and it.cget("border_width")]
    assert seen
    over = [
        (str(part), str(card))
        for card in seen
        for part in card.winfo_children()
        if part.winfo_ismapped()
        and not (
            part.winfo_x() >= 1
            and part.winfo_y() >= 1
            and part.winfo_x() + part.winfo_width() < card.winfo_width()
            and part.winfo_y() + part.winfo_height() < card.winfo_height()
        )
    ]
    assert over == []


@pytest.mark.parametrize("screen", ["worklist", "dossiers", "deadlines", "books"])
def test_a_list_read_late_says_nothing_in_the_bar_of_another_screen(
    open_window: OpenWindow, full: FakeOffice, screen: str
) -> None:
    driver = open_window(full)
    show(driver, "admin")
    show(driver, screen)
    own = driver.window.frame.status.words
    driver.window.changed("")  # is read anew in the background
    driver.window.go("admin")
    driver.settle()
    assert driver.window.frame.status.words.startswith("Thông tin cơ quan")
    driver.window.go(screen)
    assert driver.window.frame.status.words == own


def test_a_report_counted_late_says_nothing_in_the_bar_of_another_screen(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    show(driver, "admin")
    show(driver, "reports")
    driver.window.screen("reports").report_chosen("qua-han")
    driver.window.go("admin")
    driver.settle()
    assert driver.window.frame.status.words.startswith("Thông tin cơ quan")
    driver.window.go("reports")
    assert driver.window.frame.status.words.startswith("Danh sách: ")


@pytest.mark.parametrize("screen", [place.screen for place in PLACES])
def test_every_screen_shows_an_empty_office(
    open_window: OpenWindow, empty: FakeOffice, screen: str
) -> None:
    driver = open_window(empty)
    show(driver, screen)
    assert driver.screen().winfo_ismapped()


@pytest.mark.parametrize(
    ("screen", "bar"), [("worklist", "_trouble"), ("dossiers", "_trouble")]
)
def test_a_failing_desk_is_said_on_the_screen(
    open_window: OpenWindow, full: FakeOffice, screen: str, bar: str
) -> None:
    driver = open_window(full)
    show(driver, screen)
    full.failure = OSError("disk")
    driver.window.keys.press("F5")
    driver.settle()
    assert "thử lại" in getattr(driver.screen(), bar).words
    full.failure = None
    driver.window.keys.press("F5")
    driver.settle()
    assert getattr(driver.screen(), bar).words == ""


def test_failing_figures_and_intake_are_said_too(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    show(driver, "reports")
    full.failure = OSError("disk")
    driver.window.keys.press("F5")
    driver.settle()
    assert "thử lại" in driver.screen().figures.figures._trouble.words
    full.failure = None
    show(driver, "intake")
    full.failure = OSError("disk")
    driver.screen().procedure.focus_field()
    driver.write("khai sinh")
    full.failure = None


@pytest.mark.parametrize("screen", SCREENS)
def test_no_label_of_a_button_is_cut(
    open_window: OpenWindow, full: FakeOffice, screen: str
) -> None:
    driver = open_window(full)
    show(driver, screen)
    for widget in every(driver.screen()):
        if isinstance(widget, KeyButton) and widget.winfo_ismapped():
            assert widget.winfo_width() >= widget.winfo_reqwidth(), widget["text"]


@pytest.mark.parametrize("screen", SCREENS)
def test_tab_walks_round_every_screen_and_meets_its_fields(
    open_window: OpenWindow, full: FakeOffice, screen: str
) -> None:
    driver = open_window(full)
    show(driver, screen)
    fields = {
        str(widget.entry)
        for widget in every(driver.screen())
        if isinstance(widget, FieldBox) and widget.entry.winfo_viewable()
    }
    seen: set[str] = set()
    driver.window.focus_search()
    driver.settle()
    for _ in range(60):
        focus = driver.focus
        assert focus is not None
        if str(focus) in seen:
            break
        seen.add(str(focus))
        following = focus.tk_focusNext()
        assert following is not None
        following.focus_set()
        driver.root.update()
    assert fields <= seen


def test_a_small_desk_keeps_its_buttons(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    driver = open_window(full)
    driver.root.geometry("1366x697+0+0")
    driver.settle()
    for screen in SCREENS:
        show(driver, screen)
        for widget in every(driver.screen()):
            if isinstance(widget, KeyButton) and widget.winfo_ismapped():
                bottom = widget.winfo_rooty() + widget.winfo_height()
                assert bottom <= driver.root.winfo_rooty() + 697 - 29, widget["text"]
        if screen == "reports":
            proofs = driver.screen().figures.checks
            assert len(proofs._lines) == 7
            assert proofs.card.winfo_height() >= proofs.needed_height()
            *_, last = proofs._lines
            below = last.winfo_rooty() + last.winfo_height()
            assert below <= proofs._foot.winfo_rooty()
    driver.root.geometry("1366x768+0+0")
    driver.settle()


def test_the_columns_fit_their_rows(full: FakeOffice) -> None:
    from motcua_desktop.ui.listing import list_row, worklist_row

    row = full.rows()[0]
    assert len(worklist_row(row).cells) == len(WORK_COLUMNS) - 1
    assert len(list_row(row).cells) == len(LIST_COLUMNS) - 1


def test_an_unexpected_error_is_told_calmly_and_logged(
    open_window: OpenWindow, full: FakeOffice, caplog: pytest.LogCaptureFixture
) -> None:
    driver = open_window(full)
    driver.expects_errors = True

    def fail() -> None:
        raise ZeroDivisionError("Nguyễn Văn Bảo 001195007803")

    driver.root.after(1, fail)
    driver.wait_until(driver.has_panel)
    driver.window.troubles.copy_details()
    copied = driver.root.clipboard_get()
    assert "ZeroDivisionError" in copied
    assert "001195007803" not in copied + caplog.text
    driver.window.keys.press("Esc")
    assert not driver.has_panel()


def test_a_fault_of_the_panel_that_tells_of_faults_is_told_once(
    open_window: OpenWindow, full: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = open_window(full)
    driver.expects_errors = True
    drawn: list[str] = []

    def fail(panel: Panel, _event: object) -> None:
        drawn.append(str(panel))
        raise ZeroDivisionError

    monkeypatch.setattr(Panel, "_update_dimensions_event", fail)
    driver.root.after(1, driver.window.show_help)
    driver.wait_until(lambda: len(drawn) > 1)
    driver.settle()
    assert len(set(drawn)) == 2, drawn  # the help, and one panel for all faults
    driver.window.keys.press("Esc")


def test_an_expected_error_without_a_place_is_a_toast(
    open_window: OpenWindow, full: FakeOffice
) -> None:
    from motcua_desktop.domain.lifecycle import Step

    driver = open_window(full)
    driver.window.take_step("H26.12-261118-9999", Step.FINISH)
    driver.settle()
    assert "Không tìm thấy" in driver.window.frame.toast.words


def test_closing_a_window_leaves_no_key_behind(
    kit: Kit, full: FakeOffice, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("closing")
    window = MainWindow(kit.root, kit, full, folder=folder, printer=FakePrinter())
    window.go("intake")
    window.close()
    for child in kit.root.winfo_children():
        child.destroy()
    for sequence in ("<F9>", "<Control-n>", "<Alt-Key-1>"):
        assert not kit.root.bind(sequence)
