"""A program of its own: fills a form, or tells what stands in it, for the kill tests.

python -m tests.ui.typing_program FOLDER FORM type|look

The form `words` gets word after word; words.txt says when each was there.
"""

import sys
import time
import tkinter as tk
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from motcua_desktop.domain.lifecycle import Step
from motcua_desktop.services.settings import SETTINGS
from motcua_desktop.ui import running
from motcua_desktop.ui.app import MainWindow
from motcua_desktop.ui.widgets.field_box import FieldBox
from tests.ui.driver import Driver
from tests.ui.fakes import FakePrinter
from tests.ui.scene import full_office

NUMBER = "H26.12-261118-0012"
RESULTS = ("H26.12-261118-0002", "H26.12-261116-0027")
TYPED = "Thiếu bản sao Giấy chứng nhận kết hôn"
FOLDER, FORM, DEED = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
(FOLDER / "office").mkdir(exist_ok=True)
OFFICE = full_office(FOLDER / "office")


def intake(driver: Driver) -> str:
    """The form of Tiếp nhận, every field of it."""
    driver.window.go("intake")
    driver.settle()
    boxes = [it for it in _every(driver.screen()) if isinstance(it, FieldBox)]
    for place, box in enumerate(boxes):
        if DEED == "type" and box.winfo_viewable():
            box.entry.focus_force()
            box.entry.insert("end", f"chữ {place}")
    driver.settle()
    return "\n".join(box.text for box in boxes)


def _every(widget: tk.Misc) -> Iterator[tk.Misc]:
    yield widget
    for child in widget.winfo_children():
        yield from _every(child)


def step(driver: Driver) -> str:
    """The panel of a step, open again at the start."""
    if DEED == "type":
        driver.window.take_step(NUMBER, Step.REQUEST_SUPPLEMENT)
        driver.settle()
        driver.write(TYPED)
    driver.wait_until(driver.has_panel)
    return driver.window.panel.values["reason"]


def settings(driver: Driver) -> str:
    """The panel of a setting, open again when the clerk comes back to the screen."""
    driver.window.go("admin")
    driver.settle()
    presenter: Any = driver.window.screen("admin")
    if DEED == "type":
        names = [setting.name for setting in SETTINGS]
        presenter.settings.change_at(names.index("phone"))
        driver.settle()
        driver.write(TYPED)
    driver.wait_until(driver.has_panel)
    return str(driver.screen().panel.values["phone"])


def returning(driver: Driver) -> str:
    """The batch of results."""
    driver.window.go("returning")
    driver.settle()
    if DEED == "type":
        for number in RESULTS:
            driver.write(number)
            driver.press("<Return>")
    table = driver.screen().chosen
    driver.wait_until(lambda: len(table.tree.get_children()) == len(RESULTS))
    rows = [table.tree.item(it, "values") for it in table.tree.get_children()]
    return " ".join(str(row[0]) for row in rows)


def words(driver: Driver) -> str:
    """The form of Tiếp nhận, a word more in it every moment until the end."""
    driver.window.go("intake")
    driver.settle()
    box = driver.screen().fields.boxes["note"]
    box.entry.focus_force()
    told = (FOLDER / "words.txt").open("w", encoding="ascii", buffering=1)

    def type_on(number: int = 0) -> None:
        box.entry.insert("end", f"w{number}. ")
        told.write(f"w{number}. {time.monotonic()}\n")
        driver.root.after(30, type_on, number + 1)

    type_on()
    return "on and on"


FORMS: dict[str, Callable[[Driver], str]] = {
    "intake": intake,
    "step": step,
    "settings": settings,
    "returning": returning,
    "words": words,
}


class Told(MainWindow):
    """The window that fills its form and tells."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.root.after(700, self._fill_or_look)

    def _fill_or_look(self) -> None:
        driver = Driver(self, OFFICE, FakePrinter())
        self.root.focus_force()
        driver.settle()
        said = FORMS[FORM](driver)
        (FOLDER / f"{DEED}.txt").write_text(said, encoding="utf-8")
        if DEED == "look":
            self.root.tk.call(self.root.protocol("WM_DELETE_WINDOW"))


vars(running)["MainWindow"] = Told
running.run_window(OFFICE, folder=FOLDER)
