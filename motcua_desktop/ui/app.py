"""The window: screens, navigation, keys."""

import functools
import tkinter as tk
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from motcua_desktop.desktop import colour_title_bar
from motcua_desktop.domain.registers import REGISTERS
from motcua_desktop.domain.watch import WatchKind
from motcua_desktop.resources import has_guide
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.ports import Printer
from motcua_desktop.services.rows.explanations import DueQuestion
from motcua_desktop.ui.acts import Act
from motcua_desktop.ui.assembly import PARENTS, PLACES, SCREENS, Assembled, Parts
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.copying import Copying
from motcua_desktop.ui.habits import Habits
from motcua_desktop.ui.kit import Kit
from motcua_desktop.ui.navigation import ImportOrder, PaperOrder
from motcua_desktop.ui.shell.cards import CardScans
from motcua_desktop.ui.shell.day_picking import DayPicking
from motcua_desktop.ui.shell.frame import Frame
from motcua_desktop.ui.shell.locking import NOBODY, IdleLock, Locking
from motcua_desktop.ui.shell.over_screens import OverScreens
from motcua_desktop.ui.shell.progress import ProgressLine
from motcua_desktop.ui.shell.search import SearchPresenter
from motcua_desktop.ui.shell.state import ClockWords, Owner
from motcua_desktop.ui.shell.troubles import Troubles
from motcua_desktop.ui.shell.walking import Walking
from motcua_desktop.ui.shell.watching import Watch, WatchActs
from motcua_desktop.ui.shown import StatusLine, Trouble
from motcua_desktop.ui.tasks import TaskRunner
from motcua_desktop.ui.widgets.key_map import KeyMap
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
        role: str = "",
        locking: Locking = NOBODY,
    ) -> None:
        self.root: tk.Tk = window
        self.kit = kit
        self._desk = desk
        self._who = (officer, role)
        self._screens: dict[str, Assembled] = {}
        self._walking = Walking(
            lambda number: self.screen("dossier").load(number), self.toast
        )
        self.present = ""
        self._trail: list[str] = []
        self._status: dict[str, StatusLine] = {}
        self.frame = Frame(self.root, kit, self._owner(), self._search_acts())
        self.troubles = Troubles(self.root, kit, self.frame, self.copy_text)
        self.runner = TaskRunner(self.root, self.troubles.tell)
        self._copier = TaskRunner(self.root, self.troubles.tell)
        self.copying = Copying(desk, self._copier, self)
        self._search = SearchPresenter(desk, self.runner, self, self.frame.top)
        self._parts = self._make_parts(printer, folder, officer)
        self.frame.left.build(PLACES, self.go, self.switch_theme)
        self._over = OverScreens(self._parts)
        self.panel = self._over.panel
        self.lock = IdleLock(
            self.root, kit, locking, on_lock=self._cover, on_other=self.start_over
        )
        self.starts_over = False
        self._listen()
        acts = WatchActs(self._show_clock, lambda: self.changed(""), self.toast)
        self._watch = Watch(self.root, desk.now, acts)
        self._over.step.restore()

    def _make_parts(self, printer: Printer, folder: Path, officer: str) -> Parts:
        frame, habits = self.frame, Habits(folder, officer)
        return Parts(
            *(self.kit, self._desk, self.runner, self._copier, self),
            *(frame.content, frame.overlay, printer, folder, habits),
        )

    def _listen(self) -> None:
        self.keys = KeyMap(self.root, self._commands)
        self.keys.learn([*self._global_commands(), *self._overlay_commands()])
        self.frame.overlay.learn = self.keys.learn
        self.keys.learn(self.lock.commands)
        self._scans = ScanCatcher(self.root, self._scanned)
        self._tips = Tips(self.root, self.kit, self._commands)
        self._cards = CardScans(
            self.frame,
            lambda: self.screen("intake").card if self.present == "intake" else None,
        )
        self._days = DayPicking(self.root, self.kit, self._desk, self.runner)
        runners = (self.runner, self._copier)
        self.progress = ProgressLine(
            self.root,
            self.frame.status,
            runners,
            is_asking=lambda: self.frame.overlay.is_open,
        )

    def _search_acts(self) -> TypeAheadActs:
        return TypeAheadActs(
            on_change=lambda text: self._search.typed(text),  # noqa: PLW0108 made later
            on_pick=lambda number: self._search.picked(number),  # noqa: PLW0108
            on_current=lambda _number: None,
            on_enter=self._entered,
            waits=False,
        )

    def _entered(self) -> None:
        if not self._cards.take(self.frame.top.search.text):
            self._search.entered()

    def _scanned(self, text: str) -> bool:
        if self.lock.is_locked:
            return False
        if self._cards.take(text):
            return True
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
        if self.present != screen:
            self.frame.toast.hide_offer()
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
        if self.present != "dossier":
            here = self._screens.get(self.present)
            self._walking.opened(number, here.listing if here else None)
        self.screen("dossier").load(number)
        self.go("dossier")

    def open_neighbour(self, step: int) -> None:
        """Show the dossier after or before this one in the list it came from."""
        self._walking.step(step)

    def open_watched(self, kind: WatchKind) -> None:
        """Show the dossiers that are watched for one reason."""
        self.go("deadlines")
        self.screen("deadlines").open_watched(kind)

    def open_submissions(self) -> None:
        """Show the online submissions that wait for an answer."""
        self._over.online.open()

    def back_up(self) -> None:
        """Make a copy of the office's data now."""
        self.screen("admin").copies.make()

    def open_results(self, text: str) -> None:
        """Show all dossiers that match `text`."""
        self.screen("dossiers").search(text)
        self.go("dossiers")

    def open_register(self, name: str) -> None:
        """Show one register of the office, or a list of its catalogue."""
        if name in REGISTERS:
            self.screen("registers").register_chosen(name)
            self.go("registers")
        else:
            self.go("catalogue")
            self.screen("catalogue").register_chosen(name)

    def take_step(self, number: str, step: Act) -> None:
        """Ask for what `step` needs, then take it."""
        self._over.step.ask(number, step)

    def print_paper(self, order: PaperOrder) -> None:
        """Make a paper and send it to its printer."""
        self._over.papers.print(order)

    def offer_papers(self, number: str) -> None:
        """Show the papers that a dossier may have."""
        self._over.papers.offer(number)

    def bring_in(self, order: ImportOrder) -> None:
        """Let the clerk choose a file, see what it would do, and take it in."""
        self._over.imports.begin(order)

    def explain_due(self, question: DueQuestion) -> None:
        """Show the count of a due moment day by day; it can be printed."""
        self._over.explaining.ask(question)

    def changed(self, number: str) -> None:
        """Tell every screen that dossier `number` is not what it was."""
        del number  # every list may show it
        self.runner.run(self._owner, self.frame.left.show_owner, latest="owner")
        for name, assembled in self._screens.items():
            assembled.screen.stale()
            if name == self.present:
                assembled.screen.shown()

    def _owner(self) -> Owner:
        logo = self._desk.logo.picture()
        return Owner.of(self._desk.office, *self._who, logo)

    def copy_text(self, text: str) -> None:
        """Put `text` on the clipboard."""
        self.root.clipboard_clear()
        self.root.clipboard_append(text)

    def toast(self, words: str) -> None:
        """Say what was done."""
        self.frame.toast.show(words)

    def status(self, line: StatusLine) -> None:
        """Show what is true now in the status bar."""
        screen = line.screen or self.present
        self._status[screen] = line
        if screen == self.present:
            self.frame.status.show(line)

    def trouble(self, error: Exception) -> Trouble:
        """Return the sentence for an error; an unexpected one is logged."""
        return self.troubles.desk.words(error)

    # keys

    def _commands(self) -> Sequence[Command]:
        self.lock.touched()
        if self.lock.is_locked:
            return self.lock.commands
        if self.frame.overlay.is_open:
            return self._overlay_commands()
        if self.progress.may_stop:
            stop = Command("Hủy việc đang chạy", "Esc", self.progress.stop)
            return (stop, *self._screen_commands(), *self._global_commands())
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
            Command("Hàng đợi in", "Alt+P", self._over.show_queue),
            Command("Sao lưu ngay", "F11", self.back_up),
            Command("Quay lại", "Esc", self.back),
            Command("Khóa màn hình", "Ctrl+L", self.lock.lock, self.lock.is_wanted),
            Command("Hướng dẫn và phím tắt", "F1", self.show_help),
            Command(
                "Hướng dẫn sử dụng",
                "Shift+F1",
                self._over.helping.show_whole,
                has_guide,
            ),
        )

    def _overlay_commands(self) -> Sequence[Command]:
        return (
            *self.frame.overlay.commands,
            Command("Đóng", "Esc", self.frame.overlay.leave),
            Command("Thực hiện", "Ctrl+Enter", self.frame.overlay.submit),
            Command("Hướng dẫn", "F1", self.show_help),
        )

    def _cover(self) -> None:
        self.keep_drafts()
        self.frame.toast.hide()

    def start_over(self) -> None:
        """End, to be opened anew for who has logged in."""
        self.starts_over = True
        # The panel that was passed is still at work.
        self.root.after_idle(self.root.tk.call, self.root.protocol("WM_DELETE_WINDOW"))

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
        """Show what the guide says of this screen, or the panel over it; its keys."""
        helping, overlay = self._over.helping, self.frame.overlay
        title = self._screens[self.present].screen.title
        if overlay.is_open:
            subject = overlay.subject or self.present
            helping.show(subject, overlay.title, self._overlay_commands())
        else:
            own, everywhere = self._screen_commands(), self._global_commands()
            helping.show(self.present, title, own, everywhere)

    def switch_theme(self) -> None:
        """Show everything in the other theme."""
        self.kit.switch(is_dark=not self.kit.is_dark)
        colour_title_bar(self.root.winfo_id(), is_dark=self.kit.is_dark)

    def _show_clock(self, words: ClockWords) -> None:
        self.frame.top.show_clock(words)
        self.frame.standing.show(self._desk.standing)

    @property
    def is_resting(self) -> bool:
        """Whether no work is under way, be it quick or slow."""
        return self.runner.is_idle and self._copier.is_idle

    def keep_drafts(self) -> None:
        """Keep what is typed and not saved yet, on every screen."""
        self._over.keep_drafts()
        for assembled in self._screens.values():
            leave = getattr(assembled.screen, "leave", None)
            if leave is not None:
                leave()

    def close(self) -> None:
        """Stop listening and wait for the work in hand; drafts are kept before."""
        self._watch.stop()
        ears = (self.keys, self._scans, self.lock, self._tips, self._days)
        for ear in (*ears, self.progress):
            ear.forget()
        self.frame.toast.hide()
        self.runner.close()
        self._copier.close()
