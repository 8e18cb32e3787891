"""Refusals at the keys of an encrypted database, and while it is encrypted."""

from datetime import timedelta
from math import ceil

from motcua_desktop.domain.errors import DomainError


class WrongKeyError(DomainError):
    """The database is encrypted and was not opened with what was given."""

    def __init__(self) -> None:
        super().__init__(
            "Không mở được dữ liệu đã mã hóa bằng tên và mật khẩu này.",
            "Nhập lại mật khẩu, hoặc dùng mã khôi phục in trên giấy cất ở két.",
        )


class LoginDelayedError(DomainError):
    """Too many wrong passwords in a row; even the right one waits."""

    def __init__(self, wait: timedelta) -> None:
        self.wait = wait
        super().__init__(
            "Đã nhập sai nhiều lần liên tiếp.",
            f"Chờ {ceil(wait.total_seconds())} giây rồi nhập lại.",
        )


class DamagedKeysError(DomainError):
    """The file of the sealed keys is gone or cannot be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp khóa “{name}” bị mất hoặc bị hỏng nên chưa mở được dữ liệu.",
            "Dữ liệu không bị đụng đến. Chép lại tệp này từ thư mục sao lưu.",
        )


class SealingError(DomainError):
    """The copy in the other shape is not what the database is; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            "Bản chuyển đổi không khớp với dữ liệu đang dùng.",
            "Dữ liệu đang dùng giữ nguyên. Kiểm tra ổ đĩa rồi làm lại.",
        )


class AlreadySealedError(DomainError):
    """The database is in the shape that was asked for."""

    def __init__(self) -> None:
        super().__init__("Dữ liệu đã ở trạng thái này.", "Không phải làm gì thêm.")
