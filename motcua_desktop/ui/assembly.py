"""Puts each screen together when it is first shown: presenter, view, what they need."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.navigation import Navigator, Screen
from motcua_desktop.ui.shell.state import Place
from motcua_desktop.ui.tasks import Runner

PLACES: Final = (Place("worklist", "Bàn làm việc", "layout-dashboard", "Alt+1"),)


@dataclass(frozen=True, slots=True)
class Parts:
    """What screens are put together from."""

    kit: Kit
    desk: DeskServices
    runner: Runner
    window: Navigator
    content: tk.Misc
    printer: Printer
    folder: Path


@dataclass(frozen=True, slots=True)
class Assembled:
    """A screen that is ready: its presenter, its widget, what gets the focus.

    Without `focus` the search box gets it; `table` is where ↓ leads from there.
    """

    screen: Screen
    widget: tk.Widget
    focus: Callable[[], None] | None = None
    table: Callable[[], None] | None = None


def worklist(parts: Parts) -> Assembled:
    """Return Bàn làm việc."""
    from motcua_desktop.ui.screens.worklist.presenter import (  # noqa: PLC0415
        WorklistPresenter,
    )
    from motcua_desktop.ui.screens.worklist.view import (  # noqa: PLC0415
        WorklistScreen,
    )

    view = WorklistScreen(parts.content, parts.kit)
    presenter = WorklistPresenter(parts.desk, parts.runner, parts.window, view)
    view.build(presenter, tuple(command.run for command in presenter.commands[:4]))
    return Assembled(presenter, view, table=view.focus_table)


SCREENS: Final[Mapping[str, Callable[[Parts], Assembled]]] = MappingProxyType(
    {"worklist": worklist}
)
