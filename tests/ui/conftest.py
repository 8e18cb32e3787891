"""One real window for the session; a fresh frame over a fake desk for each test."""

import gc
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from motcua_desktop.resources import asset
from motcua_desktop.ui.app import MainWindow
from motcua_desktop.ui.fonts import load_fonts
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.ctk_repairs import Window
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice, FakePrinter
from tests.ui.scene import empty_office, full_office

OpenWindow = Callable[[FakeOffice], Driver]


@pytest.fixture(scope="session")
def kit() -> Iterator[Kit]:
    """The one root window of the session, with its look."""
    assert os.environ.get("DISPLAY")
    load_fonts(asset("fonts/ui"))
    root = Window()
    root.geometry("1366x768+0+0")
    yield Kit(root)
    root.destroy()


@pytest.fixture
def full(tmp_path: Path) -> FakeOffice:
    """The office of the pictures."""
    return full_office(tmp_path)


@pytest.fixture
def empty(tmp_path: Path) -> FakeOffice:
    """An office before its first dossier."""
    return empty_office(tmp_path)


@pytest.fixture
def open_window(
    kit: Kit, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> Iterator[OpenWindow]:
    """Open the main window over a fake office; any error in a callback fails."""
    drivers: list[Driver] = []
    logging.getLogger("motcua").propagate = True
    # What is left of closed panels is forgotten by `Driver`: without a main loop Tk
    # lets no other thread do it, and a worker may be the one that collects.
    gc.disable()

    def open_over(office: FakeOffice) -> Driver:
        printer = FakePrinter()
        window = MainWindow(kit.root, kit, office, folder=tmp_path, printer=printer)
        driver = Driver(window, office, printer)
        drivers.append(driver)
        window.go("worklist")
        kit.root.focus_force()
        driver.settle()
        window.focus_search()
        driver.settle()
        return driver

    yield open_over
    for driver in drivers:
        driver.settle()
        driver.window.close()
        for child in kit.root.winfo_children():
            child.destroy()
    gc.collect()
    gc.enable()
    if kit.is_dark:
        kit.switch(is_dark=False)
    errors = [it for it in caplog.records if it.levelno >= logging.ERROR]
    wanted = any(driver.expects_errors for driver in drivers)
    assert wanted or not errors, [it.getMessage() for it in errors]
