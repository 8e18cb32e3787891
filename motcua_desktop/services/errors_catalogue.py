"""Refusals at the lists of the catalogue: sectors, units."""

from collections.abc import Sequence
from datetime import date

from motcua_desktop.domain.errors import DomainError
from motcua_desktop.text import grouped, screen_date

_MOST_NAMED = 3


class DoubledNameError(DomainError):
    """Another sector or unit has this name or code: figures would be mixed up."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(
            f"Đã có {what} “{name}”.", "Ghi tên khác, hoặc sửa dòng đã có."
        )


class SectorInUseError(DomainError):
    """A sector cannot be closed: procedures in force from that day on name it."""

    def __init__(self, codes: Sequence[str], on: date) -> None:
        named = ", ".join(codes[:_MOST_NAMED])
        more = "…" if codes[_MOST_NAMED:] else ""
        super().__init__(
            f"Còn {grouped(len(codes))} thủ tục của lĩnh vực này có hiệu lực từ "
            f"{screen_date(on)} trở đi: {named}{more}.",
            "Nhập danh mục mới cho các thủ tục đó trước, rồi ngừng lĩnh vực.",
        )


class NamedSectorError(DomainError):
    """What was settled under a sector's name would be lost by another name."""

    def __init__(self, name: str, what: str) -> None:
        super().__init__(
            f"Lĩnh vực “{name}” {what}, nên không đổi tên.",
            "Ngừng lĩnh vực này, thêm lĩnh vực có tên mới.",
        )


class ClosedSectorError(DomainError):
    """A procedure in force names a sector that takes no new ones."""

    def __init__(self, code: str, name: str, on: date) -> None:
        super().__init__(
            f"Thủ tục {code}: lĩnh vực “{name}” đã ngừng từ {screen_date(on)}.",
            "Ghi lĩnh vực khác, hoặc bỏ ngày ngừng của lĩnh vực (Danh mục, F12).",
        )


class OwnUnitError(DomainError):
    """The office's own unit is what its settings say."""

    def __init__(self) -> None:
        super().__init__(
            "Đây là đơn vị của chính cơ quan.",
            "Sửa ở Quản trị (Alt+Q), F6 Thiết lập lại.",
        )


class UnitCircleError(DomainError):
    """A unit would stand below itself."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” sẽ trực thuộc chính nó.", "Chọn đơn vị trực thuộc khác."
        )
