"""The command `user`: accounts, roles, passwords, the recovery key."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.cli.console import Commands, Console
from motcua_desktop.cli.office import office_of
from motcua_desktop.cli.reading import CallWordsError
from motcua_desktop.cli.unlocking import OF_USER, password
from motcua_desktop.domain.accounts import Account, Role

NEW_ONE: Final = "MOTCUA_NEW_PASSWORD"
"""The environment variable with the password that `user` sets."""

RECOVERY_KEY: Final = "MOTCUA_RECOVERY_KEY"
"""The environment variable with the recovery key that `user recover` takes."""

_DEEDS: Final = (
    *("add", "list", "disable", "enable", "password", "role"),
    *("recovery-key", "recover", "without-login"),
)


def add_parser(commands: Commands) -> None:
    """Add the words of `user` to the command line."""
    parser = commands.add_parser("user", help="tài khoản, vai trò, mật khẩu")
    parser.add_argument("deed", choices=_DEEDS)
    parser.add_argument("login", nargs="?", default="", help="tên đăng nhập")
    parser.add_argument("--name", default="", help="họ tên, ký vào lịch sử")
    parser.add_argument("--role", choices=[role.value for role in Role])
    parser.add_argument("--out", type=Path, metavar="F.pdf", help="in mã khôi phục")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Administer the accounts of the office; 2 when a word is missing."""
    arguments.opens_door = arguments.deed == "recover"
    with office_of(arguments) as office:
        match arguments.deed:
            case "list":
                _list(office, console)
            case "recovery-key":
                _recovery_key(office, arguments, console)
            case "without-login":
                office.accounts.work_without_login()
                _told(console, "Cơ quan một người làm việc không đăng nhập.")
            case _:
                _change(office, arguments)
                _told(console, f"Đã xong: {arguments.login}")
    return 0


def _change(office: OpenOffice, arguments: argparse.Namespace) -> None:
    if not arguments.login:
        raise CallWordsError("cần tên đăng nhập")
    desk, login = office.accounts, arguments.login
    deeds: dict[str, Callable[[], object]] = {
        "add": lambda: _add(office, arguments),
        "role": lambda: desk.change_role(login, _role(arguments)),
        "disable": lambda: desk.disable(login),
        "enable": lambda: desk.enable(login),
        "password": lambda: _set_password(office, arguments),
        "recover": lambda: _recover(office, arguments),
    }
    deeds[arguments.deed]()


def _add(office: OpenOffice, arguments: argparse.Namespace) -> None:
    role, name = _role(arguments), arguments.name or arguments.login
    new = password("Mật khẩu mới", NEW_ONE)
    office.accounts.add(arguments.login, name, role, new)


def _role(arguments: argparse.Namespace) -> Role:
    if not arguments.role:
        raise CallWordsError("cần --role clerk, leader hoặc admin")
    return Role(arguments.role)


def _recover(office: OpenOffice, arguments: argparse.Namespace) -> None:
    key = password("Mã khôi phục", RECOVERY_KEY)
    office.accounts.recover(key, arguments.login, password("Mật khẩu mới", NEW_ONE))


def _set_password(office: OpenOffice, arguments: argparse.Namespace) -> None:
    new = password("Mật khẩu mới", NEW_ONE)
    if arguments.login == arguments.user:
        old = password("Mật khẩu đang dùng", OF_USER)
        office.accounts.change_own_password(old, new)
    else:
        office.accounts.set_password(arguments.login, new)


def _list(office: OpenOffice, console: Console) -> None:
    accounts = office.accounts.listed()
    console.answer(
        {"users": [_document(account) for account in accounts]},
        *(
            f"{one.login}  {one.name}  {one.role.label}"
            f"{'  (đã ngừng)' if one.is_disabled else ''}"
            for one in accounts
        ),
        *([] if accounts else ["Chưa có tài khoản: làm việc không đăng nhập."]),
    )


def _document(account: Account) -> dict[str, object]:
    return {
        "login": account.login,
        "name": account.name,
        "role": account.role.value,
        "is_disabled": account.is_disabled,
    }


def _recovery_key(
    office: OpenOffice, arguments: argparse.Namespace, console: Console
) -> None:
    if arguments.out is None:
        raise CallWordsError("cần --out F.pdf để in mã khôi phục")
    key = office.accounts.new_recovery_key()
    office.desk.papers.save_recovery(key, office.desk.office, arguments.out)
    path = arguments.out.resolve()
    console.answer(
        {"path": str(path)},
        f"Mã khôi phục: {path}",
        "In ra, niêm phong, cất nơi khóa được, rồi xóa tệp này.",
    )


def _told(console: Console, sentence: str) -> None:
    console.answer({"ok": True}, sentence)
