"""Refusals that concern a file kept with a dossier."""

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.services.errors import StorageError


class UnknownAttachmentError(DomainError):
    """A dossier has no file of this number, or not any more."""

    def __init__(self, attachment_id: int) -> None:
        super().__init__(
            f"Hồ sơ không có tệp đính kèm số {attachment_id}.",
            "Đọc lại danh sách tệp của hồ sơ.",
        )


class LostAttachmentError(StorageError):
    """What is kept of a file is not what was added."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tệp đính kèm “{name}” bị hỏng trong cơ sở dữ liệu.",
            "Khám dữ liệu (Quản trị), lấy tệp từ bản sao lưu hoặc quét lại.",
        )
