"""The command `encryption`: the office's database encrypted on the disk, or no more."""

import argparse
from pathlib import Path

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import data_folder, office_of
from motcua_desktop.cli.unlocking import holder_of, password_of
from motcua_desktop.door import leave_nothing_plain
from motcua_desktop.services.errors_sealing import AlreadySealedError
from motcua_desktop.services.sealing import SealOrder
from motcua_desktop.storage.cipher import is_plain
from motcua_desktop.storage.key_ring import RECOVERY, KeyRing
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.sealing import seal_office, unseal_office


def add_parser(commands: Commands) -> None:
    """Add the words of `encryption` to the command line."""
    parser = commands.add_parser("encryption", help="mã hóa dữ liệu trên ổ đĩa")
    parser.add_argument("deed", choices=["status", "on", "off"])
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Tell whether the office is encrypted, or change it by a verified copy."""
    data = data_folder(arguments)
    live = data / DATABASE_FILE
    if arguments.deed == "on":
        return _seal(arguments, data, console)
    if arguments.deed == "off":
        _unseal(arguments, data)
    sealed = not is_plain(live)
    console.answer(
        {"encrypted": sealed, "holders": KeyRing(data).holders() if sealed else []},
        "Dữ liệu đang được mã hóa." if sealed else "Dữ liệu không mã hóa.",
    )
    return 0


def _unseal(arguments: argparse.Namespace, data: Path) -> None:
    live = data / DATABASE_FILE
    if is_plain(live):
        raise AlreadySealedError
    arguments.opens_door = arguments.user == RECOVERY
    with office_of(arguments) as office:
        key = office.database.key
        if not arguments.opens_door:
            office.sealing.order(SealOrder(arguments.user, ""))
    unseal_office(live, key)


def _seal(arguments: argparse.Namespace, data: Path, console: Console) -> int:
    live = data / DATABASE_FILE
    if not is_plain(live):
        raise AlreadySealedError
    holder, word = holder_of(arguments), password_of(arguments)
    with office_of(arguments) as office:
        paper = office.accounts.new_recovery_key()
        office.sealing.order(SealOrder(arguments.user, word, paper))
        others = [one.login for one in office.accounts.listed() if not one.is_disabled]
    seal_office(live, {holder: word, RECOVERY: paper})
    with office_of(arguments) as office:
        cleaned = leave_nothing_plain(office, lambda: None)
    console.answer(
        {
            "encrypted": True,
            "recovery_key": paper,
            "dropped_copies": cleaned.dropped,
            "left_plain": cleaned.left,
        },
        "Đã mã hóa dữ liệu và tạo một bản sao lưu đã mã hóa.",
        f"Đã xóa {len(cleaned.dropped)} bản sao lưu không mã hóa.",
        "Phiếu, báo cáo đã phát hành và hàng đợi in không mã hóa, vẫn đọc được.",
        *cleaned.left_words,
        *cleaned.troubles,
        *(
            f"Đặt lại mật khẩu để mở được dữ liệu đã mã hóa: user password {login}"
            for login in others
            if login != holder
        ),
        f"Mã khôi phục: {paper}",
        "Ghi mã này ra giấy, cất ở két. Mất cả mật khẩu lẫn mã là mất dữ liệu.",
    )
    return 0
