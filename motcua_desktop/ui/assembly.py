"""Puts each screen together when it is first shown: presenter, view, what they need."""

import tkinter as tk
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.ui.format import set_day_right
from motcua_desktop.ui.habits import Habits
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.navigation import Navigator, Screen
from motcua_desktop.ui.shell.state import Place
from motcua_desktop.ui.shell.walking import Listing
from motcua_desktop.ui.tasks import Runner
from motcua_desktop.ui.widgets.overlay import Overlay

PLACES: Final = (
    Place("worklist", "Bàn làm việc", "layout-dashboard", "Alt+1"),
    Place("intake", "Tiếp nhận", "file-plus-2", "Alt+2"),
    Place("dossiers", "Hồ sơ", "folder-open", "Alt+3"),
    Place("returning", "Trả kết quả", "package-check", "Alt+4"),
    Place("deadlines", "Theo dõi hạn", "calendar-clock", "Alt+5"),
    Place("reports", "Báo cáo", "chart-column", "Alt+8", starts_group=True),
    Place("books", "Sổ và biểu", "list", "Alt+9"),
    Place("catalogue", "Danh mục", "library", "Alt+0", starts_group=True),
    Place("calendar", "Lịch làm việc", "calendar-days", "Alt+L"),
    Place("admin", "Quản trị", "shield-check", "Alt+Q"),
)
PARENTS: Final[Mapping[str, str]] = MappingProxyType(
    {"dossier": "dossiers", "registers": "books"}
)
"""Screens that are part of another one's place in the left bar."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What screens are put together from."""

    kit: Kit
    desk: DeskServices
    runner: Runner
    slow: Runner
    window: Navigator
    content: tk.Misc
    overlay: Overlay
    printer: Printer
    folder: Path
    habits: Habits


@dataclass(frozen=True, slots=True)
class Assembled:
    """A screen that is ready: its presenter, its widget, what gets the focus.

    Without `focus` the search box gets it; `table` is where ↓ leads from there;
    dossiers opened from `listing` are followed by its next ones.
    """

    screen: Screen
    widget: tk.Widget
    focus: Callable[[], None] | None = None
    table: Callable[[], None] | None = None
    listing: Listing | None = None


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
    return Assembled(presenter, view, table=view.focus_table, listing=view.table)


def intake(parts: Parts) -> Assembled:
    """Return Tiếp nhận."""
    from motcua_desktop.ui.screens.intake.counter_view import (  # noqa: PLC0415
        CounterPanel,
    )
    from motcua_desktop.ui.screens.intake.presenter import (  # noqa: PLC0415
        IntakePresenter,
    )
    from motcua_desktop.ui.screens.intake.view import IntakeScreen  # noqa: PLC0415

    view = IntakeScreen(parts.content, parts.kit, parts.overlay)
    panel = CounterPanel(parts.overlay, parts.kit)
    presenter = IntakePresenter(
        parts.desk,
        parts.runner,
        parts.window,
        view,
        panel=panel,
        folder=parts.folder,
    )
    panel.build(presenter.counter, presenter.counter.drafts)
    view.build(presenter, lambda: parts.desk.now().date())
    return Assembled(presenter, view, focus=view.focus_first)


def dossier(parts: Parts) -> Assembled:
    """Return Chi tiết hồ sơ."""
    from motcua_desktop.ui.screens.attachments.presenter import (  # noqa: PLC0415
        AttachmentsPresenter,
    )
    from motcua_desktop.ui.screens.attachments.view import (  # noqa: PLC0415
        AttachmentsPanel,
    )
    from motcua_desktop.ui.screens.dossier.presenter import (  # noqa: PLC0415
        DossierPresenter,
    )
    from motcua_desktop.ui.screens.dossier.view import DossierScreen  # noqa: PLC0415

    panel = AttachmentsPanel(parts.overlay, parts.kit)
    files = AttachmentsPresenter(
        parts.desk, parts.runner, parts.window, panel, show_file=parts.printer.show
    )
    panel.build(files)
    view = DossierScreen(parts.content, parts.kit)
    presenter = DossierPresenter(
        parts.desk, parts.runner, parts.window, view, attachments=files
    )
    view.build(presenter)
    return Assembled(presenter, view, focus=view.focus_act)


def dossiers(parts: Parts) -> Assembled:
    """Return Hồ sơ."""
    from motcua_desktop.ui.screens.dossiers.presenter import (  # noqa: PLC0415
        DossiersPresenter,
    )
    from motcua_desktop.ui.screens.dossiers.view import (  # noqa: PLC0415
        DossiersScreen,
    )

    view = DossiersScreen(parts.content, parts.kit, parts.overlay)
    presenter = DossiersPresenter(
        parts.desk,
        parts.runner,
        parts.window,
        view,
        habits=parts.habits,
        show_file=parts.printer.show,
        folder=parts.folder,
    )
    view.build(presenter, lambda text: set_day_right(text, parts.desk.now().date()))
    return Assembled(
        presenter,
        view,
        focus=view.focus_table,
        table=view.focus_table,
        listing=view.table,
    )


def returning(parts: Parts) -> Assembled:
    """Return Trả kết quả."""
    from motcua_desktop.ui.screens.returning.presenter import (  # noqa: PLC0415
        ReturningPresenter,
    )
    from motcua_desktop.ui.screens.returning.view import (  # noqa: PLC0415
        ReturningScreen,
    )

    view = ReturningScreen(parts.content, parts.kit)
    presenter = ReturningPresenter(
        parts.desk, parts.runner, parts.window, view, folder=parts.folder
    )
    view.build(presenter)
    return Assembled(presenter, view, focus=view.focus_scan, table=view.focus_waiting)


def deadlines(parts: Parts) -> Assembled:
    """Return Theo dõi hạn."""
    from motcua_desktop.ui.screens.deadlines.presenter import (  # noqa: PLC0415
        DeadlinesPresenter,
    )
    from motcua_desktop.ui.screens.deadlines.view import (  # noqa: PLC0415
        DeadlinesScreen,
    )

    view = DeadlinesScreen(parts.content, parts.kit)
    presenter = DeadlinesPresenter(parts.desk, parts.runner, parts.window, view)
    view.build(presenter)
    return Assembled(
        presenter,
        view,
        focus=view.focus_board,
        table=view.focus_table,
        listing=view.table,
    )


def reports(parts: Parts) -> Assembled:
    """Return Báo cáo."""
    from motcua_desktop.ui.screens.reports.presenter import (  # noqa: PLC0415
        ReportsPresenter,
    )
    from motcua_desktop.ui.screens.reports.view import ReportsScreen  # noqa: PLC0415

    view = ReportsScreen(parts.content, parts.kit, parts.overlay)
    presenter = ReportsPresenter(
        parts.desk,
        parts.runner,
        parts.window,
        view,
        printer=parts.printer,
        folder=parts.folder,
    )
    view.build(presenter, lambda text: set_day_right(text, parts.desk.now().date()))
    return Assembled(presenter, view, focus=view.focus_figures)


def books(parts: Parts) -> Assembled:
    """Return Sổ và biểu."""
    from motcua_desktop.ui.screens.books.presenter import (  # noqa: PLC0415
        BooksPresenter,
    )
    from motcua_desktop.ui.screens.books.view import BooksScreen  # noqa: PLC0415

    view = BooksScreen(parts.content, parts.kit)
    presenter = BooksPresenter(
        parts.desk,
        parts.runner,
        parts.window,
        view,
        printer=parts.printer,
        folder=parts.folder,
    )
    view.build(presenter)
    return Assembled(presenter, view, focus=view.focus_table, table=view.focus_table)


def catalogue(parts: Parts) -> Assembled:
    """Return Danh mục."""
    from motcua_desktop.ui.screens.catalogue.presenter import (  # noqa: PLC0415
        CataloguePresenter,
    )
    from motcua_desktop.ui.screens.catalogue.view import (  # noqa: PLC0415
        CatalogueScreen,
    )

    view = CatalogueScreen(parts.content, parts.kit, parts.overlay)
    presenter = CataloguePresenter(
        parts.desk, parts.runner, parts.window, view, folder=parts.folder
    )
    view.build(presenter)
    return Assembled(presenter, view, focus=view.focus_search, table=view.focus_table)


def registers(parts: Parts) -> Assembled:
    """Return one of the registers of Sổ và biểu."""
    from motcua_desktop.ui.screens.registers.presenter import (  # noqa: PLC0415
        RegistersPresenter,
    )
    from motcua_desktop.ui.screens.registers.view import (  # noqa: PLC0415
        RegistersScreen,
    )

    view = RegistersScreen(parts.content, parts.kit)
    presenter = RegistersPresenter(
        parts.desk, parts.runner, parts.window, view, folder=parts.folder
    )
    view.build(presenter)
    return Assembled(presenter, view, focus=view.focus_table, table=view.focus_table)


def calendar(parts: Parts) -> Assembled:
    """Return Lịch làm việc."""
    from motcua_desktop.ui.screens.calendar.presenter import (  # noqa: PLC0415
        CalendarPresenter,
    )
    from motcua_desktop.ui.screens.calendar.view import CalendarScreen  # noqa: PLC0415

    view = CalendarScreen(parts.content, parts.kit, parts.overlay)
    presenter = CalendarPresenter(parts.desk, parts.runner, parts.window, view)
    view.build(presenter)
    return Assembled(presenter, view, focus=view.focus_year)


def admin(parts: Parts) -> Assembled:
    """Return Quản trị."""
    from motcua_desktop.ui.screens.admin.presenter import (  # noqa: PLC0415
        AdminPresenter,
    )
    from motcua_desktop.ui.screens.admin.view import AdminScreen  # noqa: PLC0415

    view = AdminScreen(parts.content, parts.kit, parts.overlay)
    presenter = AdminPresenter(
        parts.desk,
        parts.runner,
        parts.window,
        view,
        slow=parts.slow,
        show=parts.printer.show,
        folder=parts.folder,
    )
    view.build(presenter, lambda text: set_day_right(text, parts.desk.now().date()))
    return Assembled(presenter, view, focus=view.focus_table, table=view.focus_table)


SCREENS: Final[Mapping[str, Callable[[Parts], Assembled]]] = MappingProxyType(
    {
        "worklist": worklist,
        "intake": intake,
        "dossiers": dossiers,
        "dossier": dossier,
        "returning": returning,
        "deadlines": deadlines,
        "reports": reports,
        "books": books,
        "catalogue": catalogue,
        "registers": registers,
        "calendar": calendar,
        "admin": admin,
    }
)
