"""A program of its own: measures the screens of the fixed scene at a scale, as JSON.

    python -m tests.ui.measuring_program SCALE

Lengths are px at 100 %; colours are what is painted, in both themes.
"""

import json
import sys
import tempfile
import tkinter as tk
from collections.abc import Iterator, Sequence
from pathlib import Path
from tkinter import ttk
from typing import Any, Final

from motcua_desktop.resources import asset
from motcua_desktop.ui.app import MainWindow
from motcua_desktop.ui.fonts import load_fonts
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.widgets.ctk_repairs import Panel, Window, apply_scale
from motcua_desktop.ui.widgets.key_button import KeyButton
from tests.ui.driver import Driver
from tests.ui.fakes import FakePrinter
from tests.ui.scene import full_office

WIDE, HIGH = 1366, 768
SCREENS: Final = (
    "worklist",
    "intake",
    "dossiers",
    "dossier",
    "returning",
    "deadlines",
    "reports",
    "books",
    "catalogue",
    "registers",
    "calendar",
    "admin",
)
EXACT: Final = frozenset({"Mã hồ sơ", "Ngày nhận", "Hạn trả", "Còn lại"})
"""Titles of the columns whose cells must be read whole."""
NUMBER = "H26.12-261118-0012"


class Tape:
    """Measures widgets of one window."""

    def __init__(self, driver: Driver, scale: float) -> None:
        self._driver = driver
        self._root = driver.root
        self._scale = scale

    def box(self, widget: tk.Misc) -> list[float]:
        """Return left, top, right, bottom in the window, in px at 100 %."""
        left = widget.winfo_rootx() - self._root.winfo_rootx()
        top = widget.winfo_rooty() - self._root.winfo_rooty()
        edges = (left, top, left + widget.winfo_width(), top + widget.winfo_height())
        return [round(edge / self._scale, 1) for edge in edges]

    def seen(self) -> list[tk.Misc]:
        """Return every widget that can be seen."""
        return [it for it in every(self._root) if it.winfo_viewable()]

    def screen(self) -> dict[str, Any]:
        """Measure what is there now."""
        seen = self.seen()
        cards = [it for it in seen if isinstance(it, Panel)]
        buttons = [it for it in seen if isinstance(it, KeyButton)]
        return {
            "cards": [self.box(it) for it in cards],
            "buttons": [[str(it["text"]), *self.box(it)] for it in buttons],
            "outside": [str(it) for it in seen if self._is_outside(it)],
            "cut": [str(it["text"]) for it in seen if self._is_cut(it)],
            "exact": [*_exact_cells(seen)],
        }

    def inks(self) -> list[tuple[str, str, str]]:
        """Return words, ink and ground of every label that can be seen."""
        labels = [it for it in self.seen() if isinstance(it, tk.Label)]
        return [
            (str(it["text"]), str(it["foreground"]), str(it["background"]))
            for it in labels
            if str(it["text"]).strip()
        ]

    def _is_outside(self, widget: tk.Misc) -> bool:
        left, top, right, bottom = self.box(widget)
        if isinstance(widget, tk.Tk) or min(right - left, bottom - top) <= 2:
            return False
        return left < -1 or top < -1 or right > WIDE + 1 or bottom > HIGH + 1

    def _is_cut(self, widget: tk.Misc) -> bool:
        if not isinstance(widget, KeyButton | ttk.Radiobutton):
            return False
        return widget.winfo_reqwidth() > widget.winfo_width() + 1


def _exact_cells(seen: Sequence[tk.Misc]) -> Iterator[str]:
    """Yield the cells of all tables that are of no use when shortened."""
    for tree in seen:
        if not isinstance(tree, ttk.Treeview):
            continue
        for name in ("#0", *tree["columns"]):
            if str(tree.heading(name, "text")).strip(" ↑↓") in EXACT:
                for row in tree.get_children():
                    yield str(
                        tree.item(row, "text") if name == "#0" else tree.set(row, name)
                    )


def every(widget: tk.Misc) -> Iterator[tk.Misc]:
    """Walk a widget and all inside it."""
    yield widget
    for child in widget.winfo_children():
        yield from every(child)


def measured(scale: float) -> dict[str, Any]:
    """Return the measures of every screen of the scene."""
    load_fonts(asset("fonts/ui"))
    root = Window()
    apply_scale(scale)
    root.geometry(f"{round(WIDE * scale)}x{round(HIGH * scale)}+0+0")
    kit = Kit(root, scale=scale)
    folder = Path(tempfile.mkdtemp())
    office, printer = full_office(folder), FakePrinter()
    window = MainWindow(root, kit, office, folder=folder, printer=printer)
    driver = Driver(window, office, printer)
    tape = Tape(driver, scale)
    window.go("worklist")
    root.focus_force()
    driver.settle()
    frame = {
        "left": tape.box(window.frame.left),
        "top": tape.box(window.frame.top),
        "status": tape.box(window.frame.status),
        "search": tape.box(window.frame.top.search),
        "place": tape.box(window.frame.left._entries["worklist"].frame),
    }
    screens: dict[str, Any] = {}
    for name in SCREENS:
        if name == "dossier":
            window.open_dossier(NUMBER)
        else:
            window.go(name)
        driver.settle()
        root.update_idletasks()
        screens[name] = tape.screen()
        screens[name]["inks"] = [tape.inks()]
        window.switch_theme()
        screens[name]["inks"].append(tape.inks())
        window.switch_theme()
    window.close()
    return {"frame": frame, "screens": screens}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measured(float(sys.argv[1])), ensure_ascii=False))
