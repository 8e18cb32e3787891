"""The presenter of administration: what its parts share, what is read together."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import motcua_desktop
from motcua_desktop.resources import licences
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin.checking import CheckingPart
from motcua_desktop.ui.screens.admin.copies import (
    SECOND_PLACE,
    CopiesPart,
    CopiesRead,
)
from motcua_desktop.ui.screens.admin.log import LogPart, LogView
from motcua_desktop.ui.screens.admin.parts import PARTS, SAID, seen_parts
from motcua_desktop.ui.screens.admin.people import PeoplePart, PeopleRead
from motcua_desktop.ui.screens.admin.people_panels import ADD
from motcua_desktop.ui.screens.admin.sealing import SealingPart, SealRead
from motcua_desktop.ui.screens.admin.settings import (
    SettingsPart,
    SettingsRead,
    SettingsView,
)
from motcua_desktop.ui.screens.admin.state import AdminState
from motcua_desktop.ui.screens.setup.again import SetupAgain
from motcua_desktop.ui.screens.setup.again_panels import STEPS
from motcua_desktop.ui.shown import Fact, StatusLine
from motcua_desktop.ui.tasks import Runner


class AdminView(SettingsView, LogView, Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: AdminState) -> None:
        """Show everything."""
        ...

    def choose_logo(self) -> Path | None:
        """Let a picture be chosen on this computer; None: none was."""
        ...

    def go_on(self) -> None:
        """Give the next part of the screen the focus."""
        ...


@dataclass(frozen=True, slots=True)
class AdminRead:
    """What the parts of the screen read together."""

    settings: SettingsRead
    people: PeopleRead
    copies: CopiesRead
    seal: SealRead | None


class AdminPresenter:
    """Knows the settings that are shown and the part that is at work."""

    title = "Quản trị"

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: AdminView,
        *,
        slow: Runner,
        show: Callable[[Path], None],
        folder: Path,
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._open = show
        # An office that is only read works in a folder that is not its own.
        self._data = desk.check.data
        self._state = AdminState(about=_about(self._data))
        self.drafts = PanelDrafts(folder, "settings", runner, desk.draft_owner)
        self.copies = CopiesPart(
            desk, slow, window, view, show=self._set, drafts=self.drafts
        )
        self.settings = SettingsPart(
            desk, runner, window, view, drafts=self.drafts, refresh=self.refresh
        )
        self.again = SetupAgain(
            desk,
            runner,
            window,
            view,
            drafts=self.drafts,
            show=show,
            choose_logo=view.choose_logo,
        )
        self.people = PeoplePart(
            desk, runner, window, view, drafts=self.drafts, show=self._set
        )
        self.sealing = SealingPart(desk, runner, window, view, show=self._set)
        self.log = LogPart(
            desk,
            slow,
            window,
            view,
            show=self._set,
            show_file=show,
            folder=folder / "reports",
        )
        self.parts = seen_parts(desk)
        self._is_new = True
        self.checking = CheckingPart(desk, slow, window, show=self._set)
        self._is_stale = True

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (*self._part_commands(), *self._everywhere())

    def _part_commands(self) -> Sequence[Command]:
        own = (
            ("people", (*self.people.commands, *self.sealing.commands)),
            ("log", self.log.commands),
        )
        of_parts = [
            replace(it, is_available=functools.partial(self._means, part, it))
            for part, commands in own
            for it in commands
        ]
        choosing = [
            Command(words, f"Ctrl+{place}", functools.partial(self.part_chosen, part))
            for place, (part, words) in enumerate(self.parts, 1)
        ]
        return [*of_parts, *choosing]

    def _means(self, part: str, command: Command) -> bool:
        return self._shows(part) and command.is_available()

    def _shows(self, part: str) -> bool:
        return self._state.part == part

    def part_chosen(self, part: str) -> None:
        """Another part of the screen was chosen."""
        self._set(part=part)
        self._tell_status()
        if part == "log":
            self.log.begin()
        else:
            self.refresh()

    def _everywhere(self) -> Sequence[Command]:
        return (
            Command(
                "Đổi mật khẩu của mình",
                "Ctrl+M",
                self.people.set_own_password,
                lambda: self.people.has_login,
            ),
            Command("Phần kế tiếp của màn hình", "F2", self._view.go_on),
            Command("Các lần sửa thông tin cơ quan", "F7", self.settings.show_changes),
            Command(
                "Thiết lập lại",
                "F6",
                self.again.begin,
                purpose="Đi lại các bước thiết lập cơ quan; bước cuối mới ghi",
            ),
            Command("Sao lưu ngay", "F11", self.copies.make),
            Command(
                "Khôi phục thử bản mới nhất",
                "Shift+F11",
                self.copies.rehearse,
                purpose="Khôi phục thử vào thư mục nháp rồi đối chiếu",
            ),
            Command("Nơi sao lưu thứ hai", "Ctrl+F11", self.copies.ask_place),
            Command("Khám toàn bộ dữ liệu, dừng khám", "Ctrl+G", self.checking.start),
            Command("Mở thư mục dữ liệu", "Ctrl+O", self.open_folder),
            Command("Đọc lại", "F5", self.refresh),
        )

    def shown(self) -> None:
        """Read again if something changed since."""
        if self._is_stale:
            self.refresh()
        if self._is_new:
            self._is_new = False
            self.drafts.restore(self._reopen)
        self._tell_status()

    def _tell_status(self) -> None:
        words = dict(PARTS)[self._state.part]
        self._window.status(
            StatusLine(
                screen="admin",
                parts=(((words, True), (f": {SAID[self._state.part]}", False)),),
                keys=(("F2", "phần kế tiếp"), ("F11", "sao lưu"), ("F1", "Phím tắt")),
            )
        )

    def stale(self) -> None:
        """Read again when seen next."""
        self._is_stale = True

    def leave(self) -> None:
        """Keep what is typed now; the window closes."""
        self.drafts.keep()

    def _reopen(self, key: str) -> None:
        if key in STEPS:
            self.again.begin(key)
        elif key == ADD:
            self.part_chosen("people")
            self._runner.run(lambda: None, lambda _none: self.people.add())
        elif key == SECOND_PLACE:
            self.copies.ask_place()
        else:
            self.settings.reopen(key)

    def refresh(self) -> None:
        """Read the settings and the copies."""
        self._is_stale = False
        self._runner.run(
            self._read,
            self._show,
            on_error=self._failed,
            latest="admin",
        )

    def _read(self) -> AdminRead:
        is_seen = self._shows("people")
        return AdminRead(
            self.settings.read(),
            self.people.read(is_seen=is_seen),
            self.copies.read(),
            self.sealing.read() if is_seen else None,
        )

    def _show(self, read: AdminRead) -> None:
        self.settings.shown(read.settings)
        self.people.shown(read.people)
        if read.seal is not None:
            self.sealing.shown(read.seal)
        self._set(settings=read.settings.cells, trouble=None)
        self.copies.shown(read.copies)

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._set(trouble=self._window.trouble(error))

    # about

    def open_folder(self) -> None:
        """Open the folder of the office's data."""
        self._show_file(self._data)

    def open_licences(self) -> None:
        """Open the licences of what the program is made of."""
        self._show_file(licences())

    def _show_file(self, path: Path) -> None:
        self._runner.run(
            lambda: self._open(path), lambda _none: None, on_error=self._failed
        )

    def _set(self, **changes: Any) -> None:
        self._state = replace(self._state, **changes)
        self._view.render(self._state)


def _about(folder: Path) -> tuple[Fact, ...]:
    return (
        Fact("Phiên bản", motcua_desktop.__version__),
        Fact("Dữ liệu", str(folder)),
        Fact("Nhật ký lỗi", str(folder / "logs")),
    )
