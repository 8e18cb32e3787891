"""One password a person: it opens the encrypted database and lets its owner in."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from motcua_desktop.bootstrap import OpenOffice, open_office
from motcua_desktop.domain.accounts import Role
from motcua_desktop.services.access_errors import OtherPeopleError, WrongPasswordError
from motcua_desktop.services.errors_sealing import LoginDelayedError, WrongKeyError
from motcua_desktop.storage import key_ring
from motcua_desktop.storage.key_ring import OFFICE, RECOVERY, KeyRing
from motcua_desktop.storage.key_search import KeySearch
from motcua_desktop.storage.opening import DATABASE_FILE
from motcua_desktop.storage.sealing import seal_file
from tests.accounts import PASSWORD, QuickSeal
from tests.builders import Clock, unguarded

SHARED = "mật khẩu chung"
NEW = "mật khẩu mới 1"

Opens = Callable[[str, str], bool]


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_ring, "_COST", {"memory_kib": 256, "rounds": 1})


@pytest.fixture
def sealed(office: OpenOffice, clock: Clock) -> Iterator[OpenOffice]:
    """An encrypted office of one person, open."""
    office.close()
    live = office.data / DATABASE_FILE
    holders = {OFFICE: SHARED, RECOVERY: "ABCD"}
    key = seal_file(live, KeyRing(office.data), holders)
    again = open_office(office.data, clock=clock, key=key)
    object.__setattr__(unguarded(again.accounts), "sealer", QuickSeal)
    yield again
    again.close()


@pytest.fixture
def opens(sealed: OpenOffice, clock: Clock) -> Opens:
    def opens(holder: str, password: str) -> bool:
        search = KeySearch(sealed.data, holder, lambda: password, clock)
        try:
            return search(sealed.data / DATABASE_FILE) == sealed.database.key
        except WrongKeyError:
            return False

    return opens


@pytest.fixture
def admin(sealed: OpenOffice) -> OpenOffice:
    """The same office with its first account, logged in."""
    sealed.accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    sealed.accounts.log_in("ha", PASSWORD)
    return sealed


def test_the_first_account_takes_the_place_of_the_shared_password(
    sealed: OpenOffice, opens: Opens
) -> None:
    assert opens(OFFICE, SHARED)
    sealed.accounts.add("ha", "Trần Thị Thu Hà", Role.ADMIN, PASSWORD)
    assert opens("ha", PASSWORD)
    assert not opens(OFFICE, SHARED)
    assert KeyRing(sealed.data).holders() == ["ha", RECOVERY]


def test_a_changed_password_opens_and_the_old_one_no_more(
    admin: OpenOffice, opens: Opens
) -> None:
    admin.accounts.change_own_password(PASSWORD, NEW)
    assert opens("ha", NEW)
    assert not opens("ha", PASSWORD)


def test_the_ring_among_the_copies_does_not_keep_an_old_password(
    admin: OpenOffice, opens: Opens
) -> None:
    admin.backups.make()
    admin.accounts.change_own_password(PASSWORD, NEW)
    assert list((admin.data / "backups").glob("keys-*.json"))
    assert not opens("ha", PASSWORD)
    assert opens("ha", NEW)


def test_who_is_disabled_opens_nothing_until_a_new_password(
    admin: OpenOffice, opens: Opens
) -> None:
    admin.accounts.add("lan", "Lê Thị Lan", Role.CLERK, PASSWORD)
    assert opens("lan", PASSWORD)
    admin.accounts.disable("lan")
    assert not opens("lan", PASSWORD)
    admin.accounts.enable("lan")
    admin.accounts.set_password("lan", NEW)
    assert opens("lan", NEW)


def test_one_recovery_key_opens_the_file_and_sets_a_password(
    admin: OpenOffice, opens: Opens
) -> None:
    key = admin.accounts.new_recovery_key()
    assert opens(RECOVERY, key)
    assert not opens(RECOVERY, "ABCD")
    admin.accounts.recover(key, "ha", NEW)
    assert opens("ha", NEW)


def test_the_recovery_key_gives_an_office_of_one_person_a_new_password(
    sealed: OpenOffice, opens: Opens
) -> None:
    key = sealed.accounts.new_recovery_key()
    with pytest.raises(WrongPasswordError):
        sealed.accounts.recover("ABCD", "", NEW)
    sealed.accounts.recover(key, "", NEW)
    assert opens(OFFICE, NEW)
    assert not opens(OFFICE, SHARED)


def test_the_sixth_wrong_password_waits_also_after_a_restart(
    sealed: OpenOffice, opens: Opens, clock: Clock
) -> None:
    for _ in range(5):
        assert not opens(OFFICE, "sai")
    with pytest.raises(LoginDelayedError, match="30 giây"):
        opens(OFFICE, SHARED)  # a new search: nothing of it is in memory only
    clock.moment += timedelta(seconds=30)
    assert opens(OFFICE, SHARED)
    assert not any("tries" in it.name for it in sealed.data.iterdir())


def test_a_clock_set_back_does_not_lock_for_years(opens: Opens, clock: Clock) -> None:
    for _ in range(5):
        opens(OFFICE, "sai")
    clock.moment -= timedelta(days=4000)
    with pytest.raises(LoginDelayedError, match="30 giây"):
        opens(OFFICE, SHARED)


def test_whose_password_opens_nothing_is_told(admin: OpenOffice) -> None:
    admin.accounts.add("lan", "Lê Thị Lan", Role.CLERK, PASSWORD)
    admin.accounts.disable("lan")
    cards = {card.account.login: card for card in admin.accounts.cards()}
    assert cards["lan"].lacks_key
    assert not cards["ha"].lacks_key
    assert cards["ha"].last_login == admin.clock()


def test_the_last_administrator_ends_the_login_and_one_password_is_left(
    admin: OpenOffice, opens: Opens
) -> None:
    accounts = admin.accounts
    accounts.add("lan", "Lê Thị Lan", Role.CLERK, NEW)
    with pytest.raises(OtherPeopleError, match="Lê Thị Lan"):
        accounts.end_login(PASSWORD)
    accounts.disable("lan")
    lines = admin.database.value("SELECT count(*) FROM audit")
    with pytest.raises(WrongPasswordError):
        accounts.end_login(NEW)
    assert admin.database.value("SELECT count(*) FROM audit") == lines
    assert opens("ha", PASSWORD)
    accounts.end_login(PASSWORD)
    assert not accounts.is_login_needed()
    assert accounts.present() is None
    assert opens(OFFICE, PASSWORD)
    assert not opens("ha", PASSWORD)
    assert sorted(accounts.keys.holders()) == sorted([OFFICE, RECOVERY])
    (line,) = admin.database.rows(
        "SELECT login, actor, detail FROM audit WHERE deed = 'AccountDesk.end_login'"
    )
    assert line == (
        "ha",
        "Trần Thị Thu Hà",
        "bỏ 2 tài khoản, từ nay không đăng nhập",
    )
    assert admin.audit.verify() == []


def test_cut_short_while_the_login_ends_the_office_opens(
    admin: OpenOffice, opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(admin.database, "commit", die)
        admin.accounts.end_login(PASSWORD)
    assert opens("ha", PASSWORD)
    assert admin.accounts.log_in("ha", PASSWORD).login == "ha"
    admin.accounts.end_login(PASSWORD)
    assert opens(OFFICE, PASSWORD)
