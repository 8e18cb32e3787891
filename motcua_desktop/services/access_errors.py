"""Refusals at the door: who is not known, not allowed, or has to wait."""

from collections.abc import Sequence

from motcua_desktop.domain.accounts import Role
from motcua_desktop.domain.errors import DomainError


class NotLoggedInError(DomainError):
    """The office has accounts and nobody has logged in."""

    def __init__(self) -> None:
        super().__init__(
            "Cơ quan này yêu cầu đăng nhập.",
            "Đăng nhập bằng tên và mật khẩu của mình.",
        )


class NotAllowedError(DomainError):
    """The role of whoever is logged in does not cover this."""

    def __init__(self, deed: str, role: Role) -> None:
        super().__init__(
            f"Vai trò “{role.label}” không được: {deed}.",
            "Đề nghị người có quyền thực hiện, hoặc quản trị đổi vai trò.",
        )


class WrongPasswordError(DomainError):
    """The login or the password is wrong; which of the two is not told."""

    def __init__(self) -> None:
        super().__init__(
            "Tên đăng nhập hoặc mật khẩu không đúng.",
            "Kiểm tra phím Caps Lock, bộ gõ rồi nhập lại.",
        )


class UnknownAccountError(DomainError):
    """No account has this login."""

    def __init__(self, login: str) -> None:
        super().__init__(
            f"Không có tài khoản “{login}”.", "Xem lại danh sách người dùng."
        )


class DoubledAccountError(DomainError):
    """An account with this login is there already."""

    def __init__(self, login: str) -> None:
        super().__init__(f"Đã có tài khoản “{login}”.", "Chọn một tên đăng nhập khác.")


class FirstAccountError(DomainError):
    """The first account of an office can only be an administrator's."""

    def __init__(self) -> None:
        super().__init__(
            "Tài khoản đầu tiên của cơ quan phải là quản trị.",
            f"Tạo tài khoản vai trò “{Role.ADMIN.label}” trước.",
        )


class LastAdminError(DomainError):
    """Without this account nobody could administer the office."""

    def __init__(self) -> None:
        super().__init__(
            "Đây là tài khoản quản trị cuối cùng còn hoạt động.",
            "Giao quyền quản trị cho một người khác trước.",
        )


class WithAccountsError(DomainError):
    """The office has accounts, so it cannot work without login."""

    def __init__(self) -> None:
        super().__init__(
            "Cơ quan đã có tài khoản nên không thể làm việc không đăng nhập.",
            "Còn một người thì quản trị bỏ đăng nhập ở Quản trị, Người dùng (Ctrl+B).",
        )


class OtherPeopleError(DomainError):
    """Others still log in: the office is not one of one person."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"Còn người khác đang dùng tài khoản: {', '.join(names)}.",
            "Ngừng các tài khoản đó trước (Delete), rồi bỏ đăng nhập.",
        )


class UnknownPersonError(DomainError):
    """No dossier names this ID number; the number itself is not repeated."""

    def __init__(self) -> None:
        super().__init__(
            "Không có hồ sơ nào ghi số giấy tờ này.", "Kiểm tra lại số giấy tờ."
        )
