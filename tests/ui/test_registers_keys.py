"""The registers on the real window, by keys alone."""

import tkinter as tk
from typing import Any

import pytest

from motcua_desktop.domain.register_entries import CounterDay, Feedback
from motcua_desktop.domain.registers import REGISTERS
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice

pytestmark = pytest.mark.window


@pytest.fixture
def driver(open_window: OpenWindow, full: FakeOffice) -> Driver:
    driver = open_window(full)
    driver.press("<Alt-Key-0>")
    return driver


def kept(driver: Driver, name: str) -> list[Any]:
    entries = driver.office.registers.entries(REGISTERS[name])
    return [it.entry for it in entries]


def choose(driver: Driver, steps: int) -> None:
    """Open the list of registers and go down in it."""
    driver.window.keys.press("F12")
    driver.settle()
    driver.press(*["<Down>"] * steps, "<Return>")


def test_a_register_is_chosen_from_the_catalogue_and_back(driver: Driver) -> None:
    choose(driver, 4)
    assert driver.window.present == "registers"
    screen = driver.screen()
    assert screen.chooser.chosen == "feedback"
    assert screen.table.total == 7
    assert driver.focus is screen.table.tree
    driver.window.keys.press("F12")
    driver.settle()
    driver.press(*["<Up>"] * 4, "<Return>")
    assert driver.window.present == "catalogue"
    assert driver.screen().chooser.chosen == "procedures"
    driver.press("<Escape>")
    assert driver.window.present == "registers"


def test_an_entry_is_written_by_keys_alone(driver: Driver) -> None:
    driver.window.open_register("counter")
    driver.settle()
    driver.press("<Insert>")
    driver.write("t")
    driver.press("<Return>")
    fields = driver.screen().form.fields.fields
    assert fields["day"].text == "23/11/2026"
    assert driver.focus is fields["guided"].entry
    driver.write("38")
    driver.press("<Return>")
    driver.write("12")
    driver.press("<Control-Return>")
    assert kept(driver, "counter")[-1] == CounterDay(
        day=driver.office.moment.date(), guided=38, refused=12
    )
    assert driver.focus is driver.screen().form.fields.fields["day"].entry


def test_real_keys_write_a_question(driver: Driver) -> None:
    driver.window.open_register("feedback")
    driver.settle()
    screen = driver.screen()
    before = len(kept(driver, "feedback"))
    screen.table.tree.focus_force()
    driver.x_keys("Insert")
    driver.wait_until(lambda: isinstance(driver.focus, tk.Entry))
    driver.x_keys("2", "0", "1", "1", "2", "0", "2", "6", "Return", "Tab")
    content = screen.form.fields.fields["content"]
    driver.wait_until(lambda: driver.focus is content.entry)
    driver.x_keys("h", "o", "i", "Return", "t")
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: len(kept(driver, "feedback")) > before)
    question = kept(driver, "feedback")[-1]
    assert isinstance(question, Feedback)
    assert question.content == "hoi"
    assert question.due_on == driver.office.moment.date()


def test_enter_on_a_row_leads_into_its_form(driver: Driver) -> None:
    driver.window.open_register("staff")
    driver.settle()
    driver.press("<Down>", "<Return>")
    box = driver.screen().form.fields.fields["name"]
    assert driver.focus is box.entry
    assert box.text == "Lê Văn Bình"
    assert driver.screen().form._title["text"].startswith("Sửa dòng")


def test_a_row_is_removed_and_taken_back_by_keys(driver: Driver) -> None:
    driver.window.open_register("equipment")
    driver.settle()
    screen = driver.screen()
    driver.press("<Down>", "<Delete>")
    assert screen.table.total == 5
    driver.press("<Control-z>")
    assert screen.table.total == 6


def test_delete_in_a_field_deletes_a_letter(driver: Driver) -> None:
    driver.window.open_register("equipment")
    driver.settle()
    driver.press("<Return>")
    entry = driver.focus
    assert isinstance(entry, tk.Entry)
    entry.select_clear()
    entry.icursor(0)
    driver.press("<Delete>")
    assert entry.get() == "áy tính"
    assert driver.screen().table.total == 6


def test_the_form_changes_with_the_kind_and_keeps_the_focus(driver: Driver) -> None:
    driver.window.open_register("activity")
    driver.settle()
    driver.press("<Insert>")
    fields = driver.screen().form.fields
    kind = fields.fields["kind"]
    kind.focus_field()
    driver.press("<Down>", "<Down>", "<Return>")
    assert "finding" in fields.fields
    assert str(driver.focus).startswith(str(fields.fields["kind"]))


def test_what_is_typed_comes_back_after_another_screen(driver: Driver) -> None:
    driver.window.open_register("initiative")
    driver.settle()
    driver.press("<Insert>")
    driver.screen().form.fields.fields["content"].focus_field()
    text = driver.focus
    assert isinstance(text, tk.Text)
    text.insert("insert", "Ngày không viết")
    driver.settle()
    driver.press("<Alt-Key-1>")
    driver.window.open_register("initiative")
    driver.settle()
    box = driver.screen().form.fields.fields["content"]
    assert box.text == "Ngày không viết"
    assert driver.screen().form.save.is_enabled


@pytest.mark.parametrize("name", list(REGISTERS))
def test_every_form_fits_the_smallest_desk(driver: Driver, name: str) -> None:
    driver.window.open_register(name)
    driver.settle()
    form = driver.screen().form
    driver.window.keys.press("Ins")
    driver.settle()
    need = form.fields.frame.winfo_reqheight()
    assert need <= form.fields.frame.winfo_height() - 71, "697 px of client area"


def test_every_stop_of_the_form_shows_the_focus(driver: Driver) -> None:
    driver.window.open_register("staff")
    driver.settle()
    driver.press("<Insert>")
    seen = []
    for _ in range(9):
        seen.append(str(driver.focus))
        driver.press("<Tab>")
    assert len(set(seen)) == 9
