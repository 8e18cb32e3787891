"""How far a procedure can be done online."""

from enum import StrEnum
from typing import Final

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.text import fold


class ServiceLevel(StrEnum):
    """Mức độ dịch vụ công trực tuyến (NĐ 42/2022 Điều 3, NĐ 224/2026 Điều 14)."""

    NONE = ""
    PART = "part"
    FULL = "full"

    @property
    def label(self) -> str:
        """The level as screens and reports name it."""
        return _LEVEL_LABELS[self]

    @classmethod
    def parse(cls, text: str) -> "ServiceLevel":
        """Read "Toàn trình", "Một phần" or "" as a catalogue writes them.

        Raises:
            FieldValueError: it is another word.
        """
        folded = " ".join(fold(text).split())
        if folded not in _LEVEL_NAMES:
            raise FieldValueError(
                f"Mức độ dịch vụ công “{text}”", "phải là Toàn trình hoặc Một phần"
            )
        return _LEVEL_NAMES[folded]


_LEVEL_LABELS: Final = {
    ServiceLevel.NONE: "Không trực tuyến",
    ServiceLevel.PART: "Một phần",
    ServiceLevel.FULL: "Toàn trình",
}
_LEVEL_NAMES: Final = {
    **{level.value: level for level in ServiceLevel},
    **{fold(label): level for level, label in _LEVEL_LABELS.items()},
}
