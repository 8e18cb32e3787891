"""The settings of the office: listed, changed one by one, their changes shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.office_settings import ShownSetting, setting_named
from motcua_desktop.services.rows.office import OfficeChange
from motcua_desktop.services.setting_shapes import LEVEL, TRUTH
from motcua_desktop.services.settings import Setting
from motcua_desktop.text import screen_moment
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin.asking import PanelView, refusal
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState
from motcua_desktop.ui.tasks import Runner

_NOTHING: Final = "–"
_BLANK: Final = "để trống"
"""How hints name a field without text."""
_LISTED: Final = "Nhiều giá trị: ngăn bằng dấu “;”. "
_KEPT: Final = "Giấy tờ đã cấp giữ nguyên như lúc cấp. Lần sửa được ghi lại."
_FORM_SET: Final = "form_set"
_FIXED: Final = "Mục này ghi một lần lúc thiết lập cơ quan, không đổi được."


@dataclass(frozen=True, slots=True)
class SettingsRead:
    """The settings, and the sets of forms that one of them may name."""

    settings: Sequence[ShownSetting] = ()
    form_sets: Sequence[str] = ()

    @property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The lines of the list."""
        return tuple(
            (one.setting.group, one.setting.label, told(one.texts, one.setting.hint))
            for one in self.settings
        )


class SettingsView(PanelView, Protocol):
    """What this part asks of the screen."""

    def show_changes(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show when which setting was changed, by whom."""
        ...


class SettingsPart:
    """Asks for one setting at a time; the screen is read again when it is changed."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: SettingsView,
        *,
        drafts: PanelDrafts,
        refresh: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._drafts = drafts
        self._refresh = refresh
        self._known = SettingsRead()

    def read(self) -> SettingsRead:
        """Return what the office says of itself."""
        settings = self._desk.settings
        return SettingsRead(
            settings.shown(), [card.name for card in settings.form_sets()]
        )

    def shown(self, known: SettingsRead) -> None:
        """These settings stand on the screen."""
        self._known = known

    def reopen(self, key: str) -> None:
        """Ask again for the setting whose panel was open, if it is one."""
        names = [one.setting.name for one in self._known.settings]
        if key in names:
            self.change_at(names.index(key))

    def change_at(self, place: int) -> None:
        """Ask for a new value of the setting at a place of the list."""
        one = self._known.settings[place]
        if one.setting.is_fixed:
            self._window.toast(_FIXED)
            return
        panel = self._drafts.filled(setting_panel(one, self._known.form_sets))
        self._view.ask(panel, lambda values: self._change(one, values))

    def _change(self, one: ShownSetting, values: dict[str, str]) -> None:
        name = one.setting.name
        text = values[name].strip()
        texts = [text] if text else []

        def refused(error: Exception) -> None:
            self._view.complain(name, refusal(error, self._window))

        self._runner.run(
            lambda: self._desk.settings.change({name: texts}, actor=self._desk.officer),
            lambda changed: self._changed(one, is_other=bool(changed)),
            on_error=refused,
        )

    def _changed(self, one: ShownSetting, *, is_other: bool) -> None:
        self._drafts.done(one.setting.name)
        self._view.close_panel()
        if is_other:
            self._window.toast(f"Đã sửa: {one.setting.label}")
            self._window.changed("")
        self._refresh()

    def show_changes(self) -> None:
        """Show every change of the settings, newest first."""
        self._runner.run(
            self._desk.settings.changes,
            lambda changes: self._view.show_changes(_history(changes)),
        )


def told(texts: Sequence[str], hint: str = "") -> str:
    """Return the value of a setting in one line; a `hint` may say what it means."""
    value = "; ".join(texts)
    meaning = hint.removeprefix(f"{value or _BLANK}: ")
    means = "" if meaning == hint else f" ({meaning.partition(';')[0]})"
    return f"{value or _NOTHING}{means}"


def setting_panel(one: ShownSetting, form_sets: Sequence[str]) -> StepState:
    """Return the panel that asks for a setting, filled with what it says now."""
    setting = one.setting
    return StepState(
        title=setting.label,
        dossier_line=setting.group,
        consequence=f"{_LISTED if setting.shape.is_list else ''}{_KEPT}",
        fields=(_field(setting, "; ".join(one.texts), form_sets),),
        act="Ghi thay đổi",
        icon="save",
        key=setting.name,
    )


def _field(setting: Setting, value: str, form_sets: Sequence[str]) -> StepField:
    offered = _offered(setting, form_sets)
    kind = FieldKind.TEXT
    if offered:
        kind = FieldKind.CHOICE if setting.shape is TRUTH else FieldKind.LIST
    return StepField(
        setting.name,
        setting.label,
        kind,
        is_required=setting.is_required,
        hint=setting.hint,
        value=value,
        choices=offered,
    )


def _offered(setting: Setting, sets: Sequence[str]) -> tuple[tuple[str, str], ...]:
    if setting.shape is TRUTH:
        return (("Có", "Có"), ("Không", "Không"))
    if setting.shape is LEVEL:
        return tuple((level.label, level.label) for level in UnitLevel)
    if setting.name == _FORM_SET:
        return (("", "Theo ngày tiếp nhận"), *((name, name) for name in sets))
    return ()


def _history(changes: Sequence[OfficeChange]) -> list[tuple[str, ...]]:
    return [
        (
            screen_moment(change.recorded_at),
            change.actor or _NOTHING,
            setting_named(one.name).label,
            told(one.before, setting_named(one.name).hint),
            told(one.after, setting_named(one.name).hint),
        )
        for change in reversed(changes)
        for one in change.settings
    ]
