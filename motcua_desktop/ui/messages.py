"""Error class → Vietnamese sentence and advice: the only place of such words."""

from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.ui.shown import Trouble


def expected(error: Exception) -> Trouble | None:
    """Return the words for an error that may happen; None: nobody expected it."""
    if isinstance(error, DomainError):
        return Trouble(error.wrong, error.advice)
    if isinstance(error, PermissionError):
        return Trouble(
            "Không được phép ghi tệp.",
            "Đóng tệp nếu đang mở ở chương trình khác, hoặc chọn thư mục khác.",
        )
    if isinstance(error, OSError):
        return Trouble(
            "Không đọc hoặc ghi được tệp.",
            "Kiểm tra ổ đĩa còn chỗ trống rồi thử lại; hồ sơ đã lưu vẫn an toàn.",
        )
    return None


def unexpected(number: str) -> Trouble:
    """Return the words for an error that nobody expected."""
    return Trouble(
        "Chương trình gặp lỗi không lường trước.",
        "Hồ sơ đã lưu vẫn an toàn. Đọc số này cho người hỗ trợ.",
        number,
    )


_FIELDS = (
    ("Số giấy tờ", "id_number"),
    ("Số điện thoại", "phone"),
    ("Tên tổ chức", "organisation"),
    ("Tên người nộp", "submitter_name"),
    ("Họ và tên", "name"),
    ("Họ tên", "name"),
    ("Chủ hồ sơ", "name"),
    ("Tên", "name"),
    ("Địa chỉ", "address"),
    ("Ngày sinh", "birth_date"),
    ("Phí", "fee"),
    ("Ghi chú", "note"),
    ("Số bộ", "sets"),
    ("Tên giấy tờ", "papers"),
    ("Nội dung yêu cầu", "content"),
    ("Nội dung cần bổ sung", "items"),
    ("Lý do", "reason"),
    ("Số lượng giấy tờ", "papers"),
)


def field_of(error: Exception) -> str:
    """Return the form's field that an error speaks of, "" for none."""
    if not isinstance(error, FieldValueError):
        return ""
    return next(
        (field for label, field in _FIELDS if error.wrong.startswith(label)), ""
    )
