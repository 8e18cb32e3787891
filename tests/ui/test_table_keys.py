"""Rows chosen, copied, columns kept: real keys on the real list of dossiers."""

import json
from pathlib import Path

import pytest

from motcua_desktop.ui.habits import Habits
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    """The list of all dossiers with the focus in its table."""
    driver = open_window(full)
    driver.x_keys("alt+3")
    driver.wait_until(lambda: driver.window.present == "dossiers")
    driver.settle()
    driver.wait_until(lambda: str(driver.focus) == str(driver.screen().table.tree))
    return driver


def chosen(driver: Driver) -> list[int]:
    """Return the chosen places once all keys have arrived."""
    driver.settle()
    return list(driver.screen().table.marks.places())


def test_space_and_shift_choose_rows_and_say_how_many(driver: Driver) -> None:
    driver.x_keys("space", "Down", "Down", "space")
    driver.wait_until(lambda: chosen(driver) == [0, 2])
    assert driver.screen().bar.words == "Đã chọn 2 hồ sơ, 1 trong 2 giao được"
    driver.x_keys("shift+Down", "shift+Down")
    driver.wait_until(lambda: chosen(driver) == [2, 3, 4])
    driver.x_keys("shift+Up")
    driver.wait_until(lambda: chosen(driver) == [2, 3])
    driver.x_keys("Escape")
    driver.wait_until(lambda: chosen(driver) == [])
    assert driver.window.present == "dossiers"
    assert driver.screen().bar.words.startswith("Space chọn dòng")


@pytest.mark.parametrize("name", ["dossiers", "reports"])
def test_a_wrong_day_is_said_below_the_filters_and_moves_none_of_them(
    driver: Driver, name: str
) -> None:
    driver.window.go(name)
    driver.settle()
    screen = driver.screen()
    day = screen.days["last_day"]
    place = (day.winfo_rooty(), day.winfo_width())
    day.focus_field()
    driver.press("<Delete>")
    driver.write("31/02")
    driver.press("<Return>")
    driver.wait_until(screen._wrong_days.winfo_ismapped)
    assert "Không có ngày" in screen._wrong_days.words
    assert (day.winfo_rooty(), day.winfo_width()) == place
    day.focus_field()
    driver.press("<Delete>")
    driver.write("23/11/2026")
    driver.press("<Return>")
    driver.wait_until(lambda: not screen._wrong_days.winfo_ismapped())


def test_ctrl_a_chooses_all_that_match(driver: Driver) -> None:
    driver.x_keys("ctrl+a")
    driver.wait_until(lambda: len(chosen(driver)) == 29)
    assert driver.screen().bar.words == "Đã chọn 29 hồ sơ, 25 trong 29 giao được"
    driver.window.screen("dossiers").filtered("urgency", "overdue")
    driver.wait_until(lambda: chosen(driver) == [])


def test_the_mouse_chooses_as_everywhere(driver: Driver) -> None:
    tree = driver.screen().table.tree
    for modifier, row, places in (
        ("", 1, []),
        ("Control-", 3, [3]),
        ("Control-", 1, [1, 3]),
        ("Shift-", 5, [1, 2, 3, 4, 5]),
        ("", 0, []),
    ):
        y = driver.window.kit.px(28 + 28 * row + 14)
        tree.event_generate(f"<{modifier}ButtonPress-1>", x=60, y=y)
        tree.event_generate("<ButtonRelease-1>", x=60, y=y)
        assert chosen(driver) == places, (modifier, row)


def test_chosen_rows_paste_into_a_spreadsheet(driver: Driver, full: FakeOffice) -> None:
    kept = full.kept[full.rows()[0].number].dossier
    object.__setattr__(kept.applicant, "name", "=HYPERLINK(1)\tBảo")
    driver.x_keys("F5")
    driver.settle()
    driver.x_keys("shift+Down", "ctrl+c")
    driver.wait_until(lambda: "Đã chép" in driver.window.frame.toast.words)
    lines = driver.root.clipboard_get().splitlines()
    assert lines[0].split("\t")[:3] == ["Trạng thái", "Mã hồ sơ", "Chủ hồ sơ"]
    assert len(lines) == 3
    assert lines[1].split("\t")[2] == "'=HYPERLINK(1) Bảo"
    assert {len(line.split("\t")) for line in lines} == {6}


def test_columns_are_chosen_by_keys_and_kept(driver: Driver, tmp_path: Path) -> None:
    driver.x_keys("ctrl+k")
    driver.wait_until(driver.has_panel)
    driver.x_keys("Tab", "Tab", "Tab", "Tab", "Tab", "space", "Escape")
    table = driver.screen().table
    driver.wait_until(lambda: "c6" in table.tree["displaycolumns"])
    driver.settle()
    habit = Habits(tmp_path, "").table("dossiers")
    assert habit.columns[-1] == "Còn lại"
    titles = [it.title for it in table.head.columns]
    assert titles[6] == "Còn lại"


def test_a_drawn_width_is_kept(driver: Driver, tmp_path: Path) -> None:
    table = driver.screen().table
    table.tree.column("c2", width=231)
    table.tree.event_generate("<ButtonRelease-1>", x=5, y=5)
    driver.settle()
    assert Habits(tmp_path, "").table("dossiers").widths["Chủ hồ sơ"] == 231


def test_kept_widths_columns_and_order_are_there_at_the_next_start(
    open_window: OpenWindow, full: FakeOffice, tmp_path: Path
) -> None:
    Habits(tmp_path, "").keep(
        "dossiers",
        widths={"Chủ hồ sơ": 231},
        columns=("Trạng thái", "Mã hồ sơ", "Còn lại"),
        sort="applicant",
        is_descending=False,
    )
    driver = open_window(full)
    driver.window.go("dossiers")
    driver.settle()
    table = driver.screen().table
    assert table.head.widths["Chủ hồ sơ"] == 231
    assert list(table.tree["displaycolumns"]) == ["c1", "c6"]
    assert table.tree.heading("c2", "text") == "Chủ hồ sơ ↑"


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"": 5}', '{"": {"tables": {"dossiers": {"sort": 1}}}}']
)
def test_spoilt_habits_are_the_usual_ones(tmp_path: Path, body: str) -> None:
    habits = Habits(tmp_path, "")
    habits.path.write_text(body, encoding="utf-8")
    assert habits.table("dossiers").columns == ()
    habits.keep("dossiers", sort="due")
    assert habits.table("dossiers").sort == "due"
    assert json.loads(habits.path.read_text(encoding="utf-8"))


def test_habits_are_those_of_one_clerk(tmp_path: Path) -> None:
    Habits(tmp_path, "Hà").keep("dossiers", sort="due")
    assert Habits(tmp_path, "Bảo").table("dossiers").sort == ""


def test_chosen_rows_are_handed_over_and_written_by_keys(driver: Driver) -> None:
    driver.press("<Down>", "<Down>", "<space>", *["<Down>"] * 5, "<space>")
    driver.press("<F7>")
    driver.wait_until(lambda: driver.printer.shown)
    assert "bien-ban-giao-nhan" in driver.printer.shown[0].name
    driver.press("<Control-e>")
    driver.wait_until(lambda: len(driver.printer.shown) == 2)
    assert driver.printer.shown[1].suffix == ".xlsx"
    driver.press("<Control-p>")
    driver.wait_until(lambda: len(driver.printer.shown) == 4)
