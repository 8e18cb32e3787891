"""The people of the office: accounts, roles, passwords."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from motcua_desktop.domain.accounts import Account, Role
from motcua_desktop.services.desk import DeskServices
from motcua_desktop.services.rows.accounts import AccountCard
from motcua_desktop.ui.commands import Command
from motcua_desktop.ui.navigation import Navigator
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin import people_panels as panels
from motcua_desktop.ui.screens.admin.asking import PanelView, refusal
from motcua_desktop.ui.screens.admin.people_words import (
    account_cells,
    field_of,
    is_typed_twice,
)
from motcua_desktop.ui.screens.admin.state import PeopleState
from motcua_desktop.ui.tasks import Runner

T = TypeVar("T")

_NOBODY: Final = "Cơ quan một người, làm việc không đăng nhập. Ins thêm người đầu tiên."


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The accounts, and whose password was given here; None: no login."""

    cards: Sequence[AccountCard] = ()
    present: Account | None = None


class PeoplePart:
    """Asks for what changes an account; nobody but an administrator sees it."""

    def __init__(
        self,
        desk: DeskServices,
        runner: Runner,
        window: Navigator,
        view: PanelView,
        *,
        drafts: PanelDrafts,
        show: Callable[..., None],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._window = window
        self._view = view
        self._drafts = drafts
        self._show = show
        self._known = PeopleRead()
        self._place = 0

    @property
    def commands(self) -> Sequence[Command]:
        """The deeds of this part and their keys."""
        return (
            Command("Thêm người dùng", "Ins", self.add),
            Command("Đặt mật khẩu cho người đang chọn", "Ctrl+D", self.set_password),
            Command(
                "Ngừng, cho dùng lại tài khoản",
                "Delete",
                self.stop_or_resume,
                # In the search box it takes a letter away.
                self._view.has_table_focus,
            ),
            Command("Bỏ đăng nhập", "Ctrl+B", self.end_login, lambda: self.has_login),
        )

    def read(self, *, is_seen: bool = True) -> PeopleRead:
        """Return who is logged in and, where that is seen, all who may be."""
        accounts = self._desk.accounts
        cards = accounts.cards() if is_seen else ()
        return PeopleRead(cards, accounts.present())

    def shown(self, known: PeopleRead) -> None:
        """Show what was read."""
        self._known = known
        self._place = min(self._place, max(len(known.cards) - 1, 0))
        self._tell()

    def current(self, place: int) -> None:
        """Another account is the current one."""
        self._place = place
        self._tell()

    def _tell(self) -> None:
        cards, known = self._known.cards, self._known
        card = self._card
        self._show(
            people=PeopleState(
                rows=tuple(account_cells(one, known.present) for one in cards),
                current=self._place,
                line=f"{len(cards)} tài khoản" if cards else _NOBODY,
                is_stopped=card is not None and card.account.is_disabled,
                has_some=bool(cards),
                has_login=self.has_login,
            )
        )

    @property
    def _card(self) -> AccountCard | None:
        cards = self._known.cards
        return cards[self._place] if self._place < len(cards) else None

    @property
    def has_login(self) -> bool:
        """Whether somebody is logged in here."""
        return self._known.present is not None

    def _is_own(self, account: Account) -> bool:
        present = self._known.present
        return present is not None and present.login == account.login

    # accounts

    def add(self) -> None:
        """Ask for a new account; the first one ends the work without login."""
        panel = panels.add_panel(is_first=not self._known.cards)
        self._view.ask(self._drafts.filled(panel), self._add)

    def _add(self, values: dict[str, str]) -> None:
        if not is_typed_twice(self._view, values):
            return
        accounts, is_first = self._desk.accounts, not self._known.cards
        role = Role.ADMIN if is_first else Role(values["role"])
        login, password = values["login"], values["password"]

        def add() -> Account:
            account = accounts.add(login, values["name"], role, password)
            if is_first:
                accounts.log_in(account.login, password)
            return account

        def added(account: Account) -> None:
            self._drafts.done(panels.ADD)
            self._done(f"Đã thêm: {account.name}", starts_over=is_first)

        self._run(add, added)

    def change_role(self) -> None:
        """Ask for another role of the current account."""
        card = self._card
        if card is None:
            return
        account = card.account

        def give(values: dict[str, str]) -> None:
            role = Role(values["role"])
            self._run(
                lambda: self._desk.accounts.change_role(account.login, role),
                lambda _none: self._done(
                    f"{account.name}: {role.label}",
                    starts_over=self._is_own(account) and role is not account.role,
                ),
            )

        self._view.ask(panels.role_panel(account), give)

    def set_password(self) -> None:
        """Ask for a new password of the current account."""
        if self._card is not None:
            self._ask_password(self._card.account)

    def set_own_password(self) -> None:
        """Ask for a new password of who is logged in."""
        if self._known.present is not None:
            self._ask_password(self._known.present)

    def _ask_password(self, account: Account) -> None:
        accounts = self._desk.accounts

        def give(values: dict[str, str]) -> None:
            if not is_typed_twice(self._view, values):
                return
            new = values["password"]
            self._run(
                lambda: (
                    accounts.change_own_password(values["old"], new)
                    if "old" in values
                    else accounts.set_password(account.login, new)
                ),
                lambda _none: self._done(f"{account.name}: đã đặt mật khẩu mới"),
            )

        panel = panels.password_panel(account, is_own=self._is_own(account))
        self._view.ask(panel, give)

    def stop_or_resume(self) -> None:
        """Ask whether the current account is disabled, or let in again."""
        card = self._card
        if card is None:
            return
        if card.account.is_disabled:
            self._ask_resume(card)
        elif self._is_own(card.account):
            self._window.toast(
                "Đây là tài khoản đang đăng nhập: nhờ quản trị khác ngừng."
            )
        else:
            self._ask_stop(card.account)

    def _ask_stop(self, account: Account) -> None:
        def give(_values: dict[str, str]) -> None:
            self._run(
                lambda: self._desk.accounts.disable(account.login),
                lambda _none: self._done(f"Đã ngừng tài khoản của {account.name}"),
            )

        self._view.ask(panels.stop_panel(account), give)

    def _ask_resume(self, card: AccountCard) -> None:
        accounts, account = self._desk.accounts, card.account

        def give(values: dict[str, str]) -> None:
            if not is_typed_twice(self._view, values):
                return

            def resume() -> None:
                # A password that cannot be leaves the account as it was.
                if values:
                    accounts.set_password(account.login, values["password"])
                accounts.enable(account.login)

            self._run(
                resume,
                lambda _none: self._done(f"{account.name} dùng lại được tài khoản"),
            )

        self._view.ask(panels.resume_panel(card), give)

    def end_login(self) -> None:
        """Ask whether the office works without login again."""
        stopped = [
            it.account.name for it in self._known.cards if it.account.is_disabled
        ]

        def give(values: dict[str, str]) -> None:
            self._run(
                lambda: self._desk.accounts.end_login(values["password"]),
                lambda _none: self._done(
                    "Từ nay làm việc không đăng nhập", starts_over=True
                ),
            )

        self._view.ask(panels.end_login_panel(stopped=stopped), give)

    # what they share

    def _run(self, work: Callable[[], T], then: Callable[[T], Any]) -> None:
        self._view.busy(is_busy=True)

        def done(answer: T) -> None:
            self._view.busy(is_busy=False)
            then(answer)

        self._runner.run(work, done, on_error=self._refused)

    def _refused(self, error: Exception) -> None:
        self._view.busy(is_busy=False)
        words = refusal(error, self._window)
        self._view.complain(field_of(error), words)

    def _done(self, words: str, *, starts_over: bool = False) -> None:
        self._view.close_panel()
        self._window.toast(words)
        if starts_over:
            self._window.start_over()
        else:
            self._runner.run(self.read, self.shown)
