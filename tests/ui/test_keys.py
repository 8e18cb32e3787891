"""What keys do on the real window, by synthetic key events."""

import tkinter as tk
from typing import Any

import pytest

from motcua_desktop.domain.lifecycle import State
from motcua_desktop.ui.commands import tk_sequences
from motcua_desktop.ui.shown import StatusLine
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window

TODAY = "H26.12-261118-0012"


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    return open_window(full)


@pytest.mark.parametrize(
    ("key", "sequences"),
    [
        ("Ctrl+N", ("<Control-n>", "<Control-N>")),
        ("F9", ("<F9>",)),
        ("Shift+F9", ("<Shift-F9>",)),
        ("Alt+1", ("<Alt-Key-1>",)),
        ("Ctrl+Enter", ("<Control-Return>", "<Control-KP_Enter>")),
        ("Esc", ("<Escape>",)),
    ],
)
def test_a_key_cap_names_the_event(key: str, sequences: tuple[str, ...]) -> None:
    assert tk_sequences(key) == sequences


def test_screens_are_reached_by_alt_and_a_number(driver: Driver) -> None:
    for sequence, screen in (
        ("<Alt-Key-2>", "intake"),
        ("<Alt-Key-3>", "dossiers"),
        ("<Alt-Key-8>", "reports"),
        ("<Alt-Key-1>", "worklist"),
        ("<Control-n>", "intake"),
    ):
        driver.press(sequence)
        assert driver.window.present == screen


def test_esc_goes_back_the_way_one_came(driver: Driver) -> None:
    driver.press("<Alt-Key-3>", "<Alt-Key-8>", "<Escape>")
    assert driver.window.present == "dossiers"
    driver.press("<Escape>")
    assert driver.window.present == "worklist"
    driver.press("<Escape>")
    assert driver.window.present == "worklist"


def test_the_search_box_has_the_focus_at_the_start(driver: Driver) -> None:
    box = str(driver.window.frame.top.search.entry)
    assert str(driver.focus) == box
    driver.press("<Alt-Key-3>")
    assert str(driver.focus) != box
    driver.press("<Control-f>")
    assert str(driver.focus) == box


def test_search_walks_its_list_and_opens(driver: Driver) -> None:
    search: Any = driver.window.frame.top.search
    driver.write("nguyen")
    assert search.list.is_open
    first = search.list.current
    driver.press("<Down>", "<Down>", "<Up>")
    second = search.list.current
    assert second != first
    assert search.text == "nguyen"
    driver.press("<Return>")
    assert driver.window.present == "dossier"
    assert driver.screen()._number["text"] == second
    assert search.text == ""


def test_esc_closes_the_list_before_it_leaves_the_screen(driver: Driver) -> None:
    driver.press("<Alt-Key-3>", "<Control-f>")
    driver.write("nguyen")
    driver.press("<Escape>")
    assert not driver.window.frame.top.search.list.is_open
    assert driver.window.present == "dossiers"
    assert driver.window.frame.top.search.text == "nguyen"


def test_a_scan_opens_the_dossier_at_once(driver: Driver) -> None:
    driver.window.frame.top.search.entry.insert("insert", TODAY)
    driver.press("<Return>")
    assert driver.window.present == "dossier"


def test_down_leads_from_the_box_into_the_table(driver: Driver) -> None:
    driver.press("<Down>")
    table = driver.screen().table
    assert str(driver.focus) == str(table.tree)
    assert table.position == 0
    driver.press("<Down>", "<Down>")
    assert table.current == driver.screen().table._rows[2].number
    driver.press("<End>")
    assert table.position == table.total - 1
    driver.press("<Home>", "<Next>", "<Prior>", "<Return>")
    assert driver.window.present == "dossier"


def test_ctrl_and_a_number_filters_the_work_list(driver: Driver) -> None:
    driver.press("<Control-Key-1>")
    assert driver.screen().table.total == 2
    driver.press("<Control-Key-1>")
    assert driver.screen().table.total == 20


def test_f8_then_ctrl_enter_takes_the_next_step(driver: Driver) -> None:
    driver.press("<Down>", "<F8>")
    assert driver.has_panel()
    assert isinstance(driver.focus, tk.Entry)
    driver.press("<Control-Return>")
    assert not driver.has_panel()
    assert driver.office.kept["H26.12-261109-0017"].dossier.state is State.FINISHED
    assert "Đã ghi có kết quả" in driver.window.frame.toast.words
    assert driver.screen().tiles[0]._count["text"] == "1"


def test_the_step_panel_keeps_the_focus_inside(driver: Driver) -> None:
    driver.press("<F8>")
    inside = str(driver.window.frame.overlay.veil)
    for _ in range(5):
        driver.press("<Tab>")
        assert str(driver.focus).startswith(inside)
    driver.press("<Shift-Tab>", "<Escape>")
    assert not driver.has_panel()
    assert driver.window.present == "worklist"


def test_f1_shows_the_keys_of_this_screen(driver: Driver) -> None:
    driver.press("<F1>")
    assert driver.has_panel()
    driver.press("<Escape>")
    assert not driver.has_panel()


def test_keys_of_a_covered_screen_are_not_offered(driver: Driver) -> None:
    status = driver.window.frame.status
    driver.window.open_dossier(TODAY)
    driver.settle()
    own = status.offered
    assert {"F4", "F6", "F7"} <= set(own)
    driver.press("<F8>")
    assert status.offered == ("Tab", "F1")
    driver.window.status(StatusLine(keys=(("F5", "đọc lại"),)))
    assert status.offered == ("Tab", "F1")
    driver.press("<Escape>")
    assert list(status.offered) == ["F5"]


def test_enter_goes_from_field_to_field(driver: Driver) -> None:
    driver.press("<Control-n>")
    fields = driver.screen().fields.boxes
    fields["name"].focus_field()
    driver.press("<Return>")
    assert fields["birth_date"].has_focus
    driver.press("<Return>")
    assert fields["phone"].has_focus


def test_a_date_is_set_right_only_on_leaving(driver: Driver) -> None:
    driver.press("<Control-n>")
    birth = driver.screen().fields.boxes["birth_date"]
    birth.focus_field()
    driver.write("5/11/88")
    assert birth.text == "5/11/88"
    driver.press("<Return>")
    assert birth.text == "05/11/1988"
    birth.focus_field()
    birth.entry.delete(0, "end")
    driver.write("31/02")
    driver.press("<Return>")
    assert birth.text == "31/02"


def test_esc_leaves_the_intake_and_keeps_what_was_typed(driver: Driver) -> None:
    driver.press("<Control-n>")
    driver.screen().fields.boxes["name"].focus_field()
    driver.write("Hoàng Thị Bích Ngọc")
    driver.press("<Escape>")
    assert driver.window.present == "worklist"
    driver.press("<Alt-Key-2>")
    assert driver.screen().fields.boxes["name"].text == "Hoàng Thị Bích Ngọc"


def test_arrow_keys_move_a_segmented_choice(driver: Driver) -> None:
    driver.press("<Control-n>")
    channel = driver.screen().choices["channel"]
    channel.parts[0].focus_set()
    driver.press("<Right>")
    assert channel.chosen == "online"
    driver.press("<Left>", "<Left>")
    assert channel.chosen == "postal"


def test_tab_comes_back_to_the_chosen_part_of_a_panels_choice(driver: Driver) -> None:
    """The others show no ring: one would not see where one is."""
    driver.window.open_dossier("H26.12-261118-0012")
    driver.settle()
    driver.press("<F8>")
    panel = driver.window.panel
    (choice,) = panel._choices.values()
    note = driver.focus
    driver.press("<Tab>", "<Right>")
    chosen = choice.parts[1]
    walked = [driver.focus]
    for key in ("<Tab>", "<Shift-Tab>", "<Shift-Tab>", "<Tab>"):
        driver.press(key)
        walked.append(driver.focus)
    assert walked == [chosen, panel.act, chosen, note, chosen]
    assert choice.chosen == "electronic"


def test_a_drop_down_is_worked_by_keys(driver: Driver) -> None:
    driver.press("<Alt-Key-3>")
    urgency = driver.screen().lists["urgency"]
    urgency.focus_set()
    driver.press("<Down>")
    assert urgency.list.is_open
    driver.press("<Down>", "<Return>")
    assert urgency.chosen == "overdue"
    assert driver.screen().table.total == 2
    driver.press("<Control-r>")
    assert driver.screen().table.total == 29


def test_other_acts_open_by_f12(driver: Driver) -> None:
    driver.window.open_dossier(TODAY)
    driver.settle()
    driver.press("<F12>")
    assert driver.screen().others.list.is_open
    driver.press("<Down>", "<Return>")
    assert driver.has_panel()


def test_numbers_are_walked_by_arrows_and_opened_by_enter(driver: Driver) -> None:
    driver.press("<Alt-Key-8>")
    grid = driver.screen().figures.figures.grid_
    assert str(driver.focus) == str(grid)
    driver.press("<Down>", "<Right>", "<Left>")
    assert (grid.row, grid.column) == (1, 0)
    assert "Tổng số · Đăng ký" in driver.window.frame.status.words
    driver.press("<Return>")
    assert driver.has_panel()
    driver.press("<Escape>", "<Down>", "<Down>", "<Down>", "<Down>", "<Down>", "<Down>")
    assert grid.row == len(grid._rows.all)


def test_the_theme_is_switched_by_its_button(driver: Driver) -> None:
    seen = []
    for _ in range(2):
        driver.window.frame.left._theme.invoke()
        driver.settle()
        seen.append(driver.window.kit.is_dark)
    assert seen == [True, False]
