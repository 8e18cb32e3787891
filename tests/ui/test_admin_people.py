"""Người dùng in Quản trị: accounts, roles, passwords, the recovery key."""

import json
from collections.abc import Callable

import pytest

from motcua_desktop.bootstrap import OpenOffice
from motcua_desktop.domain.accounts import Role
from motcua_desktop.ui.panel_drafts import PanelDrafts
from motcua_desktop.ui.screens.admin.people_panels import ADD
from motcua_desktop.ui.screens.step.state import FieldKind
from tests.accounts import PASSWORD, QuickSeal
from tests.builders import set_up_office, unguarded
from tests.ui.conftest import OpenWindow
from tests.ui.driver import Driver
from tests.ui.fakes import FakeOffice
from tests.ui.fitting import fits
from tests.ui.panel_hands import PROGRAM, RUN, run_program
from tests.ui.test_admin import Admin

NEW = "mật khẩu mới 1"


@pytest.fixture
def office(full: FakeOffice) -> FakeOffice:
    object.__setattr__(unguarded(full.real.accounts), "sealer", QuickSeal)
    return full


@pytest.fixture
def alone(office: FakeOffice) -> Admin:
    """The screen of an office that works without login."""
    return _people(office)


@pytest.fixture
def admin(office: FakeOffice) -> Admin:
    """The screen of an administrator, beside a clerk."""
    accounts = office.real.accounts
    accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    accounts.log_in("ha", PASSWORD)
    accounts.add("lan", "Lê Thị Lan", Role.CLERK, PASSWORD)
    return _people(office)


def _people(office: FakeOffice) -> Admin:
    admin = Admin(office)
    admin.presenter.part_chosen("people")
    return admin


def _said(admin: Admin) -> tuple[str, str]:
    field, message = admin.view.all("complain")[-1]
    return field, message


def _choose(admin: Admin, login: str) -> None:
    rows = [row[0] for row in admin.state.people.rows]
    admin.presenter.people.current(rows.index(login))


def test_every_account_says_its_role_and_when_its_person_came(admin: Admin) -> None:
    assert admin.state.people.rows == (
        (
            *("ha", "Trần Thị Thu Hà", "Quản trị"),
            *("Đang đăng nhập", "09:42 23/11/2026"),
        ),
        ("lan", "Lê Thị Lan", "Công chức một cửa", "Đang dùng", "chưa lần nào"),
    )


def test_wrong_passwords_show_until_when_one_waits(admin: Admin) -> None:
    accounts = admin.office.real.accounts
    for _ in range(6):
        with pytest.raises(Exception, match=r"sai|không đúng"):
            accounts.log_in("lan", "sai hẳn rồi")
    admin.presenter.refresh()
    assert admin.state.people.rows[1][3] == "Chờ đến 09:42"


def test_the_first_person_is_an_administrator_and_has_to_log_in(alone: Admin) -> None:
    assert "không đăng nhập" in alone.state.people.line
    alone.presenter.people.add()
    kinds = {it.name: it.kind for it in alone.panel.fields}
    assert kinds["role"] is FieldKind.FIXED
    assert "phải đăng nhập" in alone.panel.consequence
    alone.give(name="Trần Thị Thu Hà", login="ha", password=PASSWORD, again=PASSWORD)
    account = alone.office.real.accounts.present()
    assert account is not None
    assert (account.login, account.role) == ("ha", Role.ADMIN)
    assert alone.window.starts_over == 1


def test_a_person_is_added_with_a_role(admin: Admin) -> None:
    admin.presenter.people.add()
    admin.give(
        name="Vũ Văn Hải",
        login="hai",
        role="leader",
        password=PASSWORD,
        again=PASSWORD,
    )
    assert [row[:3] for row in admin.state.people.rows][1] == (
        *("hai", "Vũ Văn Hải"),
        "Lãnh đạo",
    )
    assert admin.window.starts_over == 0
    lines = list(admin.office.real.audit.lines())
    assert [line.subject for line in lines if line.deed == "AccountDesk.add"][-1]
    assert PASSWORD not in str(lines)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"login": "lan"}, "login"),
        ({"login": "Lân"}, "login"),
        ({"name": " "}, "name"),
        ({"password": "ngắn", "again": "ngắn"}, "password"),
        ({"again": "khác hẳn"}, "again"),
    ],
)
def test_what_is_no_account_is_said_at_its_field(
    admin: Admin, values: dict[str, str], field: str
) -> None:
    admin.presenter.people.add()
    typed = {"name": "Vũ Văn Hải", "login": "hai", "role": "clerk"}
    admin.give(**{**typed, "password": PASSWORD, "again": PASSWORD, **values})
    assert _said(admin)[0] == field
    assert len(admin.office.real.accounts.listed()) == 2


def test_a_role_is_changed_and_the_last_administrator_stays(admin: Admin) -> None:
    _choose(admin, "ha")
    admin.presenter.people.change_role()
    admin.give(role="clerk")
    assert "quản trị cuối cùng" in _said(admin)[1]
    _choose(admin, "lan")
    admin.presenter.people.change_role()
    assert admin.filled == {"role": "clerk"}
    admin.give(role="admin")
    assert admin.state.people.rows[1][2] == "Quản trị"
    assert admin.window.starts_over == 0
    _choose(admin, "ha")
    admin.presenter.people.change_role()
    admin.give(role="leader")
    assert admin.window.starts_over == 1  # with the rights of the new role


def test_a_password_is_set_for_another_and_changed_for_oneself(admin: Admin) -> None:
    accounts = admin.office.real.accounts
    _choose(admin, "lan")
    admin.presenter.people.set_password()
    assert sorted(admin.filled) == ["again", "password"]
    admin.give(password=NEW, again=NEW)
    admin.presenter.people.set_own_password()
    admin.give(old="không phải", password=NEW, again=NEW)
    assert _said(admin)[0] == "old"
    admin.give(old=PASSWORD, password=NEW, again=NEW)
    for login in ("lan", "ha"):
        assert accounts.log_in(login, NEW).login == login


def test_an_account_is_stopped_and_let_in_again(admin: Admin) -> None:
    _choose(admin, "ha")
    admin.presenter.people.stop_or_resume()
    assert "quản trị khác" in admin.window.toasts[-1]
    _choose(admin, "lan")
    admin.presenter.people.stop_or_resume()
    assert "Lê Thị Lan" in admin.panel.title
    admin.give()
    assert admin.state.people.rows[1][3] == "Đã ngừng"
    assert admin.state.people.is_stopped
    admin.presenter.people.stop_or_resume()
    assert admin.panel.fields == ()
    admin.give()
    assert admin.state.people.rows[1][3] == "Đang dùng"


def test_a_new_recovery_key_is_shown_until_it_is_on_paper(admin: Admin) -> None:
    admin.presenter.sealing.new_recovery()
    admin.give()
    key = admin.panel.title
    admin.view.last_named("ask")["back"]()
    admin.give(last_group="ABCD")
    assert _said(admin)[0] == "last_group"
    closed = len(admin.view.all("close_panel"))
    admin.view.last_named("ask")["other"]()
    assert "chưa có máy in" in _said(admin)[1]
    admin.give(last_group="")
    assert len(admin.view.all("close_panel")) == closed
    admin.office.spooler.names = ("LBP2900",)
    admin.view.last_named("ask")["other"]()
    assert [title for title, *_ in admin.office.spooler.sent] == ["Mã khôi phục"]
    assert list((admin.office.folder / "print-queue").glob("*.pdf")) == []
    admin.give(last_group="")
    assert len(admin.view.all("close_panel")) == closed + 1
    accounts = admin.office.real.accounts
    accounts.recover(key, "lan", NEW)
    assert key not in str(list(admin.office.real.audit.lines()))


@pytest.mark.parametrize(
    ("role", "parts"),
    [
        (Role.ADMIN, ["settings", "people", "log"]),
        (Role.LEADER, ["settings", "log"]),
        (Role.CLERK, ["settings"]),
    ],
)
def test_nobody_but_an_administrator_sees_the_people(
    admin: Admin, role: Role, parts: list[str]
) -> None:
    accounts = admin.office.real.accounts
    if role is not Role.ADMIN:
        accounts.change_role("lan", role)
        accounts.log_in("lan", PASSWORD)
    other = Admin(admin.office)
    other.presenter.again.begin()
    may_set_up = bool(other.view.all("ask"))
    assert may_set_up == (role is Role.ADMIN)
    assert may_set_up or "sửa thông tin cơ quan" in other.window.toasts[-1]
    assert [part for part, _ in other.presenter.parts] == parts
    assert other.state.trouble is None
    other.presenter.people.set_own_password()
    assert other.panel.title in {"Trần Thị Thu Hà", "Lê Thị Lan"}


def as_admin(open_window: OpenWindow, office: FakeOffice) -> Driver:
    """Open the window for an administrator who has logged in."""
    office.backups = office.real.backups
    accounts = office.real.accounts
    accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    accounts.log_in("ha", PASSWORD)
    return open_window(office)


@pytest.mark.window
def test_the_highest_panel_is_whole_on_a_small_desk(
    open_window: OpenWindow, office: FakeOffice
) -> None:
    driver = as_admin(open_window, office)
    driver.root.geometry("1366x697+0+0")
    driver.press("<Alt-q>", "<Control-Key-2>", "<Insert>")
    driver.press("<Control-Return>")  # every field says what is wrong with it
    driver.settle()
    fits(driver)
    driver.root.geometry("1366x768+0+0")
    driver.settle()


@pytest.mark.window
def test_people_by_keys_and_no_password_in_a_draft(
    open_window: OpenWindow, office: FakeOffice
) -> None:
    driver, accounts = as_admin(open_window, office), office.real.accounts
    driver.press("<Alt-q>", "<Control-Key-2>")
    screen = driver.screen()
    assert driver.focus is screen.people_page.table.tree
    driver.press("<Insert>")
    driver.write("Lê Thị Lan")
    driver.press("<Return>")
    driver.write("lan")
    driver.press("<Return>")
    driver.write(PASSWORD)
    driver.press("<Return>")
    driver.write(PASSWORD)
    drafts: PanelDrafts = driver.window.screen("admin").drafts
    drafts.keep()
    kept = drafts.path.read_text(encoding="utf-8")
    assert json.loads(kept)["forms"][ADD]["values"]["login"] == "lan"
    assert PASSWORD not in kept
    driver.press("<Control-Return>")
    assert not driver.has_panel()
    assert [it.login for it in accounts.listed()] == ["ha", "lan"]
    driver.press("<Down>", "<Return>", "<Right>", "<Control-Return>")
    assert accounts.listed()[1].role is Role.LEADER
    driver.press("<Delete>", "<Control-Return>")
    assert accounts.listed()[1].is_disabled
    driver.press("<Delete>", "<Control-Return>")
    assert not accounts.listed()[1].is_disabled
    driver.window.focus_search()
    driver.write("lan")
    driver.press("<BackSpace>", "<Home>", "<Delete>")
    assert not driver.has_panel()
    assert driver.window.frame.top.search.text == "a"
    driver.window.frame.top.clear()
    screen.focus_table()
    driver.press("<Control-k>", "<Control-Return>", "<Escape>")
    assert driver.has_panel()  # the key is in force: it must be on paper first
    driver.write(screen.panel.title[-4:])
    driver.press("<Return>")
    assert not driver.has_panel()
    driver.press("<Control-Key-1>")
    assert driver.focus is screen.settings.tree


SCRIPT = (
    PROGRAM
    + """
def at_people(main, screen):
    press(main, "<Insert>")
    for text in ("Trần Thị Thu Hà", "ha", "mật khẩu dài", "mật khẩu dài"):
        write(main, text)
        press(main, "<Return>")
    press(main, "<Control-Return>")

def last(main):
    owner = main._owner()
    print(owner.clerk, owner.desk, main.lock.is_wanted())
    main.go("admin")
    wait(main, lambda: main.is_resting, lambda: end(main))
"""
    + RUN
)


@pytest.mark.window
def test_the_first_person_finds_the_window_opened_anew(
    new_office: Callable[[], OpenOffice],
) -> None:
    real = new_office()
    set_up_office(real)
    real.close()
    done = run_program(SCRIPT, real.data)
    assert done.stderr == ""
    owner, ended = done.stdout.splitlines()
    assert owner == "Trần Thị Thu Hà Quản trị True"
    assert ended == "0 2"


@pytest.mark.window
def test_real_keys_end_the_login_of_an_office_of_one(
    open_window: OpenWindow, office: FakeOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    accounts = office.real.accounts
    accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    accounts.log_in("ha", PASSWORD)
    driver = open_window(office)
    again: list[bool] = []
    monkeypatch.setattr(driver.window, "start_over", lambda: again.append(True))
    driver.window.go("admin")
    driver.settle()
    driver.press("<Control-Key-2>")
    driver.x_keys("ctrl+b")
    driver.wait_until(driver.has_panel)
    assert driver.window.frame.overlay.title == "Bỏ đăng nhập?"
    driver.x_keys("s", "a", "i", "ctrl+Return")
    driver.settle()
    driver.wait_until(lambda: driver.window.runner.is_idle and not again)
    assert accounts.present() is not None
    assert driver.has_panel()
    entry = driver.root.focus_get()
    assert entry is not None
    driver.x_keys("Home", "shift+End", "BackSpace")
    driver.write(PASSWORD)
    driver.x_keys("ctrl+Return")
    driver.wait_until(lambda: again)
    assert accounts.present() is None
    assert not office.real.accounts.cards()
