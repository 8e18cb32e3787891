"""What the panel of attached files shows, ready as text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from motcua_desktop.domain.attachments import (
    MEBIBYTE,
    MOST_BYTES,
    MOST_FILES,
    Attachment,
)
from motcua_desktop.ui.format import day_and_clock
from motcua_desktop.ui.screens.step.state import StepState
from motcua_desktop.ui.shown import Trouble

_KIBIBYTE: Final = 1024
_NOTHING: Final = (
    "Chưa có tệp nào. Nhấn Ins để chọn tệp PDF, ảnh JPEG, PNG: mỗi tệp đến "
    f"{MOST_BYTES // MEBIBYTE} MB, chọn được nhiều tệp một lượt."
)


@dataclass(frozen=True, slots=True)
class AttachmentsState:
    """The list of a dossier's files; `current` is the place of one of them."""

    number: str = ""
    dossier_line: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    current: int = 0
    note: str = _NOTHING
    trouble: Trouble | None = None
    is_busy: bool = False


def file_rows(files: Sequence[Attachment]) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the list."""
    return tuple(
        (
            it.name,
            it.kind.label,
            size_words(it.size),
            day_and_clock(it.added_at),
            it.added_by,
        )
        for it in files
    )


def note_of(files: Sequence[Attachment]) -> str:
    """Return what is said below the list."""
    if not files:
        return _NOTHING
    total = size_words(sum(it.size for it in files))
    return (
        f"{len(files)} tệp, {total}; một hồ sơ giữ nhiều nhất {MOST_FILES} tệp. "
        "Ai thêm, xem, bỏ tệp đều được ghi vào nhật ký."
    )


def size_words(size: int) -> str:
    """Return a size as people say it, rounded up: 340 KB; 1,2 MB."""
    if size < MEBIBYTE:
        return f"{-(-size // _KIBIBYTE)} KB"
    tenths = -(-size * 10 // MEBIBYTE)
    return f"{tenths // 10},{tenths % 10} MB"


def removal_panel(one: Attachment) -> StepState:
    """Return the question before a file goes."""
    return StepState(
        title="Bỏ tệp đính kèm",
        dossier_line=one.name,
        consequence="Tệp mất hẳn khỏi hồ sơ, không lấy lại được. Nhật ký còn ghi ai "
        "đã bỏ, lúc nào.",
        fields=(),
        act="Bỏ tệp",
        icon="x",
    )
