"""Why a file from outside is not taken: each with its own Vietnamese sentence."""

from motcua_desktop.domain.errors import DomainError

MEBIBYTE = 1024 * 1024


class FileRefusedError(DomainError):
    """A file is not read at all: hostile, damaged or of another kind."""

    def __init__(self, name: str, why: str, advice: str) -> None:
        super().__init__(f"Tệp “{name}” {why}.", advice)
        self.why = why

    def told(self) -> dict[str, str]:
        """Return what a reader apart says of it; the name is known to who asked."""
        return {"why": self.why, "advice": self.advice}


class LegacyLettersError(DomainError):
    """A column is written in a code of before Unicode (TCVN3, VNI)."""

    def __init__(self, name: str, column: str, code: str, sample: str) -> None:
        super().__init__(
            f"Tệp “{name}”: cột “{column}” gõ theo bảng mã {code}, không phải Unicode "
            f"(ví dụ “{sample}”).",
            "Chuyển tệp sang Unicode (Unikey: Ctrl+Shift+F6, đích Unicode) rồi nhập "
            "lại; chưa có gì được ghi.",
        )


class HeadingMissingError(DomainError):
    """No heading row with the needed columns stands in the first rows."""

    def __init__(self, name: str, missing: str) -> None:
        super().__init__(
            f"Tệp “{name}” không có dòng tiêu đề với các cột cần thiết "
            f"trong 10 dòng đầu: {missing}.",
            "Đặt tên cột đúng như tệp xuất từ chương trình, mỗi cột một ô, "
            "bỏ gộp ô ở dòng tiêu đề.",
        )


class LineError(DomainError):
    """One line of a file cannot be understood."""

    def __init__(self, name: str, line: int, why: str) -> None:
        super().__init__(
            f"Tệp “{name}”, dòng {line}: {why}", "Sửa dòng đó rồi làm lại."
        )
