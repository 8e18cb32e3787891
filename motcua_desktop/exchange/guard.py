"""The gate in front of every reader: a hostile or wrong file is refused unread.

An XLSX file is judged by its zip directory first, then by inflating its XML once:
what the directory hides (a lying size, a far cell, an entity) shows there.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, NoReturn

from motcua_desktop.exchange.errors import MEBIBYTE, FileRefusedError

MAX_UNPACKED: Final = 200 * MEBIBYTE
MAX_RATIO: Final = 200
MAX_MEMBERS: Final = 2000
MAX_COLUMNS: Final = 100
MAX_CELLS: Final = 10_000_000
_UNSEEN_ROWS: Final = 99_999
_CHUNK: Final = 1024 * 1024
_OVERLAP: Final = 64

_OLE: Final = b"\xd0\xcf\x11\xe0"
_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
_ENCRYPTED_BIT: Final = 1
_MACRO_SUFFIXES: Final = {".xlsm", ".xlsb", ".xltm", ".xlam"}
_DOCTYPE: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# Only cells right of Z or below row 99.999 match, so an ordinary sheet costs nothing.
_FAR_CELL: Final = re.compile(
    rb"\sr\s*=\s*[\"'](?:([A-Z]{2,4})(\d*)|[A-Z]?(\d{6,}))[\"']"
)
_SAVE_AGAIN: Final = (
    "Mở tệp bằng Excel, Word hoặc LibreOffice, lưu lại dạng .xlsx (văn bản: .docx)."
)


def check_workbook(path: Path) -> None:
    """Let a plain XLSX file pass.

    Raises:
        FileRefusedError: it is missing, of another kind, encrypted, with macros,
            damaged, too large unpacked or holds what no tracking book holds.
    """
    check_file(path)
    if path.suffix.lower() in _MACRO_SUFFIXES:
        raise FileRefusedError(path.name, "có thể chứa macro", _SAVE_AGAIN)
    _check_package(path, _WORKBOOK)


def check_word_file(path: Path) -> None:
    """Let a plain DOCX file pass.

    Raises:
        FileRefusedError: as of a workbook.
    """
    check_file(path)
    _check_package(path, _WORD_FILE)


class _Kind(NamedTuple):
    """A kind of package: the part that it cannot lack, and how people call it."""

    part: str
    file: str
    content: str


_WORKBOOK: Final = _Kind("xl/workbook.xml", "tệp XLSX", "bảng tính XLSX")
_WORD_FILE: Final = _Kind("word/document.xml", "tệp DOCX", "văn bản Word DOCX")


def _check_package(path: Path, kind: _Kind) -> None:
    with path.open("rb") as file:
        lead = file.read(4)
        if lead == _OLE:
            raise FileRefusedError(
                path.name, "có mật khẩu hoặc thuộc dạng .xls, .doc cũ", _SAVE_AGAIN
            )
        if lead[:2] != b"PK":
            raise FileRefusedError(
                path.name, f"không phải {kind.file} dù có đuôi như vậy", _SAVE_AGAIN
            )
        try:
            with zipfile.ZipFile(file) as archive:
                members = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError):
            _refuse_damaged(path)
        _check_directory(path, members)
        if kind.part not in {member.filename.lower() for member in members}:
            raise FileRefusedError(path.name, f"không phải {kind.content}", _SAVE_AGAIN)
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                _check_xml(path, file, member)


def check_file(path: Path) -> None:
    """Let a readable file of bearable size pass.

    Raises:
        FileRefusedError: it is missing, empty, a folder or above 200 MiB.
    """
    advice = "Kiểm tra lại đường dẫn và quyền đọc tệp."
    try:
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except OSError:
        raise FileRefusedError(path.name, "không mở được", advice) from None
    if size == 0:
        raise FileRefusedError(path.name, "không có nội dung", advice)
    if size > MAX_UNPACKED:
        _refuse_large(path)


def _refuse_large(path: Path) -> NoReturn:
    raise FileRefusedError(
        path.name,
        "quá lớn khi mở ra (giới hạn 200 MB) hoặc là tệp nén độc hại",
        "Chia sổ thành nhiều tệp theo năm rồi nhập từng tệp.",
    )


def _refuse_damaged(path: Path) -> NoReturn:
    raise FileRefusedError(path.name, "bị hỏng, không đọc được", _SAVE_AGAIN)


def _check_directory(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        len(members) > MAX_MEMBERS
        or unpacked > MAX_UNPACKED
        or unpacked > MAX_RATIO * max(packed, 1)
    ):
        _refuse_large(path)
    if any(member.flag_bits & _ENCRYPTED_BIT for member in members):
        raise FileRefusedError(path.name, "có mật khẩu", "Bỏ mật khẩu rồi lưu lại.")
    names = {member.filename.lower() for member in members}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise FileRefusedError(path.name, "có chứa macro", _SAVE_AGAIN)


def _check_xml(path: Path, file: BinaryIO, member: zipfile.ZipInfo) -> None:
    """Refuse entities, cells far outside and members larger than they say."""
    tail, size, rows, columns = b"", 0, 0, 0
    for chunk in _inflated(path, file, member):
        size += len(chunk)
        if size > member.file_size:
            _refuse_large(path)
        text = tail + chunk
        if _DOCTYPE.search(text):
            raise FileRefusedError(
                path.name, "có khai báo thực thể XML, không an toàn", _SAVE_AGAIN
            )
        for match in _FAR_CELL.finditer(text):
            columns = max(columns, _column(match[1] or b""))
            rows = max(rows, int(match[2] or match[3] or 0))
        tail = text[-_OVERLAP:]
    far_rows = max(rows, _UNSEEN_ROWS) if rows > _UNSEEN_ROWS else 0
    if columns > MAX_COLUMNS or far_rows * max(columns, 26) > MAX_CELLS:
        raise FileRefusedError(
            path.name,
            f"có ô nằm quá xa (cột thứ {columns or 26}, dòng {rows})",
            "Xóa các cột, dòng thừa rồi lưu lại; chia sổ lớn theo năm.",
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _inflated(path: Path, file: BinaryIO, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Return what a member really holds, whatever the directory says of it."""
    file.seek(max(member.header_offset, 0))
    header = file.read(_LOCAL_HEADER.size)
    if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
        _refuse_damaged(path)
    _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
    file.seek(name_length + extra_length, 1)
    left = member.compress_size
    if member.compress_type == zipfile.ZIP_STORED:
        while left > 0 and (packed := file.read(min(left, _CHUNK))):
            left -= len(packed)
            yield packed
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        _refuse_damaged(path)
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and (packed := file.read(min(left, _CHUNK))):
        left -= len(packed)
        unpacked = b"-"
        while unpacked:
            try:
                unpacked = inflater.decompress(packed, _CHUNK)
            except zlib.error:
                _refuse_damaged(path)
            packed = inflater.unconsumed_tail
            yield unpacked
