"""Opening an encrypted office from the command line, and the command `encryption`."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import DATABASE_FILE, default_data, open_office
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.services.errors_sealing import AlreadySealedError, WrongKeyError
from motcua_desktop.storage.cipher import PLAIN, is_plain
from motcua_desktop.storage.copies import CopyFolder
from motcua_desktop.storage.key_ring import RECOVERY, KeyRing, new_recovery_key
from motcua_desktop.storage.key_search import BACKUPS, KeySearch
from motcua_desktop.storage.sealing import seal_file, seal_replaced, unseal_file

_PASSWORD: Final = "MOTCUA_PASSWORD"  # noqa: S105 the name of a variable
OFFICE: Final = "co-quan"
"""The holder of an office without logins."""


def key_of(arguments: argparse.Namespace, data: Path) -> bytes:
    """Return the key of the office in `data`; none for a plain one.

    Raises:
        WrongKeyError: the password does not open it.
        DamagedKeysError: the file of the keys cannot be read.
    """
    if arguments.database or os.environ.get("MOTCUA_DATABASE"):
        return PLAIN
    return key_search(arguments, data)(data / DATABASE_FILE)


def key_search(arguments: argparse.Namespace, data: Path) -> KeySearch:
    """Return what finds the keys of the office in `data` and of its copies."""
    return KeySearch(data, holder_of(arguments), _asked_password)


def holder_of(arguments: argparse.Namespace) -> str:
    """Return whose key opens the file: that of `--user`, else of the whole office."""
    return arguments.user.strip().lower() or OFFICE


def _asked_password() -> str:
    """Return the password: from the environment, else typed without an echo."""
    named = os.environ.get(_PASSWORD)
    if named is not None:
        return named
    if not sys.stdin.isatty():
        raise WrongKeyError
    return getpass.getpass("Mật khẩu: ")


def add_parser(commands: Commands) -> None:
    """Add the words of `encryption` to the command line."""
    parser = commands.add_parser("encryption", help="mã hóa dữ liệu trên ổ đĩa")
    parser.add_argument("deed", choices=["status", "on", "off"])
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Tell whether the office is encrypted, or change it by a verified copy."""
    data = arguments.data or default_data()
    live = data / DATABASE_FILE
    if arguments.deed == "on":
        return _seal(arguments, data, console)
    if arguments.deed == "off":
        if is_plain(live):
            raise AlreadySealedError
        unseal_file(live, KeyRing(data), key_of(arguments, data))
    sealed = not is_plain(live)
    console.answer(
        {"encrypted": sealed, "holders": KeyRing(data).holders() if sealed else []},
        "Dữ liệu đang được mã hóa." if sealed else "Dữ liệu không mã hóa.",
    )
    return 0


def _seal(arguments: argparse.Namespace, data: Path, console: Console) -> int:
    live = data / DATABASE_FILE
    open_office(data).close()  # brought to the present, refused where it is not ours
    paper = new_recovery_key()
    holders = {holder_of(arguments): _asked_password(), RECOVERY: paper}
    key = seal_file(live, KeyRing(data), holders)
    office = open_office(data, key=key)
    try:
        troubles = office.backups.to_second_place(office.backups.make())
    finally:
        office.close()
    dropped = CopyFolder(data / BACKUPS).drop_plain()
    left = seal_replaced(data, key)
    console.answer(
        {
            "encrypted": True,
            "recovery_key": paper,
            "dropped_copies": dropped,
            "left_plain": left,
        },
        "Đã mã hóa dữ liệu và tạo một bản sao lưu đã mã hóa.",
        f"Đã xóa {len(dropped)} bản sao lưu không mã hóa.",
        "Phiếu, báo cáo đã phát hành và tệp in nháp không mã hóa, vẫn đọc được.",
        *(f"Chưa mã hóa được dữ liệu cũ bị hỏng: {one}" for one in left),
        *troubles,
        f"Mã khôi phục: {paper}",
        "Ghi mã này ra giấy, cất ở két. Mất cả mật khẩu lẫn mã là mất dữ liệu.",
    )
    return 0
