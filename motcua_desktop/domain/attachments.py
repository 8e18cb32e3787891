"""Files kept with a dossier: which kinds, how many, under which name they go out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.text import clean_line

MEBIBYTE: Final = 1024 * 1024
MOST_BYTES: Final = 10 * MEBIBYTE
"""Of one file: some forty scanned pages in grey at 200 dots an inch."""
MOST_FILES: Final = 30
"""Of one dossier."""

_LONGEST_KEPT: Final = 300
_LONGEST_STEM: Final = 80
_MOST_STEM_BYTES: Final = 180
_NAMELESS: Final = "tệp"
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_PARTS: Final = re.compile(r"[/\\]")
_DEVICE: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)",
    re.IGNORECASE,
)
"""What Windows takes for a device, whatever follows the dot."""


class AttachmentKind(StrEnum):
    """Loại tệp đính kèm, told by the first bytes; the value is how it is stored."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"

    @property
    def label(self) -> str:
        """The kind as lists name it."""
        return _LABELS[self]

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How names of such files end; the first is written."""
        return _SUFFIXES[self]


_LABELS: Final = {
    AttachmentKind.PDF: "PDF",
    AttachmentKind.JPEG: "Ảnh JPEG",
    AttachmentKind.PNG: "Ảnh PNG",
}
_SUFFIXES: Final = {
    AttachmentKind.PDF: (".pdf",),
    AttachmentKind.JPEG: (".jpg", ".jpeg"),
    AttachmentKind.PNG: (".png",),
}
_LEADS: Final = (
    (b"%PDF-", AttachmentKind.PDF),
    (b"\xff\xd8\xff", AttachmentKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", AttachmentKind.PNG),
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """Tệp đính kèm: one file kept with a dossier; `size` in bytes.

    `name` is text only: it never decides where anything is read or written.
    """

    id: int
    name: str
    kind: AttachmentKind
    size: int
    sha256: str
    added_at: datetime
    added_by: str


class TooManyAttachmentsError(DomainError):
    """A dossier keeps as many files as it may."""

    def __init__(self) -> None:
        super().__init__(
            f"Hồ sơ đã có {MOST_FILES} tệp đính kèm, là nhiều nhất.",
            "Gộp nhiều trang quét vào một tệp PDF, hoặc bỏ bớt tệp không cần.",
        )


def kind_of(content: bytes) -> AttachmentKind | None:
    """Return the kind of a file by how it begins, None for any other."""
    return next((kind for lead, kind in _LEADS if content.startswith(lead)), None)


def checked_kind(content: bytes) -> AttachmentKind:
    """Return the kind of a file.

    Raises:
        FieldValueError: it is none that a dossier keeps.
    """
    kind = kind_of(content)
    if kind is None:
        raise FieldValueError("Tệp đính kèm", "phải là PDF, ảnh JPEG hay PNG")
    return kind


def kept_name(text: str) -> str:
    """Return the name under which a file is listed: its last part, as one line."""
    last = _PARTS.split(text)[-1]
    return clean_line(_SURROGATES.sub("", last))[:_LONGEST_KEPT].strip() or _NAMELESS


def file_names(attachments: Iterable[Attachment]) -> list[str]:
    """Return the names under which files go into one folder, on any system.

    No name leaves the folder, is a device's or a stream's, or takes another's place.
    """
    given: set[str] = set()
    return [_free_name(it, given) for it in attachments]


def _free_name(attachment: Attachment, given: set[str]) -> str:
    stem, suffix = _stem(attachment), attachment.kind.suffixes[0]
    name, ordinal = f"{stem}{suffix}", 1
    while name.casefold() in given:
        ordinal += 1
        name = f"{stem} ({ordinal}){suffix}"
    given.add(name.casefold())
    return name


def _stem(attachment: Attachment) -> str:
    name = _FORBIDDEN.sub("_", kept_name(attachment.name))
    for suffix in attachment.kind.suffixes:
        if name.lower().endswith(suffix):
            name = name[: -len(suffix)]
            break
    cut = name[:_LONGEST_STEM].encode()[:_MOST_STEM_BYTES].decode(errors="ignore")
    stem = cut.strip(". ") or _NAMELESS
    return f"_{stem}" if _DEVICE.match(stem) else stem
