"""An update file: a new single file of the program, signed, carried by hand.

One line of JSON – what it is, as text, and the signature over that text (Ed25519) –
then the program's bytes. The key's public half is in the program that takes it in.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from motcua_desktop.exchange.errors import FileRefusedError
from motcua_desktop.exchange.signatures import is_signed, signature_of

SUFFIX: Final = ".mccapnhat"
"""The ending of an update file's name."""

_FORMAT: Final = "motcua-capnhat-1"
_LARGEST: Final = 200_000_000
_LONGEST_HEAD: Final = 10_000
_VERSION: Final = re.compile(r"\d+\.\d+\.\d+")
_AGAIN: Final = (
    "Chép lại tệp từ nơi phát hành, không dùng tệp này. Chương trình và dữ liệu đang "
    "dùng không bị đụng đến."
)


@dataclass(frozen=True, slots=True)
class Update:
    """Bản cập nhật: its version, the system it is for, the program's own bytes."""

    version: str
    system: str
    program: bytes

    @property
    def number(self) -> tuple[int, ...]:
        """The version as numbers, to be compared."""
        return version_number(self.version)


def version_number(version: str) -> tuple[int, ...]:
    """Return a version like 0.10.2 as numbers."""
    return tuple(int(part) for part in version.split("."))


def sign_update(program: bytes, *, version: str, system: str, key: bytes) -> bytes:
    """Return the update file for a new single file, signed by a private key."""
    body = json.dumps(
        {
            "version": version,
            "system": system,
            "size": len(program),
            "sha256": hashlib.sha256(program).hexdigest(),
        },
        sort_keys=True,
    )
    signature = base64.b64encode(signature_of(body.encode(), key)).decode()
    head = {"format": _FORMAT, "body": body, "signature": signature}
    return json.dumps(head).encode() + b"\n" + program


def read_update(path: Path, keys: Iterable[bytes]) -> Update:
    """Return the update at `path`, checked to the last byte.

    `keys` are the public keys that are believed.

    Raises:
        FileRefusedError: no update file, of an unknown key, changed, or cut off.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise _refused(path, "quá lớn, không phải bản cập nhật")
        head, _, program = path.read_bytes().partition(b"\n")
    except OSError as error:
        raise _refused(path, "không mở được") from error
    body = _believed(path, head, tuple(keys))
    if len(program) < body["size"]:
        raise _refused(path, "chưa đủ, việc chép bị ngắt giữa chừng")
    is_whole = len(program) == body["size"]
    if not is_whole or hashlib.sha256(program).hexdigest() != body["sha256"]:
        raise _refused(path, "đã bị sửa sau khi ký")
    return Update(body["version"], body["system"], program)


def _believed(path: Path, head: bytes, keys: tuple[bytes, ...]) -> Mapping[str, Any]:
    if not keys:
        raise FileRefusedError(
            path.name,
            "không kiểm tra được: chương trình này chưa có khóa của nơi phát hành",
            "Cài bản mới bằng cách tải tệp MotCua.exe từ nơi phát hành.",
        )
    try:
        text, signature = _parts(head)
        if not any(is_signed(text.encode(), signature, key) for key in keys):
            raise _refused(path, "không có chữ ký đúng của nơi phát hành")
        body: dict[str, Any] = json.loads(text)
        _check_fields(body)
    except (ValueError, TypeError, KeyError, RecursionError, binascii.Error) as error:
        raise _refused(path, "không phải bản cập nhật của Một Cửa") from error
    return body


def _check_fields(body: Mapping[str, Any]) -> None:
    is_sound = _VERSION.fullmatch(body["version"]) and int(body["size"]) > 0
    if not is_sound or not body["sha256"] or not body["system"]:
        raise ValueError(body["version"])


def _parts(head: bytes) -> tuple[str, bytes]:
    if len(head) > _LONGEST_HEAD:
        raise ValueError(_FORMAT)
    document = json.loads(head)
    if document["format"] != _FORMAT:
        raise ValueError(_FORMAT)
    return document["body"], base64.b64decode(document["signature"], validate=True)


def _refused(path: Path, why: str) -> FileRefusedError:
    return FileRefusedError(path.name, why, _AGAIN)
