"""The panels of the first start, ready as text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from motcua_desktop.domain.office_hours import OfficeHours
from motcua_desktop.domain.people import UnitLevel
from motcua_desktop.services.settings import SETTINGS
from motcua_desktop.text import clean_line
from motcua_desktop.ui.screens.calendar.asking import hours_ask
from motcua_desktop.ui.screens.door.presenter import RULES
from motcua_desktop.ui.screens.setup.typed_letters import TRIAL
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState

UNIT: Final = ("unit_name", "unit_code", "level")
PAPERS: Final = (
    "superior",
    "desk",
    "full_name",
    "short_name",
    "place",
    "clerks",
)
SIGNING: Final = ("head_post", "head_name", "signatory", "signers")
SIGNING_WORDS: Final = (
    "Phần của một người ngăn bằng dấu “|”, nhiều người ngăn bằng dấu “;”. Để trống "
    "người ký thay thì người đứng đầu ký."
)
WITHOUT_LOGIN: Final = "without"
WITH_LOGIN: Final = "with"
YES: Final = "yes"
NO: Final = "no"


def unit_panel(known: Mapping[str, str], folder: str) -> StepState:
    """Return the panel that asks for the unit and says where the data is kept."""
    return StepState(
        title="Thiết lập cơ quan",
        dossier_line="Bước 1: đơn vị của bộ phận một cửa",
        consequence=(
            "Gõ tiếng Việt có dấu ngay ở ô tên. Mã đơn vị là mã định danh "
            "điện tử, đứng đầu mọi mã hồ sơ và không đổi được về sau.\n"
            f"Dữ liệu cất ở {folder}. Muốn cất nơi khác: bấm Thôi, nhờ người quản trị "
            "máy đặt thư mục trước (Hướng dẫn quản trị, mục Cài đặt)."
        ),
        fields=fields_of(UNIT, known),
        act="Tiếp tục",
        icon="arrow-right",
        other="Mở thư mục",
    )


def papers_panel(unit_name: str, known: Mapping[str, str]) -> StepState:
    """Return the panel that asks for the names on papers."""
    return StepState(
        title=unit_name,
        dossier_line="Bước 2: tên in trên giấy tờ",
        consequence=(
            "Kiểm tra từng dòng: giấy tờ in đúng như ghi ở đây. "
            "Mọi mục sửa được về sau."
        ),
        fields=fields_of(PAPERS, known),
        act="Tiếp tục",
        icon="arrow-right",
    )


def signing_panel(unit_name: str, known: Mapping[str, str]) -> StepState:
    """Return the panel that asks who signs papers."""
    return StepState(
        title=unit_name,
        dossier_line="Bước 3: người ký",
        consequence=SIGNING_WORDS,
        fields=fields_of(SIGNING, known),
        act="Tiếp tục",
        icon="arrow-right",
    )


LOGO_FIELD: Final = StepField(
    "logo", "Tệp ảnh lô-gô", hint="bỏ trống cũng được; PNG hoặc JPEG, tối đa 4 MB"
)
LOGO_WORDS: Final = (
    "Lô-gô hiện ở góc cửa sổ, cất cùng dữ liệu. Giấy tờ theo mẫu của nghị định, thông "
    "tư không in lô-gô."
)


def logo_panel(unit_name: str, path: str) -> StepState:
    """Return the panel that asks for the picture of the office."""
    return StepState(
        title=unit_name,
        dossier_line="Bước 4: lô-gô của cơ quan",
        consequence=LOGO_WORDS,
        fields=(replace(LOGO_FIELD, value=path),),
        act="Tiếp tục",
        icon="arrow-right",
        other="Chọn tệp",
    )


def typed_path(text: str) -> Path | None:
    """Return the file that was typed or pasted, Windows' quotes off; None: none."""
    line = clean_line(text).strip('"')
    return Path(line) if line else None


def machine_panel(unit_name: str, hours: OfficeHours, typed: str) -> StepState:
    """Return the panel of the office hours, the printer and the Vietnamese keys."""
    return StepState(
        title=unit_name,
        dossier_line="Bước 5: giờ làm việc, máy in, bộ gõ",
        consequence=(
            "Giờ làm việc dùng để tính hạn trả; sửa, thêm mùa hay thứ Bảy ở màn hình "
            "Lịch. In thử và gõ thử bỏ qua được."
        ),
        fields=machine_fields(hours, typed),
        act="Tiếp tục",
        icon="arrow-right",
        other="In thử một trang",
    )


def machine_fields(hours: OfficeHours, typed: str) -> tuple[StepField, ...]:
    """Return the fields for the hours of the office and the trial of the keys."""
    return (
        StepField(
            "weekday",
            "Giờ làm việc, thứ Hai đến thứ Sáu",
            is_required=True,
            value=hours_ask(hours).weekday,
        ),
        StepField(
            "typed",
            f"Gõ thử: {TRIAL}",
            FieldKind.TRIAL,
            hint="bỏ trống cũng được",
            value=typed,
        ),
    )


def ways_panel(unit_name: str, way: str, sealing: str) -> StepState:
    """Return the panel that asks who works here and what the disk may show."""
    return StepState(
        title=unit_name,
        dossier_line="Bước 6: ai làm việc trên máy này",
        consequence=(
            "Có đăng nhập thì mỗi việc ghi đúng tên người làm. Mã hóa giữ kín tên, số "
            "giấy tờ của công dân khi máy hoặc ổ đĩa bị mất; mở bằng mật khẩu."
        ),
        fields=(
            StepField(
                "way",
                "Cách làm việc",
                FieldKind.CHOICE,
                value=way,
                choices=(
                    (WITHOUT_LOGIN, "Một người dùng, không cần đăng nhập"),
                    (WITH_LOGIN, "Có đăng nhập (nhiều người)"),
                ),
            ),
            StepField(
                "sealing",
                "Mã hóa dữ liệu",
                FieldKind.CHOICE,
                value=sealing,
                choices=((YES, "Có (khuyến nghị)"), (NO, "Không")),
            ),
        ),
        act="Tiếp tục",
        icon="arrow-right",
    )


def account_panel(unit_name: str, login: str, name: str) -> StepState:
    """Return the panel that asks for the first account, an administrator's."""
    return StepState(
        title=unit_name,
        dossier_line="Bước 7: tài khoản quản trị đầu tiên",
        consequence=f"{RULES} Người này thêm tài khoản cho những người khác.",
        fields=(
            StepField("name", "Họ tên, ghi vào lịch sử hồ sơ", value=name),
            StepField("login", "Tên đăng nhập (chữ không dấu)", value=login),
            *_secrets(),
        ),
        act="Tiếp tục",
        icon="arrow-right",
    )


def password_panel(unit_name: str) -> StepState:
    """Return the panel that asks for the one password of the encryption."""
    return StepState(
        title=unit_name,
        dossier_line="Bước 7: mật khẩu mở dữ liệu",
        consequence=f"{RULES} Mỗi lần mở chương trình gõ mật khẩu này.",
        fields=_secrets(),
        act="Tiếp tục",
        icon="arrow-right",
    )


def recovery_panel(key: str) -> StepState:
    """Return the panel that shows the recovery key until it is on paper."""
    return StepState(
        title=key,
        dossier_line="Bước 8: mã khôi phục",
        consequence=(
            "Ghi mã trên ra giấy, hoặc lưu tệp PDF để in; cất ở két, không để cạnh "
            "máy. Mất cả mật khẩu lẫn mã này thì không ai mở lại được dữ liệu."
        ),
        fields=(
            StepField(
                "last_group",
                "Gõ lại nhóm cuối của mã trên giấy",
                hint="4 ký tự",
            ),
        ),
        act="Mở bàn làm việc",
        icon="check",
        other="Lưu tệp PDF",
        is_quick=True,
    )


def _secrets() -> tuple[StepField, ...]:
    return (
        StepField("password", "Mật khẩu", FieldKind.SECRET),
        StepField("again", "Gõ lại mật khẩu", FieldKind.SECRET),
    )


def fields_of(names: Sequence[str], known: Mapping[str, str]) -> tuple[StepField, ...]:
    """Return the fields of settings, filled with what is known of them."""
    shown = {setting.name: setting for setting in SETTINGS}
    levels = tuple((level.label, level.label) for level in UnitLevel)
    return tuple(
        StepField(
            name,
            shown[name].label,
            FieldKind.LIST if name == "level" else FieldKind.TEXT,
            is_required=shown[name].is_required,
            hint=shown[name].hint,
            value=known.get(name, UnitLevel.COMMUNE.label if name == "level" else ""),
            choices=levels if name == "level" else (),
        )
        for name in names
    )
