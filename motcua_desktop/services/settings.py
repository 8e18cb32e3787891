"""The settings of the office: one row each, for the command line and the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.services.errors import SettingError
from motcua_desktop.services.setting_shapes import (
    LEVEL,
    LINE,
    LINES,
    PHONE,
    SIGNATORY,
    SIGNERS,
    SYMBOLS,
    TRUTH,
    WHOLE_NUMBER,
    Shape,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Mục của thông tin cơ quan; `name` is its field in `Office`.

    A fixed one is told once, when the office is entered.
    """

    name: str
    label: str
    group: str
    shape: Shape = LINE
    hint: str = ""
    is_required: bool = False
    is_fixed: bool = False

    def read(self, texts: Sequence[str]) -> Any:
        """Return the value that `texts` say.

        Raises:
            SettingError: it can hold no such value, or none at all.
            SignatoryError: nobody signs so.
        """
        try:
            value = self.shape.read(texts)
        except DomainError:
            raise
        except ValueError as error:
            raise self.error(str(error)) from None
        if self.is_required and value == "":
            raise self.error("còn để trống")
        return value

    def written(self, value: Any) -> tuple[str, ...]:
        """Return the value as texts; `read` gives it back."""
        return tuple(self.shape.written(value))

    def error(self, why: str) -> SettingError:
        """Return the refusal of this setting."""
        return SettingError(self.name, self.label, why)


_UNIT: Final = "Cơ quan"
_SIGNING: Final = "Người ký"
_WORK: Final = "Tiếp nhận, giải quyết"
_SLIPS: Final = "Phiếu"
_REPORTS: Final = "Báo cáo"

SETTINGS: Final = (
    Setting(
        "unit_code",
        "Mã đơn vị",
        _UNIT,
        hint="H26.12",
        is_required=True,
        is_fixed=True,
    ),
    Setting("unit_name", "Tên đơn vị", _UNIT, hint="Xã An Hòa", is_required=True),
    Setting("level", "Cấp hành chính", _UNIT, LEVEL, hint="Cấp xã"),
    Setting(
        "superior",
        "Cơ quan chủ quản (dòng trên của tiêu đề)",
        _UNIT,
        hint="ỦY BAN NHÂN DÂN XÃ AN HÒA",
        is_required=True,
    ),
    Setting(
        "desk",
        "Bộ phận một cửa (dòng dưới của tiêu đề)",
        _UNIT,
        hint="TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        is_required=True,
    ),
    Setting(
        "full_name",
        "Tên đầy đủ",
        _UNIT,
        hint="Trung tâm Phục vụ hành chính công xã An Hòa",
        is_required=True,
    ),
    Setting("short_name", "Tên gọi tắt", _UNIT, hint="Trung tâm", is_required=True),
    Setting("place", "Địa danh", _UNIT, hint="An Hòa", is_required=True),
    Setting("phone", "Điện thoại", _UNIT, PHONE),
    Setting(
        "head_post",
        "Chức vụ người đứng đầu",
        _SIGNING,
        hint="GIÁM ĐỐC",
        is_required=True,
    ),
    Setting("head_name", "Họ tên người đứng đầu", _SIGNING),
    Setting(
        "signatory",
        "Người ký (khi không phải người đứng đầu)",
        _SIGNING,
        SIGNATORY,
        hint="KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Vũ Văn Hải",
    ),
    Setting(
        "signers",
        "Người ký của cơ quan giải quyết",
        _SIGNING,
        SIGNERS,
        hint="Phòng Kinh tế xã An Hòa|TRƯỞNG PHÒNG|Phan Thanh Tùng",
    ),
    Setting(
        "issues_official_codes", "Chương trình cấp mã hồ sơ", _WORK, TRUTH, hint="Có"
    ),
    Setting("clerks", "Công chức tiếp nhận", _WORK, LINES),
    Setting("late_causes", "Nguyên nhân quá hạn (thêm)", _WORK, LINES),
    Setting(
        "book_entries",
        "Số hồ sơ mỗi quyển sổ theo dõi",
        _WORK,
        WHOLE_NUMBER,
        hint="0: mỗi năm một quyển",
    ),
    Setting(
        "system_name", "Tên hệ thống thông tin giải quyết TTHC", _WORK, is_required=True
    ),
    Setting(
        "lock_minutes",
        "Khóa màn hình sau số phút không thao tác",
        _WORK,
        WHOLE_NUMBER,
        hint="0: không tự khóa; chỉ khi có đăng nhập",
    ),
    Setting("form_set", "Bộ mẫu phiếu", _SLIPS, hint="để trống: theo ngày tiếp nhận"),
    Setting(
        "slip_symbols",
        "Ký hiệu số của phiếu",
        _SLIPS,
        SYMBOLS,
        hint="phieu-tu-choi=TCHS; để trống sau dấu =: không đánh số",
    ),
    Setting(
        "receipt_has_fee",
        "Giấy tiếp nhận có mục phí, lệ phí (mẫu cấp xã)",
        _SLIPS,
        TRUTH,
        hint="Không",
    ),
    Setting(
        "receipt_tells_purpose",
        "Giấy tiếp nhận có thông báo xử lý dữ liệu cá nhân",
        _SLIPS,
        TRUTH,
        hint="Có",
    ),
    Setting("slip_notes", "Ghi chú in trên Giấy tiếp nhận", _SLIPS, LINES),
    Setting("slip_contact", "Người giải đáp ghi trên phiếu", _SLIPS),
    Setting("report_symbol", "Ký hiệu báo cáo", _REPORTS, is_required=True),
    Setting("report_superior", "Cơ quan chủ quản trên báo cáo", _REPORTS),
    Setting("addressees", "Kính gửi", _REPORTS, LINES),
    Setting("recipients", "Nơi nhận", _REPORTS, LINES),
    Setting("plan", "Kế hoạch cải cách hành chính", _REPORTS),
)
"""Every field of `Office`, in the order of the screen."""
