"""The window: screens, navigation, keys."""

import functools
import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from motcua_desktop.desktop import colour_title_bar
from motcua_desktop.resources import GUIDE, asset, has_guide
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.ui.acts import Act
from motcua_desktop.ui.assembly import PARENTS, PLACES, SCREENS, Assembled, Parts
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.copying import Copying
from motcua_desktop.ui.crash import CrashDesk
from motcua_desktop.ui.guide import GuideBlock, read_part
from motcua_desktop.ui.habits import Habits
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.navigation import PaperOrder
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.step.presenter import StepPresenter
from motcua_desktop.ui.screens.step.view import StepPanel
from motcua_desktop.ui.shell.day_picking import DayPicking
from motcua_desktop.ui.shell.explaining import DaysShown, DueExplaining
from motcua_desktop.ui.shell.frame import Frame
from motcua_desktop.ui.shell.papers import PaperPanels
from motcua_desktop.ui.shell.search import SearchPresenter
from motcua_desktop.ui.shell.state import ClockWords, Owner
from motcua_desktop.ui.shell.watching import Watch, WatchActs
from motcua_desktop.ui.shown import StatusLine, Trouble
from motcua_desktop.ui.tasks import TaskRunner
from motcua_desktop.ui.widgets.help_panel import open_help
from motcua_desktop.ui.widgets.key_map import KeyMap
from motcua_desktop.ui.widgets.panels import open_days, open_trouble
from motcua_desktop.ui.widgets.scanning import ScanCatcher
from motcua_desktop.ui.widgets.tips import Tips
from motcua_desktop.ui.widgets.type_ahead import TypeAheadActs


class MainWindow:
    """One window over one desk; the Navigator of its presenters."""

    def __init__(
        self,
        window: Any,
        kit: Kit,
        desk: DeskServices,
        *,
        folder: Path,
        printer: Printer,
        officer: str = "",
    ) -> None:
        self.root: tk.Tk = window
        self.kit = kit
        self._desk = desk
        self._crash = CrashDesk()
        self.runner = TaskRunner(self.root, self._unexpected)
        self._copier = TaskRunner(self.root, self._unexpected)
        self.copying = Copying(desk, self._copier, self)
        self._screens: dict[str, Assembled] = {}
        self.present = ""
        self._trail: list[str] = []
        self._status: dict[str, StatusLine] = {}
        self.frame = Frame(
            self.root, kit, Owner.of(desk.office, officer), self._search_acts()
        )
        self._search = SearchPresenter(desk, self.runner, self, self.frame.top)
        self._parts = Parts(
            kit=kit,
            desk=desk,
            runner=self.runner,
            slow=self._copier,
            window=self,
            content=self.frame.content,
            overlay=self.frame.overlay,
            printer=printer,
            folder=folder,
            habits=Habits(folder, officer),
        )
        self.frame.left.build(PLACES, self.go, self.switch_theme)
        self._make_panels(folder)
        self._listen()
        acts = WatchActs(self._show_clock, self._new_day, self.toast)
        self._watch = Watch(self.root, desk.now, acts)
        self._step.restore()

    def _make_panels(self, folder: Path) -> None:
        """Make what any screen may ask to be shown over it."""
        desk, printer = self._desk, self._parts.printer
        self._explaining = DueExplaining(
            desk,
            self.runner,
            self,
            printer=printer,
            folder=folder,
            show=self._show_days,
        )
        self.panel = StepPanel(self.frame.overlay, self.kit)
        drafts = self._step_drafts = PanelDrafts(folder, "steps", self.runner)
        self._step = StepPresenter(desk, self.runner, self, self.panel, drafts=drafts)
        self.panel.intents, self.panel.memory = self._step, drafts
        self.papers = PaperPanels(
            desk,
            self.runner,
            self,
            overlay=self.frame.overlay,
            kit=self.kit,
            printer=printer,
        )

    def _listen(self) -> None:
        self.keys = KeyMap(self.root, self._commands)
        self.keys.learn([*self._global_commands(), *self._overlay_commands()])
        self.keys.learn(self.papers.commands)
        self._scans = ScanCatcher(self.root, self._scanned)
        self._tips = Tips(self.root, self.kit, self._commands)
        self._days = DayPicking(self.root, self.kit, self._desk, self.runner)
        self.root.report_callback_exception = self._callback_failed

    def _search_acts(self) -> TypeAheadActs:
        return TypeAheadActs(
            on_change=self._typed,
            on_pick=self._picked,
            on_current=lambda _number: None,
            on_enter=self._entered,
            waits=False,
        )

    def _typed(self, text: str) -> None:
        self._search.typed(text)

    def _picked(self, number: str) -> None:
        self._search.picked(number)

    def _entered(self) -> None:
        self._search.entered()

    def _scanned(self, text: str) -> bool:
        return self._search.take_scan(text, opens=not self.frame.overlay.is_open)

    # what presenters ask

    def go(self, screen: str) -> None:
        """Show the screen of this name."""
        self.frame.overlay.close()
        if self.present and self.present != screen:
            self._trail.append(self.present)
        self._show(screen)

    def back(self) -> None:
        """Show the screen that the clerk came from."""
        while self._trail:
            screen = self._trail.pop()
            if screen != self.present:
                self._show(screen)
                return
        if self.present != "worklist":
            self._show("worklist")

    def _show(self, screen: str) -> None:
        assembled = self.prepare(screen)
        self.present = screen
        self.frame.show(assembled.widget)
        self.frame.left.show(PARENTS.get(screen, screen))
        self.frame.top.show_title(assembled.screen.title)
        # Tk gives the focus to what is mapped only; keys typed meanwhile would go
        # where it was.
        self.root.update_idletasks()
        self.frame.status.show(self._status.get(screen, StatusLine()))
        if assembled.focus is None:
            self.focus_search()
        else:
            assembled.focus()
        assembled.screen.shown()

    def screen(self, name: str) -> Any:
        """Return the presenter of a screen, making the screen if need be."""
        return self.prepare(name).screen

    def prepare(self, name: str) -> Assembled:
        """Return a screen, made when it is first asked for."""
        assembled = self._screens.get(name)
        if assembled is None:
            assembled = self._screens[name] = SCREENS[name](self._parts)
            self.keys.learn(assembled.screen.commands)
        return assembled

    def open_dossier(self, number: str) -> None:
        """Show one dossier."""
        self.screen("dossier").load(number)
        self.go("dossier")

    def open_results(self, text: str) -> None:
        """Show all dossiers that match `text`."""
        self.screen("dossiers").search(text)
        self.go("dossiers")

    def open_register(self, name: str) -> None:
        """Show one register of the office."""
        self.screen("registers").register_chosen(name)
        self.go("registers")

    def take_step(self, number: str, step: Act) -> None:
        """Ask for what `step` needs, then take it."""
        self._step.ask(number, step)

    def print_paper(self, order: PaperOrder) -> None:
        """Make a paper and send it to its printer."""
        self.papers.print(order)

    def offer_papers(self, number: str) -> None:
        """Show the papers that a dossier may have."""
        self.papers.offer(number)

    def explain_due(self, question: DueQuestion) -> None:
        """Show the count of a due moment day by day; it can be printed."""
        self._explaining.ask(question)

    def _show_days(self, shown: DaysShown, on_print: Callable[[], None]) -> None:
        words = (shown.line, shown.warning)
        open_days(self.frame.overlay, self.kit, words, shown.rows, on_print=on_print)

    def changed(self, number: str) -> None:
        """Tell every screen that dossier `number` is not what it was."""
        del number  # every list may show it
        for name, assembled in self._screens.items():
            assembled.screen.stale()
            if name == self.present:
                assembled.screen.shown()

    def _new_day(self) -> None:
        """Let every screen know that today is another day."""
        self.changed("")

    def copy_text(self, text: str) -> None:
        """Put `text` on the clipboard."""
        self.root.clipboard_clear()
        self.root.clipboard_append(text)

    def toast(self, words: str) -> None:
        """Say what was done."""
        self.frame.toast.show(words)

    def status(self, line: StatusLine) -> None:
        """Show what is true now in the status bar."""
        self._status[self.present] = line
        self.frame.status.show(line)

    def trouble(self, error: Exception) -> Trouble:
        """Return the sentence for an error; an unexpected one is logged."""
        return self._crash.words(error)

    # keys

    def _commands(self) -> Sequence[Command]:
        if self.frame.overlay.is_open:
            return self._overlay_commands()
        return (*self._screen_commands(), *self._global_commands())

    def _screen_commands(self) -> Sequence[Command]:
        assembled = self._screens.get(self.present)
        return assembled.screen.commands if assembled else ()

    def _global_commands(self) -> Sequence[Command]:
        places = [
            Command(place.label, place.key, functools.partial(self.go, place.screen))
            for place in PLACES
        ]
        return (
            Command("Tiếp nhận mới", "Ctrl+N", lambda: self.go("intake")),
            Command("Tìm kiếm", "Ctrl+F", self.focus_search),
            Command(
                "Xem cả danh sách tìm được",
                "Ctrl+Enter",
                self._search.show_all,
                lambda: self.frame.top.search.has_focus,
            ),
            *places,
            Command("Xuống danh sách", "↓", self._down, self._search_has_focus),
            Command("Hàng đợi in", "Alt+P", self.papers.show_queue),
            Command("Quay lại", "Esc", self.back),
            Command("Hướng dẫn và phím tắt", "F1", self.show_help),
            Command("Hướng dẫn sử dụng", "Shift+F1", self.show_guide, has_guide),
        )

    def _overlay_commands(self) -> Sequence[Command]:
        return (
            *self.frame.overlay.commands,
            Command("Đóng", "Esc", self.frame.overlay.close),
            Command("Thực hiện", "Ctrl+Enter", self.frame.overlay.submit),
        )

    def _search_has_focus(self) -> bool:
        return self.frame.top.search.has_focus

    def _down(self) -> None:
        assembled = self._screens.get(self.present)
        if assembled is not None and assembled.table is not None:
            assembled.table()

    def focus_search(self) -> None:
        """Give the search box the focus."""
        self.frame.top.search.focus_field()

    def show_help(self) -> None:
        """Show what the guide says of this screen, and its keys."""
        screen = self.present
        self.runner.run(lambda: read_part(screen), self._show_help, latest="help")

    def _show_help(self, part: Sequence[GuideBlock]) -> None:
        own = self._screen_commands()
        taken = {command.key for command in own}
        others = [it for it in self._global_commands() if it.key not in taken]
        keys = (("Phím của màn hình này", own), ("Phím ở mọi màn hình", others))
        title = f"Hướng dẫn: {self._screens[self.present].screen.title}"
        whole = self.show_guide if has_guide() else None
        open_help(self.frame.overlay, self.kit, title, part, keys=keys, on_whole=whole)

    def show_guide(self) -> None:
        """Open the clerks' guide in the system's own viewer."""
        self._parts.printer.show(asset(GUIDE))

    def switch_theme(self) -> None:
        """Show everything in the other theme."""
        self.kit.switch(is_dark=not self.kit.is_dark)
        colour_title_bar(self.root.winfo_id(), is_dark=self.kit.is_dark)

    # errors and the end

    def _unexpected(self, error: Exception) -> None:
        trouble = self._crash.words(error)
        if trouble.number:
            self._tell(trouble)
        else:
            self.toast(trouble.line)

    def _callback_failed(
        self, _kind: object, error: BaseException, _where: Any
    ) -> None:
        self._tell(self._crash.unexpected(error))

    def _tell(self, trouble: Trouble) -> None:
        open_trouble(self.frame.overlay, self.kit, trouble, self._copy_details)

    def _copy_details(self) -> None:
        self.copy_text(self._crash.details)

    def _show_clock(self, words: ClockWords) -> None:
        self.frame.top.show_clock(words)
        self.frame.standing.show(self._desk.standing)

    @property
    def is_resting(self) -> bool:
        """Whether no work is under way, be it quick or slow."""
        return self.runner.is_idle and self._copier.is_idle

    def keep_drafts(self) -> None:
        """Keep what is typed and not saved yet, on every screen."""
        self._step_drafts.keep()
        for assembled in self._screens.values():
            leave = getattr(assembled.screen, "leave", None)
            if leave is not None:
                leave()

    def close(self) -> None:
        """Keep what is typed, wait for the work in hand, end."""
        self.keep_drafts()
        self._watch.stop()
        self.keys.forget()
        self._scans.forget()
        self._tips.forget()
        self._days.forget()
        self.frame.toast.hide()
        self.runner.close()
        self._copier.close()
