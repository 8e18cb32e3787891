"""A file to be kept with a dossier: judged by its content, taken as it is."""

from pathlib import Path

from motcua_desktop.domain.attachments import MEBIBYTE, MOST_BYTES, kind_of
from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.guard import check_file


def attachment_content(path: Path) -> bytes:
    """Return what is in `path`, a PDF, JPEG or PNG.

    Nothing of it is read further than its first bytes: the program never opens it,
    and the system's viewer gets it under a name that fits its kind.

    Raises:
        FileRefusedError: missing, empty, above 10 MB or of another kind.
    """
    check_file(path)
    if path.stat().st_size > MOST_BYTES:
        raise _too_large(path)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise FileRefusedError(
            path.name, "không đọc được", "Chép tệp vào máy này rồi chọn lại."
        ) from None
    if len(content) > MOST_BYTES:
        raise _too_large(path)
    if kind_of(content) is None:
        raise FileRefusedError(
            path.name,
            "không phải PDF, ảnh JPEG hay PNG",
            "Lưu hoặc quét lại thành PDF, JPEG hay PNG; đổi đuôi tệp là không đủ.",
        )
    return content


def _too_large(path: Path) -> FileRefusedError:
    return FileRefusedError(
        path.name,
        f"lớn hơn {MOST_BYTES // MEBIBYTE} MB",
        "Quét lại ở 200 điểm mỗi inch, đen trắng hoặc xám, hoặc chia thành nhiều tệp.",
    )
