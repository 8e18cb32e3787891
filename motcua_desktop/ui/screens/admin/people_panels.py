"""The panels that ask about the people of the office, ready as text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from motcua_desktop.domain.accounts import Account, Role
from motcua_desktop.services.rows.accounts import AccountCard
from motcua_desktop.ui.screens.door.presenter import RULES
from motcua_desktop.ui.screens.setup.panels import recovery_panel
from motcua_desktop.ui.screens.step.state import FieldKind, StepField, StepState

ADD: Final = "person-add"
"""What the draft of a new account is kept under; passwords are never in one."""

NAME: Final = StepField("name", "Họ tên, ghi vào lịch sử hồ sơ", is_required=True)
LOGIN: Final = StepField(
    "login", "Tên đăng nhập (chữ không dấu)", is_required=True, hint="ha"
)
_FIRST: Final = (
    "Từ lúc này mỗi lần mở chương trình phải đăng nhập. Người đầu tiên là quản trị; về "
    "sau chỉ còn một người thì bỏ đăng nhập được (Ctrl+B)."
)
_ROLES: Final = (
    "Công chức một cửa tiếp nhận, xử lý, in; lãnh đạo xem, báo cáo, đọc nhật ký; quản "
    "trị làm được cả hai và giữ tài khoản, thiết lập."
)


def secrets(label: str = "Mật khẩu") -> tuple[StepField, ...]:
    """Return the fields of a new password."""
    return (
        StepField("password", label, FieldKind.SECRET, is_required=True),
        StepField("again", "Gõ lại mật khẩu", FieldKind.SECRET, is_required=True),
    )


def _role_field(role: Role) -> StepField:
    return StepField(
        "role",
        "Vai trò",
        FieldKind.CHOICE,
        value=role.value,
        choices=tuple((it.value, it.label) for it in Role),
    )


def add_panel(*, is_first: bool) -> StepState:
    """Return the panel for a new account."""
    role = StepField("role", "Vai trò", FieldKind.FIXED, value=Role.ADMIN.label)
    return StepState(
        title="Thêm người dùng",
        dossier_line="Một người một tài khoản: lịch sử ghi đúng tên người làm",
        consequence=f"{_FIRST if is_first else _ROLES}\n{RULES}",
        fields=(
            NAME,
            LOGIN,
            role if is_first else _role_field(Role.CLERK),
            *secrets(),
        ),
        act="Thêm người",
        icon="user",
        key=ADD,
    )


def role_panel(account: Account) -> StepState:
    """Return the panel that asks for another role."""
    return StepState(
        title=account.name,
        dossier_line=f"Vai trò của tài khoản “{account.login}”",
        consequence=f"{_ROLES} Có hiệu lực ngay ở việc tiếp theo của người đó.",
        fields=(_role_field(account.role),),
        act="Đổi vai trò",
        icon="save",
    )


def password_panel(account: Account, *, is_own: bool) -> StepState:
    """Return the panel for a new password; of one's own the old one is asked too."""
    old = StepField("old", "Mật khẩu đang dùng", FieldKind.SECRET, is_required=True)
    return StepState(
        title=account.name,
        dossier_line=f"Mật khẩu mới của tài khoản “{account.login}”",
        consequence=RULES,
        fields=((old,) if is_own else ()) + secrets("Mật khẩu mới"),
        act="Đặt mật khẩu",
        icon="save",
    )


def stop_panel(account: Account) -> StepState:
    """Return the panel before an account is disabled."""
    return StepState(
        title=f"Ngừng tài khoản của {account.name}?",
        dossier_line=f"Tài khoản “{account.login}”, {account.role.label}",
        consequence=(
            "Người này không đăng nhập được nữa; việc đang làm ở máy khác dừng ngay. "
            "Tên còn nguyên trong lịch sử. Cho dùng lại được."
        ),
        fields=(),
        act="Ngừng tài khoản",
        icon="x",
    )


def resume_panel(card: AccountCard) -> StepState:
    """Return the panel before a disabled account is let in again."""
    account = card.account
    panel = replace(
        stop_panel(account),
        title=f"Cho {account.name} dùng lại tài khoản?",
        consequence="Người này đăng nhập lại bằng mật khẩu đã có.",
        act="Cho dùng lại",
        icon="check",
    )
    if not card.lacks_key:
        return panel
    return replace(
        panel,
        consequence=f"Dữ liệu được mã hóa nên cần mật khẩu mới. {RULES}",
        fields=secrets("Mật khẩu mới"),
    )


def end_login_panel(*, stopped: Sequence[str]) -> StepState:
    """Return the panel before the office works without login again."""
    gone = f" Tài khoản đã ngừng cũng bị xóa: {', '.join(stopped)}." if stopped else ""
    return StepState(
        title="Bỏ đăng nhập?",
        dossier_line="Dành cho cơ quan chỉ còn một người làm việc",
        consequence=(
            "Từ lúc này ai ngồi trước máy này cũng mở được chương trình, xem và sửa "
            "được mọi hồ sơ, kể cả thiết lập. Tài khoản bị xóa, tên còn nguyên trong "
            f"lịch sử và nhật ký.{gone} Dữ liệu đã mã hóa thì vẫn mã hóa: ai biết mật "
            "khẩu gõ dưới đây thì mở được. Muốn có đăng nhập lại thì thêm người (Ins)."
        ),
        fields=(
            StepField(
                "password",
                "Mật khẩu đang dùng của mình",
                FieldKind.SECRET,
                is_required=True,
            ),
        ),
        act="Bỏ đăng nhập",
        icon="x",
    )


def before_recovery() -> StepState:
    """Return the panel before the recovery key is made anew."""
    return StepState(
        title="Lập mã khôi phục mới?",
        dossier_line="Mã khôi phục đặt lại được mọi mật khẩu và mở được dữ liệu mã hóa",
        consequence=(
            "Mã đang cất ở két hết hiệu lực ngay. Mã mới hiện một lần ở bước sau: in "
            "ra hoặc ghi lại, niêm phong, cất nơi khóa được, hủy tờ cũ."
        ),
        fields=(),
        act="Lập mã mới",
        icon="printer",
    )


def new_recovery(key: str) -> StepState:
    """Return the panel that shows a new recovery key until it is on paper."""
    return replace(
        recovery_panel(key),
        dossier_line="Mã khôi phục mới, đã có hiệu lực",
        consequence=(
            "F2 in tờ mã, hoặc ghi mã trên ra giấy; cất ở két, không để cạnh máy. Mất "
            "cả mật khẩu lẫn mã này thì không ai đặt lại mật khẩu được."
        ),
        act="Đã cất mã",
        other="In giấy",
    )


_BY_COPY: Final = (
    "Cửa sổ đóng lại; dữ liệu được chép sang bản mới, đối chiếu từng dòng rồi mới "
    "thay, mất điện giữa chừng vẫn mở được. Xong thì cửa sổ mở lại."
)
_ON: Final = (
    "Máy, ổ đĩa hay bản sao lưu bị mất thì không ai đọc được dữ liệu. Bản sao lưu chưa "
    "mã hóa bị xóa sau khi có bản đã mã hóa. Phiếu, báo cáo đã phát hành vẫn là tệp "
    "thường. Tiếp theo là mã khôi phục: mất cả mật khẩu lẫn mã là mất dữ liệu."
)
_OTHERS: Final = " Những người khác cần được đặt lại mật khẩu một lần."
_OFF: Final = "Ai cầm được máy hoặc ổ đĩa thì đọc được tên, số giấy tờ của công dân."


def seal_panel(*, is_on: bool, has_login: bool) -> StepState:
    """Return the panel before the data is encrypted, or laid open again."""
    own = StepField(
        "password",
        "Mật khẩu đang dùng của mình" if has_login else "Mật khẩu mở dữ liệu",
        FieldKind.SECRET,
        is_required=True,
    )
    is_new = is_on and not has_login
    words = f"{_ON}{_OTHERS if has_login else ''}" if is_on else _OFF
    return StepState(
        title="Mã hóa dữ liệu" if is_on else "Bỏ mã hóa dữ liệu?",
        dossier_line="Dữ liệu, bản nháp, bản sao lưu trên máy này",
        consequence=f"{words}\n{_BY_COPY}{f' {RULES}' if is_new else ''}",
        fields=secrets("Mật khẩu mở dữ liệu") if is_new else (own,),
        act="Tiếp tục" if is_on else "Bỏ mã hóa",
        icon="arrow-right" if is_on else "x",
    )
