"""Refusals that concern the office's data rather than one dossier's rules."""

from motcua_desktop.domain.errors import DomainError


class OfficeNotSetUpError(DomainError):
    """The data folder holds no office yet."""

    def __init__(self) -> None:
        super().__init__(
            "Chưa khai báo cơ quan trong thư mục dữ liệu này.",
            "Chạy lệnh “demo” để tạo cơ quan mẫu, hoặc khai báo cơ quan trước.",
        )


class UnknownProcedureError(DomainError):
    """No procedure with this code is in force on the day."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Không có thủ tục “{code}” trong danh mục còn hiệu lực.",
            "Kiểm tra mã thủ tục hoặc cập nhật danh mục.",
        )


class UnknownDossierError(DomainError):
    """No dossier has this number."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Không tìm thấy hồ sơ “{number}”.",
            "Kiểm tra lại mã in trên Giấy tiếp nhận.",
        )


class UnknownWordError(DomainError):
    """A word of the request is none of the known ones."""

    def __init__(self, label: str, word: str, known: str) -> None:
        super().__init__(
            f"{label} “{word}” không có trong chương trình.",
            f"Dùng một trong: {known}.",
        )


class IdentityBrokenError(DomainError):
    """The figures do not add up; nothing is written."""

    def __init__(self, names: str) -> None:
        super().__init__(
            f"Số liệu không cân đối: {names}.",
            "Chạy lệnh “check” và báo cho người hỗ trợ; báo cáo chưa được xuất.",
        )


class StorageError(DomainError):
    """The database cannot be used as it should."""
