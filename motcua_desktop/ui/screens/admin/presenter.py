"""The presenter of administration: settings changed one by one, copies, the check."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, Protocol

import motcua_desktop
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.resources import licences
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.errors import SettingError
from motcua_desktop.services.office_settings import ShownSetting, setting_named
from motcua_desktop.services.rows.office import OfficeChange
from motcua_desktop.text import screen_moment
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin.checking import CheckingPart
from motcua_desktop.ui.screens.admin.copies import (
    SECOND_PLACE,
    CopiesPart,
    CopiesRead,
    CopiesView,
)
from motcua_desktop.ui.screens.admin.settings import setting_panel, told
from motcua_desktop.ui.screens.admin.state import AdminState
from motcua_desktop.ui.shown import Fact, StatusLine
from motcua_desktop.ui.tasks import Runner

_FIXED: Final = "Mục này ghi một lần lúc thiết lập cơ quan, không đổi được."


class AdminView(CopiesView, Protocol):
    """What the presenter asks of the screen."""

    def render(self, state: AdminState) -> None:
        """Show everything."""
        ...

    def show_changes(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show when which setting was changed, by whom."""
        ...

    def go_on(self) -> None:
        """Give the next part of the screen the focus."""
        ...


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
        self._settings: Sequence[ShownSetting] = ()
        self._form_sets: Sequence[str] = ()
        self._state = AdminState(about=_about(self._data))
        self.drafts = PanelDrafts(folder, "settings", runner, desk.draft_owner)
        self.copies = CopiesPart(
            desk, slow, window, view, show=self._set, drafts=self.drafts
        )
        self._is_new = True
        self.checking = CheckingPart(desk, slow, window, show=self._set)
        self._is_stale = True

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this screen and their keys."""
        return (
            Command("Phần kế tiếp của màn hình", "F2", self._view.go_on),
            Command("Các lần sửa thông tin cơ quan", "F7", self.show_changes),
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
        self._window.status(
            StatusLine(
                parts=((("Thông tin cơ quan", True), (": Enter sửa mục", False)),),
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
        names = [one.setting.name for one in self._settings]
        if key in names:
            self.change_at(names.index(key))
        elif key == SECOND_PLACE:
            self.copies.ask_place()

    def refresh(self) -> None:
        """Read the settings and the copies."""
        self._is_stale = False
        self._runner.run(
            self._read,
            self._show,
            on_error=self._failed,
            latest="admin",
        )

    def _read(self) -> tuple[Sequence[ShownSetting], Sequence[str], CopiesRead]:
        settings = self._desk.settings
        sets = [card.name for card in settings.form_sets()]
        return settings.shown(), sets, self.copies.read()

    def _show(
        self, read: tuple[Sequence[ShownSetting], Sequence[str], CopiesRead]
    ) -> None:
        self._settings, self._form_sets, copies = read
        self._set(
            settings=tuple(
                (one.setting.group, one.setting.label, told(one.texts))
                for one in self._settings
            ),
            trouble=None,
        )
        self.copies.shown(copies)

    def _failed(self, error: Exception) -> None:
        self._is_stale = True
        self._set(trouble=self._window.trouble(error))

    # settings

    def change_at(self, place: int) -> None:
        """Ask for a new value of the setting at a place of the list."""
        one = self._settings[place]
        if one.setting.is_fixed:
            self._window.toast(_FIXED)
            return
        panel = self.drafts.filled(setting_panel(one, self._form_sets))
        self._view.ask(panel, lambda values: self._change(one, values))

    def _change(self, one: ShownSetting, values: dict[str, str]) -> None:
        name = one.setting.name
        text = values[name].strip()
        texts = [text] if text else []

        def refused(error: Exception) -> None:
            self._view.complain(name, _refusal(error) or self._said(error))

        self._runner.run(
            lambda: self._desk.settings.change({name: texts}, actor=self._desk.officer),
            lambda changed: self._changed(one, is_other=bool(changed)),
            on_error=refused,
        )

    def _said(self, error: Exception) -> str:
        return self._window.trouble(error).line

    def _changed(self, one: ShownSetting, *, is_other: bool) -> None:
        self.drafts.done(one.setting.name)
        self._view.close_panel()
        if is_other:
            self._window.toast(f"Đã sửa: {one.setting.label}")
            self._window.changed("")
        self.refresh()

    def show_changes(self) -> None:
        """Show every change of the settings, newest first."""
        self._runner.run(
            self._desk.settings.changes,
            lambda changes: self._view.show_changes(_history(changes)),
            on_error=self._failed,
        )

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


def _refusal(error: Exception) -> str:
    if isinstance(error, SettingError):
        return error.wrong
    return f"{error.wrong} {error.advice}" if isinstance(error, DomainError) else ""


def _about(folder: Path) -> tuple[Fact, ...]:
    return (
        Fact("Phiên bản", motcua_desktop.__version__),
        Fact("Dữ liệu", str(folder)),
        Fact("Nhật ký lỗi", str(folder / "logs")),
    )


def _history(changes: Sequence[OfficeChange]) -> list[tuple[str, ...]]:
    return [
        (
            screen_moment(change.recorded_at),
            change.actor or "–",
            setting_named(one.name).label,
            told(one.before),
            told(one.after),
        )
        for change in reversed(changes)
        for one in change.settings
    ]
