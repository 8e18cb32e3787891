"""Who works in the office: accounts, roles, what a password must be."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from motcua_desktop.domain.errors import FieldValueError
from motcua_desktop.text import nfc

PASSWORD_LEAST: Final = 8
PASSWORD_MOST: Final = 128
FREE_FAILURES: Final = 5
"""Wrong passwords in a row after which each further try has to wait."""

LONGEST_DELAY: Final = timedelta(minutes=15)
_FIRST_DELAY: Final = timedelta(seconds=30)
_LOGIN: Final = re.compile(r"[a-z][a-z0-9._-]{1,31}")


class Role(StrEnum):
    """Vai trò: what a person may do; `services/rights.py` has the table."""

    CLERK = "clerk"
    LEADER = "leader"
    ADMIN = "admin"

    @property
    def label(self) -> str:
        """The role as the office says it."""
        return {
            "clerk": "Công chức một cửa",
            "leader": "Lãnh đạo",
            "admin": "Quản trị",
        }[self]


@dataclass(frozen=True, slots=True)
class Account:
    """Tài khoản: `login` is typed at the door, `name` signs the history."""

    login: str
    name: str
    role: Role
    is_disabled: bool = False


def checked_login(text: str) -> str:
    """Return the login in small letters.

    Raises:
        FieldValueError: it is no login.
    """
    login = text.strip().lower()
    if not _LOGIN.fullmatch(login):
        raise FieldValueError(
            "Tên đăng nhập",
            "phải có 2 đến 32 ký tự, gồm chữ không dấu, số, dấu chấm, bắt đầu bằng chữ",
        )
    return login


def password_text(text: str) -> str:
    """Return a password in the one form of its letters (NFC), else as it is typed."""
    return nfc(text)


def checked_password(text: str, login: str) -> str:
    """Return a new password in NFC.

    Raises:
        FieldValueError: too short, too long, one letter only, or the login itself.
    """
    password = password_text(text)
    if not PASSWORD_LEAST <= len(password) <= PASSWORD_MOST:
        raise FieldValueError(
            "Mật khẩu", f"phải có từ {PASSWORD_LEAST} đến {PASSWORD_MOST} ký tự"
        )
    if len(set(password)) == 1 or password.lower() == login:
        raise FieldValueError("Mật khẩu", "quá dễ đoán")
    return password


def failure_delay(failures: int) -> timedelta:
    """Return how long the next try waits after so many wrong ones in a row."""
    beyond = failures - FREE_FAILURES
    if beyond < 0:
        return timedelta()
    doubled: int = 1 << min(beyond, 10)
    return min(_FIRST_DELAY * doubled, LONGEST_DELAY)
