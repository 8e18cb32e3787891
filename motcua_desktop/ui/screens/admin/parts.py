"""The parts of administration, and who may see them."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from motcua_desktop.services.access_errors import NotLoggedInError
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rights import may

PARTS: Final = (
    ("settings", "Thông tin cơ quan"),
    ("people", "Người dùng"),
    ("log", "Nhật ký"),
)
_SEES: Final = MappingProxyType(
    {
        "settings": "OfficeSettings.shown",
        "people": "AccountDesk.cards",
        "log": "AuditDesk.lines",
    }
)
SAID: Final = MappingProxyType(
    {
        "settings": "Enter sửa mục",
        "people": "Enter đổi vai trò",
        "log": "ai đã xem, in, xuất, sửa gì, từ lúc nào",
    }
)
"""What the status bar says of a part."""


def seen_parts(desk: DeskServices) -> Sequence[tuple[str, str]]:
    """Return the parts that who is logged in may see, by name and words."""
    try:
        present = desk.accounts.present()
    except NotLoggedInError:
        return PARTS[:1]
    return [(part, words) for part, words in PARTS if may(present, _SEES[part])]
