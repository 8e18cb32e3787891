"""The panels of the set-up that is done again, filled with what the office says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.services.office_settings import setting_named
from motcua_desktop.services.rows.office import SettingChange
from motcua_desktop.ui.screens.setup import panels
from motcua_desktop.ui.screens.setup.panels import (
    LOGO_FIELD,
    LOGO_WORDS,
    PAPERS,
    fields_of,
    machine_fields,
)
from motcua_desktop.ui.screens.setup.suggestions import suggested
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState

UNIT: Final = "again-unit"
NAMES: Final = "again-names"
SIGNING: Final = "again-signing"
MACHINE: Final = "again-machine"
COPIES: Final = "again-copies"
LOGO: Final = "again-logo"
STEPS: Final = (UNIT, NAMES, SIGNING, LOGO, MACHINE, COPIES)
"""What the drafts of the panels are kept under, in their order."""

MOVE: Final = "move"
KEEP: Final = "keep"
NO_LOGO: Final = "none"

SETTINGS_OF: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        UNIT: ("unit_name", "level"),
        NAMES: PAPERS,
        SIGNING: panels.SIGNING,
    }
)
"""The settings that a panel asks for."""

_TITLE: Final = "Thiết lập lại"
_NOT_YET: Final = "Chưa ghi gì trước bước cuối; Esc lùi lại từng bước."
_MOST: Final = 7


@dataclass(frozen=True, slots=True)
class Known:
    """What the office says now, as the fields show it."""

    folder: Path
    hours: OfficeHours
    place: str
    has_logo: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)


def panel_of(step: str, known: Known) -> StepState:
    """Return the panel of a step as the office would fill it."""
    make: Mapping[str, Callable[[Known], StepState]] = {
        UNIT: _unit,
        NAMES: _names,
        SIGNING: _signing,
        LOGO: _logo,
        MACHINE: _machine,
        COPIES: _copies,
    }
    return replace(make[step](known), key=step)


def _step(
    number: int, what: str, consequence: str, fields: tuple[StepField, ...]
) -> StepState:
    return StepState(
        title=_TITLE,
        dossier_line=f"Bước {number}/{len(STEPS) + 1}: {what}",
        consequence=consequence,
        fields=fields,
        act="Tiếp tục",
        icon="arrow-right",
        back="Quay lại" if number > 1 else "Thôi",
    )


def _unit(known: Known) -> StepState:
    code = StepField(
        "unit_code",
        "Mã đơn vị",
        FieldKind.FIXED,
        hint="không đổi được: đứng đầu mọi mã hồ sơ đã cấp",
        value=known.texts.get("unit_code", ""),
    )
    asked = fields_of(SETTINGS_OF[UNIT], known.texts)
    words = f"{_NOT_YET} Dữ liệu cất ở {known.folder}."
    panel = _step(1, "đơn vị của bộ phận một cửa", words, (code, *asked))
    return replace(panel, other="Mở thư mục")


def _names(known: Known) -> StepState:
    return _step(
        2,
        "tên in trên giấy tờ",
        "Giấy tờ in từ nay theo tên ghi ở đây; giấy đã cấp giữ nguyên như lúc cấp.",
        fields_of(SETTINGS_OF[NAMES], known.texts),
    )


def _signing(known: Known) -> StepState:
    return _step(
        3,
        "người ký",
        panels.SIGNING_WORDS,
        fields_of(SETTINGS_OF[SIGNING], known.texts),
    )


def _logo(known: Known) -> StepState:
    kept = StepField(
        "logo_now",
        "Lô-gô đang có",
        FieldKind.CHOICE,
        value=KEEP,
        choices=((KEEP, "Giữ"), (NO_LOGO, "Bỏ, không dùng lô-gô")),
    )
    path = replace(LOGO_FIELD, label="Tệp ảnh mới", hint="để trống: không đổi")
    fields = (kept, path) if known.has_logo else (LOGO_FIELD,)
    return replace(_step(4, "lô-gô của cơ quan", LOGO_WORDS, fields), other="Chọn tệp")


def _machine(known: Known) -> StepState:
    panel = _step(
        5,
        "giờ làm việc, máy in, bộ gõ",
        "Đổi giờ làm việc thì bước cuối nói hồ sơ nào đổi hạn. Thứ Bảy, mùa có giờ "
        "riêng giữ nguyên, sửa ở màn hình Lịch. In thử và gõ thử bỏ qua được.",
        machine_fields(known.hours, ""),
    )
    return replace(panel, other="In thử một trang")


def _copies(known: Known) -> StepState:
    return _step(
        6,
        "nơi sao lưu thứ hai",
        "Mỗi bản sao được chép thêm một bản sang ổ rời hoặc thư mục trên máy khác. "
        "Để trống: chỉ sao lưu trên máy này.",
        (StepField("folder", "Thư mục", hint=r"E:\SaoLuuMotCua", value=known.place),),
    )


def last_panel(
    lines: Sequence[str], effect: Sequence[str], *, moves: bool
) -> StepState:
    """Return the panel that tells what will be written, dossiers that move last."""
    told = list(lines[:_MOST])
    if len(lines) > _MOST:
        told.append(f"và {len(lines) - _MOST} mục khác")
    asked = StepField(
        "due",
        "Hồ sơ đang giải quyết",
        FieldKind.CHOICE,
        value=MOVE,
        choices=((MOVE, "Tính lại hạn"), (KEEP, "Giữ hạn đã hẹn")),
    )
    return StepState(
        title=_TITLE,
        dossier_line=f"Bước {len(STEPS) + 1}/{len(STEPS) + 1}: ghi thay đổi",
        consequence="\n".join([*told, *_parted(effect)])
        or "Không mục nào khác với đang ghi.",
        fields=(asked,) if moves else (),
        act="Ghi thay đổi" if lines else "Xong",
        icon="save" if lines else "check",
        back="Quay lại",
    )


def _parted(effect: Sequence[str]) -> Sequence[str]:
    return ("", *effect) if effect else ()


def change_line(change: SettingChange) -> str:
    """Return a change of a setting in one line."""
    before, after = ("; ".join(it) or "–" for it in (change.before, change.after))
    return f"{setting_named(change.name).label}: {before} → {after}"


def renamed(known: Mapping[str, str], unit: Mapping[str, str]) -> dict[str, str]:
    """Return the names that follow the unit's: those that its old name had made."""
    old = suggested(known["unit_name"], known["level"])
    new = suggested(unit["unit_name"], unit["level"])
    return {
        name: new[name]
        for name, text in old.items()
        if new.get(name, text) != text
        and known.get(name, "").casefold() == text.casefold()
    }
