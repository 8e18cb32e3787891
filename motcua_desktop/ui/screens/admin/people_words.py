"""Accounts and refusals about them in words."""

from typing import Final

from motcua_desktop.domain.accounts import Account
from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.services.access_errors import (
    DoubledAccountError,
    WrongPasswordError,
)
from motcua_desktop.services.rows.accounts import AccountCard
from motcua_desktop.text import screen_moment
from motcua_desktop.ui.format import clock
from motcua_desktop.ui.screens.admin.asking import PanelView

_LABELS: Final = (
    ("Tên đăng nhập", "login"),
    ("Họ tên", "name"),
    ("Mật khẩu", "password"),
)


def is_typed_twice(view: PanelView, values: dict[str, str]) -> bool:
    """Return whether both tries of a password are alike; say so if they are not."""
    is_alike = values.get("again") == values.get("password")
    if not is_alike:
        view.complain("again", "Hai lần gõ không giống nhau")
    return is_alike


def field_of(error: Exception) -> str:
    """Return the field of a panel that an error speaks of, "" for none."""
    if isinstance(error, DoubledAccountError):
        return "login"
    if isinstance(error, WrongPasswordError):
        return "old"
    if isinstance(error, FieldValueError):
        return next((it for label, it in _LABELS if error.wrong.startswith(label)), "")
    return ""


def account_cells(card: AccountCard, present: Account | None) -> tuple[str, ...]:
    """Return an account as the list shows it; `present` is who is logged in."""
    account = card.account
    last = screen_moment(card.last_login) if card.last_login else "chưa lần nào"
    return account.login, account.name, account.role.label, _state(card, present), last


def _state(card: AccountCard, present: Account | None) -> str:
    if card.account.is_disabled:
        return "Đã ngừng"
    if card.waits_until is not None:
        return f"Chờ đến {clock(card.waits_until)}"
    if card.lacks_key:
        return "Cần mật khẩu mới"
    is_here = present is not None and present.login == card.account.login
    return "Đang đăng nhập" if is_here else "Đang dùng"
