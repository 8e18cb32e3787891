"""The command `encryption`: the office's database encrypted on the disk, or no more."""

import argparse
from pathlib import Path

from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import data_folder, office_of
from motcua_desktop.cli.unlocking import holder_of, password_of
from motcua_desktop.services.errors_sealing import AlreadySealedError
from motcua_desktop.storage.cipher import PLAIN, is_plain
from motcua_desktop.storage.copies import CopyFolder
from motcua_desktop.storage.draft_seal import seal_drafts
from motcua_desktop.storage.key_ring import RECOVERY, KeyRing
from motcua_desktop.storage.key_search import BACKUPS
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.sealing import seal_file, seal_replaced, unseal_file


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
            office.accounts.note_encryption()
    unseal_file(live, KeyRing(data), key)
    seal_drafts(data, old=key, new=PLAIN)


def _seal(arguments: argparse.Namespace, data: Path, console: Console) -> int:
    live = data / DATABASE_FILE
    if not is_plain(live):
        raise AlreadySealedError
    with office_of(arguments) as office:
        office.accounts.note_encryption()
        paper = office.accounts.new_recovery_key()
        others = [one.login for one in office.accounts.listed() if not one.is_disabled]
    holder = holder_of(arguments)
    holders = {holder: password_of(arguments), RECOVERY: paper}
    key = seal_file(live, KeyRing(data), holders)
    seal_drafts(data, old=PLAIN, new=key)
    with office_of(arguments) as office:
        troubles = office.backups.to_second_place(office.backups.make())
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
        "Phiếu, báo cáo đã phát hành và hàng đợi in không mã hóa, vẫn đọc được.",
        *(f"Chưa mã hóa được dữ liệu cũ bị hỏng: {one}" for one in left),
        *troubles,
        *(
            f"Đặt lại mật khẩu để mở được dữ liệu đã mã hóa: user password {login}"
            for login in others
            if login != holder
        ),
        f"Mã khôi phục: {paper}",
        "Ghi mã này ra giấy, cất ở két. Mất cả mật khẩu lẫn mã là mất dữ liệu.",
    )
    return 0
