"""What opens the data when passwords are lost, and whether the disk may tell it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from motcua_desktop.domain.accounts import Account, checked_password
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.errors_sealing import WrongKeyError
from motcua_desktop.services.sealing import SealOrder
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.screens.admin import people_panels as panels
from motcua_desktop.ui.screens.admin.asking import PanelView, refusal
from motcua_desktop.ui.screens.admin.people_words import field_of, is_typed_twice
from motcua_desktop.ui.screens.admin.state import SealState
from motcua_desktop.ui.tasks import Runner

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SealRead:
    """Who opens the data, nobody: it is plain; `is_possible` on this computer only."""

    holders: Sequence[str] = ()
    is_possible: bool = False
    present: Account | None = None

    @property
    def login(self) -> str:
        """Whose password it is that counts here, "" in an office without accounts."""
        return self.present.login if self.present else ""


class SealingPart:
    """The recovery key and the encryption: each is asked for, then kept on paper."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: PanelView,
        *,
        show: Callable[..., None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._show = show
        self._known = SealRead()
        self._is_printed = False

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this part and their keys."""
        return (
            Command("Lập mã khôi phục mới", "Ctrl+K", self.new_recovery),
            Command("Mã hóa, bỏ mã hóa dữ liệu", "Ctrl+H", self.change_seal),
        )

    def read(self) -> SealRead:
        """Return what is known of the encryption."""
        sealing = self._desk.sealing
        present = self._desk.accounts.present()
        return SealRead(tuple(sealing.holders()), sealing.is_possible, present)

    def shown(self, known: SealRead) -> None:
        """Show what was read."""
        self._known = known
        self._show(seal=_state(known))

    # the recovery key

    def new_recovery(self) -> None:
        """Ask before the recovery key is made anew; then show it."""

        def kept(_key: str) -> None:
            self._view.close_panel()
            self._window.toast("Mã khôi phục mới có hiệu lực; hủy tờ cũ")

        self._view.ask(panels.before_recovery(), lambda _values: self._make_key(kept))

    def _make_key(self, then: Callable[[str], None]) -> None:
        """Make the recovery key and show it; `then` hears it once it is on paper."""

        def shown(key: str) -> None:
            self._is_printed = False
            self._view.ask(
                panels.new_recovery(key),
                lambda values: self._take_last_group(values, key, then),
                back=self._warn_of_key,
                other=lambda: self._print_key(key),
            )

        self._run(self._desk.accounts.new_recovery_key, shown)

    def _take_last_group(
        self, values: dict[str, str], key: str, then: Callable[[str], None]
    ) -> None:
        typed = values["last_group"].strip().upper()
        if typed == key.rpartition("-")[2] or (self._is_printed and not typed):
            then(key)
        else:
            self._warn_of_key()

    def _warn_of_key(self) -> None:
        self._view.complain("last_group", "Gõ nhóm cuối của mã để chắc đã có trên giấy")

    def _print_key(self, key: str) -> None:
        def printed(trouble: str) -> None:
            self._is_printed = not trouble
            if trouble:
                self._view.complain("", trouble)
            else:
                self._view.tell("Đã gửi máy in: cầm được tờ giấy thì xong.")

        desk = self._desk
        self._run(lambda: desk.papers.print_recovery(key, desk.office), printed)

    # the encryption

    def change_seal(self) -> None:
        """Ask before the data is encrypted, or the encryption taken away."""
        known = self._known
        if not known.is_possible:
            self._window.toast("Dữ liệu nằm trên máy chủ: mã hóa ổ đĩa của máy chủ.")
            return
        is_on = not known.holders
        panel = panels.seal_panel(is_on=is_on, has_login=known.present is not None)
        self._view.ask(panel, self._seal if is_on else self._unseal)

    def _seal(self, values: dict[str, str]) -> None:
        login, word = self._known.login, values["password"]
        if not login and not is_typed_twice(self._view, values):
            return

        def keep(key: str) -> None:
            self._order(SealOrder(login, word, key))

        def check() -> None:
            if login:
                self._desk.accounts.log_in(login, word)
            else:
                checked_password(word, "")

        self._run(check, lambda _none: self._make_key(keep))

    def _unseal(self, values: dict[str, str]) -> None:
        login, word = self._known.login, values["password"]

        def check() -> None:
            if login:
                self._desk.accounts.log_in(login, word)
            else:
                self._desk.sealing.allow(word)

        self._run(check, lambda _none: self._order(SealOrder(login, word)))

    def _order(self, order: SealOrder) -> None:
        def ordered(_none: None) -> None:
            self._view.close_panel()
            self._window.start_over()

        self._run(lambda: self._desk.sealing.order(order), ordered)

    def _run(self, work: Callable[[], T], then: Callable[[T], Any]) -> None:
        self._view.busy(is_busy=True)

        def done(answer: T) -> None:
            self._view.busy(is_busy=False)
            then(answer)

        self._runner.run(work, done, on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        self._view.busy(is_busy=False)
        field = field_of(error)
        if field == "old" or isinstance(error, WrongKeyError):
            self._view.complain("password", "Mật khẩu không đúng. Xem lại Caps Lock.")
        else:
            self._view.complain(field, refusal(error, self._window))


def _state(known: SealRead) -> SealState:
    if not known.is_possible:
        return SealState("Dữ liệu nằm trên máy chủ.", "", is_possible=False)
    if not known.holders:
        return SealState("Dữ liệu chưa được mã hóa.", "Mã hóa dữ liệu")
    return SealState("Dữ liệu đang được mã hóa.", "Bỏ mã hóa", is_sealed=True)
