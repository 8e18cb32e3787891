"""The presenter of the door: name and password, or the recovery key."""

from collections.abc import Callable
from datetime import timedelta
from math import ceil
from typing import Final, Protocol

from motcua_desktop.domain.errors import DomainError, FieldValueError
from motcua_desktop.services.access_errors import (
    UnknownAccountError,
    WrongPasswordError,
)
from motcua_desktop.services.errors_sealing import LoginDelayedError, WrongKeyError
from motcua_desktop.text import clean_line
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState

_NAME: Final = "name"
_PASSWORD: Final = "password"  # noqa: S105 the name of a field
_KEY: Final = "key"
_AGAIN: Final = "again"

_LOOK: Final = "Xem lại phím Caps Lock, bộ gõ."

RULES: Final = (
    "Mật khẩu có ít nhất 8 ký tự, không phải tên đăng nhập; dùng được mọi chữ và dấu "
    "cách. Một câu ngắn dễ nhớ là tốt nhất."
)
"""What `checked_password` wants of a new password, said to who chooses one."""


class Door(Protocol):
    """What lets people in: an office that is opened, or a window that is locked."""

    @property
    def title(self) -> str:
        """Whose door it is."""
        ...

    @property
    def asks_name(self) -> bool:
        """Whether people have logins; else there is one password."""
        ...

    @property
    def is_encrypted(self) -> bool:
        """Whether the password opens the data, too."""
        ...

    def enter(self, name: str, password: str) -> None:
        """Let in who knows the password.

        Raises:
            DomainError: not the password, or too many wrong ones.
        """
        ...

    def recover(self, key: str, name: str, password: str) -> None:
        """Set a new password by the recovery key, and let in.

        Raises:
            DomainError: not the key, no such login, or a password that cannot be.
        """
        ...


class DoorView(Protocol):
    """What the presenter asks of the panel."""

    def open(self, state: StepState) -> None:
        """Show the panel."""
        ...

    def complain(self, field: str, message: str) -> None:
        """Say what is wrong, at a field or, for "", in a line of its own."""
        ...

    def clear(self, field: str) -> None:
        """Empty a field and put the cursor there."""
        ...

    def busy(self, *, is_busy: bool) -> None:
        """Show that the door is being opened."""
        ...

    def wait(self, seconds: int, words: str) -> None:
        """Take nothing for so long, counting down behind `words`."""
        ...


class DoorPresenter:
    """Asks for name and password until somebody is in; `name` is whose try it was."""

    def __init__(
        self,
        door: Door,
        view: DoorView,
        *,
        name: str = "",
        heading: str = "",
        on_in: Callable[[], None],
        on_left: Callable[[], None],
    ) -> None:
        self._door = door
        self._view = view
        self.name = name
        self._heading = heading
        self._on_in = on_in
        self._on_left = on_left
        self._is_recovering = False

    def begin(self) -> None:
        """Ask for the password."""
        self._is_recovering = False
        self._view.open(
            StepState(
                title=self._door.title,
                dossier_line=self._heading or self._what_it_is(),
                consequence=self._advice(),
                fields=(
                    *self._name_field(),
                    StepField(_PASSWORD, "Mật khẩu", FieldKind.SECRET),
                ),
                act="Vào làm việc",
                icon="check",
                other="Mã khôi phục",
                is_quick=True,
            )
        )
        if self.name:
            self._view.clear(_PASSWORD)

    def _what_it_is(self) -> str:
        if self._door.is_encrypted and not self._door.asks_name:
            return "Dữ liệu của cơ quan được mã hóa"
        return "Đăng nhập"

    def _advice(self) -> str:
        if self._door.asks_name:
            return "Gõ tên đăng nhập và mật khẩu của mình."
        return "Gõ mật khẩu của cơ quan để mở dữ liệu."

    def _name_field(self) -> tuple[StepField, ...]:
        if not self._door.asks_name:
            return ()
        return (StepField(_NAME, "Tên đăng nhập", value=self.name),)

    def other(self) -> None:
        """Ask for the recovery key instead."""
        if self._is_recovering:
            return
        self._is_recovering = True
        self._view.open(
            StepState(
                title=self._door.title,
                dossier_line="Đặt mật khẩu mới bằng mã khôi phục",
                consequence=(
                    "Mã khôi phục in trên giấy cất ở két; gạch nối và chữ hoa có thể "
                    f"bỏ qua. {RULES}"
                ),
                fields=(
                    StepField(_KEY, "Mã khôi phục", hint="ABCD-EFGH-…"),
                    *self._name_field(),
                    StepField(_PASSWORD, "Mật khẩu mới", FieldKind.SECRET),
                    StepField(_AGAIN, "Gõ lại mật khẩu mới", FieldKind.SECRET),
                ),
                act="Đặt mật khẩu và vào",
                icon="check",
                is_quick=True,
            )
        )

    def submit(self, values: dict[str, str]) -> None:
        """Try what was typed."""
        self.name = clean_line(values.get(_NAME, "")).lower()
        for field in (_KEY, _NAME, _PASSWORD):
            if field in values and not values[field].strip():
                self._view.complain(field, "Còn để trống")
                return
        if values.get(_AGAIN, values[_PASSWORD]) != values[_PASSWORD]:
            self._view.clear(_AGAIN)
            self._view.complain(_AGAIN, "Hai lần gõ không giống nhau")
            return
        self._view.busy(is_busy=True)
        try:
            self._try(values)
        except DomainError as error:
            self._view.busy(is_busy=False)
            self._refuse(error)
        else:
            self._on_in()

    def _try(self, values: dict[str, str]) -> None:
        if self._is_recovering:
            self._door.recover(values[_KEY], self.name, values[_PASSWORD])
        else:
            self._door.enter(self.name, values[_PASSWORD])

    def _refuse(self, error: DomainError) -> None:
        match error:
            case LoginDelayedError():
                self._view.wait(_seconds(error.wait), error.wrong)
            case WrongKeyError() | WrongPasswordError():
                field = _KEY if self._is_recovering else _PASSWORD
                if not self._is_recovering:
                    self._view.clear(field)
                self._view.complain(field, self._wrong())
            case UnknownAccountError() if self._is_recovering:
                self._view.complain(_NAME, error.wrong)
            case FieldValueError():
                self._view.complain(_PASSWORD, str(error))
            case _:
                self._view.complain("", f"{error.wrong} {error.advice}")

    def _wrong(self) -> str:
        if self._is_recovering:
            return "Không phải mã khôi phục đang dùng của cơ quan"
        if self._door.asks_name:
            return f"Tên hoặc mật khẩu không đúng. {_LOOK}"
        return f"Mật khẩu không đúng. {_LOOK}"

    def cancel(self) -> None:
        """Go back to the password, or leave."""
        if self._is_recovering:
            self.begin()
        else:
            self._on_left()


def _seconds(wait: timedelta) -> int:
    return max(ceil(wait.total_seconds()), 1)
