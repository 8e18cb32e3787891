"""The command `update`: takes in a new version; the next start uses it."""

import argparse
import base64
import json
import os
import sys
from pathlib import Path
from typing import Final

from motcua_desktop import __version__
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.desktop import PROGRAMS
from motcua_desktop.domain.errors import DomainError
from motcua_desktop.exchange.update_file import Update, read_update, version_number
from motcua_desktop.resources import load_toml
from motcua_desktop.services.files import write_whole

_KEYS: Final = "release/keys.toml"
_NAMES: Final = {"windows": "MotCua-{}.exe", "linux": "MotCua-{}"}
_PROGRAM_MODE: Final = 0o755


class UpdateRefusedError(DomainError):
    """An update that is genuine, but not for this program or this computer."""


def add_parser(commands: Commands) -> None:
    """Add the words of `update` to the command line."""
    parser = commands.add_parser(
        "update", help="nhận bản cập nhật có chữ ký (.mccapnhat), dùng từ lần mở sau"
    )
    parser.add_argument("file", type=Path, metavar="TỆP")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Check an update file to its last byte and put it where the launcher looks.

    The office's data are not touched: the present version backs them up before the
    launcher starts the new one for the first time.
    """
    programs = _programs()
    update = read_update(arguments.file, release_keys())
    _refuse_unfit(update)
    target = programs / "updates" / _NAMES[update.system].format(update.version)
    write_whole(target, update.program)
    target.chmod(_PROGRAM_MODE)
    note = {
        "version": update.version,
        "file": str(target),
        "size": len(update.program),
    }
    write_whole(programs / "update.json", json.dumps(note).encode())
    for old in target.parent.iterdir():
        if old != target and old.name.startswith("MotCua-"):
            old.unlink(missing_ok=True)
    console.answer(
        {**note, "ok": True},
        f"Đã nhận phiên bản {update.version}. Đóng cửa sổ rồi mở lại Một Cửa: dữ liệu "
        "được sao lưu trước, phiên bản đang dùng được giữ lại.",
    )
    return 0


def release_keys() -> tuple[bytes, ...]:
    """Return the public keys whose updates this program takes in."""
    return tuple(base64.b64decode(key) for key in load_toml(_KEYS)["keys"])


def _programs() -> Path:
    folder = os.environ.get(PROGRAMS)
    if not folder:
        raise UpdateRefusedError(
            "Bản cập nhật chỉ nhận được khi chạy từ tệp MotCua.exe.",
            "Với thư mục chương trình giải nén sẵn: thay cả thư mục bằng bản mới.",
        )
    return Path(folder)


def _refuse_unfit(update: Update) -> None:
    system = "windows" if sys.platform == "win32" else "linux"
    if update.system != system:
        raise UpdateRefusedError(
            f"Bản cập nhật này dành cho {update.system}, không phải cho máy này.",
            "Chọn đúng bản cho hệ điều hành của máy.",
        )
    if update.number <= version_number(__version__):
        raise UpdateRefusedError(
            f"Bản cập nhật là phiên bản {update.version}, không mới hơn phiên bản đang "
            f"dùng {__version__}.",
            "Không cần làm gì; muốn quay về bản cũ thì hỏi người quản trị.",
        )
