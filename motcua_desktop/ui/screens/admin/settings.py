"""The panel that asks for a new value of one setting."""

from collections.abc import Sequence
from typing import Final

from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.services.office_settings import ShownSetting
from motcua_desktop.services.setting_shapes import LEVEL, TRUTH
from motcua_desktop.services.settings import Setting
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState

_NOTHING: Final = "–"
_LISTED: Final = "Nhiều giá trị: ngăn bằng dấu “;”. "
_KEPT: Final = "Giấy tờ đã cấp giữ nguyên như lúc cấp. Lần sửa được ghi lại."
_FORM_SET: Final = "form_set"


def told(texts: Sequence[str]) -> str:
    """Return the value of a setting in one line."""
    return "; ".join(texts) or _NOTHING


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
