"""What was changed in the settings of the office, and by whom."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SettingChange:
    """One setting before and after, as texts; a single value is one text or none."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeChange:
    """Một lần sửa thông tin cơ quan."""

    recorded_at: datetime
    actor: str
    settings: tuple[SettingChange, ...]
